import { ChevronLeft, ChevronRight } from "lucide-react";
import { Link } from "react-router";
import { cx } from "@/lib/cx";
import { LinkButton } from "@/ui/Button";

interface Choice {
  text: string;
  to: string;
  current: boolean;
}

interface ToolbarProps {
  title: string;
  back: string;
  on: string;
  today: string;
  isToday: boolean;
  views: Choice[];
}

/** Where one is, and the ways from here; all are links, so that Back undoes them. */
export function Toolbar({ title, back, on, today, isToday, views }: ToolbarProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
      <div className="flex items-center gap-1">
        <Arrow to={back} label="Earlier" icon={<ChevronLeft aria-hidden />} />
        <Arrow to={on} label="Later" icon={<ChevronRight aria-hidden />} />
        <LinkButton small to={today} replace preventScrollReset aria-current={isToday ? "date" : undefined}>
          Today
        </LinkButton>
      </div>
      <h2 aria-live="polite" className="grow text-xl font-semibold">
        {title}
      </h2>
      <Switch label="View" choices={views} />
    </div>
  );
}

function Arrow({ to, label, icon }: { to: string; label: string; icon: React.ReactNode }) {
  return (
    <Link
      to={to}
      preventScrollReset
      aria-label={label}
      className="grid size-11 place-items-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink"
    >
      {icon}
    </Link>
  );
}

export function Switch({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav aria-label={label} className="flex gap-0.5 rounded-xl bg-sunken p-1">
      {choices.map(({ text, to, current }) => (
        <Link
          key={text}
          to={to}
          preventScrollReset
          aria-current={current ? "true" : undefined}
          className={cx(
            "flex min-h-9 items-center rounded-lg px-3 text-sm font-medium",
            current ? "bg-surface text-sea shadow-sm" : "text-ink-soft hover:text-ink",
          )}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
