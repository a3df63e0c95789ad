import { Link, useSearchParams } from "react-router";
import { RegisterForm } from "@/features/account/RegisterForm";
import { Card, Page } from "@/ui/Page";
import { paths } from "../paths";

export function RegisterPage() {
  const [params] = useSearchParams();
  return (
    <Page title="Create an account" lead="It takes a moment, and then you can book." narrow>
      <Card>
        <RegisterForm />
      </Card>
      <p className="mt-4 text-ink-soft">
        You have one?{" "}
        <Link
          className="font-medium text-sea underline underline-offset-2"
          to={paths.signIn(params.get("from") ?? undefined)}
        >
          Sign in
        </Link>
      </p>
    </Page>
  );
}
