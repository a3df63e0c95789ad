import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { SyncJob } from "@/lib/api/schema";
import { currentToken } from "@/lib/api/session";
import { mySyncs } from "./api";

/** A sync's progress as it happens. When the stream breaks, the list of syncs is asked every two seconds anyway. */
export function useLiveSync(id: string | undefined): SyncJob | undefined {
  const client = useQueryClient();
  const [job, setJob] = useState<SyncJob>();
  useEffect(() => {
    if (!id) return;
    const line = new AbortController();
    const askAnew = () => client.invalidateQueries({ queryKey: mySyncs.queryKey.slice(0, 1) });
    void follow(id, line.signal, setJob)
      .catch(() => undefined)
      .then(() => (line.signal.aborted ? undefined : askAnew()));
    return () => {
      line.abort();
      void askAnew(); // the list may tell of the end before the stream does
    };
  }, [id, client]);
  return job?.id === id ? job : undefined;
}

/** EventSource would be less code, but it cannot send an Authorization header. */
async function follow(id: string, signal: AbortSignal, onProgress: (job: SyncJob) => void) {
  const response = await fetch(new URL(`/api/v1/sync/jobs/${id}/stream`, location.origin), {
    headers: { Accept: "text/event-stream", Authorization: `Bearer ${currentToken()}` },
    cache: "no-store",
    signal,
  });
  if (!response.ok || !response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ""; ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split(/\r?\n\r?\n/);
    rest = events.pop() ?? "";
    for (const event of events) {
      const data = dataOf(event);
      if (data) onProgress(JSON.parse(data));
    }
  }
}

export function dataOf(event: string): string {
  return event
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice(5).replace(/^ /, ""))
    .join("\n");
}
