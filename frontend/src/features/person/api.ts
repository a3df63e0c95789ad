import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { Role } from "@/lib/api/schema";

export function people(query: string) {
  return queryOptions({
    queryKey: ["users", query],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/users", { params: { query: { limit: 100, ...(query ? { query } : {}) } }, signal })),
    select: (page) => page.items,
    placeholderData: (previous) => previous,
  });
}

export function useChangeRole() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, role }: { id: string; role: Role }) =>
      body(api.PATCH("/api/v1/users/{id}", { params: { path: { id } }, body: { role } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["users"] }),
  });
}
