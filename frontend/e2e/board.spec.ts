import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { as, asAdmin, newRoom, registered, staffMember } from "./calls";
import { adminPage, signIn } from "./people";
import { expect, test } from "./test";

const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/** Tomorrow evening, past the branch's 18:00 in winter and in summer. */
const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const evening = { startsAt: `${day}T17:00:00Z`, endsAt: `${day}T19:00:00Z` };

test("staff see at a glance what runs past closing, leave a note, and switch rooms without a page load", async ({
  browser,
  request,
}) => {
  const room = await newRoom(request);
  const other = await newRoom(request, room.branch);
  const closing = WEEK.map((weekday) => ({ day: weekday, cutOff: "18:00" }));
  const branch = await request.patch(`/api/v1/branches/${room.branch}`, {
    headers: await asAdmin(request),
    data: { timeZone: "Europe/Berlin", closing },
  });
  expect(branch.status(), await branch.text()).toBe(200);
  const booked = await request.post("/api/v1/bookings", {
    headers: as(await registered(request, "Rae Student")),
    data: { kind: "room", title: "Late rehearsal", roomId: room.id, ...evening },
  });
  expect(booked.status(), await booked.text()).toBe(201);

  const page = await adminPage(browser);
  const rehearsal = page.getByRole("article", { name: "Late rehearsal" });

  await test.step("at a desk: a list of rooms by branch", async () => {
    await page.goto(`/board?room=${room.id}`);
    const rooms = page.getByRole("navigation", { name: "Rooms" });
    await expect(rooms.getByRole("heading", { name: room.branch })).toBeVisible();
    await expect(rehearsal.getByText("After hours")).toBeVisible();
    await expect(rehearsal.getByText("Rae Student")).toBeVisible();

    await markPage(page);
    await rooms.getByRole("link", { name: other.name }).click();
    await expect(page.getByRole("heading", { level: 2, name: other.name })).toBeVisible();
    await rooms.getByRole("link", { name: room.name }).click();
    await expect(rehearsal).toBeVisible();
    expect(await isSamePage(page)).toBe(true);
  });

  await test.step("a note for colleagues", async () => {
    await rehearsal.getByRole("button", { name: "Add a note" }).click();
    await rehearsal.getByLabel("Note for your colleagues").fill("Has the key");
    await rehearsal.getByRole("button", { name: "Keep the note" }).click();
    await expect(rehearsal.getByText("Has the key")).toBeVisible();
  });

  await test.step("on a phone: a drop-down with the branches as groups", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const choice = page.getByLabel("Room", { exact: true });
    await expect(choice.locator(`optgroup[label="${room.branch}"] option`)).toHaveCount(2);
    await choice.selectOption({ label: other.name });
    await expect(page.getByRole("heading", { level: 2, name: other.name })).toBeVisible();
    await choice.selectOption({ label: room.name });
    await expect(rehearsal.getByText("After hours")).toBeVisible();
    await expect(rehearsal.getByRole("button", { name: "Notes (1)" })).toBeVisible();
    expect(await isSamePage(page)).toBe(true);
  });
});

const widths = { "at a desk": { width: 1280, height: 800 }, "on a phone": { width: 390, height: 844 } };

for (const [where, viewport] of Object.entries(widths)) {
  test(`somebody of the staff is told of a clash on every page, led to it, and has it read anew, ${where}`, async ({
    browser,
    request,
  }) => {
    const room = await newRoom(request);
    const booked = await request.post("/api/v1/bookings", {
      headers: as(await registered(request, "Rae Student")),
      data: { kind: "room", title: "Seminar", roomId: room.id, ...evening },
    });
    expect(booked.status(), await booked.text()).toBe(201);
    const choir = await calendarOf(request, room.id, "Choir practice");
    const page = await (await browser.newContext({ viewport })).newPage();
    await signIn(page, await staffMember(request, "Desk Clerk"));
    const navigation = page.getByRole("navigation", { name: "Main" });

    await test.step("the navigation counts it", async () => {
      // Whoever opens the menu before the first page is there sees it close again.
      await expect(page.getByRole("heading", { level: 1, name: "Book compute" })).toBeVisible();
      const menu = page.getByRole("button", { name: "Open the menu" });
      if (await menu.isVisible()) await menu.click();
      await expect(navigation.getByRole("link", { name: "Admin" })).toHaveCount(0);
      await navigation.getByRole("link", { name: /^Board, \d+ clash(es)?$/ }).click();
    });

    const card = page.getByRole("article", { name: "Choir practice" });
    await test.step("its line leads to the card, by the keyboard too", async () => {
      const line = page.getByRole("region", { name: "Clashes" }).getByRole("link", { name: room.name });
      await expect(line).toContainText("“Seminar” and “Choir practice”");
      await line.press("Enter");
      await expect(card).toBeFocused();
      await expect(card).toBeInViewport();
      await expect(card.getByText("Clashes", { exact: true })).toBeVisible();
    });

    await test.step("and Refresh says what became of its source", async () => {
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect(page.getByRole("status").getByText(new RegExp(`^${choir}(:| was read)`))).toBeVisible();
      await expect(page.getByText(/^Last updated/)).toBeVisible();
    });
  });
}

/** An admin's calendar that takes the room in the same evening; waits until the board knows. Its name is its own. */
async function calendarOf(request: APIRequestContext, roomId: string, title: string): Promise<string> {
  const name = `Choir ${randomUUID().slice(0, 8)}`;
  const stamp = (instant: string) => instant.replace(/[-:]/g, "");
  const content = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//choir//EN", "BEGIN:VEVENT", `UID:${randomUUID()}`],
    ...[`SUMMARY:${title}`, `DTSTART:${stamp(evening.startsAt)}`, `DTEND:${stamp(evening.endsAt)}`],
    ...["END:VEVENT", "END:VCALENDAR", ""],
  ].join("\r\n");
  const headers = await asAdmin(request);
  const added = await request.post("/api/v1/sync/sources", {
    headers,
    data: { kind: "ics", name, content, timeZone: "Europe/Berlin", rooms: [{ space: "*", roomId }] },
  });
  expect(added.status(), await added.text()).toBe(201);
  await expect
    .poll(async () => (await request.get("/api/v1/board/clashes", { headers })).text(), { timeout: 60_000 })
    .toContain(roomId);
  return name;
}

/** A page that is loaded anew has forgotten it. */
function markPage(page: Page) {
  return page.evaluate(() => document.documentElement.setAttribute("data-seen", "yes"));
}

function isSamePage(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.getAttribute("data-seen") === "yes");
}
