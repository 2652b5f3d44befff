//! What the VM asks of its surroundings. One implementation joins it to the parallel runtime, another to
//! the seeded one: the VM cannot tell them apart.

use crate::goroutine::Goroutine;
use crate::heap::Mutator;
use std::task::Poll;

/// What a goroutine does after a safepoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Safepoint {
    /// Run on for this many safepoints before asking again (at least 1).
    Continue(u32),
    /// Give up the worker: preempted.
    Yield,
    /// End at once: the run was stopped. No deferred function runs.
    Stop,
}

/// One case of a select. Channel 0 (nil) is never ready.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SelectCase {
    pub chan: u64,
    /// The value to send; none: a receive.
    pub send: Option<u64>,
}

/// A select's outcome.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Selected {
    pub index: u32,
    /// The value received; 0 for a send or a closed channel.
    pub value: u64,
    /// False where the value came of a closed channel.
    pub ok: bool,
}

/// `send on closed channel`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SendOnClosed;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CloseError {
    Nil,
    Closed,
}

/// An operation of package sync on the words of a sync type in the heap: `Mutex` and `WaitGroup` have one
/// word, `RWMutex` two, a Cond's notify list two. All are zero at first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyncOp {
    Lock,
    /// Gives 1 if it locked.
    TryLock,
    Unlock,
    RwLock,
    RwTryLock,
    RwUnlock,
    RLock,
    RTryLock,
    RUnlock,
    WaitGroupAdd(i64),
    WaitGroupWait,
    /// Gives a ticket, to be taken before the lock is released.
    CondTicket,
    CondWait(u64),
    CondSignal,
    CondBroadcast,
}

/// What Go calls a fatal error or a panic of package sync.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyncFault {
    /// `fatal error: …`, which nothing recovers.
    Fatal(&'static str),
    /// `panic: …`
    Panic(&'static str),
}

/// What a timer does when it fires.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimerAction {
    /// Sends the wall clock ([`time_word`]) to this channel of capacity 1 if it has room.
    Send(u64),
    /// Starts a goroutine that runs this function value.
    Go(u64),
}

/// The time.Time of these Unix nanoseconds, between the years 1824 and 2116 (see std/time.go).
pub fn time_word(nanos: i64) -> u64 {
    const ZERO: i64 = -62_135_596_800_000_000 << 1 | 1;
    (nanos << 1 ^ ZERO) as u64
}

/// An operation that the VM performs itself and other goroutines may notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Visible {
    /// An atomic load of the slot at this address.
    AtomicLoad(u64),
    /// Any atomic operation that may write it.
    AtomicUpdate(u64),
    Close(u64),
    Length(u64),
    Write,
    Timer,
    Go,
    Census,
}

/// Some bytes of the heap that an instruction, or a native, reads or writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Access {
    pub addr: u64,
    pub bytes: u64,
    pub write: bool,
    /// By an atomic operation.
    pub atomic: bool,
}

impl Access {
    pub const fn read(addr: u64, bytes: u64) -> Access {
        Access {
            addr,
            bytes,
            write: false,
            atomic: false,
        }
    }

    pub const fn write(addr: u64, bytes: u64) -> Access {
        Access {
            addr,
            bytes,
            write: true,
            atomic: false,
        }
    }
}

/// What a part of the library that locks more than it promises tells of its order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// From here on what it does itself orders nothing, and its accesses do not count.
    Silent,
    /// No longer.
    Loud,
    /// It knows what was released at the address.
    Acquire,
    /// Whoever acquires at the address knows what it knows now, and nothing of what was released before.
    Release,
    /// The same, in addition to what was released before.
    Merge,
}

/// Where a goroutine is in an instruction. Good for as long as it executes that.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    pub(crate) goroutine: *const Goroutine,
    /// Where its frame starts, and the instruction.
    pub base: u32,
    pub pc: u32,
}

impl Site {
    /// Where the caller of the frame at `base` starts, and the call; none for the first frame.
    ///
    /// # Safety
    /// The goroutine still executes the site's instruction, and `base` is a frame of its.
    pub unsafe fn caller(&self, base: u32) -> Option<(u32, u32)> {
        // SAFETY: the caller's promise; nobody else uses the goroutine meanwhile.
        unsafe { (*self.goroutine).caller(base) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    Out,
    Err,
}

/// The surroundings of a running goroutine: its worker, and through it the scheduler.
///
/// Methods that give a [`Poll`] follow the futures' protocol: on `Pending` the goroutine is parked, and the
/// VM gives up the worker; when it is woken, the VM executes the same instruction again, and the same
/// call with the same arguments gives `Ready`. References that a parked call was given stay in the goroutine's
/// registers, so the collector sees them; values in flight to a parked goroutine are the host's to trace.
pub trait Host {
    /// The running worker's allocator.
    fn heap(&mut self) -> &mut Mutator;

    /// Safepoints that the goroutine may pass, from where `run` takes it up, before the first call of
    /// [`Host::safepoint`]; at least 1.
    fn fuel(&mut self) -> u32;

    /// Called when the goroutine's fuel is used up, and whenever `heap().wants_safepoint()`: the place
    /// where collections, preemption and stops happen.
    fn safepoint(&mut self) -> Safepoint;

    /// Whether no other worker runs goroutines before this one's next safepoint: then nothing can come between
    /// a load and a store.
    fn alone(&self) -> bool {
        false
    }

    /// Asked before an operation that others may notice. `Pending`: the goroutine gives up the worker, and executes the
    /// instruction again when it is polled.
    #[inline(always)]
    fn before(&mut self, visible: Visible) -> Poll<()> {
        let _ = visible;
        Poll::Ready(())
    }

    /// Whether [`Host::access`] is to be called; the same answer for all of a goroutine's life.
    #[inline(always)]
    fn watches(&self) -> bool {
        false
    }

    /// Whether somebody looks at the program's values between any two accesses.
    fn asserts(&self) -> bool {
        false
    }

    /// As [`Host::before`], for an instruction's accesses to heap memory that goroutines may share.
    fn access(&mut self, accesses: &[Access]) -> Poll<()> {
        let _ = accesses;
        Poll::Ready(())
    }

    /// Whether the methods below are to be called, which look for data races; the same answer for all of a goroutine's
    /// life.
    #[inline(always)]
    fn detects(&self) -> bool {
        false
    }

    /// Where the goroutine is, before an operation that may ask.
    #[inline(always)]
    fn here(&mut self, site: Site) {
        let _ = site;
    }

    /// Whether an access of at most eight bytes, in one slot, needs no telling: it was told of since the goroutine had to
    /// do with others last.
    #[inline(always)]
    fn has_told(&mut self, access: Access) -> bool {
        let _ = access;
        true
    }

    /// Tells of an access that is about to be made, at the site that was given last.
    #[inline(always)]
    fn touch(&mut self, access: Access) {
        let _ = access;
    }

    /// The frame that starts there is left.
    #[inline(always)]
    fn leave(&mut self, base: u32) {
        let _ = base;
    }

    /// Frames are left in other ways.
    #[inline(always)]
    fn unwind(&mut self) {}

    /// Before an atomic operation that may have an effect on others.
    #[inline(always)]
    fn begin_atomic(&mut self, access: Access) {
        let _ = access;
    }

    /// After it: whether it loaded and stored.
    #[inline(always)]
    fn end_atomic(&mut self, addr: u64, loads: bool, stores: bool) {
        let _ = (addr, loads, stores);
    }

    /// What a part of the library says of the order that it makes: see [`Order`].
    #[inline(always)]
    fn order(&mut self, order: Order, addr: u64) {
        let _ = (order, addr);
    }

    /// A value below `n` (at least 1), where the host chooses such values one by one.
    #[inline(always)]
    fn pick(&mut self, n: u64) -> Option<u64> {
        let _ = n;
        None
    }

    /// `go`: makes a goroutine ready that starts with `goroutine`'s first frame.
    fn spawn(&mut self, goroutine: Goroutine);

    /// The running goroutine's id, from 1.
    fn goroutine_id(&self) -> u64;

    /// A new channel's reference. `refs`: its elements are references; `line`: that of its `make` in the program, 0 in a
    /// library package. None: memory has ended.
    fn make_chan(&mut self, cap: u64, refs: bool, line: u32) -> Option<u64>;
    /// Parks for ever on a nil channel.
    fn send(&mut self, chan: u64, value: u64) -> Poll<Result<(), SendOnClosed>>;
    /// The value and whether it was sent (false: the channel is closed and empty).
    fn recv(&mut self, chan: u64) -> Poll<(u64, bool)>;
    /// With `block` false, `Ready(Ok(None))` where no case is ready; with `block` and no cases, parks for ever.
    fn select(
        &mut self,
        cases: &[SelectCase],
        block: bool,
    ) -> Poll<Result<Option<Selected>, SendOnClosed>>;
    fn close(&mut self, chan: u64) -> Result<(), CloseError>;
    /// 0 for a nil channel.
    fn chan_len(&mut self, chan: u64) -> u64;
    fn chan_cap(&mut self, chan: u64) -> u64;

    /// `addr` is the address of the sync type's first word.
    fn sync(&mut self, op: SyncOp, addr: u64) -> Poll<Result<u64, SyncFault>>;

    /// time.Sleep, in nanoseconds. 0 or less is ready at once.
    fn sleep(&mut self, nanos: i64) -> Poll<()>;
    /// A new running timer's reference; fires `after` nanoseconds from now, then every `period` if that is not 0.
    fn timer_start(&mut self, after: i64, period: i64, action: TimerAction) -> Option<u64>;
    /// Whether it was running. Empties the channel of a stopped timer, as Go 1.23 does.
    fn timer_stop(&mut self, timer: u64) -> bool;
    fn timer_reset(&mut self, timer: u64, after: i64, period: i64) -> bool;

    /// Monotonic nanoseconds from the start of the run.
    fn now(&mut self) -> i64;
    /// Nanoseconds from the Unix epoch.
    fn wall_clock(&mut self) -> i64;
    /// 64 random bits, from the run's seed where it has one.
    fn random(&mut self) -> u64;

    fn write(&mut self, stream: Stream, bytes: &[u8]);
    /// The next bytes of the program's input, at most `max`; none at its end.
    fn read(&mut self, max: usize) -> Vec<u8> {
        let _ = max;
        Vec::new()
    }

    /// Sets GOMAXPROCS where `n` is positive; gives the setting before.
    fn gomaxprocs(&mut self, n: i64) -> i64;
    fn num_cpu(&mut self) -> i64;
    fn num_goroutine(&mut self) -> i64;
    /// runtime.GC: collects before the goroutine's next instruction.
    fn collect_garbage(&mut self);
    /// The program's arguments, the program's name first.
    fn args(&mut self) -> Vec<String>;
}
