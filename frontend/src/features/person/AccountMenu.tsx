import { useState } from "react";
import type { User } from "@/lib/api/schema";
import { dayAndTime } from "@/lib/time/format";
import { useZone } from "@/lib/time/zone";
import { announce } from "@/ui/announce";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";
import { CopyBox } from "@/ui/CopyBox";
import { Dialog, DialogActions } from "@/ui/Dialog";
import { Note } from "@/ui/Notes";
import { useDeleteAccount, useResetLink, useSwitchAccount } from "./api";

type Asked = "reset" | "switch" | "delete";

/** What an admin does with somebody's account. Each is confirmed, because it ends what the person has open. */
export function AccountMenu({ person, isMe }: { person: User; isMe: boolean }) {
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const own = isMe ? "This is your own account." : undefined;
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        small
        aria-label={`Reset the password of ${person.name}`}
        cannot={own ?? (person.role === "admin" ? "An admin's password cannot be reset by a link." : undefined)}
        onClick={() => setAsked("reset")}
      >
        Reset password
      </Button>
      <Button
        small
        aria-label={`${person.disabled ? "Enable" : "Disable"} the account of ${person.name}`}
        cannot={own}
        onClick={() => setAsked("switch")}
      >
        {person.disabled ? "Enable" : "Disable"}
      </Button>
      <Button small aria-label={`Delete the account of ${person.name}`} cannot={own} onClick={() => setAsked("delete")}>
        Delete
      </Button>
      {asked === "reset" && <ResetLink person={person} onClose={close} />}
      {asked === "switch" && <Switch person={person} onClose={close} />}
      {asked === "delete" && <Delete person={person} onClose={close} />}
    </div>
  );
}

interface AskedProps {
  person: User;
  onClose: () => void;
}

function ResetLink({ person, onClose }: AskedProps) {
  const zone = useZone();
  const make = useResetLink();
  if (!make.data) {
    return (
      <Confirm
        open
        onClose={onClose}
        title={`Make a link for a new password for ${person.name}?`}
        keep="Cancel"
        action="Make the link"
        look="primary"
        busy={make.isPending}
        error={make.error}
        onConfirm={() => make.mutate(person.id)}
      >
        Whoever opens the link chooses the new password of this account. Give it to {person.name} only. Their sessions
        and API tokens end when they have chosen.
      </Confirm>
    );
  }
  return (
    <Dialog open onClose={onClose} title={`Link for ${person.name}`}>
      <Note tone="warn">
        Copy it now: it is shown once, works once, and expires {dayAndTime(make.data.expiresAt, zone)}.
      </Note>
      <CopyBox label="Link" text={make.data.url} />
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Switch({ person, onClose }: AskedProps) {
  const change = useSwitchAccount();
  const enable = person.disabled;
  return (
    <Confirm
      open
      onClose={onClose}
      title={enable ? `Enable the account of ${person.name}?` : `Disable the account of ${person.name}?`}
      keep="Cancel"
      action={enable ? "Enable" : "Disable"}
      look={enable ? "primary" : "danger"}
      busy={change.isPending}
      error={change.error}
      onConfirm={() =>
        change.mutate(
          { id: person.id, enable },
          {
            onSuccess: () => {
              announce(`The account of ${person.name} is ${enable ? "enabled" : "disabled"}.`, "good");
              onClose();
            },
          },
        )
      }
    >
      {enable
        ? `${person.name} can sign in again, and their API tokens and calendar feeds work again.`
        : `${person.name} is signed out everywhere at once and cannot sign in. Their API tokens and calendar feeds stop working. Their bookings stay.`}
    </Confirm>
  );
}

function Delete({ person, onClose }: AskedProps) {
  const remove = useDeleteAccount();
  return (
    <Confirm
      open
      onClose={onClose}
      title={`Delete the account of ${person.name}?`}
      keep="Cancel"
      action="Delete the account"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() =>
        remove.mutate(person.id, {
          onSuccess: () => {
            announce(`The account of ${person.name} is deleted.`, "good");
            onClose();
          },
        })
      }
    >
      Name, e-mail address, sessions, API tokens and calendar feeds of {person.name} are deleted, and nobody can bring
      them back. Their bookings stay, without the name: cancel those that are not needed any more.
    </Confirm>
  );
}
