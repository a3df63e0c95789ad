import { useState } from "react";
import type { Node } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";
import { useRevokeNode } from "./api";

export function RevokeButton({ node }: { node: Node }) {
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeNode(node.id);
  return (
    <>
      <Button small look="danger" aria-label={`Revoke ${node.name}`} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Revoke ${node.name}?`}
        keep="Keep it"
        action="Revoke it"
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() =>
          revoke.mutate(undefined, {
            onSuccess: () => {
              setAsking(false);
              announce(`${node.name} is revoked.`, "good");
            },
          })
        }
      >
        Its link ends at once, and nothing is placed there any more. This cannot be undone: the machine can only be
        added again as a new node. What runs there ends at its time.
      </Confirm>
    </>
  );
}
