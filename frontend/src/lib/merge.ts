/**
 * What to do when somebody else saved first: what only they changed is taken over, what this person changed stays, and
 * where both changed the same thing to different ends is named, for a person to decide.
 */
export interface Merged<T> {
  draft: T;
  /** Both changed these, differently; the draft holds this person's. */
  disputed: (keyof T)[];
  /** Taken over from the other. */
  taken: (keyof T)[];
}

export function merge<T extends object>(base: T, mine: T, theirs: T): Merged<T> {
  const merged: Merged<T> = { draft: { ...mine }, disputed: [], taken: [] };
  for (const key of Object.keys(theirs) as (keyof T)[]) {
    if (same(theirs[key], base[key]) || same(theirs[key], mine[key])) continue;
    if (same(mine[key], base[key])) {
      merged.draft[key] = theirs[key];
      merged.taken.push(key);
    } else {
      merged.disputed.push(key);
    }
  }
  return merged;
}

/** The fields in which the two differ, with the new values: what a PATCH has to say. */
export function changed<T extends object>(before: T, after: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => !same(value, before[key as keyof T])),
  ) as Partial<T>;
}

/** Drafts hold plain JSON values only. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
