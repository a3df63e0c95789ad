import { useMutation } from "@tanstack/react-query";
import { api, body } from "@/lib/api/client";
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
    // A new account starts in the zone that its browser is in.
    mutationFn: (person: Credentials & { name: string }) =>
      body(api.POST("/api/v1/auth/register", { body: { ...person, timeZone: browserZone() } })),
    onSuccess: adopt,
  });
}

export function useChangeMe() {
  return useMutation({
    mutationFn: (changes: Changes) => body(api.PATCH("/api/v1/me", { body: changes })),
    onSuccess: updateUser,
  });
}
