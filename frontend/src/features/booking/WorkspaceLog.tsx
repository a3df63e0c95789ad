import { useEffect, useRef, useState } from "react";
import { cx } from "@/lib/cx";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Page";
import { asText, type LogLine, MOST_LINES, useLog } from "./log";
import type { WatchState } from "./watch";

const stateWords: Record<WatchState, string> = {
  opening: "Opening the log …",
  live: "Live",
  lost: "The log is away. Trying again …",
  ended: "The log has ended.",
};

/** What the workspace writes. It is asked for only when somebody opens it. */
export function WorkspaceLog({ bookingId }: { bookingId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">Log</h2>
        <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide the log" : "Show the log"}
        </Button>
      </div>
      {open && <OpenLog bookingId={bookingId} />}
    </Card>
  );
}

function OpenLog({ bookingId }: { bookingId: string }) {
  const { lines, state } = useLog(bookingId);
  const [follows, setFollows] = useState(true);
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line moves the end
  useEffect(() => {
    if (follows && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [follows, lines]);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <span role="status">{stateWords[state]}</span>
        <label className="inline-flex items-center gap-2">
          <input type="checkbox" checked={follows} onChange={(event) => setFollows(event.target.checked)} />
          Follow
        </label>
        <Button
          small
          look="quiet"
          cannot={lines.length === 0 ? "There is nothing yet." : undefined}
          onClick={() => download(bookingId, lines)}
        >
          Download
        </Button>
      </div>
      <section
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        aria-label="Log of the workspace"
        className="h-80 overflow-auto rounded-lg bg-sunken p-3 font-mono text-xs leading-5"
      >
        {lines.map((line, position) => (
          <span
            key={position}
            title={line.at || undefined}
            className={cx("block whitespace-pre-wrap wrap-anywhere", line.source === "stderr" && "text-flare")}
          >
            {line.text || " "}
          </span>
        ))}
      </section>
      {lines.length === MOST_LINES && <p className="text-sm text-ink-soft">Older lines are not shown.</p>}
    </>
  );
}

function download(bookingId: string, lines: LogLine[]) {
  const address = URL.createObjectURL(new Blob([asText(lines)], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `workspace-${bookingId}.log`;
  link.click();
  URL.revokeObjectURL(address);
}
