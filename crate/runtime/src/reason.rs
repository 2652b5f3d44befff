//! Why a goroutine waits, in Go's words.

/// A goroutine's state as dumps, reports and the timeline show it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(u8)]
pub enum WaitReason {
    /// In a run queue, or about to enter one.
    #[default]
    Runnable = 0,
    Running,
    ChanReceive,
    ChanSend,
    ChanReceiveNil,
    ChanSendNil,
    Select,
    SelectNoCases,
    MutexLock,
    RwMutexRLock,
    RwMutexLock,
    WaitGroupWait,
    CondWait,
    Sleep,
    /// Waits for something outside the runtime: a future whose waker went elsewhere.
    Foreign,
}

impl WaitReason {
    pub const ALL: [WaitReason; 15] = [
        WaitReason::Runnable,
        WaitReason::Running,
        WaitReason::ChanReceive,
        WaitReason::ChanSend,
        WaitReason::ChanReceiveNil,
        WaitReason::ChanSendNil,
        WaitReason::Select,
        WaitReason::SelectNoCases,
        WaitReason::MutexLock,
        WaitReason::RwMutexRLock,
        WaitReason::RwMutexLock,
        WaitReason::WaitGroupWait,
        WaitReason::CondWait,
        WaitReason::Sleep,
        WaitReason::Foreign,
    ];

    /// The words between the brackets of Go's goroutine dump.
    pub const fn words(self) -> &'static str {
        match self {
            WaitReason::Runnable => "runnable",
            WaitReason::Running => "running",
            WaitReason::ChanReceive => "chan receive",
            WaitReason::ChanSend => "chan send",
            WaitReason::ChanReceiveNil => "chan receive (nil chan)",
            WaitReason::ChanSendNil => "chan send (nil chan)",
            WaitReason::Select => "select",
            WaitReason::SelectNoCases => "select (no cases)",
            WaitReason::MutexLock => "sync.Mutex.Lock",
            WaitReason::RwMutexRLock => "sync.RWMutex.RLock",
            WaitReason::RwMutexLock => "sync.RWMutex.Lock",
            WaitReason::WaitGroupWait => "sync.WaitGroup.Wait",
            WaitReason::CondWait => "sync.Cond.Wait",
            WaitReason::Sleep => "sleep",
            WaitReason::Foreign => "IO wait",
        }
    }
}

impl std::fmt::Display for WaitReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.words())
    }
}
