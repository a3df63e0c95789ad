import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { adminPage } from "./people";
import { expect, test } from "./test";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const addresses = [
  "/find",
  "/find?kind=compute",
  "/book",
  "/bookings",
  "/calendar",
  "/calendar?kind=room",
  "/board",
  "/admin",
  "/admin/bookings",
  "/admin/statistics",
  "/admin/nodes",
  "/admin/environments",
  "/admin/rooms",
  "/admin/rooms/new",
  "/admin/courses",
  "/admin/courses/new",
  "/admin/syncs",
  "/admin/people",
  "/settings",
  "/settings/tokens",
  "/admin/flags",
  "/settings/feeds",
];

for (const colours of ["light", "dark"] as const) {
  test(`every page can be read in ${colours} colours, and fits a phone`, async ({ browser }) => {
    const page = await adminPage(browser);
    await page.emulateMedia({ colorScheme: colours, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 360, height: 740 });
    for (const address of addresses) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
      expect(await faintOn(page), address).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBeLessThanOrEqual(
        0,
      );
    }
    await page.context().close();
  });
}

async function faintOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (window as never as { axe: typeof import("axe-core") }).axe.run(document, {
      runOnly: ["color-contrast"],
    });
    return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
  });
}
