//! Can a webhook be made to knock on doors inside?

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use chrono::{DateTime, Utc};
use seloste::outbox::{
    address::{Allowed, LookUp, system},
    calling::{Call, Caller},
    deliveries::{Fault, Refusal},
};

use super::support::Receiver;
use crate::support::now;

fn allowing(networks: &[&str]) -> Allowed {
    Allowed {
        private: networks.iter().map(|net| net.parse().expect("a network")).collect(),
    }
}

/// Looks every name up as these addresses, one list after another, and counts.
fn leading_to(answers: &'static [&'static [&'static str]], asked: &Arc<AtomicUsize>) -> LookUp {
    let asked = Arc::clone(asked);
    Arc::new(move |_| {
        let at = asked.fetch_add(1, Ordering::Relaxed);
        let answer = answers[at.min(answers.len() - 1)];
        let addresses: Vec<IpAddr> = answer.iter().map(|text| text.parse().expect("an address")).collect();
        Box::pin(std::future::ready(Ok(addresses)))
    })
}

async fn call(caller: &Caller, url: &str) -> Result<(), Refusal> {
    let call = Call {
        url,
        id: "1",
        body: "{}",
    };
    let moment: DateTime<Utc> = now();
    caller.call(call, &[], moment).await
}

fn reason(called: Result<(), Refusal>) -> String {
    called.expect_err("refused").reason
}

#[tokio::test]
async fn addresses_inside_are_refused_however_they_are_written() {
    let receiver = Receiver::answering([]).await;
    let caller = Caller::new(&Allowed::default(), &system());
    let port = receiver.port;
    for host in [
        "127.0.0.1",
        "127.1",
        "0x7f.0.0.1",
        "2130706433",
        "017700000001",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "localhost",
    ] {
        let url = format!("https://{host}:{port}/hook");
        assert_eq!(reason(call(&caller, &url).await), "the address is not public", "{url}");
        let url = format!("http://{host}:{port}/hook");
        assert_eq!(reason(call(&caller, &url).await), "https is needed", "{url}");
    }
    assert_eq!(receiver.heard().len(), 0);
}

#[tokio::test]
async fn a_name_is_judged_by_all_that_it_leads_to() {
    let asked = Arc::new(AtomicUsize::new(0));
    for answers in [
        &[&["127.0.0.1"] as &[&str]] as &'static [&'static [&'static str]],
        &[&["1.1.1.1", "10.0.0.1"]],
        &[&["2606:4700::1111", "::1"]],
        &[&["64:ff9b::a00:1"]],
        &[&[]],
    ] {
        let caller = Caller::new(&Allowed::default(), &leading_to(answers, &asked));
        let called = call(&caller, "https://hooks.city.example/hook").await;
        assert_eq!(reason(called), "the address is not public", "{answers:?}");
    }
}

#[tokio::test]
async fn the_address_that_was_judged_is_the_one_that_is_called() {
    let receiver = Receiver::answering([]).await;
    let asked = Arc::new(AtomicUsize::new(0));
    // The second time the name would lead elsewhere.
    let look_up = leading_to(&[&["127.0.0.1"], &["127.0.0.2"]], &asked);
    let caller = Caller::new(&allowing(&["127.0.0.1/32"]), &look_up);
    let url = format!("http://hooks.city.example:{}/hook", receiver.port);
    call(&caller, &url).await.expect("called");
    assert_eq!((asked.load(Ordering::Relaxed), receiver.heard().len()), (1, 1));
    let again = call(&caller, &url).await;
    assert_eq!(reason(again), "the address is not public", "each call is judged anew");
}

#[tokio::test]
async fn what_is_called_unencrypted_lies_in_a_network_that_was_named() {
    let asked = Arc::new(AtomicUsize::new(0));
    let look_up = leading_to(&[&["1.1.1.1"]], &asked);
    let caller = Caller::new(&allowing(&["10.0.0.0/8"]), &look_up);
    let called = call(&caller, "http://hooks.city.example/hook").await;
    assert_eq!(reason(called), "the address is not public");
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_a_receiver_that_is_gone_is_believed() {
    let receiver = Receiver::answering([302, 307, 410, 404]).await;
    let caller = Caller::new(&allowing(&["127.0.0.0/8"]), &system());
    for answer in ["HTTP 302", "HTTP 307"] {
        assert_eq!(reason(call(&caller, &receiver.url).await), answer);
    }
    let gone = call(&caller, &receiver.url).await.expect_err("refused");
    assert_eq!(gone.fault, Fault::Lasting);
    assert_eq!(reason(call(&caller, &receiver.url).await), "HTTP 404");
    assert_eq!(receiver.heard().len(), 4, "nobody was called elsewhere");
}

#[tokio::test]
async fn an_answer_without_end_is_not_waited_for() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let endless = || async {
        let chunks = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>("x".repeat(65_536)));
        axum::body::Body::from_stream(chunks)
    };
    let router = axum::Router::new().route("/hook", axum::routing::post(endless));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let caller = Caller::new(&allowing(&["127.0.0.0/8"]), &system());
    call(&caller, &url).await.expect("the status is all that counts");
}

#[tokio::test]
async fn why_a_call_failed_is_told_without_its_address() {
    let receiver = Receiver::answering([]).await;
    let caller = Caller::new(&allowing(&["127.0.0.0/8"]), &system());
    let not_tls = reason(call(&caller, &receiver.url.replace("http:", "https:")).await);
    assert_eq!(not_tls, "the certificate or the encryption was not accepted");
    // A port that was just given up.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let closed = format!("http://{}/hook", listener.local_addr().expect("an address"));
    drop(listener);
    assert_eq!(reason(call(&caller, &closed).await), "cannot be reached");
}
