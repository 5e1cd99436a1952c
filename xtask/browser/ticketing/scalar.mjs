// Scalar: see webhooks, credentials, an example and callbacks.

import { expect } from "../visit.mjs";
import { CALLBACKS, EXAMPLE, WEBHOOKS } from "./contract.mjs";

export async function scalar(page, screenshot) {
  const contents = page.getByRole("complementary");
  await contents.getByRole("button", { name: "Open Group - Webhooks" }).click();
  await see(contents, WEBHOOKS.map(({ summary }) => summary));
  await see(page.getByRole("region", { name: "List one's endpoints" }), ["Auth Required"]);
  await page.screenshot({ path: screenshot("webhooks") });
  await page.goto(new URL("#tag/orders/POST/orders", page.url()).href);
  await see(page.getByRole("region", { name: "Place an order" }), [EXAMPLE, ...CALLBACKS.map(({ name }) => name)]);
  await page.screenshot({ path: screenshot("order") });
}

async function see(place, parts) {
  await place.first().waitFor();
  const text = await place.first().innerText();
  for (const part of parts) {
    expect(text.includes(part), `the page shows \`${part}\`; there stands: ${text}`);
  }
}
