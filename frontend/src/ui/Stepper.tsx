import { NumberField } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";
import { useId } from "react";

interface StepperProps {
  label: string;
  unit?: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  error?: string | undefined;
  hint?: string | undefined;
}

const stepButton =
  "grid w-11 place-items-center text-ink-soft hover:bg-sunken hover:text-ink data-disabled:opacity-40 data-disabled:cursor-not-allowed";

export function Stepper({ label, unit, value, min, max, onChange, error, hint }: StepperProps) {
  const id = useId();
  return (
    <div className="grid content-start gap-1.5">
      <NumberField.Root id={id} value={value} min={min} max={max} onValueChange={(next) => onChange(next ?? min)}>
        <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
          {label}
        </label>
        <NumberField.Group className="flex overflow-hidden rounded-lg border border-line-strong/70 bg-surface">
          <NumberField.Decrement aria-label={`Less ${label.toLowerCase()}`} className={stepButton}>
            <Minus size={16} aria-hidden />
          </NumberField.Decrement>
          <NumberField.Input
            aria-describedby={`${id}-note`}
            aria-invalid={error ? true : undefined}
            className="min-h-11 w-full min-w-0 border-x border-line bg-transparent text-center font-medium"
          />
          <NumberField.Increment aria-label={`More ${label.toLowerCase()}`} className={stepButton}>
            <Plus size={16} aria-hidden />
          </NumberField.Increment>
        </NumberField.Group>
      </NumberField.Root>
      <p id={`${id}-note`} className={error ? "text-sm font-medium text-flare" : "text-sm text-ink-soft"}>
        {error ?? hint ?? `${unit ? `${unit}, ` : ""}up to ${max}`}
      </p>
    </div>
  );
}
