import { useState } from "react";
import type { Node } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";
import { useRetireNode } from "./api";

export function RetireButton({ node, onRetired }: { node: Node; onRetired: () => void }) {
  const [asking, setAsking] = useState(false);
  const retire = useRetireNode(node.id);
  return (
    <>
      <Button small look="danger" aria-label={`Retire ${node.name}`} onClick={() => setAsking(true)}>
        Retire
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Retire ${node.name}?`}
        keep="Keep it"
        action="Retire it"
        busy={retire.isPending}
        error={retire.error}
        onConfirm={() =>
          retire.mutate(false, {
            onSuccess: () => {
              announce(`${node.name} is retired.`, "good");
              onRetired();
            },
          })
        }
      >
        The node leaves Berth for good. Its bookings move to other nodes. Where some cannot, you read which, and the
        node stays in maintenance meanwhile.
      </Confirm>
    </>
  );
}
