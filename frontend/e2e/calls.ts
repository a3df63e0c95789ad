import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";
import { admin } from "./house";
import { type Person, somebody } from "./people";

/** Who calls the API, without a browser. */
export interface Caller extends Person {
  token: string;
}

export async function registered(request: APIRequestContext, name: string): Promise<Caller> {
  const person = somebody(name);
  const answer = await request.post("/api/v1/auth/register", { data: person });
  expect(answer.status(), await answer.text()).toBe(201);
  return { ...person, token: (await answer.json()).accessToken };
}

/** Somebody of the staff, who is no admin; signs in with the new role. */
export async function staffMember(request: APIRequestContext, name: string): Promise<Person> {
  const person = await registered(request, name);
  const me = await request.get("/api/v1/me", { headers: as(person) });
  const given = await request.patch(`/api/v1/users/${(await me.json()).id}`, {
    headers: await asAdmin(request),
    data: { role: "staff" },
  });
  expect(given.status(), await given.text()).toBe(200);
  return person;
}

export function as({ token }: Pick<Caller, "token">) {
  return { Authorization: `Bearer ${token}` };
}

export async function asAdmin(request: APIRequestContext) {
  const signedIn = await request.post("/api/v1/auth/token", {
    data: { email: admin.email, password: admin.password },
  });
  expect(signedIn.status(), await signedIn.text()).toBe(200);
  return as({ token: (await signedIn.json()).accessToken });
}

/** Always open, booked without an admin; in a branch of its own unless one is named. */
export async function newRoom(
  request: APIRequestContext,
  branch?: string,
): Promise<{ id: string; name: string; branch: string }> {
  const name = randomUUID().slice(0, 8);
  const made = await request.post("/api/v1/rooms", {
    headers: await asAdmin(request),
    data: {
      name: `Room ${name}`,
      branch: branch ?? `Branch-${name}`,
      location: "First floor",
      capacity: 6,
      timeZone: "Europe/Berlin",
      openingHours: [],
      approval: "automatic",
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  return made.json();
}
