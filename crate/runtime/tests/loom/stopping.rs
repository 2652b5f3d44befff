//! Stopping the world, changing GOMAXPROCS, ending the run.

use crate::{config, goroutines, model, two_workers};
use loom::thread;
use runtime::chan::Channel;
use runtime::{Boxed, Local, Outcome, Runtime, yield_now};

#[test]
fn the_world_stops_and_goes_on() {
    model(3, || {
        // Used without any ordering of its own: only the stop orders the uses.
        let data = std::sync::Arc::new(loom::cell::UnsafeCell::new(0));
        struct Shared(std::sync::Arc<loom::cell::UnsafeCell<u32>>);
        // SAFETY: what this model is to show.
        unsafe impl Send for Shared {}
        impl Shared {
            fn add(&self) {
                // SAFETY: loom checks it.
                self.0.with_mut(|n| unsafe { *n += 1 });
            }
        }
        let (mine, theirs) = (Shared(data.clone()), Shared(data));
        let done = Channel::new(1);
        let ended = done.clone();
        let (outcome, _) = two_workers(
            2,
            goroutines![
                async move {
                    let stopped = Local::with(|local| {
                        let runtime = local.runtime::<Boxed>().unwrap();
                        runtime.stop_world(|_| mine.add())
                    });
                    assert!(stopped.is_some(), "there is no other leader");
                    done.recv().await;
                },
                async move {
                    theirs.add();
                    Local::with(Local::safepoint);
                    theirs.add();
                    ended.send(()).await.unwrap();
                },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
    });
}

#[test]
fn two_leaders_take_turns() {
    model(3, || {
        let done = Channel::new(1);
        let ended = done.clone();
        let stop = || {
            Local::with(|local| {
                let runtime = local.runtime::<Boxed>().unwrap();
                runtime.stop_world(|world| assert!(world.runtime().num_goroutine() > 0));
            });
        };
        let (outcome, _) = two_workers(
            2,
            goroutines![
                async move {
                    stop();
                    done.recv().await;
                },
                async move {
                    stop();
                    ended.send(()).await.unwrap();
                },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
    });
}

#[test]
fn workers_retire_and_come_back() {
    model(3, || {
        let ch = Channel::new(0);
        let sender = ch.clone();
        let (outcome, _) = two_workers(
            2,
            goroutines![
                async move {
                    let set = |n| Local::with(|l| l.runtime::<Boxed>().unwrap().set_procs(n));
                    set(1);
                    assert_eq!(ch.recv().await, Some(1));
                    set(2);
                    assert_eq!(ch.recv().await, Some(2));
                },
                async move {
                    sender.send(1).await.unwrap();
                    yield_now().await;
                    sender.send(2).await.unwrap();
                },
            ],
        );
        assert_eq!(outcome, Some(Outcome::Finished));
    });
}

#[test]
fn a_stop_from_outside_reaches_everyone() {
    model(3, || {
        let runtime = Runtime::new(config(2), Boxed::default());
        let main = async {
            Channel::<u8>::new(0).recv().await;
        };
        runtime.spawn_main(Box::pin(main)).unwrap();
        let (worker, stopper) = (runtime.clone(), runtime.clone());
        let worker = thread::spawn(move || worker.run_worker(0));
        stopper.finish(Outcome::Stopped);
        worker.join().unwrap();
        assert!(matches!(
            runtime.outcome(),
            Some(Outcome::Stopped | Outcome::Deadlock)
        ));
    });
}
