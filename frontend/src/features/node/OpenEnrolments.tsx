import { useQuery } from "@tanstack/react-query";
import type { OpenEnrolment } from "@/lib/api/schema";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { ErrorNote } from "@/ui/Notes";
import { openEnrolments, useWithdrawEnrolment } from "./api";

/** Tokens that no machine has used. Nothing is shown while there are none. */
export function OpenEnrolments() {
  const open = useQuery(openEnrolments);
  if (!open.data?.items.length) return null;
  return (
    <section aria-labelledby="open-enrolments" className="mt-8 grid gap-3">
      <h2 id="open-enrolments" className="text-lg font-semibold">
        Waiting for a machine
      </h2>
      <ul className="grid gap-2">
        {open.data.items.map((one) => (
          <li key={one.id}>
            <Waiting enrolment={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Waiting({ enrolment }: { enrolment: OpenEnrolment }) {
  const zone = useZone();
  const withdraw = useWithdrawEnrolment();
  const name = enrolment.name ?? "A machine that names itself";
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span>
        {name}{" "}
        <span className="text-sm text-ink-soft">· token works until {dayAndTime(enrolment.expiresAt, zone)}</span>
      </span>
      <Button
        small
        busy={withdraw.isPending}
        aria-label={`Withdraw the token of ${name}`}
        onClick={() =>
          withdraw.mutate(enrolment.id, {
            onSuccess: () => announce("Withdrawn: the token does not work any more.", "good"),
          })
        }
      >
        Withdraw
      </Button>
      <ErrorNote error={withdraw.error} />
    </div>
  );
}
