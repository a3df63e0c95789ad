import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNote, Skeleton } from "@/ui/Notes";
import { recentSyncs } from "./api";
import { SyncItem } from "./SyncItem";

export function SyncHistory({ portal }: { portal: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-sm font-medium text-sea">Earlier syncs</summary>
      {open && <Recent portal={portal} />}
    </details>
  );
}

function Recent({ portal }: { portal: string }) {
  const jobs = useQuery(recentSyncs(portal));
  if (jobs.isPending) return <Skeleton className="mt-3 h-16" />;
  if (jobs.isError) return <ErrorNote error={jobs.error} retry={() => void jobs.refetch()} />;
  return (
    <ul className="mt-3 grid gap-2">
      {jobs.data.map((job) => (
        <li key={job.id}>
          <SyncItem job={job} />
        </li>
      ))}
    </ul>
  );
}
