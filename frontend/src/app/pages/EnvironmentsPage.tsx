import { useState } from "react";
import { EnvironmentDialog } from "@/features/environment/EnvironmentDialog";
import { EnvironmentList } from "@/features/environment/EnvironmentList";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/Page";

export function EnvironmentsPage() {
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Environments"
      lead="What people can run: an image with a name, and the size it usually needs."
      actions={
        <Button look="primary" onClick={() => setAdding(true)}>
          New environment
        </Button>
      }
    >
      <EnvironmentList />
      {adding && <EnvironmentDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
