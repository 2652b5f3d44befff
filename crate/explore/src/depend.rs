//! Which steps depend on each other, and which merely follow one another.
//!
//! Two steps are *dependent* if their order can matter: then a search must try both. They are only *ordered* where the one
//! cannot happen without the other (a receive and the send whose value it gets): then there is nothing to try. Every
//! operation is an attempt that can always be made, so what is dependent can always be reversed.
//!
//! | object | dependent | ordered |
//! |---|---|---|
//! | memory | two accesses of which one writes | |
//! | channel | sends, receives, closes with their like; close with sends | k-th receive after k-th send; (k+cap)-th send after k-th receive |
//! | channel that a select uses | everything from the first select on | |
//! | Mutex | locks with locks; TryLock with all | a lock after the unlock that lets it in |
//! | RWMutex | writers' locks with all locks | as above |
//! | WaitGroup | Add with Wait; Add with Done once somebody has waited | Wait after every Done |
//! | Cond | all | |
//! | output, end | all | |
//! | clock | ticks with starts of timers | what a tick wakes |
//!
//! Why sends and receives of one channel commute: a channel is two queues of attempts, and the k-th of one meets the
//! (k or k+cap)-th of the other whatever came first; only who parks and who does not differs, and nobody can see that.
//! A close is different for a sender (it panics), and for a receiver only where a sender waited whom the receive would have
//! released. A select may leave the queues by another door, so it spoils the counting. Locks are handed on in the order of
//! attempts, so an unlock and another goroutine's attempt commute as well, unless it unlocks what it never locked: a
//! search that sees this begins anew and takes locks and unlocks for dependent ([`Rules::foreign`]). Likewise a wait group whose
//! counter could fall below zero ([`Rules::negative`]): where every Done has an Add of its own before it, it cannot, in any
//! order (Hall's theorem). And likewise one that is used again while an earlier Wait may not have returned, which then panics: a
//! Wait that was woken looks at the counter once more, which is an atomic load.

use runtime::step::{Class, Touch};

/// What makes the rules coarser, for all objects of their kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rules {
    /// Goroutines unlock what others have locked.
    pub foreign: bool,
    /// A wait group's counter could fall below zero in some order, or the group is used again before a Wait has returned.
    pub negative: bool,
}

/// What has happened to an object before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Past {
    /// A select, or a timer, has used the channel.
    pub selected: bool,
    /// Somebody has waited for the wait group.
    pub waited: bool,
}

/// Whether two touches of one object depend on each other, as far as their classes tell.
pub fn dependent(a: Class, b: Class, past: Past, rules: Rules) -> bool {
    use Class::*;
    match (a, b) {
        (Read | AtomicRead, Read | AtomicRead) => false,
        (Send, Receive) | (Receive, Send) => past.selected,
        (Length, Length) => false,
        (WaitGroupAdd | WaitGroupDone | WaitGroupWait, WaitGroupAdd | WaitGroupDone)
        | (WaitGroupAdd | WaitGroupDone, WaitGroupWait)
            if rules.negative =>
        {
            true
        }
        (Lock, Unlock) | (Unlock, Lock) => rules.foreign,
        (WriteLock | ReadLock, WriteUnlock | ReadUnlock)
        | (WriteUnlock | ReadUnlock, WriteLock | ReadLock) => rules.foreign,
        (ReadLock, ReadLock) | (ReadUnlock, ReadUnlock) => false,
        (ReadUnlock, WriteUnlock) | (WriteUnlock, ReadUnlock) => rules.foreign,
        (WaitGroupAdd, WaitGroupAdd)
        | (WaitGroupDone, WaitGroupDone)
        | (WaitGroupWait, WaitGroupWait)
        | (WaitGroupDone, WaitGroupWait)
        | (WaitGroupWait, WaitGroupDone) => false,
        (WaitGroupAdd, WaitGroupDone) | (WaitGroupDone, WaitGroupAdd) => past.waited,
        (Timer, Timer) => false,
        (Go, Go) | (Census, Census) => false,
        (Local | Yield | Preempted, _) | (_, Local | Yield | Preempted) => false,
        _ => true,
    }
}

/// Whether two sets of touches have a dependent pair.
pub fn any_dependent(a: &[Touch], b: &[Touch], past: impl Fn(u64) -> Past, rules: Rules) -> bool {
    a.iter().any(|x| {
        b.iter()
            .any(|y| same_object(x, y) && dependent(x.class, y.class, past(x.object), rules))
    })
}

/// Output and the end of the program are one object.
fn same_object(a: &Touch, b: &Touch) -> bool {
    a.object == b.object && a.object != 0
        || matches!(a.class, Class::Output | Class::End)
            && matches!(b.class, Class::Output | Class::End)
}
