import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import { answerPassword } from "@/lib/api/confirmation";
import { adopt, refresh, updateUser } from "@/lib/api/session";
import { useSend } from "@/lib/api/useSend";
import { browserZone } from "@/lib/time/zone";

export interface Credentials {
  email: string;
  password: string;
}

export interface Changes {
  name?: string;
  timeZone?: string;
  password?: string;
  currentPassword?: string;
}

export function useSignIn() {
  return useSend({
    mutationFn: (credentials: Credentials) => body(api.POST("/api/v1/auth/token", { body: credentials })),
    onSuccess: adopt,
  });
}

export function useRegister() {
  return useSend({
    // A new account starts in the zone that its browser is in.
    mutationFn: (person: Credentials & { name: string }) =>
      body(api.POST("/api/v1/auth/register", { body: { ...person, timeZone: browserZone() } })),
    onSuccess: adopt,
  });
}

export function useChangeMe() {
  return useSend({
    mutationFn: (changes: Changes) => body(api.PATCH("/api/v1/me", { body: changes })),
    onSuccess: async (user, { password }) => {
      updateUser({ ...user, disabled: false }); // who gets an answer is not disabled
      if (password !== undefined) await refresh(); // the new password has ended this access token, too
    },
  });
}

/** With the token of a link that an admin handed over. */
export function useResetPassword() {
  return useSend({
    mutationFn: (chosen: { token: string; password: string }) =>
      body(api.POST("/api/v1/auth/password-reset", { body: chosen })),
  });
}

/** Everything that Berth's booking service holds about me, as a file. */
export function useExport() {
  return useSend({ mutationFn: () => body(api.GET("/api/v1/me/export")) });
}

/** Who may make an account here. */
export const registrationRules = queryOptions({
  queryKey: ["registration"],
  queryFn: ({ signal }) => body(api.GET("/api/v1/auth/registration", { signal })),
  staleTime: 300_000,
});

export function useConfirmPassword() {
  return useSend({
    mutationFn: (password: string) => body(api.POST("/api/v1/auth/confirm", { body: { password } })),
    onSuccess: (session) => {
      adopt(session);
      answerPassword(true);
    },
  });
}

const SESSIONS = ["me", "sessions"] as const;

export function mySessions() {
  return queryOptions({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => body(api.GET("/api/v1/me/sessions", { signal })),
    select: (page) => page.items,
  });
}

export function useEndSession() {
  const client = useQueryClient();
  return useSend({
    mutationFn: (id: string) => body(api.DELETE("/api/v1/me/sessions/{id}", { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
}

export function useSignOutEverywhere() {
  const client = useQueryClient();
  return useSend({
    mutationFn: () => body(api.DELETE("/api/v1/me/sessions")),
    onSuccess: () => refresh(), // it has ended this access token, too
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
}
