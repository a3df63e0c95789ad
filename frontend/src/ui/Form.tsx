import { type ComponentProps, type FormEvent, useEffect, useRef, useState } from "react";

interface FormProps extends Omit<ComponentProps<"form">, "onSubmit" | "noValidate" | "ref"> {
  onSubmit: () => void;
  /** Why the last attempt to send it was refused. */
  error: unknown;
}

/**
 * Every form. When it can't be sent, or the server refuses it, the first field that is marked as wrong gets the focus, so
 * that nobody has to look for it.
 */
export function Form({ onSubmit, error, children, ...rest }: FormProps) {
  const ref = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);

  function submit(event: FormEvent) {
    event.preventDefault();
    // React passes the event on to the form that a dialog was opened from; that one must not be sent.
    event.stopPropagation();
    setAttempts((before) => before + 1);
    onSubmit();
  }

  // Two effects: that an error goes away, because somebody types, is no reason to move the focus.
  useEffect(() => {
    if (attempts > 0) focusFirstFault(ref.current);
  }, [attempts]);
  useEffect(() => {
    if (error) focusFirstFault(ref.current);
  }, [error]);

  return (
    <form ref={ref} {...rest} noValidate onSubmit={submit}>
      {children}
    </form>
  );
}

function focusFirstFault(form: HTMLFormElement | null) {
  form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}
