// Swagger UI: see webhooks, an example and callbacks, show credentials, and call what demands them.

import { authorize, open, seeCallbacks, tryItOut } from "../swagger-ui.mjs";
import { expect } from "../visit.mjs";
import { CALLBACKS, CLIENT, EXAMPLE, KEY, PLACE_ORDER, TOKEN, WEBHOOKS } from "./contract.mjs";

// What a person fills in for a scheme, the operation that demands it, and the header field that must go with it.
const CREDENTIALS = [
  {
    scheme: "Software",
    fill: (form) => form.locator("input").fill(KEY),
    operation: { method: "get", path: "/webhook-endpoints" },
    header: `X-Api-Key: ${KEY}`,
  },
  {
    scheme: "Staff",
    fill: (form) => form.locator("input").fill(TOKEN),
    operation: { method: "get", path: "/orders" },
    header: `Authorization: Bearer ${TOKEN}`,
  },
  {
    // The page gets the token itself, from the service.
    scheme: "App",
    fill: async (form) => {
      await form.locator("[id^=client_id]").fill(CLIENT.id);
      await form.locator("[id^=client_secret]").fill(CLIENT.secret);
      await form.getByText("select all").click();
    },
    operation: { method: "get", path: "/reports/sales" },
    header: "Authorization: Bearer app_",
  },
];

export async function swaggerUi(page, screenshot) {
  await seeWebhooks(page);
  await seeOrder(page, screenshot);
  for (const { scheme, fill, operation, header } of CREDENTIALS) {
    await authorize(page, scheme, fill, screenshot(`authorize-${scheme}`));
    await callWith(page, operation, header);
  }
  await page.screenshot({ path: screenshot("called"), fullPage: true });
}

async function seeWebhooks(page) {
  const text = await page.locator(".webhooks").innerText();
  for (const { name } of WEBHOOKS) {
    expect(text.includes(name), `the webhooks show \`${name}\`; they read: ${text}`);
  }
}

async function seeOrder(page, screenshot) {
  const operation = await open(page, PLACE_ORDER);
  const body = await operation.locator(".opblock-section-request-body").innerText();
  expect(body.includes(EXAMPLE), `the body shows its example, \`${EXAMPLE}\`; it reads: ${body}`);
  await operation.screenshot({ path: screenshot("example") });
  await seeCallbacks(operation, CALLBACKS);
  await operation.screenshot({ path: screenshot("callbacks") });
}

async function callWith(page, operation, header) {
  const shown = await open(page, operation);
  await tryItOut(shown, 200);
  const sent = await shown.locator(".curl-command").innerText();
  expect(sent.includes(header), `the request carries \`${header}\`; it reads: ${sent}`);
}
