import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { allRooms, roomById, useAddRoom } from "@/features/room/api";
import { fieldsOf, newDraft } from "@/features/room/draft";
import { EditRoom } from "@/features/room/EditRoom";
import { RoomForm } from "@/features/room/RoomForm";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { LinkButton } from "@/ui/Button";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

export function NewRoomPage() {
  const zone = useZone();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => newDraft(zone));
  const branches = useBranches();
  const add = useAddRoom();

  function submit() {
    add.mutate(fieldsOf(draft), {
      onSuccess: (room) => {
        announce(`${room.name} can be booked now.`, "good");
        void navigate(paths.adminRooms());
      },
    });
  }

  return (
    <Page title="New room" actions={<BackToRooms />}>
      <RoomForm
        draft={draft}
        onChange={setDraft}
        branches={branches}
        error={add.error}
        busy={add.isPending}
        action="Add the room"
        onSubmit={submit}
      />
    </Page>
  );
}

export function EditRoomPage() {
  const { id = "" } = useParams();
  const navigate = useNavigate();
  const branches = useBranches();
  // Loaded once: while somebody types, a newer version must come by EditRoom's door only.
  const room = useQuery({ ...roomById(id), staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnMount: "always" });
  const [loadedAt] = useState(Date.now);
  const fresh = room.data && room.dataUpdatedAt >= loadedAt;
  return (
    <Page title={room.data?.name ?? "Room"} actions={<BackToRooms />}>
      {fresh ? (
        <EditRoom
          key={room.data.id}
          room={room.data}
          branches={branches}
          onSaved={() => void navigate(paths.adminRooms())}
        />
      ) : room.isError ? (
        <ErrorNote error={room.error} retry={() => void room.refetch()} />
      ) : (
        <SkeletonList label="Loading the room" />
      )}
    </Page>
  );
}

function useBranches(): string[] {
  const rooms = useQuery(allRooms());
  return [...new Set(rooms.data?.map((room) => room.branch))];
}

function BackToRooms() {
  return (
    <LinkButton look="quiet" to={paths.adminRooms()}>
      All rooms
    </LinkButton>
  );
}
