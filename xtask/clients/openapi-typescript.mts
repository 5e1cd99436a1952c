// Drives the running ticketing service with openapi-fetch, whose types openapi-typescript made of the document.
//
// What is not in the document does not compile, and what the service answers must be what it says.

import { deepStrictEqual as same, ok } from "node:assert";
import { Buffer } from "node:buffer";
import { argv } from "node:process";
import createClient from "openapi-fetch";
import type { components, paths } from "./document.ts";

type Schemas = components["schemas"];

const [, , baseUrl = ""] = argv;
const client = (headers: Record<string, string>) => createClient<paths>({ baseUrl, headers });
const anybody = client({});
const organiser = client({ authorization: "Bearer demo-token" });
const software = client({ "x-api-key": "demo-key" });
const gate = client({ authorization: `Basic ${btoa("01900000-0000-7000-8000-000000000013:demo-gate")}` });
const as_form = { headers: { "content-type": "application/x-www-form-urlencoded" } };

/** What was answered; a problem is a mistake here. */
async function answered<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  ok(data !== undefined && data !== null, `${response.url}: ${response.status} ${JSON.stringify(error)}`);
  return data;
}

/** The status alone. */
const status = async (call: Promise<{ response: Response }>) => (await call).response.status;

// Venues. Problems are typed, too.
const details: Schemas["VenueDetails"] = { name: "Mole", city: "Kiel", country: "DE", capacity: 80 };
const venue = await answered(organiser.POST("/venues", { body: details }));
const at_venue = { params: { path: { venue_id: venue.id } } };
same(await answered(anybody.GET("/venues/{venue_id}", at_venue)), { id: venue.id, ...details });
const in_kiel = { params: { query: { city: "Kiel", limit: 1 } } };
same(await answered(anybody.GET("/venues", in_kiel)), { items: [venue], has_more: false });
const smaller = { ...details, capacity: 70 };
same((await answered(organiser.PUT("/venues/{venue_id}", { ...at_venue, body: smaller }))).capacity, 70);
const wrong = await organiser.POST("/venues", { body: { ...details, country: "Germany" } });
same([wrong.response.status, wrong.error?.title], [422, "Unprocessable Content"]);
same((await anybody.POST("/venues", { body: details })).error?.status, 401);
const empty = await answered(organiser.POST("/venues", { body: details }));
same(await status(organiser.DELETE("/venues/{venue_id}", { params: { path: { venue_id: empty.id } } })), 204);

// Events.
const starts_at = "2031-05-01T18:00:00Z";
const title = "Match Day";
const new_event: Schemas["NewEvent"] = { venue_id: venue.id, title, description: "", category: "sport", starts_at };
const event = await answered(organiser.POST("/events", { body: new_event }));
const event_id = event.id;
const at_event = { params: { path: { event_id } } };
const read = await organiser.GET("/events/{event_id}", at_event);
same(read.data, event);
const changed = organiser.PATCH("/events/{event_id}", {
  params: { path: { event_id }, header: { "if-match": read.response.headers.get("etag") ?? "" } },
  body: { title: "Cup Day" },
});
same((await answered(changed)).title, "Cup Day");
same((await answered(organiser.POST("/events/{event_id}/publish", at_event))).state, "published");
const draft = await answered(organiser.POST("/events", { body: new_event }));
same(await status(organiser.DELETE("/events/{event_id}", { params: { path: { event_id: draft.id } } })), 204);
const of_kinds = (before: string) => ({ params: { query: { category: ["concert", "sport"] as Schemas["Category"][], starts: { before } } } });
same((await answered(anybody.GET("/events", of_kinds("2020-01-01T00:00:00Z")))).items, []);
same((await answered(anybody.GET("/events", of_kinds("2032-01-01T00:00:00Z")))).items.length, 2);

// What is not JSON is sent and read as what it is.
const octets = Buffer.from("a picture");
const poster = organiser.PUT("/events/{event_id}/poster", {
  ...at_event,
  headers: { "content-type": "image/png" },
  body: octets as unknown as string,
  bodySerializer: (body) => body,
});
same(await status(poster), 201);
const shown = await answered(anybody.GET("/events/{event_id}/poster", { ...at_event, parseAs: "arrayBuffer" }));
same(Buffer.from(shown), octets);

// Kinds of tickets, one by one and as a table.
const price: Schemas["Price"] = { amount: 4_500, currency: "EUR" };
const stalls = organiser.POST("/events/{event_id}/ticket-types", { ...at_event, body: { name: "Stalls", price, quantity: 50 } });
const ticket_type_id = (await answered(stalls)).id;
const imported = organiser.POST("/events/{event_id}/price-lists", {
  ...at_event,
  body: { currency: "EUR", prices: "Balcony,20.00,30\n" },
  bodySerializer: ({ currency, prices }) => {
    const parts = new FormData();
    parts.set("currency", currency);
    parts.set("prices", new Blob([prices]), "prices.csv");
    return parts;
  },
});
same((await answered(imported)).map((one) => [one.name, one.price.amount]), [["Balcony", 2_000]]);
same((await answered(anybody.GET("/events/{event_id}/ticket-types", at_event))).length, 2);

// Promotions: an enum is a union.
const promote = (code: string, discount: Schemas["Discount"]) =>
  answered(organiser.POST("/events/{event_id}/promotions", { ...at_event, body: { code, discount } }));
same((await promote("HALF", { percent: 50 })).discount, { percent: 50 });
const promotion_id = (await promote("FREE", "everything")).id;
same((await answered(software.GET("/events/{event_id}/promotions", at_event))).map((one) => one.code), ["HALF", "FREE"]);
const at_promotion = { params: { path: { event_id, promotion_id } } };
same(await status(organiser.DELETE("/events/{event_id}/promotions/{promotion_id}", at_promotion)), 204);

// An order is placed twice with one key, and found among those that wait.
const body: Schemas["NewOrder"] = {
  event_id,
  email: "ann@example.com",
  lines: [{ ticket_type_id, quantity: 2 }],
  promotion_code: "HALF",
};
const order = { params: { header: { "idempotency-key": "round-trip" } }, body };
const placed = await anybody.POST("/orders", order);
same(placed.response.status, 201);
ok(placed.data);
const order_id = placed.data.id;
const at_order = { params: { path: { order_id } } };
same(placed.response.headers.get("location"), `/orders/${order_id}`);
const again = await anybody.POST("/orders", order);
same([again.response.status, again.data], [200, placed.data]);
same(await answered(anybody.GET("/orders/{order_id}", at_order)), placed.data);
const held = organiser.GET("/orders", {
  params: { query: { state: ["held", "paid"] } },
  querySerializer: { array: { style: "form", explode: false } },
});
same((await answered(held)).items, [placed.data]);
const twice = await anybody.POST("/orders", { body: { ...body, lines: [...body.lines, ...body.lines] } });
same(twice.error && "errors" in twice.error && twice.error.errors[0]?.pointer, "/lines");
const other = await answered(anybody.POST("/orders", { body }));
const at_other = { params: { path: { order_id: other.id } } };
same((await answered(anybody.POST("/orders/{order_id}/cancel", at_other))).state, "cancelled");

// It is paid on a page, and another by the interface.
const page = anybody.GET("/orders/{order_id}/checkout", { ...at_order, parseAs: "text" });
ok((await answered(page)).includes("<form"));
const checked_out = anybody.POST("/orders/{order_id}/checkout", {
  ...at_order,
  ...as_form,
  body: { card_token: "tok_visa" },
  parseAs: "text",
});
same(await status(checked_out), 200);
const receipt = anybody.GET("/orders/{order_id}/receipt", { ...at_order, parseAs: "text" });
ok((await answered(receipt)).startsWith("Payment "));
const last = await answered(anybody.POST("/orders", { body }));
const paid = anybody.POST("/orders/{order_id}/payments", {
  params: { path: { order_id: last.id } },
  body: { card_token: "tok_visa" },
});
const payment = await answered(paid);
same(payment.total, last.total);
const at_payment = { params: { path: { payment_id: payment.id } } };
same(await answered(organiser.GET("/payments/{payment_id}", at_payment)), payment);
ok((await answered(software.POST("/payments/{payment_id}/refund", at_payment))).refunded_at);

// Tickets.
const [first, second] = await answered(anybody.GET("/orders/{order_id}/tickets", at_order));
ok(first && second);
const at_first = { params: { path: { ticket_id: first.ticket.id } } };
const holder = createClient<paths>({ baseUrl, querySerializer: () => `key=${first.key}` });
same(await answered(holder.GET("/tickets/{ticket_id}", at_first)), first.ticket);
const handed = holder.POST("/tickets/{ticket_id}/transfer", { ...at_first, body: { holder: "bob@example.com" } });
same((await answered(handed)).ticket.holder, "bob@example.com");
const at_second = { params: { path: { ticket_id: second.ticket.id } } };
same((await answered(gate.POST("/tickets/{ticket_id}/check-in", at_second))).state, "used");

// Buyers have a cookie.
const { session } = await answered(anybody.POST("/sessions", { body: { email: "ann@example.com", order_id } }));
const buyer = client({ cookie: `session=${session}` });
same((await answered(buyer.GET("/buyers/me/orders"))).items.length, 3);
same(await status(buyer.DELETE("/sessions/current")), 204);
same((await buyer.GET("/buyers/me/orders")).error?.title, "Unauthorized");

// Files are written in the background.
const query: { order: Schemas["ExportOrder"] } = { order: "address" };
const export_id = (await answered(organiser.POST("/events/{event_id}/exports", { params: { path: { event_id }, query } }))).id;
const at_export = { params: { path: { export_id } } };
while ((await answered(organiser.GET("/exports/{export_id}", at_export))).state === "writing");
const file = organiser.GET("/exports/{export_id}/file", { ...at_export, parseAs: "text" });
same(await answered(file), 'holder\n"bob@example.com"\n');
same((await answered(organiser.POST("/exports"))).state, "writing");

// Applications get a token for their reports.
const token = anybody.POST("/oauth/token", {
  ...as_form,
  body: {
    grant_type: "client_credentials",
    client_id: "01900000-0000-7000-8000-000000000014",
    client_secret: "demo-client",
  },
});
const app = client({ authorization: `Bearer ${(await answered(token)).access_token}` });
const since = (from: string) => ({ params: { query: { paid: { from } } } });
same((await answered(app.GET("/reports/sales", since("2020-01-01T00:00:00Z"))))[0]?.amount, 4_500);
same(await answered(app.GET("/reports/sales", since("2099-01-01T00:00:00Z"))), []);
ok((await answered(app.GET("/reports/payments.csv", { parseAs: "text" }))).includes(order_id));
const attendees = await answered(app.GET("/reports/attendees", { parseAs: "text" }));
same((JSON.parse(attendees) as Schemas["Attendee"]).holder, "bob@example.com");
same((await app.GET("/reports/sales/watch", { parseAs: "stream" })).response.headers.get("content-type"), "text/event-stream");

// Catalogues, the second with a cookie.
ok((await answered(anybody.GET("/v1/catalogue"))).some((one) => one.title === "Cup Day"));
const home = client({ cookie: "home_city=Kiel" });
same((await answered(home.GET("/v2/catalogue"))).items.map((one) => one.from_price?.amount), [2_000]);

// Webhook endpoints.
const endpoint = { url: "http://127.0.0.1:9/hooks", topics: ["order_changed"] as Schemas["Topic"][] };
const endpoint_id = (await answered(organiser.POST("/webhook-endpoints", { body: endpoint }))).id;
const at_endpoint = { params: { path: { endpoint_id } } };
const stopped = organiser.PATCH("/webhook-endpoints/{endpoint_id}", { ...at_endpoint, body: { is_enabled: false } });
const now = { id: endpoint_id, ...endpoint, is_enabled: false };
same(await answered(stopped), now);
same(await answered(organiser.GET("/webhook-endpoints/{endpoint_id}", at_endpoint)), now);
same((await answered(organiser.GET("/webhook-endpoints"))).items, [now]);
const delivery = await answered(organiser.POST("/webhook-endpoints/{endpoint_id}/test", at_endpoint));
ok(delivery.error);
same(await answered(organiser.GET("/webhook-endpoints/{endpoint_id}/deliveries", at_endpoint)), [delivery]);
same(await status(organiser.DELETE("/webhook-endpoints/{endpoint_id}", at_endpoint)), 204);

// What others use cannot be removed.
const reason = "Rain.";
same((await answered(organiser.POST("/events/{event_id}/cancel", { ...at_event, body: { reason } }))).state, "cancelled");
const used = await organiser.DELETE("/venues/{venue_id}", at_venue);
same(used.error && "events" in used.error && used.error.events, 1);
