//! Goroutines that wait for ever although others run: partial deadlocks.
//!
//! A goroutine waits for ever if nothing that can still run reaches what it waits for. Reachability is the collector's:
//! roots are the variables of packages, running timers, and the stacks of goroutines that can run; a goroutine
//! that waits for something reached can be woken, so its stack is a root, too; and so on until nothing
//! is added (Saioc, Lee, Moldovan, Chabbi: Dynamic Partial Deadlock Detection and Recovery via Garbage Collection, ASPLOS 2025; it is
//! what Go's own goroutine-leak profile does). Stacks are scanned conservatively, so a leak can be missed, and none is
//! reported that is not there.

use crate::inspect::{Place, own_frame};
use crate::machine::{Machine, Shared};
use crate::task::GoTask;
use runtime::{Stopped, TaskInfo, WaitReason};
use std::ptr::NonNull;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use vm::dump::FrameInfo;
use vm::heap::Marker;

/// A goroutine that waits for ever.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leak {
    pub goroutine: u64,
    /// What it waits for, in Go's words, without `(leaked)`.
    pub reason: &'static str,
    /// Innermost first.
    pub frames: Vec<FrameInfo>,
    /// The program's own innermost place.
    pub place: Place,
    /// As Go's goroutine-leak profile prints it: `goroutine 7 [chan send (leaked)]:` and the frames.
    pub dump: String,
}

/// Rounds of looking for goroutines that can be woken; all that are undecided then count as such. A chain of
/// goroutines, each waiting for the next, is followed in both directions, so few programs need more than three.
const ROUNDS: usize = 64;

/// Leaks that are kept: a goroutine bomb should not fill the memory a second time.
const MOST: usize = 1_000;

/// Whether the goroutine waits for another one to do something.
pub(crate) fn depends(reason: WaitReason) -> bool {
    !matches!(
        reason,
        WaitReason::Runnable | WaitReason::Running | WaitReason::Sleep | WaitReason::Foreign
    )
}

type Task = (TaskInfo, NonNull<GoTask>);

impl Shared {
    /// Marks from all goroutines, those last that wait for ever, and gives these.
    ///
    /// # Safety
    /// The world is stopped; globals and timers have been marked.
    pub(crate) unsafe fn mark_and_find(
        &self,
        world: &Stopped<'_, Shared>,
        marker: &mut Marker,
    ) -> Vec<Task> {
        let mut waiting: Vec<Task> = Vec::new();
        world.for_each_task(|info, task| {
            if depends(info.reason) {
                waiting.push((info, task));
            } else {
                // SAFETY: the caller's promise.
                unsafe { scan(task, marker) };
            }
        });
        for round in 0..=ROUNDS {
            marker.settle();
            let before = waiting.len();
            waiting.retain(|&(_, task)| {
                let mut reached = false;
                // SAFETY: the goroutine is parked, and the world is stopped.
                unsafe { task.as_ref() }
                    .waiter
                    .for_each_object(|addr| reached |= marker.has(addr));
                if reached || round == ROUNDS {
                    // SAFETY: the caller's promise.
                    unsafe { scan(task, marker) };
                    // What this one reaches may be what the next one waits for.
                    marker.settle();
                }
                !reached && round < ROUNDS
            });
            if waiting.len() == before {
                break;
            }
            waiting.reverse();
        }
        // They stay as they are: a goroutine is never ended behind the program's back.
        for &(_, task) in &waiting {
            // SAFETY: the caller's promise.
            unsafe { scan(task, marker) };
        }
        waiting
    }

    /// Notes what a collection has found.
    pub(crate) fn note_leaks(&self, found: &[Task]) {
        if found.is_empty() {
            return;
        }
        let mut leaks = self.leaks.lock().unwrap_or_else(PoisonError::into_inner);
        for (info, task) in found {
            let known = leaks.binary_search_by_key(&info.id, |leak| leak.goroutine);
            if let Err(at) = known
                && leaks.len() < MOST
            {
                // SAFETY: the world is stopped, and the goroutine is parked.
                let leak = unsafe { self.leak(info, *task) };
                leaks.insert(at, leak);
            }
        }
        self.board().run.leaked.set(leaks.len() as u64);
    }

    /// # Safety
    /// The goroutine is parked, and nobody wakes it meanwhile.
    unsafe fn leak(&self, info: &TaskInfo, task: NonNull<GoTask>) -> Leak {
        // SAFETY: the caller's promise.
        let goroutine = unsafe { &task.as_ref().goroutine };
        let reason = info.reason.words();
        let frames = goroutine.frames(&self.image);
        Leak {
            goroutine: info.id,
            reason,
            place: own_frame(&frames),
            frames,
            dump: goroutine.dump(&self.image, info.id, &format!("{reason} (leaked)")),
        }
    }
}

/// # Safety
/// The world is stopped.
pub(crate) unsafe fn scan(task: NonNull<GoTask>, marker: &mut Marker) {
    // SAFETY: those that are inside a safepoint are looked at through the same pointer as they look at themselves, and
    // none of them moves on before this is over.
    let task = unsafe { task.as_ref() };
    task.goroutine.scan(marker);
    task.waiter.for_each_value(|&value| marker.mark(value));
}

impl Machine {
    /// From now on, each collection looks for goroutines that wait for ever.
    pub fn find_leaks(&self, on: bool) {
        self.runtime()
            .program()
            .finds_leaks
            .store(on, Ordering::Relaxed);
    }

    /// Goroutines that have been found to wait for ever, by id.
    pub fn leaks(&self) -> Vec<Leak> {
        let leaks = &self.runtime().program().leaks;
        leaks.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The same at the end of a run, when all that is left can be looked at. No worker may be running.
    pub fn leaks_at_end(&self) -> Vec<Leak> {
        let runtime = self.runtime();
        let shared = runtime.program();
        runtime.look(|world| {
            let mut waiting = Vec::new();
            let mut others = 0_usize;
            world.for_each_task(|info, task| {
                if depends(info.reason) {
                    waiting.push((info, task));
                // SAFETY: no worker runs.
                } else if unsafe { task.as_ref() }.dying.is_none() {
                    others += 1;
                }
            });
            if waiting.is_empty() {
                return;
            }
            if others == 0 && !runtime.timers_run() {
                // Nobody is left who could wake them, whatever they wait for.
                shared.note_leaks(&waiting);
                return;
            }
            let was = shared.finds_leaks.swap(true, Ordering::Relaxed);
            shared.collect(world);
            shared.finds_leaks.store(was, Ordering::Relaxed);
        });
        self.leaks()
    }
}
