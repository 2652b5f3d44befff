//! Heap objects with runtime structures inside: channels and timers.

use runtime::chan::Chan;
use vm::heap::{Marker, NativeKind};
use vm::host::TimerAction;
use vm::mem;

/// The native kinds, in the order in which the heap is told of them.
pub(crate) const CHAN: u32 = 0;
pub(crate) const TIMER: u32 = 1;

/// The inside of a `chan T`.
pub(crate) struct ChanObject {
    pub(crate) chan: Chan<u64>,
    /// Its elements are references.
    pub(crate) refs: bool,
}

/// The inside of a time.Timer or time.Ticker. The words change by [`TimerObject::set_id`] alone.
pub(crate) struct TimerObject {
    /// The runtime's id of the timer's latest start.
    id: u64,
    /// 0: sends to a channel; 1: starts a goroutine.
    kind: u64,
    /// The channel, or the function value.
    target: u64,
}

/// The address of a native object's payload.
fn payload(object: u64) -> u64 {
    object + 8
}

pub(crate) fn kinds() -> Vec<NativeKind> {
    vec![
        NativeKind {
            size: size_of::<Option<ChanObject>>(),
            trace: trace_chan,
            drop: drop_chan,
        },
        NativeKind {
            size: size_of::<TimerObject>(),
            trace: trace_timer,
            drop: |_| (),
        },
    ]
}

/// Makes a channel of a new native object.
///
/// # Safety
/// `object` is a new object of kind [`CHAN`].
pub(crate) unsafe fn init_chan(object: u64, chan: ChanObject) {
    // SAFETY: the payload has this type's size and alignment, and nobody else knows the object yet.
    unsafe { (payload(object) as usize as *mut ChanObject).write(chan) }
}

/// # Safety
/// `object` is a channel's reference, not nil. The result must not outlive the object: the caller's
/// registers hold it.
#[inline(always)]
pub(crate) unsafe fn chan<'a>(object: u64) -> &'a Chan<u64> {
    // SAFETY: initialised when it was made, and never moved.
    unsafe { &(*(payload(object) as usize as *const ChanObject)).chan }
}

unsafe fn trace_chan(payload: u64, marker: &mut Marker) {
    // SAFETY: a collection runs at safepoints, and none lies between a channel's allocation and its initialisation.
    let object = unsafe { &*(payload as usize as *const ChanObject) };
    if object.refs {
        // SAFETY: the world is stopped.
        unsafe { object.chan.for_each_value(|&value| marker.mark(value)) };
    }
}

unsafe fn drop_chan(payload: u64) {
    // SAFETY: as in `trace_chan`; nobody refers to the channel any more.
    unsafe { (payload as usize as *mut ChanObject).drop_in_place() }
}

unsafe fn trace_timer(payload: u64, marker: &mut Marker) {
    // SAFETY: as in `trace_chan`.
    marker.mark(unsafe { (*(payload as usize as *const TimerObject)).target });
}

impl TimerObject {
    /// # Safety
    /// `object` is a new object of kind [`TIMER`].
    pub(crate) unsafe fn init(object: u64, action: TimerAction) {
        let (kind, target) = match action {
            TimerAction::Send(chan) => (0, chan),
            TimerAction::Go(func) => (1, func),
        };
        // SAFETY: as in `init_chan`.
        unsafe {
            (payload(object) as usize as *mut TimerObject).write(TimerObject {
                id: 0,
                kind,
                target,
            })
        }
    }

    /// # Safety
    /// `object` is a timer's reference, not nil.
    pub(crate) unsafe fn action(object: u64) -> TimerAction {
        // SAFETY: the kind and target never change.
        unsafe {
            let timer = &*(payload(object) as usize as *const TimerObject);
            if timer.kind == 0 {
                TimerAction::Send(timer.target)
            } else {
                TimerAction::Go(timer.target)
            }
        }
    }

    /// # Safety
    /// As for [`TimerObject::action`].
    pub(crate) unsafe fn id(object: u64) -> u64 {
        // SAFETY: the id is the payload's word at its offset; goroutines may race for it, as for any heap slot.
        unsafe { mem::load(payload(object) + std::mem::offset_of!(TimerObject, id) as u64) }
    }

    /// # Safety
    /// As for [`TimerObject::action`].
    pub(crate) unsafe fn set_id(object: u64, id: u64) {
        // SAFETY: as in `id`.
        unsafe {
            mem::store(
                payload(object) + std::mem::offset_of!(TimerObject, id) as u64,
                id,
            )
        }
    }
}
