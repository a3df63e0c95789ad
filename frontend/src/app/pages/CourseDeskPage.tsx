import { useState } from "react";
import { SessionList } from "@/features/course/SessionList";
import { iso, slotStart } from "@/lib/time/instants";
import { LinkButton } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

export function CourseDeskPage() {
  const [from] = useState(() => slotStart(iso(Date.now())));
  return (
    <Page
      title="Course sessions"
      lead="What is to come, how full it is, and who comes."
      actions={
        <LinkButton look="primary" to={paths.adminNewCourse()}>
          New session
        </LinkButton>
      }
    >
      <SessionList
        from={from}
        edit={(session) => (
          <LinkButton small to={paths.adminCourse(session.id)} aria-label={`Edit ${session.courseType}`}>
            Edit, who comes
          </LinkButton>
        )}
      />
    </Page>
  );
}
