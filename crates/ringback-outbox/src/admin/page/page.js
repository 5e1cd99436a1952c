
// The operators' page: shows what the API beside it tells, and does what the person asks. Values only ever become text
// nodes and attributes, never markup.

const STORED = "ringback-outbox-token";
const REFRESH_MS = 4_000;
const PAGE_ITEMS = 50;
const FEW_ENDPOINTS = 5;
const MOST_ITEMS = 200;
const LATE_MS = 10_000;

const KINDS = [
  { show: "failing", name: "Failing", help: "tried, and tried again later", tone: "amber", when: "Next try" },
  { show: "dead", name: "Dead", help: "given up", tone: "red", when: "Given up" },
  { show: "pending", name: "Pending", help: "wait or are being sent", when: "Due" },
  { show: "delivered", name: "Delivered", help: "arrived", when: "Delivered" },
  { show: "cancelled", name: "Cancelled", help: "not wanted", when: "Cancelled" },
  { show: "", name: "All", help: "in the order they came", when: "Enqueued" },
];

const NOTHING = {
  failing: ["Nothing fails", "Every callback that was tried has arrived, or was given up."],
  dead: ["Nothing was given up", "What cannot be delivered over days ends up here."],
  pending: ["Nothing waits", "Callbacks stand here from their commit until they arrive."],
  delivered: ["Nothing has arrived yet", "Or it was so long ago that it is forgotten."],
  cancelled: ["Nothing was cancelled", "What an operator does not want to be sent ends up here."],
  "": ["No callbacks yet", "The first one appears as soon as it is committed."],
};

const ENDPOINT_STATES = {
  active: { name: "Active", tone: "green" },
  open: { name: "Left alone", tone: "amber" },
  paused: { name: "Paused" },
  disabled: { name: "Disabled", tone: "red" },
};

const MESSAGE_STATES = {
  pending: { name: "Pending" },
  delivered: { name: "Delivered", tone: "green" },
  dead: { name: "Dead", tone: "red" },
  cancelled: { name: "Cancelled" },
};

const ERRORS = {
  address_blocked: "Address is not allowed",
  answer_not_taken: "Answer was not taken",
  connect: "Could not connect",
  exchange: "Connection broke off",
  gone: "Answered 410: gone",
  signing: "Could not be signed",
  timeout: "No answer in time",
  tls: "No secure connection",
  unreadable: "Cannot be read",
};

const byId = (id) => document.getElementById(id);
const api = location.pathname.replace(/\/$/, "");

const state = {
  token: sessionStorage.getItem(STORED),
  // `null` until the first overview says what needs somebody most.
  show: null,
  endpoint: null,
  message: null,
  messages: PAGE_ITEMS,
  endpoints: FEW_ENDPOINTS,
  clockOffsetMs: 0,
  // Counts what was asked for, so that a late answer to an older question is dropped.
  question: 0,
};

// ---- The API

class Refused extends Error {
  constructor(status, problem) {
    super(problem?.title ?? `The service answered ${status}.`);
    this.status = status;
  }
}

async function ask(path, { method = "GET", query = {}, body } = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== "" && value != null);
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : "";
  const headers = { authorization: `Bearer ${state.token}` };
  if (body) headers["content-type"] = "application/json";
  let response;
  try {
    response = await fetch(`${api}${path}${search}`, { method, headers, body: body && JSON.stringify(body) });
  } catch {
    throw new Refused(0, { title: "The service cannot be reached." });
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

// Reads a list up to so many items, from its beginning.
async function list(path, items, query, most) {
  const found = [];
  let next;
  do {
    const limit = Math.min(most - found.length, MOST_ITEMS);
    const page = await ask(path, { query: { ...query, limit, after: next } });
    found.push(...page[items]);
    next = page.next;
  } while (next && found.length < most);
  return { found, hasMore: Boolean(next) };
}

// ---- Elements

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null && child !== ""));
  return made;
}

function button(text, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, ...attributes }, text);
}

function badge({ name, tone }) {
  return element("span", { class: `badge ${tone ?? ""}` }, name);
}

// Fills a table by the keys of its items, and leaves alone what has not changed, so that nothing flickers, and focus and
// selection stay where they are.
function fill(body, items, keyOf, cells) {
  const present = new Map([...body.rows].map((row) => [row.dataset.key, row]));
  const rows = items.map((item) => {
    const key = keyOf(item);
    const shown = JSON.stringify([item, cells.depends?.(item)]);
    const old = present.get(key);
    if (old?.dataset.shown === shown) return old;
    const row = element("tr", { "data-key": key, "data-shown": shown }, ...cells(item));
    if (old?.contains(document.activeElement)) {
      const index = [...old.querySelectorAll("button")].indexOf(document.activeElement);
      queueMicrotask(() => (row.querySelectorAll("button")[index] ?? row.querySelector("button"))?.focus());
    }
    return row;
  });
  if (rows.length !== body.rows.length || rows.some((row, index) => row !== body.rows[index])) {
    body.replaceChildren(...rows);
  }
}

// ---- Words

const number = new Intl.NumberFormat("en");
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
const absolute = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" });
const UNITS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1_000]];

const count = (many, one) => `${number.format(many)} ${one}${many === 1 ? "" : "s"}`;

function ago(text) {
  const ms = Date.parse(text) - Date.now() - state.clockOffsetMs;
  const [unit, size] = UNITS.find(([, size]) => Math.abs(ms) >= size) ?? UNITS.at(-1);
  const whole = Math.trunc(ms / size);
  return whole === 0 ? "now" : relative.format(whole, unit);
}

function time(text) {
  if (!text) return "";
  return element("time", { datetime: text, title: exactly(text) }, ago(text));
}

const exactly = (text) => absolute.format(new Date(text));
const moment = (text) => element("span", {}, exactly(text), " ", element("span", { class: "faint" }, ago(text)));

function lasting(ms) {
  const [unit, size] = UNITS.find(([, size]) => ms >= size) ?? UNITS.at(-1);
  return count(Math.round(ms / size), unit);
}

function happened(status, error) {
  if (error === "status") return `Answered ${status}`;
  if (error) return ERRORS[error] ?? error;
  return status ? `Answered ${status}` : "";
}

// ---- The parts of the page

function showHealth(overview) {
  const { messages, endpoints, due_lag_ms: lag } = overview;
  const troubled = endpoints.open + endpoints.paused + endpoints.disabled;
  const parts = [];
  if (lag >= LATE_MS) parts.push(`Deliveries are ${lasting(lag)} late`);
  if (messages.failing > 0) parts.push(`${number.format(messages.failing)} failing`);
  if (messages.dead > 0) parts.push(`${number.format(messages.dead)} dead`);
  if (troubled > 0) parts.push(`${count(troubled, "endpoint")} not sent to`);
  const health = byId("health");
  const text = parts.length > 0 ? parts.join(" · ") : "Everything arrives";
  // It is announced, so it is written only when it is news.
  if (health.textContent !== text) health.textContent = text;
  health.className = lag >= LATE_MS ? "bad" : parts.length > 0 ? "late" : "good";
  document.title = messages.dead > 0 ? `(${number.format(messages.dead)}) Outbox` : "Outbox";
}

function showKinds({ messages }) {
  const all = messages.pending + messages.delivered + messages.dead + messages.cancelled;
  const kinds = byId("kinds");
  if (kinds.children.length === 0) {
    kinds.append(...KINDS.map(({ show, name, help }) =>
      element("button", { type: "button", "data-show": show, onclick: () => choose({ show }) },
        element("span", {}, name), element("strong"), element("span", {}, help))));
  }
  for (const [index, { show, tone }] of KINDS.entries()) {
    const many = show === "" ? all : messages[show];
    const kind = kinds.children[index];
    kind.querySelector("strong").textContent = number.format(many);
    kind.className = many > 0 ? (tone ?? "") : "";
    kind.setAttribute("aria-pressed", String(show === state.show));
  }
}

function messageCells(message) {
  const canReplay = !message.is_being_sent;
  const replay = message.state === "pending" ? "Send now" : "Replay";
  return [
    element("td", {},
      element("button", { type: "button", class: "link", onclick: () => choose({ message: message.id }) }, message.callback),
      element("span", { class: "sub mono", title: message.id }, message.id)),
    element("td", { title: message.endpoint }, message.endpoint),
    element("td", {}, outcome(message)),
    element("td", { class: "number", "data-label": "Tries" }, number.format(message.attempts)),
    element("td", {}, when(message)),
    element("td", { class: "actions" },
      button(replay, () => replayMessage(message), { disabled: !canReplay, "aria-label": `${replay} ${message.id}` }),
      message.state === "pending"
        ? button("Cancel", () => cancelMessage(message), { class: "danger", "aria-label": `Cancel ${message.id}` })
        : null),
  ];
}

// Relative times grow old although the message stays as it is.
messageCells.depends = (message) => [state.show, ago(message.due_at ?? message.ended_at ?? message.enqueued_at)];

function outcome(message) {
  if (message.is_being_sent) return "Being sent";
  if (message.last_error) {
    const tone = message.state === "dead" ? "red" : "amber";
    return element("span", { class: tone }, happened(message.last_status, message.last_error));
  }
  if (message.state === "cancelled") return "Cancelled";
  if (message.attempts === 0) return message.state === "dead" ? "Endpoint is disabled" : "Not tried yet";
  return happened(message.last_status, null);
}

function when(message) {
  if (state.show === "" || message.is_being_sent) return time(message.enqueued_at);
  const isDue = message.due_at && Date.parse(message.due_at) < Date.now() + state.clockOffsetMs;
  return element("span", {}, isDue ? "due " : "", time(message.due_at ?? message.ended_at));
}

function showMessages({ found, hasMore }) {
  const kind = KINDS.find(({ show }) => show === state.show);
  fill(byId("messages").tBodies[0], found, (message) => message.id, messageCells);
  byId("messages-title").textContent = kind.show === "" ? "All messages" : `${kind.name} messages`;
  byId("when-title").textContent = kind.when;
  byId("messages").hidden = found.length === 0;
  byId("messages-more").hidden = !hasMore;
  const empty = byId("messages-empty");
  empty.hidden = found.length > 0;
  const [what, why] = NOTHING[state.show];
  empty.replaceChildren(element("strong", {}, what), state.endpoint ? "At this endpoint." : why);
  const chip = byId("endpoint-chip");
  chip.hidden = !state.endpoint;
  chip.textContent = `${state.endpoint ?? ""} ✕`;
  chip.setAttribute("aria-label", `Show messages of all endpoints, not only of ${state.endpoint ?? ""}`);
}

function endpointCells(endpoint) {
  const { name, dead } = endpoint;
  const isSentTo = endpoint.state === "active";
  return [
    element("td", { title: name },
      element("button", { type: "button", class: "link", onclick: () => choose({ endpoint: name, show: trouble(endpoint) }) }, name)),
    element("td", { title: condition(endpoint) },
      badge(endpoint.state === "active" && endpoint.failures > 0 ? { name: "Failing", tone: "amber" } : ENDPOINT_STATES[endpoint.state]),
      element("span", { class: "faint" }, condition(endpoint))),
    element("td", { class: "number", "data-label": "Pending" }, number.format(endpoint.pending), due(endpoint)),
    element("td", { class: `number ${dead > 0 ? "red" : ""}`, "data-label": "Dead" }, number.format(dead)),
    element("td", { class: "actions" },
      dead > 0 ? button("Replay dead", () => replayDead(endpoint), { "aria-label": `Replay dead messages of ${name}` }) : null,
      isSentTo
        ? button("Pause", () => pause(endpoint), { "aria-label": `Pause ${name}` })
        : button("Resume", () => resume(endpoint), { "aria-label": `Resume ${name}` })),
  ];
}

endpointCells.depends = (endpoint) => [endpoint.open_until && ago(endpoint.open_until), due(endpoint)?.textContent];

// Which of its messages tell what is wrong with an endpoint.
function trouble({ dead, failures, pending }) {
  if (failures > 0) return "failing";
  if (dead > 0) return "dead";
  return pending > 0 ? "pending" : "";
}

function condition({ state: of, failures, open_until: until }) {
  const failed = failures > 0 ? `${count(failures, "failure")} in a row` : "";
  switch (of) {
    case "open": return `${failed}; next try ${ago(until)}`;
    case "disabled": return "answered 410: wants nothing more";
    case "paused": return "by an operator";
    default: return failed;
  }
}

function due({ due_at: at, state: of }) {
  const late = at ? Date.now() + state.clockOffsetMs - Date.parse(at) : 0;
  if (late < LATE_MS || of !== "active") return null;
  return element("span", { class: "sub amber" }, `${lasting(late)} late`);
}

function showEndpoints({ found, hasMore }, counts) {
  const isFiltered = byId("endpoints-search").value !== "" || byId("endpoints-state").value !== "";
  fill(byId("endpoints").tBodies[0], found, (endpoint) => endpoint.name, endpointCells);
  byId("endpoints").hidden = found.length === 0;
  byId("endpoints-more").hidden = !hasMore;
  const all = counts.active + counts.open + counts.paused + counts.disabled;
  byId("endpoints-counts").textContent = all > 0 ? number.format(all) : "";
  const empty = byId("endpoints-empty");
  empty.hidden = found.length > 0;
  const [what, why] = isFiltered ? ["No such endpoint", ""] : ["No endpoints yet", "They appear with the first callback."];
  empty.replaceChildren(element("strong", {}, what), why);
}

async function showChosenEndpoint() {
  const offer = byId("replay-dead");
  const isOffered = state.endpoint && state.show === "dead" && byId("messages").tBodies[0].rows.length > 0;
  offer.hidden = !isOffered;
  offer.textContent = "Replay all of these";
  offer.onclick = () => replayDead({ name: state.endpoint });
}

// ---- One message

function detailsOf({ message, request, attempts }) {
  const canReplay = !message.is_being_sent;
  const facts = [
    ["Id", element("span", { class: "mono" }, message.id)],
    ["Endpoint", message.endpoint],
    request && ["Request", element("span", { class: "mono" }, `${request.method} ${request.address}`)],
    request && ["Carries", carries(request)],
    ["Enqueued", moment(message.enqueued_at)],
    message.due_at && ["Due", moment(message.due_at)],
    message.ended_at && [MESSAGE_STATES[message.state].name, moment(message.ended_at)],
  ];
  return [
    element("div", { class: "head" },
      element("h2", { id: "details-title" }, message.callback, " ", badge(MESSAGE_STATES[message.state])),
      button("Close", () => choose({ message: null }), { autofocus: true })),
    element("div", { class: "body" },
      element("h3", {}, "Message"),
      element("dl", {}, ...facts.filter(Boolean).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])),
      element("div", { class: "deeds" },
        button(message.state === "pending" ? "Send now" : "Replay", () => replayMessage(message), { class: "primary", disabled: !canReplay }),
        message.state === "pending" ? button("Cancel", () => cancelMessage(message), { class: "danger" }) : null,
        button("Messages of this endpoint", () => choose({ endpoint: message.endpoint, message: null }))),
      element("h3", {}, attempts.length > 0 ? "Attempts, the last one first" : "Attempts"),
      ...(attempts.length > 0 ? attempts.toReversed().map(attemptOf) : [element("p", { class: "faint" }, "It was not tried yet.")])),
  ];
}

function carries({ body_bytes: bytes, header_names: names }) {
  const body = bytes > 0 ? count(bytes, "byte") : "no body";
  return names.length > 0 ? `${body}; ${names.join(", ")}` : body;
}

function attemptOf(attempt) {
  return element("div", { class: "attempt" },
    element("p", {},
      element("span", { class: attempt.error ? "red" : "" }, happened(attempt.status, attempt.error)),
      element("span", { class: "faint" }, `${number.format(attempt.ms)} ms`),
      element("time", { class: "faint", datetime: attempt.started_at, title: ago(attempt.started_at) }, exactly(attempt.started_at))),
    attempt.reply ? element("pre", { tabindex: "0", "aria-label": `How reply ${attempt.number} begins` }, attempt.reply) : "");
}

async function showDetails() {
  const dialog = byId("details");
  if (!state.message) {
    dialog.close();
    return keepSaid();
  }
  const wanted = state.message;
  let details;
  try {
    details = await ask(`/messages/${encodeURIComponent(wanted)}`);
  } catch (error) {
    if (error.status !== 404) throw error;
    say("This message is not kept any more.");
    return choose({ message: null });
  }
  if (state.message !== wanted) return;
  const shown = JSON.stringify([details, ago(details.message.due_at ?? details.message.ended_at ?? details.message.enqueued_at)]);
  if (dialog.dataset.shown !== shown || !dialog.open) {
    const focused = [...dialog.querySelectorAll("button, pre")].indexOf(document.activeElement);
    dialog.dataset.shown = shown;
    dialog.replaceChildren(...detailsOf(details));
    if (!dialog.open) dialog.showModal();
    else [...dialog.querySelectorAll("button, pre")][focused]?.focus();
    keepSaid();
  }
}

// ---- What a person does

async function act(path, body, done) {
  try {
    const answer = await ask(path, { method: "POST", body });
    say(typeof done === "function" ? done(answer) : done);
  } catch (error) {
    if (error.status === 401) return signOut(error.message);
    say(error.message);
  }
  await refresh();
}

async function replayMessage(message) {
  const isAgain = message.state === "delivered";
  if (isAgain && !(await sure("It was delivered. The receiver gets it a second time, under the same id.", "Replay"))) return;
  await act(`/messages/${encodeURIComponent(message.id)}/replay`, null, "The message is due now.");
}

async function cancelMessage(message) {
  if (!(await sure(`${message.callback} to ${message.endpoint} is not sent any more, unless somebody replays it.`, "Cancel the message", "Keep it"))) return;
  await act(`/messages/${encodeURIComponent(message.id)}/cancel`, null, "The message is cancelled.");
}

async function replayDead({ name, dead }) {
  const what = dead ? count(dead, "dead message") : "All that is dead";
  if (!(await sure(`${what} for ${name} will be sent again.`, "Replay"))) return;
  await act("/endpoints/replay-dead", { endpoint: name }, ({ messages }) => `${count(messages, "message")} will be sent again.`);
}

const pause = ({ name }) => act("/endpoints/pause", { endpoint: name }, "The endpoint is paused: its messages wait.");
const resume = ({ name }) => act("/endpoints/resume", { endpoint: name }, "The endpoint is sent to again.");

// Asks; resolves to whether the person is sure.
function sure(text, yes, no = "Back") {
  const dialog = byId("question");
  const { promise, resolve } = Promise.withResolvers();
  dialog.replaceChildren(
    element("p", { id: "question-text" }, text),
    element("div", {}, button(no, () => dialog.close()), button(yes, () => dialog.close("yes"), { class: "primary", autofocus: true })));
  dialog.returnValue = "";
  dialog.onclose = () => {
    keepSaid();
    resolve(dialog.returnValue === "yes");
  };
  dialog.showModal();
  return promise;
}

const said = byId("said");
let silence;
function say(text) {
  said.textContent = text;
  keepSaid();
  clearTimeout(silence);
  silence = setTimeout(() => (said.textContent = ""), 5_000);
}

// What is said must be seen where a dialog covers the page.
function keepSaid() {
  const place = document.querySelector("dialog[open]") ?? document.body;
  if (said.parentElement !== place) place.append(said);
}

// ---- Where we are: in the address behind `#`, which no server sees

function choose(choice) {
  if ("show" in choice || "endpoint" in choice) state.messages = PAGE_ITEMS;
  Object.assign(state, choice);
  const place = { show: state.show, endpoint: state.endpoint, message: state.message };
  const given = Object.entries(place).filter(([, value]) => value != null);
  history.pushState(null, "", `#${new URLSearchParams(given)}`);
  return refresh();
}

function readPlace() {
  const place = new URLSearchParams(location.hash.slice(1));
  const show = place.get("show");
  state.show = KINDS.some((kind) => kind.show === show) ? show : null;
  state.endpoint = place.get("endpoint");
  state.message = place.get("message");
}

// What needs somebody most.
function worst({ messages }) {
  return ["failing", "dead", "pending"].find((show) => messages[show] > 0) ?? "";
}

// ---- Turns

let nextTurn;
async function refresh() {
  clearTimeout(nextTurn);
  const question = ++state.question;
  try {
    const overview = await ask("/overview");
    state.clockOffsetMs = Date.parse(overview.now) - Date.now();
    state.show ??= worst(overview);
    const endpointQuery = { state: byId("endpoints-state").value, containing: byId("endpoints-search").value.trim() };
    const [messages, endpoints] = await Promise.all([
      list("/messages", "messages", { show: state.show, endpoint: state.endpoint }, state.messages),
      list("/endpoints", "endpoints", endpointQuery, state.endpoints),
    ]);
    if (question !== state.question) return;
    byId("app").hidden = false;
    byId("sign-in").hidden = true;
    showHealth(overview);
    showKinds(overview);
    showMessages(messages);
    showEndpoints(endpoints, overview.endpoints);
    showChosenEndpoint();
    await showDetails();
    calm();
  } catch (error) {
    if (error.status === 401) return signOut(error.message);
    if (!(error instanceof Refused)) throw error;
    if (question !== state.question) return;
    complain(error);
  }
  nextTurn = setTimeout(() => (document.hidden ? null : refresh()), REFRESH_MS);
}

function calm() {
  byId("trouble").hidden = true;
  byId("app").classList.remove("stale");
}

function complain(error) {
  const banner = byId("trouble");
  const text = `${error.message} What you see may be old; it is asked again every few seconds.`;
  if (banner.textContent !== text) banner.textContent = text;
  banner.hidden = false;
  byId("app").hidden = false;
  byId("sign-in").hidden = true;
  byId("app").classList.add("stale");
}

function signOut(reason) {
  clearTimeout(nextTurn);
  state.question += 1;
  sessionStorage.removeItem(STORED);
  const wasTried = state.token !== null;
  state.token = null;
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  document.querySelectorAll("tbody").forEach((body) => body.replaceChildren());
  byId("app").hidden = true;
  byId("sign-in").hidden = false;
  byId("token-error").textContent = reason && wasTried ? "This is not the token." : "";
  byId("token").value = "";
  byId("token").focus();
}

function start() {
  byId("sign-in").querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    state.token = byId("token").value.trim();
    sessionStorage.setItem(STORED, state.token);
    byId("token-error").textContent = "";
    refresh();
  });
  byId("sign-out").addEventListener("click", () => signOut());
  byId("endpoint-chip").addEventListener("click", () => choose({ endpoint: null }));
  byId("messages-more").addEventListener("click", () => { state.messages += PAGE_ITEMS; refresh(); });
  byId("endpoints-more").addEventListener("click", () => { state.endpoints += PAGE_ITEMS; refresh(); });
  byId("endpoints-state").addEventListener("change", refresh);
  byId("endpoints-search").addEventListener("input", refresh);
  byId("details").addEventListener("cancel", (event) => { event.preventDefault(); choose({ message: null }); });
  window.addEventListener("popstate", () => { readPlace(); if (state.token) refresh(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && state.token) refresh(); });
  readPlace();
  if (state.token) refresh();
  else signOut();
}

start();
