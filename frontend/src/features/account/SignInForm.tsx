import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote, Note } from "@/ui/Notes";
import { useSignIn } from "./api";
import { PasswordField } from "./PasswordField";

export function SignInForm() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const signIn = useSignIn();
  const wrong = signIn.error instanceof Problem && signIn.error.status === 401;

  function submit() {
    setTried(true);
    if (email.trim() !== "" && password !== "") signIn.mutate({ email: email.trim(), password });
  }

  return (
    <Form onSubmit={submit} error={signIn.error} className="grid gap-4">
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        value={email}
        error={tried && email.trim() === "" ? "Enter your e-mail." : undefined}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        value={password}
        error={tried && password === "" ? "Enter your password." : undefined}
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
    </Form>
  );
}
