import { announce } from "./announce";
import { Button } from "./Button";
import { Field, inputLook } from "./Field";

async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    announce("Copied.", "good");
  } catch {
    announce("This browser does not let pages copy: select the text instead.");
  }
}

/** Text to carry elsewhere. Selecting it by hand works where the clipboard is not allowed. */
export function CopyBox({ label, text }: { label: string; text: string }) {
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
      <Button onClick={() => copy(text)} aria-label={`Copy ${label.toLowerCase()}`}>
        Copy
      </Button>
    </div>
  );
}

/** The same for several lines, which stay lines. */
export function CopyLines({ label, text }: { label: string; text: string }) {
  return (
    <div className="grid justify-items-end gap-2">
      <div className="w-full">
        <Field label={label}>
          {(control) => (
            <textarea
              {...control}
              readOnly
              rows={text.split("\n").length + 1}
              wrap="off"
              value={text}
              onFocus={(event) => event.target.select()}
              className={`${inputLook} overflow-x-auto font-mono text-sm`}
            />
          )}
        </Field>
      </div>
      <Button onClick={() => copy(text)} aria-label={`Copy ${label.toLowerCase()}`}>
        Copy
      </Button>
    </div>
  );
}
