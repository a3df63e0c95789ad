import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { iso } from "@/lib/time/instants";
import { open } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

const day = () => iso(Date.now() + 86_400_000).slice(0, 10);
const at = (time: string) => `${day()}T${time}:00Z`;
const rooms = () => open(`/calendar?kind=room&view=day&date=${day()}`, "sam", "UTC");
/** The stand-in house leaves the first room free from seven to nine. */
const early = () => screen.findByRole("button", { name: /^Book Group study 2, free .*07:00–09:00$/ });

describe("a free stretch in the timeline", () => {
  it("is booked from where it was clicked", async () => {
    rooms();
    const free = await early();
    free.getBoundingClientRect = () => new DOMRect(100, 0, 80, 20);
    fireEvent.click(free, { detail: 1, clientX: 142 });
    const dialog = within(await screen.findByRole("dialog", { name: "Book Group study 2" }));
    expect(dialog.getByLabelText("Start")).toHaveDisplayValue("08:00");
    await userEvent.selectOptions(dialog.getByLabelText("How long"), "45 min");
    await userEvent.type(dialog.getByLabelText("Title"), "Group work");
    await userEvent.click(dialog.getByRole("button", { name: "Book it" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Group work" })).toBeVisible();
    expect(harbour().bookings.at(-1)).toMatchObject({ startsAt: at("08:00"), endsAt: at("08:45"), kind: "room" });
  });

  it("is reached and opened by keys, from its beginning, and leads back", async () => {
    rooms();
    const free = await early();
    free.focus();
    await userEvent.keyboard("{ArrowDown}{ArrowUp}");
    expect(free).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    const dialog = within(await screen.findByRole("dialog", { name: "Book Group study 2" }));
    expect(dialog.getByLabelText("Start")).toHaveDisplayValue("07:00");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(free).toHaveFocus());
  });

  it("offers no more than fits into it", async () => {
    rooms();
    await userEvent.click(await early());
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.selectOptions(dialog.getByLabelText("Start"), "08:30");
    const lengths = within(dialog.getByLabelText("How long")).getAllByRole("option");
    expect(lengths.map(({ textContent }) => textContent)).toEqual(["15 min", "30 min"]);
    expect(dialog.getByLabelText("How long")).toHaveDisplayValue("30 min");
  });

  it("of a node says what is free of it and leads to booking at that time", async () => {
    const { router } = open(`/calendar?kind=node&view=day&date=${day()}`, "sam", "UTC");
    const free = await screen.findByRole("button", { name: /^Book quay-1, \d+ cores, \d+ GB free .*07:00–09:00$/ });
    free.focus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/book"));
    expect(new URLSearchParams(router.state.location.search).get("start")).toBe(at("07:00"));
  });
});

it("says so where rooms are closed: while finding one, over time, and when one was picked", async () => {
  for (const flag of harbour().flags) flag.enabled = flag.key !== "bookings.room";
  const { router } = open("/find", "sam", "UTC");
  expect(await screen.findByText(/^Rooms cannot be booked just now/)).toBeVisible();
  await router.navigate("/find?kind=compute");
  await screen.findByRole("heading", { name: "quay-1" });
  expect(screen.queryByText(/cannot be booked just now/)).toBeNull();
  await router.navigate(`/calendar?kind=room&view=day&date=${day()}`);
  expect(await screen.findByText(/^Rooms cannot be booked just now/)).toBeVisible();
  await userEvent.click(await early());
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByRole("button", { name: "Book it" })).toHaveAccessibleDescription(/cannot be booked just now/);
});

describe("a room whose outside system was not read", () => {
  const unknown = () => {
    const room = harbour().rooms[0];
    if (!room) throw new Error("no room");
    harbour().unread.set(room.id, "2026-11-30T10:00:00Z");
    return room;
  };

  it("is not offered to students, in the calendar or by search, and says since when", async () => {
    unknown();
    const { router } = rooms();
    expect(await screen.findByText(/^Unknown: also booked elsewhere/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Book Group study 2/ })).toBeNull();
    await router.navigate(`/find?date=${day()}`);
    expect(await screen.findByText("Unknown since Mon 30 Nov, 10:00, when City LibCal was last read.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Book Group study 2/ })).toBeNull();
  });

  it("is booked by staff only when they say so", async () => {
    const { name } = unknown();
    open(`/calendar?kind=room&view=day&date=${day()}`, "admin", "UTC");
    await userEvent.click(
      await screen.findByRole("button", { name: /^Book Group study 2, unknown since .*07:00–09:00$/ }),
    );
    const dialog = within(await screen.findByRole("dialog", { name: `Book ${name}` }));
    await userEvent.type(dialog.getByLabelText("Title"), "Emergency meeting");
    await userEvent.click(dialog.getByRole("button", { name: "Book it" }));
    expect(await dialog.findByText(/is also booked elsewhere/)).toBeVisible();
    expect(harbour().bookings.some(({ title }) => title === "Emergency meeting")).toBe(false);
    await userEvent.click(dialog.getByRole("button", { name: "Book anyway" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Emergency meeting" })).toBeVisible();
  });
});
