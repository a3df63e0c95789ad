/** How many colours there are in styles.css (`data-hue`). */
export const HUES = 10;

/**
 * A course type keeps its colour wherever it is shown: by its name, not by its place in today's list. Where two names fall on
 * one colour, the later in the alphabet takes the next that is free.
 */
export function huesOf(types: readonly string[]): Map<string, number> {
  const hues = new Map<string, number>();
  const taken = new Set<number>();
  for (const type of [...new Set(types)].sort()) {
    let hue = ownHue(type);
    if (taken.size < HUES) while (taken.has(hue)) hue = (hue + 3) % HUES;
    taken.add(hue);
    hues.set(type, hue);
  }
  return hues;
}

function ownHue(type: string): number {
  let hash = 7;
  for (const character of type.toLowerCase()) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 100_003;
  return hash % HUES;
}
