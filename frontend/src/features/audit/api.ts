import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";

const PAGE = 50;

/** What is empty does not restrict. */
export interface AuditFilters {
  subjectKind: string;
  subjectId: string;
  /** Who did it. */
  actorId: string;
  from: string | undefined;
  to: string | undefined;
}

/** The newest first; each page begins where the one before ended, whatever was added since. */
export function auditOf(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: ["audit", filters],
    queryFn: ({ pageParam, signal }) => {
      const given = Object.fromEntries(Object.entries({ ...filters, cursor: pageParam }).filter(([, value]) => value));
      return body(api.GET("/api/v1/audit", { params: { query: { limit: PAGE, ...given } }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
