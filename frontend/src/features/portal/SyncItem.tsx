import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SyncJob } from "@/lib/api/schema";
import { countsOf } from "@/lib/counts";
import { dayAndTime, exactTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { ErrorNote, Skeleton } from "@/ui/Notes";
import { saveEvidence, syncJob } from "./api";
import { outcomeOf, progressOf } from "./words";

/** One sync; opened, with its log, and with what admins may see of a failure. */
export function SyncItem({ job, whose }: { job: SyncJob; whose?: string | undefined }) {
  const [open, setOpen] = useState(false);
  const zone = useZone();
  const outcome = outcomeOf(job);
  return (
    <details
      className="rounded-lg border border-line px-3 py-2 text-sm"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="cursor-pointer">
        <span className="inline-flex w-[calc(100%-1.5rem)] flex-wrap items-center gap-x-3 gap-y-1 align-middle">
          <Chip tone={outcome.tone}>{outcome.text}</Chip>
          {whose && <span className="font-medium">{whose}</span>}
          <span>{dayAndTime(job.requestedAt, zone)}</span>
          <span className="text-ink-soft">{wordsOf(job)}</span>
        </span>
      </summary>
      {open && <Log id={job.id} />}
    </details>
  );
}

function wordsOf(job: SyncJob): string {
  const how = job.trigger === "scheduled" ? "by itself" : "read by hand";
  if (job.status === "completed") return `${countsOf(job.counts)}, ${how}`;
  return job.failure ? how : progressOf(job);
}

function Log({ id }: { id: string }) {
  const job = useQuery(syncJob(id));
  const zone = useZone();
  if (job.isPending) return <Skeleton className="mt-2 h-12" />;
  if (job.isError) return <ErrorNote error={job.error} retry={() => void job.refetch()} />;
  return (
    <div className="mt-2 grid gap-3">
      <ol className="grid gap-1 text-ink-soft">
        {job.data.log?.map((line) => (
          <li key={`${line.at} ${line.text}`} className={line.level === "info" ? undefined : "font-medium text-flare"}>
            <time dateTime={line.at}>{exactTime(line.at, zone)}</time> {line.text}
          </li>
        ))}
      </ol>
      <Seen job={job.data} />
    </div>
  );
}

const kinds = { screenshot: "Save the screenshot", html: "Save the page" };

function Seen({ job }: { job: SyncJob }) {
  if (!job.evidence?.length) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {job.evidence.map((one) => (
        <Button
          key={one.id}
          small
          onClick={() => void saveEvidence(job.id, one).catch(() => announce("It is not there any more.", "bad"))}
        >
          {kinds[one.kind]}
        </Button>
      ))}
    </div>
  );
}
