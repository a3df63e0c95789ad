import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useResetPassword } from "./api";
import { PasswordField } from "./PasswordField";
import { passwordHint } from "./password";

export function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const [password, setPassword] = useState("");
  const reset = useResetPassword();
  const problem = reset.error instanceof Problem ? reset.error : undefined;

  return (
    <Form
      onSubmit={() => reset.mutate({ token, password }, { onSuccess: onDone })}
      error={reset.error}
      className="grid gap-4"
    >
      <PasswordField
        label="New password"
        autoComplete="new-password"
        value={password}
        hint={passwordHint(password)}
        error={problem?.field("password")}
        onChange={(event) => setPassword(event.target.value)}
      />
      <ErrorNote error={reset.error} fields={["password"]} />
      <Button look="primary" type="submit" busy={reset.isPending}>
        Set the new password
      </Button>
    </Form>
  );
}
