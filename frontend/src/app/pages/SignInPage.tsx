import { Link, useSearchParams } from "react-router";
import { SignInForm } from "@/features/account/SignInForm";
import { Card, Page } from "@/ui/Page";
import { paths } from "../paths";

export function SignInPage() {
  const [params] = useSearchParams();
  return (
    <Page title="Sign in" narrow>
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
