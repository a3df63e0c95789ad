import type { ReactNode } from "react";
import { useEffect } from "react";
import { cx } from "@/lib/cx";

interface PageProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, lead, actions, narrow, children }: PageProps) {
  useTitle(title);
  return (
    <div className={cx("mx-auto w-full px-4 py-8 sm:px-6", narrow ? "max-w-xl" : "max-w-6xl")}>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-2xl font-semibold sm:text-3xl">{title}</h1>
          {lead && <div className="mt-1 max-w-2xl text-ink-soft">{lead}</div>}
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}

export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Berth`;
  }, [title]);
}

export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cx("rounded-2xl border border-line bg-surface p-5", className)}>{children}</div>;
}
