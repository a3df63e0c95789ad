import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { MemoryRouter } from "react-router";
import { describe, expect, it, vi } from "vitest";
import { WorkspaceGate } from "@/features/booking/WorkspaceGate";
import { iso } from "@/lib/time/instants";
import { problem } from "@/mock/answers";
import { open } from "@/mock/render";
import { harbour, server } from "@/mock/test-setup";

const bookingNamed = (title: string) => {
  const found = harbour().bookings.find((booking) => booking.title === title);
  if (!found) throw new Error(`no booking ${title}`);
  return found;
};

describe("registering", () => {
  it("puts each message of the server at its field and keeps what was typed", async () => {
    open("/register");
    await userEvent.type(await screen.findByLabelText("Name"), "Rae");
    await userEvent.type(screen.getByLabelText("E-mail"), "not an address");
    await userEvent.type(screen.getByLabelText("Password"), "long enough");
    await userEvent.click(screen.getByRole("button", { name: "Create account" }));

    expect(await screen.findByText("This is not an e-mail address.")).toBeVisible();
    expect(screen.getByLabelText("E-mail")).toBeInvalid();
    expect(screen.getByLabelText("E-mail")).toHaveAccessibleDescription("This is not an e-mail address.");
    expect(screen.getByLabelText("Name")).toHaveValue("Rae");

    await userEvent.clear(screen.getByLabelText("Password"));
    await userEvent.type(screen.getByLabelText("Password"), "short");
    await userEvent.click(screen.getByRole("button", { name: "Create account" }));
    expect(await screen.findByText("Must have at least 10 characters.")).toBeVisible();
    expect(screen.getByLabelText("Password")).toBeInvalid();
  });

  it("leads straight to booking", async () => {
    open("/register");
    await userEvent.type(await screen.findByLabelText("Name"), "Rae");
    await userEvent.type(screen.getByLabelText("E-mail"), "rae@berth.test");
    await userEvent.type(screen.getByLabelText("Password"), "three unrelated words");
    await userEvent.click(screen.getByRole("button", { name: "Create account" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Book compute" })).toBeVisible();
  });
});

describe("signing in", () => {
  it("says that the two do not go together, not which of them is wrong", async () => {
    open("/sign-in");
    await userEvent.type(await screen.findByLabelText("E-mail"), "sam@berth.test");
    await userEvent.type(screen.getByLabelText("Password"), "wrong");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByText("That e-mail and password do not go together.")).toBeVisible();
  });

  it("says how long to wait when it was tried too often", async () => {
    server.use(
      http.post("*/api/v1/auth/token", () =>
        HttpResponse.json(
          { type: "/problems/too-many-requests", detail: "Too many attempts." },
          { status: 429, headers: { "Retry-After": "600" } },
        ),
      ),
    );
    open("/sign-in");
    await userEvent.type(await screen.findByLabelText("E-mail"), "sam@berth.test");
    await userEvent.type(screen.getByLabelText("Password"), "wrong");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByText("Too many attempts. Try again in 10 minutes.")).toBeVisible();
  });

  it("leads back to the page that asked for it, and never out of Berth", async () => {
    const { router } = open("/settings");
    await userEvent.type(await screen.findByLabelText("E-mail"), "sam@berth.test");
    await userEvent.type(screen.getByLabelText("Password"), "long enough for a test");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
    expect(router.state.location.pathname).toBe("/settings");
  });
});

it("what is ahead begins with the nearest", async () => {
  open("/bookings", "sam");
  await screen.findByRole("link", { name: "Thesis chapter 3" });
  const titles = screen.getAllByRole("link", { name: /^(JupyterLab|Thesis chapter 3)$/ });
  expect(titles.map((link) => link.textContent)).toEqual(["JupyterLab", "Thesis chapter 3"]);
});

describe("booking", () => {
  it("takes one click from the form to the booking when the suggestions suit", async () => {
    open("/book", "sam");
    await userEvent.click(await screen.findByRole("button", { name: /^Book it/ }));
    expect(await screen.findByRole("heading", { level: 1, name: "JupyterLab" })).toBeVisible();
    const { compute, status } = harbour().bookings.at(-1) ?? {};
    expect(status).toBe("pending");
    expect(compute).toMatchObject({ cores: 2, memoryGb: 4, environmentName: "JupyterLab" });
  });

  it("says on the button until when it is, and asks for no more than that", async () => {
    open("/book", "sam", "UTC");
    const button = await screen.findByRole("button", { name: /^Book it until \d\d:\d\d$/ });
    const until = button.textContent?.slice(-5);
    await userEvent.click(button);
    await screen.findByRole("heading", { level: 1, name: "JupyterLab" });
    const { startsAt = "", endsAt = "" } = harbour().bookings.at(-1) ?? {};
    expect(endsAt.slice(11, 16)).toBe(until);
    expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(3_600_000);
  });

  it("fills in the size of the chosen environment, and lets it be changed within the machines' bounds", async () => {
    open("/book", "sam");
    await userEvent.click(await screen.findByRole("radio", { name: /^Try-out page/ }));
    expect(screen.getByLabelText("Cores")).toHaveValue("1");
    await userEvent.click(screen.getByRole("button", { name: "More cores" }));
    expect(screen.getByLabelText("Cores")).toHaveValue("2");
    expect(screen.getByText("up to 32")).toBeVisible();
  });

  it("says what one has already at that time, in Berth and elsewhere, and books all the same", async () => {
    for (const portal of harbour().outside.portals) portal.state = "ok";
    harbour().bookings = harbour().bookings.filter(({ title }) => /^(Course exercise 4|Train the model)$/.test(title));
    open("/book", "sam");
    expect(
      await screen.findByText(/^You already have “Course exercise 4” then, .* You can still book\.$/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole("radio", { name: "4 h" }));
    const hints = async () => within(await screen.findByRole("list", { name: "What you have then" }));
    expect(await (await hints()).findByText(/^You already have “Ballet, open class” then/)).toBeVisible();
    expect((await hints()).queryByText(/Train the model/)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: /^Book it/ }));
    expect(await screen.findByRole("heading", { level: 1, name: "JupyterLab" })).toBeVisible();
  });

  it("offers what is free instead when the time is taken, and one click books it", async () => {
    harbour().full = true;
    open("/book", "sam");
    await userEvent.clear(await screen.findByLabelText("Title"));
    await userEvent.type(screen.getByLabelText("Title"), "My thesis");
    await userEvent.click(screen.getByRole("button", { name: /^Book it/ }));

    const refusal = await screen.findByText("No machine has room for this at that time.");
    expect(screen.getByLabelText("Title")).toHaveValue("My thesis");
    const [first] = within(refusal.parentElement as HTMLElement).getAllByRole("button");
    await userEvent.click(first as HTMLElement);
    expect(await screen.findByRole("heading", { level: 1, name: "My thesis" })).toBeVisible();
  });

  it("shows a rule's message at the field it names", async () => {
    server.use(
      http.post("*/api/v1/bookings", () =>
        problem(422, "rule-broken", "Too many open bookings.", {
          rule: "longest-duration",
          errors: [{ field: "endsAt", message: "A booking lasts 8 hours at most." }],
        }),
      ),
    );
    open("/book", "sam");
    await userEvent.click(await screen.findByRole("radio", { name: "Pick a time" }));
    await userEvent.click(screen.getByRole("button", { name: /^Book it/ }));
    await waitFor(() =>
      expect(screen.getByLabelText("End")).toHaveAccessibleDescription("A booking lasts 8 hours at most."),
    );
    await waitFor(() => expect(screen.getByLabelText("End")).toHaveFocus());
  });

  it("sends the same key again when an answer was lost, so that it never books twice", async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post("*/api/v1/bookings", ({ request }) => {
        keys.push(request.headers.get("Idempotency-Key"));
        return HttpResponse.error();
      }),
    );
    open("/book", "sam");
    await userEvent.click(await screen.findByRole("radio", { name: "Pick a time" }));
    await userEvent.click(screen.getByRole("button", { name: /^Book it/ }));
    await screen.findByText(/cannot be reached just now/);
    await userEvent.click(screen.getByRole("button", { name: /^Book it/ }));
    await waitFor(() => expect(keys).toHaveLength(2));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
  });
});

describe("my bookings", () => {
  it("keeps the tab in the address", async () => {
    const { router } = open("/bookings", "sam");
    await userEvent.click(await screen.findByRole("link", { name: "Past" }));
    expect(router.state.location.search).toBe("?tab=past");
    expect(await screen.findByText("An admin said no: Please take a smaller machine.")).toBeVisible();
  });

  it("shows what a running workspace writes", async () => {
    open(`/bookings/${bookingNamed("Course exercise 4").id}`, "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Show the log" }));
    const log = await screen.findByLabelText("Log of the workspace");
    expect(await within(log).findByText("Serving at port 8888")).toBeVisible();
    expect(within(log).getByText("No GPU was found")).toBeVisible();
    expect(await screen.findByText("The log has ended.")).toBeVisible();
  });

  it("shows what a running workspace uses", async () => {
    open(`/bookings/${bookingNamed("Course exercise 4").id}`, "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Show what is used" }));
    expect(await screen.findByText("1.3 of", { exact: false })).toBeVisible();
    expect(screen.getByText("1.5 of", { exact: false })).toBeVisible();
    expect(screen.getByText("0.5 GB")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Hide what is used" }));
    expect(screen.queryByText("0.5 GB")).not.toBeInTheDocument();
  });

  it("a control that cannot be used says why", async () => {
    open("/bookings", "sam");
    const card = within(
      (await screen.findByRole("heading", { name: "Thesis chapter 3" })).closest("article") as HTMLElement,
    );
    expect(card.getByRole("button", { name: "Connect" })).toHaveAccessibleDescription("It is not approved yet.");
    await userEvent.click(card.getByRole("button", { name: "Connect" }));
    expect(screen.getAllByText("It is not approved yet.").length).toBeGreaterThan(0);
  });

  it("ends a running one after asking", async () => {
    open("/bookings?tab=active", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "End" }));
    await userEvent.click(await screen.findByRole("button", { name: "End now" }));
    await waitFor(() => expect(bookingNamed("Course exercise 4").status).toBe("completed"));
    expect(await screen.findByText("Nothing of yours is on just now")).toBeVisible();
  });

  it("extends a running one", async () => {
    const before = bookingNamed("Course exercise 4").endsAt;
    open("/bookings?tab=active", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Extend" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Extend this booking" }));
    await userEvent.click(dialog.getByRole("button", { name: "Extend" }));
    await waitFor(() =>
      expect(Date.parse(bookingNamed("Course exercise 4").endsAt) - Date.parse(before)).toBe(30 * 60_000),
    );
  });

  it("shows what is on now with its time left above what is to come", async () => {
    open("/bookings", "sam");
    const now = within(await screen.findByRole("region", { name: "On now" }));
    expect(now.getByRole("heading", { name: "Course exercise 4" })).toBeVisible();
    expect(now.getByText(/^Ends in/)).toBeVisible();
    expect(now.queryByRole("heading", { name: "Thesis chapter 3" })).toBeNull();
    expect(screen.getByRole("heading", { name: "Thesis chapter 3" })).toBeVisible();
  });

  it("asks for whole days of the person's zone, and keeps them in the address", async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get("*/api/v1/me/bookings", ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return undefined;
      }),
    );
    const { router } = open("/bookings?tab=past&from=2026-10-25", "sam", "Europe/Berlin");
    fireEvent.change(await screen.findByLabelText(/^Until/), { target: { value: "2026-10-25" } });
    expect(router.state.location.search).toBe("?tab=past&from=2026-10-25&until=2026-10-25");
    // A day on which the clocks go back is 25 hours long.
    await waitFor(() =>
      expect(asked.map(String).join()).toContain("from=2026-10-24T22%3A00%3A00Z&to=2026-10-25T23%3A00%3A00Z"),
    );
  });

  it("changes the time and the size of a compute booking, and sends only what is other", async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch("*/api/v1/bookings/:id", async ({ request }) => {
        sent.push(await request.clone().json());
        return undefined;
      }),
    );
    const before = bookingNamed("Thesis chapter 3");
    const cores = before.compute?.cores ?? 0;
    open("/bookings", "sam");
    const card = within(
      (await screen.findByRole("heading", { name: "Thesis chapter 3" })).closest("article") as HTMLElement,
    );
    await userEvent.click(card.getByRole("button", { name: "Change" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Change “Thesis chapter 3”" }));
    expect(dialog.queryByLabelText(/^People/)).toBeNull();
    const field = dialog.getByLabelText("Cores");
    await userEvent.clear(field);
    await userEvent.type(field, String(cores + 1));
    await userEvent.selectOptions(dialog.getByLabelText("How long"), "45 min");
    await userEvent.click(dialog.getByRole("button", { name: "Change it" }));
    await waitFor(() => expect(bookingNamed("Thesis chapter 3").compute?.cores).toBe(cores + 1));
    expect(sent).toEqual([{ endsAt: iso(Date.parse(before.startsAt) + 45 * 60_000), compute: { cores: cores + 1 } }]);
  });

  it("changes the end and the text of one that runs, and not its start or size", async () => {
    open("/bookings?tab=active", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Change" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Change “Course exercise 4”" }));
    expect(dialog.getByLabelText("Start")).toBeDisabled();
    expect(dialog.queryByLabelText("Cores")).toBeNull();
    const title = dialog.getByLabelText("Title");
    await userEvent.clear(title);
    await userEvent.type(title, "Course exercise 5");
    await userEvent.click(dialog.getByRole("button", { name: "Change it" }));
    await waitFor(() => expect(bookingNamed("Course exercise 5").status).toBe("active"));
  });

  it("keeps what it had, and says so, when Berth goes away", async () => {
    open("/bookings", "sam");
    await screen.findByRole("heading", { name: "Thesis chapter 3" });
    await screen.findByText("Live");
    server.use(http.get("*/api/v1/me/bookings", () => HttpResponse.error()));
    harbour().stream.drop();
    expect(await screen.findByText(/What you see may be old/)).toBeVisible();
    expect(screen.getByRole("heading", { name: "Thesis chapter 3" })).toBeVisible();
    server.resetHandlers();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByText(/What you see may be old/)).toBeNull());
  });
});

describe("the way into a workspace", () => {
  it("counts down before the start and does not knock", async () => {
    const booking = bookingNamed("JupyterLab");
    booking.startsAt = new Date(Date.now() + 20 * 60_000).toISOString();
    open(`/w/${booking.id}`, "sam");
    expect(await screen.findByText("Starts in")).toBeVisible();
  });

  it("goes there by itself as soon as the workspace runs", async () => {
    const booking = bookingNamed("JupyterLab");
    open("/nowhere", "sam").unmount();
    const user = harbour().people[1];
    if (!user) throw new Error("the house has people");
    const forward = vi.fn();
    render(
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <WorkspaceGate id={booking.id} user={user} bookingPath="/b" bookPath="/book" forward={forward} />
        </MemoryRouter>
      </QueryClientProvider>,
    );
    await screen.findByText(/Keep this page open/);
    expect(forward).not.toHaveBeenCalled();
    Object.assign(booking, { status: "active", workspace: { ...booking.workspace, state: "running" } });
    await waitFor(() => expect(forward).toHaveBeenCalled(), { timeout: 5000 });
    expect(forward.mock.calls).toHaveLength(1);
    expect(forward.mock.calls[0]?.[0]).toContain(`${booking.id}.w.localhost`);
  });

  it("is closed to everybody else", async () => {
    open(`/w/${bookingNamed("Course exercise 4").id}`, "kim");
    expect(await screen.findByRole("heading", { name: "This is not your workspace" })).toBeVisible();
  });

  it("says what happened when it is over", async () => {
    open(`/w/${bookingNamed("Big run").id}`, "sam");
    expect(await screen.findByRole("heading", { name: "This workspace is closed" })).toBeVisible();
  });
});

describe("a booking that ends soon", () => {
  it("is told on every page, with one click to extend it", async () => {
    const running = bookingNamed("Course exercise 4");
    const endsAt = iso(Date.now() + 5 * 60_000);
    Object.assign(running, { endsAt, may: ["extend", "end"] });
    open("/settings", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Extend Course exercise 4 by 30 minutes" }));
    await waitFor(() => expect(Date.parse(running.endsAt)).toBe(Date.parse(endsAt) + 30 * 60_000));
    await waitFor(() => expect(screen.queryByText(/Save your work/)).not.toBeInTheDocument());
  });

  it("says so where the time after it is taken", async () => {
    Object.assign(bookingNamed("Course exercise 4"), {
      endsAt: iso(Date.now() + 60_000),
      may: ["extend", "end"],
    });
    server.use(http.post("*/api/v1/bookings/:id/extend", () => problem(409, "booking-conflict", "It is taken.")));
    open("/settings", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Extend Course exercise 4 by 30 minutes" }));
    expect(await screen.findByText("It cannot be extended: the time after it is taken.")).toBeVisible();
  });
});
