import { HttpResponse, http } from "msw";
import type { Feed, NewFeed } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import { gone, problem } from "./answers";
import type { Harbour } from "./harbour";
import { newId } from "./ids";

/** Feeds by their owner. */
export type FeedBook = Map<string, Feed[]>;

export function feedHandlers(house: () => Harbour, caller: (request: Request) => { id: string } | undefined) {
  const of = (request: Request): Feed[] => {
    const me = caller(request)?.id ?? "";
    const feeds = house().feeds.get(me) ?? [newFeed({ kind: "person", name: "My bookings" })];
    house().feeds.set(me, feeds);
    return feeds;
  };
  const answer = (feeds: Feed[]) => {
    const [own] = feeds;
    if (!own) throw new Error("everybody has a feed");
    const { id, httpsUrl, webcalUrl, downloadUrl, lastFetchedAt, lastClient } = own;
    return HttpResponse.json({ id, httpsUrl, webcalUrl, downloadUrl, lastFetchedAt, lastClient, items: feeds });
  };
  const nameOf = (wish: NewFeed) =>
    wish.courseType ?? [...house().rooms, ...house().nodes].find((one) => one.id === wish.resourceId)?.name;

  return [
    http.get("*/api/v1/me/feeds", ({ request }) => answer(of(request))),
    http.post("*/api/v1/me/feeds", async ({ request }) => {
      const wish = (await request.json()) as NewFeed;
      const name = nameOf(wish);
      if (!name) {
        const errors = [{ field: "resourceId", message: `There is no such ${wish.kind}.` }];
        return problem(400, "invalid-input", "Some fields need another value.", { errors });
      }
      const feed = newFeed({ ...wish, name });
      of(request).push(feed);
      return HttpResponse.json(feed, { status: 201 });
    }),
    http.post("*/api/v1/me/feeds/rotate", async ({ request }) => {
      const { id } = (await request.json()) as { id: string };
      const feeds = of(request);
      const at = feeds.findIndex((one) => one.id === id);
      const old = feeds[at];
      if (!old) return gone();
      const { httpsUrl, webcalUrl, downloadUrl } = newFeed(old);
      const { lastFetchedAt: _, lastClient: __, ...kept } = old;
      feeds[at] = { ...kept, httpsUrl, webcalUrl, downloadUrl };
      return answer(feeds);
    }),
    http.delete("*/api/v1/me/feeds/:id", ({ request, params }) => {
      const feeds = of(request);
      feeds.splice(
        feeds.findIndex((one) => one.id === params.id),
        1,
      );
      return new HttpResponse(null, { status: 204 });
    }),
  ];
}

export function newFeed(part: Partial<Feed> & Pick<Feed, "kind" | "name">): Feed {
  const token = newId().replaceAll("-", "").padEnd(40, "0");
  const httpsUrl = `${location.origin}/calendar/${token}.ics`;
  return {
    createdAt: iso(Date.now()),
    ...part,
    id: newId(),
    httpsUrl,
    webcalUrl: httpsUrl.replace(/^https?:/, "webcal:"),
    downloadUrl: `${httpsUrl}?download`,
  };
}
