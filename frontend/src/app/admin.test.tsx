import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { describe, expect, it } from "vitest";
import { problem } from "@/mock/answers";
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
    await userEvent.selectOptions(await screen.findByLabelText("Status"), "failed");
    expect(router.state.location.search).toBe("?status=failed");
    expect(await screen.findByRole("link", { name: "Render" })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("link", { name: "Train the model" })).toBeNull());
  });

  it("approves several at once and says which were refused", async () => {
    const refused = harbour().bookings.find(({ title }) => title === "Thesis chapter 3");
    server.use(
      http.post(`*/api/v1/bookings/${refused?.id}/approve`, () =>
        problem(409, "illegal-transition", "It was cancelled meanwhile."),
      ),
    );
    open("/admin/bookings", "admin");
    await userEvent.click(await screen.findByLabelText("All pending (3)"));
    await userEvent.click(screen.getByRole("button", { name: "Approve 3" }));
    const results = within(await screen.findByRole("list", { name: "Refused" }));
    expect(results.getByText("Thesis chapter 3")).toBeVisible();
    expect(results.getByText(/cancelled meanwhile/)).toBeVisible();
    expect(statusOf("Train the model")).toBe("approved");
    expect(statusOf("Group work, statistics")).toBe("approved");
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
  it("are drained and taken back with one button", async () => {
    open("/admin/nodes", "admin");
    const [first] = await screen.findAllByRole("button", { name: "Maintenance" });
    await userEvent.click(first as HTMLElement);
    await waitFor(() => expect(harbour().nodes[0]?.status).toBe("maintenance"));
    expect(await screen.findByRole("button", { name: "End maintenance" })).toBeVisible();
  });

  it("show the enrolment token once, with the command", async () => {
    open("/admin/nodes", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Add a node" }));
    await userEvent.click(await screen.findByRole("button", { name: "Make a token" }));
    expect(await screen.findByLabelText("Enrolment token")).toHaveValue("enrol-me-once");
    expect((screen.getByLabelText("Command for the machine") as HTMLInputElement).value).toContain(
      "BERTH_ENROLMENT_TOKEN=enrol-me-once",
    );
  });
});

describe("people", () => {
  it("are found by name and given another role", async () => {
    open("/admin/people", "admin");
    await userEvent.type(await screen.findByLabelText("Find a person"), "kim");
    await waitFor(() => expect(screen.queryByText("sam@berth.test")).toBeNull());
    await userEvent.selectOptions(screen.getByLabelText("Role of Kim Osei"), "staff");
    await waitFor(() => expect(harbour().people[2]?.role).toBe("staff"));
  });

  it("are let in again after asking, and the audit has it", async () => {
    const { router } = open("/admin/people", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Unlock Kim Osei" }));
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
