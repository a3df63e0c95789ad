import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Booking } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import { open } from "@/mock/render";
import { roomBooking } from "@/mock/roomBookings";
import { harbour } from "@/mock/test-setup";

const day = () => iso(Date.now() + 86_400_000).slice(0, 10);
const at = (hour: string) => `${day()}T${hour}:00Z`;

function mine(part: Partial<Booking> = {}, person = 1): Booking {
  const room = harbour().rooms.find(({ name }) => name === "Reading room");
  const user = harbour().people[person];
  if (!room || !user) throw new Error("the house has both");
  const times = { startsAt: at("09:00"), endsAt: at("10:00") };
  const made = roomBooking(harbour(), room, { title: "Group work", user, status: "approved", ...times, ...part });
  harbour().bookings.push(made);
  return made;
}

async function changing(booking: Booking) {
  open(`/bookings/${booking.id}`, "sam", "UTC");
  await userEvent.click(await screen.findByRole("button", { name: "Change" }));
  return within(await screen.findByRole("dialog", { name: "Change “Group work”" }));
}

const submit = (dialog: ReturnType<typeof within>) =>
  userEvent.click(dialog.getByRole("button", { name: "Change it" }));

describe("a room booking of mine", () => {
  it("moves and keeps its length", async () => {
    const booking = mine();
    const dialog = await changing(booking);
    await userEvent.selectOptions(dialog.getByLabelText("Start"), "14:00");
    await submit(dialog);
    await waitFor(() => expect(booking).toMatchObject({ startsAt: at("14:00"), endsAt: at("15:00"), version: 2 }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("can leave open again how many come", async () => {
    const booking = mine({ attendees: 4 });
    const dialog = await changing(booking);
    await userEvent.clear(dialog.getByLabelText(/^People/));
    await submit(dialog);
    await waitFor(() => expect(booking).toMatchObject({ attendees: undefined, version: 2 }));
    expect(booking.title).toBe("Group work");
  });

  it("is never changed blindly: what changed meanwhile is told, and can be looked at", async () => {
    const booking = mine();
    const dialog = await changing(booking);
    await userEvent.type(dialog.getByLabelText("Title"), ", part two");
    Object.assign(booking, { endsAt: at("10:30"), version: 2 });
    await submit(dialog);
    expect(await dialog.findByText("It was changed meanwhile, so yours was not applied.")).toBeVisible();
    expect(await dialog.findByText(/^End: .+10:00 → .+10:30$/)).toBeVisible();
    await userEvent.click(dialog.getByRole("button", { name: "Look at it again" }));
    expect(dialog.getByLabelText("Title")).toHaveValue("Group work");
    await userEvent.type(dialog.getByLabelText("Title"), ", part two");
    await submit(dialog);
    await waitFor(() => expect(booking).toMatchObject({ title: "Group work, part two", endsAt: at("10:30") }));
  });

  it("goes where the room is free when the new time is taken, by one click", async () => {
    const booking = mine();
    mine({ title: "Kim's", startsAt: at("14:00"), endsAt: at("15:00") }, 2);
    const dialog = await changing(booking);
    await userEvent.selectOptions(dialog.getByLabelText("Start"), "14:00");
    await submit(dialog);
    const refusal = (await dialog.findByText("The room is taken at that time.")).parentElement as HTMLElement;
    const free = within(refusal).getAllByRole("button");
    expect(free.length).toBeGreaterThan(1);
    await userEvent.click(free[0] as HTMLElement);
    await waitFor(() => expect(booking).toMatchObject({ startsAt: at("15:00"), endsAt: at("16:00") }));
  });

  it("goes to another room that is free at the new time, by one click", async () => {
    const booking = mine();
    mine({ title: "Kim's", startsAt: at("14:00"), endsAt: at("15:00") }, 2);
    const dialog = await changing(booking);
    await userEvent.selectOptions(dialog.getByLabelText("Start"), "14:00");
    await submit(dialog);
    const refusal = (await dialog.findByText("The room is taken at that time.")).parentElement as HTMLElement;
    const before = booking.resource.name;
    const elsewhere = within(refusal)
      .getAllByRole("button")
      .find((button) => !button.textContent?.includes(before));
    await userEvent.click(elsewhere as HTMLElement);
    await waitFor(() => expect(booking.resource.name).not.toBe(before));
    expect(booking).toMatchObject({ startsAt: at("14:00"), endsAt: at("15:00") });
  });

  it("has nothing to connect to, and speaks of a room", async () => {
    open(`/bookings/${mine().id}`, "sam", "UTC");
    expect(await screen.findByText("The room is yours.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Connect" })).toBeNull();
  });

  it("shows no Extend when the server does not offer it", async () => {
    open(`/bookings/${mine({ may: ["edit", "cancel"] }).id}`, "sam", "UTC");
    expect(await screen.findByRole("button", { name: "Change" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Extend" })).toBeNull();
  });

  it("is cancelled after asking", async () => {
    const booking = mine();
    open(`/bookings/${booking.id}`, "sam", "UTC");
    await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    await userEvent.click(await screen.findByRole("button", { name: "Cancel booking" }));
    await waitFor(() => expect(booking.status).toBe("cancelled"));
    expect(await screen.findByText("Cancelled. The room is free for others.")).toBeVisible();
  });

  it("stands alone when only rooms are asked for", async () => {
    mine();
    const { router } = open("/bookings", "sam", "UTC");
    await screen.findByRole("heading", { name: "Thesis chapter 3" });
    await userEvent.selectOptions(screen.getByLabelText("Kind"), "Rooms");
    expect(await screen.findByRole("heading", { name: "Group work" })).toBeVisible();
    expect(screen.queryByRole("heading", { name: "Thesis chapter 3" })).toBeNull();
    expect(router.state.location.search).toBe("?tab=upcoming&kind=room");
  });
});

it("when each branch is locked up is set per weekday, beside its rooms", async () => {
  open("/admin/rooms", "admin");
  await userEvent.click(await screen.findByRole("button", { name: "Closing times of Central Library" }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.change(dialog.getByLabelText("Tuesday"), { target: { value: "18:00" } });
  fireEvent.change(dialog.getByLabelText("Friday"), { target: { value: "17:00" } });
  await userEvent.click(dialog.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Locked up Mon–Tue 18:00, Fri 17:00")).toBeVisible();
});
