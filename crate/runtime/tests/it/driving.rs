//! Runs that repeat: seeds, virtual time, driving in slices.

use crate::{Log, seeded};
use runtime::chan::Channel;
use runtime::sync::WaitGroup;
use runtime::{
    Boxed, ClockKind, Config, Drive, Local, Outcome, Runtime, Safepoint, Seeded, run, sleep, spawn,
};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

/// A program with many choices; its log tells which were made.
async fn choices(log: Log) {
    let ch = Channel::new(1);
    let wg = Arc::new(WaitGroup::new());
    wg.add(4);
    for name in 0..4 {
        let (ch, wg, log) = (ch.clone(), wg.clone(), log.clone());
        spawn(async move {
            for n in 0..5 {
                ch.send(name * 10 + n).await.unwrap();
                log.add(format!("s{name}"));
                if Local::with(Local::random).is_multiple_of(3) {
                    sleep(Duration::from_millis(1)).await;
                }
            }
            wg.done();
        });
    }
    for _ in 0..20 {
        log.add(format!("r{:?}", ch.recv().await));
    }
    wg.wait().await;
}

#[test]
fn a_seed_replays_and_seeds_differ() {
    let trace = |seed| {
        let log = Log::default();
        run(seeded(seed), choices(log.clone()));
        log.take()
    };
    let traces: std::collections::HashSet<_> = (0..30).map(trace).collect();
    assert!(traces.len() > 20, "{} different runs", traces.len());
    for seed in 0..30 {
        assert_eq!(trace(seed), trace(seed));
    }
}

#[test]
fn driving_in_slices_changes_nothing() {
    let trace = |slice: Option<Duration>| {
        let log = Log::default();
        let config = Config {
            clock: ClockKind::Virtual,
            strategy: Some(Box::new(Seeded::new(42, 30))),
            ..Config::default()
        };
        let runtime = Runtime::new(config, Boxed::default());
        let inner = log.clone();
        let main = async move {
            for name in 0..3 {
                let log = inner.clone();
                let mut left = 2_000u32;
                let mut fuel = 0;
                spawn(std::future::poll_fn(move |_| {
                    fuel = if fuel == 0 {
                        Local::with(Local::fuel)
                    } else {
                        fuel
                    };
                    while left > 0 {
                        left -= 1;
                        if left.is_multiple_of(100) {
                            log.add(format!("{name}:{left}"));
                        }
                        fuel -= 1;
                        if fuel == 0 {
                            match Local::with(Local::safepoint) {
                                Safepoint::Continue(more) => fuel = more,
                                _ => return Poll::Pending,
                            }
                        }
                    }
                    Poll::Ready(())
                }));
            }
            choices(inner).await;
            sleep(Duration::from_secs(1)).await;
        };
        runtime.spawn_main(Box::pin(main)).unwrap();
        let mut drives = 0;
        loop {
            drives += 1;
            match runtime.drive(slice.unwrap_or(Duration::from_secs(100))) {
                Drive::Progress => {}
                Drive::Idle { next_timer } => panic!("virtual time never idles: {next_timer:?}"),
                Drive::Done(outcome) => {
                    assert_eq!(outcome, Outcome::Finished);
                    return (drives, log.take());
                }
            }
        }
    };
    let (_, whole) = trace(None);
    let (drives, sliced) = trace(Some(Duration::ZERO));
    assert!(drives > 10, "{drives} slices");
    assert_eq!(sliced, whole);
}

#[test]
fn driving_tells_when_to_come_back() {
    let runtime = Runtime::new(Config::default(), Boxed::default());
    runtime
        .spawn_main(Box::pin(sleep(Duration::from_millis(30))))
        .unwrap();
    let mut idled = false;
    let outcome = loop {
        match runtime.drive(Duration::from_millis(10)) {
            Drive::Progress => {}
            Drive::Idle { next_timer } => {
                assert!(next_timer.is_some_and(|at| at >= 30_000_000));
                idled = true;
                std::thread::sleep(Duration::from_millis(1));
            }
            Drive::Done(outcome) => break outcome,
        }
    };
    assert!(idled);
    assert_eq!(outcome, Outcome::Finished);
}
