import { X } from "lucide-react";
import { cx } from "@/lib/cx";
import { ErrorNote, Note } from "@/ui/Notes";
import { reportOf } from "./refresh";
import type { useRefresh } from "./useRefresh";

/** What the outside sources said, or that they are being asked. */
export function RefreshReport({ refresh }: { refresh: ReturnType<typeof useRefresh> }) {
  const report = reportOf(refresh.data ?? []);
  return (
    <div className={cx(!refresh.isIdle && "mb-6")}>
      <div role="status">
        {refresh.reading > 0 && (
          <Note>
            Refreshing {refresh.reading} {refresh.reading === 1 ? "source" : "sources"}…
          </Note>
        )}
        {refresh.isSuccess && (
          <Note tone={report.some(({ bad }) => bad) ? "warn" : "good"}>
            <div className="flex items-start gap-3">
              <ul className="grid grow gap-1">
                {report.length === 0 && <li>The board is up to date. No outside source fills a room.</li>}
                {report.map(({ text }) => (
                  <li key={text} className="break-words">
                    {text}
                  </li>
                ))}
              </ul>
              <button
                type="button"
                aria-label="Put this away"
                onClick={refresh.reset}
                className="-m-2 grid size-9 shrink-0 place-items-center rounded-lg hover:bg-sunken"
              >
                <X size={16} aria-hidden />
              </button>
            </div>
          </Note>
        )}
      </div>
      <ErrorNote error={refresh.error} />
    </div>
  );
}
