import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { BookRoomDialog } from "@/features/booking/BookRoomDialog";
import { bookedWords } from "@/features/booking/words";
import { allRooms } from "@/features/room/api";
import { inWords } from "@/features/room/hours";
import type { Room } from "@/lib/api/schema";
import { zoneName } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { BusyThen } from "./BusyThen";
import { useFeature } from "./features";
import { useUser } from "./guards";
import { paths } from "./paths";

interface RoomBookingProps {
  roomId: string;
  startsAt: string;
  minutes: number;
  free?: { startsAt: string; endsAt: string } | undefined;
  onClose: () => void;
}

/** The dialog that books a room, wherever it was picked, and on to what was booked. */
export function RoomBooking({ roomId, ...rest }: RoomBookingProps) {
  const navigate = useNavigate();
  const zone = useZone();
  const { role } = useUser();
  const open = useFeature("bookings.room");
  const rooms = useQuery(allRooms());
  const room = rooms.data?.find(({ id }) => id === roomId);
  if (!room) return null;
  return (
    <BookRoomDialog
      key={room.id + rest.startsAt}
      room={{
        id: room.id,
        name: room.name,
        capacity: room.capacity,
        facts: <RoomFacts room={room} />,
        needsApproval: room.approval === "required",
      }}
      busy={(window) => <BusyThen {...window} />}
      elsewhere={(id) => {
        const branch = rooms.data?.find((one) => one.id === id)?.branch;
        return branch === room.branch ? undefined : branch;
      }}
      mayBookUnknown={role !== "student"}
      cannot={open ? undefined : "Rooms cannot be booked just now."}
      onBooked={(booking) => {
        announce(bookedWords(booking, zone), "good");
        void navigate(paths.booking(booking.id));
      }}
      {...rest}
    />
  );
}

export function RoomFacts({ room }: { room: Room | undefined }) {
  if (!room) return null;
  return (
    <>
      <p>{[room.branch, room.location].filter(Boolean).join(" · ")}</p>
      <p>
        For {room.capacity} {room.capacity === 1 ? "person" : "people"}
        {room.approval === "required" && " · an admin decides"}
      </p>
      <p>
        {room.openingHours.length === 0
          ? "Always open"
          : `Open ${inWords(room.openingHours)} (${zoneName(room.timeZone)})`}
      </p>
    </>
  );
}
