/**
 * Which house the tests go to. By default they start one of their own beside any that runs; with BERTH_E2E_URL they use
 * that one (and need its BERTH_ADMIN_EMAIL and BERTH_ADMIN_PASSWORD).
 */
export const standing = process.env.BERTH_E2E_URL;

const offset = Number(process.env.BERTH_PORT_OFFSET ?? 10_000);

export const address = standing ?? `http://localhost:${8080 + offset}`;

export const admin = {
  email: process.env.BERTH_ADMIN_EMAIL ?? "admin@berth.test",
  password: process.env.BERTH_ADMIN_PASSWORD ?? "quay and tide and rope",
};

export const surroundings = {
  ...process.env,
  BERTH_PORT_OFFSET: String(offset),
  BERTH_ADMIN_EMAIL: admin.email,
  BERTH_ADMIN_PASSWORD: admin.password,
  // The portal that some tests connect to.
  BERTH_STAGE_DOOR: "1",
  // Recorded in the background for minutes, for a second start that never comes.
  BERTH_AOT_CACHE: "off",
  // Each container gets a network of its own, and Chromium on the same machine drops its requests when one comes or goes
  // (ERR_NETWORK_CHANGED). The agent's tests have the containers.
  BERTH_RUNTIME: "process",
};
