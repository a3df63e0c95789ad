import { useRouteError } from "react-router";
import { Button, LinkButton } from "@/ui/Button";
import { Empty } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { paths } from "./paths";

export function ErrorPage() {
  const error = useRouteError();
  // After an update the file names change: a page that was open before asks for one that is gone.
  const outdated = error instanceof TypeError && /import|module|fetch/i.test(error.message);
  return (
    <Page title="Something broke">
      <Empty
        title={outdated ? "Berth was updated" : "This page broke"}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button look="primary" onClick={() => location.reload()}>
              Reload
            </Button>
            <LinkButton to={paths.home()} reloadDocument>
              Start page
            </LinkButton>
          </div>
        }
      >
        {outdated
          ? "Reload to get the new version."
          : "Your bookings are safe. Reload, and tell an admin if it happens again."}
      </Empty>
    </Page>
  );
}
