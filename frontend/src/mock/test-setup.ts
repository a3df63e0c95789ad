import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { noteReachable } from "@/lib/api/connection";
import { resetSession } from "@/lib/api/session";
import { handlersFor } from "./handlers";
import { type Harbour, newHarbour } from "./harbour";

// Waiting for a condition costs nothing when it comes; a busy machine only takes longer.
configure({ asyncUtilTimeout: 10_000 });

let house: Harbour;

/** This test's made-up house: change it to set the scene, read it to see what a page did. */
export function harbour(): Harbour {
  return house;
}

export const server = setupServer(...handlersFor(() => house));

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  house = newHarbour();
});
afterEach(() => {
  cleanup();
  house.stream.drop();
  resetSession();
  noteReachable(true);
  server.resetHandlers();
});
afterAll(() => server.close());

// jsdom has no layout; the pages only ask these to behave, not to move anything.
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;

/** jsdom's files cannot be read as every browser's can. */
Blob.prototype.text ??= function (this: Blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsText(this);
  });
};
