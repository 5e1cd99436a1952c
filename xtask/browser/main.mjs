// Opens a service's pages in headless Chromium as a person would, under two host names, and reports every fault.
//
// Usage: node main.mjs SERVICE ADDRESS FOLDER. SERVICE is one of SERVICES, ADDRESS is where it listens, screenshots go
// into FOLDER. Runs in the folder that holds `playwright-core`. Ends with 0 only if nothing was at fault.

import { createRequire } from "node:module";
import { join } from "node:path";

import { PAGES as invoices } from "./invoices/pages.mjs";
import { selfTest } from "./self-test.mjs";
import { PAGES as ticketing } from "./ticketing/pages.mjs";
import { visit } from "./visit.mjs";

// Not a name for this machine: some viewers call home only where they do not recognise localhost.
const OTHER_NAME = "ringback.test";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--host-resolver-rules=MAP ${OTHER_NAME} 127.0.0.1`,
];

const SERVICES = { invoices, ticketing };

const require = createRequire(join(process.cwd(), "package.json"));
const { chromium } = require("playwright-core");

const [service, address, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
try {
  console.log(`Chromium ${browser.version()}`);
  let faults = await selfTest(browser, folder);
  for (const host of [new URL(address).hostname, OTHER_NAME]) {
    for (const page of SERVICES[service]) {
      faults = faults.concat(await visitPage(page, host));
    }
  }
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await browser.close();
}

async function visitPage({ name, path, use, expected = [] }, host) {
  const url = new URL(path, address);
  url.hostname = host;
  const screenshot = (part) => join(folder, `${service}-${name}-${host}-${part}.png`);
  const noted = await visit(browser, url, (page) => use(page, screenshot), screenshot);
  const faults = noted.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
  console.log(`${faults.length === 0 ? "passed" : "FAILED"}  ${url}`);
  faults.forEach((fault) => console.log(`        ${fault}`));
  return faults;
}
