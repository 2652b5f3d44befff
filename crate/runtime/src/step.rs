//! Steps of a run with gates: what a goroutine is about to do, and what it did.
//!
//! A *gate* lies before every operation that other goroutines may notice. A goroutine that comes to one notes the
//! operation ([`Pending`]), and gives up the worker until the strategy has granted it. What happens from there to the
//! goroutine's next gate is a *step*; the [`StepLog`] says what it touched.

/// How an operation touches an object. Two classes on one object tell a search whether their order can matter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[repr(u8)]
pub enum Class {
    /// Nothing that others could notice.
    #[default]
    Local = 0,
    /// Reads a slot of memory, plainly or atomically.
    Read,
    Write,
    AtomicRead,
    /// Any atomic operation that may write.
    AtomicWrite,
    Send,
    Receive,
    Close,
    /// Looks at a channel's length.
    Length,
    /// A case of a select on this channel, or a timer's tick into it.
    Select,
    Lock,
    TryLock,
    Unlock,
    WriteLock,
    WriteUnlock,
    ReadLock,
    ReadUnlock,
    /// TryLock or TryRLock of a RWMutex.
    TryRw,
    WaitGroupAdd,
    WaitGroupDone,
    WaitGroupWait,
    CondTicket,
    CondWait,
    Signal,
    Broadcast,
    Output,
    /// The end of the program.
    End,
    /// Starts, stops or changes a timer; sleeps.
    Timer,
    /// Time moves on.
    Tick,
    /// `go`
    Go,
    /// runtime.Gosched
    Yield,
    /// It has computed for long.
    Preempted,
    /// Looks at what every goroutine's start and end change.
    Census,
}

impl Class {
    pub const ALL: [Class; 33] = [
        Class::Local,
        Class::Read,
        Class::Write,
        Class::AtomicRead,
        Class::AtomicWrite,
        Class::Send,
        Class::Receive,
        Class::Close,
        Class::Length,
        Class::Select,
        Class::Lock,
        Class::TryLock,
        Class::Unlock,
        Class::WriteLock,
        Class::WriteUnlock,
        Class::ReadLock,
        Class::ReadUnlock,
        Class::TryRw,
        Class::WaitGroupAdd,
        Class::WaitGroupDone,
        Class::WaitGroupWait,
        Class::CondTicket,
        Class::CondWait,
        Class::Signal,
        Class::Broadcast,
        Class::Output,
        Class::End,
        Class::Timer,
        Class::Tick,
        Class::Go,
        Class::Yield,
        Class::Preempted,
        Class::Census,
    ];

    /// What a person reads of the operation.
    pub const fn words(self) -> &'static str {
        match self {
            Class::Local => "run",
            Class::Read => "read",
            Class::Write => "write",
            Class::AtomicRead => "atomic load",
            Class::AtomicWrite => "atomic update",
            Class::Send => "send",
            Class::Receive => "receive",
            Class::Close => "close",
            Class::Length => "len",
            Class::Select => "select",
            Class::Lock => "Mutex.Lock",
            Class::TryLock => "Mutex.TryLock",
            Class::Unlock => "Mutex.Unlock",
            Class::WriteLock => "RWMutex.Lock",
            Class::WriteUnlock => "RWMutex.Unlock",
            Class::ReadLock => "RWMutex.RLock",
            Class::ReadUnlock => "RWMutex.RUnlock",
            Class::TryRw => "RWMutex.TryLock",
            Class::WaitGroupAdd => "WaitGroup.Add",
            Class::WaitGroupDone => "WaitGroup.Done",
            Class::WaitGroupWait => "WaitGroup.Wait",
            Class::CondTicket => "Cond.Wait",
            Class::CondWait => "Cond.Wait (sleeping)",
            Class::Signal => "Cond.Signal",
            Class::Broadcast => "Cond.Broadcast",
            Class::Output => "print",
            Class::End => "end of the program",
            Class::Timer => "timer",
            Class::Tick => "time passes",
            Class::Go => "go",
            Class::Yield => "Gosched",
            Class::Preempted => "go on computing",
            Class::Census => "NumGoroutine",
        }
    }

    /// Whether it is an access to memory, which coarse gates join into one step.
    pub const fn is_memory(self) -> bool {
        matches!(self, Class::Read | Class::Write)
    }
}

/// Objects that are no address.
pub mod object {
    pub const OUTPUT: u64 = 1;
    pub const END: u64 = 2;
    pub const CLOCK: u64 = 3;
    pub const CENSUS: u64 = 4;
    /// What an assertion looks at, whatever that is.
    pub const ASSERTED: u64 = 5;
}

/// One object and how it is touched.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Touch {
    /// The object's address, or one of [`object`].
    pub object: u64,
    pub class: Class,
    /// A channel's capacity; a wait group's delta.
    pub argument: i64,
}

impl Touch {
    pub const fn new(object: u64, class: Class) -> Touch {
        Touch {
            object,
            class,
            argument: 0,
        }
    }
}

/// What a goroutine at a gate is about to do: its first touch names the operation.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    pub touches: Vec<Touch>,
}

impl Pending {
    pub fn class(&self) -> Class {
        self.touches.first().map_or(Class::Local, |t| t.class)
    }
}

/// What a step did.
#[derive(Clone, Debug, Default)]
pub struct StepLog {
    pub touches: Vec<Touch>,
    /// Goroutines that it made ready.
    pub woken: Vec<u64>,
    /// Goroutines that it started.
    pub started: Vec<u64>,
}

impl StepLog {
    pub(crate) fn clear(&mut self) {
        self.touches.clear();
        self.woken.clear();
        self.started.clear();
    }
}

/// Where a run with a strategy stops to ask it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Gates {
    /// Nowhere: goroutines run until they block or their quantum ends.
    #[default]
    None,
    /// Before every operation of channels, locks and so on. Accesses to memory between two of them are one step.
    Operations,
    /// Before every access to memory, too.
    Accesses,
}

/// When virtual time moves on, where there are gates.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Timers {
    /// When no goroutine can run.
    #[default]
    Idle,
    /// Whenever the strategy says so: goroutines may be as slow as can be.
    Any,
}
