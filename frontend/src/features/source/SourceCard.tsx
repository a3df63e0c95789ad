import { type ReactNode, useState } from "react";
import type { Room, Source, SyncJob } from "@/lib/api/schema";
import { useNow } from "@/lib/time/useNow";
import { announce } from "@/ui/announce";
import { Button, LinkButton } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { ErrorNote, Note } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { useChangeSource, useRefreshSource, useRemoveSource } from "./api";
import { MappingDialog } from "./MappingDialog";
import { spacesOf } from "./mapping";
import { RemoveButton } from "./RemoveButton";
import { SourceDialog } from "./SourceDialog";
import { standingOf } from "./words";

export interface SyncsOfSources {
  /** The address of all of a source's syncs. */
  syncsOf: (source: Source) => string;
  /** How one of them is shown. */
  syncAs: (job: SyncJob) => ReactNode;
}

export function SourceCard({ source, rooms, syncsOf, syncAs }: { source: Source; rooms: Room[] } & SyncsOfSources) {
  const [open, setOpen] = useState<"setup" | "mapping">();
  const refresh = useRefreshSource(source);
  const change = useChangeSource(source);
  const removal = useRemoveSource(source);
  const standing = standingOf(source, useNow(10_000));
  const uploaded = source.kind === "ics" && source.address.startsWith("upload:");
  return (
    <Card className="grid grid-rows-[auto_1fr_auto] gap-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold break-words">{source.name}</h2>
          <p className="text-sm break-all text-ink-soft">
            {source.kind === "libcal" ? "LibCal" : "Calendar"}, {uploaded ? "uploaded as a file" : hostOf(source)}
          </p>
        </div>
        <Chip tone={standing.tone} dot>
          {standing.text}
        </Chip>
      </div>
      <div className="grid content-start gap-3">
        {source.error && source.enabled && !source.runningJob && <Note tone="bad">{source.error}</Note>}
        <Mapped source={source} rooms={rooms} />
        {source.lastJob && syncAs(source.lastJob)}
        <ErrorNote error={refresh.error ?? change.error} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          small
          look="primary"
          aria-label={`Read ${source.name} now`}
          busy={refresh.isPending}
          cannot={cannotBeRead(source)}
          onClick={() => refresh.mutate()}
        >
          Read now
        </Button>
        <LinkButton small to={syncsOf(source)} aria-label={`Syncs of ${source.name}`}>
          Syncs
        </LinkButton>
        <Button small aria-label={`Rooms of ${source.name}`} onClick={() => setOpen("mapping")}>
          Rooms
        </Button>
        <Button small aria-label={`Change ${source.name}`} onClick={() => setOpen("setup")}>
          Change
        </Button>
        <Button
          small
          aria-label={`Switch ${source.name} ${source.enabled ? "off" : "on"}`}
          busy={change.isPending}
          onClick={() =>
            change.mutate(
              { enabled: !source.enabled },
              { onSuccess: () => announce(`${source.name} is switched ${source.enabled ? "off" : "on"}.`, "good") },
            )
          }
        >
          Switch {source.enabled ? "off" : "on"}
        </Button>
        <RemoveButton name={source.name} removal={removal}>
          Every booking that came from there leaves Berth's rooms, which can then be booked at those times.
        </RemoveButton>
      </div>
      {open === "mapping" && <MappingDialog source={source} rooms={rooms} onClose={() => setOpen(undefined)} />}
      {open === "setup" && <SourceDialog source={source} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

function cannotBeRead({ enabled, runningJob }: Source): string | undefined {
  if (!enabled) return "It is switched off.";
  return runningJob ? "It is being read now." : undefined;
}

function hostOf({ address }: Source): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

function Mapped({ source, rooms }: { source: Source; rooms: Room[] }) {
  const unmapped = spacesOf(source).filter((space) => !space.roomId);
  const taken = source.rooms
    .map(({ roomId }) => rooms.find((room) => room.id === roomId)?.name ?? "a closed room")
    .sort((one, other) => one.localeCompare(other));
  return (
    <div className="grid gap-2 text-sm">
      <p>
        {taken.length === 0 ? "Takes no room yet." : `Takes ${taken.slice(0, 4).join(", ")}`}
        {taken.length > 4 && ` and ${taken.length - 4} more`}
        {taken.length > 0 && "."}
      </p>
      {unmapped.length > 0 && (
        <Note tone="warn">
          {unmapped.length === 1
            ? "1 space is not linked to a room yet, so it blocks nothing. Choose one under Rooms."
            : `${unmapped.length} spaces are not linked to a room yet, so they block nothing. Choose rooms under Rooms.`}
        </Note>
      )}
    </div>
  );
}
