import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SignedInSession } from "@/lib/api/schema";
import { agoOf, dayAndTime, dayOf } from "@/lib/time/format";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Confirm } from "@/ui/Confirm";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { mySessions, useEndSession, useSignOutEverywhere } from "./api";
import { browserName } from "./userAgent";

export function Sessions() {
  return (
    <Card className="grid gap-2">
      <h2 className="text-lg font-semibold">Where you are signed in</h2>
      <p className="text-sm text-ink-soft">
        End what you do not recognise, and then change your password. Each sign-in ends by itself after 30 days without
        use, and after 90 days in any case.
      </p>
      <List />
    </Card>
  );
}

function List() {
  const sessions = useQuery(mySessions());
  if (sessions.isPending) return <SkeletonList rows={2} label="Loading where you are signed in" />;
  if (sessions.isError) return <ErrorNote error={sessions.error} retry={() => void sessions.refetch()} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {sessions.data.map((session) => (
          <Row key={session.id} session={session} />
        ))}
      </ul>
      {sessions.data.length > 1 && <SignOutEverywhere />}
    </>
  );
}

function Row({ session }: { session: SignedInSession }) {
  const zone = useZone();
  const now = useNow(30_000);
  const end = useEndSession();
  const name = browserName(session.userAgent);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-words">{name}</span>
          {session.current && <Chip tone="moss">This browser</Chip>}
        </p>
        <p className="text-sm text-ink-soft">
          {session.address && <>{session.address} · </>}
          <time dateTime={session.lastUsedAt} title={dayAndTime(session.lastUsedAt, zone)}>
            last used {agoOf(session.lastUsedAt, now)}
          </time>{" "}
          · signed in {dayOf(session.createdAt, zone)}
        </p>
        {end.isError && <ErrorNote error={end.error} />}
      </div>
      {!session.current && (
        <Button
          small
          look="danger"
          aria-label={`End ${name}, signed in ${dayAndTime(session.createdAt, zone)}`}
          busy={end.isPending}
          onClick={() => end.mutate(session.id, { onSuccess: () => announce(`${name} is signed out.`, "good") })}
        >
          End
        </Button>
      )}
    </li>
  );
}

function SignOutEverywhere() {
  const [asking, setAsking] = useState(false);
  const signOut = useSignOutEverywhere();
  return (
    <>
      <Button className="justify-self-start" onClick={() => setAsking(true)}>
        Sign out everywhere else
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Sign out everywhere else?"
        keep="Stay signed in"
        action="Sign out"
        busy={signOut.isPending}
        error={signOut.error}
        onConfirm={() =>
          signOut.mutate(undefined, {
            onSuccess: () => {
              setAsking(false);
              announce("You are signed out everywhere else.", "good");
            },
          })
        }
      >
        Every other browser has to sign in again. You stay signed in here, and your API tokens keep working.
      </Confirm>
    </>
  );
}
