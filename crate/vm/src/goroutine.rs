//! A goroutine: its stack, and what it must remember while it does not run.
//!
//! **Frames** lie in the stack one after another, each a window of the one below. Register 0 is the
//! frame's link: in its low half the instruction of the caller to go on at, above it how many registers
//! below the caller's frame starts, and at the top flags for returns that need more than a jump. So a
//! call writes one word, and the chain of links is all that a trace needs.

use crate::fault::Fault;
use crate::heap::{Marker, Mutator};
use crate::host::Host;
use crate::image::Image;
use crate::mem;
use golang::bytecode::FuncIx;
use std::alloc::{Layout, alloc_zeroed, dealloc};

/// Flags of a link; a link without flags is an ordinary call's.
pub(crate) mod link {
    /// The goroutine's first frame.
    pub(crate) const BOTTOM: u64 = 1 << 48;
    /// A deferred function that runs because of a panic.
    pub(crate) const PANIC_DEFER: u64 = 1 << 49;
    /// A method that a native asked for: the native is called again.
    pub(crate) const NATIVE: u64 = 1 << 50;
    /// A deferred function that runs after a recovered panic, before its frame returns.
    pub(crate) const AFTER_RECOVERY: u64 = 1 << 51;
    /// Gives the text of a panic's value.
    pub(crate) const PANIC_TEXT: u64 = 1 << 52;
    /// A deferred function that runs in `RunDefers`, which is executed again.
    pub(crate) const RUN_DEFER: u64 = 1 << 53;

    /// These go on at the instruction itself, not after it.
    pub(crate) const AT: u64 = NATIVE | RUN_DEFER | AFTER_RECOVERY;

    pub(crate) fn new(pc: u32, below: u32, flags: u64) -> u64 {
        u64::from(pc) | u64::from(below) << 32 | flags
    }

    pub(crate) fn pc(link: u64) -> u32 {
        link as u32
    }

    /// How far below the caller's frame starts, in registers.
    pub(crate) fn below(link: u64) -> u32 {
        (link >> 32) as u32 & 0xffff
    }

    pub(crate) fn has(link: u64, flag: u64) -> bool {
        link & flag != 0
    }
}

/// Why a goroutine gave up its worker.
#[derive(Debug)]
pub enum Outcome {
    /// Its first function returned.
    Done,
    /// It ended by runtime.Goexit.
    Goexit,
    /// The host has parked it.
    Parked,
    /// Preempted, or runtime.Gosched: ready to run on.
    Yielded,
    /// The host said `Safepoint::Stop`.
    Stopped,
    /// A panic that nothing recovered: the program ends with status 2. The text begins with `panic: ` and ends with
    /// this goroutine's trace and a newline.
    Panic(String),
    /// The program ends with status 2. The text has the line `fatal error: …`, this goroutine's trace and a newline.
    Fatal(String),
    /// os.Exit
    Exit(i32),
}

/// Registers of a new stack: 256 bytes.
const FIRST_STACK: usize = 32;

/// Stacks of goroutines that have ended on this worker, for those that it starts: most goroutines never need a larger one,
/// and the system's allocator would cost as much as all else that a goroutine takes. All are of [`FIRST_STACK`] slots.
#[derive(Debug, Default)]
pub(crate) struct Stacks(Vec<*mut u64>);

impl Stacks {
    /// Kept at most: 256 KiB a worker.
    const MOST: usize = 1024;

    /// A zeroed stack: a collection reads what a frame has not written yet.
    #[inline]
    fn take(&mut self) -> Option<*mut u64> {
        let stack = self.0.pop()?;
        // SAFETY: it is that long, and nobody else's.
        unsafe { std::ptr::write_bytes(stack, 0, FIRST_STACK) };
        Some(stack)
    }
}

impl Drop for Stacks {
    fn drop(&mut self) {
        for &stack in &self.0 {
            free_stack(stack, FIRST_STACK);
        }
    }
}

fn free_stack(stack: *mut u64, capacity: usize) {
    if let Ok(layout) = Layout::array::<u64>(capacity)
        && !stack.is_null()
    {
        // SAFETY: `reserve` allocated it with this layout, and it is used no more.
        unsafe { dealloc(stack as *mut u8, layout) }
    }
}

/// A goroutine's stack and state.
#[derive(Debug)]
pub struct Goroutine {
    /// Owned, `capacity` slots, all initialised.
    pub(crate) stack: *mut u64,
    pub(crate) capacity: u32,
    /// Where the running frame starts, in slots. Written volatile: a collection reads it while `run` waits in a safepoint.
    base: u32,
    /// The next instruction.
    pub(crate) pc: u32,
    /// Slots of the program's largest frame.
    reach: u32,
    /// The goroutine that started it, and by which instruction; `NOWHERE`: nobody.
    parent: u64,
    created: u32,
    /// Made when first needed.
    pub(crate) extra: Option<Box<Extra>>,
}

const NOWHERE: u32 = u32::MAX;

// SAFETY: a goroutine owns its stack; what the words in it refer to is shared as heap objects are.
unsafe impl Send for Goroutine {}

/// What only some goroutines need.
#[derive(Debug, Default)]
pub(crate) struct Extra {
    /// Deferred calls that have not run, of all frames, innermost last.
    pub(crate) defers: Vec<Deferred>,
    /// Panics in progress, the latest last.
    pub(crate) panics: Vec<Panicking>,
    /// Results for natives that asked for methods, innermost last.
    pub(crate) memos: Vec<Memo>,
    /// The values of panics that nothing recovered are being made text of.
    pub(crate) printing: bool,
    /// After memory ended: where, and how much had been allocated by then.
    pub(crate) starved: Option<(u32, u64)>,
    /// What an instruction that reads and writes has read, while its write waits at a gate.
    pub(crate) updating: Option<u64>,
}

/// A deferred call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deferred {
    /// Where the frame that deferred it starts.
    pub(crate) frame: u32,
    /// The `Defer` instruction.
    pub(crate) pc: u32,
    pub(crate) func: u64,
}

/// A panic, or runtime.Goexit, in progress.
#[derive(Debug)]
pub(crate) struct Panicking {
    /// An interface value.
    pub(crate) value: u64,
    pub(crate) goexit: bool,
    pub(crate) recovered: bool,
    /// The next panic is the same value again, and is not told apart.
    pub(crate) repanicked: bool,
    /// Where the frame of the deferred function starts that it runs, 0 before the first.
    pub(crate) call: u32,
    /// The deferred call that it runs.
    pub(crate) deferred: Option<Deferred>,
    /// What to print.
    pub(crate) text: Option<String>,
}

/// Results of methods that the native called in a frame has asked for.
#[derive(Debug)]
pub(crate) struct Memo {
    pub(crate) frame: u32,
    pub(crate) results: Vec<u64>,
}

/// A stack that cannot grow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StackEnd {
    /// Beyond its limit.
    Overflow,
    /// The system has no memory.
    Memory,
}

impl Goroutine {
    /// A goroutine whose first frame is of `func`, for a closure, with parameters.
    fn start<H: Host>(
        image: &Image<H>,
        func: FuncIx,
        closure: u64,
        params: &[u64],
        stack: Option<*mut u64>,
    ) -> Option<Goroutine> {
        let entry = image.entries[func as usize];
        let mut new = Goroutine {
            stack: stack.unwrap_or_default(),
            capacity: stack.map_or(0, |_| FIRST_STACK as u32),
            base: 0,
            pc: entry.pc,
            reach: image.largest_frame,
            parent: 0,
            created: NOWHERE,
            extra: None,
        };
        new.reserve(u32::from(entry.frame), image.stack_limit)
            .ok()?;
        // SAFETY: the stack holds the frame.
        unsafe {
            *new.stack = link::BOTTOM;
            *new.stack.add(1) = closure;
            let first = new.stack.add(usize::from(entry.receiver));
            let room = usize::from(entry.frame).saturating_sub(usize::from(entry.receiver));
            for (i, &param) in params.iter().take(room).enumerate() {
                *first.add(i) = param;
            }
        }
        Some(new)
    }

    /// The first goroutine: runs the program's entry.
    ///
    /// # Panics
    /// Where the system has no memory for its stack.
    pub fn main<H: Host>(image: &Image<H>) -> Goroutine {
        Goroutine::start(image, image.program().entry, 0, &[], None)
            .expect("memory for the first stack")
    }

    /// A goroutine that runs a function without parameters. None: no memory for its stack.
    pub fn of_function<H: Host>(image: &Image<H>, func: FuncIx) -> Option<Goroutine> {
        Goroutine::start(image, func, 0, &[], None)
    }

    /// Result slot `i` of a goroutine whose first function has returned; 0 where there is none.
    pub fn result(&self, i: u32) -> u64 {
        let at = u32::from(golang::bytecode::FRAME_HEADER) + i;
        if at < self.capacity { self.slot(at) } else { 0 }
    }

    /// A goroutine that runs a function value without parameters (a timer's). None: no memory for its stack, or
    /// the function value is nil.
    pub fn of_closure<H: Host>(image: &Image<H>, closure: u64) -> Option<Goroutine> {
        if closure == 0 {
            return None;
        }
        // SAFETY: a function value is a CLOSURE object.
        let func = unsafe { mem::load(closure) } as FuncIx;
        Goroutine::start(image, func, closure, &[], None)
    }

    /// The goroutine of a `go` instruction at `pc`, run by goroutine `parent`.
    pub(crate) fn spawned<H: Host>(
        image: &Image<H>,
        func: FuncIx,
        closure: u64,
        params: &[u64],
        (parent, pc): (u64, u32),
        stacks: &mut Stacks,
    ) -> Option<Goroutine> {
        let mut new = Goroutine::start(image, func, closure, params, stacks.take())?;
        new.parent = parent;
        new.created = pc;
        Some(new)
    }

    /// Bytes of memory held, stack included.
    pub fn footprint(&self) -> usize {
        let extra = self.extra.as_ref().map_or(0, |extra| {
            size_of::<Extra>()
                + extra.defers.capacity() * size_of::<Deferred>()
                + extra.panics.capacity() * size_of::<Panicking>()
        });
        size_of::<Goroutine>() + self.capacity as usize * 8 + extra
    }

    /// Who started it, and the pc of the `go` instruction.
    pub(crate) fn creation(&self) -> Option<(u64, u32)> {
        (self.created != NOWHERE).then_some((self.parent, self.created))
    }

    /// Where the running frame starts.
    #[inline(always)]
    pub(crate) fn base(&self) -> u32 {
        self.base
    }

    /// Notes where the goroutine is: the next instruction, and where its frame starts.
    #[inline(always)]
    pub(crate) fn save(&mut self, pc: u32, base: u32) {
        self.pc = pc;
        // SAFETY: the field is this goroutine's. Volatile, because a collection may read it through another
        // pointer while this goroutine waits in a safepoint.
        unsafe { (&raw mut self.base).write_volatile(base) };
    }

    /// Makes room for `slots` slots.
    #[cold]
    pub(crate) fn reserve(&mut self, slots: u32, limit: usize) -> Result<(), StackEnd> {
        let wanted = slots as usize;
        if wanted <= self.capacity as usize {
            return Ok(());
        }
        if wanted > limit {
            return Err(StackEnd::Overflow);
        }
        let capacity = wanted
            .max(2 * self.capacity as usize)
            .next_multiple_of(8)
            .max(FIRST_STACK);
        let layout = Layout::array::<u64>(capacity).map_err(|_| StackEnd::Memory)?;
        // SAFETY: the size is not 0; the old stack is as long as `capacity` says, and no longer used.
        unsafe {
            // Zeroed, so that a collection reads no memory that was never written.
            let stack = alloc_zeroed(layout) as *mut u64;
            if stack.is_null() {
                return Err(StackEnd::Memory);
            }
            if !self.stack.is_null() {
                std::ptr::copy_nonoverlapping(self.stack, stack, self.capacity as usize);
                self.free();
            }
            (&raw mut self.stack).write_volatile(stack);
        }
        self.capacity = capacity as u32;
        Ok(())
    }

    /// Leaves the stack to the goroutines to come. This one has ended.
    pub fn retire(&mut self, mutator: &mut Mutator) {
        let stacks = &mut mutator.stacks.0;
        if self.capacity as usize == FIRST_STACK && stacks.len() < Stacks::MOST {
            stacks.push(std::mem::replace(&mut self.stack, std::ptr::null_mut()));
            self.capacity = 0;
        }
    }

    /// Gives the stack back.
    fn free(&mut self) {
        free_stack(self.stack, self.capacity as usize);
        self.stack = std::ptr::null_mut();
        self.capacity = 0;
    }

    /// The slot at `i`.
    pub(crate) fn slot(&self, i: u32) -> u64 {
        debug_assert!(i < self.capacity);
        // SAFETY: callers pass registers of frames, which lie inside the stack.
        unsafe { *self.stack.add(i as usize) }
    }

    /// The address of the slot at `i`.
    ///
    /// # Safety
    /// The stack has that many slots.
    pub(crate) unsafe fn slot_address(&self, i: u32) -> u64 {
        debug_assert!(i < self.capacity);
        // SAFETY: the caller's promise.
        unsafe { self.stack.add(i as usize) as usize as u64 }
    }

    pub(crate) fn set_slot(&mut self, i: u32, value: u64) {
        debug_assert!(i < self.capacity);
        // SAFETY: as in `slot`.
        unsafe { *self.stack.add(i as usize) = value }
    }

    pub(crate) fn extra(&mut self) -> &mut Extra {
        self.extra.get_or_insert_default()
    }

    /// Marks everything that its registers may refer to. Allowed while it is parked or ready, and, through a raw
    /// pointer, while its `run` waits in [`Host::safepoint`].
    pub fn scan(&self, marker: &mut Marker) {
        // SAFETY: the whole stack is initialised, and the goroutine does not run. No frame is larger than `reach`.
        unsafe {
            let stack = (&raw const self.stack).read_volatile();
            let base = (&raw const self.base).read_volatile();
            let top = (base + self.reach).min(self.capacity);
            marker.mark_words(stack as usize as u64, u64::from(top));
        }
        if let Some(extra) = &self.extra {
            extra
                .defers
                .iter()
                .for_each(|deferred| marker.mark(deferred.func));
            for panicking in &extra.panics {
                marker.mark(panicking.value);
                panicking
                    .deferred
                    .iter()
                    .for_each(|deferred| marker.mark(deferred.func));
            }
            extra
                .memos
                .iter()
                .for_each(|memo| marker.mark_all(&memo.results));
        }
    }

    /// Enters `func` in a new window, `below` registers above the running frame. `pc`: where the caller goes on.
    pub(crate) fn enter<H: Host>(
        &mut self,
        image: &Image<H>,
        (func, closure): (FuncIx, u64),
        (pc, below, flags): (u32, u32, u64),
    ) -> Result<u32, StackEnd> {
        let entry = image.entries[func as usize];
        let base = self.base + below;
        let top = base + u32::from(entry.frame);
        self.reserve(top, image.stack_limit)?;
        self.set_slot(base, link::new(pc, below, flags));
        self.set_slot(base + 1, closure);
        self.save(entry.pc, base);
        Ok(base)
    }

    /// Where the caller of the frame at `base` starts, and the instruction that called; none for the first frame.
    pub(crate) fn caller(&self, base: u32) -> Option<(u32, u32)> {
        let link = self.slot(base);
        (!link::has(link, link::BOTTOM)).then(|| {
            let at = link::pc(link) - u32::from(!link::has(link, link::AT));
            (base - link::below(link), at)
        })
    }

    /// Leaves the running frame for the one below, to go on at `pc`.
    pub(crate) fn leave(&mut self, link: u64) {
        self.save(link::pc(link), self.base - link::below(link));
    }
}

impl Drop for Goroutine {
    fn drop(&mut self) {
        self.free();
    }
}

/// Stack faults as a goroutine's.
impl From<StackEnd> for Fault {
    fn from(end: StackEnd) -> Fault {
        match end {
            StackEnd::Overflow => Fault::Fatal("stack overflow".into()),
            StackEnd::Memory => Fault::OutOfMemory,
        }
    }
}
