import type { Board, BoardBooking } from "@/lib/api/schema";

export interface BoardDay {
  /** By the clock of the branch, such as 2026-12-01. */
  date: string;
  bookings: BoardBooking[];
}

/** What one room has on each day of the board; days without a booking too, because free is worth a glance. */
export function weekOf(board: Board, roomId: string): BoardDay[] {
  return board.days.map(({ date, rooms }) => ({
    date,
    bookings: rooms.find((room) => room.roomId === roomId)?.bookings ?? [],
  }));
}

export function roomOf(board: Board, roomId: string | null) {
  for (const branch of board.branches) {
    const room = branch.rooms.find(({ id }) => id === roomId);
    if (room) return { branch, room };
  }
  return undefined;
}

/** The first of these days that shows a booking: one over midnight stands on two. */
export function dayOfBooking(week: BoardDay[], bookingId: string | null): string | undefined {
  return week.find(({ bookings }) => bookings.some(({ id }) => id === bookingId))?.date;
}

/** "Tuesday 1 December": the date itself, in no zone but its own. */
export function dayName(date: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
}

export function shiftedBy(date: string, days: number): string {
  const shifted = new Date(`${date}T00:00:00Z`);
  shifted.setUTCDate(shifted.getUTCDate() + days);
  return shifted.toISOString().slice(0, 10);
}
