import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { APIRequestContext } from "@playwright/test";
import pg from "pg";
import { as, type Caller, registered } from "../calls";
import { database, home, redis } from "../engines";
import { admin } from "../house";
import { expect, test } from "../test";

test.skip(!home, "Only the house of these tests may be looked through.");

/** What the journeys typed in, wherever they did. */
const PASSWORDS = [admin.password, "three unrelated words", "break a leg", "guess number"];

/** Whatever of this kind, and whosever it is: a token of ours, a feed's address. */
const SHAPES = {
  "an access token": /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/,
  "an API token": /berth_[A-Za-z0-9]{30,}/,
  "a feed's address": /\/calendar\/[0-9a-f]{40}/,
};

test("nothing that was written down tells a password or a token", async ({ request }) => {
  const me = await registered(request, "Ada Secret");
  const secrets = [...PASSWORDS, ...(await secretsOf(request, me)), ...ownSecrets()];
  const written = new Map([...(await tables()), ["Redis", await redisContent()], ...files("logs"), ...files("data")]);

  expect([...written.keys()]).toEqual(
    expect.arrayContaining(["sync.portal_account", "feed.feed", "booking.person", "logs/gateway.log"]),
  );
  expect(written.get("sync.portal_account")).toContain("stage-door");
  expect(written.get("Redis")).toContain("BEGIN:VCALENDAR");
  for (const [place, text] of written) {
    for (const secret of secrets) {
      expect(
        formsOf(secret).some((form) => text.includes(form)),
        `${place} tells ${secret}`,
      ).toBe(false);
    }
    for (const [what, shape] of Object.entries(SHAPES)) {
      expect(shape.exec(text)?.[0], `${place} tells ${what}`).toBeUndefined();
    }
  }
});

/** One of every kind, used as people use them. */
async function secretsOf(request: APIRequestContext, me: Caller): Promise<string[]> {
  const headers = as(me);
  const signedIn = await request.post("/api/v1/auth/token", { data: { email: me.email, password: me.password } });
  const cookies = (await request.storageState()).cookies.map(({ value }) => value);
  const apiToken = (await (await request.post("/api/v1/me/tokens", { headers, data: { name: "Script" } })).json())
    .token;
  expect((await request.get("/api/v1/me", { headers: as({ token: apiToken }) })).status()).toBe(200);
  const feed = (await (await request.get("/api/v1/me/feeds", { headers })).json()).httpsUrl;
  expect((await request.get(feed)).status()).toBe(200);
  const email = `${me.email.split("@")[0]}@stage.example`;
  const connected = await request.put("/api/v1/me/portals/stage-door/credentials", {
    headers,
    data: { email, password: "break a leg" },
  });
  expect(connected.status(), await connected.text()).toBe(204);
  await expect
    .poll(async () => lastJob(await request.get("/api/v1/me/sync/status", { headers })), { timeout: 90_000 })
    .toBe("completed");
  return [me.token, (await signedIn.json()).accessToken, apiToken, feed.match(/[0-9a-f]{40}/)[0], email, ...cookies];
}

async function lastJob(answer: { json(): Promise<{ items: { lastJob?: { status: string } }[] }> }) {
  return (await answer.json()).items[0]?.lastJob?.status;
}

/** The house's own: of its engines, and between its services. */
function ownSecrets(): string[] {
  return [
    "data/postgres/password",
    "data/redis/password",
    "secrets/internal",
    "secrets/agent-token",
    "secrets/feed-key",
  ]
    .map((file) => readFileSync(join(home, file), "utf8").trim())
    .concat(keyMaterial());
}

function keyMaterial(): string[] {
  const keys = JSON.parse(readFileSync(join(home, "secrets/portal-key.json"), "utf8"));
  return keys.key.map(({ keyData }: { keyData: { value: string } }) => keyData.value);
}

/** As it is, and as a column of bytes, a header and a form would write it. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString("hex"), bytes.toString("base64").replace(/=*$/, ""), encodeURIComponent(secret)];
}

/** Every table of every schema, each row as text. */
async function tables(): Promise<[string, string][]> {
  const client = new pg.Client(database());
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const dump: [string, string][] = [];
    for (const { name } of rows) {
      const { rows: all } = await client.query(`SELECT it::text AS text FROM ${name} it`);
      dump.push([name, all.map(({ text }) => text).join("\n")]);
    }
    return dump;
  } finally {
    await client.end();
  }
}

/** Every key and its value; calendars are kept zipped. Not by DUMP, which packs what is long. */
async function redisContent(): Promise<string> {
  const keys = stringsIn(await redis("KEYS *"));
  const values = await redis(...keys.map((key) => `GET "${key}"`));
  expect(values, "All that Redis holds is strings").not.toContain("-WRONGTYPE");
  return [...keys, ...stringsIn(values).map(unzipped)].join("\n");
}

/** Each with its length before it, so that it may hold anything. */
function stringsIn(answer: string): string[] {
  const found: string[] = [];
  for (let at = answer.indexOf("$"); at >= 0; at = answer.indexOf("$", at)) {
    const from = answer.indexOf("\r\n", at) + 2;
    const length = Number(answer.slice(at + 1, from - 2));
    at = from + Math.max(length, 0);
    found.push(answer.slice(from, at));
  }
  return found;
}

function unzipped(value: string): string {
  return value.startsWith("\x1f\x8b") ? gunzipSync(Buffer.from(value, "latin1")).toString("latin1") : value;
}

/** Logs, and Kafka's segments; not the file of a password itself, nor PostgreSQL's pages, which the tables tell better. */
function files(folder: string): [string, string][] {
  return readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(log|last)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(home.length + 1), readFileSync(file, "latin1")]);
}
