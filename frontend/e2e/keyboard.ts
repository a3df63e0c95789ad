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
  const { keyboard } = control.page();
  await tabTo(control);
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type(text, { delay });
}

/** Types a day ("2026-11-24") from its first part on: the tests' browser is an American one, 11242026. */
export async function typeDay(control: Locator, day: string, delay = KEY_MS): Promise<void> {
  const [year, month, date] = day.split("-");
  await typeParts(control, `${month}${date}${year}`, delay);
}

/** Types a time ("21:30") as that browser has it, 0930PM. */
export async function typeTime(control: Locator, time: string, delay = KEY_MS): Promise<void> {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const twoDigits = (part: number) => String(part).padStart(2, "0");
  await typeParts(control, `${twoDigits(hour % 12 || 12)}${twoDigits(minute)}${hour < 12 ? "AM" : "PM"}`, delay);
}

async function typeParts(control: Locator, keys: string, delay: number): Promise<void> {
  const { keyboard } = control.page();
  await tabTo(control);
  for (let part = 0; part < 3; part++) await keyboard.press("ArrowLeft");
  await keyboard.type(keys, { delay });
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

/** So many days from today, in the zone of the tests' browser. */
export function dayIn(days: number): string {
  const berlin = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin" });
  return berlin.format(new Date(Date.now() + days * 86_400_000));
}

export function dialogOf(page: Page): Locator {
  return page.getByRole("dialog");
}
