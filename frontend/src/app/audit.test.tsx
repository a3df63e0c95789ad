import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { expect, it } from "vitest";
import { problem } from "@/mock/answers";
import { open } from "@/mock/render";
import { harbour, server } from "@/mock/test-setup";

const changes = async () => within(await screen.findByRole("list", { name: "Changes, the newest first" }));
const newest = async () => within((await changes()).getAllByRole("listitem")[0] as HTMLElement);

it("tells who changed what, from what to what, the newest first", async () => {
  open("/admin/audit", "admin");
  const first = await newest();
  expect(first.getByText("Ada Admin")).toBeVisible();
  expect(first.getByText("Capacity").nextElementSibling).toHaveTextContent(/^4.*6$/);
  expect(first.getByText("Opening hours").nextElementSibling).toHaveTextContent(/^none.*monday 08:00 20:00$/);
});

it("is narrowed by person and by what was changed, in the address", async () => {
  const { router } = open("/admin/audit", "admin");
  await screen.findByRole("option", { name: "Sam Student" });
  await userEvent.selectOptions(screen.getByLabelText("Changed by"), "Sam Student");
  expect((await newest()).getByRole("link", { name: "Train the model" })).toBeVisible();
  expect((await changes()).getAllByRole("listitem")).toHaveLength(1);
  await userEvent.selectOptions(screen.getByLabelText("What"), "Room");
  expect(await screen.findByText("Nothing was changed")).toBeVisible();
  expect(router.state.location.search).toBe(`?person=${harbour().people[1]?.id}&kind=room`);
  await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  await changes();
});

it("asks for whole days of the person's zone", async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get("*/api/v1/audit", ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(`${query.get("from")} ${query.get("to")}`);
      return undefined;
    }),
  );
  open("/admin/audit?from=2026-10-25&until=2026-10-25", "admin");
  // A day on which the clocks go back is 25 hours long.
  await waitFor(() => expect(asked).toContain("2026-10-24T22:00:00Z 2026-10-25T23:00:00Z"));
});

it("shows all that was done to one thing", async () => {
  open("/admin/audit", "admin");
  await userEvent.click((await newest()).getByRole("link", { name: /^Its history/ }));
  await waitFor(async () => expect((await changes()).getAllByRole("listitem")).toHaveLength(1));
  expect(screen.getByLabelText("What")).toHaveValue("room");
  await userEvent.click(screen.getByRole("button", { name: "Show everything again" }));
  await waitFor(async () => expect((await changes()).getAllByRole("listitem").length).toBeGreaterThan(1));
});

it("comes in pages", async () => {
  open("/admin/audit", "admin");
  expect((await changes()).getAllByRole("listitem")).toHaveLength(50);
  await userEvent.click(screen.getByRole("button", { name: "Show more" }));
  await waitFor(async () => expect((await changes()).getAllByRole("listitem")).toHaveLength(harbour().audit.length));
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
});

it("says when it cannot be read, and tries again", async () => {
  server.use(
    http.get("*/api/v1/audit", () => problem(500, "internal", "Tell an admin the reference 1a2b3c4d."), { once: true }),
  );
  open("/admin/audit", "admin");
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
  await changes();
});
