import { useUser } from "./guards";

export type FeatureKey = "bookings.compute" | "bookings.room" | "bookings.course";

/** What admins have opened for this person. A server that says nothing of it has not closed it. */
export function useFeature(key: FeatureKey): boolean {
  const { features } = useUser() as { features?: Record<string, boolean> };
  return features?.[key] !== false;
}
