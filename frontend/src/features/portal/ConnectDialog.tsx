import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import type { Portal } from "@/lib/api/schema";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote } from "@/ui/Notes";
import { useConnect } from "./api";

export function ConnectDialog({ portal, onClose }: { portal: Portal; onClose: () => void }) {
  const [email, setEmail] = useState(portal.email ?? "");
  const [password, setPassword] = useState("");
  const connect = useConnect(portal.portal);
  const problem = connect.error instanceof Problem ? connect.error : undefined;

  function submit() {
    connect.mutate(
      { email, password },
      {
        onSuccess: () => {
          announce(`${portal.name} is being read for the first time.`, "good");
          onClose();
        },
      },
    );
  }

  return (
    <Dialog open onClose={onClose} title={`Connect ${portal.name}`}>
      <p className="text-sm text-ink-soft">
        What you sign in with there. Both are kept encrypted, used only to read your bookings, and never shown again;
        Disconnect deletes them.
      </p>
      <Form onSubmit={submit} error={connect.error} className="grid gap-4">
        <TextField
          label="E-mail there"
          type="email"
          autoComplete="off"
          value={email}
          error={problem?.field("email")}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label="Password there"
          type="password"
          autoComplete="off"
          value={password}
          error={problem?.field("password")}
          onChange={(event) => setPassword(event.target.value)}
        />
        <ErrorNote error={connect.error} fields={["email", "password"]} />
        <DialogActions>
          <Button onClick={onClose}>Not now</Button>
          <Button look="primary" type="submit" busy={connect.isPending}>
            Connect
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
