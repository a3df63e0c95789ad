import { useIsFetching, useQuery, useQueryClient } from "@tanstack/react-query";
import { Menu as MenuIcon, Moon, Sun, X } from "lucide-react";
import { useState } from "react";
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from "react-router";
import { registrationRules } from "@/features/account/api";
import { ConfirmPassword } from "@/features/account/ConfirmPassword";
import { comingClashes } from "@/features/board/api";
import { clashesOf } from "@/features/board/clashes";
import { EndingSoon } from "@/features/booking/EndingSoon";
import { useReachable } from "@/lib/api/connection";
import type { Role } from "@/lib/api/schema";
import { signOut, useSession } from "@/lib/api/session";
import { cx } from "@/lib/cx";
import { chooseTheme, useThemeChoice } from "@/lib/theme";
import { zoneName } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Announcements } from "@/ui/Announcements";
import { announce } from "@/ui/announce";
import { Button, LinkButton } from "@/ui/Button";
import { LiveBadge } from "@/ui/LiveBadge";
import { Wordmark } from "@/ui/Wordmark";
import { LiveUpdates } from "./live/LiveUpdates";
import { paths } from "./paths";

export function Layout() {
  const signedIn = useSession().status === "signed-in";
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-sea px-4 py-2 text-on-sea focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <Header />
      <AwayBanner />
      {signedIn && <EndingSoon bookingPath={paths.booking} />}
      <main id="content" tabIndex={-1} className="grow outline-none">
        <Outlet />
      </main>
      <Footer />
      <Announcements />
      <ConfirmPassword />
      <LiveUpdates />
      <ScrollRestoration />
    </div>
  );
}

function Header() {
  const session = useSession();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  // Going anywhere closes the menu: it is open for one address only.
  const open = openAt === pathname;
  const role = session.status === "signed-in" ? session.user.role : undefined;
  const waiting = useClashes(role);
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-ground/95 backdrop-blur">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4 py-2 sm:px-6">
        <Link to={paths.home()} aria-label="Berth, home" className="flex min-h-11 items-center text-sea">
          <Wordmark />
        </Link>
        <div className="ml-auto flex items-center gap-1 md:order-3">
          <ThemeButton />
          <button
            type="button"
            aria-expanded={open}
            aria-controls="menu"
            aria-label={open ? "Close the menu" : ["Open the menu", waiting?.words].filter(Boolean).join(", ")}
            onClick={() => setOpenAt(open ? undefined : pathname)}
            className="relative grid size-11 place-items-center rounded-lg hover:bg-sunken md:hidden"
          >
            {open ? <X aria-hidden /> : <MenuIcon aria-hidden />}
            {!open && waiting && <span className="absolute top-2 right-2 size-2.5 rounded-full bg-flare" />}
          </button>
        </div>
        <div id="menu" className={cx("w-full md:order-2 md:flex md:w-auto md:grow md:items-center", !open && "hidden")}>
          <nav aria-label="Main" className="flex flex-col py-2 md:flex-row md:py-0">
            {linksFor(role, waiting).map((link) => (
              <MainLink key={link.to} {...link} />
            ))}
          </nav>
          <div className="flex flex-wrap items-center gap-2 border-t border-line py-3 md:ml-auto md:border-0 md:py-0">
            <Account />
          </div>
        </div>
      </div>
    </header>
  );
}

interface MainLinkProps {
  to: string;
  text: string;
  end?: boolean;
  waiting?: Waiting | undefined;
}

/** What waits there: a number to see, and words for it. */
interface Waiting {
  count: number;
  words: string;
}

function MainLink({ to, text, end, waiting }: MainLinkProps) {
  return (
    <NavLink
      to={to}
      end={end}
      aria-label={waiting && `${text}, ${waiting.words}`}
      className={({ isActive }) =>
        cx(
          "flex min-h-11 items-center gap-1.5 rounded-lg px-3 font-medium",
          isActive ? "text-sea md:bg-sea-wash" : "text-ink-soft hover:text-ink",
        )
      }
    >
      {text}
      {waiting && (
        <span className="grid h-5 min-w-5 place-items-center rounded-full bg-flare px-1 text-xs font-semibold text-surface">
          {waiting.count}
        </span>
      )}
    </NavLink>
  );
}

function useClashes(role: Role | undefined): Waiting | undefined {
  const { data } = useQuery({ ...comingClashes, enabled: role === "staff" || role === "admin" });
  return data && data.length > 0 ? { count: data.length, words: clashesOf(data.length) } : undefined;
}

function linksFor(role: Role | undefined, clashes: Waiting | undefined): MainLinkProps[] {
  if (!role) return [];
  const own = [
    { to: paths.find(), text: "Find a time" },
    { to: paths.book(), text: "Book compute" },
    { to: paths.calendar(), text: "Courses" },
    { to: paths.bookings(), text: "My bookings" },
  ];
  const board = { to: paths.board(), text: "Board", waiting: clashes };
  if (role === "staff") return [...own, board, { to: paths.adminCourses(), text: "Course desk" }];
  return role === "admin" ? [...own, board, { to: paths.admin(), text: "Admin" }] : own;
}

function Account() {
  const session = useSession();
  const rules = useQuery({ ...registrationRules, enabled: session.status === "signed-out" });
  if (session.status === "signed-out") {
    return (
      <>
        <LinkButton small to={paths.signIn()}>
          Sign in
        </LinkButton>
        {rules.data?.mode !== "invite" && (
          <LinkButton small look="primary" to={paths.register()}>
            Create account
          </LinkButton>
        )}
      </>
    );
  }
  if (session.status !== "signed-in") return null;
  return (
    <>
      <LinkButton small look="quiet" to={paths.settings()} aria-label={`${session.user.name}, settings`}>
        <span className="max-w-48 truncate">{session.user.name}</span>
      </LinkButton>
      <Button
        small
        onClick={() => {
          signOut().catch(() =>
            announce("Signed out here. Berth could not be reached to sign out there as well.", "bad"),
          );
        }}
      >
        Sign out
      </Button>
    </>
  );
}

function ThemeButton() {
  const choice = useThemeChoice();
  const dark = choice === "dark" || (choice === "system" && document.documentElement.dataset.theme === "dark");
  return (
    <button
      type="button"
      aria-label={dark ? "Use light colours" : "Use dark colours"}
      onClick={() => chooseTheme(dark ? "light" : "dark")}
      className="grid size-11 place-items-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink"
    >
      {dark ? <Sun size={20} aria-hidden /> : <Moon size={20} aria-hidden />}
    </button>
  );
}

function AwayBanner() {
  const reachable = useReachable();
  const client = useQueryClient();
  const asking = useIsFetching() > 0;
  if (reachable) return null;
  return (
    <div role="alert" className="bg-buoy-wash text-buoy">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-3 px-4 py-2 text-sm sm:px-6">
        <span className="grow">Berth cannot be reached. What you see may be old; workspaces go on running.</span>
        <Button small busy={asking} onClick={() => void client.refetchQueries({ type: "active" })}>
          Try again
        </Button>
      </div>
    </div>
  );
}

function Footer() {
  const session = useSession();
  const zone = useZone();
  return (
    <footer className="mx-auto mt-12 flex w-full max-w-6xl flex-wrap justify-between gap-x-6 gap-y-2 border-t border-line px-4 py-5 text-sm text-ink-soft sm:px-6">
      <span className="flex flex-wrap gap-x-6 gap-y-2">
        Times in {zoneName(zone)}
        {session.status === "signed-in" && <LiveBadge />}
      </span>
      <a href="/docs" className="underline-offset-2 hover:underline">
        API reference
      </a>
    </footer>
  );
}
