import { useState } from "react";
import { Problem } from "@/lib/api/problem";
import { dayOf } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { Button } from "@/ui/Button";
import { CopyBox } from "@/ui/CopyBox";
import { SelectField, TextField } from "@/ui/Field";
import { Form } from "@/ui/Form";
import { ErrorNote, Note } from "@/ui/Notes";
import { Card } from "@/ui/Page";
import { useMakeToken } from "./api";

const LIFETIMES = [7, 30, 90, 180, 366];

/** The token is shown once, right here, and kept nowhere. */
export function NewToken() {
  const zone = useZone();
  const [name, setName] = useState("");
  const [days, setDays] = useState(90);
  const [tried, setTried] = useState(false);
  const make = useMakeToken();
  const problem = make.error instanceof Problem ? make.error : undefined;
  const missing = tried && name.trim() === "" ? "Say what it is for." : undefined;

  function submit() {
    setTried(true);
    if (name.trim() === "") return;
    make.mutate(
      { name: name.trim(), expiresInDays: days },
      {
        onSuccess: () => {
          setName("");
          setTried(false);
        },
      },
    );
  }

  if (make.data?.token) {
    return (
      <Card className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <h2 className="text-lg font-semibold">{make.data.name} is made</h2>
        <Note tone="warn">Copy it now: it is shown this once, and Berth keeps only its fingerprint.</Note>
        <CopyBox label="API token" text={make.data.token} />
        <p className="text-sm text-ink-soft">It expires {dayOf(make.data.expiresAt, zone)}.</p>
        <Button look="primary" className="justify-self-start" onClick={() => make.reset()}>
          I have copied it
        </Button>
      </Card>
    );
  }

  return (
    <Card>
      <Form onSubmit={submit} error={make.error} className="grid gap-4">
        <h2 className="text-lg font-semibold">New token</h2>
        <TextField
          label="Name"
          hint="What it is for, such as “nightly backup”."
          value={name}
          error={problem?.field("name") ?? missing}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label="Expires after"
          value={days}
          error={problem?.field("expiresInDays")}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {LIFETIMES.map((one) => (
            <option key={one} value={one}>
              {one === 366 ? "A year" : `${one} days`}
            </option>
          ))}
        </SelectField>
        <ErrorNote error={make.error} fields={["name", "expiresInDays"]} />
        <Button look="primary" type="submit" busy={make.isPending} className="justify-self-start">
          Make the token
        </Button>
      </Form>
    </Card>
  );
}
