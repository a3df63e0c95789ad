import { cx } from "@/lib/cx";

interface TagPickerProps {
  tags: string[];
  chosen: string[];
  error: string | undefined;
  onChange: (tags: string[]) => void;
}

/** Only machines that carry every chosen tag. */
export function TagPicker({ tags, chosen, error, onChange }: TagPickerProps) {
  if (tags.length === 0) return null;
  const toggle = (tag: string) =>
    onChange(chosen.includes(tag) ? chosen.filter((other) => other !== tag) : [...chosen, tag]);
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">
        Only machines with <span className="font-normal text-ink-soft">(optional)</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {tags.map((tag) => (
          <label
            key={tag}
            className={cx(
              "inline-flex min-h-9 cursor-pointer items-center rounded-full border px-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-buoy-mark",
              chosen.includes(tag) ? "border-sea bg-sea-wash text-sea" : "border-line-strong/60 hover:bg-sunken",
            )}
          >
            <input type="checkbox" checked={chosen.includes(tag)} onChange={() => toggle(tag)} className="sr-only" />
            {tag}
          </label>
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-1 text-sm font-medium text-flare">
          {error}
        </p>
      )}
    </fieldset>
  );
}
