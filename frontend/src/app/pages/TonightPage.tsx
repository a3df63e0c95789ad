import { useQuery } from "@tanstack/react-query";
import { tonight } from "@/features/board/api";
import { TonightList } from "@/features/board/TonightList";
import { LinkButton } from "@/ui/Button";
import { ErrorNote, Note, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

/** For who locks up: one look says whether to stay, where and until when. */
export function TonightPage() {
  const view = useQuery(tonight);
  return (
    <Page
      title="Tonight"
      lead="What runs past closing time today, in every branch."
      actions={
        <LinkButton small to={paths.board()}>
          Room board
        </LinkButton>
      }
    >
      {view.isPending && <SkeletonList label="Loading tonight's bookings" />}
      {view.isError && <ErrorNote error={view.error} retry={() => void view.refetch()} />}
      {view.data?.stale && (
        <Note tone="warn">Some rooms are read from a system that did not answer lately. Bookings may be missing.</Note>
      )}
      {view.data && <TonightList branches={view.data.branches} board={paths.board} />}
    </Page>
  );
}
