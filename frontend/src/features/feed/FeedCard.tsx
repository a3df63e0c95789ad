import { useState } from "react";
import type { Feed } from "@/lib/api/schema";
import { agoOf } from "@/lib/time/format";
import { useNow } from "@/lib/time/useNow";
import { announce } from "@/ui/announce";
import { AnchorButton, Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Confirm } from "@/ui/Confirm";
import { CopyBox } from "@/ui/CopyBox";
import { Card } from "@/ui/Page";
import { addressesOf } from "./addresses";
import { useRevokeFeed, useRotateFeed } from "./api";

const kinds = { person: "Yours", room: "Room", "course-type": "Course", node: "Node" };

interface FeedCardProps {
  feed: Feed;
  /** Minutes before each event. */
  alarm: number | undefined;
}

export function FeedCard({ feed, alarm }: FeedCardProps) {
  const [asking, setAsking] = useState<"rotate" | "revoke">();
  const { https, webcal, download } = addressesOf(feed, alarm);
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{feed.name}</h2>
        <Chip tone={feed.kind === "person" ? "sea" : "grey"}>{kinds[feed.kind]}</Chip>
      </div>
      <CopyBox label={`Address of ${feed.name}`} text={https} />
      <LastFetched feed={feed} />
      <div className="flex flex-wrap gap-2">
        <AnchorButton small href={webcal}>
          Open in calendar app
        </AnchorButton>
        <AnchorButton small href={download}>
          Download
        </AnchorButton>
        <Button small look="quiet" onClick={() => setAsking("rotate")}>
          New address
        </Button>
        {feed.kind !== "person" && (
          <Button small look="danger" onClick={() => setAsking("revoke")} aria-label={`Remove ${feed.name}`}>
            Remove
          </Button>
        )}
      </div>
      <Rotate feed={feed} open={asking === "rotate"} onClose={() => setAsking(undefined)} />
      <Revoke feed={feed} open={asking === "revoke"} onClose={() => setAsking(undefined)} />
    </Card>
  );
}

function LastFetched({ feed }: { feed: Feed }) {
  const now = useNow(10_000);
  return (
    <p className="text-sm text-ink-soft">
      {feed.lastFetchedAt
        ? `Last fetched ${agoOf(feed.lastFetchedAt, now)} by ${feed.lastClient ?? "an app"}.`
        : "No app has fetched this address yet."}
    </p>
  );
}

interface AskProps {
  feed: Feed;
  open: boolean;
  onClose: () => void;
}

function Rotate({ feed, open, onClose }: AskProps) {
  const rotate = useRotateFeed();
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={`A new address for ${feed.name}?`}
      action="Make a new address"
      keep="Keep this one"
      busy={rotate.isPending}
      error={rotate.error}
      onConfirm={() =>
        rotate.mutate(feed.id, {
          onSuccess: () => {
            onClose();
            announce("There is a new address. The old one is gone.", "good");
          },
        })
      }
    >
      The old address stops working at once. Every app that has it needs the new one.
    </Confirm>
  );
}

function Revoke({ feed, open, onClose }: AskProps) {
  const revoke = useRevokeFeed();
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={`Remove ${feed.name}?`}
      action="Remove"
      keep="Keep it"
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() =>
        revoke.mutate(feed.id, {
          onSuccess: () => {
            onClose();
            announce(`${feed.name} is removed.`, "good");
          },
        })
      }
    >
      Its address stops working at once. Remove the calendar from your apps, too.
    </Confirm>
  );
}
