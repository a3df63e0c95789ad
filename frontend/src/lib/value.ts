import { dayAndTime } from "./time/format";

/** What a service wrote down about a field, in words: it may be anything that JSON can say. */
export function valueWords(value: unknown, zone: string): string {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return /^\d{4}-\d\d-\d\dT/.test(value) ? dayAndTime(value, zone) : value;
  if (Array.isArray(value)) {
    return value.length === 0 ? "none" : value.map((one) => valueWords(one, zone)).join(", ");
  }
  if (typeof value === "object") {
    return Object.values(value)
      .map((one) => valueWords(one, zone))
      .join(" ");
  }
  return String(value);
}

/** "openingHours" and "workspace.state" as one would say them. */
export function fieldWords(field: string): string {
  const words = field
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[-_.]/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
