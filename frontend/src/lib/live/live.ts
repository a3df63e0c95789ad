import { useSyncExternalStore } from "react";
import { useReachable } from "@/lib/api/connection";
import { type LiveEvent, listen } from "./stream";

/** Whether changes come by themselves. While they do not, pages ask every 30 seconds. */
let open = false;
const watchers = new Set<() => void>();
const listeners = new Set<(event: LiveEvent) => void>();

const POLL_MS = 30_000;
/** Beside the stream, in case it lies. */
const SAFETY_MS = 120_000;
/** Switching tabs to and fro keeps the line; a tab left behind gives it up, because a browser has only six per host. */
const HIDDEN_MS = 10_000;

function setOpen(now: boolean) {
  if (open === now) return;
  open = now;
  for (const watcher of watchers) watcher();
}

export function isLive(): boolean {
  return open;
}

/** For `refetchInterval` of what the stream tells about. */
export function pollMs(): number {
  return open ? SAFETY_MS : POLL_MS;
}

export type LiveState = "live" | "polling" | "offline";

export function useLiveState(): LiveState {
  const live = useSyncExternalStore(onLiveChange, isLive);
  const reachable = useReachable();
  if (live) return "live";
  return reachable ? "polling" : "offline";
}

export function onLiveChange(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Hears every event while the returned function was not called. */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps one stream while the page is looked at; the returned function ends it. One for the whole app. */
export function keepListening(): () => void {
  let line: AbortController | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  function connect() {
    line ??= startListening();
  }
  function disconnect() {
    line?.abort();
    line = undefined;
    setOpen(false);
  }
  function look() {
    clearTimeout(hiding);
    if (document.visibilityState === "visible") connect();
    else hiding = setTimeout(disconnect, HIDDEN_MS);
  }

  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    clearTimeout(hiding);
    disconnect();
  };
}

function startListening(): AbortController {
  const line = new AbortController();
  void listen(line.signal, {
    onOpen: () => setOpen(true),
    onLost: () => setOpen(false),
    onEvent: (event) => {
      for (const listener of listeners) listener(event);
    },
  });
  return line;
}
