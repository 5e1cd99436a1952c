// Swagger UI: open the operation, see its callback, try it out.

import { choose, open, seeCallbacks, tryItOut } from "../swagger-ui.mjs";
import { CALLBACK, OPERATION, invoice } from "./contract.mjs";

export async function swaggerUi(page, screenshot) {
  const operation = await open(page, OPERATION);
  await seeCallbacks(operation, [CALLBACK]);
  await page.screenshot({ path: screenshot("callback") });
  await choose(operation, "Parameters");
  await tryItOut(operation, 200, () => operation.locator("textarea.body-param__text").fill(invoice()));
  await page.screenshot({ path: screenshot("answer"), fullPage: true });
}
