import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { cx } from "@/lib/cx";
import { announcements, dismiss, subscribe } from "./announce";

const tones = { good: "border-l-moss", bad: "border-l-flare", plain: "border-l-sea" };

export function Announcements() {
  const all = useSyncExternalStore(subscribe, announcements);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 p-4 sm:items-end sm:p-6"
    >
      {all.map(({ id, text, tone }) => (
        <div
          key={id}
          className={cx(
            "pointer-events-auto flex w-full max-w-sm items-start gap-3 rounded-lg border border-line border-l-4 bg-surface px-4 py-3 text-sm shadow-lg",
            tones[tone],
          )}
        >
          <span className="grow">{text}</span>
          <button
            type="button"
            aria-label="Dismiss"
            onClick={() => dismiss(id)}
            className="text-ink-soft hover:text-ink"
          >
            <X size={16} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
