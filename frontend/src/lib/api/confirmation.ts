import { useSyncExternalStore } from "react";
import { onSessionChange, sessionState } from "./session";

/**
 * Some calls are refused until the person gives their password again. The client asks here and repeats the call; the
 * dialog, which stands in the layout, answers. However many calls ask at once, there is one question.
 */
let asked: Promise<boolean> | undefined;
let answer: ((given: boolean) => void) | undefined;

const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

/** True when the password was given and the session has a token that says so. */
export function askForPassword(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  tell();
  return asked;
}

export function answerPassword(given: boolean) {
  answer?.(given);
  answer = undefined;
  asked = undefined;
  tell();
}

export function isPasswordAsked(): boolean {
  return asked !== undefined;
}

export function usePasswordAsked(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isPasswordAsked);
}

// Signed out meanwhile, maybe in another tab: there is nothing left to confirm.
onSessionChange(() => {
  if (sessionState().status === "signed-out") answerPassword(false);
});
