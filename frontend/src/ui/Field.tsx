import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cx } from "@/lib/cx";

export const inputLook =
  "w-full rounded-lg border border-line-strong/70 bg-surface px-3 min-h-11 text-ink placeholder:text-ink-soft/70 aria-invalid:border-flare aria-invalid:border-2";

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  children: (control: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": boolean | undefined;
  }) => ReactNode;
}

/** A label, its control, and the words beneath it, tied together. */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  const id = useId();
  const described = cx(error && `${id}-error`, hint !== undefined && `${id}-hint`) || undefined;
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-ink-soft"> (optional)</span>}
      </label>
      {children({ id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-flare" role="alert">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, "children"> & ComponentProps<"input">;

export function TextField({ label, hint, error, optional, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => <input {...input} {...control} className={cx(inputLook, className)} />}
    </Field>
  );
}

type TextAreaProps = Omit<FieldProps, "children"> & ComponentProps<"textarea">;

export function TextArea({ label, hint, error, optional, className, ...input }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => <textarea rows={3} {...input} {...control} className={cx(inputLook, "py-2", className)} />}
    </Field>
  );
}

type SelectFieldProps = Omit<FieldProps, "children"> & ComponentProps<"select">;

export function SelectField({ label, hint, error, optional, children, ...select }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <select {...select} {...control} className={inputLook}>
          {children}
        </select>
      )}
    </Field>
  );
}
