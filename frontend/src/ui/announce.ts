/**
 * What happened, for eyes and for screen readers: a short line at the foot of the page that goes away by itself.
 * A module-level list, because mutations finish far from the component that shows it.
 */
export interface Announcement {
  id: number;
  text: string;
  tone: "good" | "bad" | "plain";
}

const SHOWN_MS = 7000;
let all: Announcement[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: Announcement[]) {
  all = next;
  for (const listener of listeners) listener();
}

export function announce(text: string, tone: Announcement["tone"] = "plain") {
  const announcement = { id: nextId++, text, tone };
  set([...all.filter((known) => known.text !== text), announcement].slice(-3));
  setTimeout(() => dismiss(announcement.id), SHOWN_MS);
}

export function dismiss(id: number) {
  set(all.filter((announcement) => announcement.id !== id));
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function announcements(): Announcement[] {
  return all;
}
