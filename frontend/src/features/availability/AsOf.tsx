import { exactTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Note } from "@/ui/Notes";

interface AsOfProps {
  answer: { asOf: string; stale?: boolean | null | undefined };
}

/** How old an answer is, when it is known not to be of now. The service says so: this machine's clock may be wrong. */
export function AsOf({ answer }: AsOfProps) {
  const zone = useZone();
  if (!answer.stale) return null;
  return <Note tone="warn">As of {exactTime(answer.asOf, zone)}. Berth checks again when you book.</Note>;
}
