import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { http } from "msw";
import availability from "../../../availability-service/openapi.json";
import booking from "../../../booking-service/openapi.json";
import feed from "../../../calendar-feed-service/openapi.json";
import sync from "../../../sync-service/openapi.json";
import { problem } from "./answers";

/**
 * Refuses what the services refuse, by the OpenAPI documents that they commit and that the API's types are generated from.
 * It stands before the other handlers and lets pass what fits. The rules that a document can't state (opening hours, who may
 * do what) stay with the handlers behind it.
 */
export const documentHandler = http.all("*/api/v1/*", async ({ request }) => {
  const errors = await faultsOf(request.clone());
  if (errors === undefined) return problem(404, "not-found", `No service has ${request.method} ${request.url}.`);
  return errors.length === 0 ? undefined : problem(400, "invalid-input", "See the message at each field.", { errors });
});

interface Fault {
  field: string;
  message: string;
}

interface Schema {
  [keyword: string]: unknown;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas?: Record<string, Schema> };
}

interface Address {
  method: string;
  path: RegExp;
  /** How much of the address is written out: `/bookings/bulk` is preferred to `/bookings/{id}`. */
  fixed: number;
  operation: Operation;
  body: ValidateFunction | undefined;
  query: ValidateFunction;
}

const addresses = [booking, availability, sync, feed].flatMap((document) =>
  addressesOf(document as unknown as Document),
);

/** What is wrong with the request; undefined when no service has such an address. */
async function faultsOf(request: Request): Promise<Fault[] | undefined> {
  const url = new URL(request.url);
  const address = addresses
    .filter(({ method, path }) => method === request.method && path.test(url.pathname))
    .sort((a, b) => b.fixed - a.fixed)[0];
  if (!address) return undefined;
  return [
    ...headerFaults(address.operation, request.headers),
    ...judged(address.query, queryOf(address.operation, url.searchParams)),
    ...(await bodyFaults(address, request)),
  ];
}

async function bodyFaults({ body, operation }: Address, request: Request): Promise<Fault[]> {
  const text = await request.text();
  if (text === "") return operation.requestBody?.required ? [{ field: "body", message: "is needed" }] : [];
  if (!body) return [{ field: "body", message: "is not read here" }];
  return judged(body, JSON.parse(text));
}

function headerFaults({ parameters = [] }: Operation, headers: Headers): Fault[] {
  return parameters
    .filter(({ in: place, name, required }) => place === "header" && required && !headers.has(name))
    .map(({ name }) => ({ field: name, message: "is needed" }));
}

function queryOf({ parameters = [] }: Operation, search: URLSearchParams): Record<string, unknown> {
  const known = parameters.filter(({ in: place, name }) => place === "query" && search.has(name));
  return Object.fromEntries(
    known.map(({ name, schema }) => [name, schema.type === "array" ? search.getAll(name) : search.get(name)]),
  );
}

function judged(fits: ValidateFunction, value: unknown): Fault[] {
  return fits(value) ? [] : (fits.errors ?? []).map(faultOf);
}

function faultOf({ instancePath, keyword, params, message = "" }: ErrorObject): Fault {
  const at = instancePath
    .slice(1)
    .replace(/\/(\d+)(?=\/|$)/g, "[$1]")
    .replaceAll("/", ".");
  const within = (name: string) => (at === "" ? name : `${at}.${name}`);
  if (keyword === "additionalProperties")
    return { field: within(params.additionalProperty), message: "is not a field of this request" };
  if (keyword === "required") return { field: within(params.missingProperty), message: "is needed" };
  if (keyword === "minLength")
    return {
      field: at,
      message: params.limit === 1 ? "must not be empty" : `must have at least ${params.limit} characters`,
    };
  return { field: at, message };
}

function addressesOf(document: Document): Address[] {
  const schemas = strict(document.components.schemas ?? {});
  const bodies = compiler({ coerceTypes: false });
  const queries = compiler({ coerceTypes: true });
  const compiled = (ajv: Ajv2020, schema: Schema) => ajv.compile({ ...schema, components: { schemas } });
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const schema = operation.requestBody?.content["application/json"]?.schema;
      return {
        method: method.toUpperCase(),
        path: new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`),
        fixed: path.replace(/\{[^}]+\}/g, "").length,
        operation,
        body: schema && compiled(bodies, strict(schema)),
        query: compiled(queries, querySchema(operation)),
      };
    }),
  );
}

function querySchema({ parameters = [] }: Operation): Schema {
  const inQuery = parameters.filter(({ in: place }) => place === "query");
  return {
    type: "object",
    required: inQuery.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(inQuery.map(({ name, schema }) => [name, strict(schema)])),
  };
}

/** As the services read: a field that is not in the document is refused, and a pattern means the whole text. */
function strict<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(strict) as T;
  if (typeof schema !== "object" || schema === null) return schema;
  const parts = Object.entries(schema).map(([key, part]) => [
    key,
    key === "pattern" && typeof part === "string" ? `^(?:${part})$` : strict(part),
  ]);
  const made = Object.fromEntries(parts);
  return "properties" in made && !("additionalProperties" in made) ? { ...made, additionalProperties: false } : made;
}

function compiler({ coerceTypes }: { coerceTypes: boolean }) {
  // The documents carry keywords of OpenAPI (example, discriminator) that are none of JSON Schema.
  const ajv = new Ajv2020({ allErrors: true, strict: false, coerceTypes: coerceTypes && "array" });
  addFormats.default(ajv);
  return ajv;
}
