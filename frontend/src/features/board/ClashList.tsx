import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Board, Clash } from "@/lib/api/schema";
import { spanOf } from "@/lib/time/format";
import { localDate } from "@/lib/time/grid";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { clashesOf } from "./clashes";
import { roomOf } from "./week";

const AT_ONCE = 5;

interface ClashListProps {
  clashes: Clash[];
  board: Board;
  /** The address that shows a booking of a room, with this day as the board's first. */
  to: (room: string, day: string, booking: string) => string;
}

/** Rooms that are booked twice, each with the way to the booking that has to go elsewhere. */
export function ClashList({ clashes, board, to }: ClashListProps) {
  const [all, setAll] = useState(false);
  const own = useZone();
  if (clashes.length === 0) return null;
  return (
    <section aria-label="Clashes" className="mb-6 rounded-2xl bg-flare-wash px-4 py-3">
      <h2 className="flex items-center gap-2 font-semibold text-flare">
        <TriangleAlert size={18} aria-hidden />
        {clashesOf(clashes.length)}
      </h2>
      <ul className="mt-1 grid gap-x-4 md:grid-cols-2">
        {(all ? clashes : clashes.slice(0, AT_ONCE)).map(({ roomId, roomName, startsAt, endsAt, holder, waiting }) => {
          const zone = roomOf(board, roomId)?.branch.timeZone ?? own;
          return (
            <li key={`${holder.id} ${waiting.id}`}>
              <Link
                to={to(roomId, localDate(startsAt, zone), waiting.id)}
                replace
                preventScrollReset
                className="-mx-2 block min-h-11 rounded-lg px-2 py-1.5 break-words hover:bg-surface"
              >
                <span className="font-medium">
                  {roomName} · {spanOf(startsAt, endsAt, zone)}
                </span>{" "}
                <span className="block text-sm">
                  “{holder.title}” and “{waiting.title}”
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {!all && clashes.length > AT_ONCE && (
        <Button small look="quiet" onClick={() => setAll(true)}>
          Show all {clashes.length}
        </Button>
      )}
    </section>
  );
}
