import { useQuery } from "@tanstack/react-query";
import type { SyncJob } from "@/lib/api/schema";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { allSyncs, type SyncFilter } from "./api";
import { SyncItem } from "./SyncItem";
import { sourceWords } from "./words";

interface AdminSyncsProps {
  filter: SyncFilter;
  nameOf: (personId: string) => string | undefined;
  portalName: (portalId: string) => string | undefined;
}

export function AdminSyncs({ filter, nameOf, portalName }: AdminSyncsProps) {
  const jobs = useQuery(allSyncs(filter));
  if (jobs.isPending) return <SkeletonList label="Loading syncs" />;
  if (jobs.isError) return <ErrorNote error={jobs.error} retry={() => void jobs.refetch()} />;
  if (jobs.data.length === 0) {
    return (
      <Empty title={filter.failedOnly ? "Nothing failed" : "No sync yet"}>
        Syncs of the last 30 days are listed here, with what went wrong.
      </Empty>
    );
  }
  return (
    <ul className="grid gap-2">
      {jobs.data.map((job) => (
        <li key={job.id}>
          <SyncItem job={job} whose={titleOf(job, nameOf, portalName)} />
        </li>
      ))}
    </ul>
  );
}

function titleOf(job: SyncJob, nameOf: AdminSyncsProps["nameOf"], portalName: AdminSyncsProps["portalName"]): string {
  const person = job.personId && (nameOf(job.personId) ?? "somebody");
  return [sourceWords(job, portalName), person].filter(Boolean).join(", ");
}
