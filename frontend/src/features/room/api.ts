import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { Room, RoomChange, RoomRequest } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

const PAGE = 200;

export const roomKeys = { all: ["rooms"] as const };

/** Every room, by branch and name. A campus has hundreds at most; they come in pages. */
export function allRooms() {
  return queryOptions({
    queryKey: [...roomKeys.all, "list"],
    queryFn: async ({ signal }) => {
      const rooms: Room[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: PAGE, ...(cursor ? { cursor } : {}) };
        const page = await body(api.GET("/api/v1/rooms", { params: { query }, signal }));
        rooms.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return rooms;
    },
    staleTime: 30_000,
  });
}

export function roomById(id: string) {
  return queryOptions({
    queryKey: [...roomKeys.all, "one", id],
    queryFn: ({ signal }) => body(api.GET("/api/v1/rooms/{id}", { params: { path: { id } }, signal })),
  });
}

export function useAddRoom() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (room: RoomRequest) => body(api.POST("/api/v1/rooms", { body: room })),
    onSuccess: () => void client.invalidateQueries({ queryKey: roomKeys.all }),
  });
}

export interface RoomEdit {
  id: string;
  /** The version that the changes were made to. */
  version: number;
  changes: RoomChange;
}

export function useChangeRoom() {
  const client = useQueryClient();
  return useSend({
    mutationFn: ({ id, version, changes }: RoomEdit) =>
      body(
        api.PATCH("/api/v1/rooms/{id}", {
          params: { path: { id }, header: { "If-Match": `"${version}"` } },
          body: changes,
        }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: roomKeys.all }),
  });
}
