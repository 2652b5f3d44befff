//! Select: readiness, fairness, claims, both sides of one channel.

use crate::{everywhere, parallel, seeded};
use runtime::chan::{Arm, Channel, SendOnClosed, select};
use runtime::sync::WaitGroup;
use runtime::{run, spawn, yield_now};
use std::sync::Arc;

#[test]
fn ready_cases_are_taken_with_equal_chances() {
    for config in [parallel(1), seeded(11)] {
        run(config, async {
            let channels: Vec<_> = (0..4).map(|_| Channel::new(4000)).collect();
            // The third is never ready; the others must not gain by their place.
            for ch in [&channels[0], &channels[1], &channels[3]] {
                for _ in 0..4000 {
                    ch.send(0u8).await.unwrap();
                }
            }
            let mut taken = [0; 4];
            for _ in 0..3000 {
                let arms = channels.iter().map(Arm::Recv).collect();
                taken[select(arms).await.unwrap().index] += 1;
            }
            assert_eq!(taken[2], 0);
            for i in [0, 1, 3] {
                assert!((850..1150).contains(&taken[i]), "{taken:?}");
            }
        });
    }
}

#[test]
fn a_waiting_select_gets_one_value_and_leaves_the_others() {
    everywhere(|| async {
        let (a, b) = (Channel::new(0), Channel::new(0));
        let wg = Arc::new(WaitGroup::new());
        wg.add(2);
        for (ch, value) in [(a.clone(), 1), (b.clone(), 2)] {
            let wg = wg.clone();
            spawn(async move {
                ch.send(value).await.unwrap();
                wg.done();
            });
        }
        let first = select(vec![Arm::Recv(&a), Arm::Recv(&b)]).await.unwrap();
        assert_eq!(first.value, Some(first.index + 1));
        let other = if first.index == 0 { &b } else { &a };
        assert_eq!(other.recv().await, Some(2 - first.index));
        wg.wait().await;
    });
}

#[test]
fn selects_that_meet_each_other_exchange_every_value_once() {
    everywhere(|| async {
        const EACH: u64 = 400;
        let channels: Arc<Vec<Channel<u64>>> = Arc::new((0..3).map(|_| Channel::new(0)).collect());
        let done = Channel::new(8);
        for _ in 0..4 {
            let (senders, ended) = (channels.clone(), done.clone());
            spawn(async move {
                for i in 0..EACH {
                    let arms = senders.iter().map(|ch| Arm::Send(ch, i)).collect();
                    select(arms).await.unwrap();
                }
                ended.send(0).await.unwrap();
            });
            let (channels, done) = (channels.clone(), done.clone());
            spawn(async move {
                let mut sum = 0;
                for _ in 0..EACH {
                    let arms = channels.iter().map(Arm::Recv).collect();
                    sum += select(arms).await.unwrap().value.unwrap();
                }
                done.send(sum).await.unwrap();
            });
        }
        let mut total = 0;
        for _ in 0..8 {
            total += done.recv().await.unwrap();
        }
        assert_eq!(total, 4 * EACH * (EACH - 1) / 2);
    });
}

#[test]
fn a_select_on_both_sides_of_a_channel_never_serves_itself() {
    everywhere(|| async {
        let ch = Channel::new(0);
        let ended = Channel::new(2);
        for me in 0..2u64 {
            let (ch, ended) = (ch.clone(), ended.clone());
            spawn(async move {
                let got = select(vec![Arm::Send(&ch, me), Arm::Recv(&ch)])
                    .await
                    .unwrap();
                if got.index == 1 {
                    assert_eq!(got.value, Some(1 - me));
                }
                ended.send(got.index).await.unwrap();
            });
        }
        let indices = ended.recv().await.unwrap() + ended.recv().await.unwrap();
        assert_eq!(indices, 1, "one sent and one received");
    });
}

#[test]
fn many_cases_and_a_channel_named_twice() {
    everywhere(|| async {
        let channels: Vec<_> = (0..40).map(|_| Channel::new(0)).collect();
        let last = channels[37].clone();
        spawn(async move {
            for _ in 0..10 {
                yield_now().await;
            }
            last.send(7).await.unwrap();
        });
        let arms = channels.iter().chain(&channels).map(Arm::Recv).collect();
        let got = select(arms).await.unwrap();
        assert!(got.index == 37 || got.index == 77, "{}", got.index);
        assert_eq!(got.value, Some(7));
    });
}

#[test]
fn closing_ends_a_waiting_select() {
    everywhere(|| async {
        let (a, b) = (Channel::<u8>::new(0), Channel::<u8>::new(0));
        let closer = a.clone();
        spawn(async move { closer.close().unwrap() });
        let got = select(vec![Arm::Recv(&a), Arm::Recv(&b)]).await.unwrap();
        assert_eq!((got.index, got.value), (0, None));
        let closer = b.clone();
        spawn(async move { closer.close().unwrap() });
        assert_eq!(select(vec![Arm::Send(&b, 1)]).await, Err(SendOnClosed));
    });
}

#[test]
fn a_dropped_select_leaves_all_queues() {
    everywhere(|| async {
        let (a, b) = (Channel::new(0), Channel::new(0));
        {
            let mut given_up = std::pin::pin!(select(vec![Arm::Recv(&a), Arm::Recv(&b)]));
            let polled =
                std::future::poll_fn(|cx| std::task::Poll::Ready(given_up.as_mut().poll(cx))).await;
            assert!(polled.is_pending());
        }
        assert_eq!(a.try_send(1), Ok(Some(1)));
        assert_eq!(b.try_send(2), Ok(Some(2)));
    });
}
