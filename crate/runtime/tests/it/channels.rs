//! Channels: order, hand-over, buffers, closing, cancelling.

use crate::{Log, everywhere, parallel, seeded};
use runtime::chan::{Channel, CloseOfClosed, SendOnClosed};
use runtime::sync::WaitGroup;
use runtime::{Outcome, run, spawn, yield_now};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::task::Poll;

#[test]
fn values_arrive_in_the_order_they_were_sent() {
    for cap in [0, 1, 2, 16, 1000] {
        everywhere(move || async move {
            let ch = Channel::new(cap);
            let sender = ch.clone();
            spawn(async move {
                for i in 0..500 {
                    sender.send(i).await.unwrap();
                }
                sender.close().unwrap();
            });
            for i in 0..500 {
                assert_eq!(ch.recv().await, Some(i));
            }
            assert_eq!(ch.recv().await, None);
            assert_eq!(ch.recv().await, None);
        });
    }
}

#[test]
fn every_value_arrives_once_whoever_receives_it() {
    for cap in [0, 1, 7] {
        everywhere(move || async move {
            const SENDERS: u64 = 5;
            const EACH: u64 = 300;
            let ch = Channel::new(cap);
            let (sent, received) = (Arc::new(WaitGroup::new()), Arc::new(WaitGroup::new()));
            let (sum, count) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
            sent.add(SENDERS as i64);
            received.add(3);
            for sender in 0..SENDERS {
                let (ch, sent) = (ch.clone(), sent.clone());
                spawn(async move {
                    for i in 0..EACH {
                        ch.send(sender * EACH + i).await.unwrap();
                    }
                    sent.done();
                });
            }
            for _ in 0..3 {
                let (ch, received) = (ch.clone(), received.clone());
                let (sum, count) = (sum.clone(), count.clone());
                spawn(async move {
                    while let Some(value) = ch.recv().await {
                        sum.fetch_add(value, SeqCst);
                        count.fetch_add(1, SeqCst);
                    }
                    received.done();
                });
            }
            sent.wait().await;
            ch.close().unwrap();
            received.wait().await;
            let n = SENDERS * EACH;
            assert_eq!((count.load(SeqCst), sum.load(SeqCst)), (n, n * (n - 1) / 2));
        });
    }
}

#[test]
fn an_unbuffered_send_ends_after_its_receive_began() {
    let log = Log::default();
    let inner = log.clone();
    run(seeded(3), async move {
        let (ch, wg) = (Channel::new(0), Arc::new(WaitGroup::new()));
        wg.add(1);
        let (sender, there, done) = (ch.clone(), inner.clone(), wg.clone());
        spawn(async move {
            sender.send(1).await.unwrap();
            there.add("sent");
            done.done();
        });
        for _ in 0..10 {
            yield_now().await;
        }
        inner.add("receiving");
        ch.recv().await;
        wg.wait().await;
    });
    assert_eq!(log.take(), ["receiving", "sent"]);
}

#[test]
fn waiting_receivers_are_served_first_come_first_served() {
    let log = Log::default();
    let inner = log.clone();
    run(parallel(1), async move {
        let ch = Channel::new(0);
        for name in ["a", "b", "c"] {
            let (ch, log) = (ch.clone(), inner.clone());
            spawn(async move {
                let value = ch.recv().await;
                log.add(format!("{name}{value:?}"));
            });
            yield_now().await;
        }
        for i in 0..3 {
            ch.send(i).await.unwrap();
        }
        yield_now().await;
        yield_now().await;
    });
    let mut lines = log.take();
    lines.sort();
    assert_eq!(lines, ["aSome(0)", "bSome(1)", "cSome(2)"]);
}

#[test]
fn a_waiting_senders_value_follows_the_buffered_ones() {
    run(parallel(1), async {
        let ch = Channel::new(2);
        for i in 0..5 {
            let ch = ch.clone();
            spawn(async move { ch.send(i).await.unwrap() });
            yield_now().await;
        }
        assert_eq!((ch.len(), ch.cap()), (2, 2));
        for i in 0..5 {
            assert_eq!(ch.recv().await, Some(i));
        }
    });
}

#[test]
fn closing_wakes_all_who_wait() {
    everywhere(|| async {
        let (empty, full) = (Channel::<u8>::new(0), Channel::new(1));
        full.send(9).await.unwrap();
        let done = Arc::new(WaitGroup::new());
        for _ in 0..4 {
            done.add(2);
            let (ch, wg) = (empty.clone(), done.clone());
            spawn(async move {
                assert_eq!(ch.recv().await, None);
                wg.done();
            });
            let (ch, wg) = (full.clone(), done.clone());
            spawn(async move {
                assert_eq!(ch.send(1).await, Err(SendOnClosed));
                wg.done();
            });
        }
        for _ in 0..20 {
            yield_now().await;
        }
        empty.close().unwrap();
        full.close().unwrap();
        done.wait().await;
        assert_eq!(full.close(), Err(CloseOfClosed));
        assert_eq!(full.send(1).await, Err(SendOnClosed));
        assert_eq!(
            full.recv().await,
            Some(9),
            "buffered values outlive closing"
        );
        assert_eq!(full.recv().await, None);
    });
}

#[test]
fn trying_never_waits() {
    run(parallel(1), async {
        let ch = Channel::new(1);
        assert_eq!(ch.try_recv(), None);
        assert_eq!(ch.try_send(1), Ok(None));
        assert_eq!(ch.try_send(2), Ok(Some(2)));
        assert_eq!(ch.try_recv(), Some(Some(1)));
        ch.close().unwrap();
        assert_eq!(ch.try_recv(), Some(None));
        assert_eq!(ch.try_send(3), Err(SendOnClosed));
    });
}

#[test]
fn a_dropped_receive_leaves_the_queue() {
    everywhere(|| async {
        let ch = Channel::new(0);
        {
            let mut given_up = pin!(ch.recv());
            let polled = poll_fn(|cx| Poll::Ready(given_up.as_mut().poll(cx))).await;
            assert!(polled.is_pending());
        }
        let sender = ch.clone();
        spawn(async move { sender.send(5).await.unwrap() });
        assert_eq!(ch.recv().await, Some(5));
    });
}

#[test]
fn two_waits_in_one_goroutine_are_both_served() {
    everywhere(|| async {
        let (a, b) = (Channel::new(0), Channel::new(0));
        for (ch, value) in [(a.clone(), 1), (b.clone(), 2)] {
            spawn(async move { ch.send(value).await.unwrap() });
        }
        let (mut first, mut second) = (pin!(a.recv()), pin!(b.recv()));
        let (mut got_a, mut got_b) = (None, None);
        poll_fn(|cx| {
            if got_a.is_none()
                && let Poll::Ready(value) = first.as_mut().poll(cx)
            {
                got_a = value;
            }
            if got_b.is_none()
                && let Poll::Ready(value) = second.as_mut().poll(cx)
            {
                got_b = value;
            }
            if got_a.is_some() && got_b.is_some() {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
        assert_eq!((got_a, got_b), (Some(1), Some(2)));
    });
}

#[test]
fn values_are_dropped_exactly_once() {
    let drops = Arc::new(AtomicU64::new(0));
    struct Counted(Arc<AtomicU64>);
    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.fetch_add(1, SeqCst);
        }
    }
    let counter = drops.clone();
    let outcome = run(parallel(2), async move {
        let ch = Channel::new(2);
        for _ in 0..10 {
            let (ch, value) = (ch.clone(), Counted(counter.clone()));
            spawn(async move {
                let _ = ch.send(value).await;
            });
        }
        for _ in 0..3 {
            ch.recv().await;
        }
    });
    assert_eq!(outcome, Outcome::Finished);
    assert_eq!(drops.load(SeqCst), 10);
}

#[test]
fn a_prime_sieve_of_goroutines() {
    everywhere(|| async {
        let mut ch = Channel::new(0);
        let first = ch.clone();
        spawn(async move {
            for i in 2u32.. {
                if first.send(i).await.is_err() {
                    return;
                }
            }
        });
        let mut primes = Vec::new();
        for _ in 0..40 {
            let prime = ch.recv().await.unwrap();
            primes.push(prime);
            let (from, to) = (ch, Channel::new(0));
            ch = to.clone();
            spawn(async move {
                while let Some(i) = from.recv().await {
                    if i % prime != 0 && to.send(i).await.is_err() {
                        return;
                    }
                }
            });
        }
        assert_eq!((primes[0], primes[9], primes[39]), (2, 29, 173));
    });
}
