//! Scheduling: deadlocks, ends and stops, workers, GOMAXPROCS, stopping the world, memory.

use crate::{everywhere, parallel};
use runtime::chan::Channel;
use runtime::sync::WaitGroup;
use runtime::{
    Boxed, Config, Local, Outcome, Program, Runtime, Safepoint, Stopped, WaitReason, run, sleep,
    spawn, yield_now,
};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

type Future_ = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Keeps the dump of a deadlock.
#[derive(Default)]
struct Dumping(Mutex<Vec<(u64, u64, WaitReason)>>);

impl Program for Dumping {
    type Task = Future_;
    type Timer = ();

    fn fire(&self, _: &Local, _: &mut ()) {}

    fn deadlock(&self, world: &Stopped<'_, Self>) {
        let mut dump = self.0.lock().unwrap();
        world.for_each_task(|info, _| dump.push((info.id, info.parent, info.reason)));
        dump.sort_by_key(|line| line.0);
    }
}

fn go(future: impl Future<Output = ()> + Send + 'static) {
    Local::with(|local| {
        let runtime = local.runtime::<Dumping>().unwrap();
        assert!(runtime.spawn(local, Box::pin(future)).is_ok());
    });
}

#[test]
fn a_deadlock_is_found_at_once_with_everyones_reason() {
    for workers in [1, 2, 4] {
        let runtime = Runtime::new(parallel(workers), Dumping::default());
        let main = async {
            let (ch, wg) = (Channel::new(0), Arc::new(WaitGroup::new()));
            wg.add(1);
            let sender = ch.clone();
            go(async move { sender.send(1).await.unwrap() });
            let waiting = wg.clone();
            go(async move { waiting.wait().await });
            go(async {});
            go(async {
                let lock = runtime::sync::Mutex::new(());
                let _held = lock.lock().await;
                lock.lock().await;
            });
            Channel::<u8>::new(0).recv().await;
            drop(ch);
        };
        runtime.spawn_main(Box::pin(main)).unwrap();
        runtime.run_threads();
        assert_eq!(runtime.outcome(), Some(Outcome::Deadlock));
        let dump = runtime.program().0.lock().unwrap().clone();
        let mut reasons: Vec<_> = dump.iter().map(|line| line.2.words()).collect();
        reasons.sort_unstable();
        assert_eq!(dump.len(), 4, "the goroutine that ended is not in it");
        assert_eq!(dump[0], (1, 0, WaitReason::ChanReceive));
        assert!(
            dump[1..].iter().all(|line| line.1 == 1),
            "main started them"
        );
        assert_eq!(
            reasons,
            [
                "chan receive",
                "chan send",
                "sync.Mutex.Lock",
                "sync.WaitGroup.Wait"
            ]
        );
        assert_eq!(runtime.num_goroutine(), 4);
    }
}

#[test]
fn the_end_of_main_ends_the_run_and_drops_the_others() {
    for workers in [1, 3] {
        let dropped = Arc::new(AtomicUsize::new(0));
        struct OnDrop(Arc<AtomicUsize>);
        impl Drop for OnDrop {
            fn drop(&mut self) {
                self.0.fetch_add(1, SeqCst);
            }
        }
        let counter = dropped.clone();
        let outcome = run(parallel(workers), async move {
            for i in 0..100 {
                let guard = OnDrop(counter.clone());
                spawn(async move {
                    let _guard = guard;
                    if i % 2 == 0 {
                        Channel::<u8>::new(0).recv().await;
                    } else {
                        loop {
                            yield_now().await;
                        }
                    }
                });
            }
            yield_now().await;
        });
        assert_eq!(outcome, Outcome::Finished);
        assert_eq!(dropped.load(SeqCst), 100);
    }
}

#[test]
fn a_detached_main_leaves_the_others_running() {
    for workers in [1, 2] {
        let done = Arc::new(AtomicBool::new(false));
        let flag = done.clone();
        let outcome = run(parallel(workers), async move {
            spawn(async move {
                sleep(Duration::from_millis(2)).await;
                flag.store(true, SeqCst);
            });
            Local::with(Local::detach_main);
        });
        assert_eq!(outcome, Outcome::Deadlock, "no goroutines are left");
        assert!(done.load(SeqCst));
    }
}

#[test]
fn a_foreign_waker_keeps_the_run_alive_and_wakes_from_any_thread() {
    for workers in [1, 2] {
        let outcome = run(parallel(workers), async {
            for _ in 0..20 {
                let state = Arc::new(Mutex::new((false, None::<Waker>)));
                let theirs = state.clone();
                let thread = std::thread::spawn(move || {
                    std::thread::sleep(Duration::from_micros(300));
                    let mut state = theirs.lock().unwrap();
                    state.0 = true;
                    if let Some(waker) = state.1.take() {
                        waker.wake();
                    }
                });
                std::future::poll_fn(|cx| {
                    let mut state = state.lock().unwrap();
                    if state.0 {
                        return Poll::Ready(());
                    }
                    state.1 = Some(cx.waker().clone());
                    Poll::Pending
                })
                .await;
                thread.join().unwrap();
            }
        });
        assert_eq!(outcome, Outcome::Finished);
    }
}

#[test]
fn the_last_foreign_waker_takes_the_hope_with_it() {
    for workers in [1, 2] {
        let outcome = run(parallel(workers), async {
            let mut thread = None;
            std::future::poll_fn(|cx: &mut Context<'_>| {
                let waker = cx.waker().clone();
                thread.get_or_insert_with(|| {
                    std::thread::spawn(move || {
                        std::thread::sleep(Duration::from_millis(3));
                        drop(waker);
                    })
                });
                Poll::<()>::Pending
            })
            .await;
        });
        assert_eq!(outcome, Outcome::Deadlock);
    }
}

#[test]
fn a_waker_outlives_its_goroutine_and_its_runtime() {
    let kept = Arc::new(Mutex::new(None::<Waker>));
    let inner = kept.clone();
    run(parallel(2), async move {
        let keep = inner.clone();
        spawn(async move {
            std::future::poll_fn(|cx| {
                *keep.lock().unwrap() = Some(cx.waker().clone());
                Poll::Ready(())
            })
            .await;
        });
        while inner.lock().unwrap().is_none() {
            yield_now().await;
        }
        yield_now().await;
        inner.lock().unwrap().as_ref().unwrap().wake_by_ref();
        yield_now().await;
    });
    kept.lock().unwrap().take().unwrap().wake();
}

#[test]
fn other_workers_get_their_share() {
    let board = trace::Board::boxed();
    let board: Arc<trace::Board> = Arc::from(board);
    let config = Config {
        board: Some(board.clone()),
        ..parallel(4)
    };
    let seen = Arc::new(Mutex::new(std::collections::HashSet::new()));
    let inner = seen.clone();
    run(config, async move {
        let wg = Arc::new(WaitGroup::new());
        // Each waits on its thread until others have come: they can only be run by different workers.
        let here = Arc::new(AtomicUsize::new(0));
        wg.add(3);
        for _ in 0..3 {
            let (wg, here, seen) = (wg.clone(), here.clone(), inner.clone());
            spawn(async move {
                here.fetch_add(1, SeqCst);
                while here.load(SeqCst) < 3 {
                    Local::with(Local::safepoint);
                    std::thread::yield_now();
                }
                seen.lock().unwrap().insert(Local::with(Local::index));
                wg.done();
                // The preemption that a safepoint may have asked for is not waited for.
            });
        }
        wg.wait().await;
    });
    assert_eq!(seen.lock().unwrap().len(), 3);
    assert!(board.totals().contains(&("started", 3)));
    let steals = board
        .totals()
        .into_iter()
        .find(|(name, _)| *name == "steals");
    assert!(steals.is_some_and(|(_, n)| n >= 2));
}

#[test]
fn preemption_gives_everyone_a_turn_and_cooperation_does_not() {
    for preemptive in [true, false] {
        let config = Config {
            quantum: preemptive.then_some(Duration::from_micros(200)),
            ..Config::default()
        };
        let turns = Arc::new(AtomicU64::new(0));
        let count = turns.clone();
        let started = Arc::new(AtomicBool::new(false));
        run(config, async move {
            let other = started.clone();
            spawn(async move { other.store(true, SeqCst) });
            let start = std::time::Instant::now();
            std::future::poll_fn(move |_| {
                loop {
                    if started.load(SeqCst) {
                        return Poll::Ready(());
                    }
                    if !preemptive && start.elapsed() > Duration::from_millis(20) {
                        return Poll::Ready(());
                    }
                    match Local::with(Local::safepoint) {
                        Safepoint::Yield => {
                            count.fetch_add(1, SeqCst);
                            return Poll::Pending;
                        }
                        Safepoint::Stop => return Poll::Ready(()),
                        Safepoint::Continue(fuel) => assert!(fuel > 0),
                    }
                }
            })
            .await;
        });
        assert_eq!(turns.load(SeqCst) > 0, preemptive);
    }
}

#[test]
fn gomaxprocs_changes_while_goroutines_run() {
    for start in [1, 4] {
        let config = Config {
            procs: start,
            ..parallel(4)
        };
        let outcome = run(config, async move {
            let wg = Arc::new(WaitGroup::new());
            let ch = Channel::new(1);
            wg.add(12);
            for i in 0..6u64 {
                for send in [true, false] {
                    let (wg, ch) = (wg.clone(), ch.clone());
                    spawn(async move {
                        for n in 0..400u64 {
                            if send {
                                ch.send(n + i).await.unwrap();
                            } else {
                                ch.recv().await.unwrap();
                            }
                        }
                        wg.done();
                    });
                }
            }
            let (waiting, ended) = (wg.clone(), Arc::new(AtomicBool::new(false)));
            let flag = ended.clone();
            spawn(async move {
                waiting.wait().await;
                flag.store(true, SeqCst);
            });
            let mut procs = start;
            for n in [1, 2, 4, 1, 3, 1, 4, 2].into_iter().cycle() {
                let before = Local::with(|l| l.runtime::<Boxed>().unwrap().set_procs(n));
                assert_eq!(before, procs);
                procs = n;
                for _ in 0..30 {
                    yield_now().await;
                }
                if ended.load(SeqCst) {
                    return;
                }
            }
        });
        assert_eq!(outcome, Outcome::Finished);
    }
}

#[test]
fn the_world_stops_for_one_leader_at_a_time() {
    for procs in [1, 4] {
        let config = Config {
            procs,
            ..parallel(4)
        };
        let stops = Arc::new(AtomicU64::new(0));
        let counter = stops.clone();
        let outcome = run(config, async move {
            let inside = Arc::new(AtomicUsize::new(0));
            let wg = Arc::new(WaitGroup::new());
            let ch = Channel::new(0);
            wg.add(8);
            for i in 0..8 {
                let (wg, ch, inside, stops) =
                    (wg.clone(), ch.clone(), inside.clone(), counter.clone());
                spawn(async move {
                    for n in 0..60 {
                        // All count themselves in and out between safepoints, so a stopped world shows none.
                        inside.fetch_add(1, SeqCst);
                        std::hint::spin_loop();
                        inside.fetch_sub(1, SeqCst);
                        if n % 10 == i {
                            Local::with(|local| {
                                let runtime = local.runtime::<Boxed>().unwrap();
                                runtime.stop_world(|world| {
                                    assert_eq!(inside.load(SeqCst), 0);
                                    let mut tasks = 0;
                                    world.for_each_task(|info, _| {
                                        assert!(info.id > 0);
                                        tasks += 1;
                                    });
                                    assert_eq!(tasks, world.runtime().num_goroutine());
                                    std::thread::sleep(Duration::from_micros(50));
                                    assert_eq!(inside.load(SeqCst), 0);
                                    stops.fetch_add(1, SeqCst);
                                });
                            });
                        }
                        if i % 2 == 0 {
                            ch.send(n).await.unwrap();
                        } else {
                            ch.recv().await;
                        }
                        Local::with(Local::safepoint);
                        yield_now().await;
                    }
                    wg.done();
                });
            }
            for n in [4, 1, 2, 3].into_iter().cycle().take(40) {
                Local::with(|l| l.runtime::<Boxed>().unwrap().set_procs(n));
                yield_now().await;
            }
            wg.wait().await;
        });
        assert_eq!(outcome, Outcome::Finished);
        assert!(stops.load(SeqCst) > 0);
    }
}

#[test]
fn a_stop_ends_endless_goroutines() {
    for workers in [1, 3] {
        let runtime = Runtime::new(parallel(workers), Boxed::default());
        let main = async {
            for _ in 0..4 {
                spawn(std::future::poll_fn(|_| {
                    loop {
                        match Local::with(Local::safepoint) {
                            Safepoint::Continue(_) => {}
                            _ => return Poll::Pending,
                        }
                    }
                }));
            }
            Channel::<u8>::new(0).recv().await;
        };
        runtime.spawn_main(Box::pin(main)).unwrap();
        let stopper = runtime.clone();
        let thread = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(5));
            stopper.finish(Outcome::Stopped);
        });
        runtime.run_threads();
        thread.join().unwrap();
        assert_eq!(runtime.outcome(), Some(Outcome::Stopped));
    }
}

#[test]
fn a_thousand_quick_starts_and_stops() {
    for i in 0..1000 {
        let runtime = Runtime::new(parallel(2), Boxed::default());
        let main = async {
            let ch = Channel::new(0);
            let sender = ch.clone();
            spawn(async move { while sender.send(1).await.is_ok() {} });
            loop {
                ch.recv().await;
            }
        };
        runtime.spawn_main(Box::pin(main)).unwrap();
        std::thread::scope(|scope| {
            scope.spawn(|| runtime.run_worker(0));
            scope.spawn(|| runtime.run_worker(1));
            for _ in 0..i % 50 {
                std::hint::spin_loop();
            }
            runtime.finish(Outcome::Stopped);
        });
        assert_eq!(runtime.outcome(), Some(Outcome::Stopped));
    }
}

#[test]
fn a_panic_is_reported_and_the_worker_survives() {
    struct Surviving(AtomicU64);
    impl Program for Surviving {
        type Task = Future_;
        type Timer = ();
        fn fire(&self, _: &Local, _: &mut ()) {}
        fn panicked(&self, _: &Local, id: u64, _: Box<dyn std::any::Any + Send>) {
            self.0.fetch_add(id, SeqCst);
        }
    }
    let runtime = Runtime::new(parallel(1), Surviving(AtomicU64::new(0)));
    let main = async {
        let id = Local::with(|local| {
            let runtime = local.runtime::<Surviving>().unwrap();
            runtime
                .spawn(
                    local,
                    Box::pin(async { std::panic::resume_unwind(Box::new("oops")) }),
                )
                .unwrap()
        });
        yield_now().await;
        Local::with(|local| {
            assert_eq!(
                local
                    .runtime::<Surviving>()
                    .unwrap()
                    .program()
                    .0
                    .load(SeqCst),
                id
            );
        });
    };
    runtime.spawn_main(Box::pin(main)).unwrap();
    runtime.run_threads();
    assert_eq!(runtime.outcome(), Some(Outcome::Finished));
}

#[test]
fn a_million_parked_goroutines_are_small_and_their_records_used_again() {
    const N: u64 = 1_000_000;
    /// A goroutine that waits for ever, the size of its words.
    struct Parked;
    impl Future for Parked {
        type Output = ();
        fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
            Local::with(|local| local.wait_for_ever(WaitReason::ChanReceiveNil));
            Poll::Pending
        }
    }
    enum Either {
        Main(Future_),
        Parked(Parked),
        Brief,
    }
    impl Future for Either {
        type Output = ();
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
            match self.get_mut() {
                Either::Main(future) => future.as_mut().poll(cx),
                Either::Parked(parked) => Pin::new(parked).poll(cx),
                Either::Brief => Poll::Ready(()),
            }
        }
    }
    struct Many;
    impl Program for Many {
        type Task = Either;
        type Timer = ();
        fn fire(&self, _: &Local, _: &mut ()) {}
    }
    assert!(
        Stopped::<Many>::TASK_BYTES - size_of::<Either>() <= 56,
        "a goroutine's header takes {} bytes",
        Stopped::<Many>::TASK_BYTES - size_of::<Either>()
    );
    let runtime = Runtime::new(parallel(1), Many);
    let main = async {
        for _ in 0..5 {
            Local::with(|local| {
                let runtime = local.runtime::<Many>().unwrap();
                for _ in 0..10_000 {
                    runtime.spawn(local, Either::Brief).ok().unwrap();
                }
            });
            for _ in 0..100 {
                yield_now().await;
            }
        }
        let blocks = Local::with(|local| local.runtime::<Many>().unwrap().records());
        assert!(
            blocks <= 11_000,
            "ended goroutines' records are used again: {blocks}"
        );
        Local::with(|local| {
            let runtime = local.runtime::<Many>().unwrap();
            for _ in 0..N {
                runtime.spawn(local, Either::Parked(Parked)).ok().unwrap();
            }
        });
        yield_now().await;
        Local::with(|local| {
            let runtime = local.runtime::<Many>().unwrap();
            assert_eq!(runtime.num_goroutine(), N + 1);
            assert!(runtime.records() <= N + 11_000);
        });
    };
    runtime
        .spawn_main(Either::Main(Box::pin(main)))
        .ok()
        .unwrap();
    runtime.run_threads();
    assert_eq!(runtime.outcome(), Some(Outcome::Finished));
}

#[test]
fn ids_count_from_one_and_everyone_gets_a_turn() {
    everywhere(|| async {
        assert_eq!(Local::with(Local::goroutine_id), 1);
        let turns = Arc::new(AtomicU64::new(0));
        let wg = Arc::new(WaitGroup::new());
        wg.add(50);
        for _ in 0..50 {
            let (turns, wg) = (turns.clone(), wg.clone());
            let id = spawn(async move {
                for _ in 0..10 {
                    turns.fetch_add(1, SeqCst);
                    yield_now().await;
                }
                wg.done();
            });
            assert!(id > 1);
        }
        wg.wait().await;
        assert_eq!(turns.load(SeqCst), 500);
    });
}
