import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Booking, User } from "@/lib/api/schema";
import { dayAndTime, durationBetween, spanOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { Card, Page } from "@/ui/Page";
import { AdminActions } from "./AdminActions";
import { bookingById } from "./api";
import { BookingActions } from "./BookingActions";
import { BookingHistory } from "./BookingHistory";
import { Countdown } from "./Countdown";
import { sizeOf, whereOf } from "./facts";
import type { NodeChoice } from "./MoveDialog";
import { StatusChip } from "./StatusChip";
import { WorkspaceLog } from "./WorkspaceLog";
import { WorkspaceUsage } from "./WorkspaceUsage";
import { inPlainWords } from "./words";

interface BookingDetailProps {
  id: string;
  user: User;
  nodes: NodeChoice[];
  workspacePath: string;
  bookPath: string;
  notFound: ReactNode;
}

export function BookingDetail({ id, user, nodes, workspacePath, bookPath, notFound }: BookingDetailProps) {
  const zone = useZone();
  const found = useQuery(bookingById(id));
  if (found.isPending) {
    return (
      <Page title="Booking">
        <SkeletonList rows={2} label="Loading the booking" />
      </Page>
    );
  }
  if (found.isError) {
    const status = "status" in found.error ? found.error.status : undefined;
    if (status === 404 || status === 400) return notFound;
    return (
      <Page title="Booking">
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      </Page>
    );
  }
  const booking = found.data;
  return (
    <Page title={booking.title} lead={spanOf(booking.startsAt, booking.endsAt, zone)}>
      <div className="grid gap-6 lg:grid-cols-[3fr_2fr] lg:items-start">
        <div className="grid gap-6">
          <Card className="grid gap-4">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <StatusChip booking={booking} />
              <Countdown booking={booking} />
            </div>
            <p role="status">{inPlainWords(booking)}</p>
            <BookingActions booking={booking} user={user} workspacePath={workspacePath} bookPath={bookPath} />
            {user.role === "admin" && <AdminActions booking={booking} nodes={nodes} withExtend={false} />}
          </Card>
          <Card>
            <Facts booking={booking} zone={zone} />
          </Card>
          {booking.may.includes("connect") && (
            <>
              <WorkspaceUsage booking={booking} />
              <WorkspaceLog bookingId={booking.id} />
            </>
          )}
        </div>
        <Card className="grid gap-4">
          <h2 className="text-lg font-semibold">What happened</h2>
          <BookingHistory booking={booking} />
        </Card>
      </div>
    </Page>
  );
}

function Facts({ booking, zone }: { booking: Booking; zone: string }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[auto_1fr]">
      <Fact term="Starts">{dayAndTime(booking.startsAt, zone)}</Fact>
      <Fact term="Ends">
        {dayAndTime(booking.endsAt, zone)} ({durationBetween(booking.startsAt, booking.endsAt)})
      </Fact>
      {booking.compute && <Fact term="Environment">{booking.compute.environmentName}</Fact>}
      {sizeOf(booking) && <Fact term="Size">{sizeOf(booking)}</Fact>}
      <Fact term={booking.compute ? "Machine" : "Place"}>
        {whereOf(booking)}
        {booking.compute?.nodeTags?.length ? `, asked for ${booking.compute.nodeTags.join(", ")}` : ""}
      </Fact>
      <Fact term="Booked by">{booking.user.name}</Fact>
      {booking.description && <Fact term="Note">{booking.description}</Fact>}
      {booking.decideBy && booking.status === "pending" && (
        <Fact term="Decision by">{dayAndTime(booking.decideBy, zone)}</Fact>
      )}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
