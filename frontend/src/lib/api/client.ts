import createClient from "openapi-fetch";
import { askForPassword } from "./confirmation";
import { noteReachable } from "./connection";
import { notePosition, noteReached, sendPosition } from "./position";
import { problemOf, Unreachable } from "./problem";
import type { paths } from "./schema";
import { currentToken, refresh } from "./session";

/** What the gateway answers when nothing stands behind it. */
const NOBODY_HOME = new Set([502, 503, 504]);

async function send(request: Request): Promise<Response> {
  const bearer = currentToken();
  if (bearer) request.headers.set("Authorization", `Bearer ${bearer}`);
  sendPosition(request);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    noteReachable(false);
    throw new Unreachable(cause);
  }
  noteReachable(!NOBODY_HOME.has(response.status));
  noteReached(request, response);
  notePosition(response);
  return response;
}

/** Sends with the token at hand; on a 401 asks for a new one, once. Sign-in itself is not retried. */
async function authorised(request: Request): Promise<Response> {
  const spare = request.clone();
  const response = await send(request);
  const { pathname } = new URL(request.url);
  const isSignIn = pathname.startsWith("/api/v1/auth/") && pathname !== "/api/v1/auth/confirm";
  if (response.status !== 401 || isSignIn) return response;
  return (await refresh()) ? send(spare) : response;
}

/** Repeats a call that needs the password, once the person has given it. When they do not, the refusal stands. */
async function confirmed(request: Request): Promise<Response> {
  const spare = request.clone();
  const response = await authorised(request);
  if (response.status !== 403 || (await problemOf(response.clone())).slug !== "password-confirmation-required")
    return response;
  return (await askForPassword()) ? authorised(spare) : response;
}

export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: async (request) => {
    const response = await confirmed(request);
    if (!response.ok) throw await problemOf(response);
    return response;
  },
});

/** The JSON of an answer, where the address can answer with a table as well. Refusals were thrown as Problem before this. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<Exclude<T, string>> {
  return (await call).data as Exclude<T, string>;
}

/** How to ask for a table instead. */
export const AS_TABLE = { headers: { Accept: "text/csv" }, parseAs: "text" } as const;

export async function table(call: Promise<{ data?: unknown }>): Promise<string> {
  return String((await call).data);
}
