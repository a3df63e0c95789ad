import { useState } from "react";
import { Field, inputLook, TextField } from "@/ui/Field";
import { AddressHelp } from "./AddressHelp";
import { LARGEST_FILE } from "./words";

/** Where a calendar comes from: its address, or the file itself. */
export interface Origin {
  address?: string;
  content?: string;
}

interface OriginFieldProps {
  origin: Origin;
  onChange: (origin: Origin) => void;
  /** What the server says of one of them. */
  error: string | undefined;
  /** There is one already, which stays when nothing is entered. */
  known?: boolean;
}

export function OriginField({ origin, onChange, error, known = false }: OriginFieldProps) {
  const [byFile, setByFile] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);

  async function take(file: File | undefined) {
    const fits = !file || file.size <= LARGEST_FILE;
    setTooLarge(!fits);
    onChange(file && fits ? { content: await file.text() } : {});
  }

  return (
    <div className="grid gap-3">
      <fieldset>
        <legend className="text-sm font-medium">Where it comes from</legend>
        <div className="flex flex-wrap gap-x-5">
          {[false, true].map((file) => (
            <label key={String(file)} className="flex min-h-11 items-center gap-2">
              <input
                type="radio"
                name="origin"
                className="size-5 accent-sea"
                checked={byFile === file}
                onChange={() => {
                  setByFile(file);
                  onChange({});
                }}
              />
              {file ? "A file" : "An address"}
            </label>
          ))}
        </div>
      </fieldset>
      {byFile ? (
        <Field
          label="Calendar file"
          hint="An .ics file of up to 700 KB. It stays as it is until you upload another."
          error={tooLarge ? "That file is larger than 700 KB. Use the calendar's address instead." : error}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".ics,text/calendar"
              className={`${inputLook} py-2`}
              onChange={(event) => void take(event.target.files?.[0])}
            />
          )}
        </Field>
      ) : (
        <>
          <TextField
            label="Calendar address"
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder={known ? "Leave empty to keep the one it has" : "https://… or webcal://…"}
            hint="The address that ends in .ics. Whoever knows it can read the calendar, so it is kept encrypted and not shown again."
            value={origin.address ?? ""}
            error={error}
            onChange={(event) => onChange(event.target.value === "" ? {} : { address: event.target.value })}
          />
          <AddressHelp />
        </>
      )}
    </div>
  );
}
