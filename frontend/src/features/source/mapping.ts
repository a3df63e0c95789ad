import type { Source } from "@/lib/api/schema";

export interface MappedSpace {
  id: string;
  name: string;
  roomId: string | undefined;
}

/** A calendar is one space as a whole. */
export const WHOLE = "*";

/** Those that need a room first; also those that were mapped and are not spoken of any more. */
export function spacesOf({ kind, spaces, rooms }: Source): MappedSpace[] {
  const roomOf = (space: string) => rooms.find((one) => one.space === space)?.roomId;
  if (kind === "ics") return [{ id: WHOLE, name: "The whole calendar", roomId: roomOf(WHOLE) }];
  const spoken = spaces.map(({ id, name }) => ({ id, name, roomId: roomOf(id) }));
  const silent = rooms
    .filter(({ space }) => !spaces.some(({ id }) => id === space))
    .map(({ space, roomId }) => ({ id: space, name: `Space ${space}`, roomId }));
  return [...spoken, ...silent].sort(
    (one, other) => Number(Boolean(one.roomId)) - Number(Boolean(other.roomId)) || one.name.localeCompare(other.name),
  );
}
