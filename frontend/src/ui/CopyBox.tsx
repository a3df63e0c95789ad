import { announce } from "./announce";
import { Button } from "./Button";
import { Field, inputLook } from "./Field";

/** Text to carry elsewhere. Selecting it by hand works where the clipboard is not allowed. */
export function CopyBox({ label, text }: { label: string; text: string }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      announce("Copied.", "good");
    } catch {
      announce("This browser does not let pages copy: select the text instead.");
    }
  }
  return (
    <div className="grid grid-cols-[1fr_auto] items-end gap-2">
      <Field label={label}>
        {(control) => (
          <input
            {...control}
            readOnly
            value={text}
            onFocus={(event) => event.target.select()}
            className={`${inputLook} font-mono text-sm`}
          />
        )}
      </Field>
      <Button onClick={copy} aria-label={`Copy ${label.toLowerCase()}`}>
        Copy
      </Button>
    </div>
  );
}
