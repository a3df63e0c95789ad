import { defineConfig } from "@playwright/test";
import { address } from "./e2e/house";

/** Specs that book compute: they share the one node, and one of them counts its cores. */
const ON_THE_NODE = ["isolation.spec.ts", "journey.spec.ts", "feed.spec.ts"];

/** Against the real product, started for the run (e2e/global-setup.ts). Each test makes its own people and rooms. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  workers: 2,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  // What passes at the second try is told as flaky by ./berth test, and is to be mended.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  projects: [
    { name: "node", testMatch: ON_THE_NODE, workers: 1 },
    { name: "journeys", testIgnore: ["afterwards/**", ...ON_THE_NODE] },
    // What breaks the house, and what looks at all that was left behind.
    { name: "afterwards", testMatch: "afterwards/**", dependencies: ["node", "journeys"], workers: 1 },
  ],
  use: {
    baseURL: address,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // A trace of every first try would take more processor time than the tests themselves.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      // In which order a date is typed follows the browser's own language, not the page's.
      env: { ...process.env, LANGUAGE: "en_US" },
      executablePath: process.env.BERTH_CHROMIUM ?? "/usr/bin/chromium",
      // Chromium refuses its sandbox to root, and in containers there is often nobody else.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
