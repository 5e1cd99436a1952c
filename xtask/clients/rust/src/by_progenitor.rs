//! The client of progenitor, which reads OpenAPI 3.0.
//!
//! It leaves credentials to the HTTP client, and hands on as octets what is not JSON.

use futures::StreamExt;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};

use crate::{APP, GATE, of};

progenitor::generate_api!("document.json");

/// A client that sends this field with each request.
fn with_field(address: &str, name: HeaderName, value: &str) -> Client {
    let value = HeaderValue::from_str(value).expect("a field value");
    let http = reqwest::Client::builder().default_headers(HeaderMap::from_iter([(name, value)]));
    Client::new_with_client(address, http.build().expect("a client"))
}

/// The status that a call was refused with, and the problem.
async fn refused<T>(result: Result<ResponseValue<T>, Error<ByteStream>>) -> (u16, Value) {
    match result {
        Err(Error::ErrorResponse(answer)) => {
            let status = answer.status().as_u16();
            (status, serde_json::from_slice(&octets(answer).await).expect("a problem"))
        }
        Err(other) => panic!("{other} is no refusal"),
        Ok(answer) => panic!("{} is no refusal", answer.status()),
    }
}

/// All that was answered.
async fn octets(answer: ResponseValue<ByteStream>) -> Vec<u8> {
    let mut stream = answer.into_inner();
    let mut octets = Vec::new();
    while let Some(some) = stream.next().await {
        octets.extend_from_slice(&some.expect("the answer goes on"));
    }
    octets
}

async fn text(answer: ResponseValue<ByteStream>) -> String {
    String::from_utf8(octets(answer).await).expect("a text")
}

pub async fn drive(address: &str) {
    let anybody = Client::new(address);
    let bearer = |token: &str| with_field(address, AUTHORIZATION, &format!("Bearer {token}"));
    let organiser = bearer("demo-token");
    let software = with_field(address, HeaderName::from_static("x-api-key"), "demo-key");

    // Venues.
    let details: types::VenueDetails =
        of(json!({ "name": "Mole", "city": "Kiel", "country": "DE", "capacity": 80 }));
    let venue = organiser.create_venue(&details).await.unwrap().into_inner();
    assert_eq!(anybody.read_venue(&venue.id).await.unwrap().name, "Mole");
    assert_eq!(organiser.replace_venue(&venue.id, &details).await.unwrap().capacity, 80);
    let one = std::num::NonZeroU32::new(1);
    let page = anybody.list_venues(None, Some("Kiel"), one).await.unwrap();
    assert_eq!((page.items.len(), page.has_more), (1, false));
    assert_eq!(refused(anybody.create_venue(&details).await).await.1["title"], "Unauthorized");
    let empty = organiser.create_venue(&details).await.unwrap();
    organiser.delete_venue(&empty.id).await.unwrap();

    // Events.
    let new_event: types::NewEvent = of(json!({
        "venue_id": venue.id, "title": "Match Day", "category": "sport", "starts_at": "2031-05-01T18:00:00Z"
    }));
    let event = organiser.create_event(&new_event).await.unwrap().into_inner();
    assert_eq!((event.state, event.category), (types::EventState::Draft, types::Category::Sport));
    let read = organiser.read_event(&event.id).await.unwrap();
    let version = read.headers()["etag"].to_str().expect("a version").to_owned();
    let title: types::EventChanges = of(json!({ "title": "Cup Day" }));
    let changed = organiser.change_event(&event.id, Some(&version), &title).await.unwrap();
    assert_eq!(changed.title, "Cup Day");
    assert_eq!(refused(organiser.change_event(&event.id, Some(&version), &title).await).await.0, 412);
    let published = organiser.publish_event(&event.id).await.unwrap();
    assert_eq!(published.state, types::EventState::Published);
    let draft = organiser.create_event(&new_event).await.unwrap();
    organiser.delete_event(&draft.id).await.unwrap();

    // Kinds of tickets.
    let stalls: types::NewTicketType =
        of(json!({ "name": "Stalls", "price": { "amount": 4_500, "currency": "EUR" }, "quantity": 50 }));
    let stalls = organiser.create_ticket_type(&event.id, &stalls).await.unwrap().into_inner();
    assert_eq!(anybody.list_ticket_types(&event.id).await.unwrap().len(), 1);

    // Promotions: an enum is an enum.
    let half = of(json!({ "code": "HALF", "discount": { "percent": 50 } }));
    let half = organiser.create_promotion(&event.id, &half).await.unwrap();
    assert!(matches!(half.discount, types::Discount::Percent(50)));
    let free = of(json!({ "code": "FREE", "discount": "everything" }));
    let free = organiser.create_promotion(&event.id, &free).await.unwrap();
    assert!(matches!(free.discount, types::Discount::Everything));
    assert_eq!(software.list_promotions(&event.id).await.unwrap().len(), 2);
    organiser.delete_promotion(&event.id, &free.id).await.unwrap();

    // Orders.
    let new_order: types::NewOrder = of(json!({
        "event_id": event.id, "email": "ann@example.com", "promotion_code": "HALF",
        "lines": [{ "ticket_type_id": stalls.id, "quantity": 2 }]
    }));
    let placed = anybody.place_order(None, Some("round-trip"), &new_order).await.unwrap();
    assert_eq!(placed.status(), 201);
    let order = placed.into_inner();
    let again = anybody.place_order(None, Some("round-trip"), &new_order).await.unwrap();
    assert_eq!((again.status().as_u16(), &*again.id), (200, &*order.id));
    assert_eq!(anybody.read_order(&order.id).await.unwrap().total.amount, 4_500);
    let held = organiser.list_orders(None, Some(&event.id), one, None).await.unwrap();
    assert_eq!(*held.items[0].id, *order.id);
    let other = anybody.place_order(None, None, &new_order).await.unwrap();
    let cancelled = anybody.cancel_order(&other.id).await.unwrap();
    assert_eq!(cancelled.state, types::OrderState::Cancelled);

    // Payments.
    let card: types::NewPayment = of(json!({ "card_token": "tok_visa" }));
    let page = text(anybody.show_checkout(&order.id).await.unwrap()).await;
    assert!(page.contains("<form"));
    let paid = text(anybody.check_out(&order.id, &card).await.unwrap()).await;
    assert_eq!(text(anybody.read_receipt(&order.id).await.unwrap()).await, paid);
    let last = anybody.place_order(None, None, &new_order).await.unwrap();
    let payment = anybody.pay_order(&last.id, &card).await.unwrap().into_inner();
    assert_eq!(payment.total.amount, last.total.amount);
    assert_eq!(*organiser.read_payment(&payment.id).await.unwrap().order_id, *last.id);
    assert!(software.refund_payment(&payment.id).await.unwrap().refunded_at.is_some());

    // Tickets.
    let tickets = anybody.list_tickets(&order.id).await.unwrap();
    let basic =
        reqwest::Client::new().get(address).basic_auth(GATE, Some("demo-gate")).build().expect("a request");
    let gate = with_field(address, AUTHORIZATION, basic.headers()[AUTHORIZATION].to_str().expect("a text"));
    let used = gate.check_in_ticket(&tickets[1].ticket.id).await.unwrap();
    assert_eq!(used.state, types::TicketState::Used);

    // Buyers, by a cookie.
    let sign_in = of(json!({ "email": "ann@example.com", "order_id": order.id }));
    let session = anybody.sign_in(&sign_in).await.unwrap().into_inner().session;
    let buyer = with_field(address, COOKIE, &format!("session={session}"));
    assert_eq!(buyer.list_own_orders(None, None).await.unwrap().items.len(), 3);
    buyer.sign_out().await.unwrap();

    // Files that are written in the background.
    let order = types::ExportOrder::Address;
    let export = organiser.export_event(&event.id, Some(order), None).await.unwrap().into_inner();
    while organiser.read_export(&export.id).await.unwrap().state == types::ExportState::Writing {}
    let file = text(organiser.fetch_export(&export.id).await.unwrap()).await;
    assert_eq!(file, "holder\n\"ann@example.com\"\n");
    organiser.export_everything(None, None).await.unwrap();

    // Applications and their reports.
    let token = of(json!({
        "grant_type": "client_credentials", "client_id": APP, "client_secret": "demo-client"
    }));
    let app = bearer(&anybody.issue_token(&token).await.unwrap().access_token);
    assert!(text(app.export_payments().await.unwrap()).await.starts_with("payment,"));
    assert!(text(app.export_attendees().await.unwrap()).await.contains("ann@example.com"));
    assert_eq!(text(app.watch_sales().await.unwrap()).await, "");

    // A catalogue.
    let catalogue = anybody.list_catalogue_v1(None).await.unwrap();
    assert!(catalogue.iter().any(|listing| listing.title == "Cup Day"));

    // Webhook endpoints.
    let endpoint = of(json!({ "url": "http://127.0.0.1:9/hooks", "topics": ["order_changed"] }));
    let endpoint = organiser.create_webhook_endpoint(&endpoint).await.unwrap().into_inner();
    let stopped = of(json!({ "is_enabled": false }));
    let stopped = organiser.change_webhook_endpoint(&endpoint.id, &stopped).await.unwrap();
    assert_eq!((stopped.is_enabled, &stopped.topics[..]), (false, &[types::Topic::OrderChanged][..]));
    assert!(!organiser.read_webhook_endpoint(&endpoint.id).await.unwrap().is_enabled);
    assert_eq!(organiser.list_webhook_endpoints(None, None).await.unwrap().items.len(), 1);
    let delivery = organiser.test_webhook_endpoint(&endpoint.id).await.unwrap();
    assert!(delivery.error.is_some());
    assert_eq!(*organiser.list_deliveries(&endpoint.id).await.unwrap()[0].id, *delivery.id);
    organiser.delete_webhook_endpoint(&endpoint.id).await.unwrap();

    // What others use cannot be removed.
    let cancelled = organiser.cancel_event(&event.id, &of(json!({ "reason": "Rain." }))).await.unwrap();
    assert_eq!(cancelled.state, types::EventState::Cancelled);
    assert_eq!(refused(organiser.delete_venue(&venue.id).await).await.1["events"], 1);
}
