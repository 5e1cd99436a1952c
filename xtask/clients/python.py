"""Drives the running ticketing service with the client that openapi-generator's `python` made of the document.

Every answer is read into the client's own models, which check it. What the client takes as arguments and does not send
as the document says is left out: parameters in cookies, and objects in the query (`deepObject`).
"""

import sys
import warnings
from datetime import datetime, timedelta, timezone
from uuid import UUID

import ticketing as api

EVENT = UUID("01900000-0000-7000-8000-000000000003")
GATE = "01900000-0000-7000-8000-000000000013"
APP = UUID("01900000-0000-7000-8000-000000000014")
HOST = sys.argv[1]


def client(**credentials):
    return api.ApiClient(api.Configuration(host=HOST, **credentials))


def same(is_so, expected):
    assert is_so == expected, f"{is_so!r} is not {expected!r}"


def refused(status, call, *arguments):
    """The problem that a call ends in."""
    try:
        answer = call(*arguments)
    except api.ApiException as refusal:
        same(refusal.status, status)
        return refusal.data
    raise AssertionError(f"{call.__name__} answered {answer!r}")


anybody = client()
organiser = client(access_token="demo-token")
software = client(api_key={"Software": "demo-key"})
app = client(access_token="demo-app")
gate = client(username=GATE, password="demo-gate")

# Venues.
venues = api.VenuesApi(organiser)
details = api.VenueDetails(name="Mole", city="Kiel", country="DE", capacity=80)
venue = venues.create_venue(details)
same(api.VenuesApi(anybody).read_venue(venue.id), venue)
details.capacity = 90
same(venues.replace_venue(venue.id, details).capacity, 90)
page = api.VenuesApi(anybody).list_venues(city="Kiel", limit=1)
same((page.has_more, [one.name for one in page.items]), (False, ["Mole"]))
same(refused(401, api.VenuesApi(anybody).create_venue, details).title, "Unauthorized")

# Events.
events = api.EventsApi(organiser)
starts_at = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=9)
new_event = api.NewEvent(venue_id=venue.id, title="Match Day", category=api.Category.SPORT, starts_at=starts_at)
event = events.create_event(new_event)
same((event.state, event.starts_at), (api.EventState.DRAFT, starts_at))
read = events.read_event_with_http_info(event.id)
same(read.data, event)
changes = api.EventChanges(title="Cup Day")
changed = events.change_event(event.id, changes, if_match=read.headers["etag"])
same(changed.title, "Cup Day")
same(refused(412, events.change_event, event.id, changes, '"other"').title, "Changed meanwhile")
same(events.publish_event(event.id).state, api.EventState.PUBLISHED)
listed = api.EventsApi(software).list_events(
    venue_id=venue.id,
    category=[api.Category.SPORT, api.Category.CONCERT],
    q="Cup",
)
same([one.id for one in listed.items], [event.id])
picture = b"a picture"
events.set_poster(event.id, picture, _content_type="image/png")
same(api.EventsApi(anybody).read_poster(event.id), picture)
draft = events.create_event(new_event)
events.delete_event(draft.id)
same(refused(409, events.delete_event, event.id).state, api.EventState.PUBLISHED)

# Kinds of tickets.
types = api.TicketTypesApi(organiser)
price = api.Price(amount=4_500, currency=api.Currency.EUR)
stalls = types.create_ticket_type(event.id, api.NewTicketType(name="Stalls", price=price, quantity=50))
imported = types.import_prices(event.id, "EUR", ("prices.csv", b"Balcony,20.00,30\n"))
same([(one.name, one.price.amount) for one in imported], [("Balcony", 2_000)])
same({one.name for one in types.list_ticket_types(event.id)}, {"Stalls", "Balcony"})

# Promotions: variants of an enum, each a class of its own.
promotions = api.PromotionsApi(organiser)
percent = api.Discount.from_dict({"percent": 50})
half = promotions.create_promotion(event.id, api.NewPromotion(code="HALF", discount=percent))
same(half.discount.to_dict(), {"percent": 50})
free = promotions.create_promotion(event.id, api.NewPromotion(code="FREE", discount=api.Discount("everything")))
same([one.discount.to_dict() for one in promotions.list_promotions(event.id)], [{"percent": 50}, "everything"])
promotions.delete_promotion(event.id, free.id)

# Orders.
orders = api.OrdersApi(anybody)
line = api.OrderLine(ticket_type_id=stalls.id, quantity=2)
new_order = api.NewOrder(event_id=event.id, email="ann@example.com", lines=[line], promotion_code="HALF")
placed = orders.place_order_with_http_info(new_order, idempotency_key="round-trip")
order = placed.data
same((placed.status_code, placed.headers["location"], order.total.amount), (201, f"/orders/{order.id}", 4_500))
again = orders.place_order_with_http_info(new_order, idempotency_key="round-trip")
same((again.status_code, again.data), (200, order))
same(orders.read_order(order.id), order)
held = api.OrdersApi(organiser).list_orders(event_id=event.id, state=[api.OrderState.HELD, api.OrderState.PAID])
same(held.items, [order])
other = orders.place_order(new_order)
same(orders.cancel_order(other.id).state, api.OrderState.CANCELLED)
lines = [api.OrderLine(ticket_type_id=stalls.id, quantity=20)] * 3
problem = refused(422, orders.place_order, api.NewOrder(event_id=event.id, email="ann@example.com", lines=lines))
same({error.pointer for error in problem.actual_instance.errors}, {"/lines"})

# Payments, by a page and by the interface.
checkout = api.CheckoutApi(anybody)
assert "<form" in checkout.show_checkout(order.id)
same(checkout.check_out_with_http_info(order.id, "tok_visa").status_code, 200)
assert str(order.id) in checkout.read_receipt(order.id)
last = orders.place_order(new_order)
payment = api.PaymentsApi(anybody).pay_order(last.id, api.NewPayment(card_token="tok_visa"))
same((payment.order_id, payment.total, payment.refunded_at), (last.id, last.total, None))
same(api.PaymentsApi(organiser).read_payment(payment.id), payment)
assert api.PaymentsApi(software).refund_payment(payment.id).refunded_at

# Tickets.
first, second = api.TicketsApi(anybody).list_tickets(order.id)
link = api.TicketsApi(client(api_key={"TicketLink": first.key}))
same(link.read_ticket(first.ticket.id), first.ticket)
handed = link.transfer_ticket(first.ticket.id, api.Transfer(holder="bob@example.com"))
same(handed.ticket.holder, "bob@example.com")
same(api.TicketsApi(gate).check_in_ticket(second.ticket.id).state, api.TicketState.USED)

# Buyers, by a cookie.
session = api.BuyersApi(anybody).sign_in(api.SignIn(email="ann@example.com", order_id=order.id)).session
buyer = api.BuyersApi(client(api_key={"Buyer": session}))
same({one.id for one in buyer.list_own_orders(limit=10).items}, {order.id, other.id, last.id})
buyer.sign_out()
same(refused(401, buyer.list_own_orders).title, "Unauthorized")

# Files that are written in the background.
exports = api.ExportsApi(organiser)
export = exports.export_event(event.id, order=api.ExportOrder.ADDRESS)
while exports.read_export(export.id).state is api.ExportState.WRITING:
    pass
same(exports.fetch_export(export.id), b'holder\n"bob@example.com"\n')
same(exports.export_everything().state, api.ExportState.WRITING)

# Applications and their reports.
token = api.OAuthApi(anybody).issue_token("client_credentials", client_id=APP, client_secret="demo-client")
reports = api.ReportsApi(client(access_token=token.access_token))
(sales,) = reports.report_sales()
same((sales.event_id, sales.orders, sales.amount), (event.id, 1, 4_500))
same(reports.export_payments().count("\n"), 3)
# A stream is read as it comes.
attendees = reports.export_attendees_without_preload_content().read().splitlines()
same([api.Attendee.from_json(line).holder for line in attendees], ["bob@example.com"])
same(reports.watch_sales(), "")

# Catalogues.
with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter("always")
    catalogue = api.V1CatalogueApi(anybody).list_catalogue_v1(limit=50)
same([str(one.message) for one in heard], ["GET /v1/catalogue is deprecated."])
assert "Cup Day" in {one.title for one in catalogue}
in_kiel = api.V2CatalogueApi(anybody).list_catalogue_v2(city="Kiel")
same([(one.event_id, one.from_price.amount) for one in in_kiel.items], [(event.id, 2_000)])

# Webhook endpoints.
webhooks = api.WebhooksApi(organiser)
url = "http://127.0.0.1:9/hooks"
endpoint = webhooks.create_webhook_endpoint(api.NewWebhookEndpoint(url=url, topics=[api.Topic.ORDER_CHANGED]))
same(webhooks.read_webhook_endpoint(endpoint.id), endpoint)
endpoint = webhooks.change_webhook_endpoint(endpoint.id, api.WebhookEndpointChanges(topics=[api.Topic.EVENT_CHANGED]))
same(webhooks.list_webhook_endpoints().items, [endpoint])
delivery = webhooks.test_webhook_endpoint(endpoint.id)
assert delivery.error
same(webhooks.list_deliveries(endpoint.id), [delivery])
webhooks.delete_webhook_endpoint(endpoint.id)

# What others use cannot be removed.
same(events.cancel_event(event.id, api.Cancellation(reason="Rain.")).state, api.EventState.CANCELLED)
same(refused(409, venues.delete_venue, venue.id).events, 1)
venues.delete_venue(venues.create_venue(details).id)
