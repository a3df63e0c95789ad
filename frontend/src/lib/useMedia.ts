import { useSyncExternalStore } from "react";

/** Tailwind's `sm`: below it a page is a phone's. */
const PHONE = "(width < 40rem)";

export function useIsPhone(): boolean {
  return useSyncExternalStore(watch, isPhone);
}

function isPhone(): boolean {
  return typeof matchMedia === "function" && matchMedia(PHONE).matches;
}

function watch(changed: () => void): () => void {
  if (typeof matchMedia !== "function") return () => undefined;
  const media = matchMedia(PHONE);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}
