import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { DayStrips } from "@/features/availability/DayStrips";
import { BookingForm } from "@/features/booking/BookingForm";
import { askedIn } from "@/features/booking/wish";
import { bookedWords } from "@/features/booking/words";
import { allEnvironments } from "@/features/environment/api";
import { allNodes } from "@/features/node/api";
import { boundsOf, placeable, tagsOf } from "@/features/node/rules";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { LinkButton } from "@/ui/Button";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { BusyThen } from "../BusyThen";
import { ClosedNote } from "../ClosedNote";
import { useUser } from "../guards";
import { paths } from "../paths";

export function BookPage() {
  return (
    <Page title="Book compute" lead="Cores, memory and GPUs of a shared machine, yours alone for a while.">
      <ClosedNote feature="bookings.compute" />
      <Form />
    </Page>
  );
}

function Form() {
  const user = useUser();
  const navigate = useNavigate();
  const zone = useZone();
  const [params] = useSearchParams();
  const environments = useQuery(allEnvironments());
  const nodes = useQuery(allNodes());
  if (environments.isPending || nodes.isPending) return <SkeletonList label="Loading what can be booked" />;
  if (environments.isError) return <ErrorNote error={environments.error} retry={() => void environments.refetch()} />;
  if (nodes.isError) return <ErrorNote error={nodes.error} retry={() => void nodes.refetch()} />;

  const offered = environments.data.filter((environment) => environment.enabled);
  if (!nodes.data.some(placeable) || offered.length === 0) {
    return (
      <Empty
        title={offered.length === 0 ? "No environment is offered yet" : "No machine is there just now"}
        action={
          user.role === "admin" && (
            <LinkButton look="primary" to={offered.length === 0 ? paths.adminEnvironments() : paths.adminNodes()}>
              {offered.length === 0 ? "Add an environment" : "Look at the nodes"}
            </LinkButton>
          )
        }
      >
        Booking opens as soon as there is one. This page notices by itself.
      </Empty>
    );
  }
  return (
    <BookingForm
      environments={offered}
      asked={askedIn(params)}
      boundsOf={(wished) => boundsOf(nodes.data, wished)}
      tags={tagsOf(nodes.data)}
      free={({ startsAt, endsAt, startAt, ...size }) => (
        <DayStrips wanted={{ startsAt, endsAt }} size={size} onStart={startAt} />
      )}
      busy={(window) => <BusyThen {...window} />}
      onBooked={(booking) => {
        announce(bookedWords(booking, zone), "good");
        void navigate(paths.booking(booking.id));
      }}
    />
  );
}
