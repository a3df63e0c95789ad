import { Link } from "react-router";
import type { TonightBranch } from "@/lib/api/schema";
import { timeOf } from "@/lib/time/format";
import { Empty } from "@/ui/Notes";

interface TonightListProps {
  branches: TonightBranch[];
  /** The address of a room's board. */
  board: (room: string) => string;
}

/** Large, because it is read from two metres away. */
export function TonightList({ branches, board }: TonightListProps) {
  if (branches.length === 0) return <Empty title="There are no rooms yet">An admin adds them.</Empty>;
  return (
    <div className="mt-4 grid gap-6">
      {branches.map((branch) => (
        <section key={branch.name} className="rounded-2xl border border-line bg-surface p-5 sm:p-6">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <h2 className="text-2xl font-semibold">{branch.name}</h2>
            <p className="text-lg text-ink-soft">{closing(branch)}</p>
          </div>
          {branch.bookings.length > 0 && (
            <ul className="mt-4 divide-y divide-line">
              {branch.bookings.map(({ roomId, room, location, booking }) => (
                <li
                  key={booking.id}
                  className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[11rem_minmax(0,1fr)] sm:items-center"
                >
                  <p className="text-3xl font-semibold">until {timeOf(booking.endsAt, branch.timeZone)}</p>
                  <div className="min-w-0">
                    <p className="text-2xl font-medium break-words">
                      <Link to={board(roomId)} className="underline-offset-4 hover:underline">
                        {room}
                      </Link>
                      <span className="font-normal text-ink-soft"> {location}</span>
                    </p>
                    <p className="text-xl break-words">
                      {[booking.title, booking.person ?? booking.source.name].filter(Boolean).join(", ")}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

function closing({ cutOff, bookings, until, timeZone }: TonightBranch): string {
  if (!cutOff) return "No closing time today";
  if (bookings.length === 0 || !until) return `Closes at ${cutOff}. Nobody stays longer.`;
  return `Closes at ${cutOff}. The last one leaves at ${timeOf(until, timeZone)}.`;
}
