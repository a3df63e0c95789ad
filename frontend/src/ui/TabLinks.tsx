import { Link } from "react-router";
import { cx } from "@/lib/cx";

interface TabLinksProps {
  label: string;
  tabs: { to: string; text: string; current: boolean; count?: number | undefined }[];
}

/** Tabs whose state is the address: links, so that back, bookmarks and middle click work. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav aria-label={label} className="mb-6 flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(({ to, text, current, count }) => (
        <Link
          key={to}
          to={to}
          replace
          ref={current ? intoView : undefined}
          aria-current={current ? "page" : undefined}
          className={cx(
            "-mb-px min-h-11 border-b-2 px-3 py-2.5 font-medium whitespace-nowrap",
            current ? "border-sea text-sea" : "border-transparent text-ink-soft hover:text-ink",
          )}
        >
          {text}
          {count !== undefined && count > 0 && <span className="ml-1.5 text-sm">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** On a phone not all tabs fit: the one that is open is among those that are seen. */
function intoView(tab: HTMLElement | null) {
  tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
