import { Link } from "react-router";
import type { Booking } from "@/lib/api/schema";
import { spanOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { AdminActions } from "./AdminActions";
import { whatOf } from "./facts";
import type { NodeChoice } from "./MoveDialog";
import { bookingCan, OVER } from "./rules";
import { StatusChip } from "./StatusChip";

interface AdminBookingRowProps {
  booking: Booking;
  nodes: NodeChoice[];
  path: string;
  picked: boolean;
  onPick: (picked: boolean) => void;
  onReject: () => void;
}

export function AdminBookingRow({ booking, nodes, path, picked, onPick, onReject }: AdminBookingRowProps) {
  const zone = useZone();
  const over = OVER.includes(booking.status) ? bookingCan.cancel(booking).why : undefined;
  return (
    <li className="grid gap-3 rounded-2xl border border-line bg-surface grid-cols-[auto_1fr] p-4 lg:grid-cols-[auto_1fr_auto] lg:items-center">
      <input
        type="checkbox"
        aria-label={`Pick ${booking.title}`}
        title={over}
        className="mt-0.5 size-5 accent-sea lg:mt-0"
        disabled={over !== undefined}
        checked={picked && over === undefined}
        onChange={(event) => onPick(event.target.checked)}
      />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link to={path} className="font-semibold hover:underline">
            {booking.title}
          </Link>
          <StatusChip booking={booking} />
        </div>
        <p className="text-sm">
          <span className="font-medium">{booking.user.name}</span> · {spanOf(booking.startsAt, booking.endsAt, zone)}
        </p>
        <p className="text-sm text-ink-soft">
          {whatOf(booking)}
          {booking.statusReason && ` · ${booking.statusReason}`}
        </p>
      </div>
      <div className="col-start-2 lg:col-start-auto">
        <AdminActions booking={booking} nodes={nodes} onReject={onReject} />
      </div>
    </li>
  );
}
