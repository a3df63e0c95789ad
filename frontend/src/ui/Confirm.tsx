import type { ReactNode } from "react";
import { Button } from "./Button";
import { Dialog, DialogActions } from "./Dialog";
import { ErrorNote } from "./Notes";

interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  action: string;
  keep: string;
  look?: "primary" | "danger";
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
}

export function Confirm({
  open,
  onClose,
  title,
  children,
  action,
  keep,
  look = "danger",
  busy,
  error,
  onConfirm,
}: ConfirmProps) {
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className="text-ink-soft">{children}</div>
      <ErrorNote error={error} />
      <DialogActions>
        <Button onClick={onClose}>{keep}</Button>
        <Button look={look} busy={busy} onClick={onConfirm}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
