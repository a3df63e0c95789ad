import { Link } from "react-router";
import type { Board } from "@/lib/api/schema";
import { cx } from "@/lib/cx";
import { SelectField } from "@/ui/Field";

interface RoomChoiceProps {
  board: Board;
  chosen: string;
  /** The address that shows a room. */
  to: (roomId: string) => string;
  onChoose: (roomId: string) => void;
}

/** A list beside the board where there is room for one, a drop-down above it where there is not. */
export function RoomChoice({ board, chosen, to, onChoose }: RoomChoiceProps) {
  return (
    <>
      <div className="md:hidden">
        <SelectField label="Room" value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {board.branches.map((branch) => (
            <optgroup key={branch.name} label={branch.name}>
              {branch.rooms.map((room) => (
                <option key={room.id} value={room.id}>
                  {room.name}
                  {room.stale ? " (old data)" : ""}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      </div>
      <nav aria-label="Rooms" className="hidden grid-cols-[minmax(0,1fr)] content-start gap-5 wrap-anywhere md:grid">
        {board.branches.map((branch) => (
          <div key={branch.name}>
            <h2 className="px-3 text-sm font-semibold text-ink-soft">{branch.name}</h2>
            <ul>
              {branch.rooms.map((room) => (
                <li key={room.id}>
                  <Link
                    to={to(room.id)}
                    replace
                    preventScrollReset
                    aria-current={room.id === chosen ? "true" : undefined}
                    className={cx(
                      "flex min-h-11 items-center rounded-lg px-3 font-medium",
                      room.id === chosen ? "bg-sea-wash text-sea" : "text-ink-soft hover:bg-sunken hover:text-ink",
                    )}
                  >
                    {room.name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </>
  );
}
