import { NumberField } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";

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

/**
 * A whole number within bounds. What is typed is never changed: a number out of bounds stays with a message, the page keeps
 * the last one that it could take, and the form is not sent.
 */
export function Stepper({ label, unit, value, min, max, onChange, error, hint }: StepperProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<{ typed: number | null }>();
  const shown = refused ? refused.typed : value;
  const fits = shown !== null && Number.isInteger(shown) && shown >= min && shown <= max;
  const fault = fits ? error : `Enter a whole number from ${min} to ${max}.`;

  function take(next: number | null) {
    const canBe = next !== null && Number.isInteger(next) && next >= min && next <= max;
    setRefused(canBe ? undefined : { typed: next });
    if (canBe) onChange(next);
  }

  // React's own handlers hear of a submit after the form itself, so the form is the place to stop it.
  useEffect(() => {
    const form = input.current?.form;
    function hold(event: SubmitEvent) {
      if (fits) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      input.current?.focus();
    }
    form?.addEventListener("submit", hold);
    return () => form?.removeEventListener("submit", hold);
  }, [fits]);

  return (
    <div className="grid content-start gap-1.5">
      <NumberField.Root id={id} value={shown} min={min} max={max} allowOutOfRange onValueChange={take}>
        <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
          {label}
        </label>
        <NumberField.Group className="flex overflow-hidden rounded-lg border border-line-strong/70 bg-surface has-aria-invalid:border-2 has-aria-invalid:border-flare">
          <NumberField.Decrement aria-label={`Less ${label.toLowerCase()}`} className={stepButton}>
            <Minus size={16} aria-hidden />
          </NumberField.Decrement>
          <NumberField.Input
            ref={input}
            aria-describedby={`${id}-note`}
            aria-invalid={fault ? true : undefined}
            className="min-h-11 w-full min-w-0 border-x border-line bg-transparent text-center font-medium"
          />
          <NumberField.Increment aria-label={`More ${label.toLowerCase()}`} className={stepButton}>
            <Plus size={16} aria-hidden />
          </NumberField.Increment>
        </NumberField.Group>
      </NumberField.Root>
      <p
        id={`${id}-note`}
        role={fault ? "alert" : undefined}
        className={fault ? "text-sm font-medium text-flare" : "text-sm text-ink-soft"}
      >
        {fault ?? hint ?? `${unit ? `${unit}, ` : ""}up to ${max}`}
      </p>
    </div>
  );
}
