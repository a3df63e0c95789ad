import { HttpResponse, http } from "msw";
import type { ApiToken, Flag, SignedInSession } from "@/lib/api/schema";
import { iso } from "@/lib/time/instants";
import { gone, page, problem } from "./answers";
import type { Harbour } from "./harbour";
import { newId } from "./ids";

const DAY = 86_400_000;

export function passwordNeeded() {
  return problem(403, "password-confirmation-required", "Confirm your password, then repeat what you did.");
}

export function newSignIns(): SignedInSession[] {
  return [
    {
      id: newId(),
      createdAt: iso(Date.now() - DAY),
      lastUsedAt: iso(Date.now() - 60_000),
      expiresAt: iso(Date.now() + 29 * DAY),
      address: "192.0.2.7",
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
      current: true,
    },
    {
      id: newId(),
      createdAt: iso(Date.now() - 12 * DAY),
      lastUsedAt: iso(Date.now() - 3 * DAY),
      expiresAt: iso(Date.now() + 27 * DAY),
      address: "2001:db8::17",
      userAgent:
        "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36",
      current: false,
    },
  ];
}

export function newTokens(): ApiToken[] {
  return [
    {
      id: newId(),
      name: "Nightly report",
      hint: "berth_7hq…2f",
      createdAt: iso(Date.now() - 40 * DAY),
      expiresAt: iso(Date.now() + 4 * DAY),
      lastUsedAt: iso(Date.now() - 7_200_000),
    },
    {
      id: newId(),
      name: "Laptop",
      hint: "berth_k2m…9a",
      createdAt: iso(Date.now() - DAY),
      expiresAt: iso(Date.now() + 89 * DAY),
    },
  ];
}

export function newFlags(): Flag[] {
  const flag = (key: string, description: string): Flag => ({
    key,
    description,
    enabled: true,
    percentage: 100,
    roles: [],
    people: [],
    updatedAt: iso(Date.now() - 3 * DAY),
    version: 0,
  });
  return [
    flag("bookings.compute", "New compute bookings"),
    flag("bookings.course", "New bookings of course seats"),
    flag("bookings.room", "New room bookings"),
  ];
}

export function settingsHandlers(house: () => Harbour) {
  return [
    http.get("*/api/v1/me", ({ request }) => {
      const id = request.headers.get("Authorization")?.replace("Bearer ", "");
      const me = house().people.find((one) => one.id === id);
      if (!me) return problem(401, "unauthorized", "Sign in first.");
      const { password: _, ...person } = me;
      const features = Object.fromEntries(house().flags.map(({ key, enabled }) => [key, enabled]));
      return HttpResponse.json({ ...person, features });
    }),
    http.get("*/api/v1/auth/registration", () => HttpResponse.json(house().registration)),
    http.post("*/api/v1/auth/confirm", async ({ request }) => {
      const id = request.headers.get("Authorization")?.replace("Bearer ", "");
      const me = house().people.find((one) => one.id === id);
      if (!me) return problem(401, "unauthorized", "Sign in first.");
      const { password: given } = (await request.json()) as { password: string };
      const { password, ...user } = me;
      if (given !== password) {
        return problem(400, "invalid-input", "See the message at each field.", {
          errors: [{ field: "password", message: "is not your password" }],
        });
      }
      house().passwordGiven = true;
      return HttpResponse.json({ accessToken: me.id, tokenType: "Bearer", expiresIn: 900, user });
    }),
    http.get("*/api/v1/me/sessions", () => page(house().signIns)),
    http.delete("*/api/v1/me/sessions", () => {
      house().signIns = house().signIns.filter(({ current }) => current);
      return new HttpResponse(null, { status: 204 });
    }),
    http.delete("*/api/v1/me/sessions/:id", ({ params }) => {
      house().signIns = house().signIns.filter(({ id }) => id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.get("*/api/v1/me/tokens", () => page(house().tokens)),
    http.post("*/api/v1/me/tokens", async ({ request }) => {
      if (!house().passwordGiven) return passwordNeeded();
      const { name, expiresInDays } = (await request.json()) as { name: string; expiresInDays: number };
      const made: ApiToken = {
        id: newId(),
        name,
        hint: "berth_new…00",
        createdAt: iso(Date.now()),
        expiresAt: iso(Date.now() + expiresInDays * DAY),
      };
      house().tokens.push(made);
      return HttpResponse.json({ ...made, token: "berth_shown-this-once" }, { status: 201 });
    }),
    http.delete("*/api/v1/me/tokens/:id", ({ params }) => {
      house().tokens = house().tokens.filter(({ id }) => id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.get("*/api/v1/flags", () => page(house().flags)),
    http.patch("*/api/v1/flags/:key", async ({ request, params }) => {
      const found = house().flags.find(({ key }) => key === params.key);
      if (!found) return gone();
      if (request.headers.get("If-Match") !== `"${found.version}"`)
        return problem(412, "stale-version", "The flag was changed since you loaded it.");
      Object.assign(found, await request.json(), { version: found.version + 1, updatedAt: iso(Date.now()) });
      return HttpResponse.json(found);
    }),
  ];
}
