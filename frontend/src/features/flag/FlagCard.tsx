import { useState } from "react";
import type { Flag } from "@/lib/api/schema";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Confirm } from "@/ui/Confirm";
import { ErrorNote } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { useChangeFlag } from "./api";
import { FlagDialog } from "./FlagDialog";
import { audienceOf, nameOf } from "./words";

export function FlagCard({ flag }: { flag: Flag }) {
  const zone = useZone();
  const [asking, setAsking] = useState(false);
  const [editing, setEditing] = useState(false);
  const change = useChangeFlag();
  const name = nameOf(flag);

  function set(enabled: boolean) {
    change.mutate(
      { flag, change: { enabled } },
      {
        onSuccess: () => {
          announce(enabled ? `${name}: open.` : `${name}: closed. What is booked stays.`, "good");
          setAsking(false);
        },
      },
    );
  }

  return (
    <Card className="grid grid-rows-[auto_1fr_auto] gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{name}</h2>
        <Chip tone={!flag.enabled ? "flare" : flag.percentage >= 100 ? "moss" : "buoy"} dot>
          {!flag.enabled ? "Closed" : flag.percentage >= 100 ? "Open" : "Open to some"}
        </Chip>
      </div>
      <div className="grid content-start gap-1">
        <p className="font-medium">{audienceOf(flag)}</p>
        <p className="text-sm text-ink-soft">{flag.description}</p>
        <p className="text-sm text-ink-soft">
          Changed {dayAndTime(flag.updatedAt, zone)}
          {flag.updatedBy && ` by ${flag.updatedBy.name}`}
        </p>
      </div>
      {!asking && <ErrorNote error={change.error} />}
      <div className="flex flex-wrap gap-2">
        {flag.enabled ? (
          <Button small look="danger" aria-label={`Close ${name}`} onClick={() => setAsking(true)}>
            Close now
          </Button>
        ) : (
          <Button small look="primary" aria-label={`Open ${name}`} busy={change.isPending} onClick={() => set(true)}>
            Open
          </Button>
        )}
        <Button small aria-label={`Choose for whom ${name} is open`} onClick={() => setEditing(true)}>
          For whom
        </Button>
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Close ${name}?`}
        keep="Leave it open"
        action="Close now"
        busy={change.isPending}
        error={change.error}
        onConfirm={() => set(false)}
      >
        Within a second nobody can make a new booking of this kind. What is booked stays booked, runs, and can be
        cancelled.
      </Confirm>
      {editing && <FlagDialog flag={flag} onClose={() => setEditing(false)} />}
    </Card>
  );
}
