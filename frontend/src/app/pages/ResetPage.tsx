import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { ResetForm } from "@/features/account/ResetForm";
import { announce } from "@/ui/announce";
import { LinkButton } from "@/ui/Button";
import { Empty } from "@/ui/Notes";
import { Card, Page } from "@/ui/Page";
import { paths } from "../paths";

/** Behind the link that an admin made. The token is in the fragment, which a browser sends to no server. */
export function ResetPage() {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [token] = useState(() => new URLSearchParams(hash.slice(1)).get("token"));
  if (!token) {
    return (
      <Page title="Choose a new password" narrow>
        <Empty title="This link is not whole" action={<LinkButton to={paths.signIn()}>Sign in</LinkButton>}>
          Open the whole link that the admin gave you, or ask for a new one.
        </Empty>
      </Page>
    );
  }
  return (
    <Page title="Choose a new password" lead="The link works once. You sign in with the new password." narrow>
      <Card>
        <ResetForm
          token={token}
          onDone={() => {
            announce("Your new password is set. Sign in with it.", "good");
            void navigate(paths.signIn(), { replace: true });
          }}
        />
      </Card>
    </Page>
  );
}
