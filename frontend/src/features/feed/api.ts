import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { NewFeed } from "@/lib/api/schema";
import { useSend } from "@/lib/api/useSend";

const KEY = ["feeds"];

export function myFeeds() {
  return queryOptions({
    queryKey: KEY,
    queryFn: ({ signal }) => body(api.GET("/api/v1/me/feeds", { signal })),
    // "Last fetched" is looked at while somebody sets an app up.
    refetchInterval: 30_000,
  });
}

export function useAddFeed() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (feed: NewFeed) => body(api.POST("/api/v1/me/feeds", { body: feed })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRotateFeed() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (id: string) => body(api.POST("/api/v1/me/feeds/rotate", { body: { id } })),
    onSuccess: (feeds) => client.setQueryData(KEY, feeds),
  });
}

export function useRevokeFeed() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (id: string) => api.DELETE("/api/v1/me/feeds/{id}", { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
