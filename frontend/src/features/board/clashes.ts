/** "1 clash", "2 clashes". */
export function clashesOf(count: number): string {
  return count === 1 ? "1 clash" : `${count} clashes`;
}
