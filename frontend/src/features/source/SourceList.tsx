import { useQuery } from "@tanstack/react-query";
import type { Room } from "@/lib/api/schema";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { allSources } from "./api";
import { SourceCard, type SyncsOfSources } from "./SourceCard";

export function SourceList({ rooms, ...syncs }: { rooms: Room[] } & SyncsOfSources) {
  const sources = useQuery(allSources);
  if (sources.isPending) return <SkeletonList label="Loading sources" />;
  if (sources.isError) return <ErrorNote error={sources.error} retry={() => void sources.refetch()} />;
  if (sources.data.length === 0) {
    return (
      <Empty title="No source yet">
        Where rooms are booked in LibCal or another calendar too, add that here: what is booked there takes the room
        here.
      </Empty>
    );
  }
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {sources.data.map((source) => (
        <li key={source.id} className="grid">
          <SourceCard source={source} rooms={rooms} {...syncs} />
        </li>
      ))}
    </ul>
  );
}
