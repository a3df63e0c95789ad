import { useParams } from "react-router";
import { WorkspaceGate } from "@/features/booking/WorkspaceGate";
import { Page } from "@/ui/Page";
import { useUser } from "../guards";
import { paths } from "../paths";

export function WorkspacePage() {
  const { bookingId = "" } = useParams();
  return (
    <Page title="Workspace" narrow>
      <WorkspaceGate
        key={bookingId}
        id={bookingId}
        user={useUser()}
        bookingPath={paths.booking(bookingId)}
        bookPath={paths.book()}
        // Replaces this page, so that "back" does not come here and forward again.
        forward={(url) => location.replace(url)}
      />
    </Page>
  );
}
