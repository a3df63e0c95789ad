/** What the audit tells about, by its own word for it. */
export const subjectWords: Record<string, string> = {
  person: "Person",
  node: "Node",
  room: "Room",
  "course-session": "Course session",
  environment: "Environment",
  flag: "Feature",
  branch: "Branch",
  enrolment: "Enrolment of a node",
  booking: "Booking",
};

const actionWords: Record<string, string> = {
  "api-token-made": "API token made",
  "api-token-revoked": "API token revoked",
  connected: "workspace looked into",
  "logs-watched": "workspace's log looked at",
  "usage-watched": "workspace's use looked at",
  ending: "ended early",
  expired: "left undecided: expired",
};

/** What was done, to be followed by "by" and who did it. */
export function actionLabel(action: string): string {
  const verb = action.replace(/^booking\./, "");
  return actionWords[verb] ?? verb.replaceAll(/[-_.]/g, " ");
}
