//! The goroutine that is a future: polling it interprets until it blocks, ends, or has used its quantum.

use crate::ending::Ending;
use crate::host::WorkerHost;
use crate::machine::Shared;
use runtime::{Local, Waiter};
use std::pin::Pin;
use std::task::{Context, Poll};
use vm::goroutine::{Goroutine, Outcome};

/// A goroutine with the state of the operation it waits for.
pub(crate) struct GoTask {
    pub(crate) goroutine: Goroutine,
    pub(crate) waiter: Waiter<u64>,
}

impl GoTask {
    pub(crate) fn new(goroutine: Goroutine) -> GoTask {
        GoTask {
            goroutine,
            waiter: Waiter::new(),
        }
    }
}

impl Future for GoTask {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        // SAFETY: neither the waiter nor anything else is moved out.
        let task = unsafe { self.get_unchecked_mut() };
        Local::with(|local| {
            let Some(runtime) = local.runtime::<Shared>() else {
                panic!("a Go goroutine runs in a machine's runtime only");
            };
            let shared = runtime.program();
            let mut host = WorkerHost::new(local, runtime, &raw mut task.waiter);
            match task.goroutine.run(&mut host, &shared.image) {
                Outcome::Done => Poll::Ready(()),
                Outcome::Goexit => {
                    if local.goroutine_id() == 1 {
                        // The others go on; when they have ended or sleep, that is a deadlock.
                        shared.main_has_left();
                        local.detach_main();
                    }
                    Poll::Ready(())
                }
                Outcome::Parked => Poll::Pending,
                Outcome::Yielded => {
                    if !host.yields() {
                        local.yield_now();
                    }
                    Poll::Pending
                }
                Outcome::Stopped => Poll::Pending,
                Outcome::Panic(text) => end(shared, local, Ending::Panic, &text),
                Outcome::Fatal(text) => end(shared, local, Ending::Fatal, &text),
                Outcome::Exit(status) => end(shared, local, Ending::Exit(status), ""),
            }
        })
    }
}

/// Ends the run. The goroutine stays as it is until the runtime is dropped.
fn end(shared: &Shared, local: &Local, ending: Ending, text: &str) -> Poll<()> {
    shared.end(ending, text);
    local.finish(runtime::Outcome::Stopped);
    local.yield_now();
    Poll::Pending
}
