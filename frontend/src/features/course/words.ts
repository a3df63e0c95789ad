export function people(count: number): string {
  return count === 1 ? "One person" : `${count} people`;
}
