import type { APIRequestContext } from "@playwright/test";
import { newRoom } from "./calls";
import { adminPage, type Person, register, somebody } from "./people";
import { expect, test } from "./test";

/** Tomorrow, in exact time: far from any midnight of the browser's zone. */
const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const at = (hour: string) => `${day}T${hour}:00Z`;

test("whoever is too late for a room is offered what is free, and one click books it", async ({ page, request }) => {
  const room = await newRoom(request);
  const rival = await tokenOf(request, somebody("Kim Rival"));
  await register(page, somebody("Rae Student"));

  await page.goto(`/find?date=${day}&branch=${room.branch}&room=${room.id}&start=${at("09:00")}`);
  const dialog = page.getByRole("dialog", { name: `Book ${room.name}` });
  await dialog.getByLabel("Title").fill("Group work");
  await book(request, rival, room.id, at("09:00"), at("10:00"));
  await dialog.getByRole("button", { name: "Book it" }).click();

  const refusal = dialog.getByRole("alert").filter({ hasText: "One click books it" });
  await refusal.getByRole("button").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Group work" })).toBeVisible();
  await expect(page.getByText("Approved", { exact: true })).toBeVisible();
});

test("a room, from the search to the cancelled booking", async ({ page, request }) => {
  const room = await newRoom(request);
  const me = somebody("Rae Student");
  await register(page, me);

  await test.step("search by day, pick a start, book", async () => {
    await page.getByRole("link", { name: "Find a time" }).click();
    await page.getByLabel("Day", { exact: true }).fill(day);
    await page.getByLabel("Branch").selectOption(room.branch);
    await page.getByLabel("Time of day").selectOption({ label: "Morning, until 12" });
    await page
      .getByRole("list", { name: `Free starts, ${room.name}` })
      .getByRole("button")
      .first()
      .click();
    const dialog = page.getByRole("dialog", { name: `Book ${room.name}` });
    await dialog.getByLabel("Title").fill("Reading group");
    await dialog.getByRole("button", { name: "Book it" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Reading group" })).toBeVisible();
  });
  const id = page.url().split("/").pop() ?? "";

  await test.step("change its length and name", async () => {
    await page.getByRole("button", { name: "Change" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("How long").selectOption({ label: "1 h 30 min" });
    await dialog.getByLabel("Title").fill("Long reading group");
    await dialog.getByRole("button", { name: "Change it" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Long reading group" })).toBeVisible();
    await expect(page.getByText("(1 h 30 min)")).toBeVisible();
  });

  await test.step("what happens elsewhere shows by itself", async () => {
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    // While the stream is open the page asks every two minutes only: within the usual patience only the stream can tell.
    const headers = { Authorization: `Bearer ${await signIn(request, me)}` };
    const now = await request.get(`/api/v1/bookings/${id}`, { headers });
    const changed = await request.patch(`/api/v1/bookings/${id}`, {
      headers: { ...headers, "If-Match": now.headers().etag ?? "" },
      data: { title: "Quiet reading group" },
    });
    expect(changed.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1, name: "Quiet reading group" })).toBeVisible();
  });

  await test.step("cancel, and the room is free again", async () => {
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Cancel booking" }).click();
    await expect(page.getByText("Cancelled", { exact: true })).toBeVisible();
  });
});

test("a free time in the timeline is booked by pointing at it, and stands in the audit", async ({
  page,
  browser,
  request,
}) => {
  const room = await newRoom(request);
  await register(page, somebody("Rae Student"));
  const title = `Drawing ${room.name}`;

  await test.step("point at it, choose how long, book", async () => {
    await page.goto(`/calendar?kind=room&view=day&date=${day}`);
    await page.getByRole("button", { name: `Book ${room.name}, free` }).click();
    const dialog = page.getByRole("dialog", { name: `Book ${room.name}` });
    await dialog.getByLabel("Start").selectOption({ label: "14:15" });
    await dialog.getByLabel("How long").selectOption({ label: "2 h" });
    await dialog.getByLabel("Title").fill(title);
    await dialog.getByRole("button", { name: "Book it" }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(page.getByText("14:15–16:15")).toBeVisible();
  });

  await test.step("an admin reads who did it", async () => {
    const deciding = await adminPage(browser);
    await deciding.goto("/admin/audit?kind=booking");
    const entry = deciding.getByRole("listitem").filter({ hasText: title });
    await expect(entry.getByText("created by")).toContainText("Rae Student");
    await entry.getByRole("link", { name: "Its history" }).click();
    await expect(deciding.getByRole("listitem").filter({ hasText: title })).toHaveCount(1);
  });
});

async function book(request: APIRequestContext, token: string, roomId: string, startsAt: string, endsAt: string) {
  const headers = { Authorization: `Bearer ${token}` };
  const data = { kind: "room", roomId, startsAt, endsAt, title: "First come" };
  expect((await request.post("/api/v1/bookings", { headers, data })).status()).toBe(201);
}

async function tokenOf(request: APIRequestContext, person: Person): Promise<string> {
  const answer = await request.post("/api/v1/auth/register", { data: person });
  expect(answer.status()).toBe(201);
  return (await answer.json()).accessToken;
}

async function signIn(request: APIRequestContext, { email, password }: Pick<Person, "email" | "password">) {
  const answer = await request.post("/api/v1/auth/token", { data: { email, password } });
  expect(answer.status()).toBe(200);
  return (await answer.json()).accessToken as string;
}
