import type { Environment } from "@/lib/api/schema";
import { cx } from "@/lib/cx";

interface EnvironmentPickerProps {
  environments: Environment[];
  chosen: string;
  error: string | undefined;
  onChoose: (environment: Environment) => void;
}

export function EnvironmentPicker({ environments, chosen, error, onChoose }: EnvironmentPickerProps) {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="sr-only">Environment</legend>
      {environments.map((environment) => (
        <label
          key={environment.id}
          className={cx(
            "grid cursor-pointer content-start gap-1 rounded-xl border p-4 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-buoy-mark",
            environment.id === chosen ? "border-sea bg-sea-wash" : "border-line-strong/50 hover:bg-sunken",
          )}
        >
          <input
            type="radio"
            name="environment"
            className="sr-only"
            checked={environment.id === chosen}
            onChange={() => onChoose(environment)}
          />
          <span className="font-semibold">{environment.name}</span>
          {environment.description && <span className="text-sm text-ink-soft">{environment.description}</span>}
          <span className="text-sm text-ink-soft">{usual(environment)}</span>
        </label>
      ))}
      {error && (
        <p role="alert" className="text-sm font-medium text-flare">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function usual({ cores, memoryGb, gpus }: Environment): string {
  const gpuWords = gpus > 0 ? `, ${gpus} GPU` : "";
  return `Usually ${cores} ${cores === 1 ? "core" : "cores"}, ${memoryGb} GB${gpuWords}`;
}
