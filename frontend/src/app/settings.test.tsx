import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { describe, expect, it } from "vitest";
import { problem } from "@/mock/answers";
import { open } from "@/mock/render";
import { harbour, server } from "@/mock/test-setup";

describe("API tokens", () => {
  it("are shown once, and gone from the page when they are copied", async () => {
    open("/settings/tokens", "sam");
    await userEvent.type(await screen.findByLabelText("Name"), "Backup");
    await userEvent.selectOptions(screen.getByLabelText("Expires after"), "30 days");
    await userEvent.click(screen.getByRole("button", { name: "Make the token" }));
    expect(await screen.findByLabelText("API token")).toHaveValue("berth_shown-this-once");
    expect(await screen.findByRole("button", { name: "Revoke Backup" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "I have copied it" }));
    expect(screen.queryByDisplayValue("berth_shown-this-once")).toBeNull();
  });

  it("say when they expire and when they were used, and are revoked after a question", async () => {
    open("/settings/tokens", "sam");
    expect(await screen.findByText("Expires soon")).toBeVisible();
    expect(screen.getByText("last used 2 h ago")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Revoke Nightly report" }));
    expect(harbour().tokens).toHaveLength(2);
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Revoke" }));
    await waitFor(() => expect(harbour().tokens.map(({ name }) => name)).toEqual(["Laptop"]));
  });
});

describe("features", () => {
  const flag = () => harbour().flags.find(({ key }) => key === "bookings.room");

  it("are closed after a question and opened at once", async () => {
    open("/admin/flags", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Close Rooms" }));
    expect(flag()?.enabled).toBe(true);
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Close now" }));
    await waitFor(() => expect(flag()?.enabled).toBe(false));
    await userEvent.click(await screen.findByRole("button", { name: "Open Rooms" }));
    await waitFor(() => expect(flag()?.enabled).toBe(true));
  });

  it("are opened to a share, a role and a person", async () => {
    Object.assign(flag() ?? {}, { percentage: 0 });
    open("/admin/flags", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Choose for whom Rooms is open" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(await dialog.findByLabelText("Staff"));
    await userEvent.type(dialog.getByLabelText("And these people"), "kim");
    await userEvent.click(await dialog.findByRole("button", { name: "Add Kim Osei" }));
    await userEvent.click(dialog.getByRole("button", { name: "More share of all people" }));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(flag()).toMatchObject({ percentage: 1, roles: ["staff"], people: [harbour().people[2]?.id] }),
    );
    expect(await screen.findByText("Open to 1 % of all people, staff and one person by name")).toBeVisible();
  });

  it("name a person whom nobody knows at the field, and save nothing", async () => {
    Object.assign(flag() ?? {}, { percentage: 0 });
    open("/admin/flags", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Choose for whom Rooms is open" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(await dialog.findByLabelText("Staff"));
    const people = dialog.getByLabelText("And these people");
    await userEvent.type(people, "nobody@berth.test");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText(/Nobody here has “nobody@berth.test” in their name or e-mail/)).toBeVisible();
    expect(people).toHaveAttribute("aria-invalid", "true");
    await waitFor(() => expect(people).toHaveFocus());
    expect(flag()).toMatchObject({ roles: [], people: [] });

    await userEvent.clear(people);
    await userEvent.type(people, "kim");
    await dialog.findByRole("button", { name: "Add Kim Osei" });
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText(/Press the person below whom you mean by “kim”/)).toBeVisible();
    expect(flag()).toMatchObject({ roles: [], people: [] });
  });

  it("show a message at a field that the form doesn't have, beside the one at a field that it has", async () => {
    const errors = [
      { field: "percentage", message: "must be at most 50" },
      { field: "people[0]", message: "is nobody here" },
    ];
    server.use(
      http.patch("*/api/v1/flags/:key", () => problem(400, "validation", "Some fields are wrong.", { errors })),
    );
    open("/admin/flags", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Choose for whom Rooms is open" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(await dialog.findByLabelText("Staff"));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText("Some fields are wrong. people[0]: Is nobody here.")).toBeVisible();
    expect(dialog.getByText("Must be at most 50.")).toBeVisible();
  });
});
