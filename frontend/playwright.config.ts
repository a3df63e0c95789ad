import { defineConfig } from "@playwright/test";
import { address } from "./e2e/house";

/** Against the real house, started for the run (e2e/global-setup.ts). One worker: the journeys share its machine. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  workers: 1,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  // What passes at the second try is told as flaky by ./berth test, and is to be mended.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  projects: [
    { name: "journeys", testIgnore: "afterwards/**" },
    // What breaks the house, and what looks at all that was left behind.
    { name: "afterwards", testMatch: "afterwards/**", dependencies: ["journeys"] },
  ],
  use: {
    baseURL: address,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.BERTH_CHROMIUM ?? "/usr/bin/chromium",
      // Chromium refuses its sandbox to root, and in containers there is often nobody else.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
