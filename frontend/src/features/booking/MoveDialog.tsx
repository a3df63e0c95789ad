import { useState } from "react";
import type { Booking } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { SelectField } from "@/ui/Field";
import { ErrorNote } from "@/ui/Notes";
import { useAct } from "./api";

export interface NodeChoice {
  id: string;
  name: string;
  words: string;
}

interface MoveDialogProps {
  booking: Booking;
  nodes: NodeChoice[];
  onClose: () => void;
}

export function MoveDialog({ booking, nodes, onClose }: MoveDialogProps) {
  const others = nodes.filter((node) => node.id !== booking.placement?.nodeId);
  const [nodeId, setNodeId] = useState(others[0]?.id ?? "");
  const act = useAct();

  function move() {
    act.mutate(
      { verb: "move", id: booking.id, nodeId },
      {
        onSuccess: () => {
          announce(`Moved to ${others.find((node) => node.id === nodeId)?.name}.`, "good");
          onClose();
        },
      },
    );
  }

  return (
    <Dialog open onClose={onClose} title="Move to another node">
      {others.length === 0 ? (
        <p className="text-ink-soft">There is no other node.</p>
      ) : (
        <SelectField
          label="Node"
          hint="Berth checks that it has room for the whole time."
          value={nodeId}
          onChange={(event) => setNodeId(event.target.value)}
        >
          {others.map((node) => (
            <option key={node.id} value={node.id}>
              {node.name}: {node.words}
            </option>
          ))}
        </SelectField>
      )}
      <ErrorNote error={act.error} />
      <DialogActions>
        <Button onClick={onClose}>Leave it there</Button>
        <Button
          look="primary"
          busy={act.isPending}
          cannot={nodeId ? undefined : "There is no other node."}
          onClick={move}
        >
          Move
        </Button>
      </DialogActions>
    </Dialog>
  );
}
