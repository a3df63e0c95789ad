import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { describe, expect, it } from "vitest";
import { problem } from "@/mock/answers";
import { giveSeat, reseat, session } from "@/mock/courses";
import { open } from "@/mock/render";
import { harbour, server } from "@/mock/test-setup";

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
    harbour().sessions = [session({ startsAt: "2026-12-10T09:00:00Z", endsAt: "2026-12-10T11:00:00Z" })];
    const { router } = open("/calendar?view=month&date=2026-12-09", "sam");
    const grid = await screen.findByRole("table", { name: /^Month/ });
    const pottery = await within(grid).findByRole("link", { name: /^Pottery/ });
    expect(grid.querySelectorAll("[tabindex='0']")).toHaveLength(1);
    within(grid)
      .getByRole("link", { name: /^Wednesday 9 December/ })
      .focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(document.activeElement).toHaveAccessibleName(/^Thursday 10 December/);
    await userEvent.keyboard("{ArrowDown}");
    expect(pottery).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toHaveAccessibleName(/^Thursday 17 December/);
    await userEvent.keyboard("{PageDown}");
    await waitFor(() => expect(router.state.location.search).toContain("date=2027-01-09"));
    await userEvent.keyboard("{Home}");
    expect(document.activeElement?.closest("table")).not.toBeNull();
  });

  it("is paged in every view while its answers are still on their way", async () => {
    for (const view of ["month", "week", "day", "list"]) {
      const answers: (() => void)[] = [];
      server.use(
        http.get("*/api/v1/me/bookings", async () => {
          if (answers.length > 0) await new Promise<void>((resolve) => answers.push(resolve));
          else answers.push(() => undefined); // the first answer is what stands in for the next ones
          return undefined;
        }),
      );
      const { unmount } = open(`/calendar?view=${view}`, "sam");
      for (const way of ["Later", "Later", "Earlier"])
        await userEvent.click(await screen.findByRole("link", { name: way }));
      await waitFor(() => expect(answers.length).toBeGreaterThan(1));
      for (const answer of answers) answer();
      expect(await screen.findByRole("link", { name: "Later" })).toBeVisible();
      expect(screen.queryByText("Something broke")).toBeNull();
      unmount();
    }
  });

  it("shows rooms and nodes over time as well", async () => {
    open("/calendar?kind=room&view=day", "sam");
    expect(await screen.findByRole("list", { name: "Reading room, when it is taken" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("link", { name: "Nodes" }));
    expect(await screen.findByRole("list", { name: "gpu-1, when it is taken" })).toBeInTheDocument();
  });

  it("says kindly that seats cannot be booked while admins have closed it", async () => {
    for (const flag of harbour().flags) flag.enabled = false;
    open(`/calendar?session=${sessionOf("Letterpress", 7).id}`, "sam");
    const book = await screen.findByRole("button", { name: "Book a seat" });
    await waitFor(() => expect(book).toHaveAccessibleDescription(/cannot be booked just now/));
  });
});

describe("planning courses", () => {
  it("repeats a session weekly, names what was refused, and tries only that again", async () => {
    let refuse = true;
    const keys: string[] = [];
    server.use(
      http.post("*/api/v1/course-sessions", async ({ request }) => {
        const { startsAt } = (await request.clone().json()) as { startsAt: string };
        keys.push(`${startsAt.slice(0, 10)} ${request.headers.get("Idempotency-Key")}`);
        if (!refuse || !startsAt.startsWith("2027-01-12")) return undefined;
        refuse = false;
        return problem(503, "unavailable", "Not just now.");
      }),
    );
    const { router } = open("/admin/courses/new", "admin");
    await userEvent.type(await screen.findByLabelText("Course type"), "Bookbinding");
    await userEvent.type(screen.getByLabelText("Location"), "Print shop");
    fireEvent.change(screen.getByLabelText("Day"), { target: { value: "2027-01-05" } });
    await userEvent.click(screen.getByRole("button", { name: "More weeks" }));
    await userEvent.click(screen.getByRole("button", { name: "More weeks" }));
    await userEvent.click(screen.getByRole("button", { name: "Add 3 sessions" }));
    expect(await screen.findByRole("list", { name: "Not added" })).toHaveTextContent("Tue 12 Jan: Not just now.");
    const made = () => harbour().sessions.filter(({ courseType }) => courseType === "Bookbinding");
    expect(made()).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: "Try it again" }));
    await waitFor(() => expect(made()).toHaveLength(3));
    // The same key for the same session, so that an answer that was only lost is found again.
    expect(keys.filter((key) => key.startsWith("2027-01-12"))).toEqual([keys[1], keys[1]]);
    expect(new Set(keys).size).toBe(3);
    await waitFor(() => expect(router.state.location.pathname).toBe("/admin/courses"));
  });

  it("tells how many people a cancellation concerns, and wants a reason", async () => {
    const session = sessionOf("Letterpress", 7);
    open(`/admin/courses/${session.id}`, "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Cancel session" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Cancel Letterpress?" }));
    expect(dialog.getByText(/^5 people with a seat/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole("button", { name: "Cancel the session" }));
    expect(await dialog.findByText("Say why, in a few words.")).toBeVisible();
    await userEvent.type(dialog.getByLabelText("Reason"), "The press is broken");
    await userEvent.click(dialog.getByRole("button", { name: "Cancel the session" }));
    await waitFor(() => expect(session).toMatchObject({ status: "cancelled", statusReason: "The press is broken" }));
  });

  it("shows who comes", async () => {
    giveSeat(harbour(), "sam@berth.test", "Letterpress");
    open(`/admin/courses/${sessionOf("Letterpress", 6).id}`, "admin");
    expect(await screen.findByText("Who comes, 1")).toBeVisible();
    expect(screen.getByText("Sam Student")).toBeVisible();
  });

  it("is for staff as well, and for nobody else", async () => {
    Object.assign(harbour().people[2] ?? {}, { role: "staff" });
    const staff = open("/admin/courses", "kim");
    expect(await screen.findByRole("heading", { level: 1, name: "Course sessions" })).toBeVisible();
    expect(screen.queryByRole("link", { name: "Nodes" })).toBeNull();
    staff.unmount();
    open("/admin/courses", "sam");
    expect(await screen.findByRole("heading", { name: "This part is for staff" })).toBeVisible();
  });
});
