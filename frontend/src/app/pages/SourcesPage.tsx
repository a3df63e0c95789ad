import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SyncItem } from "@/features/portal/SyncItem";
import { allRooms } from "@/features/room/api";
import { NewSourceDialog } from "@/features/source/SourceDialog";
import { SourceList } from "@/features/source/SourceList";
import { Button, LinkButton } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { paths } from "../paths";

export function SourcesPage() {
  const rooms = useQuery(allRooms());
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Sources"
      lead="Outside calendars whose bookings block Berth rooms."
      actions={
        <div className="flex flex-wrap gap-2">
          <LinkButton to={paths.adminSyncs()}>All syncs</LinkButton>
          <Button look="primary" onClick={() => setAdding(true)}>
            Add a source
          </Button>
        </div>
      }
    >
      <SourceList
        rooms={rooms.data ?? []}
        syncsOf={({ id }) => paths.adminSyncs({ source: id })}
        syncAs={(job) => <SyncItem job={job} />}
      />
      {adding && <NewSourceDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
