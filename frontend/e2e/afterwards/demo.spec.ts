import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { admin, standing, surroundings } from "../house";
import { signedInPage } from "../people";
import { expect, test } from "../test";

const home = process.env.BERTH_E2E_HOME;
const root = resolve(import.meta.dirname, "../../..");
const anyTime = /\d\d:\d\d/;

test.skip(!home || !!standing, "The demo fills in only the Berth that these tests have started.");

/** Each page with words that are there only when it shows something, whatever the hour and the day of the week. */
const pages: Record<"admin" | "ada", [path: string, shows: RegExp][]> = {
  admin: [
    ["/admin", /Approve/],
    ["/admin/bookings", anyTime],
    ["/admin/statistics", /core hours/],
    ["/admin/nodes", /kestrel/],
    ["/admin/environments", /RStudio Server/],
    ["/admin/rooms", /Robotics lab/],
    ["/admin/courses", /Pottery/],
    ["/admin/sources", /LibCal of the library/],
    ["/admin/syncs", /LibCal|Stage Door portal/],
    ["/admin/flags", /New bookings of compute/],
    ["/admin/people", /Grace Hopper/],
    ["/admin/audit", anyTime],
    ["/board", /Robotics lab/],
    ["/bookings", anyTime],
    ["/find", /Reading room|Group study/],
    ["/calendar", /Pottery/],
    ["/settings", /Stage Door/],
    ["/settings/tokens", /Backup script/],
    ["/settings/feeds", /Pottery/],
  ],
  ada: [
    ["/bookings", anyTime],
    ["/bookings?tab=active", anyTime],
    ["/bookings?tab=past", anyTime],
    ["/calendar", /Pottery/],
    ["/find", /Reading room|Group study/],
    ["/settings/tokens", /Backup script/],
    ["/settings/feeds", /Pottery/],
  ],
};

test("after the demo no page is empty, and none breaks", async ({ browser }) => {
  test.setTimeout(600_000);
  berth("demo");
  const password = readFileSync(join(home ?? "", "secrets", "demo-password"), "utf8").trim();
  const ada = { email: "ada@demo.berth.local", password };
  const look = async (page: Page, seen: (typeof pages)["ada"]) => {
    for (const [path, shows] of seen)
      await test.step(path, async () => {
        await page.goto(path);
        const words = page.getByRole("main").getByText(shows).filter({ visible: true });
        await expect(words.first(), path).toBeVisible();
        await expect(page.locator("[data-empty]"), path).toHaveCount(0);
      });
  };
  // Side by side: most of the time a page waits for the server.
  await Promise.all([
    look(await signedInPage(browser, {}, admin), pages.admin),
    look(await signedInPage(browser, {}, ada), pages.ada),
  ]);
});

function berth(command: string) {
  const run = spawnSync("./berth", [command], {
    cwd: root,
    env: { ...surroundings, BERTH_HOME: home },
    encoding: "utf8",
  });
  expect(run.status, run.stdout + run.stderr).toBe(0);
}
