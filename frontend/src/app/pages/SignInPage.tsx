import { Link, useSearchParams } from "react-router";
import { SignInForm } from "@/features/account/SignInForm";
import { useSession } from "@/lib/api/session";
import { Note } from "@/ui/Notes";
import { Card, Page } from "@/ui/Page";
import { paths } from "../paths";

export function SignInPage() {
  const [params] = useSearchParams();
  const session = useSession();
  return (
    <Page title="Sign in" narrow>
      {session.status === "signed-out" && session.ended && (
        <div role="status" className="mb-4">
          <Note tone="warn">
            You were signed out. An admin changed your role, your password was changed, or this sign-in was ended or has
            expired. Sign in again to go on.
          </Note>
        </div>
      )}
      <Card>
        <SignInForm />
      </Card>
      <p className="mt-4 text-ink-soft">
        First time here?{" "}
        <Link
          className="font-medium text-sea underline underline-offset-2"
          to={paths.register(params.get("from") ?? undefined)}
        >
          Create an account
        </Link>
      </p>
    </Page>
  );
}
