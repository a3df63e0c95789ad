import { Note } from "@/ui/Notes";
import { type FeatureKey, useFeature } from "./features";

const what: Record<FeatureKey, string> = {
  "bookings.compute": "Compute",
  "bookings.room": "Rooms",
  "bookings.course": "Course seats",
};

/** On a page on which nothing new can be booked for now; nothing where it can. */
export function ClosedNote({ feature }: { feature: FeatureKey }) {
  const open = useFeature(feature);
  if (open) return null;
  return (
    <div className="mb-6">
      <Note tone="warn">
        {what[feature]} cannot be booked just now: the people who run Berth have closed it for a while. What you have
        booked stays, and you can look at what is free.
      </Note>
    </div>
  );
}
