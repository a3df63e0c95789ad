import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { Source, SourceRequest } from "@/lib/api/schema";
import { browserZone, knownZones } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { SelectField, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useAddSource, useChangeSource } from "./api";
import { type Origin, OriginField } from "./OriginField";

type Kind = "libcal" | "ics";

const SHOWN: Record<Kind, string[]> = {
  libcal: ["name", "address", "clientId", "clientSecret", "locationIds", "timeZone"],
  ics: ["name", "address", "content", "timeZone"],
};

export function NewSourceDialog({ onClose }: { onClose: () => void }) {
  const add = useAddSource();
  return <SourceForm title="Add a source" action="Add it" saving={add} send={add.mutateAsync} onClose={onClose} />;
}

export function SourceDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const change = useChangeSource(source);
  return (
    <SourceForm
      title={`Change ${source.name}`}
      action="Save"
      source={source}
      saving={change}
      send={({ kind: _, ...changes }) => change.mutateAsync(changes)}
      onClose={onClose}
    />
  );
}

interface SourceFormProps {
  title: string;
  action: string;
  source?: Source;
  saving: { isPending: boolean; error: unknown };
  send: (request: SourceRequest) => Promise<unknown>;
  onClose: () => void;
}

interface Entered {
  kind: Kind;
  name: string;
  origin: Origin;
  address: string;
  clientId: string;
  clientSecret: string;
}

/** What is missing, at every field at once. What is known already may stay empty in a change. */
function faultsOf(entered: Entered, known: Source | undefined): Record<string, string> {
  const { kind, name, origin, address, clientId, clientSecret } = entered;
  const checks: [string, boolean, string][] =
    kind === "ics"
      ? [["origin", !known && !origin.address && !origin.content, "Enter the calendar's address, or choose its file."]]
      : [
          ["address", address.trim() === "", "Enter the address of the LibCal."],
          ["clientId", clientId.trim() === "", "Enter the client id that LibCal gave you."],
          ["clientSecret", !known?.hasSecret && clientSecret === "", "Enter the client secret that LibCal gave you."],
        ];
  const all: typeof checks = [["name", name.trim() === "", "Enter a name."], ...checks];
  return Object.fromEntries(all.filter(([, isWrong]) => isWrong).map(([field, , message]) => [field, message]));
}

function SourceForm({ title, action, source, saving, send, onClose }: SourceFormProps) {
  const [kind, setKind] = useState<Kind>(source?.kind === "ics" ? "ics" : "libcal");
  const [name, setName] = useState(source?.name ?? "");
  const [timeZone, setTimeZone] = useState(source?.timeZone ?? browserZone());
  const [origin, setOrigin] = useState<Origin>({});
  const [address, setAddress] = useState(source?.address ?? "");
  const [clientId, setClientId] = useState(source?.clientId ?? "");
  const [clientSecret, setClientSecret] = useState("");
  const [locations, setLocations] = useState(source?.locationIds.join(", ") ?? "");
  const [tried, setTried] = useState(false);
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const empty = faultsOf({ kind, name, origin, address, clientId, clientSecret }, source);
  const errorOf = (field: string) => (tried ? empty[field] : undefined) ?? problem?.field(field);

  function submit() {
    setTried(true);
    if (Object.keys(empty).length > 0) return;
    const libCal = {
      address,
      clientId,
      ...(clientSecret && { clientSecret }),
      locationIds: locations.split(/[\s,]+/).filter(Boolean),
    };
    void send({ kind, name, timeZone, ...(kind === "libcal" ? libCal : origin) }).then(
      () => {
        announce(`${name} is being read.`, "good");
        onClose();
      },
      () => undefined, // told below
    );
  }

  return (
    <Dialog open onClose={onClose} title={title}>
      <Form onSubmit={submit} error={saving.error} className="grid gap-4">
        {!source && (
          <SelectField label="What it is" value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            <option value="libcal">A LibCal</option>
            <option value="ics">A calendar (.ics)</option>
          </SelectField>
        )}
        <TextField
          label="Name"
          hint="As the board and the calendars call it."
          autoComplete="off"
          maxLength={100}
          value={name}
          error={errorOf("name")}
          onChange={(event) => setName(event.target.value)}
        />
        {kind === "ics" ? (
          <OriginField
            origin={origin}
            onChange={setOrigin}
            known={source !== undefined}
            error={errorOf("origin") ?? problem?.field("address") ?? problem?.field("content")}
          />
        ) : (
          <>
            <TextField
              label="Address"
              type="url"
              inputMode="url"
              placeholder="https://example.libcal.com"
              value={address}
              error={errorOf("address")}
              onChange={(event) => setAddress(event.target.value)}
            />
            <TextField
              label="Client id"
              autoComplete="off"
              value={clientId}
              error={errorOf("clientId")}
              onChange={(event) => setClientId(event.target.value)}
            />
            <TextField
              label="Client secret"
              type="password"
              autoComplete="off"
              placeholder={source?.hasSecret ? "Leave empty to keep the one it has" : ""}
              hint="Kept encrypted and never shown again."
              value={clientSecret}
              error={errorOf("clientSecret")}
              onChange={(event) => setClientSecret(event.target.value)}
            />
            <TextField
              label="Locations"
              optional
              hint="LibCal's location numbers, with commas between them. None for all."
              autoComplete="off"
              value={locations}
              error={problem?.field("locationIds")}
              onChange={(event) => setLocations(event.target.value)}
            />
          </>
        )}
        <SelectField
          label="Time zone"
          hint="Of times that come without one."
          value={timeZone}
          error={problem?.field("timeZone")}
          onChange={(event) => setTimeZone(event.target.value)}
        >
          {knownZones().map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
        <ErrorNote error={saving.error} fields={SHOWN[kind]} />
        <DialogActions>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" busy={saving.isPending}>
            {action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
