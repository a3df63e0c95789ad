/** booking-service asks for this much at registration; length is what makes a password strong. */
export const SHORTEST = 10;

export function passwordHint(password: string): string {
  if (password === "") return `At least ${SHORTEST} characters. A few unrelated words are easy to remember.`;
  const short = SHORTEST - password.length;
  if (short > 0) return `${short} more ${short === 1 ? "character" : "characters"} to go.`;
  if (/^(.)\1+$/.test(password)) return "Long enough, but the same sign over and over is easy to guess.";
  return password.length >= 16 ? "That is a strong one." : "Long enough.";
}
