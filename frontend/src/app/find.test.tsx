import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { iso } from "@/lib/time/instants";
import { open } from "@/mock/render";
import { roomBooking } from "@/mock/roomBookings";
import { harbour, server } from "@/mock/test-setup";

const DAY = 86_400_000;
const tomorrow = () => iso(Date.now() + DAY).slice(0, 10);
const at = (hour: string) => `${tomorrow()}T${hour}:00Z`;

function room(name: string) {
  const found = harbour().rooms.find((one) => one.name === name);
  if (!found) throw new Error(`no room ${name}`);
  return found;
}

/** Somebody else has it, behind this page's back. */
function take(name: string, from: string, to: string) {
  const kim = harbour().people[2];
  if (!kim) throw new Error("the house has people");
  const taken = { title: "Taken", user: kim, status: "approved" as const, startsAt: at(from), endsAt: at(to) };
  harbour().bookings.push(roomBooking(harbour(), room(name), taken));
}

const startsOf = async (name: string) => within(await screen.findByRole("list", { name: `Free starts, ${name}` }));

describe("finding a time", () => {
  it("shows what is free when, and what else there is next", async () => {
    take("Reading room", "08:00", "12:00");
    open(`/find?date=${tomorrow()}&part=morning&minutes=120`, "sam", "UTC");
    expect((await startsOf("Reading room")).getAllByRole("button")[0]).toHaveTextContent("00:00");
    expect(screen.queryByRole("button", { name: /^Book Reading room at .*08:00/ })).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText("How long"), "6 h");
    await userEvent.selectOptions(screen.getByLabelText("Time of day"), "Afternoon, 12 to 18");
    expect((await startsOf("Reading room")).getAllByRole("button")).toHaveLength(1);
  });

  it("says beside a room's time what one has already then, as long as it is that time", async () => {
    const sam = harbour().people[1];
    if (!sam) throw new Error("the house has people");
    const own = { title: "Choir", user: sam, status: "pending" as const, startsAt: at("09:00"), endsAt: at("10:00") };
    harbour().bookings.push(roomBooking(harbour(), room("Seminar room 1.04"), own));
    const address = (start: string) =>
      `/find?date=${tomorrow()}&minutes=60&room=${room("Reading room").id}&start=${at(start)}`;
    const { router } = open(address("09:30"), "sam", "UTC");
    const dialog = within(await screen.findByRole("dialog"));
    expect(await dialog.findByText("You already have “Choir” then, 09:00–10:00. You can still book.")).toBeVisible();
    expect(dialog.getByRole("button", { name: "Book it" })).not.toHaveAttribute("aria-disabled");
    await router.navigate(address("10:00"));
    await waitFor(() => expect(screen.queryByText(/^You already have “Choir”/)).toBeNull());
  });

  it("keeps the search in the address", async () => {
    const { router } = open("/find", "sam", "UTC");
    await screen.findByRole("heading", { name: "Reading room" });
    await userEvent.selectOptions(screen.getByLabelText("Branch"), "Science Hall");
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Reading room" })).toBeNull());
    expect(router.state.location.search).toBe("?branch=Science+Hall");
  });

  it("finds only rooms that are large enough, and says so when there is none", async () => {
    open("/find?capacity=20", "sam", "UTC");
    await screen.findByRole("heading", { name: "Seminar room 1.04" });
    expect(screen.queryByRole("heading", { name: "Reading room" })).toBeNull();
    await userEvent.type(screen.getByLabelText("People"), "{Control>}a{/Control}900");
    expect(await screen.findByText("No room like that")).toBeVisible();
  });

  it("takes what was found to the form for compute", async () => {
    const { router } = open(`/find?kind=compute&date=${tomorrow()}&cores=4&minutes=120`, "sam", "UTC");
    await userEvent.click((await startsOf("gpu-1")).getAllByRole("button")[0] as HTMLElement);
    expect(await screen.findByRole("heading", { level: 1, name: "Book compute" })).toBeVisible();
    expect(router.state.location.pathname).toBe("/book");
    expect(await screen.findByLabelText("Cores")).toHaveValue("4");
    expect(screen.getByRole("radio", { name: "2 h" })).toBeChecked();
  });
});

describe("booking a room", () => {
  const pick = async (name: string, hour: string) => {
    open(`/find?date=${tomorrow()}&room=${room(name).id}&start=${at(hour)}`, "sam", "UTC");
    return within(await screen.findByRole("dialog", { name: `Book ${name}` }));
  };

  it("takes a start, a title and one click", async () => {
    open(`/find?date=${tomorrow()}&part=morning`, "sam", "UTC");
    await userEvent.click((await startsOf("Reading room")).getAllByRole("button")[0] as HTMLElement);
    const dialog = within(await screen.findByRole("dialog", { name: "Book Reading room" }));
    await userEvent.type(dialog.getByLabelText("Title"), "Group work");
    await userEvent.click(dialog.getByRole("button", { name: "Book it" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Group work" })).toBeVisible();
    expect(harbour().bookings.at(-1)).toMatchObject({ kind: "room", status: "approved", title: "Group work" });
  });

  it("asks for a title before anything else", async () => {
    const dialog = await pick("Reading room", "09:00");
    await userEvent.click(dialog.getByRole("button", { name: "Book it" }));
    expect(dialog.getByLabelText("Title")).toBeInvalid();
    await waitFor(() => expect(dialog.getByLabelText("Title")).toHaveFocus());
  });

  it("says at the field which rule it breaks", async () => {
    const dialog = await pick("Reading room", "09:00");
    await userEvent.type(dialog.getByLabelText("Title"), "Party");
    await userEvent.type(dialog.getByLabelText(/^People/), "40");
    await userEvent.click(dialog.getByRole("button", { name: "Book it" }));
    expect(await dialog.findByText("This room takes 12 people.")).toBeVisible();
    expect(dialog.getByLabelText(/^People/)).toBeInvalid();
  });

  it("offers what is free when somebody was faster, and one click books it", async () => {
    const dialog = await pick("Reading room", "09:00");
    take("Reading room", "09:00", "09:30");
    await userEvent.type(dialog.getByLabelText("Title"), "Group work");
    await userEvent.click(dialog.getByRole("button", { name: "Book it" }));
    const refusal = (await dialog.findByText("The room is taken at that time.")).parentElement as HTMLElement;
    expect(within(refusal).getByRole("button", { name: /Group study 2$/ })).toBeVisible();
    expect(within(refusal).getByRole("button", { name: /Seminar room 1\.04, Science Hall$/ })).toBeVisible();
    await userEvent.click(within(refusal).getAllByRole("button")[0] as HTMLElement);
    expect(await screen.findByRole("heading", { level: 1, name: "Group work" })).toBeVisible();
    expect(harbour().bookings.at(-1)).toMatchObject({ startsAt: at("09:30"), endsAt: at("10:30") });
  });

  it("says how old the answer is when the service has lost touch", async () => {
    const { id, name } = room("Reading room");
    const readingRoom = { resource: { id, name, kind: "room" }, slots: [], nextAvailable: at("09:00") };
    server.use(
      http.get("*/api/v1/availability/search", () =>
        HttpResponse.json({ asOf: "2026-12-01T09:00:07Z", stale: true, results: [readingRoom], unknown: [] }),
      ),
    );
    open("/find", "sam", "Europe/Berlin");
    expect(await screen.findByText("As of 1 Dec 2026, 10:00:07. Berth checks again when you book.")).toBeVisible();
  });

  it("is in the next search, which waits for it", async () => {
    const positions: (string | null)[] = [];
    server.use(
      http.get("*/api/v1/availability/search", ({ request }) => {
        positions.push(request.headers.get("Berth-Position"));
        return undefined;
      }),
    );
    const dialog = await pick("Reading room", "09:00");
    await userEvent.type(dialog.getByLabelText("Title"), "Group work");
    await userEvent.click(dialog.getByRole("button", { name: "Book it" }));
    await screen.findByRole("heading", { level: 1, name: "Group work" });
    await userEvent.click(screen.getByRole("link", { name: "Find a time" }));
    await screen.findByRole("heading", { level: 1, name: "Find a time" });
    await waitFor(() => expect(positions).toContain(`position-of-${harbour().bookings.at(-1)?.id}`));
  });
});
