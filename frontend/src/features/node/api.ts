import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import { allPages } from "@/lib/api/pages";
import type { DrainRequest } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

const PAGE = 200;

export function allNodes(live = false) {
  return queryOptions({
    queryKey: ["nodes"],
    queryFn: ({ signal }) =>
      allPages((cursor) => body(api.GET("/api/v1/nodes", { params: { query: { limit: PAGE, ...cursor } }, signal }))),
    refetchInterval: live ? 5_000 : 60_000,
  });
}

export function nodeById(id: string) {
  return queryOptions({
    queryKey: ["nodes", id],
    queryFn: ({ signal }) => body(api.GET("/api/v1/nodes/{id}", { params: { path: { id } }, signal })),
    refetchInterval: 5_000,
  });
}

export function timelineOf(id: string, from: string, to: string) {
  return queryOptions({
    queryKey: ["nodes", id, "timeline", from, to],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/nodes/{id}/timeline", { params: { path: { id }, query: { from, to } }, signal })),
    refetchInterval: 30_000,
  });
}

export interface NodeChanges {
  name?: string;
  site?: string;
  tags?: string[];
  status?: "maintenance" | "online";
}

export function useChangeNode() {
  const client = useQueryClient();
  return useSend({
    mutationFn: ({ id, version, changes }: { id: string; version?: number; changes: NodeChanges }) =>
      body(
        api.PATCH("/api/v1/nodes/{id}", {
          params: { path: { id }, header: version === undefined ? {} : { "If-Match": `"${version}"` } },
          body: changes,
        }),
      ),
    onSettled: () => void client.invalidateQueries(),
  });
}

export function useRevokeNode(id: string) {
  const client = useQueryClient();
  return useSend({
    mutationFn: () => body(api.POST("/api/v1/nodes/{id}/revoke", { params: { path: { id } } })),
    onSettled: () => void client.invalidateQueries(),
  });
}

export function useWakeNode(id: string) {
  const client = useQueryClient();
  return useSend({
    mutationFn: () => body(api.POST("/api/v1/nodes/{id}/wake", { params: { path: { id } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["nodes"] }),
  });
}

export function useAcceptCapacity(id: string) {
  const client = useQueryClient();
  return useSend({
    mutationFn: () => body(api.POST("/api/v1/nodes/{id}/accept-capacity", { params: { path: { id } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["nodes"] }),
  });
}

export function useDrainNode(id: string) {
  const client = useQueryClient();
  return useSend({
    mutationFn: (wish: DrainRequest) =>
      body(api.POST("/api/v1/nodes/{id}/drain", { params: { path: { id } }, body: wish })),
    onSettled: () => void client.invalidateQueries(),
  });
}

export function useRetireNode(id: string) {
  const client = useQueryClient();
  return useSend({
    mutationFn: (cancelRest: boolean) =>
      body(api.DELETE("/api/v1/nodes/{id}", { params: { path: { id }, query: { cancelRest } } })),
    onSettled: () => void client.invalidateQueries(),
  });
}

export interface EnrolmentWish {
  name?: string;
  site?: string;
  tags?: string[];
}

export const openEnrolments = queryOptions({
  queryKey: ["enrolments"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/nodes/enrolments", { signal })),
  refetchInterval: 30_000,
});

export function useEnrol() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (wish: EnrolmentWish) => body(api.POST("/api/v1/nodes/enrolments", { body: wish })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["enrolments"] }),
  });
}

export function useWithdrawEnrolment() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (id: string) => body(api.DELETE("/api/v1/nodes/enrolments/{id}", { params: { path: { id } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["enrolments"] }),
  });
}
