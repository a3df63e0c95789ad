import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

/**
 * Every browser test uses this `test`. It fails when any page that the test opened wrote an error to the console, threw one
 * that nobody caught, or shows the error page, whatever else the test looks at. A page within a workspace is not Berth's
 * own: what it writes is its own business.
 */
export const test = base.extend<{ allowed: RegExp | undefined; watch: undefined }>({
  /** Errors that this file or test brings about on purpose: `test.use({ allowed: /status of 503/ })`. */
  allowed: [undefined, { option: true }],
  watch: [
    async ({ browser, allowed }, use) => {
      const faults: string[] = [];
      const pages: Page[] = [];
      const note = (page: Page, fault: string) => {
        if (WORKSPACE.test(page.url()) || REFUSALS.test(fault) || allowed?.test(fault)) return;
        faults.push(`${page.url()}: ${fault}`);
      };
      const watchPage = (page: Page) => {
        pages.push(page);
        page.on("console", (message) => message.type() === "error" && note(page, message.text()));
        page.on("pageerror", (error) => note(page, String(error)));
      };
      const watchContext = (context: BrowserContext) => {
        context.pages().forEach(watchPage);
        context.on("page", watchPage);
      };
      browser.contexts().forEach(watchContext);
      browser.on("context", watchContext);
      await use(undefined);
      browser.off("context", watchContext);
      for (const page of pages.filter((one) => !one.isClosed()))
        if ((await page.getByRole("heading", { name: "Something broke" }).count()) > 0)
          note(page, "shows the error page");
      expect(faults, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * The browser reports each answer of 4xx as an error. Those that a person can cause are part of the product: not signed in,
 * not allowed, gone, taken, changed meanwhile, against a rule, too often. A 400 is none of them: the page asked wrongly.
 */
const REFUSALS = /Failed to load resource.* status of (401|403|404|409|412|422|429) /;

const WORKSPACE = /^https?:\/\/[^/]+\.w\./;

export { expect };
