import type { Environment } from "@/lib/api/schema";

export type Egress = Environment["egress"];

/** What a workspace reaches, in words for admins. */
export const egressWords: Record<Egress, string> = {
  none: "Reaches nothing",
  internet: "Reaches the internet",
  open: "Reaches the internet and private networks",
};

export const CAPABILITIES = [
  "chown",
  "dac_override",
  "fowner",
  "kill",
  "net_bind_service",
  "setgid",
  "setuid",
] as const satisfies Environment["capabilities"];
