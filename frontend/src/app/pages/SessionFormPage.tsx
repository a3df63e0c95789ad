import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { choicesOf } from "@/features/calendar/api";
import { Attendance } from "@/features/course/Attendance";
import { sessionById } from "@/features/course/api";
import { EditSession } from "@/features/course/EditSession";
import { NewSessions } from "@/features/course/NewSessions";
import { localDate } from "@/lib/time/grid";
import { iso } from "@/lib/time/instants";
import { useZone } from "@/lib/time/zone";
import { LinkButton } from "@/ui/Button";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { useAround } from "../around";
import { paths } from "../paths";

export function NewSessionPage() {
  const zone = useZone();
  const navigate = useNavigate();
  const [today] = useState(() => localDate(iso(Date.now()), zone));
  return (
    <Page title="New session" actions={<BackToDesk />}>
      <NewSessions today={today} zone={zone} {...useKnown()} onDone={() => void navigate(paths.adminCourses())} />
    </Page>
  );
}

export function EditSessionPage() {
  const { id = "" } = useParams();
  const zone = useZone();
  const navigate = useNavigate();
  const known = useKnown();
  const session = useQuery({ ...sessionById(id), refetchOnMount: "always" });
  const [openedAt] = useState(Date.now);
  const fresh = session.data && session.dataUpdatedAt >= openedAt;
  return (
    <Page title={session.data?.courseType ?? "Session"} actions={<BackToDesk />}>
      {fresh ? (
        <div className="grid gap-6">
          <EditSession
            key={session.data.id}
            session={session.data}
            zone={zone}
            {...known}
            onSaved={() => void navigate(paths.adminCourses())}
          />
          <Attendance sessionId={id} />
        </div>
      ) : session.isError ? (
        <ErrorNote error={session.error} retry={() => void session.refetch()} />
      ) : (
        <SkeletonList label="Loading the session" />
      )}
    </Page>
  );
}

function useKnown() {
  const zone = useZone();
  const around = useAround(localDate(iso(Date.now()), zone), zone);
  return { types: choicesOf(around, "courseType", ""), locations: choicesOf(around, "location", "") };
}

function BackToDesk() {
  return (
    <LinkButton look="quiet" to={paths.adminCourses()}>
      All sessions
    </LinkButton>
  );
}
