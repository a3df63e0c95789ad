import type { Flag } from "@/lib/api/schema";

const names: Record<string, string> = {
  "bookings.compute": "Compute",
  "bookings.room": "Rooms",
  "bookings.course": "Course seats",
};

export function nameOf(flag: Pick<Flag, "key">): string {
  return names[flag.key] ?? flag.key;
}

type Audience = Pick<Flag, "enabled" | "percentage" | "roles" | "people">;

/** For whom it is open, in one line. */
export function audienceOf({ enabled, percentage, roles, people }: Audience): string {
  if (!enabled) return "Closed to everybody";
  if (percentage >= 100) return "Open to everybody";
  const some = [
    ...(percentage > 0 ? [`${percentage} % of all people`] : []),
    ...roles.map((role) => ({ student: "students", staff: "staff", admin: "admins" })[role]),
    ...(people.length > 0 ? [people.length === 1 ? "one person by name" : `${people.length} people by name`] : []),
  ];
  if (some.length === 0) return "Open to nobody: 0 %, no role and no person";
  return `Open to ${new Intl.ListFormat("en-GB").format(some)}`;
}

/** Fewer may book after this than before: worth a question. */
export function isNarrower(before: Audience, after: Audience): boolean {
  if (!before.enabled) return false;
  return (
    !after.enabled ||
    after.percentage < before.percentage ||
    before.roles.some((role) => !after.roles.includes(role)) ||
    before.people.some((person) => !after.people.includes(person))
  );
}
