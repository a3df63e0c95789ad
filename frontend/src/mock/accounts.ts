import { HttpResponse, http } from "msw";
import { iso } from "@/lib/time/instants";
import { gone, problem } from "./answers";
import type { Harbour } from "./harbour";
import { passwordNeeded } from "./settings";

const DAY = 86_400_000;

/** What admins do with accounts, and what a person does with their own. */
export function accountHandlers(house: () => Harbour) {
  const find = (id: unknown) => house().people.find((one) => one.id === id);
  const own = () => problem(422, "rule-broken", "This is your own account; another admin can do this.");
  return [
    http.post("*/api/v1/users/:id/reset-link", ({ params }) => {
      if (!house().passwordGiven) return passwordNeeded();
      const person = find(params.id);
      if (!person) return gone();
      if (person.role === "admin") return problem(403, "forbidden", "An admin's password cannot be reset by a link.");
      house().resetLinks.set("reset-me-once", person.id);
      return HttpResponse.json(
        {
          url: `${location.origin}/reset#token=reset-me-once`,
          token: "reset-me-once",
          expiresAt: iso(Date.now() + DAY),
        },
        { status: 201 },
      );
    }),
    http.post("*/api/v1/users/:id/:verb", ({ params }) => {
      if (params.verb !== "disable" && params.verb !== "enable") return undefined;
      const disabled = params.verb === "disable";
      if (disabled && !house().passwordGiven) return passwordNeeded();
      const person = find(params.id);
      if (!person) return gone();
      if (disabled && person.id === house().signedInAs) return own();
      Object.assign(person, { disabled });
      const { password: _, ...user } = person;
      return HttpResponse.json(user);
    }),
    http.delete("*/api/v1/users/:id", ({ params }) => {
      if (!house().passwordGiven) return passwordNeeded();
      const person = find(params.id);
      if (!person) return gone();
      if (person.id === house().signedInAs) return own();
      house().people = house().people.filter(({ id }) => id !== person.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post("*/api/v1/auth/password-reset", async ({ request }) => {
      const { token, password } = (await request.json()) as { token: string; password: string };
      if (password.length < 10) {
        return problem(400, "invalid-input", "See the message at each field.", {
          errors: [{ field: "password", message: "must be 10 to 200 characters long" }],
        });
      }
      const person = find(house().resetLinks.get(token));
      if (!person) {
        return problem(401, "unauthorized", "This link is unknown, used or too old. Ask an admin for a new one.");
      }
      house().resetLinks.delete(token);
      Object.assign(person, { password });
      return new HttpResponse(null, { status: 204 });
    }),
    http.get("*/api/v1/me/export", ({ request }) => {
      const person = find(request.headers.get("Authorization")?.replace("Bearer ", ""));
      if (!person) return problem(401, "unauthorized", "Sign in first.");
      const { id, email, name, role, timeZone } = person;
      return HttpResponse.json({
        exportedAt: iso(Date.now()),
        account: { id, email, name, role, timeZone, createdAt: iso(Date.now() - DAY) },
        sessions: [],
        apiTokens: [],
        bookings: [],
        notes: [],
        actions: [],
        accountHistory: [],
      });
    }),
  ];
}
