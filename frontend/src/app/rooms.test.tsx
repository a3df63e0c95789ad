import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { open } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

const roomNamed = (name: string) => {
  const found = harbour().rooms.find((room) => room.name === name);
  if (!found) throw new Error(`no room ${name}`);
  return found;
};

function setTime(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

describe("an admin's rooms", () => {
  it("stand by branch, with their hours in words", async () => {
    open("/admin/rooms", "admin");
    const library = within(await screen.findByRole("region", { name: "Central Library" }));
    expect(library.getByText("Mon–Fri 08:00–22:00, Sat 10:00–16:00")).toBeVisible();
  });

  it("are added with hours that several days share", async () => {
    open("/admin/rooms/new", "admin");
    await userEvent.type(await screen.findByLabelText("Name"), "Quiet room");
    await userEvent.type(screen.getByLabelText("Branch"), "Central Library");
    await userEvent.type(screen.getByLabelText("Location"), "Basement");
    setTime("Monday closes", "12:00");
    await userEvent.click(screen.getByRole("button", { name: "Add hours on Monday" }));
    await userEvent.click(screen.getByRole("button", { name: "Copy Monday to all days" }));
    await userEvent.click(screen.getByRole("button", { name: "Add the room" }));
    await waitFor(() => expect(roomNamed("Quiet room").openingHours).toHaveLength(14));
    expect(roomNamed("Quiet room").openingHours[13]).toEqual({ day: "sunday", opens: "13:00", closes: "24:00" });
  });

  it("are not saved with hours that overlap", async () => {
    open("/admin/rooms/new", "admin");
    await userEvent.type(await screen.findByLabelText("Name"), "Quiet room");
    await userEvent.click(screen.getByRole("button", { name: "Add hours on Tuesday" }));
    setTime("Tuesday opens (2)", "10:00");
    await userEvent.click(screen.getByRole("button", { name: "Add the room" }));
    expect(within(screen.getByRole("group", { name: "Tuesday" })).getByRole("alert")).toHaveTextContent(/overlap/);
    expect(screen.getByLabelText("Branch")).toHaveAccessibleDescription(/This is needed/);
    expect(harbour().rooms).toHaveLength(4);
  });

  it("take over what somebody else saved meanwhile, and lose nothing that was typed", async () => {
    const room = roomNamed("Reading room");
    open(`/admin/rooms/${room.id}`, "admin");
    const location = await screen.findByLabelText("Location");
    await userEvent.clear(location);
    await userEvent.type(location, "Second floor");
    Object.assign(room, { name: "Large reading room", version: room.version + 1 });
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/Taken over from them: the name\./)).toBeVisible();
    expect(screen.getByLabelText("Name")).toHaveValue("Large reading room");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(room).toMatchObject({ name: "Large reading room", location: "Second floor" }));
  });

  it("are closed only after a question", async () => {
    open("/admin/rooms", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Close Reading room" }));
    expect(roomNamed("Reading room").status).toBe("open");
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Close it" }));
    await waitFor(() => expect(roomNamed("Reading room").status).toBe("closed"));
  });
});
