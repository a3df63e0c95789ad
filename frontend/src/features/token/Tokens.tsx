import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiToken } from "@/lib/api/schema";
import { agoOf, dayAndTime, dayOf } from "@/lib/time/format";
import { useNow } from "@/lib/time/useNow";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Confirm } from "@/ui/Confirm";
import { CopyBox } from "@/ui/CopyBox";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { myTokens, useRevokeToken } from "./api";
import { NewToken } from "./NewToken";

const SOON_MS = 7 * 86_400_000;

export function Tokens() {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <p className="text-ink-soft">
        With a token a script can do what you can do, except change your password, make tokens or change roles. Give
        each script its own, so that you can revoke one alone.
      </p>
      <NewToken />
      <List />
      <Example />
    </div>
  );
}

function List() {
  const tokens = useQuery(myTokens());
  if (tokens.isPending) return <SkeletonList rows={2} label="Loading tokens" />;
  if (tokens.isError) return <ErrorNote error={tokens.error} retry={() => void tokens.refetch()} />;
  return (
    <Card>
      <h2 className="text-lg font-semibold">Your tokens</h2>
      {tokens.data.length === 0 && <p className="mt-2 text-ink-soft">You have none.</p>}
      <ul className="mt-2 divide-y divide-line">
        {tokens.data.map((token) => (
          <Row key={token.id} token={token} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ token }: { token: ApiToken }) {
  const zone = useZone();
  const now = useNow(30_000);
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeToken();
  const left = Date.parse(token.expiresAt) - now;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 truncate">{token.name}</span>
          {left <= 0 ? <Chip tone="flare">Expired</Chip> : left < SOON_MS && <Chip tone="buoy">Expires soon</Chip>}
        </p>
        <p className="text-sm text-ink-soft">
          <code>{token.hint}</code> · {left <= 0 ? "expired" : "expires"} {dayOf(token.expiresAt, zone)} ·{" "}
          {token.lastUsedAt ? (
            <time dateTime={token.lastUsedAt} title={dayAndTime(token.lastUsedAt, zone)}>
              last used {agoOf(token.lastUsedAt, now)}
            </time>
          ) : (
            "never used"
          )}
        </p>
      </div>
      <Button small look="danger" aria-label={`Revoke ${token.name}`} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Revoke ${token.name}?`}
        keep="Keep it"
        action="Revoke"
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate(token.id, { onSuccess: () => announce(`${token.name} is revoked.`, "good") })}
      >
        Whatever uses it stops working within seconds. This cannot be taken back.
      </Confirm>
    </li>
  );
}

function Example() {
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="text-lg font-semibold">Use it</h2>
      <p className="text-sm text-ink-soft">
        Send it as a bearer token. Keep it in the environment or a secret store, never in code that others read.
      </p>
      <CopyBox
        label="My bookings, with curl"
        text={`curl -H "Authorization: Bearer $BERTH_TOKEN" ${location.origin}/api/v1/me/bookings`}
      />
      <p className="text-sm">
        <a href="/docs" className="text-sea underline underline-offset-2">
          Everything else is in the API reference
        </a>
      </p>
    </Card>
  );
}
