import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import { allPages } from "@/lib/api/pages";
import type { Role } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

const PAGE = 100;

export function people(query: string) {
  return infiniteQueryOptions({
    queryKey: ["users", "found", query],
    queryFn: ({ pageParam, signal }) => {
      const asked = { limit: PAGE, ...(query ? { query } : {}), ...(pageParam ? { cursor: pageParam } : {}) };
      return body(api.GET("/api/v1/users", { params: { query: asked }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

/** Everybody, to choose from. */
export function everybody() {
  return queryOptions({
    queryKey: ["users", "all"],
    queryFn: ({ signal }) =>
      allPages((cursor) => body(api.GET("/api/v1/users", { params: { query: { limit: PAGE, ...cursor } }, signal }))),
    staleTime: 60_000,
  });
}

export function useChangeRole() {
  const client = useQueryClient();
  return useSend({
    mutationFn: ({ id, role }: { id: string; role: Role }) =>
      body(api.PATCH("/api/v1/users/{id}", { params: { path: { id } }, body: { role } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["users"] }),
  });
}

/** Forgets the wrong passwords that keep somebody out. */
export function useUnlock() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (id: string) => body(api.POST("/api/v1/users/{id}/unlock", { params: { path: { id } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["users"] }),
  });
}

/** A link by which somebody chooses a new password. The answer is shown once. */
export function useResetLink() {
  return useSend({
    mutationFn: (id: string) => body(api.POST("/api/v1/users/{id}/reset-link", { params: { path: { id } } })),
  });
}

export function useSwitchAccount() {
  const client = useQueryClient();
  return useSend({
    mutationFn: ({ id, enable }: { id: string; enable: boolean }) =>
      body(api.POST(`/api/v1/users/{id}/${enable ? "enable" : "disable"}`, { params: { path: { id } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["users"] }),
  });
}

export function useDeleteAccount() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (id: string) => body(api.DELETE("/api/v1/users/{id}", { params: { path: { id } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["users"] }),
  });
}
