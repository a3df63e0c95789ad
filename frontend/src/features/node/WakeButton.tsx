import type { Node } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { ErrorNote } from "@/ui/Notes";
import { useWakeNode } from "./api";

export function WakeButton({ node }: { node: Node }) {
  const wake = useWakeNode(node.id);
  return (
    <>
      <Button
        small
        busy={wake.isPending}
        aria-label={`Wake ${node.name}`}
        cannot={
          node.status === "waking"
            ? "It is being woken."
            : node.mac
              ? undefined
              : "Its MAC address is not known, so it cannot be woken."
        }
        onClick={() => wake.mutate(undefined, { onSuccess: () => announce(`${node.name} is being woken.`, "good") })}
      >
        Wake now
      </Button>
      <ErrorNote error={wake.error} />
    </>
  );
}
