import { LinkButton } from "@/ui/Button";
import { Empty } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { paths } from "./paths";

export function NotFoundPage() {
  return (
    <Page title="Not found">
      <Empty
        title="Nothing is moored here"
        action={
          <LinkButton look="primary" to={paths.home()}>
            Start page
          </LinkButton>
        }
      >
        The address may be mistyped, or what it named is gone.
      </Empty>
    </Page>
  );
}
