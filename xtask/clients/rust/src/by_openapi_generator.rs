//! The client of openapi-generator's `rust`.
//!
//! Its functions for texts (`text/plain`, `text/csv` and the like) make the call and refuse the answer; it sends no
//! cookies, and no objects in the query (`deepObject`) as the document says.

use std::fmt::Debug;

use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use serde_json::json;
use ticketing::apis::configuration::{ApiKey, Configuration};
use ticketing::apis::{
    Error, buyers_api, checkout_api, events_api, exports_api, o_auth_api, orders_api, payments_api,
    promotions_api, ticket_types_api, tickets_api, v1_catalogue_api, v2_catalogue_api, venues_api,
    webhooks_api,
};
use ticketing::models::{Category, Discount, EventState, ExportState, OrderState, TicketState, Topic};

use crate::{APP, GATE, of};

/// The status that a call was refused with. The problem is read as the first type that it fits, whatever the status.
fn refused<T: Debug, E: Debug>(result: Result<T, Error<E>>) -> u16 {
    match result {
        Err(Error::ResponseError(answer)) => answer.status.as_u16(),
        other => panic!("{other:?} is no refusal"),
    }
}

/// A client that sends this field with each request.
fn with_field(configuration: &Configuration, name: HeaderName, value: &str) -> Configuration {
    let value = HeaderValue::from_str(value).expect("a field value");
    let client = reqwest::Client::builder().default_headers(HeaderMap::from_iter([(name, value)]));
    Configuration { client: client.build().expect("a client"), ..configuration.clone() }
}

pub async fn drive(address: &str) {
    let anybody = Configuration { base_path: address.to_owned(), ..Configuration::new() };
    let bearer =
        |token: &str| Configuration { bearer_access_token: Some(token.to_owned()), ..anybody.clone() };
    let key = |key: &str| Configuration {
        api_key: Some(ApiKey { prefix: None, key: key.to_owned() }),
        ..anybody.clone()
    };
    let (organiser, software) = (bearer("demo-token"), key("demo-key"));

    // Venues.
    let details = || of(json!({ "name": "Mole", "city": "Kiel", "country": "DE", "capacity": 80 }));
    let venue = venues_api::create_venue(&organiser, details()).await.unwrap();
    let venue_id = venue.id.to_string();
    assert_eq!(venues_api::read_venue(&anybody, &venue_id).await.unwrap(), venue);
    assert_eq!(venues_api::replace_venue(&organiser, &venue_id, details()).await.unwrap(), venue);
    let page = venues_api::list_venues(&anybody, Some("Kiel"), None, Some(1)).await.unwrap();
    assert_eq!((page.items, page.has_more), (vec![venue], false));
    assert_eq!(refused(venues_api::create_venue(&anybody, details()).await), 401);
    let empty = venues_api::create_venue(&organiser, details()).await.unwrap();
    venues_api::delete_venue(&organiser, &empty.id.to_string()).await.unwrap();

    // Events.
    let new_event = || {
        of(json!({
            "venue_id": venue_id, "title": "Match Day", "category": "sport", "starts_at": "2031-05-01T18:00:00Z"
        }))
    };
    let event = events_api::create_event(&organiser, new_event()).await.unwrap();
    assert_eq!((event.state, event.category), (EventState::Draft, Category::Sport));
    let event_id = event.id.to_string();
    assert_eq!(events_api::read_event(&organiser, &event_id).await.unwrap(), event);
    let title = || of(json!({ "title": "Cup Day" }));
    let changed = events_api::change_event(&organiser, &event_id, title(), None).await.unwrap();
    assert_eq!(changed.title, "Cup Day");
    let outdated = events_api::change_event(&organiser, &event_id, title(), Some("\"other\"")).await;
    assert_eq!(refused(outdated), 412);
    assert_eq!(events_api::publish_event(&organiser, &event_id).await.unwrap().state, EventState::Published);
    let kinds = Some(vec![Category::Sport, Category::Conference]);
    let listed = events_api::list_events(&software, None, kinds, None, Some("Cup"), None, Some(5)).await;
    assert_eq!(listed.unwrap().items.len(), 1);
    let draft = events_api::create_event(&organiser, new_event()).await.unwrap();
    events_api::delete_event(&organiser, &draft.id.to_string()).await.unwrap();

    // Files are sent from the disk.
    let file = std::env::temp_dir().join(format!("ringback-{}", std::process::id()));
    std::fs::write(&file, "Balcony,20.00,30\n").expect("a file");
    let pictures = with_field(&organiser, CONTENT_TYPE, "image/png");
    events_api::set_poster(&pictures, &event_id, file.clone()).await.unwrap();
    let poster = events_api::read_poster(&anybody, &event_id).await.unwrap();
    assert_eq!(poster.text().await.unwrap(), "Balcony,20.00,30\n");
    let imported = ticket_types_api::import_prices(&organiser, &event_id, "EUR", file.clone()).await.unwrap();
    assert_eq!((imported[0].name.as_str(), imported[0].price.amount), ("Balcony", 2_000));
    std::fs::remove_file(&file).expect("the file");
    let stalls =
        of(json!({ "name": "Stalls", "price": { "amount": 4_500, "currency": "EUR" }, "quantity": 50 }));
    let stalls = ticket_types_api::create_ticket_type(&organiser, &event_id, stalls).await.unwrap();
    assert_eq!(ticket_types_api::list_ticket_types(&anybody, &event_id).await.unwrap().len(), 2);

    // Promotions: an enum is an enum.
    let half = of(json!({ "code": "HALF", "discount": { "percent": 50 } }));
    let half = promotions_api::create_promotion(&organiser, &event_id, half).await.unwrap();
    assert!(!matches!(*half.discount, Discount::String(_)));
    let free = of(json!({ "code": "FREE", "discount": "everything" }));
    let free = promotions_api::create_promotion(&organiser, &event_id, free).await.unwrap();
    assert_eq!(*free.discount, Discount::String("everything".to_owned()));
    assert_eq!(promotions_api::list_promotions(&software, &event_id).await.unwrap(), [half, free.clone()]);
    promotions_api::delete_promotion(&organiser, &event_id, &free.id.to_string()).await.unwrap();

    // Orders.
    let line = json!({ "ticket_type_id": stalls.id, "quantity": 2 });
    let order_of = |lines: serde_json::Value| {
        of(
            json!({ "event_id": event_id, "email": "ann@example.com", "lines": lines, "promotion_code": "HALF" }),
        )
    };
    let new_order = || order_of(json!([line]));
    let order = orders_api::place_order(&anybody, new_order(), Some("round-trip"), None).await.unwrap();
    assert_eq!(
        orders_api::place_order(&anybody, new_order(), Some("round-trip"), None).await.unwrap(),
        order
    );
    assert_eq!((order.state, order.total.amount), (OrderState::Held, 4_500));
    let order_id = order.id.to_string();
    assert_eq!(orders_api::read_order(&anybody, &order_id).await.unwrap(), order);
    let states = Some(vec![OrderState::Held, OrderState::Paid]);
    let held = orders_api::list_orders(&organiser, Some(&event_id), states, None, None).await.unwrap();
    assert_eq!(held.items, [order]);
    let many = order_of(
        json!([{ "ticket_type_id": stalls.id, "quantity": 20 }, { "ticket_type_id": imported[0].id, "quantity": 20 }]),
    );
    orders_api::place_order(&anybody, many, None, None).await.unwrap();
    let too_many = order_of(json!([{ "ticket_type_id": imported[0].id, "quantity": 20 }]));
    let sold_out = refused(orders_api::place_order(&anybody, too_many, None, None).await);
    assert_eq!(sold_out, 410);
    let other = orders_api::place_order(&anybody, new_order(), None, None).await.unwrap();
    let cancelled = orders_api::cancel_order(&anybody, &other.id.to_string()).await.unwrap();
    assert_eq!(cancelled.state, OrderState::Cancelled);

    // Payments.
    checkout_api::check_out(&anybody, &order_id, "tok_visa").await.unwrap();
    let last = orders_api::place_order(&anybody, new_order(), None, None).await.unwrap();
    let card = of(json!({ "card_token": "tok_visa" }));
    let payment = payments_api::pay_order(&anybody, &last.id.to_string(), card).await.unwrap();
    assert_eq!((&payment.order_id, &payment.total), (&last.id, &last.total));
    let payment_id = payment.id.to_string();
    assert_eq!(payments_api::read_payment(&organiser, &payment_id).await.unwrap(), payment);
    let refunded = payments_api::refund_payment(&software, &payment_id).await.unwrap();
    assert!(refunded.refunded_at.is_some());

    // Tickets.
    let tickets = tickets_api::list_tickets(&anybody, &order_id).await.unwrap();
    let (first, second) = (&tickets[0], tickets[1].ticket.id.to_string());
    let (link, first_id) = (key(&first.key), first.ticket.id.to_string());
    assert_eq!(tickets_api::read_ticket(&link, &first_id).await.unwrap(), *first.ticket);
    let transfer = of(json!({ "holder": "bob@example.com" }));
    let handed = tickets_api::transfer_ticket(&link, &first_id, transfer).await.unwrap();
    assert_eq!(handed.ticket.holder, "bob@example.com");
    let gate = Configuration {
        basic_auth: Some((GATE.to_owned(), Some("demo-gate".to_owned()))),
        ..anybody.clone()
    };
    assert_eq!(tickets_api::check_in_ticket(&gate, &second).await.unwrap().state, TicketState::Used);

    // Buyers, by a cookie.
    let sign_in = of(json!({ "email": "ann@example.com", "order_id": order_id }));
    let session = buyers_api::sign_in(&anybody, sign_in).await.unwrap().session;
    let buyer = with_field(&anybody, COOKIE, &format!("session={session}"));
    assert_eq!(buyers_api::list_own_orders(&buyer, None, Some(10)).await.unwrap().items.len(), 4);
    buyers_api::sign_out(&buyer).await.unwrap();

    // Files that are written in the background.
    let export = exports_api::export_event(&organiser, &event_id, None, Some("address")).await.unwrap();
    let export_id = export.id.to_string();
    while exports_api::read_export(&organiser, &export_id).await.unwrap().state == ExportState::Writing {}
    let written = exports_api::fetch_export(&organiser, &export_id).await.unwrap();
    assert_eq!(written.text().await.unwrap(), "holder\n\"bob@example.com\"\n");
    let all = exports_api::export_everything(&organiser, None, None).await.unwrap();
    assert_eq!(all.state, ExportState::Writing);

    // Applications and their reports.
    let token = o_auth_api::issue_token(&anybody, "client_credentials", Some(APP), Some("demo-client"), None);
    let app =
        Configuration { oauth_access_token: Some(token.await.unwrap().access_token), ..anybody.clone() };
    let sales = ticketing::apis::reports_api::report_sales(&app, None).await.unwrap();
    assert_eq!((sales[0].orders, sales[0].amount), (1, 4_500));

    // Catalogues.
    #[expect(deprecated, reason = "it is served, and documented as deprecated")]
    let catalogue = v1_catalogue_api::list_catalogue_v1(&anybody, Some(50)).await.unwrap();
    assert!(catalogue.iter().any(|listing| listing.title == "Cup Day"));
    let in_kiel =
        v2_catalogue_api::list_catalogue_v2(&anybody, Some("Kiel"), None, None, None).await.unwrap();
    assert_eq!(in_kiel.items[0].event_id, event.id);

    // Webhook endpoints.
    let endpoint = of(json!({ "url": "http://127.0.0.1:9/hooks", "topics": ["order_changed"] }));
    let endpoint = webhooks_api::create_webhook_endpoint(&organiser, endpoint).await.unwrap();
    let endpoint_id = endpoint.id.to_string();
    assert_eq!(webhooks_api::read_webhook_endpoint(&organiser, &endpoint_id).await.unwrap(), endpoint);
    let topics = of(json!({ "topics": ["event_changed"] }));
    let endpoint = webhooks_api::change_webhook_endpoint(&organiser, &endpoint_id, topics).await.unwrap();
    assert_eq!(endpoint.topics, [Topic::EventChanged]);
    let listed = webhooks_api::list_webhook_endpoints(&organiser, None, None).await.unwrap();
    assert_eq!(listed.items, [endpoint]);
    let delivery = webhooks_api::test_webhook_endpoint(&organiser, &endpoint_id).await.unwrap();
    assert!(delivery.error.is_some());
    assert_eq!(webhooks_api::list_deliveries(&organiser, &endpoint_id).await.unwrap(), [delivery]);
    webhooks_api::delete_webhook_endpoint(&organiser, &endpoint_id).await.unwrap();

    // What others use cannot be removed.
    let reason = of(json!({ "reason": "Rain." }));
    let cancelled = events_api::cancel_event(&organiser, &event_id, Some(reason)).await.unwrap();
    assert_eq!(cancelled.state, EventState::Cancelled);
    assert_eq!(refused(venues_api::delete_venue(&organiser, &venue_id).await), 409);
}
