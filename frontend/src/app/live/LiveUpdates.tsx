import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSession } from "@/lib/api/session";
import { keepListening, onLiveChange, onLiveEvent } from "@/lib/live/live";
import { feedCaches } from "./caches";

/** While somebody is signed in, what changes reaches the pages by itself. */
export function LiveUpdates() {
  const client = useQueryClient();
  const session = useSession();
  const person = session.status === "signed-in" ? session.user.id : undefined;

  useEffect(() => {
    if (!person) return;
    const caches = feedCaches(client);
    const deaf = onLiveEvent(caches.take);
    // What was asked before the stream opened may be old, and when it is lost the pages must begin to poll.
    const unwatch = onLiveChange(() => {
      for (const queryKey of [["bookings"], ["availability"]]) void client.invalidateQueries({ queryKey });
    });
    const hangUp = keepListening();
    return () => {
      hangUp();
      unwatch();
      deaf();
      caches.stop();
    };
  }, [client, person]);

  return null;
}
