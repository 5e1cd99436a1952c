// What the pages must show of the service's contract.

export const OPERATION = { method: "post", path: "/invoices/" };

export const CALLBACK = {
  name: "invoice_notification",
  expression: "{$request.query.callback_url}/invoices/{$request.body#/id}",
};

let invoices = 0;

// A body that the service accepts; each has an id of its own, since ids are unique.
export function invoice() {
  invoices += 1;
  return JSON.stringify({ id: `browser-${invoices}`, title: null, customer: "a person", total: "12.50" }, null, 2);
}
