import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorNote, Note } from "@/ui/Notes";
import { useSignIn } from "./api";
import { PasswordField } from "./PasswordField";

export function SignInForm() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useSignIn();
  const wrong = signIn.error instanceof Problem && signIn.error.status === 401;

  function submit(event: React.FormEvent) {
    event.preventDefault();
    signIn.mutate({ email: email.trim(), password });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {wrong ? (
        <div role="alert">
          <Note tone="bad">That e-mail and password do not go together.</Note>
        </div>
      ) : (
        <ErrorNote error={signIn.error} />
      )}
      <Button look="primary" type="submit" busy={signIn.isPending}>
        Sign in
      </Button>
    </form>
  );
}
