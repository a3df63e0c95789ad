import { useState } from "react";
import type { Room } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";
import { useChangeRoom } from "./api";

interface CloseRoomProps {
  room: Room;
  small?: boolean;
  onChanged?: (room: Room) => void;
}

export function CloseRoom({ room, small, onChanged }: CloseRoomProps) {
  const [asking, setAsking] = useState(false);
  const change = useChangeRoom();
  const closing = room.status === "open";

  function go() {
    change.mutate(
      { id: room.id, version: room.version, changes: { status: closing ? "closed" : "open" } },
      {
        onSuccess: (now) => {
          announce(closing ? `${room.name} is closed.` : `${room.name} takes bookings again.`, "good");
          setAsking(false);
          onChanged?.(now);
        },
      },
    );
  }

  return (
    <>
      <Button
        small={small ?? false}
        look={closing ? "danger" : "plain"}
        aria-label={`${closing ? "Close" : "Reopen"} ${room.name}`}
        onClick={() => setAsking(true)}
      >
        {closing ? "Close" : "Reopen"}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`${closing ? "Close" : "Reopen"} ${room.name}?`}
        keep="Leave it"
        action={closing ? "Close it" : "Reopen it"}
        look={closing ? "danger" : "primary"}
        busy={change.isPending}
        error={change.error}
        onConfirm={go}
      >
        {closing
          ? "Nobody can book it any more. What is booked stays; cancel that one by one where it cannot take place."
          : "Anybody can book it again, within its opening hours."}
      </Confirm>
    </>
  );
}
