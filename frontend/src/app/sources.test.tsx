import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { open } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

const ics = "BEGIN:VCALENDAR\nEND:VCALENDAR\n";

describe("outside sources", () => {
  it("say how old is what they know, and why it is", async () => {
    open("/admin/sources", "admin");
    expect(await screen.findByText("Read 4 min ago")).toBeVisible();
    expect(screen.getByText("Stale, read 2 h ago")).toBeVisible();
    expect(screen.getByText(/no calendar at this address any more/)).toBeVisible();
    expect(screen.getByText(/1 space is not linked to a room yet/)).toBeVisible();
  });

  it("are given a room for each space, by name", async () => {
    open("/admin/sources", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Rooms of City library" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("Group study 2"), "read");
    expect(screen.getAllByRole("option").map((one) => one.textContent)).toEqual(["Reading room"]);
    await userEvent.keyboard("{Enter}");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Takes Group study 2, Reading room.")).toBeVisible();
    const spaces = harbour().elsewhere.sources[0]?.rooms.map(({ space }) => space);
    expect(spaces?.sort()).toEqual(["11", "12"]);
  });

  it("tell how far they are being read, how the newest sync went, and lead to all of theirs", async () => {
    open("/admin/sources", "admin");
    const library = harbour().elsewhere.sources[0];
    const card = async (name: string) => {
      const heading = await screen.findByRole("heading", { name });
      return within(heading.closest("li") as HTMLElement);
    };
    expect((await card("City library")).getByText("40 new, by itself")).toBeVisible();
    expect((await card("Choir")).getByText("Out of reach")).toBeVisible();

    Object.assign(library ?? {}, {
      runningJob: library?.lastJob?.id,
      lastJob: { ...library?.lastJob, status: "running", progress: { phase: "Reading", rowsSeen: 25, rowsSaved: 0 } },
    });
    await userEvent.click(screen.getByRole("button", { name: "Switch Choir off" }));
    expect(await screen.findByText("Reading: 25 bookings")).toBeVisible();

    await userEvent.click(screen.getByRole("link", { name: "Syncs of Choir" }));
    expect(await screen.findByLabelText("Of")).toHaveDisplayValue("Choir");
    expect(await screen.findByText("Out of reach")).toBeVisible();
    expect(screen.queryByText("Reading: 25 bookings")).toBeNull();
  });

  it("are added with a message at the field that is wrong", async () => {
    open("/admin/sources", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Add a source" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.selectOptions(dialog.getByLabelText("What it is"), "ics");
    await userEvent.click(dialog.getByRole("button", { name: "Add it" }));
    expect(await dialog.findByText("Enter a name.")).toBeVisible();
    expect(dialog.getByText("Enter the calendar's address, or choose its file.")).toBeVisible();
    await userEvent.type(dialog.getByLabelText("Name"), "Theatre");
    await userEvent.type(dialog.getByLabelText("Calendar address"), "https://theatre.example/all.ics");
    await userEvent.click(dialog.getByRole("button", { name: "Add it" }));
    expect(await screen.findByRole("heading", { name: "Theatre" })).toBeVisible();
  });

  it("say everything that is missing at once, in plain words", async () => {
    open("/admin/sources", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Add a source" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Add it" }));
    expect(dialog.getAllByRole("alert").map((it) => it.textContent)).toEqual([
      "Enter a name.",
      "Enter the address of the LibCal.",
      "Enter the client id that LibCal gave you.",
      "Enter the client secret that LibCal gave you.",
    ]);
    await waitFor(() => expect(dialog.getByLabelText("Name")).toHaveFocus());
    expect(harbour().elsewhere.sources).toHaveLength(2);
  });

  it("are read when asked to, and removed only after asking", async () => {
    open("/admin/sources", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Read Choir now" }));
    expect(await screen.findByText("Read just now")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Remove Choir" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Remove it" }));
    await expect.poll(() => screen.queryByRole("heading", { name: "Choir" })).toBeNull();
  });
});

describe("calendars that one brings along", () => {
  it("come by their address, which is not shown again", async () => {
    open("/settings", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Add a calendar" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("What you call it"), "Private life");
    await userEvent.type(dialog.getByLabelText("Calendar address"), "webcal://calendar.example/private-7f3c/sam.ics");
    await userEvent.click(dialog.getByRole("button", { name: "Add it" }));
    const region = within(await screen.findByRole("region", { name: "Private life" }));
    expect(region.getByText("From calendar.example")).toBeVisible();
    expect(document.body.textContent).not.toContain("private-7f3c");
  });

  it("are found by somebody who does not know where their address is", async () => {
    open("/settings", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Add a calendar" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/Secret address in iCal format/)).not.toBeVisible();
    await userEvent.click(dialog.getByText("Where do I find it?"));
    for (const app of ["Google Calendar", "Outlook on the web", "iCloud", "Nextcloud"]) {
      expect(dialog.getByText(app)).toBeVisible();
    }
    await userEvent.click(dialog.getByLabelText("A file"));
    expect(dialog.queryByText("Where do I find it?")).toBeNull();
  });

  it("or as a file", async () => {
    open("/settings", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Add a calendar" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("What you call it"), "Term");
    await userEvent.click(dialog.getByLabelText("A file"));
    await userEvent.upload(
      dialog.getByLabelText("Calendar file"),
      new File([ics], "term.ics", { type: "text/calendar" }),
    );
    await userEvent.click(dialog.getByRole("button", { name: "Add it" }));
    expect(await screen.findByText("Uploaded as a file")).toBeVisible();
  });
});
