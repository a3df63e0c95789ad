import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { Link } from "react-router";
import { cx } from "@/lib/cx";
import { announce } from "./announce";

type Look = "primary" | "plain" | "quiet" | "danger";

const looks: Record<Look, string> = {
  primary: "bg-sea text-on-sea hover:bg-sea-strong border-transparent",
  plain: "bg-surface text-ink border-line-strong/60 hover:border-line-strong hover:bg-sunken",
  quiet: "bg-transparent text-sea border-transparent hover:bg-sea-wash",
  danger: "bg-surface text-flare border-flare/50 hover:bg-flare-wash",
};

function classes(look: Look, small: boolean | undefined, more?: string) {
  return cx(
    "inline-flex items-center justify-center gap-2 rounded-lg border font-medium wrap-break-word transition-colors select-none",
    small ? "min-h-9 px-3 text-sm" : "min-h-11 px-4",
    "aria-disabled:cursor-not-allowed aria-disabled:not-aria-busy:border-line aria-disabled:not-aria-busy:bg-sunken aria-disabled:not-aria-busy:text-ink-soft/80",
    looks[look],
    more,
  );
}

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  look?: Look;
  small?: boolean;
  /** Why it cannot be pressed now. The button stays in place and reachable, and says so. */
  cannot?: string | undefined;
  busy?: boolean;
  /** Is pressed several times in a row, to go on page by page: each click of a double click counts. */
  repeatable?: boolean;
  children: ReactNode;
}

export function Button({
  look = "plain",
  small,
  cannot,
  busy,
  repeatable,
  onClick,
  className,
  children,
  ...rest
}: ButtonProps) {
  const reason = useId();
  const off = cannot !== undefined || busy === true;
  return (
    <>
      <button
        type="button"
        {...rest}
        aria-disabled={off || undefined}
        aria-busy={busy || undefined}
        aria-describedby={cannot ? reason : rest["aria-describedby"]}
        title={cannot ?? rest.title}
        className={classes(look, small, className)}
        onClick={(event) => {
          if (off) {
            event.preventDefault();
            if (cannot) announce(cannot);
            return;
          }
          // The second click of a double click: the first one has done it, and what stands here now may be something else.
          if (event.detail > 1 && !repeatable) {
            event.preventDefault();
            return;
          }
          onClick?.(event);
        }}
      >
        {children}
      </button>
      {cannot && (
        <span id={reason} className="sr-only">
          {cannot}
        </span>
      )}
    </>
  );
}

interface LinkButtonProps extends ComponentProps<typeof Link> {
  look?: Look;
  small?: boolean;
}

export function LinkButton({ look = "plain", small, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={classes(look, small, className)} />;
}

interface AnchorButtonProps extends ComponentProps<"a"> {
  look?: Look;
  small?: boolean;
}

/** For what is not a page of the app: a file, another app's address. */
export function AnchorButton({ look = "plain", small, className, ...rest }: AnchorButtonProps) {
  return <a {...rest} className={classes(look, small, className)} />;
}
