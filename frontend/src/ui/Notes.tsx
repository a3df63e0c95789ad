import type { ReactNode } from "react";
import { Problem, sayWhy } from "@/lib/api/problem";
import { cx } from "@/lib/cx";
import { Button } from "./Button";

const tones = {
  info: "bg-sky-wash text-sky",
  warn: "bg-buoy-wash text-buoy",
  bad: "bg-flare-wash text-flare",
  good: "bg-moss-wash text-moss",
};

export type Tone = keyof typeof tones;

export function Note({ tone = "info", children }: { tone?: Tone; children: ReactNode }) {
  return <div className={cx("rounded-lg px-4 py-3 text-sm", tones[tone])}>{children}</div>;
}

interface ErrorNoteProps {
  error: unknown;
  /** The fields of a form that show their own messages. A message at any other field is shown here. */
  fields?: string[];
  retry?: (() => void) | undefined;
}

export function ErrorNote({ error, fields, retry }: ErrorNoteProps) {
  const beside = error instanceof Problem && fields ? error.beside(fields) : [];
  const shownAtFields = fields && error instanceof Problem && error.errors.length > 0 && beside.length === 0;
  if (!error || shownAtFields) return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-lg bg-flare-wash px-4 py-3 text-sm text-flare"
    >
      <span className="grow">{[sayWhy(error), ...beside].join(" ")}</span>
      {retry && (
        <Button small onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div
      data-empty
      className="grid justify-items-center gap-3 rounded-2xl border border-dashed border-line-strong/50 px-6 py-12 text-center"
    >
      <MooringPost />
      <h2 className="text-lg font-semibold">{title}</h2>
      {children && <div className="max-w-md text-ink-soft">{children}</div>}
      {action}
    </div>
  );
}

function MooringPost() {
  return (
    <svg width="56" height="40" viewBox="0 0 56 40" aria-hidden className="text-line-strong">
      <path
        d="M4 32q6-5 12 0t12 0t12 0t12 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <rect x="23" y="8" width="10" height="18" rx="3" fill="currentColor" opacity=".35" />
      <rect x="20" y="4" width="16" height="7" rx="3.5" fill="currentColor" opacity=".6" />
    </svg>
  );
}

export function Skeleton({ className }: { className?: string }) {
  return <div className={cx("animate-pulse rounded-lg bg-sunken", className)} />;
}

export function SkeletonList({ rows = 3, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className="h-20" />
      ))}
    </div>
  );
}
