//! Time: sleeping, timers, the virtual clock.

use crate::{Log, parallel, seeded};
use runtime::chan::Channel;
use runtime::{Boxed, Local, Outcome, run, sleep, spawn};
use std::time::Duration;

const MS: u64 = 1_000_000;

#[test]
fn virtual_sleepers_wake_in_order_without_waiting() {
    let log = Log::default();
    let inner = log.clone();
    let outcome = run(seeded(1), async move {
        for hours in [3, 1, 2] {
            let log = inner.clone();
            spawn(async move {
                sleep(Duration::from_secs(3600 * hours)).await;
                log.add(hours.to_string());
            });
        }
        sleep(Duration::from_secs(3600 * 4)).await;
        assert_eq!(Local::with(Local::now), 4 * 3600 * 1_000 * MS);
        assert_eq!(
            Local::with(Local::wall_clock),
            (1_257_894_000 + 4 * 3600) * 1_000_000_000
        );
    });
    assert_eq!(outcome, Outcome::Finished);
    assert_eq!(log.take(), ["1", "2", "3"]);
}

#[test]
fn real_sleep_takes_at_least_its_time() {
    for workers in [1, 3] {
        run(parallel(workers), async {
            let before = Local::with(Local::now);
            let ch = Channel::new(0);
            for i in 0..20u64 {
                let ch = ch.clone();
                spawn(async move {
                    sleep(Duration::from_millis(i % 5)).await;
                    ch.send(()).await.unwrap();
                });
            }
            for _ in 0..20 {
                ch.recv().await;
            }
            assert!(Local::with(Local::now) - before >= 4 * MS);
        });
    }
}

#[test]
fn timers_fire_stop_and_repeat() {
    run(seeded(5), async {
        let ticks = Channel::new(1);
        let (ticker, stopped) = Local::with(|local| {
            let runtime = local.runtime::<Boxed>().unwrap();
            let sender = ticks.clone();
            let send = move |local: &Local| {
                let _ = sender.try_send(local.now());
            };
            let never = Box::new(|_: &Local| panic!("a stopped timer fired"));
            (
                runtime.timer_start(local, 10 * MS, 10 * MS, Box::new(send)),
                runtime.timer_start(local, 15 * MS, 0, never),
            )
        });
        let stop = |id| Local::with(|local| local.runtime::<Boxed>().unwrap().timer_stop(id));
        assert_eq!(ticks.recv().await, Some(10 * MS));
        assert!(stop(stopped));
        assert!(!stop(stopped));
        assert_eq!(ticks.recv().await, Some(20 * MS));
        assert_eq!(ticks.recv().await, Some(30 * MS));
        assert!(stop(ticker));
        sleep(Duration::from_millis(50)).await;
        assert_eq!(ticks.try_recv(), None);
    });
}

#[test]
fn a_timer_keeps_a_deadlock_away_only_while_it_runs() {
    let outcome = run(seeded(5), async {
        let ch = Channel::<()>::new(0);
        spawn(sleep(Duration::from_secs(1)));
        ch.recv().await;
    });
    assert_eq!(outcome, Outcome::Deadlock);
}

#[test]
fn a_dropped_sleep_leaves_no_timer() {
    let outcome = run(parallel(1), async {
        {
            let mut given_up = std::pin::pin!(sleep(Duration::from_secs(3600)));
            let polled =
                std::future::poll_fn(|cx| std::task::Poll::Ready(given_up.as_mut().poll(cx))).await;
            assert!(polled.is_pending());
        }
        Channel::<()>::new(0).recv().await;
    });
    assert_eq!(
        outcome,
        Outcome::Deadlock,
        "an hour's timer would keep the run waiting"
    );
}

#[test]
fn sleepers_wake_while_another_goroutine_computes() {
    run(parallel(1), async {
        spawn(sleep(Duration::from_millis(1)));
        let start = std::time::Instant::now();
        let woken = Channel::new(1);
        let sender = woken.clone();
        spawn(async move {
            sleep(Duration::from_millis(1)).await;
            sender.send(()).await.unwrap();
        });
        runtime::yield_now().await;
        // Yields only when the safepoint says so.
        std::future::poll_fn(|_| {
            loop {
                if Local::with(Local::safepoint) == runtime::Safepoint::Yield {
                    return std::task::Poll::Pending;
                }
                if woken.try_recv().is_some() || start.elapsed().as_secs() > 20 {
                    return std::task::Poll::Ready(());
                }
            }
        })
        .await;
        assert!(start.elapsed().as_secs() < 20);
    });
}
