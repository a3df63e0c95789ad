import type { BrowserContext, Page } from "@playwright/test";
import { address } from "./house";
import { adminPage, approve, bookNow, openWorkspace, register, somebody } from "./people";
import { expect, test } from "./test";

/**
 * What runs in a workspace is anybody's code, opened by people who are signed in to Berth, admins among them. It must
 * not be able to act as them. The page's own content security policy is switched off: it is the workspace's to choose,
 * so nothing may depend on it.
 */
test.describe("a page in a workspace", () => {
  // The browser says on the page that tries what it refuses to it.
  test.use({ allowed: /CORS policy|ERR_FAILED|WebSocket connection to/ });

  let context: BrowserContext;
  let deciding: Page;
  let page: Page;
  let workspace: Page;
  let id: string;

  test.beforeAll(async ({ browser }) => {
    context = await browser.newContext({ bypassCSP: true });
    deciding = await adminPage(browser);
    ({ page, workspace, id } = await openWorkspace(context, deciding, somebody("Mal Lory"), "Evil page"));
  });

  test.afterAll(async () => {
    await page.getByRole("button", { name: "End", exact: true }).click();
    await page.getByRole("button", { name: "End now" }).click();
    await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 60_000 });
    await context.close();
    await deciding.context().close();
  });

  test("cannot read an answer of Berth's", async () => {
    for (const path of ["/", "/api/v1/me", "/api/v1/me/bookings", "/api/v1/clock", "/.well-known/jwks.json"]) {
      expect(await tryFetch(workspace, address + path, { credentials: "include" }), path).toBe("refused");
    }
  });

  test("cannot use the refresh cookie, neither readably nor blindly", async () => {
    const refresh = `${address}/api/v1/auth/refresh`;
    expect(await tryFetch(workspace, refresh, { method: "POST", credentials: "include" })).toBe("refused");
    const before = await refreshCookie(context);
    await tryFetch(workspace, refresh, { method: "POST", credentials: "include", mode: "no-cors" });
    expect(await refreshCookie(context)).toBe(before);
    // And the person's own page goes on as if nothing had been.
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Evil page" })).toBeVisible();
  });

  test("cannot sign the person out, blindly", async () => {
    await tryFetch(workspace, `${address}/api/v1/auth/logout`, {
      method: "POST",
      credentials: "include",
      mode: "no-cors",
    });
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Evil page" })).toBeVisible();
  });

  test("sees none of Berth's cookies and storage", async () => {
    expect(await workspace.evaluate(() => document.cookie)).toBe("");
    expect(await workspace.evaluate(() => localStorage.length)).toBe(0);
  });

  test("cannot put Berth in a frame", async () => {
    const framed = await workspace.evaluate(async (source) => {
      const frame = document.createElement("iframe");
      frame.src = source;
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      document.body.append(frame);
      await loaded;
      try {
        return frame.contentDocument?.body?.textContent ?? "unreadable";
      } catch {
        return "unreadable";
      }
    }, `${address}/bookings`);
    expect(framed).toBe("unreadable");
    const frame = workspace.frames().find((one) => one !== workspace.mainFrame());
    expect(await frame?.getByRole("heading", { name: "My bookings" }).count()).toBe(0);
  });

  test("has no handle on the page that opened it", async () => {
    expect(await workspace.evaluate(() => window.opener)).toBeNull();
  });

  test("cannot widen a cookie to Berth or to another workspace", async () => {
    await workspace.evaluate((name) => {
      // biome-ignore lint/suspicious/noDocumentCookie: this is what an attacker would write
      document.cookie = `berth_refresh=stolen; path=/api/v1/auth; domain=${name}`;
    }, new URL(address).hostname);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Evil page" })).toBeVisible();
  });

  test("cannot reach another workspace, even of the same person", async () => {
    const sibling = "00000000-0000-7000-8000-000000000000";
    const { protocol, host } = new URL(workspace.url());
    const other = `${protocol}//${host.replace(id, sibling)}/`;
    expect(await tryFetch(workspace, other, { credentials: "include" })).toBe("refused");
    expect(await trySocket(workspace, other.replace("http", "ws"))).toBe("refused");
  });

  test("is not reached from Berth's own origin either, except by going there", async () => {
    const own = new URL("/", workspace.url()).href;
    expect(await tryFetch(page, own, { credentials: "include" })).toBe("refused");
    expect(await trySocket(page, own.replace("http", "ws"))).toBe("refused");
  });

  test("is closed to a browser without its cookie", async ({ browser }) => {
    const stranger = await (await browser.newContext()).newPage();
    const answer = await stranger.goto(workspace.url());
    expect(answer?.status()).toBe(401);
    await stranger.context().close();
  });

  test("serves none of Berth's API on its own origin", async () => {
    expect(await workspace.evaluate(async () => (await fetch("/api/v1/clock")).status)).not.toBe(200);
  });

  test("is refused to everybody else, at /w too", async ({ browser }) => {
    const stranger = await (await browser.newContext()).newPage();
    await register(stranger, somebody("Nosy Parker"));
    await stranger.goto(`/w/${id}`);
    await expect(stranger.getByRole("heading", { name: "This is not your workspace" })).toBeVisible();
    await stranger.goto(`/bookings/${id}`);
    await expect(stranger.getByRole("heading", { name: "Nothing is moored here" })).toBeVisible();
    await stranger.context().close();
  });
});

test("/w waits for the approval and then goes to the workspace by itself", async ({ page, browser }) => {
  const deciding = await adminPage(browser);
  await register(page, somebody("Pat Patient"));
  const id = await bookNow(page, "Waiting page");
  await page.goto(`/w/${id}`);
  await expect(page.getByText(/Keep this page open/)).toBeVisible();
  await approve(deciding, "Waiting page");
  await page.waitForURL(/\.w\./, { timeout: 120_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Waiting page" })).toBeVisible();

  await page.goto(`/bookings/${id}`);
  await page.getByRole("button", { name: "End", exact: true }).click();
  await page.getByRole("button", { name: "End now" }).click();
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 60_000 });
});

async function refreshCookie(context: BrowserContext): Promise<string | undefined> {
  const cookies = await context.cookies(`${address}/api/v1/auth/refresh`);
  return cookies.find(({ name }) => name === "berth_refresh")?.value;
}

/** "refused" when the page gets nothing to read. */
function tryFetch(page: Page, url: string, options: RequestInit): Promise<string> {
  return page.evaluate(
    async ([target, init]) => {
      try {
        const answer = await fetch(target, init);
        return answer.type === "opaque" ? "opaque" : `read ${(await answer.text()).length} characters`;
      } catch {
        return "refused";
      }
    },
    [url, options] as const,
  );
}

function trySocket(page: Page, url: string): Promise<string> {
  return page.evaluate(
    (target) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(target);
        socket.onopen = () => resolve("open");
        socket.onerror = () => resolve("refused");
      }),
    url,
  );
}
