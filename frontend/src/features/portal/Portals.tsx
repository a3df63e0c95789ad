import { useQuery } from "@tanstack/react-query";
import { ErrorNote, Skeleton } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { myPortals, mySyncs } from "./api";
import { PortalItem } from "./PortalItem";

/** Where one books elsewhere. Nothing is shown in a house that reads no portals. */
export function Portals() {
  const portals = useQuery(myPortals);
  const syncs = useQuery(mySyncs);
  if (portals.isSuccess && portals.data.length === 0) return null;
  return (
    <Card className="grid gap-4">
      <div>
        <h2 className="text-lg font-semibold">Portals</h2>
        <p className="text-sm text-ink-soft">
          What you have booked elsewhere, brought into your calendar. Berth reads it every four hours.
        </p>
      </div>
      {portals.isPending && (
        <div role="status" aria-label="Loading portals">
          <Skeleton className="h-20" />
        </div>
      )}
      {portals.isError && <ErrorNote error={portals.error} retry={() => void portals.refetch()} />}
      <ul className="grid gap-4">
        {portals.data?.map((portal) => (
          <li key={portal.portal}>
            <PortalItem portal={portal} sync={syncs.data?.find((one) => one.portal === portal.portal)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
