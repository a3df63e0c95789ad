import { useState } from "react";
import type { Portal, PortalSync } from "@/lib/api/schema";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { ErrorNote, Note } from "@/ui/Notes";
import { useSyncNow } from "./api";
import { ConnectDialog } from "./ConnectDialog";
import { Disconnect } from "./Disconnect";
import { useLiveSync } from "./follow";
import { SyncHistory } from "./SyncHistory";
import { SyncProgress } from "./SyncProgress";
import { stateOf } from "./words";

export function PortalItem({ portal, sync }: { portal: Portal; sync: PortalSync | undefined }) {
  const [connecting, setConnecting] = useState(false);
  const zone = useZone();
  const syncNow = useSyncNow(portal.portal);
  const live = useLiveSync(sync?.running);
  const running = sync?.running ? (live ?? sync.lastJob) : undefined;
  const failure = running ? undefined : sync?.lastJob?.failure;
  const state = stateOf(portal);
  return (
    <section aria-label={portal.name} className="grid gap-3 rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{portal.name}</h3>
        <Chip tone={state.tone} dot>
          {state.text}
        </Chip>
      </div>
      {portal.connected && (
        <p className="text-sm break-words text-ink-soft">
          Signed in there as {portal.email ?? "somebody"}
          {portal.lastSyncedAt && `, last read ${dayAndTime(portal.lastSyncedAt, zone)}`}.
        </p>
      )}
      {running && <SyncProgress job={running} />}
      {failure && <Note tone="bad">{failure.message}</Note>}
      <ErrorNote error={syncNow.error} />
      <div className="flex flex-wrap gap-2">
        {portal.connected && (
          <Button
            small
            look="primary"
            busy={syncNow.isPending}
            cannot={running ? "It is being read now." : undefined}
            onClick={() => syncNow.mutate()}
          >
            Sync now
          </Button>
        )}
        <Button small look={portal.connected ? "plain" : "primary"} onClick={() => setConnecting(true)}>
          {portal.connected ? "Change sign-in" : "Connect"}
        </Button>
        {portal.connected && <Disconnect portal={portal} />}
      </div>
      {portal.connected && sync?.lastJob && <SyncHistory portal={portal.portal} />}
      {connecting && <ConnectDialog portal={portal} onClose={() => setConnecting(false)} />}
    </section>
  );
}
