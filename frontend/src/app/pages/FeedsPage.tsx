import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { courseTypes } from "@/features/availability/api";
import { AddFeedDialog, type Followables } from "@/features/feed/AddFeedDialog";
import { AlarmChoice } from "@/features/feed/AlarmChoice";
import { myFeeds } from "@/features/feed/api";
import { FeedCard } from "@/features/feed/FeedCard";
import { FeedHelp } from "@/features/feed/FeedHelp";
import { allNodes } from "@/features/node/api";
import { allRooms } from "@/features/room/api";
import { Button } from "@/ui/Button";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { useUser } from "../guards";
import { SettingsTabs } from "./SettingsTabs";

export function FeedsPage() {
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Calendar feeds"
      narrow
      lead="Bookings in the calendar that you already use. Whoever knows an address can read that calendar: keep it like a password."
    >
      <SettingsTabs />
      <div className="grid gap-6">
        <Button look="primary" className="justify-self-start" onClick={() => setAdding(true)}>
          Add a feed
        </Button>
        <Feeds />
        <FeedHelp />
      </div>
      {adding && <Adding onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Feeds() {
  const feeds = useQuery(myFeeds());
  const [alarm, setAlarm] = useState<number>();
  if (feeds.isPending) return <SkeletonList rows={2} label="Loading feeds" />;
  if (feeds.isError) return <ErrorNote error={feeds.error} retry={() => void feeds.refetch()} />;
  return (
    <>
      <AlarmChoice minutes={alarm} onChoose={setAlarm} />
      <ul className="grid gap-6">
        {feeds.data.items.map((feed) => (
          <li key={feed.id}>
            <FeedCard feed={feed} alarm={alarm} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Adding({ onClose }: { onClose: () => void }) {
  const isAdmin = useUser().role === "admin";
  const rooms = useQuery(allRooms());
  const courses = useQuery(courseTypes());
  const nodes = useQuery({ ...allNodes(), enabled: isAdmin });
  const followables: Followables = {
    room: rooms.data ?? [],
    "course-type": (courses.data ?? []).map((name) => ({ id: name, name })),
    ...(isAdmin ? { node: nodes.data ?? [] } : {}),
  };
  return <AddFeedDialog followables={followables} onClose={onClose} />;
}
