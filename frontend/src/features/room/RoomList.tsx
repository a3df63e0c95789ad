import { Clock, MapPin, Users } from "lucide-react";
import type { ReactNode } from "react";
import type { Room } from "@/lib/api/schema";
import { peopleOf } from "@/lib/people";
import { zoneName } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Chip } from "@/ui/Chip";
import { Card } from "@/ui/Page";
import { CloseRoom } from "./CloseRoom";
import { inWords } from "./hours";

interface RoomListProps {
  rooms: Room[];
  edit: (room: Room) => ReactNode;
  /** What there is to do with a whole branch. */
  branchActions: (branch: string) => ReactNode;
}

/** By branch, as the API sorts them. */
export function RoomList({ rooms, edit, branchActions }: RoomListProps) {
  const branches = [...new Set(rooms.map((room) => room.branch))];
  return (
    <div className="grid gap-8">
      {branches.map((branch) => (
        <section key={branch} aria-label={branch}>
          <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
            <h2 className="text-lg font-semibold">{branch}</h2>
            {branchActions(branch)}
          </div>
          <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
            {rooms
              .filter((room) => room.branch === branch)
              .map((room) => (
                <li key={room.id} className="grid">
                  <RoomCard room={room} edit={edit(room)} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function RoomCard({ room, edit }: { room: Room; edit: ReactNode }) {
  const zone = useZone();
  return (
    <Card className="grid grid-rows-[auto_1fr_auto] gap-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="text-lg font-semibold">{room.name}</h3>
        <span className="flex flex-wrap gap-1.5">
          {room.approval === "required" && <Chip tone="buoy">Needs approval</Chip>}
          <Chip tone={room.status === "open" ? "moss" : "grey"} dot>
            {room.status === "open" ? "Open" : "Closed"}
          </Chip>
        </span>
      </div>
      <ul className="grid content-start gap-1.5 text-sm text-ink-soft">
        <Fact icon={<MapPin size={16} aria-hidden />}>{room.location}</Fact>
        <Fact icon={<Users size={16} aria-hidden />}>{peopleOf(room.capacity)}</Fact>
        <Fact icon={<Clock size={16} aria-hidden />}>
          {inWords(room.openingHours)}
          {room.timeZone !== zone && room.openingHours.length > 0 && `, ${zoneName(room.timeZone)}`}
        </Fact>
      </ul>
      <div className="mt-1 flex flex-wrap gap-2">
        {edit}
        <CloseRoom room={room} small />
      </div>
    </Card>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <span className="pt-0.5">{icon}</span>
      <span>{children}</span>
    </li>
  );
}
