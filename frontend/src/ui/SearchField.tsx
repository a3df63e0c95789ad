import { Combobox } from "@base-ui/react/combobox";
import { ChevronDown, X } from "lucide-react";
import { Field, inputLook } from "./Field";

export interface Choice {
  value: string;
  label: string;
}

export interface ChoiceGroup {
  value: string;
  items: Choice[];
}

interface SearchFieldProps {
  label: string;
  /** What it means that nothing is chosen. */
  nothing: string;
  groups: ChoiceGroup[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** One out of many: what is typed narrows the list. */
export function SearchField({ label, nothing, groups, value, onChange }: SearchFieldProps) {
  const chosen = groups.flatMap(({ items }) => items).find((one) => one.value === value) ?? null;
  return (
    <Combobox.Root items={groups} value={chosen} onValueChange={(next) => onChange(next?.value)} autoHighlight>
      <Field label={label}>
        {(control) => (
          <Combobox.InputGroup className="relative">
            <Combobox.Input {...control} placeholder={nothing} className={`${inputLook} pr-20`} />
            <div className="absolute inset-y-0 right-0 flex text-ink-soft">
              <Combobox.Clear className="grid w-9 place-items-center" aria-label={`Choose nothing for ${label}`}>
                <X aria-hidden className="size-4" />
              </Combobox.Clear>
              <Combobox.Trigger className="grid w-10 place-items-center" aria-label={`All choices for ${label}`}>
                <ChevronDown aria-hidden className="size-4" />
              </Combobox.Trigger>
            </div>
          </Combobox.InputGroup>
        )}
      </Field>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-50">
          <Combobox.Popup className="max-h-[min(20rem,var(--available-height))] w-(--anchor-width) overflow-y-auto rounded-lg border border-line bg-surface py-1 shadow-xl">
            <Combobox.Empty>
              <p className="px-3 py-2 text-sm text-ink-soft">Nothing is called that.</p>
            </Combobox.Empty>
            <Combobox.List>
              {(group: ChoiceGroup) => (
                <Combobox.Group key={group.value} items={group.items}>
                  <Combobox.GroupLabel className="px-3 pt-2 pb-1 text-sm font-semibold text-ink-soft">
                    {group.value}
                  </Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(choice: Choice) => (
                      <Combobox.Item
                        key={choice.value}
                        value={choice}
                        className="flex min-h-11 cursor-pointer items-center px-3 data-highlighted:bg-sea-wash data-highlighted:text-sea data-selected:font-semibold"
                      >
                        {choice.label}
                      </Combobox.Item>
                    )}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
