import { useQuery } from "@tanstack/react-query";
import { allBranches } from "@/features/board/api";
import { ClosingTimes } from "@/features/board/ClosingTimes";
import { allRooms } from "@/features/room/api";
import { RoomList } from "@/features/room/RoomList";
import { LinkButton } from "@/ui/Button";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

export function RoomsPage() {
  return (
    <Page
      title="Rooms"
      lead="What people can book by the quarter hour: where it is, when it is open, who decides."
      actions={
        <LinkButton look="primary" to={paths.adminNewRoom()}>
          New room
        </LinkButton>
      }
    >
      <Rooms />
    </Page>
  );
}

function Rooms() {
  const rooms = useQuery(allRooms());
  const branches = useQuery(allBranches);
  if (rooms.isPending) return <SkeletonList label="Loading rooms" />;
  if (rooms.isError) return <ErrorNote error={rooms.error} retry={() => void rooms.refetch()} />;
  if (rooms.data.length === 0) return <Empty title="No room yet">Add the first one, and people can book it.</Empty>;
  return (
    <RoomList
      rooms={rooms.data}
      edit={(room) => (
        <LinkButton small to={paths.adminRoom(room.id)} aria-label={`Edit ${room.name}`}>
          Edit
        </LinkButton>
      )}
      branchActions={(branch) => <ClosingTimes branch={branches.data?.find(({ name }) => name === branch)} />}
    />
  );
}
