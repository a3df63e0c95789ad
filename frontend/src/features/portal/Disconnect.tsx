import { useState } from "react";
import type { Portal } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";
import { useDisconnect } from "./api";

export function Disconnect({ portal }: { portal: Portal }) {
  const [asking, setAsking] = useState(false);
  const disconnect = useDisconnect(portal.portal);
  return (
    <>
      <Button small look="danger" onClick={() => setAsking(true)}>
        Disconnect
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Disconnect ${portal.name}?`}
        keep="Keep it"
        action="Disconnect it"
        busy={disconnect.isPending}
        error={disconnect.error}
        onConfirm={() =>
          disconnect.mutate(undefined, {
            onSuccess: () => {
              announce(`${portal.name} is disconnected.`, "good");
              setAsking(false);
            },
          })
        }
      >
        Your sign-in is deleted here, and what came from there leaves your calendar. At {portal.name} itself nothing
        changes.
      </Confirm>
    </>
  );
}
