import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { expect, it, vi } from "vitest";
import { problem } from "@/mock/answers";
import { open } from "@/mock/render";
import { server } from "@/mock/test-setup";

it("shows use as a table that sums up to what it says above", async () => {
  open("/admin/statistics?of=cores&group=node&from=2026-11-02&until=2026-11-08", "admin");
  const table = within(await screen.findByRole("table"));
  expect(table.getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual([
    "From",
    "heron",
    "swift",
    "osprey",
  ]);
  expect(table.getAllByRole("rowheader", { name: /Nov/ })).toHaveLength(7);
  const last = table.getByRole("row", { name: /^Together/ });
  const sums = within(last)
    .getAllByRole("cell")
    .map((cell) => Number(cell.textContent));
  const rows = table.getAllByRole("row", { name: /Nov/ }).map((row) => within(row).getAllByRole("cell"));
  const added = sums.map((_, column) => rows.reduce((all, row) => all + Number(row[column]?.textContent), 0));
  added.forEach((value, column) => {
    expect(value).toBeCloseTo(sums[column] ?? 0, 5);
  });
});

it("asks for whole days of the person's zone, and keeps the question in the address", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/stats", ({ request }) => {
      asked.push(new URL(request.url).search);
      return undefined;
    }),
  );
  const { router } = open("/admin/statistics?from=2026-10-25&until=2026-10-25", "admin");
  await waitFor(() => expect(asked.join()).toContain("from=2026-10-24T22%3A00%3A00Z&to=2026-10-25T23%3A00%3A00Z"));
  await userEvent.selectOptions(screen.getByLabelText("What"), "Rooms");
  await userEvent.selectOptions(screen.getByLabelText("Split by"), "Branch");
  expect(router.state.location.search).toContain("of=rooms&group=branch");
  await screen.findByRole("columnheader", { name: "Central Library" });
  // What cannot be split by branch forgets it instead of asking for it.
  await userEvent.selectOptions(screen.getByLabelText("What"), "Cores");
  await waitFor(() => expect(asked.at(-1)).toMatch(/of=cores(?!.*group)/));
});

it("says what is wrong with a period and does not ask for it", async () => {
  open("/admin/statistics?by=hour&from=2026-01-01&until=2026-11-01", "admin");
  expect(await screen.findByText("Choose at most 31 days, or a bar for each day.")).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText("A bar for each"), "Week");
  await screen.findByRole("table");
});

it("tells how long people wait and how often a time was taken", async () => {
  open("/admin/statistics", "admin");
  const figure = async (name: string) => (await screen.findByText(name)).nextElementSibling;
  expect(await figure("Time was taken")).toHaveTextContent("10%of 50 requests");
  expect(await figure("Wait for an approval")).toHaveTextContent(
    "18 minhalf of 12 were faster; 9 of 10 within 1 h 35 min",
  );
  expect(await figure("Workspaces never opened")).toHaveTextContent("15%3 of 20, 26.5 core hours");
});

it("says when the table cannot be had, and downloads the same figures when it can", async () => {
  const made = vi.fn((_: Blob) => "blob:table");
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: made, revokeObjectURL: vi.fn() }));
  server.use(
    http.get("*/api/v1/stats", ({ request }) =>
      request.headers.get("Accept") === "text/csv"
        ? problem(500, "internal", "Tell an admin the reference 1a2b3c4d.")
        : undefined,
    ),
  );
  open("/admin/statistics", "admin");
  await userEvent.click(await screen.findByRole("button", { name: "Download as CSV" }));
  expect(await screen.findByText(/1a2b3c4d/)).toBeVisible();
  expect(made).not.toHaveBeenCalled();
  server.resetHandlers();
  // By keyboard: the second click of a double click does nothing.
  screen.getByRole("button", { name: "Download as CSV" }).focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(made).toHaveBeenCalledOnce());
  expect(await made.mock.calls[0]?.[0].text()).toMatch(/^start,key,name,hours\r\n/);
});
