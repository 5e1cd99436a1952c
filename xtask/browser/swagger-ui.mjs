// Swagger UI: open the operation, see its callback, try it out.

import { CALLBACK, OPERATION, invoice } from "./contract.mjs";
import { expect } from "./visit.mjs";

export async function swaggerUi(page, screenshot) {
  const operation = page.locator(`.opblock-${OPERATION.method}`, {
    has: page.locator(`.opblock-summary-path[data-path="${OPERATION.path}"]`),
  });
  await operation.locator(".opblock-summary-control").click();
  await seeCallback(operation);
  await page.screenshot({ path: screenshot("callback") });
  await tab(operation, "Parameters").click();
  await tryItOut(operation);
  await page.screenshot({ path: screenshot("answer"), fullPage: true });
}

function tab(operation, name) {
  return operation.locator(".tab-header .tab-item", { hasText: name });
}

async function seeCallback(operation) {
  await tab(operation, "Callbacks").click();
  const callback = operation.locator(".callbacks-container");
  await callback.waitFor();
  const text = await callback.innerText();
  for (const part of [CALLBACK.name, CALLBACK.expression]) {
    // Swagger UI puts zero-width spaces into paths, so that they can wrap.
    expect(text.replaceAll("\u200b", "").includes(part), `the callbacks show \`${part}\`; they read: ${text}`);
  }
}

async function tryItOut(operation) {
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.locator("textarea.body-param__text").fill(invoice());
  await operation.getByRole("button", { name: "Execute" }).click();
  const status = operation.locator(".live-responses-table .response .response-col_status").first();
  await status.waitFor();
  const text = await status.innerText();
  expect(text.trim().startsWith("200"), `"Try it out" is answered 200; the page says: ${text}`);
}
