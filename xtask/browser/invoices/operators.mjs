// The operators' page: sign in, see nothing, see what fails, and help it, with receivers that answer as they are told.

import { once } from "node:events";
import { createServer } from "node:http";

import { expectAccessible } from "../accessible.mjs";
import { expect } from "../visit.mjs";
import { invoice } from "./contract.mjs";

// As `cargo xtask browser` starts the service.
const TOKEN = process.env.INVOICES_ADMIN_TOKEN;

// The console tells of every refusal, also of those that are looked for here.
export const EXPECTED = [/\b401\b/, /ERR_INTERNET_DISCONNECTED/];

// What a receiver may say to run in the page.
const HOSTILE = `<img src=x onerror="window.hostile = true"><script>window.hostile = true</script>`;

const BACKLOG = 1_200;

let isFirst = true;

export async function operators(page, screenshot) {
  const [fine, broken, gone] = await Promise.all([receiver(200), receiver(500, HOSTILE), receiver(410)]);
  // What moves is pictured at rest.
  await page.emulateMedia({ reducedMotion: "reduce" });
  try {
    await signIn(page, screenshot);
    if (isFirst) await seeNothing(page, screenshot);
    isFirst = false;
    await sendInvoices(page, fine, 1);
    await sendInvoices(page, broken, 6);
    await sendInvoices(page, gone, 3);
    await seeBacklog(page, screenshot, fine);
    await seeFailures(page, screenshot, broken);
    await replayDead(page, screenshot, gone);
    await seeOtherwise(page, screenshot);
    await seeTrouble(page, screenshot);
    expect(!(await page.evaluate(() => window.hostile)), "what a receiver says stays text");
    await signOut(page);
  } finally {
    [fine, broken, gone].forEach((one) => one.close());
  }
}

// A receiver of callbacks. `status` may be changed, `requests` counts what came.
async function receiver(status, body = `{"ok":true}`) {
  const one = { status, requests: 0 };
  const server = createServer((request, response) => {
    one.requests += 1;
    request.resume();
    response.writeHead(one.status, { "content-type": "application/json" });
    response.end(one.status === 200 ? `{"ok":true}` : body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  one.origin = `http://127.0.0.1:${server.address().port}`;
  one.close = () => server.close();
  return one;
}

// Creates invoices, each of which calls back.
async function sendInvoices(page, { origin }, many) {
  const bodies = Array.from({ length: many }, invoice);
  await page.evaluate(async ([callback, bodies]) => {
    const send = (body) =>
      fetch(`/invoices/?callback_url=${encodeURIComponent(callback)}`, { method: "POST", body, headers: { "content-type": "application/json" } });
    while (bodies.length > 0) await Promise.all(bodies.splice(0, 50).map(send));
  }, [`${origin}/events?key=from-the-query`, bodies]);
}

async function signIn(page, screenshot) {
  const token = page.getByLabel("Operators’ token");
  await expectAccessible(page, "the sign-in");
  await token.fill("this is not the token");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("This is not the token.").waitFor();
  await page.screenshot({ path: screenshot("refused") });
  await token.fill(TOKEN);
  await token.press("Enter");
  await tile(page, "All").waitFor();
}

async function seeNothing(page, screenshot) {
  for (const text of ["No callbacks yet", "No endpoints yet", "Everything arrives"]) {
    await page.getByText(text).waitFor();
  }
  await page.screenshot({ path: screenshot("empty") });
}

async function seeBacklog(page, screenshot, { origin }) {
  await tile(page, "All").click();
  await page.getByLabel("Search endpoints").fill(origin);
  await endpoint(page, origin, "Active").getByRole("button", { name: `Pause ${origin}` }).click();
  await endpoint(page, origin, "Paused").waitFor();
  await sendInvoices(page, { origin }, BACKLOG);
  await endpoint(page, origin, "Paused").getByText(BACKLOG.toLocaleString("en")).waitFor();
  await tile(page, "Pending").click();
  await page.getByRole("button", { name: "Show more" }).last().click();
  await page.waitForFunction(() => document.querySelectorAll("#messages tbody tr").length === 100);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: screenshot("backlog") });
  await expectAccessible(page, "a backlog");

  await page.getByRole("button", { name: origin, exact: true }).click();
  const allEndpoints = page.getByRole("button", { name: /^Show messages of all endpoints/ });
  await allEndpoints.waitFor();
  const row = messages(page).first();
  await row.getByRole("button", { name: /^Cancel / }).click();
  await page.getByRole("button", { name: "Cancel the message" }).click();
  await page.getByText("The message is cancelled.").waitFor();
  await tile(page, "Cancelled").click();
  await row.getByRole("button", { name: /^Replay / }).click();
  await page.getByText("Nothing was cancelled").waitFor();
  await allEndpoints.click();
}

async function seeFailures(page, screenshot, broken) {
  await page.getByLabel("Search endpoints").fill(broken.origin);
  await endpoint(page, broken.origin, "Left alone").waitFor();
  await page.getByRole("button", { name: broken.origin, exact: true }).click();
  await messages(page).first().getByText("Answered 500").waitFor();
  await page.screenshot({ path: screenshot("failing") });
  await messages(page).first().getByRole("button", { name: "invoice_notification" }).click();
  const details = page.getByRole("dialog");
  await details.getByText(HOSTILE).waitFor();
  const text = await details.innerText();
  expect(text.includes("/events/invoices/") && text.includes("?key=…"), `the address is told; there stands: ${text}`);
  expect(!text.includes("from-the-query") && !text.includes("customer"), `no secrets are told; there stands: ${text}`);
  await page.screenshot({ path: screenshot("details") });
  await expectAccessible(page, "a message");

  await details.getByRole("button", { name: "Send now" }).click();
  await page.getByText("The message is due now.").waitFor();
  const id = text.match(/msg_\w+/)[0];
  await page.keyboard.press("Escape");
  await details.waitFor({ state: "hidden" });
  broken.status = 200;
  const before = broken.requests;
  await page.getByRole("button", { name: `Resume ${broken.origin}` }).click();
  await tile(page, "Delivered").click();
  await messages(page).filter({ hasText: id }).getByText("Answered 200").waitFor();
  expect(broken.requests > before, "what was sent now arrives");
  await page.getByRole("button", { name: /^Show messages of all endpoints/ }).click();
}

async function replayDead(page, screenshot, gone) {
  await page.getByLabel("Search endpoints").fill("");
  await page.getByLabel("State").selectOption("Disabled");
  const row = endpoint(page, gone.origin, "Disabled");
  await row.getByText("wants nothing more").waitFor();
  await tile(page, "Dead").click();
  await page.screenshot({ path: screenshot("dead") });
  gone.status = 200;
  await page.getByLabel("Search endpoints").fill(gone.origin);
  await page.getByLabel("State").selectOption("All states");
  await row.getByRole("button", { name: `Resume ${gone.origin}` }).click();
  await page.getByRole("button", { name: `Replay dead messages of ${gone.origin}` }).click();
  await page.getByText("3 dead messages").waitFor();
  await page.screenshot({ path: screenshot("question") });
  await page.getByRole("dialog").getByRole("button", { name: "Replay" }).click();
  await page.getByText("3 messages will be sent again.").waitFor();
  await page.getByText("Nothing was given up").waitFor();
  await page.getByLabel("Search endpoints").fill("");
}

// In the dark, on a phone, and by another order of colours and sizes.
async function seeOtherwise(page, screenshot) {
  await page.emulateMedia({ colorScheme: "dark" });
  await tile(page, "Pending").click();
  await messages(page).first().waitFor();
  await page.screenshot({ path: screenshot("dark") });
  await expectAccessible(page, "the page in the dark");
  await page.emulateMedia({ colorScheme: "light" });
  const usual = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width <= 390, `nothing stands beside the screen of a phone; the page is ${width} pixels wide`);
  await page.screenshot({ path: screenshot("phone") });
  await expectAccessible(page, "the page on a phone");
  await page.setViewportSize(usual);
}

async function seeTrouble(page, screenshot) {
  await page.context().setOffline(true);
  await page.getByText("The service cannot be reached.").waitFor();
  await page.screenshot({ path: screenshot("trouble") });
  await page.context().setOffline(false);
  await page.getByText("The service cannot be reached.").waitFor({ state: "hidden" });
}

async function signOut(page) {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("Operators’ token").waitFor();
  const kept = await page.evaluate(() => sessionStorage.length + document.querySelectorAll("tbody tr").length);
  expect(kept === 0, "nothing is kept once one signed out");
}

function tile(page, name) {
  return page.getByRole("navigation").getByRole("button", { name: new RegExp(`^${name}`) });
}

function endpoint(page, origin, state) {
  return page.getByRole("row").filter({ has: page.getByRole("button", { name: origin, exact: true }) }).filter({ hasText: state });
}

function messages(page) {
  return page.locator("#messages tbody tr");
}
