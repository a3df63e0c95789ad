/** What stands in the calendar: a course session. Times are instants; the views put them into the person's zone. */
export interface Entry {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  location: string;
  seatsLeft: number;
  capacity: number;
  state: SeatState;
  cancelled: boolean;
  /** Nobody can take a seat any more, however many were left. */
  over: boolean;
  /** This person has a seat. */
  mine: boolean;
}

export type SeatState = "free" | "almost-full" | "full";
