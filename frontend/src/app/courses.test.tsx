import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { giveSeat, reseat } from "@/mock/courses";
import { open } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

const sessionOf = (courseType: string, seatsLeft: number) => {
  const found = harbour().sessions.find((one) => one.courseType === courseType && one.seatsLeft === seatsLeft);
  if (!found) throw new Error(`no ${courseType} with ${seatsLeft} seats`);
  return found;
};

describe("the course calendar", () => {
  it("says of every entry how many seats are left, and which is mine", async () => {
    giveSeat(harbour(), "sam@berth.test", "Pottery");
    open("/calendar?view=list", "sam");
    expect(
      await screen.findByRole("link", { name: /^Python for everyone.* 1 of 12 seats left, almost full$/ }),
    ).toBeVisible();
    expect(screen.getByRole("link", { name: /^Statistics clinic.*Full, all 12 seats are taken$/ })).toBeVisible();
    expect(screen.getByRole("link", { name: /^Pottery.*you have a seat$/ })).toHaveTextContent("Yours");
  });

  it("books a seat from the entry's panel, and gives it up again", async () => {
    const session = sessionOf("Letterpress", 7);
    open("/calendar?view=list", "sam");
    await userEvent.click(await screen.findByRole("link", { name: /^Letterpress.*7 of 12 seats left$/ }));
    const panel = within(await screen.findByRole("dialog", { name: "Letterpress" }));
    await userEvent.click(await panel.findByRole("button", { name: "Book a seat" }));
    expect(await panel.findByText("You have a seat")).toBeVisible();
    expect(await panel.findByText("6 of 12 seats left")).toBeVisible();
    await userEvent.click(panel.getByRole("button", { name: "Give up my seat" }));
    expect(session.seatsLeft).toBe(6);
    await userEvent.click(panel.getByRole("button", { name: "Yes, give it up" }));
    await waitFor(() => expect(session.seatsLeft).toBe(7));
    expect(await panel.findByRole("button", { name: "Book a seat" })).toBeVisible();
  });

  it("offers other sessions where the last seat went to somebody else, and one click books one", async () => {
    const session = sessionOf("Python for everyone", 1);
    open(`/calendar?view=list&session=${session.id}`, "sam");
    const panel = within(await screen.findByRole("dialog"));
    const book = await panel.findByRole("button", { name: "Book a seat" });
    reseat(harbour(), session.id, 1);
    await userEvent.click(book);
    const others = within(await panel.findByRole("region", { name: "Other sessions with free seats" }));
    const [first] = others.getAllByRole("button");
    await userEvent.click(first as HTMLElement);
    await waitFor(() =>
      expect(harbour().bookings.filter(({ title }) => title === "Python for everyone")).toHaveLength(1),
    );
    // The panel that closes and the one that opens follow each other.
    expect(await screen.findByText("You have a seat")).toBeVisible();
  });

  it("keeps its filters in the address", async () => {
    const { router } = open("/calendar?view=list", "sam");
    await screen.findByRole("link", { name: /^Welding/ });
    await userEvent.selectOptions(screen.getByLabelText("Course type"), "Statistics clinic");
    await userEvent.click(screen.getByLabelText("Free seats only"));
    expect(router.state.location.search).toBe("?view=list&type=Statistics+clinic&free=1");
    await waitFor(() => expect(screen.queryByRole("link", { name: /^Welding/ })).toBeNull());
    await waitFor(() => expect(screen.queryByRole("link", { name: /^Statistics clinic.*Full/ })).toBeNull());
    expect(screen.getAllByRole("link", { name: /^Statistics clinic/ }).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(router.state.location.search).toBe("?view=list");
  });

  it("is gone through with the arrows, and its pages turned, from one stop for Tab", async () => {
    const { router } = open("/calendar?view=month&date=2026-12-09", "sam");
    const grid = await screen.findByRole("table", { name: /^Month/ });
    expect(grid.querySelectorAll("[tabindex='0']")).toHaveLength(1);
    within(grid)
      .getByRole("link", { name: /^Wednesday 9 December/ })
      .focus();
    await userEvent.keyboard("{ArrowRight}{ArrowDown}");
    expect(document.activeElement).toHaveAccessibleName(/^Thursday 17 December/);
    await userEvent.keyboard("{PageDown}");
    await waitFor(() => expect(router.state.location.search).toContain("date=2027-01-09"));
    await userEvent.keyboard("{Home}");
    expect(document.activeElement?.closest("table")).not.toBeNull();
  });

  it("shows rooms and nodes over time as well", async () => {
    open("/calendar?kind=room&view=day", "sam");
    expect(await screen.findByRole("list", { name: "Reading room, when it is taken" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("link", { name: "Nodes" }));
    expect(await screen.findByRole("list", { name: "gpu-1, when it is taken" })).toBeInTheDocument();
  });

  it("says kindly that seats cannot be booked while admins have closed it", async () => {
    const sam = harbour().people[1];
    Object.assign(sam ?? {}, { features: { "bookings.course": false } });
    open(`/calendar?session=${sessionOf("Letterpress", 7).id}`, "sam");
    const book = await screen.findByRole("button", { name: "Book a seat" });
    expect(book).toHaveAccessibleDescription(/cannot be booked just now/);
  });
});
