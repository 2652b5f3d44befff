//! Package sync on futures: exclusion, writers' preference, counters, notify lists, Go's faults.

use crate::{everywhere, parallel};
use runtime::chan::Channel;
use runtime::sync::{Cond, Mutex, RwMutex, WaitGroup};
use runtime::{run, spawn, yield_now};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

#[test]
fn a_mutex_loses_no_update() {
    everywhere(|| async {
        let (total, wg) = (Arc::new(Mutex::new(0u64)), Arc::new(WaitGroup::new()));
        wg.add(8);
        for i in 0..8 {
            let (total, wg) = (total.clone(), wg.clone());
            spawn(async move {
                for n in 0..200 {
                    let mut guard = total.lock().await;
                    let before = *guard;
                    if (n + i) % 16 == 0 {
                        yield_now().await;
                    }
                    *guard = before + 1;
                }
                wg.done();
            });
        }
        wg.wait().await;
        assert_eq!(*total.lock().await, 1600);
    });
}

#[test]
fn try_lock_tells_whether_it_locked() {
    run(parallel(1), async {
        let mutex = Mutex::new(1);
        let guard = mutex.try_lock().unwrap();
        assert!(mutex.try_lock().is_none());
        drop(guard);
        assert!(mutex.try_lock().is_some());
        let lock = RwMutex::new(1);
        let (a, b) = (lock.try_read().unwrap(), lock.try_read().unwrap());
        assert!(lock.try_write().is_none());
        drop((a, b));
        let writer = lock.try_write().unwrap();
        assert!(lock.try_read().is_none());
        drop(writer);
    });
}

#[test]
fn a_lock_given_up_while_waiting_passes_on() {
    everywhere(|| async {
        let mutex = Arc::new(Mutex::new(()));
        let guard = mutex.lock().await;
        let wg = Arc::new(WaitGroup::new());
        wg.add(2);
        for give_up in [true, false] {
            let (mutex, wg) = (mutex.clone(), wg.clone());
            spawn(async move {
                if give_up {
                    // Polled until it was woken at the latest, then dropped.
                    let mut lock = std::pin::pin!(mutex.lock());
                    let mut polls = 0;
                    std::future::poll_fn(|cx| {
                        polls += 1;
                        match lock.as_mut().poll(cx) {
                            std::task::Poll::Ready(guard) => {
                                drop(guard);
                                std::task::Poll::Ready(())
                            }
                            std::task::Poll::Pending if polls > 3 => std::task::Poll::Ready(()),
                            pending => {
                                cx.waker().wake_by_ref();
                                pending.map(drop)
                            }
                        }
                    })
                    .await;
                } else {
                    drop(mutex.lock().await);
                }
                wg.done();
            });
        }
        for _ in 0..5 {
            yield_now().await;
        }
        drop(guard);
        wg.wait().await;
    });
}

#[test]
fn readers_share_and_writers_do_not() {
    everywhere(|| async {
        let (lock, wg) = (
            Arc::new(RwMutex::new((0u64, 0u64))),
            Arc::new(WaitGroup::new()),
        );
        let inside = Arc::new(AtomicI64::new(0));
        wg.add(9);
        for _ in 0..3 {
            let (lock, wg, inside) = (lock.clone(), wg.clone(), inside.clone());
            spawn(async move {
                for _ in 0..100 {
                    let mut guard = lock.write().await;
                    assert_eq!(inside.swap(-1, SeqCst), 0);
                    guard.0 += 1;
                    yield_now().await;
                    guard.1 += 1;
                    assert_eq!(inside.swap(0, SeqCst), -1);
                }
                wg.done();
            });
        }
        for _ in 0..6 {
            let (lock, wg, inside) = (lock.clone(), wg.clone(), inside.clone());
            spawn(async move {
                for _ in 0..100 {
                    let guard = lock.read().await;
                    assert!(inside.fetch_add(1, SeqCst) >= 0);
                    assert_eq!(guard.0, guard.1);
                    yield_now().await;
                    inside.fetch_sub(1, SeqCst);
                }
                wg.done();
            });
        }
        wg.wait().await;
        assert_eq!(*lock.read().await, (300, 300));
    });
}

#[test]
fn a_waiting_writer_keeps_later_readers_out() {
    run(parallel(1), async {
        let (lock, order) = (Arc::new(RwMutex::new(())), Channel::new(8));
        let reader = lock.read().await;
        let (there, say) = (lock.clone(), order.clone());
        spawn(async move {
            let _guard = there.write().await;
            say.send("writer").await.unwrap();
        });
        yield_now().await;
        assert!(lock.try_read().is_none(), "a writer waits");
        let (there, say) = (lock.clone(), order.clone());
        spawn(async move {
            let _guard = there.read().await;
            say.send("reader").await.unwrap();
        });
        yield_now().await;
        drop(reader);
        assert_eq!(order.recv().await, Some("writer"));
        assert_eq!(order.recv().await, Some("reader"));
    });
}

#[test]
fn a_wait_group_waits_for_all_and_serves_many_waiters() {
    everywhere(|| async {
        let (work, waited) = (Arc::new(WaitGroup::new()), Arc::new(WaitGroup::new()));
        let finished = Arc::new(AtomicI64::new(0));
        work.add(10);
        waited.add(5);
        for _ in 0..5 {
            let (work, waited, finished) = (work.clone(), waited.clone(), finished.clone());
            spawn(async move {
                work.wait().await;
                assert_eq!(finished.load(SeqCst), 10);
                waited.done();
            });
        }
        for _ in 0..10 {
            let (work, finished) = (work.clone(), finished.clone());
            spawn(async move {
                yield_now().await;
                finished.fetch_add(1, SeqCst);
                work.done();
            });
        }
        waited.wait().await;
    });
}

#[test]
fn a_condition_wakes_one_or_all() {
    everywhere(|| async {
        let shared = Arc::new((Mutex::new(0u32), Cond::new()));
        let done = Channel::new(16);
        for _ in 0..6 {
            let (shared, done) = (shared.clone(), done.clone());
            spawn(async move {
                let mut tokens = shared.0.lock().await;
                while *tokens == 0 {
                    tokens = shared.1.wait(tokens).await;
                }
                *tokens -= 1;
                done.send(()).await.unwrap();
            });
        }
        for _ in 0..3 {
            *shared.0.lock().await += 1;
            shared.1.signal();
            done.recv().await;
        }
        *shared.0.lock().await += 3;
        shared.1.broadcast();
        for _ in 0..3 {
            done.recv().await;
        }
        assert_eq!(*shared.0.lock().await, 0);
    });
}

#[test]
fn a_negative_counter_panics_in_gos_words() {
    let result = catch_unwind(AssertUnwindSafe(|| {
        run(parallel(1), async { WaitGroup::new().done() })
    }));
    let payload = result.unwrap_err();
    assert_eq!(
        payload.downcast_ref::<String>().map(String::as_str),
        Some("sync: negative WaitGroup counter")
    );
}
