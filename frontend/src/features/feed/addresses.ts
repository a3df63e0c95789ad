import type { Feed } from "@/lib/api/schema";

export interface Addresses {
  https: string;
  webcal: string;
  download: string;
}

/** The feed's addresses with an alarm so many minutes before each event, where one is wanted. */
export function addressesOf(feed: Feed, alarm: number | undefined): Addresses {
  return {
    https: withAlarm(feed.httpsUrl, alarm),
    webcal: withAlarm(feed.webcalUrl, alarm),
    download: withAlarm(feed.downloadUrl, alarm),
  };
}

function withAlarm(url: string, alarm: number | undefined): string {
  if (alarm === undefined) return url;
  return `${url}${url.includes("?") ? "&" : "?"}alarm=${alarm}`;
}
