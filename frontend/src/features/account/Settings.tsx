import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { User } from "@/lib/api/schema";
import { chooseTheme, type ThemeChoice, useThemeChoice } from "@/lib/theme";
import { dayAndTime, zoneName } from "@/lib/time/format";
import { useNow } from "@/lib/time/useNow";
import { browserZone, knownZones, usableZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { SelectField, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { useChangeMe } from "./api";
import { MyData } from "./MyData";
import { PasswordField } from "./PasswordField";
import { passwordHint } from "./password";
import { Sessions } from "./Sessions";

export function Settings({ user }: { user: User }) {
  return (
    <div className="grid gap-6">
      <You user={user} />
      <NewPassword />
      <Sessions />
      <MyData />
      <Looks />
    </div>
  );
}

function You({ user }: { user: User }) {
  const [name, setName] = useState(user.name);
  const [timeZone, setTimeZone] = useState(usableZone(user.timeZone));
  const change = useChangeMe();
  const now = new Date(useNow(30_000)).toISOString();
  const problem = change.error instanceof Problem ? change.error : undefined;

  function submit() {
    change.mutate({ name: name.trim(), timeZone }, { onSuccess: () => announce("Saved.", "good") });
  }

  return (
    <Card>
      <Form onSubmit={submit} error={change.error} className="grid gap-4">
        <h2 className="text-lg font-semibold">You</h2>
        <TextField
          label="Name"
          autoComplete="name"
          value={name}
          error={problem?.field("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField label="E-mail" value={user.email} readOnly hint="Ask an admin to change it." />
        <SelectField
          label="Time zone"
          value={timeZone}
          error={problem?.field("timeZone")}
          hint={`It is ${dayAndTime(now, timeZone)} in ${zoneName(timeZone)}.`}
          onChange={(event) => setTimeZone(event.target.value)}
        >
          {[...new Set([timeZone, browserZone(), ...knownZones()])].map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
        <ErrorNote error={change.error} fields={["name", "timeZone"]} />
        <Button look="primary" type="submit" busy={change.isPending} className="justify-self-start">
          Save
        </Button>
      </Form>
    </Card>
  );
}

function NewPassword() {
  const [currentPassword, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const change = useChangeMe();
  const problem = change.error instanceof Problem ? change.error : undefined;

  function submit() {
    change.mutate(
      { currentPassword, password },
      {
        onSuccess: () => {
          setCurrent("");
          setPassword("");
          announce("Your password is changed.", "good");
        },
      },
    );
  }

  return (
    <Card>
      <Form onSubmit={submit} error={change.error} className="grid gap-4">
        <h2 className="text-lg font-semibold">Password</h2>
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          value={currentPassword}
          error={problem?.field("currentPassword")}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          value={password}
          hint={passwordHint(password)}
          error={problem?.errors.find(({ field }) => field === "password")?.message}
          onChange={(event) => setPassword(event.target.value)}
        />
        <ErrorNote error={change.error} fields={["currentPassword", "password"]} />
        <Button look="primary" type="submit" busy={change.isPending} className="justify-self-start">
          Change password
        </Button>
      </Form>
    </Card>
  );
}

function Looks() {
  const choice = useThemeChoice();
  return (
    <Card>
      <SelectField
        label="Colours"
        value={choice}
        hint="Kept in this browser."
        onChange={(event) => chooseTheme(event.target.value as ThemeChoice)}
      >
        <option value="system">As the system</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </SelectField>
    </Card>
  );
}
