import { newRoom } from "./calls";
import { dayIn, tabTo, type, typeDay } from "./keyboard";
import { register, signedInPage, somebody } from "./people";
import { expect, test } from "./test";

/** As people type who look for the next key. */
const SLOWLY_MS = 150;
const coming = dayIn(12);
const nextYear = `${Number(coming.slice(0, 4)) + 1}${coming.slice(4)}`;

test("dates are typed key by key: searching, booking and changing", async ({ page, request }) => {
  const room = await newRoom(request);
  await register(page, somebody("Tia Typist"));

  await test.step("Find a time takes a day, and says which days can be chosen", async () => {
    await page.goto(`/find?branch=${room.branch}`);
    const day = page.getByLabel("Day", { exact: true });
    await typeDay(day, coming, SLOWLY_MS);
    await expect(day).toHaveValue(coming);
    await expect(page).toHaveURL(new RegExp(`date=${coming}`));
    await typeDay(day, nextYear, SLOWLY_MS);
    await tabTo(page.getByLabel("Time of day"));
    await expect(day).toHaveValue(nextYear);
    await expect(page.getByText(/^Choose a day from .+ to .+\.$/)).toBeVisible();
    await page.keyboard.press("Shift+Tab"); // to the button of the field's own picker
    await page.keyboard.press("Shift+Tab"); // to the year
    await typeDay(day, coming, SLOWLY_MS);
    await expect(page.getByText(/^Choose a day from/)).toHaveCount(0);
  });

  await test.step("Find a time takes a number of people", async () => {
    await type(page.getByLabel("People"), "5", SLOWLY_MS);
    await expect(page).toHaveURL(/capacity=5/);
    await expect(page.getByLabel("People")).toHaveValue("5");
  });

  await test.step("Book compute takes a day", async () => {
    await page.goto("/book");
    await page.getByText("Pick a time", { exact: true }).click();
    const date = page.getByLabel("Date");
    await typeDay(date, coming, SLOWLY_MS);
    await expect(date).toHaveValue(coming);
    await expect(page.getByText(/Times in Europe\/Berlin \(UTC\+[12]\)\./)).toBeVisible();
  });

  await test.step("a form with a day that can't be chosen is not sent", async () => {
    const date = page.getByLabel("Date");
    await typeDay(date, nextYear);
    await page.keyboard.press("Enter");
    await expect(page.getByText(/^Choose a day from .+ to .+\.$/)).toBeVisible();
    await expect(date).toBeFocused();
    await expect(page).toHaveURL(/\/book$/);
  });
});

test("the calendar's and the audit's days are typed key by key", async ({ browser }) => {
  const page = await signedInPage(browser);
  for (const [address, parameter] of [
    ["/calendar", "to"],
    ["/admin/audit", "until"],
  ] as const) {
    await page.goto(address);
    const until = page.getByLabel("Until");
    await typeDay(until, coming, SLOWLY_MS);
    await expect(until).toHaveValue(coming);
    await expect(page).toHaveURL(new RegExp(`${parameter}=${coming}`));
  }
});
