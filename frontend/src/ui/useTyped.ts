import { type ChangeEvent, type FocusEvent, useEffect, useRef, useState } from "react";

interface Typing {
  /** What the page holds. */
  value: string;
  onChange: (value: string) => void;
  /** Why the page can't take what stands in the control; undefined when it can. */
  faultOf?: (input: HTMLInputElement) => string | undefined;
}

interface Draft {
  text: string;
  /** What the page held when this was typed. */
  over: string;
  typing: boolean;
  fault?: string | undefined;
}

/**
 * Keeps what a person types until the page can take it. The page gets a value as soon as it is complete and allowed. It
 * never writes into a control that is being typed in, because the address follows later than the next key. When a person
 * leaves a control with a value that isn't allowed, the value stays with a message, and its form isn't sent.
 */
export function useTyped({ value, onChange, faultOf = () => undefined }: Typing) {
  const ref = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<Draft>();
  const shown = draft && (draft.typing || draft.over === value) ? draft : undefined;

  function take({ target }: ChangeEvent<HTMLInputElement>) {
    setDraft({ text: target.value, over: value, typing: true });
    if (faultOf(target) === undefined) onChange(target.value);
  }

  function judge(input: HTMLInputElement): boolean {
    const fault = faultOf(input);
    setDraft(fault === undefined ? undefined : { text: input.value, over: value, typing: false, fault });
    return fault === undefined;
  }

  // React's own handlers hear of a submit after the form itself, so the form is the place to stop it.
  useEffect(() => {
    const form = ref.current?.form;
    function hold(event: SubmitEvent) {
      if (!ref.current || judge(ref.current)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      ref.current.focus();
    }
    form?.addEventListener("submit", hold);
    return () => form?.removeEventListener("submit", hold);
  });

  return {
    control: {
      ref,
      value: shown?.text ?? value,
      onChange: take,
      onBlur: ({ target }: FocusEvent<HTMLInputElement>) => void judge(target),
    },
    fault: shown?.fault,
  };
}
