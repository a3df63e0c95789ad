import type { Booking, BookingStatus } from "@/lib/api/schema";
import { Chip, type ChipTone } from "@/ui/Chip";
import { statusLabel } from "./words";

const tones: Record<BookingStatus, ChipTone> = {
  pending: "buoy",
  approved: "sky",
  active: "moss",
  completed: "grey",
  rejected: "flare",
  cancelled: "grey",
  expired: "grey",
  failed: "flare",
};

export function StatusChip({ booking }: { booking: Booking }) {
  return (
    <Chip tone={tones[booking.status]} dot={booking.status === "active"}>
      {statusLabel(booking)}
    </Chip>
  );
}
