import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { iso } from "@/lib/time/instants";
import { open } from "@/mock/render";
import { roomBooking } from "@/mock/roomBookings";
import { harbour } from "@/mock/test-setup";

const tomorrow = () => iso(Date.now() + 86_400_000).slice(0, 10);

function booked(title: string, from: string, to: string) {
  const house = harbour();
  const room = house.rooms.find(({ name }) => name === "Reading room");
  const user = house.people[1];
  if (!room || !user) throw new Error("the house has both");
  const times = { startsAt: `${tomorrow()}T${from}:00Z`, endsAt: `${tomorrow()}T${to}:00Z` };
  house.bookings.push(roomBooking(house, room, { title, user, status: "approved", ...times }));
  return room;
}

it("shows staff what happens in a room, marks what runs past closing, and keeps their notes", async () => {
  const room = booked("Seminar", "09:00", "10:00");
  booked("Late group", "16:00", "18:00");
  open(`/board?room=${room.id}`, "admin", "UTC");
  const late = within(await screen.findByRole("article", { name: "Late group" }));
  expect(late.getByText("After hours")).toBeVisible();
  const seminar = within(screen.getByRole("article", { name: "Seminar" }));
  expect(seminar.queryByText("After hours")).toBeNull();

  await userEvent.click(seminar.getByRole("button", { name: "Add a note" }));
  await userEvent.type(seminar.getByLabelText("Note for your colleagues"), "Needs the projector");
  await userEvent.click(seminar.getByRole("button", { name: "Keep the note" }));
  expect(await seminar.findByText("Needs the projector")).toBeVisible();
  expect(seminar.getByRole("button", { name: "Notes (1)" })).toBeVisible();
});

it("switches between rooms and says which one shows old data", async () => {
  const { router } = open("/board", "admin");
  const nav = within(await screen.findByRole("navigation", { name: "Rooms" }));
  expect(await screen.findByText(/it may be taken where it looks free/)).toBeVisible();
  await userEvent.click(nav.getByRole("link", { name: "Music practice" }));
  await waitFor(() => expect(router.state.location.search).toContain("room="));
  expect(screen.getByRole("heading", { level: 2, name: "Music practice" })).toBeVisible();
  expect(screen.queryByText(/it may be taken where it looks free/)).toBeNull();
});

it("is not for students", async () => {
  open("/board", "sam");
  expect(await screen.findByText("This part is for staff")).toBeVisible();
});
