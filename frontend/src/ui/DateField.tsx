import type { ReactNode } from "react";
import { cx } from "@/lib/cx";
import { dateFault, timeFault } from "./dateFaults";
import { Field, inputLook } from "./Field";
import { useTyped } from "./useTyped";

interface DateFieldProps {
  label: string;
  /** A calendar day, "2026-11-24"; empty for none. */
  value: string;
  onChange: (day: string) => void;
  min?: string | undefined;
  max?: string | undefined;
  /** May stay empty. */
  optional?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
}

/** The one field for a day. It can be typed key by key: the page gets only whole days that are allowed (useTyped). */
export function DateField({ label, value, onChange, min, max, optional = false, hint, error }: DateFieldProps) {
  const { control: typed, fault } = useTyped({
    value,
    onChange,
    faultOf: (input) => dateFault(input, { min, max, optional }),
  });
  return (
    <Field label={label} hint={hint} error={fault ?? error}>
      {(control) => <input type="date" min={min} max={max} {...typed} {...control} className={inputLook} />}
    </Field>
  );
}

interface TimeProps {
  label: string;
  /** "14:30"; empty for none. */
  value: string;
  onChange: (time: string) => void;
  /** Between the times that the control's own picker offers. */
  stepMinutes: number;
  optional?: boolean;
  error?: string | undefined;
}

/** The same for a time of day. */
export function TimeField({ label, value, onChange, stepMinutes, optional = false, error }: TimeProps) {
  const { control: typed, fault } = useTyped({ value, onChange, faultOf: (input) => timeFault(input, optional) });
  return (
    <Field label={label} error={fault ?? error}>
      {(control) => <input type="time" step={stepMinutes * 60} {...typed} {...control} className={inputLook} />}
    </Field>
  );
}

interface TimeInputProps extends TimeProps {
  /** It cannot be taken together with others; the words for it stand beside them all, at `describedBy`. */
  faulty?: boolean;
  describedBy?: string | undefined;
  className?: string;
}

/** A time where a label has no place: in a row that is named already. */
export function TimeInput({
  label,
  value,
  onChange,
  stepMinutes,
  optional = false,
  faulty = false,
  describedBy,
  className,
}: TimeInputProps) {
  const { control, fault } = useTyped({ value, onChange, faultOf: (input) => timeFault(input, optional) });
  return (
    <div className="min-w-0">
      <input
        type="time"
        step={stepMinutes * 60}
        aria-label={label}
        aria-invalid={fault || faulty ? true : undefined}
        aria-describedby={describedBy}
        {...control}
        className={cx(inputLook, className)}
      />
      {fault && (
        <p role="alert" className="text-sm font-medium text-flare">
          {fault}
        </p>
      )}
    </div>
  );
}
