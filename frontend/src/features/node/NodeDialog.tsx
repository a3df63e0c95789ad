import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { Node } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useChangeNode } from "./api";
import { splitTags } from "./rules";

export function NodeDialog({ node, onClose }: { node: Node; onClose: () => void }) {
  const [name, setName] = useState(node.name);
  const [site, setSite] = useState(node.site ?? "");
  const [tags, setTags] = useState(node.tags.join(", "));
  // What somebody else changes meanwhile must not be overwritten unseen.
  const [opened] = useState(node.version);
  const change = useChangeNode();
  const problem = change.error instanceof Problem ? change.error : undefined;

  function submit() {
    change.mutate(
      { id: node.id, version: opened, changes: { name: name.trim(), site: site.trim(), tags: splitTags(tags) } },
      {
        onSuccess: () => {
          announce("Saved.", "good");
          onClose();
        },
      },
    );
  }

  return (
    <Dialog open onClose={onClose} title={`Edit ${node.name}`}>
      <Form onSubmit={submit} error={change.error} className="grid gap-4">
        <TextField
          label="Name"
          value={name}
          error={problem?.field("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="Site"
          value={site}
          error={problem?.field("site")}
          onChange={(event) => setSite(event.target.value)}
        />
        <TextField
          label="Tags"
          hint="With commas between them. People pick machines by them."
          value={tags}
          error={problem?.field("tags")}
          onChange={(event) => setTags(event.target.value)}
        />
        <ErrorNote error={change.error} />
        <DialogActions>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" busy={change.isPending}>
            Save
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
