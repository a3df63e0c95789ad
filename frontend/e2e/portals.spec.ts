import { register, somebody } from "./people";
import { expect, test } from "./test";

/** Stage Door (deploy/portal) is a portal as others build them; `./berth up` starts it. */
test("a portal is connected, read while one watches, and its bookings stand beside one's own", async ({ page }) => {
  await register(page, somebody("Pia Portal"));

  await page.goto("/settings");
  const stage = page.getByRole("region", { name: "Stage Door" });
  await test.step("a wrong password is told in words, and nothing is lost by it", async () => {
    await stage.getByRole("button", { name: "Connect" }).click();
    await page.getByLabel("E-mail there").fill("pia+virtual@stage.example");
    await page.getByLabel("Password there").fill("a guess");
    await page.getByRole("dialog").getByRole("button", { name: "Connect" }).click();
    await expect(stage.getByRole("status")).toBeVisible();
    await expect(stage.getByText(/Stage Door refused the e-mail or the password/)).toBeVisible({ timeout: 90_000 });
    await expect(stage.getByText("Sign-in refused", { exact: true })).toBeVisible();
  });

  await test.step("with the right one it is read", async () => {
    await stage.getByRole("button", { name: "Change sign-in" }).click();
    await page.getByLabel("Password there").fill("break a leg");
    await page.getByRole("dialog").getByRole("button", { name: "Connect" }).click();
    await expect(stage.getByRole("status")).toBeVisible();
    await expect(stage.getByText("Connected", { exact: true })).toBeVisible({ timeout: 90_000 });
    await expect(stage.getByText(/Signed in there as pia\+virtual@stage\.example, last read/)).toBeVisible();
  });

  await test.step("its bookings are there, with a link to each", async () => {
    await page.goto("/bookings");
    const elsewhere = page.getByRole("region", { name: "Booked elsewhere" });
    await expect(elsewhere.getByRole("link", { name: /Ballet, open class/ }).first()).toBeVisible();
  });

  await test.step("disconnected, they are gone", async () => {
    await page.goto("/settings");
    await stage.getByRole("button", { name: "Disconnect" }).click();
    await page.getByRole("button", { name: "Disconnect it" }).click();
    await expect(stage.getByText("Not connected", { exact: true })).toBeVisible();
    await page.goto("/bookings");
    await expect(page.getByRole("heading", { name: "Nothing ahead" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Booked elsewhere" })).toHaveCount(0);
  });
});
