import type { ReactNode } from "react";
import { Card } from "@/ui/Page";

/** In the words of the apps' own menus, as of 2026. */
export function FeedHelp() {
  return (
    <Card className="grid gap-2">
      <h2 className="text-lg font-semibold">How to subscribe</h2>
      <How app="Google Calendar" pace="Updates every 4 to 24 hours; Google decides.">
        <li>Copy the address.</li>
        <li>
          On a computer, open Google Calendar, press + beside “Other calendars” and choose “From URL”. Phones show it as
          well from then on.
        </li>
        <li>Paste the address and press “Add calendar”.</li>
      </How>
      <How app="Apple Calendar" pace="Updates every 5 minutes or slower; set this in Apple Calendar.">
        <li>Press “Open in calendar app” on this device, or copy the address.</li>
        <li>On a Mac: File, “New Calendar Subscription…”. On an iPhone: Calendars, “Add Subscription Calendar”.</li>
        <li>Choose “Auto-refresh”, and iCloud as its place to have it on all your devices.</li>
      </How>
      <How app="Outlook" pace="Updates every 1 to 24 hours; Outlook decides.">
        <li>Copy the address.</li>
        <li>In Outlook's calendar choose “Add calendar”, then “Subscribe from web”.</li>
        <li>Paste the address, give it a name and press “Import”.</li>
      </How>
    </Card>
  );
}

function How({ app, pace, children }: { app: string; pace: string; children: ReactNode }) {
  return (
    <details className="border-t border-line pt-2">
      <summary className="min-h-9 cursor-pointer content-center font-medium">{app}</summary>
      <ol className="mt-1 ml-5 grid list-decimal gap-1 text-ink-soft">{children}</ol>
      <p className="mt-2 mb-1 text-sm text-ink-soft">{pace}</p>
    </details>
  );
}
