import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { Environment, EnvironmentChange } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { SelectField, TextArea, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { Stepper } from "@/ui/Stepper";
import { useSaveEnvironment } from "./api";
import { joinCommand, splitCommand } from "./command";
import { CAPABILITIES, type Egress, egressWords } from "./confinement";
import { readVariables, writeVariables } from "./variables";

const MOST_CORES = 256;
const MOST_MEMORY_GB = 4096;
const MOST_GPUS = 16;

export function EnvironmentDialog({
  environment,
  onClose,
}: {
  environment?: Environment | undefined;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(environment));
  const save = useSaveEnvironment(environment?.id);
  const problem = save.error instanceof Problem ? save.error : undefined;
  const [faults, setFaults] = useState<Faults>({});
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));

  function submit() {
    const { fields, faults: found } = fieldsOf(draft);
    setFaults(found);
    if (!fields) return;
    save.mutate(fields, {
      onSuccess: () => {
        announce("Saved.", "good");
        onClose();
      },
    });
  }

  return (
    <Dialog open onClose={onClose} title={environment ? `Edit ${environment.name}` : "New environment"}>
      <Form onSubmit={submit} error={save.error} className="grid gap-4">
        <TextField
          label="Name"
          value={draft.name}
          error={problem?.field("name")}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label="Description"
          optional
          hint="One sentence for somebody who has never heard of it."
          value={draft.description}
          error={problem?.field("description")}
          onChange={(event) => change({ description: event.target.value })}
        />
        <TextField
          label="Image"
          hint="As Docker names it, with its tag."
          value={draft.image}
          error={problem?.field("image")}
          onChange={(event) => change({ image: event.target.value })}
        />
        <TextField
          label="Port"
          inputMode="numeric"
          hint="Where its page answers. Several with commas between them; Connect opens the first."
          value={draft.ports}
          error={faults.ports ?? problem?.field("ports")}
          onChange={(event) => change({ ports: event.target.value })}
        />
        <TextArea
          label="Command"
          optional
          rows={2}
          hint="What runs in it, when not what the image says. Quote what belongs together: sh -c 'echo hello'."
          className="font-mono"
          value={draft.command}
          error={faults.command ?? problem?.field("command")}
          onChange={(event) => change({ command: event.target.value })}
        />
        <TextArea
          label="Variables"
          optional
          rows={2}
          hint="NAME=value, one on each line. Whoever uses it can read them: no passwords."
          className="font-mono"
          value={draft.variables}
          error={faults.variables ?? problem?.field("variables")}
          onChange={(event) => change({ variables: event.target.value })}
        />
        <div className="grid grid-cols-3 gap-3">
          <Stepper
            label="Cores"
            value={draft.cores}
            min={1}
            max={MOST_CORES}
            hint="suggested to people"
            error={problem?.field("cores")}
            onChange={(cores) => change({ cores })}
          />
          <Stepper
            label="Memory"
            value={draft.memoryGb}
            min={1}
            max={MOST_MEMORY_GB}
            hint="GB"
            error={problem?.field("memoryGb")}
            onChange={(memoryGb) => change({ memoryGb })}
          />
          <Stepper
            label="GPUs"
            value={draft.gpus}
            min={0}
            max={MOST_GPUS}
            hint="suggested to people"
            error={problem?.field("gpus")}
            onChange={(gpus) => change({ gpus })}
          />
        </div>
        <SelectField
          label="Network"
          hint="Its node, its neighbours and the addresses of a cloud's metadata are never reached."
          value={draft.egress}
          error={problem?.field("egress")}
          onChange={(event) => change({ egress: event.target.value as Egress })}
        >
          {Object.entries(egressWords).map(([egress, words]) => (
            <option key={egress} value={egress}>
              {words}
            </option>
          ))}
        </SelectField>
        <Capabilities chosen={draft.capabilities} onChange={(capabilities) => change({ capabilities })} />
        <Check
          label="The image's own files cannot be changed"
          checked={draft.readOnlyRoot}
          onChange={(readOnlyRoot) => change({ readOnlyRoot })}
        />
        {environment && (
          <Check label="People can choose it" checked={draft.enabled} onChange={(enabled) => change({ enabled })} />
        )}
        <ErrorNote error={save.error} />
        <DialogActions>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" busy={save.isPending}>
            Save
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function Check({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        className="size-5 accent-sea"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}

type Capability = Environment["capabilities"][number];

function Capabilities({ chosen, onChange }: { chosen: Capability[]; onChange: (chosen: Capability[]) => void }) {
  return (
    <details open={chosen.length > 0 || undefined}>
      <summary className="min-h-11 cursor-pointer content-center text-sm font-medium">
        Linux capabilities <span className="font-normal text-ink-soft">(none is usual)</span>
      </summary>
      <p className="text-sm text-ink-soft">
        For images whose first program is root and changes to the user itself, like RStudio. They reach no further than
        the workspace.
      </p>
      <div className="grid sm:grid-cols-2">
        {CAPABILITIES.map((one) => (
          <Check
            key={one}
            label={one}
            checked={chosen.includes(one)}
            onChange={(checked) => onChange(checked ? [...chosen, one] : chosen.filter((other) => other !== one))}
          />
        ))}
      </div>
    </details>
  );
}

interface Draft extends Omit<EnvironmentChange, "ports" | "command" | "variables" | "description"> {
  ports: string;
  command: string;
  variables: string;
  description: string;
}

function draftOf(environment: Environment | undefined): Draft {
  return {
    name: environment?.name ?? "",
    description: environment?.description ?? "",
    image: environment?.image ?? "",
    ports: environment?.ports.join(", ") ?? "8080",
    command: joinCommand(environment?.command ?? []),
    variables: writeVariables(environment?.variables ?? {}),
    cores: environment?.cores ?? 1,
    memoryGb: environment?.memoryGb ?? 1,
    gpus: environment?.gpus ?? 0,
    egress: environment?.egress ?? "internet",
    capabilities: environment?.capabilities ?? [],
    readOnlyRoot: environment?.readOnlyRoot ?? false,
    enabled: environment?.enabled ?? true,
  };
}

type Faults = Partial<Record<"ports" | "command" | "variables", string>>;

/** What the server can be asked for, or what is wrong with it before it is asked. */
function fieldsOf({ ports, command, variables, ...rest }: Draft): { fields?: EnvironmentChange; faults: Faults } {
  const numbers = ports.split(/[\s,]+/).filter(Boolean);
  const split = splitCommand(command);
  const read = readVariables(variables);
  const faults: Faults = {};
  if (numbers.some((text) => !/^\d+$/.test(text))) faults.ports = "Enter numbers with commas between them.";
  if ("fault" in split) faults.command = split.fault;
  if ("fault" in read) faults.variables = read.fault;
  if (faults.ports || "fault" in split || "fault" in read) return { faults };
  const fields = { ...rest, name: rest.name.trim(), image: rest.image.trim() };
  return { fields: { ...fields, ports: numbers.map(Number), command: split.words, variables: read.variables }, faults };
}
