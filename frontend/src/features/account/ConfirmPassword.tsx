import { useState } from "react";
import { answerPassword, usePasswordAsked } from "@/lib/api/confirmation";
import { Problem } from "@/lib/api/problem";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useConfirmPassword } from "./api";
import { PasswordField } from "./PasswordField";

/** Appears when a call needs the password again; the call is repeated afterwards. */
export function ConfirmPassword() {
  return usePasswordAsked() ? <Question /> : null;
}

function Question() {
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const confirm = useConfirmPassword();
  const problem = confirm.error instanceof Problem ? confirm.error : undefined;
  const missing = tried && password === "" ? "Give your password." : undefined;

  function submit() {
    setTried(true);
    if (password !== "") confirm.mutate(password);
  }

  return (
    <Dialog open top onClose={() => answerPassword(false)} title="Confirm your password">
      <p className="text-sm text-ink-soft">
        This change needs the password that you sign in to Berth with. For the next ten minutes you are not asked again.
      </p>
      <Form onSubmit={submit} error={confirm.error} className="grid gap-4">
        <PasswordField
          label="Your Berth password"
          autoComplete="current-password"
          autoFocus
          value={password}
          error={problem?.field("password") ?? missing}
          onChange={(event) => setPassword(event.target.value)}
        />
        <ErrorNote error={confirm.error} fields={["password"]} />
        <DialogActions>
          <Button onClick={() => answerPassword(false)}>Cancel</Button>
          <Button look="primary" type="submit" busy={confirm.isPending}>
            Confirm
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
