import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { refresh } from "@/lib/api/session";
import { open } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

const PASSWORD = "long enough for a test";

async function confirmDialog() {
  return within(await screen.findByRole("dialog", { name: "Confirm your password" }));
}

describe("a call that needs the password again", () => {
  it("asks for it and is then repeated, with the keyboard alone", async () => {
    harbour().passwordGiven = false;
    open("/settings/tokens", "sam");
    await userEvent.type(await screen.findByLabelText("Name"), "Backup{Enter}");
    const dialog = await confirmDialog();
    expect(dialog.getByLabelText("Your Berth password")).toHaveFocus();
    await userEvent.keyboard(`${PASSWORD}{Enter}`);
    expect(await screen.findByLabelText("API token")).toHaveValue("berth_shown-this-once");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says at the field that the password is wrong, and waits for the right one", async () => {
    harbour().passwordGiven = false;
    open("/settings/tokens", "sam");
    await userEvent.type(await screen.findByLabelText("Name"), "Backup{Enter}");
    const dialog = await confirmDialog();
    await userEvent.keyboard("{Enter}");
    expect(await dialog.findByText("Give your password.")).toBeVisible();
    await userEvent.type(dialog.getByLabelText("Your Berth password"), "wrong{Enter}");
    expect(await dialog.findByText("Is not your password.")).toBeVisible();
    await userEvent.clear(dialog.getByLabelText("Your Berth password"));
    await userEvent.type(dialog.getByLabelText("Your Berth password"), `${PASSWORD}{Enter}`);
    expect(await screen.findByLabelText("API token")).toBeVisible();
  });

  it("changes nothing when the person cancels, and says what is missing", async () => {
    harbour().passwordGiven = false;
    open("/settings/tokens", "sam");
    await userEvent.type(await screen.findByLabelText("Name"), "Backup{Enter}");
    await confirmDialog();
    await userEvent.keyboard("{Escape}");
    expect(await screen.findByText("Confirm your password, then repeat what you did.")).toBeVisible();
    expect(harbour().tokens).toHaveLength(2);
    expect(screen.getByLabelText("Name")).toHaveValue("Backup");
  });

  it("stands above the dialog it was made in, and leaves that open until the call is through", async () => {
    harbour().passwordGiven = false;
    open("/settings", "sam");
    await userEvent.click(
      (await screen.findAllByRole("button", { name: /^(Connect|Change sign-in)$/ }))[0] as HTMLElement,
    );
    await userEvent.type(await screen.findByLabelText("E-mail there"), "sam@gym.example");
    await userEvent.type(screen.getByLabelText("Password there"), "theirs{Enter}");
    const dialog = await confirmDialog();
    await userEvent.type(dialog.getByLabelText("Your Berth password"), PASSWORD);
    await userEvent.click(dialog.getByRole("button", { name: "Confirm" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(harbour().passwordGiven).toBe(true);
  });
});

describe("where I am signed in", () => {
  it("lists the browsers and ends one", async () => {
    open("/settings", "sam");
    expect(await screen.findByText("Firefox on Linux")).toBeVisible();
    expect(screen.getByText("This browser")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: /^End Chrome on Android/ }));
    await waitFor(() => expect(screen.queryByText("Chrome on Android")).toBeNull());
    expect(harbour().signIns).toHaveLength(1);
  });

  it("signs out everywhere else after a question", async () => {
    open("/settings", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Sign out everywhere else" }));
    expect(harbour().signIns).toHaveLength(2);
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(harbour().signIns).toHaveLength(1));
    expect(await screen.findByText("Firefox on Linux")).toBeVisible();
  });
});

describe("registration", () => {
  it("is not offered where registration is closed", async () => {
    harbour().registration = { mode: "invite", domains: [] };
    open("/register");
    expect(await screen.findByText(/^Registration is closed on this installation\./)).toBeVisible();
    expect(screen.queryByLabelText("Password")).toBeNull();
    await waitFor(() => expect(screen.queryByRole("link", { name: "Create account" })).toBeNull());
  });

  it("says whose e-mail addresses may register", async () => {
    harbour().registration = { mode: "domains", domains: ["uni.example"] };
    open("/register");
    expect(await screen.findByText("An address that ends in @uni.example.")).toBeVisible();
  });
});

describe("who is signed out by the server", () => {
  it("reads why on the sign-in page, and gets back to where they were", async () => {
    const { router } = open("/settings", "sam");
    await screen.findByRole("heading", { level: 1, name: "Settings" });
    // As when an admin changes a role: the access token ends, and so does the refresh cookie.
    harbour().signedInAs = undefined;
    await act(() => refresh());
    expect(await screen.findByText(/^You were signed out. An admin changed your role/)).toBeVisible();
    expect(router.state.location.search).toBe("?from=%2Fsettings");
  });

  it("reads nothing of it after signing out by hand", async () => {
    open("/settings", "sam");
    await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    expect(screen.queryByText(/You were signed out/)).toBeNull();
  });
});

describe("accounts of others", () => {
  const kim = () => harbour().people.find(({ email }) => email === "kim@berth.test");

  it("get a link for a new password, which works once", async () => {
    open("/admin/people", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Reset the password of Kim Osei" }));
    await userEvent.click(await screen.findByRole("button", { name: "Make the link" }));
    const link = (await screen.findByLabelText("Link")) as HTMLInputElement;
    expect(link.value).toMatch(/\/reset#token=reset-me-once$/);
    expect(screen.getByRole("button", { name: "Reset the password of Ada Admin", hidden: true })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
  });

  it("are disabled after a question, and enabled again", async () => {
    open("/admin/people", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Disable the account of Kim Osei" }));
    expect(kim()?.disabled).toBe(false);
    await userEvent.click(await screen.findByRole("button", { name: "Disable" }));
    expect(await screen.findByText("Disabled")).toBeVisible();
    expect(kim()?.disabled).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Enable the account of Kim Osei" }));
    await userEvent.click(await screen.findByRole("button", { name: "Enable" }));
    await waitFor(() => expect(kim()?.disabled).toBe(false));
  });

  it("are deleted after a question that says what stays", async () => {
    open("/admin/people", "admin");
    await userEvent.click(await screen.findByRole("button", { name: "Delete the account of Kim Osei" }));
    expect(await screen.findByText(/Their bookings stay, without the name/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Delete the account" }));
    await waitFor(() => expect(kim()).toBeUndefined());
    await waitFor(() => expect(screen.queryByText("Kim Osei")).toBeNull());
  });
});

describe("the page behind a reset link", () => {
  it("sets a new password and goes to the sign-in page", async () => {
    const sam = harbour().people.find(({ email }) => email === "sam@berth.test");
    harbour().resetLinks.set("good", sam?.id ?? "");
    const { router } = open("/reset#token=good");
    await userEvent.type(await screen.findByLabelText("New password"), "short{Enter}");
    expect(await screen.findByText("Must have at least 10 characters.")).toBeVisible();
    await userEvent.type(screen.getByLabelText("New password"), " but longer now{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
    expect(sam?.password).toBe("short but longer now");
  });

  it("says that a link is used or too old", async () => {
    open("/reset#token=gone");
    await userEvent.type(await screen.findByLabelText("New password"), "long enough now{Enter}");
    expect(await screen.findByText(/unknown, used or too old/)).toBeVisible();
  });

  it("says that a link without its token is not whole", async () => {
    open("/reset");
    expect(await screen.findByText("This link is not whole")).toBeVisible();
  });
});
