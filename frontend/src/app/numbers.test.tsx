import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { open } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

it("a number out of bounds stays as it was typed, with a message, and the form is not sent", async () => {
  const before = harbour().bookings.length;
  open("/book", "sam");
  const cores = await screen.findByLabelText("Cores");
  await userEvent.clear(cores);
  await userEvent.type(cores, "99");
  await userEvent.tab();
  expect(cores).toHaveValue("99");
  expect(cores).toHaveAttribute("aria-invalid", "true");
  expect(cores).toHaveAccessibleDescription("Enter a whole number from 1 to 32.");

  await userEvent.click(screen.getByRole("button", { name: /^Book it/ }));
  await waitFor(() => expect(cores).toHaveFocus());
  expect(harbour().bookings).toHaveLength(before);

  await userEvent.clear(cores);
  await userEvent.type(cores, "12");
  await userEvent.click(screen.getByRole("button", { name: /^Book it/ }));
  await screen.findByRole("heading", { level: 1, name: "JupyterLab" });
  expect(harbour().bookings.at(-1)?.compute?.cores).toBe(12);
});

it("an audit from a day after its end says so at the field", async () => {
  open("/admin/audit?from=2026-12-05&until=2026-12-01", "admin");
  const from = await screen.findByLabelText("From");
  expect(from).toHaveAccessibleDescription(/This is after “Until”/);
  expect(from).toHaveAttribute("aria-invalid", "true");
});
