import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "@/lib/api/client";
import { Problem } from "@/lib/api/problem";
import type { RefreshedSource } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";
import { boardFrom } from "./api";
import { hasArrived, type Reading } from "./refresh";

const FOLLOWED_MS = 1_000;
/** What was read comes to the board by way of Kafka, a moment after the job has ended. */
const ARRIVES_WITHIN_MS = 5_000;
const ARRIVING_MS = 500;

/** Has everything outside read that fills rooms; over when the board knows of it. */
export function useRefresh(from: string | undefined) {
  const client = useQueryClient();
  const [reading, setReading] = useState(0);
  const refresh = useSend({
    mutationFn: async () => {
      const { begun, skipped } = await body(api.POST("/api/v1/sync/refresh"));
      setReading(begun.length + skipped.filter(({ reason }) => reason === "running").length);
      const readings = await Promise.all([...begun, ...skipped].map(ended));
      for (const until = Date.now() + ARRIVES_WITHIN_MS; Date.now() < until; await pause(ARRIVING_MS)) {
        if (hasArrived(await client.fetchQuery({ ...boardFrom(from), staleTime: 0 }), readings)) break;
      }
      return readings;
    },
    onSettled: () => {
      setReading(0);
      return client.invalidateQueries({ queryKey: ["bookings", "board"] });
    },
  });
  return { ...refresh, reading };
}

async function ended(source: RefreshedSource): Promise<Reading> {
  try {
    for (;;) {
      const job = await body(api.GET("/api/v1/sync/jobs/{id}", { params: { path: { id: source.jobId } } }));
      if (job.endedAt) return { source, job };
      await pause(FOLLOWED_MS);
    }
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return { source };
    throw error;
  }
}

function pause(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
