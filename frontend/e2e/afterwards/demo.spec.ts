import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { admin, standing, surroundings } from "../house";
import { signIn } from "../people";

const home = process.env.BERTH_E2E_HOME;
const root = resolve(import.meta.dirname, "../../..");

test.skip(!home || !!standing, "The demo fills in only the Berth that these tests have started.");

/** Each page with words that are there only when it shows something. */
const pages: { as: "admin" | "ada"; path: string; shows: RegExp }[] = [
  { as: "admin", path: "/", shows: /Approve/ },
  { as: "admin", path: "/admin", shows: /Approve/ },
  { as: "admin", path: "/admin/bookings", shows: /Ada Lovelace|Alan Turing|Adele Goldberg/ },
  { as: "admin", path: "/admin/nodes", shows: /kestrel/ },
  { as: "admin", path: "/admin/environments", shows: /RStudio Server/ },
  { as: "admin", path: "/admin/rooms", shows: /Robotics lab/ },
  { as: "admin", path: "/admin/courses", shows: /Pottery/ },
  { as: "admin", path: "/admin/sources", shows: /LibCal of the library/ },
  { as: "admin", path: "/admin/syncs", shows: /libcal|stage-door/ },
  { as: "admin", path: "/admin/flags", shows: /New bookings of compute/ },
  { as: "admin", path: "/admin/people", shows: /Grace Hopper/ },
  { as: "admin", path: "/admin/audit", shows: /kestrel|Robotics lab/ },
  { as: "admin", path: "/board", shows: /Robot cup, last tests/ },
  { as: "admin", path: "/bookings", shows: /Planning the term/ },
  { as: "admin", path: "/find", shows: /Reading room|Group study/ },
  { as: "admin", path: "/calendar", shows: /Pottery/ },
  { as: "admin", path: "/settings", shows: /Stage Door/ },
  { as: "admin", path: "/settings/tokens", shows: /Backup script/ },
  { as: "admin", path: "/settings/feeds", shows: /Pottery/ },
  { as: "ada", path: "/", shows: /Analytical engine/ },
  { as: "ada", path: "/bookings", shows: /Analytical engine/ },
  { as: "ada", path: "/calendar", shows: /Pottery/ },
  { as: "ada", path: "/find", shows: /Reading room|Group study/ },
  { as: "ada", path: "/settings/tokens", shows: /Backup script/ },
  { as: "ada", path: "/settings/feeds", shows: /Pottery/ },
];

test("after the demo no page is empty, and none breaks", async ({ browser }) => {
  test.setTimeout(600_000);
  berth("demo");
  const password = readFileSync(join(home ?? "", "secrets", "demo-password"), "utf8").trim();
  const people = { admin, ada: { email: "ada@demo.berth.local", password } };
  for (const as of ["admin", "ada"] as const) {
    const page = await (await browser.newContext()).newPage();
    const broken = listen(page);
    await signIn(page, people[as]);
    for (const { path, shows } of pages.filter((it) => it.as === as)) {
      await test.step(`${as} looks at ${path}`, async () => {
        await page.goto(path);
        await expect(page.getByRole("main").getByText(shows).first()).toBeVisible();
        await expect(page.locator("[data-empty]")).toHaveCount(0);
        expect(broken, path).toEqual([]);
      });
    }
  }
});

/** What the browser complains about. */
function listen(page: Page): string[] {
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") broken.push(message.text());
  });
  return broken;
}

function berth(command: string) {
  const run = spawnSync("./berth", [command], {
    cwd: root,
    env: { ...surroundings, BERTH_HOME: home },
    encoding: "utf8",
  });
  expect(run.status, run.stdout + run.stderr).toBe(0);
}
