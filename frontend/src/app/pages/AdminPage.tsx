import { useQuery } from "@tanstack/react-query";
import { PendingDesk } from "@/features/booking/PendingDesk";
import { allNodes } from "@/features/node/api";
import { NodeLoad } from "@/features/node/NodeCard";
import { Dashboard } from "@/features/stats/Dashboard";
import { Stranded } from "@/features/stats/Stranded";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

export function AdminPage() {
  const nodes = useQuery(allNodes(true));
  return (
    <Page title="Desk">
      <Stranded bookingPath={paths.booking} />
      <div className="grid gap-10">
        <section aria-labelledby="waiting" className="grid gap-4">
          <h2 id="waiting" className="text-lg font-semibold">
            Waiting for you
          </h2>
          <PendingDesk
            bookingPath={paths.booking}
            loadOf={(nodeId) => {
              const node = nodes.data?.find(({ id }) => id === nodeId);
              return node ? <NodeLoad node={node} /> : null;
            }}
          />
        </section>
        <section aria-labelledby="now" className="grid gap-4">
          <h2 id="now" className="text-lg font-semibold">
            Right now
          </h2>
          <Dashboard />
        </section>
      </div>
    </Page>
  );
}
