//! Channels, select and locks between two workers.

use crate::{goroutines, model, two_workers};
use runtime::chan::{Case, Chan, Channel, SendOnClosed};
use runtime::sync::Mutex;
use runtime::{Local, Outcome, Waiter};
use std::future::poll_fn;
use std::sync::Arc;

/// A send and a receive by the exclusive protocol.
async fn send(ch: &Chan<u64>, value: u64) -> Result<(), SendOnClosed> {
    let mut waiter = Box::pin(Waiter::new());
    poll_fn(|_| {
        // SAFETY: pinned; the goroutine awaits nothing else; one runtime.
        Local::with(|local| unsafe {
            let waiter = waiter.as_mut().get_unchecked_mut();
            ch.poll_send(local, waiter, &mut Some(value), true)
        })
    })
    .await
}

async fn recv(ch: &Chan<u64>) -> Option<u64> {
    let mut waiter = Box::pin(Waiter::new());
    poll_fn(|_| {
        // SAFETY: as in `send`.
        Local::with(|local| unsafe {
            ch.poll_recv(local, waiter.as_mut().get_unchecked_mut(), true)
        })
    })
    .await
}

#[test]
fn an_exclusive_hand_over_wakes_once() {
    model(3, || {
        let ch = Arc::new(Chan::new(0).unwrap());
        let sender = ch.clone();
        let (outcome, _) = two_workers(
            2,
            goroutines![
                async move { assert_eq!(recv(&ch).await, Some(7)) },
                async move { assert_eq!(send(&sender, 7).await, Ok(())) },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
    });
}

#[test]
fn a_shared_hand_over_wakes_once() {
    model(3, || {
        let ch = Channel::new(0);
        let sender = ch.clone();
        let (outcome, _) = two_workers(
            2,
            goroutines![
                async move { assert_eq!(ch.recv().await, Some(7)) },
                async move { assert_eq!(sender.send(7).await, Ok(())) },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
    });
}

#[test]
fn closing_meets_a_receiver() {
    model(3, || {
        let ch = Arc::new(Chan::new(1).unwrap());
        let closer = ch.clone();
        let (outcome, _) = two_workers(
            2,
            goroutines![
                async move { assert_eq!(recv(&ch).await, None) },
                async move { assert_eq!(Local::with(|local| closer.close(local)), Ok(())) },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
    });
}

#[test]
fn a_select_is_claimed_by_one_sender() {
    model(3, || {
        // In one block of memory, so that the order of the locks is the same in each execution.
        let channels = Arc::new([Chan::new(0).unwrap(), Chan::new(0).unwrap()]);
        let (first, second) = (channels.clone(), channels.clone());
        let (outcome, _) = two_workers(
            2,
            goroutines![
                async move {
                    let mut waiter = Box::pin(Waiter::<u64>::new());
                    let got = poll_fn(|_| {
                        let mut cases = [
                            Case::recv(Some(&channels[0])),
                            Case::recv(Some(&channels[1])),
                        ];
                        // SAFETY: as in `send`.
                        Local::with(|local| unsafe {
                            let waiter = waiter.as_mut().get_unchecked_mut();
                            waiter.poll_select(local, &mut cases, true, true)
                        })
                    })
                    .await;
                    let got = got.unwrap().unwrap();
                    assert_eq!(got.value, Some(got.index as u64));
                    let other = 1 - got.index;
                    assert_eq!(recv(&channels[other]).await, Some(other as u64));
                },
                async move { send(&first[0], 0).await.unwrap() },
                async move { send(&second[1], 1).await.unwrap() },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
    });
}

#[test]
fn two_selects_meet_without_locking_each_other_out() {
    model(3, || {
        let channels = Arc::new([Chan::new(0).unwrap(), Chan::new(0).unwrap()]);
        let theirs = channels.clone();
        let (outcome, _) = two_workers(
            2,
            goroutines![
                async move {
                    let mut waiter = Box::pin(Waiter::<u64>::new());
                    let got = poll_fn(|_| {
                        let mut cases = [
                            Case::recv(Some(&channels[0])),
                            Case::recv(Some(&channels[1])),
                        ];
                        // SAFETY: as in `send`.
                        Local::with(|local| unsafe {
                            let waiter = waiter.as_mut().get_unchecked_mut();
                            waiter.poll_select(local, &mut cases, true, true)
                        })
                    })
                    .await;
                    let got = got.unwrap().unwrap();
                    assert_eq!(got.value, Some(got.index as u64));
                },
                async move {
                    let mut waiter = Box::pin(Waiter::<u64>::new());
                    let sent = poll_fn(|_| {
                        let mut cases = [
                            Case::send(Some(&theirs[1]), 1),
                            Case::send(Some(&theirs[0]), 0),
                        ];
                        // SAFETY: as in `send`.
                        Local::with(|local| unsafe {
                            let waiter = waiter.as_mut().get_unchecked_mut();
                            waiter.poll_select(local, &mut cases, true, true)
                        })
                    })
                    .await;
                    assert!(sent.is_ok());
                },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
    });
}

#[test]
fn a_mutex_passes_between_workers() {
    model(3, || {
        let total = Arc::new(Mutex::new(0));
        let (theirs, check) = (total.clone(), Channel::new(1));
        let done = check.clone();
        let (outcome, _) = two_workers(
            2,
            goroutines![
                async move {
                    *total.lock().await += 1;
                    check.recv().await;
                    assert_eq!(*total.lock().await, 2);
                },
                async move {
                    *theirs.lock().await += 1;
                    done.send(()).await.unwrap();
                },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
    });
}
