import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { open } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

const address = (name = "My bookings") => screen.findByLabelText<HTMLInputElement>(`Address of ${name}`);

describe("calendar feeds", () => {
  it("are reached from the settings", async () => {
    const { router } = open("/settings", "sam");
    await userEvent.click(await screen.findByRole("link", { name: "Calendar feeds" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Calendar feeds" })).toBeVisible();
    expect(router.state.location.pathname).toBe("/settings/feeds");
  });

  it("show the address in every form, and which app came last", async () => {
    open("/settings/feeds", "sam");
    const { value } = await address();
    expect(value).toMatch(/^http:\/\/localhost.*\/calendar\/\w{40}\.ics$/);
    expect(screen.getByRole("link", { name: "Open in calendar app" })).toHaveAttribute(
      "href",
      value.replace("http:", "webcal:"),
    );
    expect(screen.getByRole("link", { name: "Download" })).toHaveAttribute("href", `${value}?download`);
    expect(screen.getByText(/^Last fetched \d+ h ago by Google Calendar\.$/)).toBeVisible();
  });

  it("carry the alarm that was chosen", async () => {
    open("/settings/feeds", "sam");
    const before = (await address()).value;
    await userEvent.selectOptions(screen.getByLabelText("Alarm"), "15 minutes before");
    expect(await address()).toHaveValue(`${before}?alarm=15`);
  });

  it("get a new address only after a warning", async () => {
    open("/settings/feeds", "sam");
    const before = (await address()).value;
    await userEvent.click(screen.getByRole("button", { name: "New address" }));
    const dialog = await screen.findByRole("dialog", { name: "A new address for My bookings?" });
    expect(within(dialog).getByText(/stops working at once/)).toBeVisible();
    await userEvent.click(within(dialog).getByRole("button", { name: "Make a new address" }));
    await waitFor(async () => expect((await address()).value).not.toBe(before));
    expect(screen.getByText("No app has fetched this address yet.")).toBeVisible();
  });

  it("of a room or a course are added and removed", async () => {
    const [room] = harbour().rooms;
    open("/settings/feeds", "sam");
    await address();
    await userEvent.click(screen.getByRole("button", { name: "Add a feed" }));
    const dialog = await screen.findByRole("dialog", { name: "Add a feed" });
    const choice = within(dialog).getByLabelText("Room");
    await within(choice).findByRole("option", { name: room?.name ?? "" });
    await userEvent.selectOptions(choice, room?.name ?? "");
    await userEvent.click(within(dialog).getByRole("button", { name: "Add" }));
    expect(await address(room?.name)).toBeVisible();

    await userEvent.click(screen.getByRole("button", { name: `Remove ${room?.name}` }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Remove" }));
    await waitFor(() => expect(screen.queryByLabelText(`Address of ${room?.name}`)).toBeNull());
  });

  it("of nodes are offered to admins only", async () => {
    const kinds = async () => {
      await userEvent.click(await screen.findByRole("button", { name: "Add a feed" }));
      const select = await screen.findByLabelText("Follow a");
      return within(select)
        .getAllByRole("option")
        .map((option) => option.textContent);
    };
    const { unmount } = open("/settings/feeds", "sam");
    expect(await kinds()).toEqual(["Room", "Course"]);
    unmount();
    open("/settings/feeds", "admin");
    expect(await kinds()).toEqual(["Room", "Course", "Node"]);
  });
});
