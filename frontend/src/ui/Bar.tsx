import { cx } from "@/lib/cx";

interface BarProps {
  label: string;
  used: number;
  total: number;
  unit?: string;
}

/** How full something is, in words as well as in length. */
export function Bar({ label, used, total, unit = "" }: BarProps) {
  const share = total > 0 ? Math.min(1, used / total) : 0;
  return (
    <div>
      <div className="flex justify-between gap-3 text-sm">
        <span className="text-ink-soft">{label}</span>
        <span>
          <span className="font-medium">{used}</span> of {total}
          {unit && ` ${unit}`}
        </span>
      </div>
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="mt-1 h-1.5 w-full overflow-hidden rounded-full bg-line"
        aria-hidden
      >
        <rect width={share * 100} height="4" className={cx(share > 0.85 ? "fill-buoy-mark" : "fill-sea")} />
      </svg>
    </div>
  );
}
