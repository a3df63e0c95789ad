import { api } from "@/lib/api/client";

interface Options {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

type AnyCall = (address: string, options: object) => Promise<{ data?: unknown }>;

/** For addresses that the generated types do not know yet; it goes with types.ts. */
export async function untyped<T>(method: "GET" | "POST" | "PATCH", address: string, options: Options = {}): Promise<T> {
  const { data } = await (api[method] as unknown as AnyCall)(address, options);
  return data as T;
}
