import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { iso } from "@/lib/time/instants";
import { problem } from "@/mock/answers";
import { syncJob } from "@/mock/portals";
import { open } from "@/mock/render";
import { roomBooking } from "@/mock/roomBookings";
import { harbour, server } from "@/mock/test-setup";

const tomorrow = () => iso(Date.now() + 86_400_000).slice(0, 10);

function booked(title: string, from: string, to: string, day = tomorrow()) {
  const house = harbour();
  const room = house.rooms.find(({ name }) => name === "Reading room");
  const user = house.people[1];
  if (!room || !user) throw new Error("the house has both");
  const times = { startsAt: `${day}T${from}:00Z`, endsAt: `${day}T${to}:00Z` };
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
  await userEvent.click(nav.getByRole("link", { name: "Reading room" }));
  expect(await screen.findByText(/it may be taken where it looks free/)).toBeVisible();
  await userEvent.click(nav.getByRole("link", { name: "Music practice" }));
  await waitFor(() => expect(router.state.location.search).toContain("room="));
  expect(screen.getByRole("heading", { level: 2, name: "Music practice" })).toBeVisible();
  expect(screen.queryByText(/it may be taken where it looks free/)).toBeNull();
});

it("offers another week only once it knows which week this is", async () => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.use(http.get("*/api/v1/board", () => held.then(() => undefined)));
  const { router } = open("/board", "admin", "UTC");
  const after = await screen.findByRole("button", { name: "Week after" });
  expect(after).toHaveAttribute("aria-disabled", "true");

  answer();
  await waitFor(() => expect(after).not.toHaveAttribute("aria-disabled"));
  await userEvent.click(after);
  expect(router.state.location.search).toContain("from=");
});

it("has the outside sources read, and shows what came when they are", async () => {
  const [, choir] = harbour().elsewhere.sources;
  if (!choir) throw new Error("the house has a choir");
  Object.assign(choir, { lastSucceededAt: iso(Date.now() - 600_000), stale: false });
  delete choir.error;
  const room = booked("Seminar", "09:00", "10:00");
  let over = false;
  server.use(
    http.get("*/api/v1/sync/jobs/:id", () =>
      over ? undefined : HttpResponse.json({ ...syncJob("a"), endedAt: null }),
    ),
  );
  open(`/board?room=${room.id}`, "admin", "UTC");
  await screen.findByRole("article", { name: "Seminar" });
  expect(screen.getByText("Last updated 10 min ago")).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: "Refresh" }));
  expect(await screen.findByText("Refreshing 2 sources…")).toBeVisible();
  expect(screen.getByRole("button", { name: "Refresh" })).toHaveAttribute("aria-busy", "true");
  booked("Choir practice", "11:00", "12:00");
  over = true;

  expect(await screen.findByText("City library: 1 new.")).toBeVisible();
  expect(screen.getByText("Choir: 1 new.")).toBeVisible();
  expect(await screen.findByRole("article", { name: "Choir practice" })).toBeVisible();
  expect(screen.getByText("Last updated just now")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Put this away" }));
  expect(screen.queryByText("Choir: 1 new.")).toBeNull();
});

it("says of a source that could not be read why, and keeps its rooms marked as old", async () => {
  const room = booked("Seminar", "09:00", "10:00");
  open(`/board?room=${room.id}`, "admin");
  await userEvent.click(await screen.findByRole("button", { name: "Refresh" }));
  const failure = await screen.findByText(/^Choir could not be read/);
  const report = within(failure.closest("[role=status]") as HTMLElement).getAllByRole("listitem");
  expect(report.map((line) => line.textContent)).toEqual([
    "Choir could not be read. There is no calendar at this address any more (404). Copy it again.",
    "City library: 1 new.",
  ]);
  expect(screen.getByText(/it may be taken where it looks free/)).toBeVisible();
});

it("does not tell an age where a source was never read", async () => {
  for (const source of harbour().elsewhere.sources) source.lastSucceededAt = "1970-01-01T00:00:00Z";
  open("/board", "admin");
  expect(await screen.findByText(/source of some rooms was never read/)).toBeVisible();
  expect(screen.queryByText(/ago/)).toBeNull();
});

it("says when sources cannot be read at all, and shows what Berth itself knows", async () => {
  const room = booked("Seminar", "09:00", "10:00");
  server.use(http.post("*/api/v1/sync/refresh", () => problem(503, "unavailable", "Sources cannot be read just now.")));
  open(`/board?room=${room.id}`, "admin");
  await screen.findByRole("article", { name: "Seminar" });
  booked("Choir practice", "11:00", "12:00");
  await userEvent.click(screen.getByRole("button", { name: "Refresh" }));
  expect(await screen.findByText("Sources cannot be read just now.")).toBeVisible();
  expect(await screen.findByRole("article", { name: "Choir practice" })).toBeVisible();
});

it("counts clashes in the navigation, and leads from its list to the card of the one that has to move", async () => {
  const room = booked("Seminar", "09:00", "11:00");
  booked("Choir practice", "10:00", "12:00");
  const { router } = open("/", "admin", "UTC");
  const link = await screen.findByRole("link", { name: "Board, 1 clash" });
  expect(screen.getByRole("button", { name: "Open the menu, 1 clash", hidden: true })).toBeInTheDocument();
  booked("Chess club", "10:30", "10:45");
  await userEvent.click(link);

  const list = within(await screen.findByRole("region", { name: "Clashes" }));
  expect(await list.findByRole("heading", { name: "3 clashes" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Board, 3 clashes" })).toBeVisible();
  const clash = list.getByRole("link", { name: /^Reading room · .* “Seminar” and “Choir practice”$/ });
  clash.focus();
  await userEvent.keyboard("{Enter}");

  const card = await screen.findByRole("article", { name: "Choir practice" });
  await waitFor(() => expect(card).toHaveFocus());
  expect(screen.getByRole("heading", { level: 2, name: "Reading room" })).toBeVisible();
  expect(router.state.location.search).toContain(`room=${room.id}`);
  expect(router.state.location.search).toContain(`from=${tomorrow()}`);

  await userEvent.click(clash);
  await waitFor(() => expect(card).toHaveFocus());
});

it("says nothing of clashes while there are none", async () => {
  open("/board", "admin");
  expect(await screen.findByRole("navigation", { name: "Rooms" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Board" })).toBeVisible();
  expect(screen.queryByRole("region", { name: "Clashes" })).toBeNull();
});

it("is not for students", async () => {
  open("/board", "sam");
  expect(await screen.findByText("This part is for staff")).toBeVisible();
});

it("says on one page who stays tonight, the one who stays longest first", async () => {
  const today = iso(Date.now()).slice(0, 10);
  booked("Choir", "16:00", "17:30", today);
  booked("Chess", "18:00", "20:00", today);
  booked("Lunch", "11:00", "12:00", today);
  open("/board/tonight", "admin", "UTC");
  const rows = await screen.findAllByRole("listitem");
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining("Chess"),
    expect.stringContaining("Choir"),
  ]);
  expect(screen.getAllByText(/Closes at 18:00. Nobody stays longer./).length).toBeGreaterThan(0);
});

it("keeps tonight's list from students", async () => {
  open("/board/tonight", "sam");
  expect(await screen.findByText("This part is for staff")).toBeVisible();
});
