import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { expect, it } from "vitest";
import { problem } from "@/mock/answers";
import { open } from "@/mock/render";
import { server } from "@/mock/test-setup";

it("the first field that the server refuses gets the focus", async () => {
  open("/admin/environments", "admin");
  await userEvent.click(await screen.findByRole("button", { name: "Edit JupyterLab" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.clear(dialog.getByLabelText("Port"));
  await userEvent.type(dialog.getByLabelText("Port"), "99999");
  await userEvent.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(dialog.getByLabelText("Port")).toHaveFocus());
});

it("the first field that the page itself refuses gets the focus, each time", async () => {
  open("/admin/rooms/new", "admin");
  await userEvent.type(await screen.findByLabelText("Name"), "Print room");
  await userEvent.click(screen.getByRole("button", { name: "Add the room" }));
  await waitFor(() => expect(screen.getByLabelText("Branch")).toHaveFocus());
  await userEvent.click(screen.getByRole("button", { name: "Add the room" }));
  await waitFor(() => expect(screen.getByLabelText("Branch")).toHaveFocus());
});

it("opening hours that cannot be are marked at their own fields", async () => {
  open("/admin/rooms/new", "admin");
  const always = await screen.findByLabelText("Open at all times");
  for (const remove of screen.getAllByRole("button", { name: /^Remove/ })) await userEvent.click(remove);
  await userEvent.click(screen.getByRole("button", { name: "Add the room" }));
  expect(always).toHaveAttribute("aria-invalid", "true");
  expect(always).toHaveAccessibleDescription(/Give at least one day its hours/);

  const monday = within(screen.getByRole("group", { name: "Monday" }));
  await userEvent.click(monday.getByRole("button", { name: "Add hours on Monday" }));
  const closes = monday.getByLabelText("Monday closes");
  await userEvent.clear(closes);
  await userEvent.type(closes, "07:00");
  expect(closes).toHaveAttribute("aria-invalid", "true");
  expect(closes).toHaveAccessibleDescription(/It must close after it opens/);
});

it("typing elsewhere does not take the focus back to a field that is still wrong", async () => {
  server.use(
    http.post("*/api/v1/auth/register", () =>
      problem(400, "invalid-input", "See the message at each field.", {
        errors: [
          { field: "name", message: "must not be empty" },
          { field: "email", message: "is not an e-mail address" },
        ],
      }),
    ),
  );
  open("/register");
  await userEvent.click(await screen.findByRole("button", { name: "Create account" }));
  await waitFor(() => expect(screen.getByLabelText("Name")).toHaveFocus());
  await userEvent.type(screen.getByLabelText("E-mail"), "ada@berth.test");
  expect(screen.getByLabelText("E-mail")).toHaveFocus();
});
