import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { moved, type Spot } from "./roving";

interface Roving {
  /** How many things stand in each day, the day itself among them. */
  counts: number[];
  perRow: number;
  /** The day on which Tab lands first. */
  start: number;
  /** Page Up and Page Down. */
  onTurn: (by: -1 | 1) => void;
  /** Where a key leads; through the weeks unless something else is said. */
  step?: typeof moved;
}

const TURNS: Record<string, -1 | 1> = { PageUp: -1, PageDown: 1 };

/** One stop for Tab, arrows within (roving.ts). What can be reached carries `data-spot`. */
export function useRoving({ counts, perRow, start, onTurn, step = moved }: Roving) {
  const [spot, setSpot] = useState<Spot>();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const turning = useRef(false);
  const here =
    spot && counts[spot.day]
      ? { ...spot, index: Math.min(spot.index, (counts[spot.day] ?? 1) - 1) }
      : { day: start, index: 0 };

  const focus = ({ day, index }: Spot) => root?.querySelector<HTMLElement>(`[data-spot="${day}:${index}"]`)?.focus();

  // Turning the page takes away what had the focus: it goes to the same place on the new one.
  useLayoutEffect(() => {
    if (!turning.current) return;
    turning.current = false;
    focus({ day: here.day, index: 0 });
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const turn = TURNS[event.key];
    const next = step(here, event.key, counts, perRow);
    if (turn) {
      turning.current = true;
      onTurn(turn);
    } else if (next) focus(next);
    else return;
    event.preventDefault();
  }

  function onFocus({ target }: FocusEvent) {
    const [day, index] = (target.closest<HTMLElement>("[data-spot]")?.dataset.spot ?? "").split(":").map(Number);
    if (day !== undefined && index !== undefined) setSpot({ day, index });
  }

  return {
    grid: { ref: setRoot, onKeyDown, onFocus },
    spot: (day: number, index: number) => ({
      "data-spot": `${day}:${index}`,
      tabIndex: here.day === day && here.index === index ? 0 : -1,
    }),
  };
}
