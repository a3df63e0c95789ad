import type { FreeResource } from "@/lib/api/schema";

export interface Span {
  startsAt: string;
  endsAt: string;
}

/** Free spans in order, touching and overlapping ones as one. */
export function joined(slots: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const slot of [...slots].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const last = spans.at(-1);
    if (last && slot.startsAt <= last.endsAt) {
      if (slot.endsAt > last.endsAt) last.endsAt = slot.endsAt;
    } else {
      spans.push({ startsAt: slot.startsAt, endsAt: slot.endsAt });
    }
  }
  return spans;
}

export function covers(spans: readonly Span[], wanted: Span): boolean {
  return spans.some((span) => span.startsAt <= wanted.startsAt && wanted.endsAt <= span.endsAt);
}

/** Where a span lies in a window, as shares of it, cut at its edges. */
export function placeIn(window: { from: string; to: string }, span: Span): { start: number; width: number } {
  const from = Date.parse(window.from);
  const length = Date.parse(window.to) - from;
  const share = (instant: string) => Math.min(1, Math.max(0, (Date.parse(instant) - from) / length));
  const start = share(span.startsAt);
  return { start, width: share(span.endsAt) - start };
}

export function freeFirst(results: readonly FreeResource[], wanted: Span): FreeResource[] {
  const rank = (result: FreeResource) => (covers(joined(result.slots), wanted) ? 0 : 1);
  return [...results].sort((a, b) => rank(a) - rank(b) || a.resource.name.localeCompare(b.resource.name));
}
