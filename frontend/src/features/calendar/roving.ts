/** Where the focus is: a day, and what stands in it; 0 is the day itself. */
export interface Spot {
  day: number;
  index: number;
}

/**
 * The whole calendar is one stop for Tab; within it the arrows move. Sideways to the neighbouring day, up and down through
 * a day's entries and on to the week above or below where there are several.
 */
export function moved(at: Spot, key: string, counts: readonly number[], perRow: number): Spot | undefined {
  const within = (day: number, index: number): Spot | undefined => {
    const count = counts[day];
    return count === undefined ? undefined : { day, index: Math.min(index, count - 1) };
  };
  const rowStart = at.day - (at.day % perRow);
  switch (key) {
    case "ArrowRight":
      return within(at.day + 1, at.index);
    case "ArrowLeft":
      return within(at.day - 1, at.index);
    case "ArrowDown":
      return at.index + 1 < (counts[at.day] ?? 0) ? { ...at, index: at.index + 1 } : within(at.day + perRow, 0);
    case "ArrowUp":
      return at.index > 0 ? { ...at, index: at.index - 1 } : within(at.day - perRow, Number.POSITIVE_INFINITY);
    case "Home":
      return within(rowStart, 0);
    case "End":
      return within(Math.min(rowStart + perRow, counts.length) - 1, 0);
    default:
      return undefined;
  }
}

/** In a timeline a day is a lane: sideways through what stands in it, up and down to the next lane that has something. */
export function movedAlong(at: Spot, key: string, counts: readonly number[]): Spot | undefined {
  const last = (counts[at.day] ?? 0) - 1;
  const lane = (day: number): Spot | undefined =>
    counts[day] ? { day, index: Math.min(at.index, (counts[day] ?? 1) - 1) } : undefined;
  const onward = (by: -1 | 1) => {
    let day = at.day + by;
    while (counts[day] === 0) day += by;
    return lane(day);
  };
  switch (key) {
    case "ArrowRight":
      return at.index < last ? { ...at, index: at.index + 1 } : undefined;
    case "ArrowLeft":
      return at.index > 0 ? { ...at, index: at.index - 1 } : undefined;
    case "ArrowDown":
      return onward(1);
    case "ArrowUp":
      return onward(-1);
    case "Home":
      return { ...at, index: 0 };
    case "End":
      return { ...at, index: last };
    default:
      return undefined;
  }
}
