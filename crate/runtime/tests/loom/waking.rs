//! Idle workers, wakers from outside, deadlocks.

use crate::{config, goroutines, model, two_workers};
use loom::thread;
use runtime::chan::Channel;
use runtime::{Boxed, Outcome, Runtime};
use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};

#[test]
fn a_wake_up_from_outside_is_never_lost() {
    model(3, || {
        let flag = Arc::new(loom::sync::atomic::AtomicBool::new(false));
        let kept = Arc::new(loom::sync::Mutex::new(None::<Waker>));
        let (there, keep) = (flag.clone(), kept.clone());
        let runtime = Runtime::new(
            runtime::Config {
                workers: 1,
                procs: 1,
                ..config(1)
            },
            Boxed::default(),
        );
        let main = poll_fn(move |cx| {
            *keep.lock().unwrap() = Some(cx.waker().clone());
            if there.load(loom::sync::atomic::Ordering::Acquire) {
                keep.lock().unwrap().take();
                return Poll::Ready(());
            }
            Poll::Pending
        });
        runtime.spawn_main(Box::pin(main)).unwrap();
        let outside = thread::spawn(move || {
            flag.store(true, loom::sync::atomic::Ordering::Release);
            let waker = kept.lock().unwrap().take();
            if let Some(waker) = waker {
                waker.wake();
            }
        });
        runtime.run_worker(0);
        outside.join().unwrap();
        assert_eq!(runtime.outcome(), Some(Outcome::Finished));
    });
}

#[test]
fn the_last_wakers_end_lets_a_deadlock_be_found() {
    model(3, || {
        let runtime = Runtime::new(
            runtime::Config {
                workers: 1,
                procs: 1,
                ..config(1)
            },
            Boxed::default(),
        );
        // The other thread holds the waker, and lets it go while the worker may be about to sleep.
        let main = poll_fn(move |cx| {
            let waker = cx.waker().clone();
            thread::spawn(move || drop(waker));
            Poll::Pending
        });
        runtime.spawn_main(Box::pin(main)).unwrap();
        runtime.run_worker(0);
        assert_eq!(runtime.outcome(), Some(Outcome::Deadlock));
    });
}

#[test]
fn spawning_finds_an_idle_worker_or_runs_here() {
    model(3, || {
        let ran = Arc::new(Mutex::new(0));
        let (first, second) = (ran.clone(), ran.clone());
        let done = Channel::new(2);
        let (a, b) = (done.clone(), done.clone());
        let (outcome, _) = two_workers(
            2,
            goroutines![async move {
                runtime::spawn(async move {
                    *first.lock().unwrap() += 1;
                    a.send(()).await.unwrap();
                });
                runtime::spawn(async move {
                    *second.lock().unwrap() += 1;
                    b.send(()).await.unwrap();
                });
                done.recv().await;
                done.recv().await;
            }],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
        assert_eq!(*ran.lock().unwrap(), 2);
    });
}

#[test]
fn a_deadlock_is_found_by_exactly_one() {
    model(3, || {
        let (outcome, runtime) = two_workers(
            2,
            goroutines![
                async { assert_eq!(Channel::<u8>::new(0).recv().await, None) },
                async { assert_eq!(Channel::<u8>::new(0).recv().await, None) },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Deadlock));
        assert_eq!(runtime.num_goroutine(), 2);
    });
}
