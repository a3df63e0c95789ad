import { useMutation } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
import type { Session } from "@/lib/api/schema";
import { adopt, updateUser } from "@/lib/api/session";
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
  return useMutation({
    mutationFn: (credentials: Credentials) => body(api.POST("/api/v1/auth/token", { body: credentials })),
    onSuccess: adopt,
  });
}

export function useRegister() {
  return useMutation({
    mutationFn: (person: Credentials & { name: string }) => body(api.POST("/api/v1/auth/register", { body: person })),
    onSuccess: welcome,
  });
}

/** A new account starts in the zone its browser is in. That failing must not spoil the registration. */
async function welcome(session: Session) {
  adopt(session);
  const zone = browserZone();
  if (session.user.timeZone === zone) return;
  await api.PATCH("/api/v1/me", { body: { timeZone: zone } }).then(
    ({ data }) => data && updateUser(data),
    () => undefined,
  );
}

export function useChangeMe() {
  return useMutation({
    mutationFn: (changes: Changes) => body(api.PATCH("/api/v1/me", { body: changes })),
    onSuccess: updateUser,
  });
}
