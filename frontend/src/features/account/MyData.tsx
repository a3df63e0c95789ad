import { download } from "@/lib/download";
import { Button } from "@/ui/Button";
import { ErrorNote } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { useExport } from "./api";

export function MyData() {
  const data = useExport();
  return (
    <Card className="grid gap-2">
      <h2 className="text-lg font-semibold">Your data</h2>
      <p className="text-sm text-ink-soft">
        Your account, sessions, API tokens, bookings and notes, and what was changed by you and about you, in one JSON
        file.
      </p>
      <ErrorNote error={data.error} />
      <Button
        className="justify-self-start"
        busy={data.isPending}
        onClick={() => data.mutate(undefined, { onSuccess: save })}
      >
        Download my data
      </Button>
    </Card>
  );
}

function save(data: unknown) {
  download("berth-my-data.json", "application/json", JSON.stringify(data, null, 2));
}
