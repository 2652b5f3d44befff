//! Steps: runs a goroutine's instructions until it must give up its worker.
//!
//! [`interpret`](interpret::interpret) is one loop over the instructions with the program counter and the frame's
//! address in locals. Whatever is rare leaves it with a [`Trap`]; what is to be done then stands here, out of the loop, and
//! finds the goroutine's state saved. Rejected: tail calls from instruction to instruction, which are faster natively but
//! slower in wasm (fib 35 against 19 ns a call, mandel 56 against 35).

mod interpret;
mod ops;
mod rare;
mod watch;

use crate::fault::Fault;
use crate::goroutine::{Goroutine, Outcome};
use crate::host::{Host, Safepoint};
use crate::image::Image;
use crate::native::{NativeCall, NativeResult};
use crate::panic::Ended;
use golang::bytecode::{FuncIx, Op};

/// Why the loop was left. The saved pc is the one after the instruction, but where it says otherwise.
#[derive(Debug)]
enum Trap {
    /// The instruction faults.
    Fault(Fault),
    /// The fuel is used up. The saved pc is the next instruction's.
    Safepoint,
    /// The host has parked the goroutine: the instruction is executed again.
    Park,
    /// The stack is too short for so many slots: the instruction is executed again.
    Grow(u32),
    /// `Ret` from a frame whose link has flags.
    Return,
    /// `RunDefers`, with functions to run.
    RunDefers,
    /// `Panic`
    Panic(u64),
    /// `CallNative` of natives[native] with the window at this register.
    Native(u16, u16),
    /// What a native answered.
    Answer(NativeResult),
}

impl Goroutine {
    /// Runs until the goroutine ends, parks, or is told to yield or stop. Must not be called again once it has ended.
    pub fn run<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Outcome {
        let mut fuel = host.fuel().max(1);
        let watched = host.watches() || host.detects();
        loop {
            let trap = if watched {
                interpret::interpret::<H, true>(self, host, image, &mut fuel)
            } else {
                interpret::interpret::<H, false>(self, host, image, &mut fuel)
            };
            let ended = match trap {
                Trap::Safepoint => {
                    let (granted, ended) = self.safepoint(host);
                    fuel = granted;
                    ended
                }
                Trap::Park => {
                    self.pc -= 1;
                    Some(Outcome::Parked)
                }
                trap => self.handle(host, image, trap),
            };
            if let Some(outcome) = ended {
                return outcome;
            }
            if host.heap().wants_safepoint() {
                fuel = 1;
            }
        }
    }

    /// Asks the host how to go on; gives the fuel.
    pub(crate) fn safepoint<H: Host>(&mut self, host: &mut H) -> (u32, Ended) {
        match host.safepoint() {
            Safepoint::Continue(fuel) => (fuel.max(1), None),
            Safepoint::Yield => (1, Some(Outcome::Yielded)),
            Safepoint::Stop => (1, Some(Outcome::Stopped)),
        }
    }

    #[inline(never)]
    fn handle<H: Host>(&mut self, host: &mut H, image: &Image<H>, trap: Trap) -> Ended {
        if host.detects() && !matches!(trap, Trap::Grow(_) | Trap::Native(..)) {
            host.unwind();
        }
        match trap {
            Trap::Fault(fault) => self.raise(host, image, fault),
            Trap::Grow(slots) => match self.reserve(slots, image.stack_limit) {
                Ok(()) => {
                    self.pc -= 1;
                    None
                }
                Err(end) => self.raise(host, image, end.into()),
            },
            Trap::Return => self.special_return(host, image),
            Trap::RunDefers => match self.run_deferred(image) {
                Ok(_) => None,
                Err(fault) => self.raise(host, image, fault),
            },
            Trap::Panic(value) => self.panic(host, image, value),
            Trap::Native(native, w) => {
                let answer = self.call_native(host, image, native, w);
                self.answer(host, image, answer)
            }
            Trap::Answer(answer) => self.answer(host, image, answer),
            Trap::Safepoint => self.safepoint(host).1,
            Trap::Park => Some(Outcome::Parked),
        }
    }

    /// Calls a native that has asked for methods, or may; the memo is that of the running frame.
    fn call_native<H: Host>(
        &mut self,
        host: &mut H,
        image: &Image<H>,
        native: u16,
        w: u16,
    ) -> NativeResult {
        let base = self.base();
        let entry = &image.natives[native as usize];
        let memo = self
            .extra
            .as_ref()
            .and_then(|extra| extra.memos.last())
            .filter(|memo| memo.frame == base);
        let memo = memo.map_or(&[][..], |memo| &memo.results);
        // SAFETY: the verifier has checked the window.
        let (results, params) = unsafe {
            window(
                self.stack.add((base + u32::from(w)) as usize),
                entry.results,
                entry.params,
            )
        };
        (entry.call)(&mut NativeCall {
            host,
            image,
            memo,
            results,
            params,
        })
    }

    /// Calls the native before the saved pc again, with the goroutine's trace.
    fn call_traced<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Ended {
        let Op::CallNative { w, native } = image.code[self.pc as usize - 1] else {
            return None;
        };
        let memo = self.call_sites(image, self.pc - 1);
        let entry = &image.natives[native as usize];
        // SAFETY: the verifier has checked the window.
        let (results, params) = unsafe {
            window(
                self.stack.add((self.base() + u32::from(w)) as usize),
                entry.results,
                entry.params,
            )
        };
        let answer = (entry.call)(&mut NativeCall {
            host,
            image,
            memo: &memo,
            results,
            params,
        });
        self.answer(host, image, answer)
    }

    /// Does what a native answered; the saved pc is the one after the `CallNative`.
    fn answer<H: Host>(&mut self, host: &mut H, image: &Image<H>, answer: NativeResult) -> Ended {
        if !matches!(
            answer,
            NativeResult::Park
                | NativeResult::CallMethod { .. }
                | NativeResult::CallFunc { .. }
                | NativeResult::Trace
        ) {
            let base = self.base();
            if let Some(extra) = &mut self.extra
                && extra.memos.last().is_some_and(|memo| memo.frame == base)
                && !matches!(answer, NativeResult::Panic(Fault::OutOfMemory))
            {
                extra.memos.pop();
            }
        }
        match answer {
            NativeResult::Done => None,
            NativeResult::Yield => Some(Outcome::Yielded),
            NativeResult::Park => {
                self.pc -= 1;
                Some(Outcome::Parked)
            }
            NativeResult::CallMethod { iface, method } => {
                self.call_for_native(host, image, iface, method)
            }
            NativeResult::CallFunc { func, params } => {
                self.call_value_for_native(host, image, func, &params)
            }
            NativeResult::Trace => self.call_traced(host, image),
            NativeResult::Panic(fault) => self.raise(host, image, fault),
            NativeResult::Fatal(text) => Some(self.fatal(host, image, &text)),
            NativeResult::Exit(status) => Some(Outcome::Exit(status)),
            NativeResult::Goexit => self.goexit(host, image),
        }
    }

    /// `go`: gives the host a goroutine of `func` with the parameters in the window at slot `w` of the stack.
    #[inline(never)]
    fn spawn<H: Host>(
        &mut self,
        host: &mut H,
        image: &Image<H>,
        (func, closure): (FuncIx, u64),
        w: *mut u64,
        pc: u32,
    ) -> Result<(), Fault> {
        let params = image.program().funcs[func as usize].param_slots;
        let receiver = usize::from(image.entries[func as usize].receiver);
        // SAFETY: the caller has filled the window's parameters, and its frame holds them.
        let params = unsafe { std::slice::from_raw_parts(w.add(receiver), params.into()) };
        let creation = (host.goroutine_id(), pc);
        let stacks = &mut host.heap().stacks;
        let new = Goroutine::spawned(image, func, closure, params, creation, stacks)
            .ok_or(Fault::OutOfMemory)?;
        host.spawn(new);
        Ok(())
    }
}

/// The results and the parameters of a native's window.
///
/// # Safety
/// The window lies inside a stack that nobody else uses meanwhile.
unsafe fn window<'a>(w: *mut u64, results: u16, params: u16) -> (&'a mut [u64], &'a [u64]) {
    // SAFETY: the caller's promise; the two do not overlap.
    unsafe {
        let first = w.add(usize::from(golang::bytecode::FRAME_HEADER));
        (
            std::slice::from_raw_parts_mut(first, results.into()),
            std::slice::from_raw_parts(first.add(results.into()), params.into()),
        )
    }
}
