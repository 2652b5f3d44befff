//! The goroutine that is a future: polling it interprets until it blocks, ends, or has used its quantum.

use crate::ending::Ending;
use crate::host::WorkerHost;
use crate::machine::Shared;
use runtime::step::{Class, Touch, object};
use runtime::{Local, Waiter};
use std::pin::Pin;
use std::task::{Context, Poll};
use vm::goroutine::{Goroutine, Outcome};
use vm::host::Host;

/// A goroutine with the state of the operation it waits for.
pub(crate) struct GoTask {
    pub(crate) goroutine: Goroutine,
    pub(crate) waiter: Waiter<u64>,
    /// It is to end the program, and waits at the gate before that.
    pub(crate) dying: Option<Box<Death>>,
    /// Where data races are looked for.
    thread: Option<Box<detect::Thread>>,
    /// When main has returned and lets the others run: until then.
    until: Option<u64>,
}

/// How long the others may run on after main has returned, where data races are looked for, in nanoseconds. Go waits for a whole
/// second then.
const LINGER: u64 = 20_000_000;

/// How a goroutine ends the program.
pub(crate) enum Death {
    /// main returned.
    Return,
    Ending(Ending, String),
}

impl GoTask {
    #[inline(always)]
    pub(crate) fn new(goroutine: Goroutine, thread: Option<Box<detect::Thread>>) -> GoTask {
        GoTask {
            goroutine,
            waiter: Waiter::new(),
            dying: None,
            thread,
            until: None,
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
            if task.until.is_some() {
                if task.lingers(local, runtime.num_goroutine()) {
                    local.yield_now();
                    return Poll::Pending;
                }
                return Poll::Ready(());
            }
            if let Some(death) = task.dying.take() {
                local.pass(&[END]);
                return match *death {
                    Death::Return => Poll::Ready(()),
                    Death::Ending(ending, text) => end(shared, local, ending, &text),
                };
            }
            let thread = task.thread.as_deref_mut();
            let mut host = WorkerHost::new(local, runtime, &raw mut task.waiter, thread);
            match task.goroutine.run(&mut host, &shared.image) {
                Outcome::Done => {
                    if local.gated() {
                        if local.is_main() {
                            return task.die(local, Death::Return);
                        }
                        local.touch(Touch::new(object::CENSUS, Class::Go));
                    } else if task.thread.is_some()
                        && local.is_main()
                        && task.lingers(local, runtime.num_goroutine())
                    {
                        local.yield_now();
                        return Poll::Pending;
                    }
                    task.goroutine.retire(host.heap());
                    Poll::Ready(())
                }
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
                Outcome::Panic(text) => task.end(shared, local, Ending::Panic, text),
                Outcome::Fatal(text) => task.end(shared, local, Ending::Fatal, text),
                Outcome::Exit(status) => {
                    task.end(shared, local, Ending::Exit(status), String::new())
                }
            }
        })
    }
}

const END: Touch = Touch::new(object::END, Class::End);

impl GoTask {
    /// Whether main, which has returned, lets the others run on for a while: they may not have shown their races yet.
    fn lingers(&mut self, local: &Local, goroutines: u64) -> bool {
        let now = local.now();
        let until = *self.until.get_or_insert(now + LINGER);
        goroutines > 1 && now < until
    }

    /// Ends the run, after a gate where there are gates.
    fn end(&mut self, shared: &Shared, local: &Local, ending: Ending, text: String) -> Poll<()> {
        if local.gated() {
            return self.die(local, Death::Ending(ending, text));
        }
        end(shared, local, ending, &text)
    }

    fn die(&mut self, local: &Local, death: Death) -> Poll<()> {
        self.dying = Some(Box::new(death));
        local.stop_at(&[END]);
        Poll::Pending
    }
}

/// Ends the run. The goroutine stays as it is until the runtime is dropped.
fn end(shared: &Shared, local: &Local, ending: Ending, text: &str) -> Poll<()> {
    shared.end(ending, text);
    local.finish(runtime::Outcome::Stopped);
    local.yield_now();
    Poll::Pending
}
