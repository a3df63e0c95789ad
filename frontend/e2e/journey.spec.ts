import type { Page } from "@playwright/test";
import { adminPage, approve, bookNow, connect, register, somebody } from "./people";
import { expect, test } from "./test";

test("a compute booking, from wish to cleaned-up machine", async ({ page, browser }) => {
  const title = "My first run";
  const deciding = await adminPage(browser);
  const before = await coresInUse(deciding);

  await test.step("register and book, starting now", async () => {
    await register(page, somebody("Rae Student"));
    await bookNow(page, title);
    await expect(page.getByText("Waiting for approval")).toBeVisible();
    await expect(page.getByRole("button", { name: "Connect" })).toHaveAccessibleDescription("It is not approved yet.");
  });

  await test.step("its machine is held, and an admin approves", async () => {
    await expect.poll(() => coresInUse(deciding)).toBeGreaterThan(before);
    await approve(deciding, title);
  });

  await test.step("it runs, and Connect opens it on its own origin", async () => {
    const workspace = await connect(page);
    await expect(workspace.getByRole("heading", { level: 1, name: title })).toBeVisible();
    expect(new URL(workspace.url()).host).toMatch(/^[0-9a-f-]{36}\.w\./);
    expect(new URL(workspace.url()).search).toBe("");
    await expect(workspace.getByRole("status")).toHaveText("connected");
    await workspace.getByLabel("Message").fill("ahoy");
    await workspace.getByRole("button", { name: "Send" }).click();
    await expect(workspace.getByRole("list", { name: "Echoes" })).toContainText("ahoy");
    await workspace.close();
  });

  await test.step("the sign-in survives a reload", async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });

  await test.step("an admin extends it, and nothing restarts", async () => {
    await deciding.goto(page.url());
    await deciding.getByRole("button", { name: "Extend" }).click();
    await deciding.getByRole("dialog").getByRole("button", { name: "Extend" }).click();
    await expect(deciding.getByText(/^Extended: it now ends at/)).toBeVisible();
    await expect(page.getByText(/^End: .+ → .+/)).toBeVisible();
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
  });

  await test.step("its owner ends it from the page, and the machine is free again", async () => {
    await page.getByRole("button", { name: "End", exact: true }).click();
    await page.getByRole("button", { name: "End now" }).click();
    await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect.poll(() => coresInUse(deciding)).toBe(before);
  });
});

/** As the nodes' page shows it: "1 of 4" beneath Cores. */
async function coresInUse(page: Page): Promise<number> {
  await page.goto("/admin/nodes");
  const cores = page.getByText(/^\d+ of \d+$/).first();
  return Number.parseInt((await cores.textContent()) ?? "", 10);
}
