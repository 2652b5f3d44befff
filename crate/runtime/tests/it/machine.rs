//! The operations as a virtual machine uses them: exclusive waits, by polling, on plain words.

use crate::parallel;
use runtime::chan::{Case, Chan, Selected};
use runtime::sync::{SyncFault, SyncOp, poll_sync};
use runtime::{Config, Local, Outcome, Program, Runtime, Seeded, Stopped, WaitReason, Waiter};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed, Ordering::SeqCst};
use std::task::{Context, Poll};

/// What all goroutines share.
struct Shared {
    channels: Vec<Chan<u64>>,
    words: Vec<AtomicU64>,
    /// Guarded by the mutex in `words[0]`; two plain steps would show a lost update.
    guarded: AtomicU64,
    received: AtomicU64,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Send(usize, u64),
    /// Receives and adds to the sum.
    Recv(usize),
    /// Selects over sends of 1 to the even and receives from the odd channels among the first `n`.
    Select(usize),
    Sync(SyncOp, usize),
    Add,
    Sleep(u64),
}

/// A goroutine that repeats its steps.
struct Script {
    shared: Arc<Shared>,
    steps: &'static [Step],
    at: usize,
    rounds: u64,
    waiter: Waiter<u64>,
    fault: Option<SyncFault>,
}

struct Machine;

impl Program for Machine {
    type Task = Script;
    type Timer = ();
    fn fire(&self, _: &Local, _: &mut ()) {}
}

impl Future for Script {
    type Output = ();
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        // SAFETY: the waiter is not moved.
        let this = unsafe { self.get_unchecked_mut() };
        Local::with(|local| {
            while this.rounds > 0 {
                if this.step(local).is_pending() {
                    return Poll::Pending;
                }
                this.at += 1;
                if this.at == this.steps.len() {
                    this.at = 0;
                    this.rounds -= 1;
                }
            }
            Poll::Ready(())
        })
    }
}

impl Script {
    fn step(&mut self, local: &Local) -> Poll<()> {
        let shared = self.shared.clone();
        let received = |value: u64| {
            shared.received.fetch_add(value, SeqCst);
        };
        // SAFETY: Script returns Pending at once, keeps its waiter, and its channels live in an Arc.
        unsafe {
            match self.steps[self.at] {
                Step::Send(ch, value) => shared.channels[ch]
                    .poll_send(local, &mut self.waiter, &mut Some(value), true)
                    .map(|sent| assert!(sent.is_ok())),
                Step::Recv(ch) => shared.channels[ch]
                    .poll_recv(local, &mut self.waiter, true)
                    .map(|value| received(value.unwrap())),
                Step::Select(n) => {
                    let mut cases: Vec<_> = shared.channels[..n]
                        .iter()
                        .enumerate()
                        .map(|(i, ch)| match i % 2 {
                            0 => Case::send(Some(ch), 1),
                            _ => Case::recv(Some(ch)),
                        })
                        .chain([Case::recv(None)])
                        .collect();
                    self.waiter.poll_select(local, &mut cases, true, true).map(
                        |result| match result {
                            Ok(Some(Selected { value, .. })) => received(value.unwrap_or(0)),
                            other => panic!("{other:?}"),
                        },
                    )
                }
                Step::Sync(op, word) => {
                    poll_sync(local, &mut self.waiter, op, &shared.words[word], true).map(
                        |result| {
                            self.fault = result.err();
                        },
                    )
                }
                Step::Add => {
                    let before = shared.guarded.load(Relaxed);
                    std::hint::spin_loop();
                    shared.guarded.store(before + 1, Relaxed);
                    Poll::Ready(())
                }
                Step::Sleep(nanos) => self.waiter.poll_sleep(local, nanos, true),
            }
        }
    }
}

fn shared() -> Arc<Shared> {
    Arc::new(Shared {
        channels: (0..8).map(|i| Chan::new(i / 4).unwrap()).collect(),
        words: (0..8).map(|_| AtomicU64::new(0)).collect(),
        guarded: AtomicU64::new(0),
        received: AtomicU64::new(0),
    })
}

/// Runs goroutines of (rounds, steps) until none is left; the outcome is then a deadlock of nobody.
fn run_scripts(
    config: Config,
    scripts: &[(u64, &'static [Step])],
) -> (Arc<Shared>, Arc<Runtime<Machine>>) {
    let shared = shared();
    let runtime = Runtime::new(config, Machine);
    for &(rounds, steps) in scripts {
        let script = Script {
            shared: shared.clone(),
            steps,
            at: 0,
            rounds,
            waiter: Waiter::new(),
            fault: None,
        };
        runtime.spawn_outside(script).ok().unwrap();
    }
    runtime.run_threads();
    assert_eq!(runtime.outcome(), Some(Outcome::Deadlock));
    (shared, runtime)
}

fn configs() -> Vec<Config> {
    let one_of_four = Config {
        procs: 1,
        ..parallel(4)
    };
    let mut configs = vec![parallel(1), parallel(2), parallel(4), one_of_four];
    for seed in 0..10 {
        configs.push(Config {
            strategy: Some(Box::new(Seeded::new(seed, 0))),
            ..Config::default()
        });
    }
    configs
}

#[test]
fn exclusive_sends_and_receives_meet() {
    for config in configs() {
        const N: u64 = 2_000;
        let (shared, runtime) = run_scripts(
            config,
            &[
                (N, &[Step::Send(0, 1), Step::Recv(1)]),
                (N, &[Step::Recv(0), Step::Send(1, 2)]),
                (N, &[Step::Send(5, 3)]),
                (N, &[Step::Recv(5)]),
            ],
        );
        assert_eq!(shared.received.load(SeqCst), N * 6);
        assert_eq!(runtime.num_goroutine(), 0);
    }
}

#[test]
fn exclusive_selects_meet_plain_operations() {
    for config in configs() {
        const N: u64 = 2_000;
        // Channels 0 and 2 are sent to, 1 and 3 received from, by two selects; four goroutines are the other side.
        let (shared, runtime) = run_scripts(
            config,
            &[
                (N, &[Step::Select(4)]),
                (N, &[Step::Select(4)]),
                (N / 2, &[Step::Recv(0)]),
                (N / 2, &[Step::Recv(2)]),
                (N / 2, &[Step::Send(1, 1)]),
                (N / 2, &[Step::Send(3, 1)]),
            ],
        );
        // Each of the four has its N / 2 partners among the selects' 2 N.
        assert_eq!(shared.received.load(SeqCst), 2 * N);
        assert_eq!(runtime.num_goroutine(), 0);
    }
}

#[test]
fn exclusive_locks_exclude() {
    const LOCKED: &[Step] = &[
        Step::Sync(SyncOp::Lock, 0),
        Step::Add,
        Step::Sync(SyncOp::Unlock, 0),
        Step::Sync(SyncOp::RwLock, 2),
        Step::Add,
        Step::Sync(SyncOp::RwUnlock, 2),
        Step::Sync(SyncOp::RLock, 2),
        Step::Sync(SyncOp::RUnlock, 2),
    ];
    for config in configs() {
        // The two locks guard the same number in turn: 8 goroutines inside one at a time for each.
        const OUTER: &[Step] = &[
            Step::Sync(SyncOp::Lock, 0),
            Step::Sync(SyncOp::RwLock, 2),
            Step::Add,
            Step::Sync(SyncOp::RwUnlock, 2),
            Step::Sync(SyncOp::Unlock, 0),
        ];
        let (shared, runtime) = run_scripts(config, &[(500, OUTER); 8]);
        assert_eq!(shared.guarded.load(SeqCst), 4_000);
        assert_eq!(runtime.num_goroutine(), 0);
        assert_eq!(shared.words[0].load(SeqCst), 0);
        assert_eq!(shared.words[2].load(SeqCst), 0);
    }
    for config in configs() {
        let (_, runtime) = run_scripts(config, &[(500, LOCKED); 8]);
        assert_eq!(runtime.num_goroutine(), 0);
    }
}

#[test]
fn contended_workers_with_sleeps_lose_nothing() {
    for workers in [2, 4] {
        let (shared, runtime) = run_scripts(
            parallel(workers),
            &[
                (
                    300,
                    &[
                        Step::Sync(SyncOp::Lock, 0),
                        Step::Add,
                        Step::Sleep(1),
                        Step::Sync(SyncOp::Unlock, 0),
                    ],
                ),
                (
                    300,
                    &[
                        Step::Sync(SyncOp::Lock, 0),
                        Step::Sleep(2_000),
                        Step::Add,
                        Step::Sync(SyncOp::Unlock, 0),
                    ],
                ),
                (
                    3_000,
                    &[
                        Step::Sync(SyncOp::Lock, 0),
                        Step::Add,
                        Step::Sync(SyncOp::Unlock, 0),
                    ],
                ),
            ],
        );
        assert_eq!(shared.guarded.load(SeqCst), 3_600);
        assert_eq!(runtime.num_goroutine(), 0);
    }
}

#[test]
fn faults_are_gos() {
    for (op, fault) in [
        (
            SyncOp::Unlock,
            SyncFault::Fatal("sync: unlock of unlocked mutex"),
        ),
        (
            SyncOp::RwUnlock,
            SyncFault::Fatal("sync: Unlock of unlocked RWMutex"),
        ),
        (
            SyncOp::RUnlock,
            SyncFault::Fatal("sync: RUnlock of unlocked RWMutex"),
        ),
        (
            SyncOp::WaitGroupAdd(-1),
            SyncFault::Panic("sync: negative WaitGroup counter"),
        ),
    ] {
        let words = [AtomicU64::new(0), AtomicU64::new(0)];
        runtime::run(parallel(1), async move {
            let result = Local::with(|local| {
                // SAFETY: two words, used here only.
                unsafe { poll_sync(local, &mut Waiter::<u64>::new(), op, words.as_ptr(), false) }
            });
            assert_eq!(result, Poll::Ready(Err(fault)));
        });
    }
}

#[test]
fn values_under_way_can_be_visited() {
    static SEEN: AtomicU64 = AtomicU64::new(0);
    struct Looking;
    struct Sender(Arc<Shared>, Waiter<u64>, u64);
    impl Future for Sender {
        type Output = ();
        fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
            // SAFETY: the waiter is not moved.
            let this = unsafe { self.get_unchecked_mut() };
            // SAFETY: as in Script.
            Local::with(|local| unsafe {
                this.0.channels[4]
                    .poll_send(local, &mut this.1, &mut Some(this.2), true)
                    .map(|_| ())
            })
        }
    }
    impl Program for Looking {
        type Task = Sender;
        type Timer = ();
        fn fire(&self, _: &Local, _: &mut ()) {}
        fn deadlock(&self, world: &Stopped<'_, Self>) {
            world.for_each_task(|info, task| {
                assert_eq!(info.reason, WaitReason::ChanSend);
                // SAFETY: it is parked, and the world is stopped.
                let task = unsafe { task.as_ref() };
                task.1.for_each_value(|value| {
                    SEEN.fetch_add(*value, SeqCst);
                });
                // SAFETY: the world is stopped.
                unsafe {
                    task.0.channels[4].for_each_value(|value| {
                        SEEN.fetch_add(*value * 1000, SeqCst);
                    });
                }
            });
        }
    }
    let shared = shared();
    let runtime = Runtime::new(parallel(1), Looking);
    for value in [1, 2, 4] {
        runtime
            .spawn_outside(Sender(shared.clone(), Waiter::new(), value))
            .ok()
            .unwrap();
    }
    runtime.run_threads();
    assert_eq!(runtime.outcome(), Some(Outcome::Deadlock));
    // Capacity 1: the first value is buffered and its sender done; the two others wait with theirs.
    assert_eq!(SEEN.load(SeqCst), 2 * 1000 + 6);
}
