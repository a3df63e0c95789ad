import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Booking, BookingStatus, User } from "@/lib/api/schema";
import { Button } from "@/ui/Button";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { myBookings } from "./api";
import { BookingCard } from "./BookingCard";

interface MyBookingsProps {
  statuses: BookingStatus[];
  kind: Booking["kind"] | undefined;
  user: User;
  empty: ReactNode;
  bookingPath: (id: string) => string;
  workspacePath: (id: string) => string;
}

export function MyBookings({ statuses, kind, user, empty, bookingPath, workspacePath }: MyBookingsProps) {
  const list = useInfiniteQuery(myBookings(statuses, kind));
  if (list.isPending) return <SkeletonList label="Loading your bookings" />;
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  const bookings = list.data.pages.flatMap((page) => page.items);
  if (bookings.length === 0) return empty;
  return (
    <ul className="grid gap-4">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <BookingCard
            booking={booking}
            user={user}
            path={bookingPath(booking.id)}
            workspacePath={workspacePath(booking.id)}
          />
        </li>
      ))}
      {list.hasNextPage && (
        <li className="justify-self-center">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </li>
      )}
    </ul>
  );
}
