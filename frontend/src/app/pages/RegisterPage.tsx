import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { registrationRules } from "@/features/account/api";
import { RegisterForm } from "@/features/account/RegisterForm";
import { Note } from "@/ui/Notes";
import { Card, Page } from "@/ui/Page";
import { paths } from "../paths";

export function RegisterPage() {
  const [params] = useSearchParams();
  const rules = useQuery(registrationRules);
  const invitedOnly = rules.data?.mode === "invite";
  return (
    <Page title="Create an account" lead={invitedOnly ? undefined : "It takes a moment, and then you can book."} narrow>
      {invitedOnly ? (
        <Note>
          Registration is closed on this installation. Accounts will be made by invitation once Berth can send
          invitations.
        </Note>
      ) : (
        <Card>
          <RegisterForm domains={rules.data?.domains ?? []} />
        </Card>
      )}
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
