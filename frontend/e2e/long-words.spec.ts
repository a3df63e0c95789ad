import { randomUUID } from "node:crypto";
import { as, asAdmin, newRoom, registered } from "./calls";
import { dayIn } from "./keyboard";
import { signedInPage } from "./people";
import { expect, test } from "./test";

const widths = { "at a desk": { width: 1280, height: 800 }, "on a phone": { width: 390, height: 844 } };

test("a room with a long name on the board leaves the other rooms' links free", async ({ browser, request }) => {
  const room = await newRoom(request);
  await newRoom(request, `Branch-${"W".repeat(50)}`);
  const page = await signedInPage(browser, { viewport: widths["at a desk"] });
  await page.goto(`/board?room=${room.id}`);
  await page.getByRole("link", { name: room.name }).click({ timeout: 20_000 });
});

test("words without an end make no page scroll sideways", async ({ browser, request }) => {
  const long = (letters: number) => `${randomUUID().replaceAll("-", "")}${"W".repeat(letters)}`.slice(0, letters);
  const admin = await asAdmin(request);
  const owner = await registered(request, long(80));
  const room = await newRoom(request, long(60));
  const [startsAt, endsAt] = [`${dayIn(1)}T16:00:00Z`, `${dayIn(1)}T17:00:00Z`];
  const made = async (path: string, data: object, headers: Record<string, string> = admin) => {
    const answer = await request.post(path, { headers, data });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as { id: string };
  };
  await made("/api/v1/environments", {
    ...{ name: long(90), description: long(300), image: "rocker/rstudio:4", ports: [8787], cores: 1, memoryGb: 1 },
  });
  const session = await made("/api/v1/course-sessions", {
    ...{ courseType: long(60), location: long(80), capacity: 5, timeZone: "Europe/Berlin", instructorNotes: long(300) },
    ...{ startsAt, endsAt },
  });
  const wish = { title: long(120), description: long(900), startsAt, endsAt };
  const booking = await made("/api/v1/bookings", { kind: "room", roomId: room.id, ...wish }, as(owner));
  await made(`/api/v1/bookings/${booking.id}/notes`, { text: long(900) });

  const addresses = [
    `/bookings/${booking.id}`,
    `/board?room=${room.id}`,
    "/admin",
    "/admin/bookings",
    "/admin/environments",
    "/admin/rooms",
    `/admin/rooms/${room.id}`,
    "/admin/courses",
    `/admin/courses/${session.id}`,
    "/admin/people",
    "/admin/audit",
    "/book",
    `/find?branch=${room.branch}&date=${dayIn(1)}`,
    `/calendar?view=list`,
    `/calendar?view=month&session=${session.id}`,
    `/calendar?kind=room&view=day&date=${dayIn(1)}`,
  ];
  const mine = ["/bookings"];
  for (const [where, viewport] of Object.entries(widths)) {
    for (const [person, pages] of [
      [undefined, addresses],
      [owner, mine],
    ] as const) {
      const page = await signedInPage(browser, { viewport }, person);
      for (const address of pages) {
        await page.goto(address);
        await expect(page.locator("h1")).toBeVisible(); // also behind an open panel
        await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect.soft(wide, `${address}, ${where}`).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    }
  }
});
