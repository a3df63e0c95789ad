import { useState } from "react";
import type { Node } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { ErrorNote } from "@/ui/Notes";
import { useChangeNode } from "./api";
import { DrainDialog } from "./DrainDialog";

export function MaintenanceButton({ node }: { node: Node }) {
  const [asking, setAsking] = useState(false);
  const change = useChangeNode();
  return (
    <>
      {node.status === "maintenance" ? (
        <Button
          small
          busy={change.isPending}
          onClick={() =>
            change.mutate(
              { id: node.id, changes: { status: "online" } },
              { onSuccess: () => announce(`${node.name} takes bookings again.`, "good") },
            )
          }
        >
          End maintenance
        </Button>
      ) : (
        <Button small onClick={() => setAsking(true)}>
          Maintenance
        </Button>
      )}
      <ErrorNote error={change.error} />
      {/* It stays when the node is in maintenance: it says what became of the bookings. */}
      {asking && <DrainDialog node={node} onClose={() => setAsking(false)} />}
    </>
  );
}
