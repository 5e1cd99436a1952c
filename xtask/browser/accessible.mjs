// Whether people who do not see a page, or see it otherwise, can use it, as far as axe can tell.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { expect } from "./visit.mjs";

const require = createRequire(join(process.cwd(), "package.json"));
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// Throws with what is at fault. `view` says what is looked at.
export async function expectAccessible(page, view) {
  // Not by an element, which the page's own policy would not let run.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run());
  const told = violations.map(({ help, nodes }) => `${help}: ${nodes.map(({ html }) => html).join(", ")}`);
  expect(told.length === 0, `${view} is accessible; axe says: ${told.join("; ")}`);
}
