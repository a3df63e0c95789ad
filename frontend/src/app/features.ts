import { useQuery } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import { useUser } from "./guards";

export type FeatureKey = "bookings.compute" | "bookings.room" | "bookings.course";

const ASK_EVERY_MS = 60_000;

/** What admins have opened for this person. Until it is known, open: the server judges anyhow. */
export function useFeature(key: FeatureKey): boolean {
  const { id } = useUser();
  const me = useQuery({
    queryKey: ["me", id],
    queryFn: ({ signal }) => body(api.GET("/api/v1/me", { signal })),
    enabled: id !== "",
    staleTime: ASK_EVERY_MS / 2,
    refetchInterval: ASK_EVERY_MS,
  });
  return me.data?.features[key] !== false;
}
