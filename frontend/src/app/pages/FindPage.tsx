import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { FindForm } from "@/features/availability/FindForm";
import { FindResults } from "@/features/availability/FindResults";
import { type Find, findOf, paramsOf, windowOf } from "@/features/availability/find";
import { allNodes } from "@/features/node/api";
import { allRooms } from "@/features/room/api";
import type { Room } from "@/lib/api/schema";
import { localDate } from "@/lib/time/grid";
import { iso } from "@/lib/time/instants";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { LiveBadge } from "@/ui/LiveBadge";
import { Note } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { ClosedNote } from "../ClosedNote";
import { useUser } from "../guards";
import { paths } from "../paths";
import { RoomBooking, RoomFacts } from "../RoomBooking";

const ONCE_A_MINUTE = 60_000;

/** Dates first, then what is free. The search, and the slot that is being booked, stand in the address. */
export function FindPage() {
  const zone = useZone();
  const now = iso(useNow(ONCE_A_MINUTE));
  const today = localDate(now, zone);
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const { role } = useUser();
  const find = findOf(params, today);
  const window = windowOf(find, zone, now);
  const rooms = useQuery(allRooms());
  const nodes = useQuery({ ...allNodes(), enabled: find.kind === "compute" });
  const roomOf = (id: string | null) => rooms.data?.find((one) => one.id === id);

  function change(part: Partial<Find>) {
    setParams(paramsOf({ ...find, ...part }, today), { replace: true, preventScrollReset: true });
  }

  function pick(resource: { id: string; kind: string }, startsAt: string) {
    if (resource.kind === "room") {
      const picked = paramsOf(find, today);
      picked.set("room", resource.id);
      picked.set("start", startsAt);
      setParams(picked, { preventScrollReset: true });
    } else {
      const { minutes, cores, memoryGb, gpus } = find;
      void navigate(paths.book({ start: startsAt, minutes, cores, memoryGb, gpus }));
    }
  }

  const choices = (of: (room: Room) => string, among: Room[] = rooms.data ?? []) =>
    [...new Set(among.map(of).filter(Boolean))].sort();
  const room = params.get("room");
  const start = params.get("start");
  return (
    <Page title="Find a time" lead="Say when and for how long, and see what is free." actions={<LiveBadge />}>
      <ClosedNote feature={find.kind === "room" ? "bookings.room" : "bookings.compute"} />
      <div className="grid gap-6">
        <FindForm
          find={find}
          today={today}
          branches={choices(({ branch }) => branch)}
          locations={choices(
            ({ location }) => location,
            (rooms.data ?? []).filter(({ branch }) => !find.branch || branch === find.branch),
          )}
          onChange={change}
        />
        {window ? (
          <FindResults
            find={find}
            window={window}
            factsOf={(id) => {
              if (find.kind === "room") return <RoomFacts room={roomOf(id)} />;
              const node = nodes.data?.find((one) => one.id === id);
              return node && `${node.cores} cores · ${node.memoryGb} GB · ${node.site}`;
            }}
            onPick={pick}
            onPickUnknown={role === "student" ? undefined : (resource) => pick(resource, window.from)}
          />
        ) : (
          <Note tone="warn">That part of the day is over. Choose a later one, or another day.</Note>
        )}
      </div>
      {room && start && isInstant(start) && (
        <RoomBooking roomId={room} startsAt={start} minutes={find.minutes} onClose={() => change({})} />
      )}
    </Page>
  );
}

function isInstant(text: string) {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text));
}
