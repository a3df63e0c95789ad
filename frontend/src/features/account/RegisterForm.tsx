import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useRegister } from "./api";
import { PasswordField } from "./PasswordField";
import { passwordHint } from "./password";

export function RegisterForm({ domains }: { domains: string[] }) {
  const [person, setPerson] = useState({ name: "", email: "", password: "" });
  const [asked, setAsked] = useState(false);
  const register = useRegister();
  const unnamed = asked && person.name.trim() === "" ? "Enter your name." : undefined;
  const problem = register.error instanceof Problem ? register.error : undefined;
  const fieldKnown = ["name", "email", "password"].some((field) => problem?.field(field));

  function change(part: Partial<typeof person>) {
    setPerson((old) => ({ ...old, ...part }));
  }

  function submit() {
    setAsked(true);
    if (person.name.trim() === "") return;
    register.mutate({ ...person, email: person.email.trim(), name: person.name.trim() });
  }

  return (
    <Form onSubmit={submit} error={register.error} className="grid gap-4">
      <TextField
        label="Name"
        autoComplete="name"
        value={person.name}
        error={unnamed ?? problem?.field("name")}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        value={person.email}
        hint={
          domains.length > 0 ? `An address that ends in ${domains.map((one) => `@${one}`).join(" or ")}.` : undefined
        }
        error={problem?.field("email")}
        onChange={(event) => change({ email: event.target.value })}
      />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        value={person.password}
        hint={passwordHint(person.password)}
        error={problem?.field("password")}
        onChange={(event) => change({ password: event.target.value })}
      />
      {!fieldKnown && <ErrorNote error={register.error} />}
      <Button look="primary" type="submit" busy={register.isPending}>
        Create account
      </Button>
    </Form>
  );
}
