import { createContext, useContext } from "react";

/** The time zone in which this person reads and enters times. */
export const ZoneContext = createContext<string>(browserZone());

export function useZone(): string {
  return useContext(ZoneContext);
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

export function knownZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

/** A zone the browser does not know must not break every page: fall back to its own. */
export function usableZone(zone: string | null | undefined): string {
  if (!zone) return browserZone();
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return browserZone();
  }
}
