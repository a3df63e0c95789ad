import { randomUUID } from "node:crypto";
import { type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { admin } from "./house";

export interface Person {
  name: string;
  email: string;
  password: string;
}

export function somebody(name: string): Person {
  return { name, email: `${randomUUID()}@berth.test`, password: "three unrelated words" };
}

export async function register(page: Page, person: Person) {
  await page.goto("/");
  await page.getByRole("link", { name: "Book your first one" }).click();
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Book compute" })).toBeVisible();
}

export async function adminPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, admin);
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Admin" })).toBeVisible();
  return page;
}

/** A page of somebody who is signed in, without the sign-in form: for what is about something else. The admin, unless named. */
export async function signedInPage(
  browser: Browser,
  options: BrowserContextOptions = {},
  { email, password }: Pick<Person, "email" | "password"> = admin,
): Promise<Page> {
  const context = await browser.newContext(options);
  const answer = await context.request.post("/api/v1/auth/token", { data: { email, password } });
  expect(answer.status(), await answer.text()).toBe(200);
  return context.newPage();
}

export async function signIn(page: Page, { email, password }: Pick<Person, "email" | "password">) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Fills in as little as a student would: start now, the try-out page, a title. Returns the booking's id. */
export async function bookNow(page: Page, title: string): Promise<string> {
  await page.goto("/book");
  await page.getByText("30 min", { exact: true }).click();
  await page.getByText("Try-out page", { exact: true }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Book it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return page.url().split("/").pop() ?? "";
}

export async function approve(page: Page, title: string) {
  await page.goto("/admin/bookings?status=pending");
  const row = page.getByRole("listitem").filter({ hasText: title });
  await row.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText(`Approved: ${title}.`)).toBeVisible();
}

/** Books, has it approved, waits until it runs, and opens it by Connect. */
export async function openWorkspace(context: BrowserContext, deciding: Page, person: Person, title: string) {
  const page = await context.newPage();
  await register(page, person);
  const id = await bookNow(page, title);
  await approve(deciding, title);
  const workspace = await connect(page);
  return { page, id, workspace };
}

/** Waits for the workspace to run and goes through the Connect page to it, in the tab that opens. */
export async function connect(page: Page): Promise<Page> {
  const link = page.getByRole("link", { name: "Connect" });
  await expect(link).toBeVisible({ timeout: 120_000 });
  const opening = page.context().waitForEvent("page");
  await link.click();
  const workspace = await opening;
  await workspace.waitForURL(/\.w\./);
  return workspace;
}
