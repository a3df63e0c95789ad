import { useState } from "react";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";

interface RemoveButtonProps {
  name: string;
  /** What goes with it. */
  children: string;
  removal: { isPending: boolean; error: unknown; mutateAsync: () => Promise<unknown> };
}

export function RemoveButton({ name, children, removal }: RemoveButtonProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button small look="danger" aria-label={`Remove ${name}`} onClick={() => setAsking(true)}>
        Remove
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Remove ${name}?`}
        keep="Keep it"
        action="Remove it"
        busy={removal.isPending}
        error={removal.error}
        onConfirm={() =>
          void removal.mutateAsync().then(
            () => announce(`${name} is removed.`, "good"),
            () => undefined, // told in the dialog
          )
        }
      >
        {children}
      </Confirm>
    </>
  );
}
