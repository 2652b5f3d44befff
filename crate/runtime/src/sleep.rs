//! Sleeping and yielding.

use crate::local::Local;
use crate::reason::WaitReason;
use crate::timer::Effect;
use crate::waiter::{State, Waiter};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

impl<T> Waiter<T> {
    /// Sleeps for `nanos` nanoseconds; 0 is ready at once.
    ///
    /// # Safety
    /// As for [`crate::chan::Chan::poll_send`].
    pub unsafe fn poll_sleep(&mut self, local: &Local, nanos: u64, exclusive: bool) -> Poll<()> {
        let core = local.core();
        match &self.state {
            State::Idle => {
                if nanos == 0 {
                    return Poll::Ready(());
                }
                let until = local.now().saturating_add(nanos);
                let task = local.begin_wait(WaitReason::Sleep, exclusive);
                let effect = Effect::Wake { task, exclusive };
                let timer = core.timers.start(until, 0, effect, |_| ());
                self.state = State::Sleep { until, timer, task };
                Poll::Pending
            }
            State::Sleep { until, timer, .. } => {
                if !exclusive && local.now() < *until {
                    local.begin_wait(WaitReason::Sleep, false);
                    return Poll::Pending;
                }
                if !exclusive {
                    core.timers.stop(*timer, || ());
                }
                self.state = State::Idle;
                Poll::Ready(())
            }
            _ => panic!("a waiter was used for another operation before its own was complete"),
        }
    }
}

/// Waits at least `time` on the runtime's clock.
pub fn sleep(time: Duration) -> Sleep {
    Sleep {
        nanos: u64::try_from(time.as_nanos()).unwrap_or(u64::MAX),
        waiter: Waiter::new(),
    }
}

pub struct Sleep {
    nanos: u64,
    waiter: Waiter<()>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        // SAFETY: nothing is moved out.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: the waiter is pinned; not exclusive.
        Local::with(|local| unsafe { this.waiter.poll_sleep(local, this.nanos, false) })
    }
}

/// Lets other goroutines run (runtime.Gosched).
pub fn yield_now() -> Yield {
    Yield(false)
}

pub struct Yield(bool);

impl Future for Yield {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        Local::with(Local::yield_now);
        Poll::Pending
    }
}
