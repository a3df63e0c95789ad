import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { EnvironmentChange } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

export function allEnvironments() {
  return queryOptions({
    queryKey: ["environments"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/environments", { signal })),
    select: (page) => page.items,
    staleTime: 60_000,
  });
}

export function useSaveEnvironment(id: string | undefined) {
  const client = useQueryClient();
  return useSend({
    // A new one is offered at once, and the server refuses `enabled` of it; hiding it is a change.
    mutationFn: ({ enabled, ...fields }: EnvironmentChange) =>
      id === undefined
        ? body(api.POST("/api/v1/environments", { body: fields }))
        : body(api.PATCH("/api/v1/environments/{id}", { params: { path: { id } }, body: { ...fields, enabled } })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["environments"] }),
  });
}

export function useDeleteEnvironment() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (id: string) => body(api.DELETE("/api/v1/environments/{id}", { params: { path: { id } } })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["environments"] }),
  });
}
