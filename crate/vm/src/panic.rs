//! Deferred calls, panics, recovery, Goexit.
//!
//! A panic leaves the stack as it is and calls the deferred functions above it, innermost first, each with a
//! link that comes back here. Where one has recovered the panic when it returns, the stack is cut down to the
//! frame that deferred it; what that frame had deferred besides runs, and it returns from its `recover_pc`. So at
//! the end, when nothing has recovered, the whole stack is there for the trace. Goexit is a panic that cannot be recovered.

use crate::fault::Fault;
use crate::goroutine::{Deferred, Goroutine, Memo, Outcome, Panicking, StackEnd, link};
use crate::host::Host;
use crate::iface::Target;
use crate::image::Image;
use crate::{mem, object};
use golang::bytecode::FuncIx;

mod value;

use value::{Text, describe, runtime_error, string_value};
pub(crate) use value::{complex, float};

/// After `runtime error: `.
pub(crate) const NIL_DEREFERENCE: &str = "invalid memory address or nil pointer dereference";

const NIL_PANIC: &str = "panic called with nil argument";

/// None: the goroutine runs on.
pub(crate) type Ended = Option<Outcome>;

impl Goroutine {
    /// Raises a fault of the instruction before `pc`.
    #[cold]
    pub(crate) fn raise<H: Host>(&mut self, host: &mut H, image: &Image<H>, fault: Fault) -> Ended {
        let value = match fault {
            Fault::Value(value) => Ok(value),
            Fault::Runtime(text) => runtime_error(host, image, format!("runtime error: {text}")),
            Fault::Plain(text) => runtime_error(host, image, text),
            Fault::Message(text) => string_value(host, image, &text),
            Fault::OutOfMemory => return self.starve(host, image),
            Fault::Fatal(text) => return Some(self.fatal(host, image, &text)),
        };
        match value {
            Ok(value) => self.panic(host, image, value),
            Err(_) => self.starve(host, image),
        }
    }

    /// Memory has ended: has it collected and the instruction tried again; if that was so before, the program ends.
    fn starve<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Ended {
        let at = self.pc - 1;
        let heap = host.heap().heap().clone();
        let now = (at, heap.stats().allocated);
        if self.extra().starved.replace(now) == Some(now) {
            return Some(self.fatal(host, image, "out of memory"));
        }
        heap.request_collection();
        self.save(at, self.base());
        self.safepoint(host).1
    }

    /// The outcome of a fatal error.
    pub(crate) fn fatal<H: Host>(&self, host: &H, image: &Image<H>, text: &str) -> Outcome {
        let trace = self.trace(image, host.goroutine_id(), "running", self.pc - 1);
        let first = match text {
            "stack overflow" => "runtime: goroutine stack exceeds 1000000000-byte limit\n",
            _ => "",
        };
        Outcome::Fatal(format!("{first}fatal error: {text}\n\n{trace}"))
    }

    /// panic(value)
    pub(crate) fn panic<H: Host>(&mut self, host: &mut H, image: &Image<H>, value: u64) -> Ended {
        if value == 0 {
            return self.raise(host, image, Fault::Runtime(NIL_PANIC.into()));
        }
        self.begin(host, image, value, false)
    }

    /// runtime.Goexit
    pub(crate) fn goexit<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Ended {
        self.begin(host, image, 0, true)
    }

    fn begin<H: Host>(
        &mut self,
        host: &mut H,
        image: &Image<H>,
        value: u64,
        goexit: bool,
    ) -> Ended {
        let extra = self.extra();
        if let Some(last) = extra.panics.last_mut()
            && last.recovered
            && last.value == value
        {
            last.repanicked = true;
        }
        extra.panics.push(Panicking {
            value,
            goexit,
            recovered: false,
            repanicked: false,
            call: 0,
            deferred: None,
            text: None,
        });
        self.next_deferred(host, image)
    }

    /// Runs the next deferred function because of the latest panic.
    fn next_deferred<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Ended {
        let pc = self.pc;
        let extra = self.extra();
        let Some(deferred) = extra.defers.pop() else {
            return self.uncaught(host, image);
        };
        if let Some(panicking) = extra.panics.last_mut() {
            panicking.deferred = Some(deferred);
        }
        if deferred.func == 0 {
            return self.raise(host, image, Fault::Runtime(NIL_DEREFERENCE.into()));
        }
        match self.defer_call(image, deferred, pc, pc - 1, link::PANIC_DEFER) {
            Ok(call) => {
                if let Some(panicking) = self.extra().panics.last_mut() {
                    panicking.call = call;
                }
                None
            }
            Err(end) => Some(self.fatal(host, image, end.text())),
        }
    }

    /// Enters a deferred function above the whole frame of the instruction at `at`.
    fn defer_call<H: Host>(
        &mut self,
        image: &Image<H>,
        deferred: Deferred,
        pc: u32,
        at: u32,
        flags: u64,
    ) -> Result<u32, StackEnd> {
        let below = u32::from(image.entries[image.func_at(at) as usize].frame);
        // SAFETY: a function value is a CLOSURE object.
        let func = unsafe { mem::load(deferred.func) } as FuncIx;
        self.enter(image, (func, deferred.func), (pc, below, flags))
    }

    /// `Defer`
    #[inline(never)]
    pub(crate) fn defer(&mut self, frame: u32, pc: u32, func: u64) {
        self.extra().defers.push(Deferred { frame, pc, func });
    }

    /// `DeferAt`, in goroutine `id`: the token names a frame below the running one, as `DeferToken` gave it.
    #[inline(never)]
    pub(crate) fn defer_at(
        &mut self,
        id: u64,
        (place, owner): (u64, u64),
        func: u64,
    ) -> Result<(), Fault> {
        if id != owner {
            let text = "defer in the body of a loop that another goroutine runs";
            return Err(Fault::Plain(text.into()));
        }
        let (frame, pc) = (place as u32, (place >> 32) as u32);
        let defers = &mut self.extra().defers;
        let at = defers.partition_point(|d| d.frame <= frame);
        defers.insert(at, Deferred { frame, pc, func });
        Ok(())
    }

    /// `RunDefers`, at the instruction before `pc`: enters the next deferred function of the frame; false where
    /// none is left.
    pub(crate) fn run_deferred<H: Host>(&mut self, image: &Image<H>) -> Result<bool, Fault> {
        let (base, at) = (self.base(), self.pc - 1);
        let Some(deferred) = self
            .extra
            .as_mut()
            .and_then(|extra| extra.defers.pop_if(|d| d.frame == base))
        else {
            return Ok(false);
        };
        if deferred.func == 0 {
            return Err(Fault::Runtime(NIL_DEREFERENCE.into()));
        }
        self.defer_call(image, deferred, at, at, link::RUN_DEFER)?;
        Ok(true)
    }

    /// Whether the frame has deferred calls to run.
    #[inline]
    pub(crate) fn has_deferred(&self, frame: u32) -> bool {
        self.extra
            .as_ref()
            .is_some_and(|extra| extra.defers.last().is_some_and(|d| d.frame == frame))
    }

    /// recover(), called by the function whose frame starts at `frame`: the value of the latest panic, if that
    /// function is the deferred one that the panic runs, else nil. Compiler-made wrappers between them do not count.
    #[inline(never)]
    pub(crate) fn recover<H: Host>(&mut self, image: &Image<H>, mut frame: u32) -> u64 {
        let Some(call) = self
            .extra
            .as_ref()
            .and_then(|extra| extra.panics.last())
            .map(|p| p.call)
        else {
            return 0;
        };
        while frame != call {
            let link = self.slot(frame);
            if link >> 48 != 0
                || !image.program().funcs[image.func_at(link::pc(link) - 1) as usize].wrapper
            {
                return 0;
            }
            frame -= link::below(link);
        }
        match self.extra().panics.last_mut() {
            Some(panicking) if !panicking.recovered && !panicking.goexit => {
                panicking.recovered = true;
                panicking.value
            }
            _ => 0,
        }
    }

    /// Returns from a frame whose link has flags.
    #[cold]
    pub(crate) fn special_return<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Ended {
        let base = self.base();
        let link = self.slot(base);
        // The first result, where there is one.
        let result = self.slot((base + 2).min(self.capacity - 1));
        if link::has(link, link::BOTTOM) {
            return Some(Outcome::Done);
        }
        let returned = image.func_at(self.pc - 1);
        self.leave(link);
        if link::has(link, link::PANIC_DEFER) {
            let recovered = self
                .extra()
                .panics
                .last()
                .is_some_and(|panicking| panicking.recovered);
            return if recovered {
                self.recovered(host, image)
            } else {
                self.next_deferred(host, image)
            };
        }
        if link::has(link, link::NATIVE) {
            let count = image.program().funcs[returned as usize].result_slots;
            let results: Vec<u64> = (1..count)
                .map(|i| self.slot(base + 2 + u32::from(i)))
                .collect();
            if let Some(memo) = self.extra().memos.last_mut() {
                memo.results.push(result);
                memo.results.extend(results);
            }
        } else if link::has(link, link::AFTER_RECOVERY) {
            return self.finish_recovery(host, image);
        } else if link::has(link, link::PANIC_TEXT) {
            // SAFETY: the method's result is a string.
            let text = unsafe { object::str_bytes(result) };
            let text = String::from_utf8_lossy(text).into_owned();
            let pending = self
                .extra()
                .panics
                .iter_mut()
                .find(|panicking| panicking.text.is_none());
            if let Some(panicking) = pending {
                panicking.text = Some(text);
            }
            return self.print(host, image);
        }
        None
    }

    /// Cuts the stack down to the frame whose deferred function has recovered the latest panic.
    fn recovered<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Ended {
        let extra = self.extra();
        let deferred = extra
            .panics
            .pop()
            .and_then(|panicking| panicking.deferred)?;
        // Earlier panics whose deferred functions are cut off have come to their end too; but not a Goexit.
        let mut goexit = false;
        while let Some(aborted) = extra
            .panics
            .pop_if(|panicking| panicking.call > deferred.frame)
        {
            goexit |= aborted.goexit;
        }
        while extra
            .memos
            .pop_if(|memo| memo.frame >= deferred.frame)
            .is_some()
        {}
        if goexit {
            self.save(deferred.pc + 1, deferred.frame);
            return self.goexit(host, image);
        }
        let func = image.func_at(deferred.pc) as usize;
        let recover_pc = image.program().funcs[func].recover_pc.unwrap_or(0);
        self.save(image.entries[func].pc + recover_pc, deferred.frame);
        self.finish_recovery(host, image)
    }

    /// Runs what the frame had deferred besides; then the frame returns.
    fn finish_recovery<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Ended {
        let (base, pc) = (self.base(), self.pc);
        let deferred = self
            .extra()
            .defers
            .pop_if(|deferred| deferred.frame == base)?;
        if deferred.func == 0 {
            self.save(pc + 1, base);
            return self.raise(host, image, Fault::Runtime(NIL_DEREFERENCE.into()));
        }
        match self.defer_call(image, deferred, pc, pc, link::AFTER_RECOVERY) {
            Ok(_) => None,
            Err(end) => Some(self.fatal(host, image, end.text())),
        }
    }

    /// Nothing has recovered the latest panic.
    fn uncaught<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Ended {
        let extra = self.extra();
        let Some(last) = extra.panics.last() else {
            return Some(Outcome::Goexit);
        };
        if last.goexit {
            return Some(Outcome::Goexit);
        }
        if extra.printing {
            let value = last.value;
            let text = match describe(image, value) {
                Text::Ready(text) => text,
                // SAFETY: the value of a panic is an interface that is not nil.
                Text::Method(..) => unsafe { object::iface_parts(value) }
                    .map_or(String::new(), |(ty, _)| {
                        format!("type {}", image.ty(ty).name)
                    }),
            };
            return Some(self.fatal(
                host,
                image,
                &format!("panic while printing panic value: {text}"),
            ));
        }
        extra.printing = true;
        self.print(host, image)
    }

    /// Makes text of the panics' values, calling their methods where they have any; then the goroutine has ended.
    fn print<H: Host>(&mut self, host: &mut H, image: &Image<H>) -> Ended {
        let pc = self.pc;
        for i in 0..self.extra().panics.len() {
            let panicking = &mut self.extra().panics[i];
            if panicking.goexit || panicking.text.is_some() {
                continue;
            }
            match describe(image, panicking.value) {
                Text::Ready(text) => panicking.text = Some(text),
                Text::Method(target, payload) => {
                    let below = u32::from(image.entries[image.func_at(pc - 1) as usize].frame);
                    return match self.call_method(
                        image,
                        target,
                        payload,
                        (pc, below, link::PANIC_TEXT),
                    ) {
                        Ok(()) => None,
                        Err(end) => Some(self.fatal(host, image, end.text())),
                    };
                }
            }
        }
        Some(Outcome::Panic(self.report(host, image)))
    }

    /// Enters a niladic method of an interface's payload.
    pub(crate) fn call_method<H: Host>(
        &mut self,
        image: &Image<H>,
        target: Target,
        payload: u64,
        link: (u32, u32, u64),
    ) -> Result<(), StackEnd> {
        let base = self.enter(image, (target.func, 0), link)?;
        let receiver = if target.word {
            // SAFETY: the payload of an interface has at least the slot that `word` tells of.
            unsafe { mem::load(payload) }
        } else {
            payload
        };
        self.set_slot(
            base + u32::from(image.entries[target.func as usize].receiver),
            receiver,
        );
        Ok(())
    }

    /// Calls a method for the native called at the instruction before `pc`, which is then called again.
    pub(crate) fn call_for_native<H: Host>(
        &mut self,
        host: &mut H,
        image: &Image<H>,
        iface: u64,
        method: &str,
    ) -> Ended {
        let (base, at) = (self.base(), self.pc - 1);
        // SAFETY: the native gives an interface value.
        let found = unsafe { object::iface_parts(iface) }
            .and_then(|(ty, payload)| Some((image.string_method(ty, method)?, payload)));
        let Some((target, payload)) = found else {
            return self.raise(host, image, Fault::Runtime(NIL_DEREFERENCE.into()));
        };
        self.open_memo(base);
        let below = u32::from(image.entries[image.func_at(at) as usize].frame);
        match self.call_method(image, target, payload, (at, below, link::NATIVE)) {
            Ok(()) => None,
            Err(end) => Some(self.fatal(host, image, end.text())),
        }
    }

    /// Makes room for what the native called in the frame at `base` asks for.
    fn open_memo(&mut self, base: u32) {
        let extra = self.extra();
        if extra.memos.last().is_none_or(|memo| memo.frame != base) {
            extra.memos.push(Memo {
                frame: base,
                results: Vec::new(),
            });
        }
    }

    /// Calls a function value for the native called at the instruction before `pc`, which is then called again.
    pub(crate) fn call_value_for_native<H: Host>(
        &mut self,
        host: &mut H,
        image: &Image<H>,
        closure: u64,
        params: &[u64],
    ) -> Ended {
        let at = self.pc - 1;
        self.open_memo(self.base());
        // SAFETY: the native gives a function value that is not nil: a CLOSURE object.
        let func = unsafe { mem::load(closure) } as FuncIx;
        let below = u32::from(image.entries[image.func_at(at) as usize].frame);
        match self.enter(image, (func, closure), (at, below, link::NATIVE)) {
            Ok(base) => {
                let entry = image.entries[func as usize];
                let room = u32::from(entry.frame.saturating_sub(entry.receiver));
                for (i, &param) in (0..room).zip(params) {
                    self.set_slot(base + u32::from(entry.receiver) + i, param);
                }
                None
            }
            Err(end) => Some(self.fatal(host, image, end.text())),
        }
    }

    /// What Go prints when a panic ends the program.
    fn report<H: Host>(&self, host: &H, image: &Image<H>) -> String {
        let mut out = String::new();
        let panics = self.extra.as_ref().map_or(&[][..], |extra| &extra.panics);
        let mut first = true;
        let mut hidden = false;
        for panicking in panics.iter().filter(|panicking| !panicking.goexit) {
            if !std::mem::replace(&mut hidden, panicking.repanicked) {
                let text = panicking.text.as_deref().unwrap_or_default();
                let indent = if first { "" } else { "\t" };
                let note = match (panicking.repanicked, panicking.recovered) {
                    (true, _) => " [recovered, repanicked]",
                    (false, true) => " [recovered]",
                    _ => "",
                };
                out += &format!("{indent}panic: {}{note}\n", text.replace('\n', "\n\t"));
                first = false;
            }
        }
        if panics.iter().any(|panicking| {
            panicking
                .text
                .as_ref()
                .is_some_and(|text| text.ends_with(NIL_DEREFERENCE))
        }) {
            let pc = self.pc - 1;
            out +=
                &format!("[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc={pc:#x}]\n");
        }
        out + "\n" + &self.trace(image, host.goroutine_id(), "running", self.pc - 1)
    }
}

impl StackEnd {
    fn text(self) -> &'static str {
        match self {
            StackEnd::Overflow => "stack overflow",
            StackEnd::Memory => "out of memory",
        }
    }
}
