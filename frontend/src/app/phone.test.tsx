import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { fullDay, mondayOf, shift } from "@/lib/time/days";
import { open } from "@/mock/render";
import { harbour } from "@/mock/test-setup";

afterEach(() => vi.unstubAllGlobals());

it("a month on a phone begins with this week; what was before comes when asked for", async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.useFakeTimers({ now: new Date("2026-12-16T10:00:00Z"), toFake: ["Date"] });
  const house = harbour();
  const [first] = house.sessions;
  if (!first) throw new Error("the house has sessions");
  const on = (day: string) => ({
    ...first,
    id: crypto.randomUUID(),
    startsAt: `${day}T12:00:00Z`,
    endsAt: `${day}T13:00:00Z`,
  });
  const [before, monday] = [shift(mondayOf("2026-12-16"), -3), mondayOf("2026-12-16")];
  house.sessions = [on(before), on(monday)];
  open("/calendar?view=month&date=2026-12-16", "sam", "UTC");
  expect(await screen.findByRole("region", { name: fullDay(monday) })).toBeVisible();
  expect(screen.queryByRole("region", { name: fullDay(before) })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Show earlier days" }));
  expect(screen.getByRole("region", { name: fullDay(before) })).toBeVisible();
  vi.useRealTimers();
});
