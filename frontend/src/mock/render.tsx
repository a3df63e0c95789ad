import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { createMemoryRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { routes } from "@/app/routes";
import { resetSession } from "@/lib/api/session";
import { ZoneContext } from "@/lib/time/zone";
import { harbour } from "./test-setup";

export type Who = "sam" | "kim" | "admin";

/** Opens an address of the app as this person, or as a visitor. */
export function open(address: string, who?: Who, zone = "Europe/Berlin") {
  const person = harbour().people.find(({ email }) => email === `${who}@berth.test`);
  if (person) {
    harbour().signedInAs = person.id;
    resetSession({ status: "signed-in", user: person }, person.id);
  } else {
    resetSession({ status: "signed-out" });
  }
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = render(
    <QueryClientProvider client={client}>
      <ZoneContext value={zone}>
        <RouterProvider router={router} />
      </ZoneContext>
    </QueryClientProvider>,
  );
  return { ...page, router };
}
