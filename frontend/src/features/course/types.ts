/** Until booking-service's document tells them: its shapes of a course session. */
export interface CourseSession {
  id: string;
  courseType: string;
  startsAt: string;
  endsAt: string;
  /** Where the session takes place; its clock may be another than the person's. */
  timeZone?: string | null;
  location: string;
  capacity: number;
  seatsTaken: number;
  seatsLeft: number;
  state: "free" | "almost-full" | "full";
  instructorNotes?: string | null;
  status: "scheduled" | "cancelled" | "completed";
  statusReason?: string | null;
  version: number;
}

export interface SessionFields {
  courseType: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  location: string;
  capacity: number;
  instructorNotes: string;
}

export type SessionChange = Partial<SessionFields> | { status: "cancelled"; reason: string };
