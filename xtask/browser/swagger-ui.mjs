// What a person does on a page of Swagger UI.

import { expect } from "./visit.mjs";

// Opens an operation of the document, and resolves to where it stands on the page.
export async function open(page, { method, path }) {
  const operation = page.locator(`.opblock-${method}`, {
    has: page.locator(`.opblock-summary-path[data-path="${path}"]`),
  });
  await operation.locator(".opblock-summary-control").click();
  return operation;
}

// Chooses one of an operation's tabs: `Parameters` or `Callbacks`.
export function choose(operation, tab) {
  return operation.locator(".tab-header .tab-item", { hasText: tab }).click();
}

// Throws unless each callback is shown, by its name and its expression.
export async function seeCallbacks(operation, callbacks) {
  await choose(operation, "Callbacks");
  const shown = operation.locator(".callbacks-container");
  await shown.waitFor();
  const text = unwrapped(await shown.innerText());
  for (const part of callbacks.flatMap(({ name, expression }) => [name, expression])) {
    expect(text.includes(part), `the callbacks show \`${part}\`; they read: ${text}`);
  }
}

// Swagger UI puts zero-width spaces into paths, so that they can wrap.
export function unwrapped(text) {
  return text.replaceAll("\u200b", "");
}

// Sends the request of an operation that is open, after `fill` was called, and throws unless it is answered `expected`.
export async function tryItOut(operation, expected, fill = async () => {}) {
  await operation.getByRole("button", { name: "Try it out" }).click();
  await fill();
  await operation.getByRole("button", { name: "Execute" }).click();
  const status = operation.locator(".live-responses-table .response .response-col_status").first();
  await status.waitFor();
  const text = await status.innerText();
  expect(text.trim().startsWith(String(expected)), `"Try it out" is answered ${expected}; the page says: ${text}`);
}

// Opens "Authorize", lets `fill` fill the form of one scheme, and throws unless the page then has its credential.
export async function authorize(page, scheme, fill, screenshot) {
  await page.locator(".scheme-container").getByRole("button", { name: "Authorize" }).click();
  const form = page.locator(".modal-ux .auth-container", {
    has: page.locator("h4", { hasText: new RegExp(`^${scheme}\\s*\\(`) }),
  });
  await fill(form);
  await form.getByRole("button", { name: /Apply|Authorize/ }).click();
  await form.getByRole("button", { name: /Logout|Remove/ }).waitFor();
  await page.screenshot({ path: screenshot });
  await page.locator(".modal-ux .close-modal").click();
}
