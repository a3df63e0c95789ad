import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { resetSession } from "@/lib/api/session";
import { open } from "@/mock/render";
import { harbour, server } from "@/mock/test-setup";

const booking = () => {
  const found = harbour().bookings.find(({ title }) => title === "Thesis chapter 3");
  if (!found) throw new Error("the house has that booking");
  return found;
};

describe("the live stream", () => {
  it("shows what happened to my booking without being asked", async () => {
    open("/bookings", "sam");
    expect(await screen.findByText("Live")).toBeVisible();
    await screen.findByRole("heading", { name: "Thesis chapter 3" });
    Object.assign(booking(), { status: "rejected", version: 2 });
    harbour().stream.tellOwner(booking());
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Thesis chapter 3" })).toBeNull());
  });

  it("comes back where it broke off", async () => {
    open("/bookings", "sam");
    await screen.findByText("Live");
    harbour().stream.tellOwner(booking());
    harbour().stream.drop();
    await screen.findByText("Checking every 30 s");
    expect(await screen.findByText("Live")).toBeVisible();
    expect(harbour().stream.resumedFrom).toEqual(["", "mock-1"]);
  });

  it("asks for everything anew when something was missed", async () => {
    open("/bookings", "sam");
    await screen.findByText("Live");
    await screen.findByRole("heading", { name: "Thesis chapter 3" });
    booking().title = "Thesis chapter 4";
    harbour().stream.resync();
    expect(await screen.findByRole("heading", { name: "Thesis chapter 4" })).toBeVisible();
  });

  it("takes a new token when its own has ended", async () => {
    const person = harbour().people[1];
    if (!person) throw new Error("the house has people");
    open("/bookings", "sam");
    await screen.findByText("Live");
    resetSession({ status: "signed-in", user: person }, "an old token");
    harbour().stream.drop();
    await screen.findByText("Checking every 30 s");
    expect(await screen.findByText("Live")).toBeVisible();
  });

  it("says that pages are asked for now and then where there is no stream", async () => {
    harbour().stream.refuseWith = 503;
    open("/bookings", "sam");
    await screen.findByRole("heading", { name: "Thesis chapter 3" });
    expect(screen.getByText("Checking every 30 s")).toBeVisible();
  });

  it("says when nobody answers at all", async () => {
    harbour().stream.refuseWith = 503;
    server.use(http.get("*/api/v1/me/bookings", () => HttpResponse.error()));
    open("/bookings", "sam");
    expect(await screen.findByText("Offline")).toBeVisible();
  });

  it("is closed when nobody is signed in", async () => {
    open("/bookings", "sam");
    await screen.findByText("Live");
    expect(harbour().stream.listeners).toBe(1);
    resetSession({ status: "signed-out" });
    await waitFor(() => expect(harbour().stream.listeners).toBe(0));
  });
});
