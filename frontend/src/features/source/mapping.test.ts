import { expect, it } from "vitest";
import type { Source } from "@/lib/api/schema";
import { spacesOf } from "./mapping";

const source = {
  kind: "libcal",
  spaces: [
    { id: "1", name: "Study 1" },
    { id: "2", name: "Atrium" },
  ],
  rooms: [
    { space: "2", roomId: "room-2" },
    { space: "9", roomId: "room-9" },
  ],
} as Source;

it("puts what needs a room first, and keeps what is not spoken of any more", () => {
  expect(spacesOf(source).map(({ name, roomId }) => [name, roomId])).toEqual([
    ["Study 1", undefined],
    ["Atrium", "room-2"],
    ["Space 9", "room-9"],
  ]);
});

it("takes a calendar as one space", () => {
  expect(spacesOf({ ...source, kind: "ics", spaces: [], rooms: [] })).toEqual([
    { id: "*", name: "The whole calendar", roomId: undefined },
  ]);
});
