//! What an outbox promises, held against each database, with a receiver over real HTTP.

#[cfg(feature = "admin")]
mod admin;
mod blocked;
mod clock;
#[cfg(feature = "command")]
mod command;
mod enqueue;
mod failures;
mod fairness;
mod fence;
mod harness;
mod metrics;
mod operate;
#[cfg(feature = "postgres")]
mod postgres;
mod receiver;
mod retention;
mod signing;
mod sqlite;
mod stop;
mod success;

/// Runs every promise against a kind of database.
macro_rules! conforms {
    ($harness:ty) => {
        crate::conforms! { $harness,
            enqueue::what_is_committed_is_sent_and_what_is_rolled_back_is_not,
            enqueue::a_full_backlog_is_said,
            enqueue::what_waits_is_sent_after_a_start,
            success::the_exact_request_arrives,
            success::an_answer_is_taken_in_the_transaction_that_records_it,
            success::an_answer_that_is_not_taken_is_asked_for_again,
            failures::a_failure_is_tried_again_by_the_schedule_until_the_message_is_dead,
            failures::a_receiver_may_ask_for_more_time,
            failures::a_receiver_that_is_gone_gets_nothing_more,
            failures::an_endpoint_that_fails_is_left_alone_and_probed,
            failures::every_attempt_is_kept,
            blocked::a_blocked_address_is_dead_at_once,
            fairness::an_endpoint_has_four_places,
            fairness::a_silent_endpoint_keeps_nobody_waiting,
            fence::a_result_after_the_lease_ended_is_not_recorded,
            fence::two_dispatchers_or_starts_send_nothing_twice,
            metrics::deliveries_are_counted_without_addresses,
            operate::a_message_can_be_cancelled_and_replayed,
            operate::a_paused_endpoint_is_sent_nothing,
            operate::lists_are_cut_into_pages,
            operate::what_fails_is_listed_apart_from_what_only_waits,
            operate::endpoints_that_need_a_person_come_first,
            operate::an_endpoints_first_key_of_its_own_signs_beside_everyones,
            retention::what_ended_is_forgotten_in_its_time,
            signing::requests_verify_under_the_old_and_the_new_key,
            signing::an_endpoint_may_have_keys_of_its_own,
            signing::an_attempt_is_signed_anew_under_the_same_id,
            clock::what_was_enqueued_before_the_clock_was_set_back_is_sent,
            clock::a_retry_comes_in_its_time_although_the_clock_was_set_back,
            stop::what_is_under_way_is_recorded_before_the_end,
            stop::what_ends_is_recorded_while_the_rest_is_waited_for,
            stop::a_handle_that_is_dropped_stops_nothing,
            #[cfg(feature = "admin")]
            admin::nobody_gets_in_without_the_token,
            #[cfg(feature = "admin")]
            admin::operators_see_what_fails_and_nothing_that_is_secret,
            #[cfg(feature = "admin")]
            admin::operators_read_long_lists_a_page_at_a_time,
            #[cfg(feature = "admin")]
            admin::operators_cancel_replay_pause_and_resume,
            #[cfg(feature = "admin")]
            admin::what_is_being_sent_is_not_replayed,
            #[cfg(feature = "admin")]
            admin::operators_rotate_keys_and_see_a_secret_once,
            #[cfg(feature = "admin")]
            admin::who_scrapes_metrics_can_do_nothing_else,
            #[cfg(feature = "admin")]
            admin::the_page_runs_its_own_script_only,
            #[cfg(feature = "command")]
            command::a_shell_is_told_what_the_api_answers,
            #[cfg(feature = "command")]
            command::a_person_at_a_shell_reads_tables,
            #[cfg(feature = "command")]
            command::a_shell_helps_beside_a_service_that_runs,
            #[cfg(feature = "command")]
            command::a_shell_changes_keys,
            #[cfg(feature = "command")]
            command::a_shell_forgets_what_it_is_told,
            #[cfg(feature = "command")]
            command::a_shell_makes_no_outbox,
        }
    };
    ($harness:ty, $($(#[$condition:meta])? $module:ident::$test:ident,)*) => {
        $(
            $(#[$condition])?
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                crate::$module::$test(&<$harness as crate::harness::Harness>::start().await).await;
            }
        )*
    };
}

use conforms;
