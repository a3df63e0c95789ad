import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { allNodes } from "@/features/node/api";
import { EnrolDialog } from "@/features/node/EnrolDialog";
import { NodeCard } from "@/features/node/NodeCard";
import { OpenEnrolments } from "@/features/node/OpenEnrolments";
import { Button } from "@/ui/Button";
import { Empty, ErrorNote, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

export function NodesPage() {
  const [adding, setAdding] = useState(false);
  const add = (
    <Button look="primary" onClick={() => setAdding(true)}>
      Add a node
    </Button>
  );
  return (
    <Page title="Nodes" lead="The machines, and how much of each is in use now." actions={add}>
      <Nodes onAdd={() => setAdding(true)} />
      <OpenEnrolments />
      {adding && <EnrolDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Nodes({ onAdd }: { onAdd: () => void }) {
  const nodes = useQuery(allNodes(true));
  if (nodes.isPending) return <SkeletonList label="Loading nodes" />;
  if (nodes.isError) return <ErrorNote error={nodes.error} retry={() => void nodes.refetch()} />;
  if (nodes.data.length === 0) {
    return (
      <Empty
        title="No node yet"
        action={
          <Button look="primary" onClick={onAdd}>
            Add the first one
          </Button>
        }
      >
        Run the agent on a machine, and it shows up here.
      </Empty>
    );
  }
  return (
    <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
      {nodes.data.map((node) => (
        <li key={node.id} className="grid">
          <NodeCard node={node} path={paths.adminNode(node.id)} />
        </li>
      ))}
    </ul>
  );
}
