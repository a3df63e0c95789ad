import type { Page } from "@playwright/test";
import { signedInPage } from "./people";
import { expect, test } from "./test";

const TURNS = 10;
const widths = { "at a desk": { width: 1280, height: 800 }, "on a phone": { width: 390, height: 844 } };
const views = {
  "at a desk": {
    course: ["month", "week", "day", "list"],
    room: ["month", "week", "day"],
    node: ["month", "week", "day"],
  },
  // A phone shows the list of every view.
  "on a phone": { course: ["month", "week", "list"], room: ["day", "week"], node: ["day"] },
};

for (const [where, viewport] of Object.entries(widths)) {
  for (const [kind, of] of Object.entries(views[where as keyof typeof views]))
    test(`every view of the ${kind} calendar is paged ten times each way, ${where}`, async ({ browser }) => {
      const page = await signedInPage(browser, { viewport });
      for (const view of of)
        await test.step(view, async () => {
          await page.goto(`/calendar?kind=${kind}&view=${view}`);
          await turn(page, "Later");
          await turn(page, "Earlier");
        });
    });

  test(`the views of a calendar are changed to and fro, ${where}`, async ({ browser }) => {
    const page = await signedInPage(browser, { viewport });
    await page.goto("/calendar");
    const choices = page.getByRole("navigation", { name: "View" });
    for (const view of ["Month", "List", "Week", "List", "Month", "Day", "List", "Month", "List"]) {
      await choices.getByRole("link", { name: view }).click();
      await expect(choices.getByRole("link", { name: view })).toHaveAttribute("aria-current", "true");
      await page.getByRole("link", { name: "Later" }).click();
    }
    await expect(page.getByRole("heading", { level: 1, name: "Course sessions" })).toBeVisible();
  });

  test(`the board's weeks are paged ten times each way, ${where}`, async ({ browser }) => {
    const page = await signedInPage(browser, { viewport });
    await page.goto("/board");
    await expect(page.getByRole("heading", { level: 1, name: "Room board" })).toBeVisible();
    for (const button of ["Week after", "Week before"])
      for (let at = 0; at < TURNS; at++) {
        const before = page.url();
        await page.getByRole("button", { name: button }).click();
        await expect(page).not.toHaveURL(before);
      }
  });
}

/** As fast as the links follow: the next page is asked for before the last one is there. */
async function turn(page: Page, way: "Later" | "Earlier") {
  const link = page.getByRole("link", { name: way });
  for (let at = 0; at < TURNS; at++) {
    const [before, there] = [page.url(), await link.getAttribute("href")];
    await link.click();
    await expect(page).not.toHaveURL(before);
    await expect(link).not.toHaveAttribute("href", there ?? "");
  }
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Something broke");
}
