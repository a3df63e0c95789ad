import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { syncJob } from "@/mock/portals";
import { open } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

const section = async (name: string) => within(await screen.findByRole("region", { name }));

describe("portals in the settings", () => {
  it("connects one, shows its first sync as it goes, and says when it is read", async () => {
    open("/settings", "sam");
    const stage = await section("Stage Door");
    await userEvent.click(stage.getByRole("button", { name: "Connect" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("E-mail there"), "sam@stage.example");
    await userEvent.click(dialog.getByRole("button", { name: "Connect" }));
    expect(await dialog.findByText("Must not be blank.")).toBeVisible();
    await userEvent.type(dialog.getByLabelText("Password there"), "break a leg");
    await userEvent.click(dialog.getByRole("button", { name: "Connect" }));
    expect(await stage.findByText("Reading the bookings: 25 bookings")).toBeVisible();
    await waitFor(() => expect(harbour().outside.finishNext).toBeDefined());
    harbour().outside.finishNext?.();
    expect(await stage.findByText("Connected")).toBeVisible();
    expect(await stage.findByText(/Signed in there as sam@stage.example, last read/)).toBeVisible();
  });

  it("says in words why one could not be read, and shows its log", async () => {
    open("/settings", "sam");
    const gym = await section("City Gym");
    expect(await gym.findByText(/refused the e-mail or the password/)).toBeVisible();
    await userEvent.click(gym.getByText("Earlier syncs"));
    await userEvent.click(await gym.findByText(/by itself/));
    expect(await gym.findByText(/Signing in/)).toBeVisible();
  });

  it("disconnects only after asking", async () => {
    open("/settings", "sam");
    const gym = await section("City Gym");
    await userEvent.click(gym.getByRole("button", { name: "Disconnect" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Disconnect it" }));
    expect(await gym.findByText("Not connected")).toBeVisible();
  });
});

it("admins see every sync, and what the browser saw of those that failed", async () => {
  open("/admin/syncs", "admin");
  await userEvent.click(await screen.findByText("Sign-in refused"));
  expect(await screen.findByRole("button", { name: "Save the screenshot" })).toBeVisible();
});

it("admins read in words what was synced", async () => {
  harbour().outside.jobs.push(syncJob("stage-door"), { ...syncJob("", { kind: "ics" }), portal: "" });
  open("/admin/syncs", "admin");
  expect(await screen.findByText(/^Stage Door portal/)).toBeVisible();
  expect(screen.getAllByText(/^Calendar address/).length).toBeGreaterThan(0);
  expect(screen.queryByText(/stage-door|\bics\b/)).toBeNull();
});

it("what was booked elsewhere stands beneath one's own bookings", async () => {
  const gym = harbour().outside.portals[0];
  if (gym) gym.state = "ok";
  open("/bookings", "sam");
  const elsewhere = within(await screen.findByRole("region", { name: "Booked elsewhere" }));
  expect(await elsewhere.findByRole("link", { name: /Ballet, open class/ })).toBeVisible();
  expect(elsewhere.getByText("Tentative")).toBeVisible();
});
