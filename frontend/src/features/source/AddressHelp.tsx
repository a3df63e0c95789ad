import type { ReactNode } from "react";

/** In the words of the programs' own menus, as of 2026. */
export function AddressHelp() {
  return (
    <details className="text-sm">
      <summary className="min-h-9 cursor-pointer content-center font-medium text-sea">Where do I find it?</summary>
      <dl className="mt-1 grid gap-3 border-l-2 border-line pl-3">
        <Where app="Google Calendar">
          On a computer: Settings, then your calendar beneath “Settings for my calendars”. Copy the “Secret address in
          iCal format”.
        </Where>
        <Where app="Outlook on the web">
          Settings, Calendar, “Shared calendars”. Choose it beneath “Publish a calendar”, press “Publish” and copy the
          ICS link.
        </Where>
        <Where app="iCloud">
          In the Calendar app or on icloud.com, press the sharing symbol beside the calendar, switch “Public Calendar”
          on and copy its link. It begins with webcal:// and can be pasted as it is.
        </Where>
        <Where app="Nextcloud">
          Press the pencil beside the calendar, then + at “Share link”, and choose “Copy subscription link”. The private
          link asks for a password, so Berth cannot read it.
        </Where>
      </dl>
      <p className="mt-3 text-ink-soft">
        Where you have to publish a calendar, choose how much it tells: for Berth it is enough that it says when you are
        busy.
      </p>
    </details>
  );
}

function Where({ app, children }: { app: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium">{app}</dt>
      <dd className="text-ink-soft">{children}</dd>
    </div>
  );
}
