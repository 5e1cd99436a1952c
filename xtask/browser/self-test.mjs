// Tries `visit` on a page of which it is known what is wrong with it.

import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";

import { visit } from "./visit.mjs";

const POLICY = "default-src 'none'; script-src 'self'; img-src http:";

const FILES = {
  "/": ["text/html", `<!doctype html><title>Faulty</title><script>1</script><script src="/script.js"></script>`],
  "/script.js": [
    "text/javascript",
    `new Image().src = "http://elsewhere.test/logo.svg"; new Image().src = "/missing"; undefined.member;`,
  ],
};

// What `visit` must note, each by a part of its text.
const EXPECTED = ["Content Security Policy", "another origin: http://elsewhere.test", "404 for", "throws:"];

// Resolves to the faults that went unnoticed.
export async function selfTest(browser, folder) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const url = new URL(`http://127.0.0.1:${server.address().port}/`);
    const screenshot = (part) => join(folder, `self-test-${part}.png`);
    const faults = await visit(browser, url, async () => {}, screenshot);
    const unnoticed = EXPECTED.filter((part) => !faults.some((fault) => fault.includes(part)));
    unnoticed.forEach((part) => console.log(`FAILED  self-test: nothing was noted of: ${part}`));
    return unnoticed;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function answer(request, response) {
  const [type, text] = FILES[request.url] ?? [];
  response.writeHead(text ? 200 : 404, { "content-type": type ?? "text/plain", "content-security-policy": POLICY });
  response.end(text ?? "not found");
}
