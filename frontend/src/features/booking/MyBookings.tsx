import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { BookingStatus, User } from "@/lib/api/schema";
import { Button } from "@/ui/Button";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { type MyFilters, myBookings } from "./api";
import { BookingCard } from "./BookingCard";

interface MyBookingsProps {
  statuses: BookingStatus[];
  filters: MyFilters;
  user: User;
  empty: ReactNode;
  bookingPath: (id: string) => string;
  workspacePath: (id: string) => string;
  bookPath: string;
}

export function MyBookings({ statuses, filters, user, empty, bookingPath, workspacePath, bookPath }: MyBookingsProps) {
  const list = useInfiniteQuery(myBookings(statuses, filters));
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
            bookPath={bookPath}
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

const NOW: BookingStatus[] = ["active"];

/** What is on just now, above everything else; nothing while nothing is. */
export function OnNow({
  user,
  bookingPath,
  workspacePath,
  bookPath,
}: Omit<MyBookingsProps, "statuses" | "filters" | "empty">) {
  const bookings = useInfiniteQuery(myBookings(NOW)).data?.pages.flatMap((page) => page.items) ?? [];
  if (bookings.length === 0) return null;
  return (
    <section aria-labelledby="on-now" className="mb-8 grid gap-3">
      <h2 id="on-now" className="text-lg font-semibold">
        On now
      </h2>
      <ul className="grid gap-4">
        {bookings.map((booking) => (
          <li key={booking.id}>
            <BookingCard
              booking={booking}
              user={user}
              path={bookingPath(booking.id)}
              workspacePath={workspacePath(booking.id)}
              bookPath={bookPath}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
