import { SelectField } from "@/ui/Field";

const choices = [5, 10, 15, 30, 60];

interface AlarmChoiceProps {
  minutes: number | undefined;
  onChoose: (minutes: number | undefined) => void;
}

export function AlarmChoice({ minutes, onChoose }: AlarmChoiceProps) {
  return (
    <SelectField
      label="Alarm"
      value={minutes ?? ""}
      hint="Becomes part of the addresses below. Some apps let you switch alarms off for a subscription; Google ignores them."
      onChange={(event) => onChoose(event.target.value === "" ? undefined : Number(event.target.value))}
    >
      <option value="">None</option>
      {choices.map((one) => (
        <option key={one} value={one}>
          {one} minutes before
        </option>
      ))}
    </SelectField>
  );
}
