import { useQuery } from "@tanstack/react-query";
import { allFlags } from "@/features/flag/api";
import { FlagCard } from "@/features/flag/FlagCard";
import { ErrorNote, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";

export function FlagsPage() {
  return (
    <Page title="Features" lead="Who can make new bookings of each kind. Changes hold at once, without a restart.">
      <Flags />
    </Page>
  );
}

function Flags() {
  const flags = useQuery(allFlags());
  if (flags.isPending) return <SkeletonList label="Loading features" />;
  if (flags.isError) return <ErrorNote error={flags.error} retry={() => void flags.refetch()} />;
  return (
    <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
      {flags.data.map((flag) => (
        <li key={flag.key} className="grid">
          <FlagCard flag={flag} />
        </li>
      ))}
    </ul>
  );
}
