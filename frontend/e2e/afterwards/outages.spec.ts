import type { APIRequestContext } from "@playwright/test";
import { as, type Caller, newRoom, registered } from "../calls";
import { home, redis, whileSilent } from "../engines";
import { expect, test } from "../test";

test.skip(!home, "Only the house of these tests is broken.");
test.use({ allowed: /status of 50[234]|ERR_/ });

/** Tomorrow, in exact time. */
const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const at = (hour: string) => `${day}T${hour}:00Z`;
const QUICKLY = 10_000;

test("without Redis, or with an empty one, every answer stays right and guessing passwords is still stopped", async ({
  request,
}) => {
  const me = await registered(request, "Rae Student");
  const room = await newRoom(request);
  await expect.poll(async () => (await free(request, me, room.id)).results.length).toBe(1);
  await book(request, me, room.id, "08:00", "09:00");
  await expect.poll(async () => startsOf(await free(request, me, room.id))).toContain(at("09:00"));
  const before = (await free(request, me, room.id)).results;

  expect(await redis("FLUSHALL")).toContain("+OK");
  expect((await free(request, me, room.id)).results).toEqual(before);

  await whileSilent("redis", async () => {
    expect((await free(request, me, room.id)).results).toEqual(before);
    const position = await book(request, me, room.id, "10:00", "11:00");
    const after = await free(request, me, room.id, position);
    expect(after.stale).toBeUndefined();
    expect(startsOf(after)).toEqual([at("09:00"), at("11:00")]);
    expect(await bookedAgain(request, me, room.id, "10:00", "11:00")).toBe(409);
    const feeds = await request.get("/api/v1/me/feeds", { headers: as(me) });
    expect((await request.get((await feeds.json()).httpsUrl, { timeout: QUICKLY })).status()).toBe(200);
    expect(await guesses(request, me)).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

test("without Kafka people go on booking, are told how old the search is, and everything catches up", async ({
  page,
  request,
}) => {
  const me = await registered(request, "Rae Student");
  const room = await newRoom(request);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(me.email);
  await page.getByLabel("Password", { exact: true }).fill(me.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Find a time" }).click();
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Branch").selectOption(room.branch);
  await expect(page.getByRole("list", { name: `Free starts, ${room.name}` })).toBeVisible();
  const old = page.getByText(/^As of \d\d? \w+ \d{4}, \d\d:\d\d:\d\d/);
  await expect(old).toHaveCount(0);

  let position = "";
  await whileSilent("kafka", async () => {
    position = await book(request, me, room.id, "10:00", "11:00");
    expect(await bookedAgain(request, me, room.id, "10:30", "11:30")).toBe(409);
    await expect.poll(async () => (await free(request, me, room.id)).stale).toBe(true);
    const answer = await free(request, me, room.id, position);
    expect(Date.parse(answer.asOf)).toBeLessThan(Date.now() - 1_000);
    await page.reload();
    await expect(old).toBeVisible();
  });

  await expect
    .poll(async () => startsOf(await free(request, me, room.id, position)), { timeout: 60_000 })
    .toContain(at("11:00"));
  await expect.poll(async () => (await free(request, me, room.id)).stale, { timeout: 60_000 }).toBeUndefined();
  await expect(old).toHaveCount(0);
  const feeds = await request.get("/api/v1/me/feeds", { headers: as(me) });
  const feed = (await feeds.json()).httpsUrl;
  await expect.poll(async () => (await request.get(feed)).text(), { timeout: 60_000 }).toContain("SUMMARY:Outage");
});

interface Search {
  results: { slots: { startsAt: string }[] }[];
  asOf: string;
  stale?: boolean;
}

/** What is free of this room tomorrow between eight and noon. */
async function free(request: APIRequestContext, me: Caller, room: string, position?: string): Promise<Search> {
  const params = { kind: "room", resourceId: room, from: at("08:00"), to: at("12:00"), duration: 60 };
  const headers = { ...as(me), ...(position ? { "Berth-Position": position } : {}) };
  const answer = await request.get("/api/v1/availability/search", { headers, params, timeout: QUICKLY });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

function startsOf({ results }: Search): string[] {
  return (results[0]?.slots ?? []).map(({ startsAt }) => startsAt).sort();
}

function tryToBook(request: APIRequestContext, me: Caller, roomId: string, from: string, to: string) {
  const data = { kind: "room", roomId, startsAt: at(from), endsAt: at(to), title: "Outage" };
  return request.post("/api/v1/bookings", { headers: as(me), data, timeout: QUICKLY });
}

/** Returns the position from which on the booking is known. */
async function book(request: APIRequestContext, me: Caller, room: string, from: string, to: string): Promise<string> {
  const answer = await tryToBook(request, me, room, from, to);
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.headers()["berth-position"] ?? "";
}

async function bookedAgain(request: APIRequestContext, me: Caller, room: string, from: string, to: string) {
  return (await tryToBook(request, me, room, from, to)).status();
}

async function guesses(request: APIRequestContext, { email }: Caller): Promise<number[]> {
  const statuses = [];
  for (let guess = 0; guess < 6; guess++) {
    const data = { email, password: `guess number ${guess}` };
    statuses.push((await request.post("/api/v1/auth/token", { data, timeout: QUICKLY })).status());
  }
  return statuses;
}
