import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import type { Node } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import { booking } from "@/mock/harbour";
import { open } from "@/mock/render";
import { harbour, server } from "@/mock/test-setup";

const statusOf = (title: string) => harbour().bookings.find((booking) => booking.title === title)?.status;

describe("the desk", () => {
  it("approves the next one with one key", async () => {
    open("/admin", "admin");
    await screen.findByRole("article", { name: "Train the model, Kim Osei" });
    await userEvent.keyboard("a");
    await waitFor(() => expect(statusOf("Train the model")).toBe("approved"));
    expect(await screen.findByRole("article", { name: "Thesis chapter 3, Sam Student" })).toBeVisible();
  });

  it("shows how busy the machine is that would run it", async () => {
    open("/admin", "admin");
    const card = within(await screen.findByRole("article", { name: "Train the model, Kim Osei" }));
    expect(await card.findByText("quay-1, in use now")).toBeVisible();
    expect(await card.findByText("Memory")).toBeVisible();
  });

  it("names a booking that has no node, as soon as it has none", async () => {
    open("/admin", "admin");
    await screen.findByText("Nodes online");
    expect(screen.queryByText(/no node/)).toBeNull();
    const lost = harbour().bookings.find(({ title, status }) => title === "JupyterLab" && status === "approved");
    Object.assign(lost ?? {}, { statusReason: "quay-1 does not answer, and no other node has room" });
    const note = (await screen.findByText("1 booking has no node:")).parentElement as HTMLElement;
    expect(within(note).getByRole("link", { name: "JupyterLab" })).toHaveAttribute("href", `/bookings/${lost?.id}`);
    expect(note).toHaveTextContent(/Sam Student.*quay-1 does not answer/);
  });

  it("keeps the card that is being read when a request that starts earlier arrives", async () => {
    open("/admin", "admin");
    await screen.findByRole("article", { name: "Train the model, Kim Osei" });
    const [sam, soon] = [harbour().people[1], iso(Date.now() + 60_000)];
    if (!sam) throw new Error("no Sam");
    harbour().bookings.push(booking(harbour(), { user: sam, title: "In a hurry", startsAt: soon, decideBy: soon }));
    expect(await screen.findByText(/“In a hurry” of Sam Student must be decided sooner/)).toBeVisible();
    await userEvent.keyboard("a");
    await waitFor(() => expect(statusOf("Train the model")).toBe("approved"));
    expect(statusOf("In a hurry")).toBe("pending");
    expect(await screen.findByRole("article", { name: "In a hurry, Sam Student" })).toBeVisible();
  });

  it("decides nothing by key when the card on top was decided elsewhere", async () => {
    open("/admin", "admin");
    await screen.findByRole("article", { name: "Train the model, Kim Osei" });
    const elsewhere = harbour().bookings.find(({ title }) => title === "Train the model");
    Object.assign(elsewhere ?? {}, { status: "cancelled" });
    expect(await screen.findByText(/“Train the model” of Kim Osei no longer waits/)).toBeVisible();
    await userEvent.keyboard("a");
    await userEvent.click(screen.getByRole("button", { name: "Next request" }));
    expect(await screen.findByRole("article", { name: "Thesis chapter 3, Sam Student" })).toBeVisible();
    expect(statusOf("Thesis chapter 3")).toBe("pending");
  });

  it("says in the open dialog that another admin has decided, and sends nothing", async () => {
    open("/admin", "admin");
    await screen.findByRole("article", { name: "Train the model, Kim Osei" });
    await userEvent.keyboard("r");
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("Reason"), "a class has it");
    const elsewhere = harbour().bookings.find(({ title }) => title === "Train the model");
    Object.assign(elsewhere ?? {}, { status: "approved" });
    expect(await dialog.findByRole("alert")).toHaveTextContent(/decided or cancelled meanwhile/);
    expect(dialog.getByRole("button", { name: "Reject" })).toHaveAttribute("aria-disabled", "true");
    await userEvent.click(dialog.getByRole("button", { name: "Reject" }));
    expect(statusOf("Train the model")).toBe("approved");
  });

  it("rejects only with a reason, and letters typed there decide nothing", async () => {
    open("/admin", "admin");
    await screen.findByRole("article", { name: "Train the model, Kim Osei" });
    await userEvent.keyboard("r");
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Reject" }));
    expect(await dialog.findByText("Say why, in a few words.")).toBeVisible();
    await userEvent.type(dialog.getByLabelText("Reason"), "a class has it");
    expect(statusOf("Thesis chapter 3")).toBe("pending");
    await userEvent.click(dialog.getByRole("button", { name: "Reject" }));
    await waitFor(() => expect(statusOf("Train the model")).toBe("rejected"));
  });
});

describe("the list", () => {
  it("keeps its filters in the address", async () => {
    const { router } = open("/admin/bookings", "admin");
    await userEvent.click(await screen.findByLabelText("Failed"));
    expect(router.state.location.search).toBe("?status=failed");
    expect(await screen.findByRole("link", { name: "Render" })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("link", { name: "Train the model" })).toBeNull());
  });

  it("approves several at once and says which were refused", async () => {
    open("/admin/bookings", "admin");
    await userEvent.click(await screen.findByLabelText("All pending (3)"));
    server.use(
      http.post("*/api/v1/bookings/bulk", async ({ request }) => {
        const { ids } = (await request.clone().json()) as { ids: string[] };
        const lost = harbour().bookings.find(({ title }) => title === "Thesis chapter 3");
        if (lost && ids.includes(lost.id)) lost.status = "cancelled";
        return undefined;
      }),
    );
    await userEvent.click(screen.getByRole("button", { name: "Approve 3" }));
    const results = within(await screen.findByRole("list", { name: "Refused" }));
    expect(results.getByText("Thesis chapter 3")).toBeVisible();
    expect(results.getByText(/It is cancelled/)).toBeVisible();
    expect(await screen.findByText("2 approved, 1 refused.")).toBeVisible();
    expect(statusOf("Train the model")).toBe("approved");
    expect(statusOf("Group work, statistics")).toBe("approved");
  });

  it("cancels several with a reason, and extends several to one end", async () => {
    open("/admin/bookings?status=pending&status=approved", "admin");
    await userEvent.click(await screen.findByLabelText("Pick Train the model"));
    await userEvent.click(screen.getByRole("button", { name: "Cancel 1" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Cancel 1 booking" }));
    await userEvent.type(dialog.getByLabelText(/^Reason/), "Power cut");
    await userEvent.click(dialog.getByRole("button", { name: "Cancel them" }));
    expect(await screen.findByText("1 cancelled.")).toBeVisible();
    expect(harbour().bookings.find(({ title }) => title === "Train the model")).toMatchObject({
      status: "cancelled",
      statusReason: "Power cut",
    });

    const approved = harbour().bookings.find(({ status }) => status === "approved");
    await userEvent.click(await screen.findByLabelText(`Pick ${approved?.title}`));
    await userEvent.click(screen.getByRole("button", { name: "Extend 1" }));
    const extend = within(await screen.findByRole("dialog", { name: "Extend 1 booking" }));
    await userEvent.click(extend.getByRole("button", { name: "Extend" }));
    expect(extend.getByText("Choose a time.")).toBeVisible();
    fireEvent.change(extend.getByLabelText("New end, time"), { target: { value: "23:45" } });
    await userEvent.click(extend.getByRole("button", { name: "Extend" }));
    expect(await screen.findByText("1 extended.")).toBeVisible();
    expect(harbour().bookings.find(({ id }) => id === approved?.id)?.endsAt).toMatch(/:45:00Z$/);
  });

  it("asks for several statuses, a person by name, a room and a range of days at once, in the address", async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get("*/api/v1/bookings", ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return undefined;
      }),
    );
    const { router } = open("/admin/bookings?from=2026-10-25&until=2026-10-25", "admin");
    await userEvent.click(await screen.findByLabelText("Approved"));
    await userEvent.click(screen.getByLabelText("Running"));
    await userEvent.type(screen.getByLabelText("Person"), "sam{Enter}");
    await userEvent.type(screen.getByLabelText("Node or room"), "group{Enter}");
    const search = new URLSearchParams(router.state.location.search);
    expect(search.getAll("status")).toEqual(["approved", "active"]);
    expect(search.get("person")).toBe(harbour().people[1]?.id);
    expect(search.get("resource")).toBe(harbour().rooms[0]?.id);
    // A day on which the clocks go back is 25 hours long.
    await waitFor(() =>
      expect(asked.at(-1)?.toString()).toContain("from=2026-10-24T22%3A00%3A00Z&to=2026-10-25T23%3A00%3A00Z"),
    );
    expect(asked.at(-1)?.getAll("status")).toEqual(["approved", "active"]);
    expect(asked.at(-1)?.get("resourceId")).toBe(harbour().rooms[0]?.id);
  });

  it("begins with the nearest of what is ahead", async () => {
    open("/admin/bookings?status=pending", "admin");
    await screen.findByRole("link", { name: "Train the model" });
    const titles = screen.getAllByRole("checkbox", { name: /^Pick / }).map((box) => box.getAttribute("aria-label"));
    expect(titles).toEqual(["Pick Train the model", "Pick Thesis chapter 3", "Pick Group work, statistics"]);
  });

  it("counts and decides all that wait, also those that are not loaded yet", async () => {
    const all = harbour().bookings.filter(({ status }) => status === "pending");
    server.use(
      http.get("*/api/v1/bookings", ({ request }) =>
        new URL(request.url).searchParams.get("limit") === "50"
          ? HttpResponse.json({ items: all.slice(0, 1), nextCursor: "more" })
          : undefined,
      ),
    );
    open("/admin/bookings", "admin");
    await userEvent.click(await screen.findByLabelText("All pending (3)"));
    await userEvent.click(screen.getByRole("button", { name: "Approve 3" }));
    await waitFor(() => expect(all.map(({ status }) => status)).toEqual(["approved", "approved", "approved"]));
  });

  it("says in the dialog that the booking was decided when the list has lost it", async () => {
    open("/admin/bookings?status=pending", "admin");
    const row = within((await screen.findByRole("group", { name: "Decide on Thesis chapter 3" })) as HTMLElement);
    await userEvent.click(row.getByRole("button", { name: "Reject" }));
    const dialog = within(await screen.findByRole("dialog"));
    const elsewhere = harbour().bookings.find(({ title }) => title === "Thesis chapter 3");
    Object.assign(elsewhere ?? {}, { status: "rejected" });
    expect(await dialog.findByRole("alert")).toHaveTextContent(/decided or cancelled meanwhile/);
    expect(dialog.getByRole("button", { name: "Reject" })).toHaveAttribute("aria-disabled", "true");
  });

  it("moves a booking that has not begun to another node", async () => {
    open("/admin/bookings?status=approved", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Move" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.selectOptions(dialog.getByLabelText("Node"), screen.getByRole("option", { name: /^gpu-1:/ }));
    await userEvent.click(dialog.getByRole("button", { name: "Move" }));
    await waitFor(() =>
      expect(harbour().bookings.find(({ status }) => status === "approved")?.placement?.nodeName).toBe("gpu-1"),
    );
  });
});

describe("nodes", () => {
  it("ask before maintenance what becomes of the bookings, say it afterwards, and are taken back with one button", async () => {
    open("/admin/nodes", "admin");
    const [first] = await screen.findAllByRole("button", { name: "Maintenance" });
    await userEvent.click(first as HTMLElement);
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.selectOptions(dialog.getByLabelText("Bookings that have not begun"), "cancel");
    await userEvent.type(dialog.getByLabelText("Reason"), "New disks");
    expect(harbour().nodes[0]?.status).toBe("online");
    await userEvent.click(dialog.getByRole("button", { name: "Start maintenance" }));
    expect(await screen.findByText(/Course exercise 4, Sam Student: runs until/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Done" }));
    expect(harbour().bookings.find(({ title }) => title === "JupyterLab")?.status).toBe("cancelled");
    expect(await screen.findByText("New disks")).toBeVisible();
    await userEvent.click(await screen.findByRole("button", { name: "End maintenance" }));
    await waitFor(() => expect(harbour().nodes[0]?.status).toBe("online"));
  });

  it("are revoked only after a question, and say so", async () => {
    open(`/admin/nodes/${harbour().nodes[0]?.id}`, "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Revoke quay-1" }));
    expect(harbour().nodes.some((node) => node.revoked)).toBe(false);
    await userEvent.click(await screen.findByRole("button", { name: "Revoke it" }));
    await waitFor(() => expect(harbour().nodes.some((node) => node.revoked)).toBe(true));
    expect(await screen.findByText("Revoked")).toBeVisible();
  });

  it("have a page with what runs and comes, GPUs, images and what happened", async () => {
    Object.assign(harbour().nodes[0] as object, {
      gpus: [{ uuid: "GPU-8a56a4bc", model: "A100" }],
      images: ["jupyter:1"],
      mac: "52:54:00:ab:cd:ef",
      offered: { cores: 32, memoryGb: 64, gpus: [] },
    });
    open("/admin/nodes", "admin");
    await userEvent.click(await screen.findByRole("link", { name: "quay-1" }));
    expect(await screen.findByText("A100, GPU-8a56a4bc")).toBeVisible();
    expect(screen.getByText("jupyter:1")).toBeVisible();
    expect(screen.getByText("52:54:00:ab:cd:ef")).toBeVisible();
    expect(await screen.findByRole("link", { name: "Course exercise 4" })).toBeVisible();
    expect(screen.getByRole("img", { name: /^Cores that bookings take/ })).toBeVisible();
    expect(screen.getByRole("heading", { name: "What happened" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Agree" }));
    await waitFor(() => expect(harbour().nodes[0]?.cores).toBe(32));
  });

  it("are woken with a button", async () => {
    const asleep = harbour().nodes[3] as Node;
    asleep.mac = "52:54:00:ab:cd:ef";
    open(`/admin/nodes/${asleep.id}`, "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Wake old-1" }));
    expect(await screen.findByText("Waking")).toBeVisible();
  });

  it("are not woken where nobody knows their address, and say so", async () => {
    const asleep = harbour().nodes[3] as Node;
    open(`/admin/nodes/${asleep.id}`, "admin");
    const button = await screen.findByRole("button", { name: "Wake old-1" });
    expect(button).toHaveAccessibleDescription("Its MAC address is not known, so it cannot be woken.");
    await userEvent.click(button);
    expect(asleep.status).toBe("offline");
  });

  it("are retired after a question; what stands against it is said", async () => {
    open(`/admin/nodes/${harbour().nodes[0]?.id}`, "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Retire quay-1" }));
    await userEvent.click(await screen.findByRole("button", { name: "Retire it" }));
    expect(await screen.findByText(/these bookings are still there/)).toBeVisible();
    harbour().bookings = [];
    await userEvent.click(screen.getByRole("button", { name: "Retire it" }));
    expect(await screen.findByRole("heading", { name: "Nodes" })).toBeVisible();
    expect(harbour().nodes.map(({ name }) => name)).not.toContain("quay-1");
  });

  it("show the enrolment token once, with the command", async () => {
    open("/admin/nodes", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Add a node" }));
    await userEvent.click(await screen.findByRole("button", { name: "Make a token" }));
    expect(await screen.findByLabelText("Enrolment token")).toHaveValue("enrol-me-once");
    const lines = screen.getByLabelText("Lines for the machine") as HTMLTextAreaElement;
    expect(lines.value).toContain("sha256sum -c - &&\nsh install.sh https://berth.example");
  });

  it("list the tokens that no machine has used, and withdraw one", async () => {
    open("/admin/nodes", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Add a node" }));
    await userEvent.type(await screen.findByLabelText(/^Name/), "attic-1");
    await userEvent.click(screen.getByRole("button", { name: "Make a token" }));
    await userEvent.click(await screen.findByRole("button", { name: "Done" }));
    await userEvent.click(await screen.findByRole("button", { name: "Withdraw the token of attic-1" }));
    await waitFor(() => expect(screen.queryByText("Waiting for a machine")).not.toBeInTheDocument());
  });
});

describe("environments", () => {
  const made = (name: string) => harbour().environments.find((one) => one.name === name);

  async function fill(dialog: HTMLElement, fields: Record<string, string>) {
    for (const [label, text] of Object.entries(fields)) {
      const control = within(dialog).getByRole("textbox", { name: new RegExp(`^${label}`) });
      await userEvent.clear(control);
      await userEvent.type(control, text);
    }
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  }

  it("are created, with a command that keeps together what is quoted", async () => {
    open("/admin/environments", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "New environment" }));
    const dialog = await screen.findByRole("dialog");
    await fill(dialog, { Name: "RStudio", Image: "rocker/rstudio:4", Port: "8787", Command: "sh -c 'echo hello" });
    expect(await within(dialog).findByText("Close the quotation mark '.")).toBeVisible();
    expect(made("RStudio")).toBeUndefined();
    await fill(dialog, { Command: "sh -c 'echo hello'", Variables: "DISABLE_AUTH" });
    expect(await within(dialog).findByText("Write NAME=value, one on each line.")).toBeVisible();
    await fill(dialog, { Variables: "DISABLE_AUTH=true" });
    const saved = { ports: [8787], command: ["sh", "-c", "echo hello"], variables: { DISABLE_AUTH: "true" } };
    await waitFor(() => expect(made("RStudio")).toMatchObject(saved));
  });

  it("say what their workspaces reach and may do", async () => {
    open("/admin/environments", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Edit JupyterLab" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.selectOptions(dialog.getByLabelText("Network"), "Reaches nothing");
    await userEvent.click(dialog.getByText("Linux capabilities"));
    await userEvent.click(dialog.getByLabelText("setuid"));
    await userEvent.click(dialog.getByLabelText("The image's own files cannot be changed"));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    const limits = { egress: "none", capabilities: ["setuid"], readOnlyRoot: true };
    await waitFor(() => expect(made("JupyterLab")).toMatchObject(limits));
    expect(await screen.findByText("Reaches nothing")).toBeVisible();
  });

  it("show at its field what the server refuses", async () => {
    open("/admin/environments", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Edit JupyterLab" }));
    const dialog = await screen.findByRole("dialog");
    await fill(dialog, { Port: "99999" });
    expect(await within(dialog).findByText("Must be <= 65535.")).toBeVisible();
    expect(within(dialog).getByLabelText("Port")).toHaveAttribute("aria-invalid", "true");
  });

  it("keep a quoted command and the variables when something else is edited", async () => {
    const kept = { command: ["sh", "-c", "echo 'two words'"], variables: { A: "x=y", B: "" } };
    Object.assign(made("JupyterLab") ?? {}, kept);
    open("/admin/environments", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Edit JupyterLab" }));
    await fill(await screen.findByRole("dialog"), { Description: "Notebooks" });
    await waitFor(() => expect(made("JupyterLab")).toMatchObject({ description: "Notebooks", ...kept }));
  });
});

describe("people", () => {
  it("are found by name and given another role", async () => {
    open("/admin/people", "admin");
    await userEvent.type(await screen.findByLabelText("Find a person"), "kim");
    await waitFor(() => expect(screen.queryByText("sam@berth.test")).toBeNull());
    await userEvent.selectOptions(screen.getByLabelText("Role of Kim Osei"), "staff");
    const dialog = within(await screen.findByRole("dialog", { name: "Change the role of Kim Osei?" }));
    await userEvent.click(dialog.getByRole("button", { name: "Make staff" }));
    await waitFor(() => expect(harbour().people[2]?.role).toBe("staff"));
  });

  it("keep their role until the question is answered, which names them, the old role and the new one", async () => {
    open("/admin/people", "admin");
    const role = await screen.findByLabelText("Role of Kim Osei");
    await userEvent.selectOptions(role, "admin");
    const dialog = within(await screen.findByRole("dialog", { name: "Change the role of Kim Osei?" }));
    expect(dialog.getByText(/Kim Osei \(kim@berth.test\) changes from student to admin\./)).toBeVisible();
    expect(harbour().people[2]?.role).toBe("student");
    await userEvent.click(dialog.getByRole("button", { name: "Keep student" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(role).toHaveValue("student");
    expect(harbour().people[2]?.role).toBe("student");
  });

  it("are let in again after asking, and the audit has it", async () => {
    Object.assign(harbour().people[2] ?? {}, { locked: true });
    const { router } = open("/admin/people", "admin");
    const unlock = await screen.findByRole("button", { name: "Unlock Kim Osei" });
    expect(screen.getAllByRole("button", { name: /^Unlock/ })).toEqual([unlock]);
    await userEvent.click(unlock);
    const dialog = within(await screen.findByRole("dialog", { name: "Let Kim Osei sign in again?" }));
    await userEvent.click(dialog.getByRole("button", { name: "Unlock" }));
    expect(await screen.findByText("Kim Osei may try to sign in again.")).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await router.navigate("/admin/audit");
    expect(await screen.findByText(/sign in unlocked by/)).toBeVisible();
  });
});

it("a student who types the admin's address is told whom to ask", async () => {
  open("/admin", "sam");
  expect(await screen.findByRole("heading", { name: "This part is for admins" })).toBeVisible();
});
