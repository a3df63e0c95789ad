import type { Page } from "@playwright/test";
import ICAL from "ical.js";
import { bookNow, register, somebody } from "./people";
import { expect, test } from "./test";

test("a booking arrives in the calendar that its owner subscribed to, and is cancelled there", async ({ page }) => {
  const title = "Größe, Maß & more 🚀";
  await register(page, somebody("Rae Student"));
  const id = await bookNow(page, title);

  await page.goto("/settings");
  await page.getByRole("link", { name: "Calendar feeds" }).click();
  const address = await page.getByRole("textbox", { name: "Address of My bookings" }).inputValue();
  expect(address).toMatch(/\/calendar\/[0-9a-f]{40}\.ics$/);

  await expect.poll(async () => (await eventsAt(page, address)).map(titleAndStatus)).toEqual([`${title} TENTATIVE`]);
  await expect(page.getByText(/^Last fetched/)).toBeVisible({ timeout: 60_000 });

  await page.goto(`/bookings/${id}`);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Cancel booking" }).click();
  await expect.poll(async () => (await eventsAt(page, address)).map(titleAndStatus)).toEqual([`${title} CANCELLED`]);
});

function titleAndStatus(event: ICAL.Component): string {
  return `${event.getFirstPropertyValue("summary")} ${event.getFirstPropertyValue("status")}`;
}

/** As a calendar app sees it: without anybody's sign-in. */
async function eventsAt(page: Page, address: string): Promise<ICAL.Component[]> {
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  return new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents("vevent");
}
