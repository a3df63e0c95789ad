import { cx } from "@/lib/cx";
import { type LiveState, useLiveState } from "@/lib/live/live";

const words: Record<LiveState, { text: string; hint: string; dot: string }> = {
  live: { text: "Live", hint: "What changes shows here by itself, at once.", dot: "bg-moss" },
  polling: {
    text: "Checking every 30 s",
    hint: "The live connection is away just now. It comes back by itself.",
    dot: "bg-buoy-mark",
  },
  offline: { text: "Offline", hint: "Berth cannot be reached. What you see may be old.", dot: "bg-flare" },
};

/** How fresh the page is. */
export function LiveBadge() {
  const { text, hint, dot } = words[useLiveState()];
  return (
    <span title={hint} className="inline-flex items-center gap-2 text-sm whitespace-nowrap text-ink-soft">
      <span aria-hidden className={cx("size-2 rounded-full", dot)} />
      {text}
    </span>
  );
}
