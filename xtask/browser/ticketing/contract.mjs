// What the pages must show of the ticketing service's contract, and the credentials that its database is planted with.

export const PLACE_ORDER = { method: "post", path: "/orders" };

export const CALLBACKS = [
  { name: "order_paid", expression: "{$request.query.callback_url}/orders/paid" },
  { name: "order_expired", expression: "{$request.query.callback_url}/orders/expired" },
];

export const WEBHOOKS = [
  { name: "order_changed", summary: "An order was paid, or its money went back" },
  { name: "event_changed", summary: "An event was published or cancelled" },
  { name: "endpoint_tested", summary: "Somebody wants to know whether the endpoint works" },
];

// A value that only the example of an order has.
export const EXAMPLE = "ann@example.com";

export const CLIENT = { id: "01900000-0000-7000-8000-000000000014", secret: "demo-client" };
export const TOKEN = "demo-token";
export const KEY = "demo-key";
