import type { FreeSlot } from "./schema";

export interface FieldError {
  field: string;
  message: string;
}

export interface Alternative {
  startsAt: string;
  endsAt: string;
  resource: { id: string; name: string; kind?: string };
}

interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: FieldError[];
  rule?: string;
  reference?: string;
  unknownSince?: string;
  conflicts?: Pick<FreeSlot, "startsAt" | "endsAt">[];
  suggestedAlternatives?: Alternative[];
}

/** A refusal the API put in words (application/problem+json). */
export class Problem extends Error {
  readonly slug: string;
  readonly status: number;
  readonly errors: FieldError[];
  readonly alternatives: Alternative[];
  readonly reference: string | undefined;
  /** When the outside system was last read that books the room too. */
  readonly unknownSince: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: ProblemBody, retryAfter?: string | null) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.name = "Problem";
    this.status = status;
    this.slug = body.type?.split("/").pop() ?? "unknown";
    this.errors = body.errors ?? [];
    this.alternatives = body.suggestedAlternatives ?? [];
    this.reference = body.reference;
    this.unknownSince = body.unknownSince;
    this.retryAfterSeconds = retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
  }

  /** The first message for a field: the server may name `compute.cores` or `ports[0]` where the form has `cores` or `ports`. */
  field(name: string): string | undefined {
    const message = this.errors.find(({ field }) => names(field, name))?.message;
    return message && sentence(message);
  }

  /** The messages at fields that are none of these, each with its field's name. */
  beside(shown: string[]): string[] {
    const others = this.errors.filter(({ field }) => !shown.some((name) => names(field, name)));
    return others.map(({ field, message }) => `${field}: ${sentence(message)}`);
  }
}

function names(field: string, name: string): boolean {
  const plain = field.replace(/\[\d+\].*$/, "");
  return plain === name || plain.endsWith(`.${name}`);
}

/** The services say "must be 10 to 200 characters long"; a person reads a sentence. */
function sentence(message: string): string {
  const start = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** Nobody answered: no network, or the gateway is down. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super("Berth cannot be reached.", { cause });
    this.name = "Unreachable";
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}));
  return new Problem(response.status, (body ?? {}) as ProblemBody, response.headers.get("Retry-After"));
}

/** One sentence for a person, whatever went wrong. */
export function sayWhy(error: unknown): string {
  if (error instanceof Problem) {
    if (error.retryAfterSeconds) return `${error.message} Try again in ${inWords(error.retryAfterSeconds)}.`;
    return error.reference ? `${error.message} (reference ${error.reference})` : error.message;
  }
  if (error instanceof Unreachable) return "Berth cannot be reached just now. Nothing was changed; try again.";
  return "Something went wrong on this page. Reload it and try again.";
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
