import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import { useSend } from "@/lib/api/useSend";

const KEY = ["me", "tokens"] as const;

export function myTokens() {
  return queryOptions({
    queryKey: KEY,
    queryFn: ({ signal }) => body(api.GET("/api/v1/me/tokens", { signal })),
    select: (page) => page.items,
  });
}

/** The answer alone holds the token itself; it goes into no cache. */
export function useMakeToken() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (wish: { name: string; expiresInDays: number }) => body(api.POST("/api/v1/me/tokens", { body: wish })),
    gcTime: 0,
    onSuccess: () => void client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (id: string) => body(api.DELETE("/api/v1/me/tokens/{id}", { params: { path: { id } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: KEY }),
  });
}
