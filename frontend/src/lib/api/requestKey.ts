/**
 * What makes a repeated request known again. randomUUID exists on https and localhost only; a campus server on plain http
 * still needs a key.
 */
export function newRequestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
