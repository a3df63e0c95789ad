import { QueryClient } from "@tanstack/react-query";
import { Problem } from "@/lib/api/problem";

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        // A refusal stays a refusal; only a server that is away is worth asking again.
        retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status < 500),
      },
      mutations: { retry: false },
    },
  });
}
