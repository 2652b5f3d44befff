//! The runtime on one worker, beside tokio's mpsc on its current-thread executor and async-channel on
//! async-executor: the same work, in rounds that take turns, so that all meet the same disturbances.
//!
//! The last columns are Raceway on two workers, and its ratio to one.
//!
//! Those two have no unbuffered channels; their rows of unbuffered work use capacity 1, which is less work.
#![cfg(not(loom))]

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

const ROUNDS: usize = 7;

/// Raceway's workers in the work that runs now.
static WORKERS: AtomicUsize = AtomicUsize::new(1);

/// One piece of work: its name, how many operations, and how often by whom.
struct Row {
    name: &'static str,
    ops: u64,
    raceway: fn(u64),
    tokio: fn(u64),
    async_channel: fn(u64),
}

const ROWS: &[Row] = &[
    Row {
        name: "pingpong",
        ops: 200_000,
        raceway: raceway::pingpong,
        tokio: tokio_mpsc::pingpong,
        async_channel: channel::pingpong,
    },
    Row {
        name: "buf0",
        ops: 400_000,
        raceway: raceway::pipe::<0>,
        tokio: tokio_mpsc::pipe::<1>,
        async_channel: channel::pipe::<1>,
    },
    Row {
        name: "buf1",
        ops: 400_000,
        raceway: raceway::pipe::<1>,
        tokio: tokio_mpsc::pipe::<1>,
        async_channel: channel::pipe::<1>,
    },
    Row {
        name: "buf16",
        ops: 1_000_000,
        raceway: raceway::pipe::<16>,
        tokio: tokio_mpsc::pipe::<16>,
        async_channel: channel::pipe::<16>,
    },
    Row {
        name: "buf128",
        ops: 1_000_000,
        raceway: raceway::pipe::<128>,
        tokio: tokio_mpsc::pipe::<128>,
        async_channel: channel::pipe::<128>,
    },
    Row {
        name: "buf1024",
        ops: 1_000_000,
        raceway: raceway::pipe::<1024>,
        tokio: tokio_mpsc::pipe::<1024>,
        async_channel: channel::pipe::<1024>,
    },
    Row {
        name: "spawnbatch",
        ops: 300_000,
        raceway: raceway::spawn_batch,
        tokio: tokio_mpsc::spawn_batch,
        async_channel: channel::spawn_batch,
    },
    Row {
        name: "spawnall",
        ops: 300_000,
        raceway: raceway::spawn_all,
        tokio: tokio_mpsc::spawn_all,
        async_channel: channel::spawn_all,
    },
    Row {
        name: "select4",
        ops: 200_000,
        raceway: raceway::select4,
        tokio: tokio_mpsc::select4,
        async_channel: channel::select4,
    },
];

fn main() {
    let only = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    println!(
        "ns per operation, medians of {ROUNDS} rounds; ratios are Raceway to the other, below 1 is faster"
    );
    println!(
        "{:<12}{:>10}{:>10}{:>8}{:>15}{:>8}{:>12}{:>8}",
        "row", "raceway", "tokio", "ratio", "async-channel", "ratio", "two workers", "ratio"
    );
    for row in ROWS
        .iter()
        .filter(|row| only.as_ref().is_none_or(|only| row.name == only))
    {
        let work = [
            (row.raceway, 1),
            (row.tokio, 1),
            (row.async_channel, 1),
            (row.raceway, 2),
        ];
        let mut times = [const { Vec::new() }; 4];
        for round in 0..=ROUNDS {
            for (&(work, workers), times) in work.iter().zip(&mut times) {
                WORKERS.store(workers, Relaxed);
                // The first round only warms up.
                let ops = if round == 0 { row.ops / 10 } else { row.ops };
                let start = Instant::now();
                work(ops);
                if round > 0 {
                    times.push(start.elapsed().as_nanos() as f64 / ops as f64);
                }
            }
        }
        let [raceway, tokio, channel, two] = times.map(|mut times| {
            times.sort_by(f64::total_cmp);
            times[times.len() / 2]
        });
        println!(
            "{:<12}{:>10.1}{:>10.1}{:>8.2}{:>15.1}{:>8.2}{:>12.1}{:>8.2}",
            row.name,
            raceway,
            tokio,
            raceway / tokio,
            channel,
            raceway / channel,
            two,
            two / raceway
        );
    }
}

mod raceway {
    use runtime::chan::{Arm, Channel, select};
    use runtime::sync::WaitGroup;
    use runtime::{Config, run, spawn};
    use std::sync::Arc;

    fn on_workers(main: impl Future<Output = ()> + Send + 'static) {
        let workers = crate::WORKERS.load(std::sync::atomic::Ordering::Relaxed);
        let config = Config {
            workers,
            procs: workers,
            ..Config::default()
        };
        run(config, main);
    }

    pub(super) fn pingpong(n: u64) {
        on_workers(async move {
            let (there, back) = (Channel::new(0), Channel::new(0));
            let (from, to) = (there.clone(), back.clone());
            spawn(async move {
                while let Some(value) = from.recv().await {
                    let _ = to.send(value + 1).await;
                }
            });
            for i in 0..n {
                let _ = there.send(i).await;
                assert_eq!(back.recv().await, Some(i + 1));
            }
        });
    }

    pub(super) fn pipe<const CAP: usize>(n: u64) {
        on_workers(async move {
            let ch = Channel::new(CAP);
            let sender = ch.clone();
            spawn(async move {
                for i in 0..n {
                    let _ = sender.send(i).await;
                }
                let _ = sender.close();
            });
            let mut sum = 0;
            while let Some(value) = ch.recv().await {
                sum += value;
            }
            assert_eq!(sum, n * (n - 1) / 2);
        });
    }

    pub(super) fn spawn_batch(n: u64) {
        on_workers(async move {
            let wg = Arc::new(WaitGroup::new());
            for _ in 0..n / 1000 {
                wg.add(1000);
                for _ in 0..1000 {
                    let wg = wg.clone();
                    spawn(async move { wg.done() });
                }
                wg.wait().await;
            }
        });
    }

    pub(super) fn spawn_all(n: u64) {
        on_workers(async move {
            let wg = Arc::new(WaitGroup::new());
            wg.add(n as i64);
            for _ in 0..n {
                let wg = wg.clone();
                spawn(async move { wg.done() });
            }
            wg.wait().await;
        });
    }

    pub(super) fn select4(n: u64) {
        on_workers(async move {
            let channels: Vec<Channel<u64>> = (0..4).map(|_| Channel::new(0)).collect();
            for ch in &channels {
                let ch = ch.clone();
                spawn(async move {
                    for i in 0..n / 4 {
                        let _ = ch.send(i).await;
                    }
                });
            }
            let mut sum = 0;
            for _ in 0..n / 4 * 4 {
                let arms = channels.iter().map(Arm::Recv).collect();
                sum += select(arms).await.ok().and_then(|s| s.value).unwrap_or(0);
            }
            let quarter = n / 4;
            assert_eq!(sum, 4 * (quarter * (quarter - 1) / 2));
        });
    }
}

mod tokio_mpsc {
    use tokio::sync::mpsc::channel;

    fn on_one(main: impl Future<Output = ()>) {
        tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime")
            .block_on(main);
    }

    pub(super) fn pingpong(n: u64) {
        on_one(async move {
            let (there, mut from) = channel(1);
            let (to, mut back) = channel(1);
            tokio::spawn(async move {
                while let Some(value) = from.recv().await {
                    let _ = to.send(value + 1).await;
                }
            });
            for i in 0..n {
                let _ = there.send(i).await;
                assert_eq!(back.recv().await, Some(i + 1));
            }
        });
    }

    pub(super) fn pipe<const CAP: usize>(n: u64) {
        on_one(async move {
            let (sender, mut ch) = channel(CAP);
            tokio::spawn(async move {
                for i in 0..n {
                    let _ = sender.send(i).await;
                }
            });
            let mut sum = 0;
            while let Some(value) = ch.recv().await {
                sum += value;
            }
            assert_eq!(sum, n * (n - 1) / 2);
        });
    }

    pub(super) fn spawn_batch(n: u64) {
        on_one(async move {
            for _ in 0..n / 1000 {
                let tasks: Vec<_> = (0..1000).map(|_| tokio::spawn(async {})).collect();
                for task in tasks {
                    let _ = task.await;
                }
            }
        });
    }

    pub(super) fn spawn_all(n: u64) {
        on_one(async move {
            let tasks: Vec<_> = (0..n).map(|_| tokio::spawn(async {})).collect();
            for task in tasks {
                let _ = task.await;
            }
        });
    }

    pub(super) fn select4(n: u64) {
        on_one(async move {
            let [mut a, mut b, mut c, mut d] = [(); 4].map(|()| {
                let (to, from) = channel(1);
                tokio::spawn(async move {
                    for i in 0..n / 4 {
                        let _ = to.send(i).await;
                    }
                    // Closed channels would end the others' turns.
                    to.closed().await;
                });
                from
            });
            let mut sum = 0;
            for _ in 0..n / 4 * 4 {
                sum += tokio::select! {
                    v = a.recv() => v, v = b.recv() => v, v = c.recv() => v, v = d.recv() => v,
                }
                .unwrap_or(0);
            }
            let quarter = n / 4;
            assert_eq!(sum, 4 * (quarter * (quarter - 1) / 2));
        });
    }
}

mod channel {
    use async_channel::bounded;
    use async_executor::LocalExecutor;
    use futures_lite::future::{block_on, or};
    use std::rc::Rc;

    fn on_one<F: Future<Output = ()>>(main: impl FnOnce(Rc<LocalExecutor<'static>>) -> F) {
        let executor = Rc::new(LocalExecutor::new());
        block_on(executor.run(main(executor.clone())));
    }

    pub(super) fn pingpong(n: u64) {
        on_one(|executor| async move {
            let (there, from) = bounded(1);
            let (to, back) = bounded(1);
            executor
                .spawn(async move {
                    while let Ok(value) = from.recv().await {
                        let _ = to.send(value + 1).await;
                    }
                })
                .detach();
            for i in 0..n {
                let _ = there.send(i).await;
                assert_eq!(back.recv().await, Ok(i + 1));
            }
        });
    }

    pub(super) fn pipe<const CAP: usize>(n: u64) {
        on_one(|executor| async move {
            let (sender, ch) = bounded(CAP);
            executor
                .spawn(async move {
                    for i in 0..n {
                        let _ = sender.send(i).await;
                    }
                })
                .detach();
            let mut sum = 0;
            while let Ok(value) = ch.recv().await {
                sum += value;
            }
            assert_eq!(sum, n * (n - 1) / 2);
        });
    }

    pub(super) fn spawn_batch(n: u64) {
        on_one(|executor| async move {
            for _ in 0..n / 1000 {
                let tasks: Vec<_> = (0..1000).map(|_| executor.spawn(async {})).collect();
                for task in tasks {
                    task.await;
                }
            }
        });
    }

    pub(super) fn spawn_all(n: u64) {
        on_one(|executor| async move {
            let tasks: Vec<_> = (0..n).map(|_| executor.spawn(async {})).collect();
            for task in tasks {
                task.await;
            }
        });
    }

    pub(super) fn select4(n: u64) {
        on_one(|executor| async move {
            let [a, b, c, d] = [(); 4].map(|()| {
                let (to, from) = bounded(1);
                let keep = to.clone();
                executor
                    .spawn(async move {
                        for i in 0..n / 4 {
                            let _ = to.send(i).await;
                        }
                    })
                    .detach();
                (from, keep)
            });
            let mut sum = 0;
            for _ in 0..n / 4 * 4 {
                let first = or(a.0.recv(), b.0.recv());
                let second = or(c.0.recv(), d.0.recv());
                sum += or(first, second).await.unwrap_or(0);
            }
            let quarter = n / 4;
            assert_eq!(sum, 4 * (quarter * (quarter - 1) / 2));
        });
    }
}
