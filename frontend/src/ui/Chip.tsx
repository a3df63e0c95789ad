import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

const tones = {
  sea: "bg-sea-wash text-sea",
  buoy: "bg-buoy-wash text-buoy",
  flare: "bg-flare-wash text-flare",
  moss: "bg-moss-wash text-moss",
  sky: "bg-sky-wash text-sky",
  grey: "bg-sunken text-ink-soft",
};

export type ChipTone = keyof typeof tones;

export function Chip({ tone = "grey", children, dot }: { tone?: ChipTone; children: ReactNode; dot?: boolean }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {dot && <span aria-hidden className="size-2 rounded-full bg-current" />}
      {children}
    </span>
  );
}
