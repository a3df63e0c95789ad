import { getResponse } from "msw";
import { describe, expect, it } from "vitest";
import { documentHandler } from "./document";

async function ask(method: string, path: string, body?: unknown) {
  const request = new Request(`http://localhost:8080${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  const answer = await getResponse([documentHandler], request);
  if (!answer) return "passed on";
  const { errors = [] } = (await answer.json()) as { errors?: { field: string; message: string }[] };
  return [answer.status, ...errors.map(({ field, message }) => `${field} ${message}`)];
}

const environment = { name: "RStudio", image: "rocker/rstudio:4", ports: [8787], cores: 1, memoryGb: 1 };

describe("the fake API, like the services,", () => {
  it("passes on what fits the documents", async () => {
    expect(await ask("POST", "/api/v1/environments", environment)).toBe("passed on");
    expect(await ask("GET", "/api/v1/bookings?status=pending&limit=200")).toBe("passed on");
  });

  it("refuses a field that the document does not know", async () => {
    expect(await ask("POST", "/api/v1/environments", { ...environment, enabled: true })).toEqual([
      400,
      "enabled is not a field of this request",
    ]);
  });

  it("refuses what is missing, out of range, or against a pattern, each at its field", async () => {
    const { name: _, ...nameless } = environment;
    expect(await ask("POST", "/api/v1/environments", { ...nameless, ports: [8080, 99999], image: "a b" })).toEqual([
      400,
      "name is needed",
      expect.stringMatching(/^image must match pattern/),
      "ports[1] must be <= 65535",
    ]);
  });

  it("refuses a query that the document does not allow", async () => {
    expect(await ask("GET", "/api/v1/bookings?limit=many")).toEqual([400, "limit must be integer,null"]);
  });

  it("has no address that no service has", async () => {
    expect(await ask("GET", "/api/v1/nothing")).toEqual([404]);
  });
});
