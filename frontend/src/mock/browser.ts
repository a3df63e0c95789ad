import { getResponse } from "msw";
import { giveSeat } from "./courses";
import { handlersFor } from "./handlers";
import { newHarbour } from "./harbour";

/**
 * `npm run dev:fake`: the pages with a made-up house behind them, no services needed. `?as=<e-mail>` in the address
 * signs that person in. Replaces fetch, so that no service worker of a mock can ever end up in a build.
 */
export function installFakeApi() {
  const house = newHarbour();
  giveSeat(house, "sam@berth.test", "Pottery");
  const as = new URLSearchParams(location.search).get("as");
  house.signedInAs = house.people.find((person) => person.email === as)?.id;
  const handlers = handlersFor(() => house);
  const real = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    return (await getResponse(handlers, request)) ?? real(input, init);
  };
}
