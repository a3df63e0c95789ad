import { randomUUID } from "node:crypto";
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { as, asAdmin, newRoom, registered } from "./calls";
import { standing } from "./house";
import { choose, dayIn, dialogOf, press, tabTo, type, typeDay, typeTime } from "./keyboard";
import { signedInPage, somebody } from "./people";
import { expect, test } from "./test";

/** Every form of the app, filled in and saved once without a mouse: Tab to each control, then key by key. */

const coming = dayIn(9);
const mark = () => randomUUID().slice(0, 6);
const ics = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//berth//EN", "END:VCALENDAR", ""].join("\r\n");
const calendarFile = { name: "own.ics", mimeType: "text/calendar", buffer: Buffer.from(ics) };

function button(within: Page | Locator, name: string) {
  return within.getByRole("button", { name, exact: true });
}

test("a student's forms, by keyboard", async ({ page, request }) => {
  const me = somebody("Kay Board");
  const room = await newRoom(request);
  const dialog = dialogOf(page);

  await test.step("register", async () => {
    await page.goto("/register");
    await type(page.getByLabel("Name"), me.name);
    await type(page.getByLabel("E-mail"), me.email, 5);
    await type(page.getByLabel("Password", { exact: true }), me.password, 5);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Book compute" })).toBeVisible();
  });

  await test.step("sign in", async () => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await type(page.getByLabel("E-mail"), me.email, 5);
    await type(page.getByLabel("Password", { exact: true }), me.password, 5);
    await page.keyboard.press("Enter");
    await expect(page).not.toHaveURL(/sign-in/);
  });

  await test.step("profile", async () => {
    await page.goto("/settings");
    await type(page.getByLabel("Name"), "Kay Keyboard");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  });

  await test.step("personal calendar", async () => {
    await press(button(page, "Add a calendar"));
    await type(dialog.getByLabel("What you call it"), "My choir");
    await tabTo(dialog.getByLabel("An address"));
    await page.keyboard.press("ArrowDown");
    await dialog.getByLabel("Calendar file").setInputFiles(calendarFile);
    await press(button(dialog, "Add it"));
    await expect(page.getByText("My choir is being read.")).toBeVisible();
  });

  if (!standing || process.env.BERTH_STAGE_DOOR)
    await test.step("portal", async () => {
      const stage = page.getByRole("region", { name: "Stage Door" });
      await press(button(stage, "Connect"));
      await type(dialog.getByLabel("E-mail there"), "kay@stage.example", 5);
      await type(dialog.getByLabel("Password there"), "break a leg", 5);
      await press(button(dialog, "Connect"));
      await expect(page.getByText("Stage Door is being read for the first time.")).toBeVisible();
    });

  await test.step("token", async () => {
    await page.goto("/settings/tokens");
    await type(page.getByLabel("Name"), "nightly backup");
    await choose(page.getByLabel("Expires after"), "30 days");
    await press(button(page, "Make the token"));
    await expect(page.getByRole("heading", { name: "nightly backup is made" })).toBeVisible();
  });

  await test.step("feed", async () => {
    await page.goto("/settings/feeds");
    await press(button(page, "Add a feed"));
    await choose(dialog.getByLabel("Room"), room.name);
    await press(button(dialog, "Add"));
    await expect(page.getByText(/ is added\.$/)).toBeVisible();
  });

  await test.step("book a room", async () => {
    await page.goto(`/find?branch=${room.branch}`);
    await typeDay(page.getByLabel("Day", { exact: true }), coming);
    await expect(page).toHaveURL(new RegExp(`date=${coming}`));
    await press(
      page
        .getByRole("list", { name: `Free starts, ${room.name}` })
        .getByRole("button")
        .nth(3),
    );
    await type(dialog.getByLabel("Title"), "Reading group");
    await type(dialog.getByLabel("People"), "4");
    await type(dialog.getByLabel("Note"), "We bring our own books.", 10);
    await press(button(dialog, "Book it"));
    await expect(page.getByRole("heading", { level: 1, name: "Reading group" })).toBeVisible();
  });

  await test.step("change a booking", async () => {
    await press(button(page, "Change"));
    await typeDay(dialog.getByLabel("Day"), dayIn(10));
    await choose(dialog.getByLabel("How long"), "1 h 30 min");
    await type(dialog.getByLabel("Title"), "Long reading group");
    await press(button(dialog, "Change it"));
    await expect(page.getByRole("heading", { level: 1, name: "Long reading group" })).toBeVisible();
    await expect(page.getByText("(1 h 30 min)")).toBeVisible();
  });

  await test.step("book compute", async () => {
    await page.goto("/book");
    await tabTo(page.getByRole("radio", { name: "Start now" }));
    await page.keyboard.press("ArrowRight");
    await typeDay(page.getByLabel("Date"), coming);
    await choose(page.getByLabel("Start", { exact: true }), "14:30");
    await tabTo(page.getByRole("radio", { name: /Usually/, checked: true }));
    const tryOut = page.getByRole("radio", { name: /^Try-out page/ });
    for (let at = 0; at < 9 && !(await tryOut.isChecked()); at++) await page.keyboard.press("ArrowDown");
    await type(page.getByLabel("Title"), "Typed run");
    await press(button(page, "Book it"));
    await expect(page.getByRole("heading", { level: 1, name: "Typed run" })).toBeVisible();
  });
});

test("an admin's forms for what can be booked, by keyboard", async ({ browser, request }) => {
  const page = await signedInPage(browser);
  const dialog = dialogOf(page);
  const own = mark();

  await test.step("environment, new and changed", async () => {
    await page.goto("/admin/environments");
    await press(button(page, "New environment"));
    // The dialog is taller than the window: its buttons stay in sight while the fields scroll.
    await expect(button(dialog, "Save")).toBeInViewport({ ratio: 1 });
    await type(dialog.getByLabel("Name"), `R ${own}`);
    await type(dialog.getByLabel("Description"), "Statistics", 10);
    await type(dialog.getByRole("textbox", { name: "Image" }), "rocker/rstudio:4", 10);
    await type(dialog.getByLabel("Port"), "8787");
    await type(dialog.getByLabel("Command"), "sh -c 'echo hello", 10);
    await press(button(dialog, "Save"));
    await expect(dialog.getByText("Close the quotation mark '.")).toBeVisible();
    await type(dialog.getByLabel("Command"), "sh -c 'echo hello'", 10);
    await type(dialog.getByRole("textbox", { name: "Cores" }), "2");
    await press(button(dialog, "Save"));
    await expect(page.getByRole("heading", { name: `R ${own}` })).toBeVisible();
    await press(button(page, `Edit R ${own}`));
    await expect(dialog.getByLabel("Command")).toHaveValue("sh -c 'echo hello'");
    await type(dialog.getByLabel("Description"), `Statistics with R ${own}`, 10);
    await dialog.getByLabel("Network").press("ArrowUp");
    await press(button(dialog, "Save"));
    await expect(page.getByText(`Statistics with R ${own}`)).toBeVisible();
    const card = page.getByRole("listitem").filter({ hasText: `R ${own}` });
    await expect(card.getByText("Reaches nothing")).toBeVisible();
  });

  await test.step("room with opening hours", async () => {
    await page.goto("/admin/rooms/new");
    await type(page.getByLabel("Name"), `Atelier ${own}`);
    await type(page.getByRole("textbox", { name: "Capacity" }), "12");
    await type(page.getByLabel("Branch"), `Branch ${own}`);
    await type(page.getByLabel("Location"), "Second floor", 10);
    await typeTime(page.getByLabel("Monday opens"), "09:15");
    await typeTime(page.getByLabel("Monday closes"), "21:30");
    await press(button(page, "Copy Monday to all days"));
    await press(button(page, "Add the room"));
    await expect(page.getByText(`Atelier ${own} can be booked now.`)).toBeVisible();
    const made = (await rooms(request)).find(({ name }) => name === `Atelier ${own}`);
    expect(made).toMatchObject({ capacity: 12 });
    expect(made?.openingHours).toContainEqual({ day: "sunday", opens: "09:15", closes: "21:30" });
  });

  await test.step("closing times of its branch", async () => {
    await page.goto("/admin/rooms");
    await press(button(page, `Closing times of Branch ${own}`));
    await typeTime(dialog.getByLabel("Monday"), "18:30");
    await press(button(dialog, "Save"));
    await expect(page.getByText(`Branch ${own}: closing times saved.`)).toBeVisible();
    await expect(page.getByRole("region", { name: `Branch ${own}` })).toContainText("Locked up Mon 18:30");
  });

  await test.step("course session", async () => {
    await page.goto("/admin/courses/new");
    await type(page.getByLabel("Course type"), `Knots ${own}`);
    await type(page.getByLabel("Location"), "Boat house", 10);
    await typeDay(page.getByLabel("Day"), coming);
    await typeTime(page.getByLabel("Starts"), "14:45");
    await typeTime(page.getByLabel("Ends"), "16:15");
    await type(page.getByRole("textbox", { name: "Seats" }), "7");
    await press(button(page, "Add the session"));
    const card = page.getByRole("article", { name: `Knots ${own}` });
    await expect(card).toContainText("14:45–16:15");
  });
});

test("an admin's other forms, by keyboard", async ({ browser, request }) => {
  const page = await signedInPage(browser);
  const dialog = dialogOf(page);
  const own = mark();

  await test.step("note on the board", async () => {
    const room = await newRoom(request);
    const person = await registered(request, "Rae Student");
    const booked = await request.post("/api/v1/bookings", {
      headers: as(person),
      data: {
        kind: "room",
        title: `Choir ${own}`,
        roomId: room.id,
        startsAt: `${dayIn(1)}T10:00:00Z`,
        endsAt: `${dayIn(1)}T11:00:00Z`,
      },
    });
    expect(booked.status(), await booked.text()).toBe(201);
    await page.goto(`/board?room=${room.id}`);
    const card = page.getByRole("article", { name: `Choir ${own}` });
    await press(button(card, "Add a note"));
    await type(card.getByLabel("Note for your colleagues"), "Has the key");
    await press(button(card, "Keep the note"));
    await expect(card.getByText("Has the key")).toBeVisible();
  });

  await test.step("for whom a feature is open", async () => {
    await page.goto("/admin/flags");
    await press(page.getByRole("button", { name: /^Choose for whom .*[Cc]ourse/ }));
    await tabTo(dialog.getByRole("checkbox", { name: "Staff" }));
    await page.keyboard.press("Space");
    await press(button(dialog, "Save"));
    await expect(page.getByText(/: saved\.$/)).toBeVisible();
  });

  await test.step("source", async () => {
    await page.goto("/admin/sources");
    await press(button(page, "Add a source"));
    await choose(dialog.getByLabel("What it is"), "A calendar");
    await type(dialog.getByLabel("Name"), `Theatre ${own}`);
    await tabTo(dialog.getByLabel("An address"));
    await page.keyboard.press("ArrowDown");
    await dialog.getByLabel("Calendar file").setInputFiles(calendarFile);
    await press(button(dialog, "Add it"));
    await expect(page.getByText(`Theatre ${own} is being read.`)).toBeVisible();
  });

  await test.step("enrol a node", async () => {
    await page.goto("/admin/nodes");
    await press(button(page, "Add a node"));
    await type(dialog.getByLabel("Name"), `node-${own}`);
    await type(dialog.getByLabel("Tags"), "ssd, quiet", 10);
    await press(button(dialog, "Make a token"));
    await expect(dialog.getByLabel("Enrolment token", { exact: true })).toHaveValue(/.+/);
    await press(button(dialog, "Done"));
    await press(button(page, `Withdraw the token of node-${own}`));
    await expect(page.getByText("Withdrawn: the token does not work any more.")).toBeVisible();
  });

  await test.step("extend, and reject with a reason", async () => {
    const id = await computeBooking(request, `Typed ${own}`);
    await page.goto(`/bookings/${id}`);
    await press(button(page, "Reject"));
    await type(dialog.getByLabel("Reason"), "A class needs it", 10);
    await press(button(dialog, "Reject"));
    await expect(page.getByText("Rejected", { exact: true })).toBeVisible();
    const kept = await computeBooking(request, `Kept ${own}`);
    const approved = await request.post(`/api/v1/bookings/${kept}/approve`, { headers: await asAdmin(request) });
    expect(approved.status(), await approved.text()).toBe(200);
    await page.goto(`/bookings/${kept}`);
    await press(button(page, "Extend").first());
    await tabTo(dialog.getByLabel("New end"));
    await page.keyboard.press("ArrowDown");
    await press(button(dialog, "Extend"));
    await expect(page.getByText(/^Extended: it now ends at/)).toBeVisible();
  });
});

interface MadeRoom {
  name: string;
  capacity: number;
  openingHours: object[];
}

async function rooms(request: APIRequestContext): Promise<MadeRoom[]> {
  const answer = await request.get("/api/v1/rooms?limit=200", { headers: await asAdmin(request) });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).items;
}

/** One core of tomorrow, of the smallest environment. */
async function computeBooking(request: APIRequestContext, title: string): Promise<string> {
  const headers = as(await registered(request, "Rae Student"));
  const environments = await (await request.get("/api/v1/environments", { headers })).json();
  const { id: environmentId } = environments.items.find(({ name }: { name: string }) => name === "Try-out page");
  const booked = await request.post("/api/v1/bookings", {
    headers,
    data: {
      kind: "compute",
      title,
      startsAt: `${dayIn(2)}T10:00:00Z`,
      endsAt: `${dayIn(2)}T11:00:00Z`,
      compute: { cores: 1, memoryGb: 1, gpus: 0, environmentId },
    },
  });
  expect(booked.status(), await booked.text()).toBe(201);
  return (await booked.json()).id;
}
