import { cx } from "@/lib/cx";

/** Beyond this many, dots are a crowd and not a picture. */
const MOST_DOTS = 40;

/** Seats as one sees them in a room: taken ones filled, the own one marked; and in words. */
export function Seats({ taken, capacity, mine }: { taken: number; capacity: number; mine: boolean }) {
  const left = Math.max(0, capacity - taken);
  const few = left > 0 && left <= 3;
  return (
    <div>
      {capacity <= MOST_DOTS && (
        <ul aria-hidden className="mb-1.5 flex flex-wrap gap-1.5">
          {Array.from({ length: capacity }, (_, seat) => (
            <li
              key={seat}
              className={cx(
                "size-4 rounded-full border-2",
                seat < taken
                  ? mine && seat === 0
                    ? "border-buoy-mark bg-buoy-mark"
                    : "border-sea bg-sea"
                  : "border-line-strong/60",
              )}
            />
          ))}
        </ul>
      )}
      <p aria-live="polite" className={cx("font-medium", left === 0 && "text-flare", few && "text-buoy")}>
        {left === 0 ? `Full: all ${capacity} seats are taken` : `${left} of ${capacity} seats left`}
        {few && ", almost full"}
      </p>
    </div>
  );
}
