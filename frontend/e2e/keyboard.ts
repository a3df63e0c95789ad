import { expect, type Locator, type Page } from "@playwright/test";

/** As fast as somebody types who looks at the keys: fast enough to meet what a page does in between. */
export const KEY_MS = 60;
const MOST_STOPS = 250;

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
export async function tabTo(control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const page = control.page();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${control}.`);
}

/** Replaces what stands in the control, key by key. */
export async function type(control: Locator, text: string, delay = KEY_MS): Promise<void> {
  await tabTo(control);
  await control.page().keyboard.press("ControlOrMeta+a");
  await control.page().keyboard.type(text, { delay });
}

/** Chooses in a drop-down as the keyboard does: by typing how the choice begins. */
export async function choose(control: Locator, beginning: string): Promise<void> {
  await tabTo(control);
  await control.page().keyboard.type(beginning);
  await expect(control.locator("option:checked")).toHaveText(new RegExp(`^${beginning}`));
}

export async function press(control: Locator, key = "Enter"): Promise<void> {
  await tabTo(control);
  await control.page().keyboard.press(key);
}

/** A day as the browser of these tests (en-GB) has it typed: 24112026. */
export function keysOf(day: string): string {
  return day.split("-").reverse().join("");
}

/** So many days from today, in the zone of the tests' browser. */
export function dayIn(days: number): string {
  const berlin = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin" });
  return berlin.format(new Date(Date.now() + days * 86_400_000));
}

export function dialogOf(page: Page): Locator {
  return page.getByRole("dialog");
}
