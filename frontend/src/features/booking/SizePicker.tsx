import { Stepper } from "@/ui/Stepper";
import type { Bounds, Wish } from "./wish";

interface SizePickerProps {
  wish: Wish;
  bounds: Bounds;
  onChange: (part: Partial<Wish>) => void;
  errorOf: (field: string) => string | undefined;
}

export function SizePicker({ wish, bounds, onChange, errorOf }: SizePickerProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Stepper
        label="Cores"
        value={wish.cores}
        min={1}
        max={bounds.cores}
        error={errorOf("cores")}
        onChange={(cores) => onChange({ cores })}
      />
      <Stepper
        label="Memory"
        unit="GB"
        value={wish.memoryGb}
        min={1}
        max={bounds.memoryGb}
        error={errorOf("memoryGb")}
        onChange={(memoryGb) => onChange({ memoryGb })}
      />
      <Stepper
        label="GPUs"
        value={wish.gpus}
        min={0}
        max={bounds.gpus}
        error={errorOf("gpus")}
        hint={bounds.gpus === 0 ? "No machine here has one" : undefined}
        onChange={(gpus) => onChange({ gpus })}
      />
    </div>
  );
}
