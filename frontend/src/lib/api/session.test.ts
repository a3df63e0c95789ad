import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { problem } from "@/mock/answers";
import { harbour, server } from "@/mock/test-setup";
import { api } from "./client";
import { Problem, Unreachable } from "./problem";
import { refresh, resetSession, restore, sessionState, signOut } from "./session";

function signedIn(token: string) {
  const user = harbour().people[1];
  if (!user) throw new Error("the house has people");
  harbour().signedInAs = user.id;
  resetSession({ status: "signed-in", user }, token);
  return user;
}

function countRefreshes() {
  const asked = { times: 0 };
  server.events.on("request:start", ({ request }) => {
    if (request.url.endsWith("/auth/refresh")) asked.times += 1;
  });
  return asked;
}

describe("the session", () => {
  it("comes back after a reload by the cookie", async () => {
    harbour().signedInAs = harbour().people[1]?.id;
    await restore();
    expect(sessionState()).toMatchObject({ status: "signed-in", user: { name: "Sam Student" } });
  });

  it("is over without a cookie", async () => {
    await restore();
    expect(sessionState().status).toBe("signed-out");
  });

  it("is undecided while the server cannot say", async () => {
    server.use(http.post("*/api/v1/auth/refresh", () => problem(503, "unavailable", "Away.")));
    await restore();
    expect(sessionState().status).toBe("unreachable");
  });

  it("asks for one new token when many calls find the old one expired, and sends each again", async () => {
    signedIn("expired");
    server.use(
      http.get("*/api/v1/environments", ({ request }) =>
        request.headers.get("Authorization") === "Bearer expired"
          ? problem(401, "unauthorized", "Expired.")
          : HttpResponse.json({ items: [] }),
      ),
    );
    const asked = countRefreshes();
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.GET("/api/v1/environments")));
    expect(answers.every(({ data }) => data !== undefined)).toBe(true);
    expect(asked.times).toBe(1);
  });

  it("does not ask again and again when the new token is refused as well", async () => {
    signedIn("expired");
    server.use(http.get("*/api/v1/environments", () => problem(401, "unauthorized", "No.")));
    await expect(api.GET("/api/v1/environments")).rejects.toBeInstanceOf(Problem);
  });

  it("stays signed out when an answer to an older refresh comes late", async () => {
    signedIn("token");
    const late = refresh();
    await signOut();
    await late;
    expect(sessionState().status).toBe("signed-out");
  });

  it("says that nobody answered, in words of its own", async () => {
    signedIn("token");
    server.use(http.get("*/api/v1/environments", () => HttpResponse.error()));
    await expect(api.GET("/api/v1/environments")).rejects.toBeInstanceOf(Unreachable);
  });
});
