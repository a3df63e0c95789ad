import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { onSessionChange, restore, sessionState, useSession } from "@/lib/api/session";
import { usableZone, ZoneContext } from "@/lib/time/zone";
import { newQueryClient } from "./queryClient";
import { routes } from "./routes";

export function App() {
  const [client] = useState(newQueryClient);
  const [router] = useState(() => createBrowserRouter(routes));
  const session = useSession();
  const zone = usableZone(session.status === "signed-in" ? session.user.timeZone : undefined);

  useEffect(() => {
    void restore();
    // What one person saw must not be there for the next.
    return onSessionChange(() => {
      if (sessionState().status === "signed-out") client.clear();
    });
  }, [client]);

  return (
    <QueryClientProvider client={client}>
      <ZoneContext value={zone}>
        <RouterProvider router={router} />
      </ZoneContext>
    </QueryClientProvider>
  );
}
