import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { describe, expect, it } from "vitest";
import { iso } from "@/lib/time/instants";
import { open } from "@/mock/render";
import { roomBooking } from "@/mock/roomBookings";
import { harbour, server } from "@/mock/test-setup";

/** Counts what is sent; the mock's own handler answers. */
function sent(method: "post" | "patch" | "delete", address: string): { count: number } {
  const calls = { count: 0 };
  server.use(
    http[method](address, () => {
      calls.count += 1;
      return undefined;
    }),
  );
  return calls;
}

/** Both come before the page can show that it is busy. */
function doubleClick(button: HTMLElement) {
  fireEvent.click(button, { detail: 1 });
  fireEvent.click(button, { detail: 2 });
}

/** As Enter pressed twice on it does. */
function pressTwice(button: HTMLElement) {
  fireEvent.click(button);
  fireEvent.click(button);
}

describe("pressed twice, a button", () => {
  it("keeps a note on the board once", async () => {
    const house = harbour();
    const [room, user] = [house.rooms[0], house.people[1]];
    if (!room || !user) throw new Error("the house has both");
    const tomorrow = iso(Date.now() + 86_400_000).slice(0, 10);
    const times = { startsAt: `${tomorrow}T09:00:00Z`, endsAt: `${tomorrow}T10:00:00Z` };
    house.bookings.push(roomBooking(house, room, { title: "Seminar", user, status: "approved", ...times }));
    const notes = sent("post", "*/api/v1/bookings/:id/notes");
    open(`/board?room=${room.id}`, "admin", "UTC");
    const card = within(await screen.findByRole("article", { name: "Seminar" }));
    await userEvent.click(card.getByRole("button", { name: "Add a note" }));
    await userEvent.type(card.getByLabelText("Note for your colleagues"), "Needs the projector");
    pressTwice(card.getByRole("button", { name: "Keep the note" }));
    expect(await card.findByRole("button", { name: "Notes (1)" })).toBeVisible();
    expect(notes.count).toBe(1);
  });

  it("brings a calendar along once", async () => {
    open("/settings", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Add a calendar" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("What you call it"), "Lectures");
    await userEvent.type(dialog.getByLabelText("Calendar address"), "https://calendar.example/me.ics");
    doubleClick(dialog.getByRole("button", { name: "Add it" }));
    expect(await screen.findByText("Lectures is being read.")).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(harbour().elsewhere.calendars).toHaveLength(1);
  });

  it("approves the request that was on top, and not the next one, too", async () => {
    open("/admin", "admin");
    const card = within(await screen.findByRole("article", { name: "Train the model, Kim Osei" }));
    const user = userEvent.setup();
    const approve = card.getByRole("button", { name: /^Approve/ });
    // The second press comes when the first one is answered and the next request stands there.
    await user.pointer([{ target: approve }, { keys: "[MouseLeft]" }]);
    await screen.findByRole("article", { name: "Thesis chapter 3, Sam Student" });
    const next = screen.getByRole("button", { name: "Approve" });
    next.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 2 }));
    await screen.findByText(/^Approved: Train the model/);
    expect(screen.queryByText(/^Approved: Thesis/)).toBeNull();
    expect(harbour().bookings.find(({ title }) => title === "Thesis chapter 3")?.status).toBe("pending");
  });

  it("closes a feature once, without the refusal of a second attempt", async () => {
    const flags = sent("patch", "*/api/v1/flags/:key");
    open("/admin/flags", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Close Course seats" }));
    const dialog = within(await screen.findByRole("dialog"));
    pressTwice(dialog.getByRole("button", { name: "Close now" }));
    expect(await screen.findByRole("button", { name: "Open Course seats" })).toBeVisible();
    expect(flags.count).toBe(1);
    // The second one was refused as stale before, and its error stood where the success should.
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

it("a button that pages goes on with each click, however fast they come", async () => {
  const { router } = open("/board?from=2026-12-07", "admin", "UTC");
  const after = await screen.findByRole("button", { name: "Week after" });
  await waitFor(() => expect(after).not.toHaveAttribute("aria-disabled"));
  for (const [detail, day] of [
    [1, "2026-12-14"],
    [2, "2026-12-21"],
    [3, "2026-12-28"],
  ] as const) {
    fireEvent.click(after, { detail });
    await waitFor(() => expect(router.state.location.search).toContain(`from=${day}`));
  }
});

it("Enter pressed twice sends a form once", async () => {
  const rooms = sent("post", "*/api/v1/rooms");
  open("/admin/rooms/new", "admin");
  await userEvent.type(await screen.findByLabelText("Branch"), "North");
  await userEvent.type(screen.getByLabelText("Location"), "Second floor");
  await userEvent.type(screen.getByLabelText("Name"), "Print room{Enter}{Enter}");
  expect(await screen.findByText("Print room can be booked now.")).toBeVisible();
  expect(rooms.count).toBe(1);
});

it("what was refused can be sent again at once", async () => {
  open("/settings/tokens", "sam");
  harbour().passwordGiven = false;
  await userEvent.type(await screen.findByLabelText("Name"), "Script");
  await userEvent.click(screen.getByRole("button", { name: "Make the token" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Confirm your password" }));
  await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  harbour().passwordGiven = true;
  await userEvent.click(screen.getByRole("button", { name: "Make the token" }));
  expect(await screen.findByText("Script is made")).toBeVisible();
});
