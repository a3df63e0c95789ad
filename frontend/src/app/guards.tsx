import { usePrefetchQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Navigate, Outlet, useLocation, useSearchParams } from "react-router";
import type { User } from "@/lib/api/schema";
import { restore, useSession } from "@/lib/api/session";
import { limits } from "@/lib/limits";
import { Button } from "@/ui/Button";
import { Empty, SkeletonList } from "@/ui/Notes";
import { Page } from "@/ui/Page";
import { paths } from "./paths";

/** Pages for people who are signed in; the address is kept so that signing in leads back to it. */
export function SignedIn() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.status === "restoring") return <Restoring />;
  if (session.status === "unreachable") return <Away />;
  if (session.status === "signed-out") return <Navigate to={paths.signIn(pathname + search)} replace />;
  return <Ready />;
}

function Ready() {
  usePrefetchQuery(limits);
  return (
    <Suspense fallback={<Restoring />}>
      <Outlet />
    </Suspense>
  );
}

/** Sign in and register: whoever is signed in already goes on to where they wanted to be. */
export function SignedOut() {
  const session = useSession();
  const [params] = useSearchParams();
  if (session.status === "restoring") return <Restoring />;
  if (session.status === "signed-in") return <Navigate to={ownAddress(params.get("from"))} replace />;
  return <Outlet />;
}

export function AdminsOnly() {
  const user = useUser();
  if (user.role !== "admin") {
    return (
      <Page title="For admins">
        <Empty title="This part is for admins">If you should see it, ask one of them to change your role.</Empty>
      </Page>
    );
  }
  return <Outlet />;
}

export function StaffOnly() {
  const user = useUser();
  if (user.role === "student") {
    return (
      <Page title="For staff">
        <Empty title="This part is for staff">If you should see it, ask an admin to change your role.</Empty>
      </Page>
    );
  }
  return <Outlet />;
}

/** Only beneath SignedIn. */
export function useUser(): User {
  const session = useSession();
  if (session.status !== "signed-in") return NOBODY;
  return session.user;
}

/** Between signing out and the redirect a page may render once more. */
const NOBODY: User = { id: "", email: "", name: "", role: "student", timeZone: "UTC", disabled: false };

/** Only addresses of this app: `//evil.example` would leave it. */
export function ownAddress(from: string | null): string {
  return from?.startsWith("/") && !from.startsWith("//") && !from.includes("\\") ? from : paths.book();
}

function Restoring() {
  return (
    <div className="mx-auto max-w-6xl px-4 py-8">
      <SkeletonList label="Opening Berth" />
    </div>
  );
}

function Away() {
  return (
    <Page title="Berth is away">
      <Empty title="Berth cannot be reached" action={<Button onClick={() => void restore()}>Try again</Button>}>
        Your bookings are safe, and workspaces go on running.
      </Empty>
    </Page>
  );
}
