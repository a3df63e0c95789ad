import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Environment } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Confirm } from "@/ui/Confirm";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { allEnvironments, useDeleteEnvironment } from "./api";
import { egressWords } from "./confinement";
import { EnvironmentDialog } from "./EnvironmentDialog";

export function EnvironmentList() {
  const environments = useQuery(allEnvironments());
  if (environments.isPending) return <SkeletonList label="Loading environments" />;
  if (environments.isError) return <ErrorNote error={environments.error} retry={() => void environments.refetch()} />;
  if (environments.data.length === 0)
    return <Empty title="No environment yet">Nobody can book before there is one.</Empty>;
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {environments.data.map((environment) => (
        <li key={environment.id}>
          <EnvironmentCard environment={environment} />
        </li>
      ))}
    </ul>
  );
}

function EnvironmentCard({ environment }: { environment: Environment }) {
  const [open, setOpen] = useState<"edit" | "delete">();
  const remove = useDeleteEnvironment();
  const close = () => setOpen(undefined);
  return (
    <Card className="grid h-full content-start gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{environment.name}</h2>
        <Chip tone={environment.enabled ? "moss" : "grey"}>{environment.enabled ? "Offered" : "Hidden"}</Chip>
      </div>
      <p className="text-ink-soft">{environment.description}</p>
      <p className="font-mono text-sm break-all">{environment.image}</p>
      <p className="text-sm text-ink-soft">
        Port {environment.ports.join(", ")} · {sizeOf(environment)}
      </p>
      <p className="text-sm text-ink-soft">{egressWords[environment.egress]}</p>
      <div className="mt-2 flex gap-2">
        <Button small onClick={() => setOpen("edit")} aria-label={`Edit ${environment.name}`}>
          Edit
        </Button>
        <Button small look="danger" onClick={() => setOpen("delete")} aria-label={`Delete ${environment.name}`}>
          Delete
        </Button>
      </div>
      {open === "edit" && <EnvironmentDialog environment={environment} onClose={close} />}
      <Confirm
        open={open === "delete"}
        onClose={close}
        title={`Delete ${environment.name}?`}
        keep="Keep it"
        action="Delete"
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          remove.mutate(environment.id, {
            onSuccess: () => {
              announce("Deleted.", "good");
              close();
            },
          })
        }
      >
        Nobody can choose it any more. To hide it for a while, edit it instead.
      </Confirm>
    </Card>
  );
}

function sizeOf({ cores, memoryGb, gpus }: Environment): string {
  const words = `${cores} ${cores === 1 ? "core" : "cores"}, ${memoryGb} GB`;
  return gpus > 0 ? `${words}, ${gpus} ${gpus === 1 ? "GPU" : "GPUs"}` : words;
}
