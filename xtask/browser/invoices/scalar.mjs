// Scalar: see the operation's callback, send a test request.

import { CALLBACK, OPERATION, invoice } from "./contract.mjs";
import { expect } from "../visit.mjs";

export async function scalar(page, screenshot) {
  await seeCallback(page);
  await page.screenshot({ path: screenshot("callback") });
  await sendTestRequest(page);
  await page.screenshot({ path: screenshot("answer") });
}

async function seeCallback(page) {
  const callbacks = page.getByRole("group", { name: "Callbacks" });
  await callbacks.scrollIntoViewIfNeeded();
  const text = await callbacks.innerText();
  for (const part of [CALLBACK.name, CALLBACK.expression]) {
    expect(text.includes(part), `the callbacks show \`${part}\`; they read: ${text}`);
  }
}

async function sendTestRequest(page) {
  await page.getByRole("button", { name: `Test Request (${OPERATION.method} ${OPERATION.path})` }).click();
  const client = page.getByRole("dialog", { name: "API Client" });
  const body = client.getByRole("region", { name: /^Request:/ }).locator(".cm-content[contenteditable=true]").last();
  await body.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(invoice());
  await client.getByRole("button", { name: /^Send post request to/ }).click();
  const response = client.getByRole("region", { name: "Response" });
  await response.filter({ hasText: /Status:\s*\d{3}/ }).waitFor();
  const text = await response.innerText();
  expect(/Status:\s*200/.test(text), `the test request is answered 200; the page says: ${text}`);
}
