import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { isPasswordAsked } from "@/lib/api/confirmation";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Stands above other dialogs: what is pressed in it must not close the one below. */
  top?: boolean;
  children: ReactNode;
}

export function Dialog({ open, onClose, title, top = false, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && (top || !isPasswordAsked()) && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/45" />
        <Base.Popup className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] overflow-y-auto rounded-t-2xl border border-line bg-surface px-6 pt-6 shadow-2xl sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl">
          <Base.Title className="text-lg font-semibold">{title}</Base.Title>
          <div className="mt-3 grid gap-4 pb-6">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Stays in sight at the dialog's foot while what stands above it scrolls. */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 -mx-6 -mb-6 mt-2 flex flex-col-reverse gap-2 border-t border-line bg-surface px-6 py-4 sm:flex-row sm:justify-end">
      {children}
    </div>
  );
}
