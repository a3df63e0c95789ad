import { HttpResponse } from "msw";

export function problem(status: number, slug: string, detail: string, more: object = {}) {
  return HttpResponse.json(
    { type: `/problems/${slug}`, title: slug, status, detail, ...more },
    { status, headers: { "Content-Type": "application/problem+json" } },
  );
}

export function gone() {
  return problem(404, "not-found", "There is nothing here.");
}

export function page<T>(items: T[]) {
  return HttpResponse.json({ items, nextCursor: null });
}
