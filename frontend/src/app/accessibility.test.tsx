import { screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { expect, it } from "vitest";
import { open, type Who } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

/** jsdom paints nothing, so contrast is judged in a real browser (e2e). */
const settings: axe.RunOptions = { rules: { "color-contrast": { enabled: false } } };

const pages: [address: string, who: Who | undefined, heading: string][] = [
  ["/", undefined, "A machine of your own"],
  ["/sign-in", undefined, "Sign in"],
  ["/register", undefined, "Create an account"],
  ["/find", "sam", "Find a time"],
  ["/find?kind=compute", "sam", "Find a time"],
  ["/book", "sam", "Book compute"],
  ["/bookings", "sam", "My bookings"],
  ["/bookings?tab=active", "sam", "My bookings"],
  ["/bookings?tab=past", "sam", "My bookings"],
  ["/calendar?view=month", "sam", "Course sessions"],
  ["/calendar?view=week", "sam", "Course sessions"],
  ["/calendar?view=list", "sam", "Course sessions"],
  ["/calendar?kind=room", "sam", "Rooms over time"],
  ["/bookings?kind=room", "sam", "My bookings"],
  ["/board", "admin", "Room board"],
  ["/settings", "sam", "Settings"],
  ["/settings/tokens", "sam", "API tokens"],
  ["/settings/feeds", "sam", "Calendar feeds"],
  ["/admin", "admin", "Desk"],
  ["/admin/bookings", "admin", "Bookings"],
  ["/admin/nodes", "admin", "Nodes"],
  ["/admin/environments", "admin", "Environments"],
  ["/admin/rooms", "admin", "Rooms"],
  ["/admin/rooms/new", "admin", "New room"],
  ["/admin/sources", "admin", "Sources"],
  ["/admin/courses", "admin", "Course sessions"],
  ["/admin/courses/new", "admin", "New session"],
  ["/admin/flags", "admin", "Features"],
  ["/admin/people", "admin", "People"],
  ["/admin/audit", "admin", "Audit"],
  ["/nowhere", undefined, "Not found"],
];

it.each(pages)("%s has no accessibility fault that axe can see", async (address, who, heading) => {
  const { container } = open(address, who);
  await screen.findByRole("heading", { level: 1, name: new RegExp(`^${heading}`) });
  await loaded();
  expect(await faultsOf(container)).toEqual([]);
});

it("a booking's page has none either", async () => {
  const booking = harbour().bookings.find(({ title }) => title === "Course exercise 4");
  const { container } = open(`/bookings/${booking?.id}`, "sam");
  await screen.findByRole("heading", { level: 1, name: "Course exercise 4" });
  await loaded();
  expect(await faultsOf(container)).toEqual([]);
});

async function loaded() {
  await waitFor(() => expect(screen.queryAllByRole("status", { name: /^(Loading|Looking)/ })).toEqual([]));
}

async function faultsOf(container: Element) {
  // The 450 time zones of a select have no faults of their own, and cost more than all the rest.
  const { violations } = await axe.run({ include: [container], exclude: ["option"] }, settings);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
