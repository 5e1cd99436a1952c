// Visits a page and notes what must not happen there: errors, policy violations, requests to other origins.

const VIEWPORT = { width: 1280, height: 1600 };

// For each single thing that is waited for. The documents are small and the service is on this machine.
const TIMEOUT_MS = 20_000;

// Opens `url`, calls `use(page)`, and resolves to the list of faults. What `use` throws is one, and is pictured.
export async function visit(browser, url, use, screenshot) {
  const faults = [];
  const context = await browser.newContext({ viewport: VIEWPORT });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  try {
    await stayWithin(context, url.origin, faults);
    noteErrors(page, faults);
    await page.goto(url.href);
    await use(page);
    await page.waitForLoadState("networkidle");
  } catch (error) {
    faults.push(error.message);
    await page.screenshot({ path: screenshot("failure") });
  } finally {
    await context.close();
  }
  return faults;
}

// Throws unless `is`; the message states what should be.
export function expect(is, message) {
  if (!is) throw new Error(message);
}

async function stayWithin(context, origin, faults) {
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.origin === origin) return route.continue();
    faults.push(`asks another origin: ${url}`);
    return route.abort();
  });
  await context.routeWebSocket("**/*", (socket) => {
    faults.push(`opens a socket: ${socket.url()}`);
    socket.close();
  });
}

function noteErrors(page, faults) {
  page.on("pageerror", (error) => faults.push(`throws: ${error.message}`));
  // Chromium reports violations of the content security policy here as well, blocked requests among them.
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console error: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
}
