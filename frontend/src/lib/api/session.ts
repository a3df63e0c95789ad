import { useSyncExternalStore } from "react";
import { noteReachable } from "./connection";
import { problemOf, Unreachable } from "./problem";
import type { Session, User } from "./schema";

/**
 * Who is signed in. The access token lives in this module's memory only; the refresh cookie, which no script can
 * read, brings it back after a reload.
 */
export type SessionState =
  | { status: "restoring" }
  | { status: "unreachable" }
  /** `ended`: by the server, while the page was open; nobody pressed "Sign out" here. */
  | { status: "signed-out"; ended?: true }
  | { status: "signed-in"; user: User };

const REFRESH_EARLY_SECONDS = 60;

let state: SessionState = { status: "restoring" };
let token: string | undefined;
let refreshing: Promise<boolean> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Counts sign-ins and sign-outs: an answer to a refresh asked before one of them is out of date. */
let epoch = 0;

const listeners = new Set<() => void>();
const tabs = typeof BroadcastChannel === "function" ? new BroadcastChannel("berth.session") : undefined;
if (tabs) tabs.onmessage = () => forget({ status: "signed-out" });

function become(next: SessionState) {
  state = next;
  for (const listener of listeners) listener();
}

export function currentToken(): string | undefined {
  return token;
}

export function useSession(): SessionState {
  return useSyncExternalStore(onSessionChange, () => state);
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sessionState(): SessionState {
  return state;
}

export function adopt(session: Session) {
  epoch += 1;
  keep(session);
}

export function updateUser(user: User) {
  if (state.status === "signed-in") become({ status: "signed-in", user });
}

function keep(session: Session) {
  token = session.accessToken;
  clearTimeout(timer);
  const seconds = Math.max(session.expiresIn - REFRESH_EARLY_SECONDS, session.expiresIn / 2);
  timer = setTimeout(() => void refresh(), seconds * 1000);
  become({ status: "signed-in", user: session.user });
}

function forget(next: SessionState & { status: "signed-out" }) {
  epoch += 1;
  token = undefined;
  clearTimeout(timer);
  become(next);
}

/** One refresh at a time, however many calls ask for it. True when there is a fresh token afterwards. */
export function refresh(): Promise<boolean> {
  refreshing ??= askForToken().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function askForToken(): Promise<boolean> {
  const asked = epoch;
  let response: Response;
  try {
    response = await fetch(new URL("/api/v1/auth/refresh", location.origin), { method: "POST" });
  } catch {
    return undecided();
  }
  if (response.status >= 500 || response.status === 429) return undecided();
  noteReachable(true);
  const session = response.ok ? ((await response.json()) as Session) : undefined;
  if (asked !== epoch) return token !== undefined;
  if (session) keep(session);
  else forget({ status: "signed-out", ...(state.status === "signed-in" ? { ended: true } : {}) });
  return session !== undefined;
}

/** The server could not say: whoever is signed in stays so, and a page that is still loading says what is wrong. */
function undecided(): boolean {
  noteReachable(false);
  if (state.status === "restoring") become({ status: "unreachable" });
  else if (token) timer = setTimeout(() => void refresh(), 15_000);
  return false;
}

export async function restore() {
  if (state.status === "unreachable") become({ status: "restoring" });
  if (state.status === "restoring") await refresh();
}

export async function signOut() {
  const bearer = token;
  forget({ status: "signed-out" });
  tabs?.postMessage("signed-out");
  try {
    const response = await fetch(new URL("/api/v1/auth/logout", location.origin), {
      method: "POST",
      headers: bearer ? { Authorization: `Bearer ${bearer}` } : {},
    });
    if (!response.ok && response.status !== 401) throw await problemOf(response);
  } catch (cause) {
    throw new Unreachable(cause);
  }
}

/** For tests: each starts as a page that has just been opened. */
export function resetSession(next: SessionState = { status: "restoring" }, withToken?: string) {
  epoch += 1;
  clearTimeout(timer);
  token = withToken;
  refreshing = undefined;
  become(next);
}
