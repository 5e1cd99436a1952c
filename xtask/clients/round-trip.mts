// Drives the running ticketing service with openapi-fetch, whose types openapi-typescript made of the document.
//
// What is not in the document does not compile, and what the service answers must be what it says.

import { deepStrictEqual as same, ok } from "node:assert";
import { Buffer } from "node:buffer";
import { argv } from "node:process";
import createClient from "openapi-fetch";
import type { components, paths } from "./document.ts";

const [, , baseUrl = ""] = argv;
const anybody = createClient<paths>({ baseUrl });
const organiser = createClient<paths>({ baseUrl, headers: { authorization: "Bearer demo-token" } });
const app = createClient<paths>({ baseUrl, headers: { authorization: "Bearer demo-app" } });

// A venue is created, read and listed.
const details: components["schemas"]["VenueDetails"] = { name: "Mole", city: "Kiel", country: "DE", capacity: 80 };
const created = await organiser.POST("/venues", { body: details });
same(created.response.status, 201);
ok(created.data);
const venue_id = created.data.id;
const venue = await anybody.GET("/venues/{venue_id}", { params: { path: { venue_id } } });
same(venue.data, { id: venue_id, ...details });
const venues = await anybody.GET("/venues", { params: { query: { city: "Kiel", limit: 1 } } });
same(venues.data, { items: [created.data], has_more: false });

// Problems are typed, too.
const wrong = await organiser.POST("/venues", { body: { ...details, country: "Germany" } });
same(wrong.response.status, 422);
same(wrong.error?.title, "Unprocessable Content");
const nobody = await anybody.POST("/venues", { body: details });
same(nobody.error?.status, 401);

// Lists with commas and fields between brackets are written as the document says.
const events = await anybody.GET("/events", {
  params: { query: { category: ["concert", "sport"], starts: { before: "2020-01-01T00:00:00Z" } } },
});
same(events.data?.items, []);
const event = (await anybody.GET("/v2/catalogue")).data?.items[0];
ok(event);
const event_id = event.event_id;

// An order is placed twice with one key, found among those that wait, and paid.
const types = await anybody.GET("/events/{event_id}/ticket-types", { params: { path: { event_id } } });
const ticket_type_id = types.data?.[0]?.id;
ok(ticket_type_id);
const order = {
  params: { header: { "idempotency-key": "round-trip" } },
  body: { event_id, email: "ann@example.com", lines: [{ ticket_type_id, quantity: 2 }] },
};
const placed = await anybody.POST("/orders", order);
same(placed.response.status, 201);
ok(placed.data);
const order_id = placed.data.id;
same(placed.response.headers.get("location"), `/orders/${order_id}`);
const again = await anybody.POST("/orders", order);
same([again.response.status, again.data], [200, placed.data]);
const held = await organiser.GET("/orders", {
  params: { query: { state: ["held", "paid"] } },
  querySerializer: { array: { style: "form", explode: false } },
});
same(held.data?.items, [placed.data]);
const paid = await anybody.POST("/orders/{order_id}/payments", {
  params: { path: { order_id } },
  body: { card_token: "tok_visa" },
});
same(paid.data?.total, { amount: 9_000, currency: "EUR" });

// What is not JSON is read as what it is.
const table = await app.GET("/reports/payments.csv", { parseAs: "text" });
ok(table.data?.includes(order_id));
const octets = Buffer.from("a picture");
const poster = await organiser.PUT("/events/{event_id}/poster", {
  params: { path: { event_id } },
  headers: { "content-type": "image/png" },
  body: octets as unknown as string,
  bodySerializer: (body) => body,
});
same(poster.response.status, 201);
