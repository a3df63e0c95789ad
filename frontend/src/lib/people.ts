/** How many there are, in words for a label. */
export function peopleOf(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}
