import { expect, it } from "vitest";
import { addressesOf } from "./addresses";

const feed = {
  id: "1",
  kind: "person" as const,
  name: "My bookings",
  httpsUrl: "https://berth.test/calendar/abc.ics",
  webcalUrl: "webcal://berth.test/calendar/abc.ics",
  downloadUrl: "https://berth.test/calendar/abc.ics?download",
  createdAt: "2026-12-01T09:00:00Z",
};

it("leaves the addresses as they are without an alarm", () => {
  expect(addressesOf(feed, undefined).https).toBe(feed.httpsUrl);
});

it("adds the alarm to each address, also behind another parameter", () => {
  expect(addressesOf(feed, 15)).toEqual({
    https: "https://berth.test/calendar/abc.ics?alarm=15",
    webcal: "webcal://berth.test/calendar/abc.ics?alarm=15",
    download: "https://berth.test/calendar/abc.ics?download&alarm=15",
  });
});
