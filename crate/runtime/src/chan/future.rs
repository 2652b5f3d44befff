//! Channels for Rust futures: the safe face of [`Chan`].

use super::{Chan, CloseOfClosed, SendOnClosed};
use crate::local::Local;
use crate::primitive::{AtomicU64, Ordering};
use crate::waiter::Waiter;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// A channel that goroutines share by cloning it. It belongs to the runtime whose goroutine first uses
/// it; using it in another panics, since a worker that runs alone takes no locks.
pub struct Channel<T>(Arc<Owned<T>>);

struct Owned<T> {
    chan: Chan<T>,
    owner: AtomicU64,
}

impl<T> Clone for Channel<T> {
    fn clone(&self) -> Channel<T> {
        Channel(self.0.clone())
    }
}

/// Binds a primitive to the runtime of its first user.
pub(crate) fn check_owner(owner: &AtomicU64, local: &Local) {
    let id = local.core().id;
    // Relaxed: a number that is set once, and guards nothing but itself.
    if owner.load(Ordering::Relaxed) != id
        && owner
            .compare_exchange(0, id, Ordering::Relaxed, Ordering::Relaxed)
            .is_err_and(|found| found != id)
    {
        panic!("a channel or lock of one Raceway runtime was used in another");
    }
}

impl<T> Channel<T> {
    /// Panics if there is no memory for `cap` values.
    pub fn new(cap: usize) -> Channel<T> {
        Channel(Arc::new(Owned {
            chan: Chan::new(cap).expect("memory for the channel's buffer"),
            owner: AtomicU64::new(0),
        }))
    }

    fn with<R>(&self, f: impl FnOnce(&Local, &Chan<T>) -> R) -> R {
        Local::with(|local| {
            check_owner(&self.0.owner, local);
            f(local, &self.0.chan)
        })
    }

    /// Sends a value: waits for room, or for a receiver. Dropped before it is ready, the value is not sent; or it
    /// was just received.
    pub fn send(&self, value: T) -> Send<'_, T> {
        Send {
            channel: self,
            value: Some(value),
            waiter: Waiter::new(),
        }
    }

    /// Receives a value; none from a closed and empty channel. Dropped in the moment between a sender's
    /// hand-over and its next poll, it drops that value.
    pub fn recv(&self) -> Recv<'_, T> {
        Recv {
            channel: self,
            waiter: Waiter::new(),
        }
    }

    /// Sends without waiting; gives the value back where there is no room.
    pub fn try_send(&self, value: T) -> Result<Option<T>, SendOnClosed> {
        self.with(|local, chan| chan.try_send(local, value))
    }

    /// Receives without waiting: `Some(None)` from a closed and empty channel.
    pub fn try_recv(&self) -> Option<Option<T>> {
        self.with(|local, chan| chan.try_recv(local))
    }

    pub fn close(&self) -> Result<(), CloseOfClosed> {
        self.with(|local, chan| chan.close(local))
    }

    pub fn len(&self) -> usize {
        self.with(|local, chan| chan.len(local))
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn cap(&self) -> usize {
        self.0.chan.cap()
    }

    pub(super) fn checked(&self, local: &Local) -> &Chan<T> {
        check_owner(&self.0.owner, local);
        &self.0.chan
    }
}

/// A send in progress.
pub struct Send<'a, T> {
    channel: &'a Channel<T>,
    value: Option<T>,
    waiter: Waiter<T>,
}

impl<T> Future for Send<'_, T> {
    type Output = Result<(), SendOnClosed>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: nothing is moved out but the value, which is not pinned.
        let this = unsafe { self.get_unchecked_mut() };
        Local::with(|local| {
            let chan = this.channel.checked(local);
            // SAFETY: one runtime (checked); the waiter is pinned and borrows the channel; not exclusive.
            unsafe { chan.poll_send(local, &mut this.waiter, &mut this.value, false) }
        })
    }
}

/// A receive in progress.
pub struct Recv<'a, T> {
    channel: &'a Channel<T>,
    waiter: Waiter<T>,
}

impl<T> Future for Recv<'_, T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        // SAFETY: nothing is moved out.
        let this = unsafe { self.get_unchecked_mut() };
        Local::with(|local| {
            let chan = this.channel.checked(local);
            // SAFETY: as in `Send`.
            unsafe { chan.poll_recv(local, &mut this.waiter, false) }
        })
    }
}

/// One case of [`select`].
pub enum Arm<'a, T> {
    Send(&'a Channel<T>, T),
    Recv(&'a Channel<T>),
}

/// Waits until one of the cases can go on, and does it: its index and, for a receive, the value. Several that can are
/// chosen among with equal chances.
pub fn select<T>(arms: Vec<Arm<'_, T>>) -> Select<'_, T> {
    let mut channels = Vec::with_capacity(arms.len());
    let mut values = Vec::with_capacity(arms.len());
    for arm in arms {
        let (channel, value, send) = match arm {
            Arm::Send(channel, value) => (channel, Some(value), true),
            Arm::Recv(channel) => (channel, None, false),
        };
        channels.push((channel, send));
        values.push(value);
    }
    Select {
        channels,
        values,
        waiter: Waiter::new(),
    }
}

/// A select in progress.
pub struct Select<'a, T> {
    channels: Vec<(&'a Channel<T>, bool)>,
    values: Vec<Option<T>>,
    waiter: Waiter<T>,
}

impl<T> Future for Select<'_, T> {
    type Output = Result<super::Selected<T>, SendOnClosed>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: nothing is moved out but the values, which are not pinned.
        let this = unsafe { self.get_unchecked_mut() };
        Local::with(|local| {
            let mut cases: Vec<super::Case<'_, T>> = Vec::new();
            if !this.waiter.is_waiting() {
                let values = this.values.iter_mut().map(Option::take);
                cases.extend(
                    this.channels
                        .iter()
                        .zip(values)
                        .map(|(&(channel, send), value)| super::Case {
                            chan: Some(channel.checked(local)),
                            value,
                            send,
                        }),
                );
            }
            // SAFETY: as in `Send`.
            let poll = unsafe { this.waiter.poll_select(local, &mut cases, true, false) };
            poll.map(|result| {
                result.map(|selected| {
                    selected.expect("a blocking select is ready only with a case done")
                })
            })
        })
    }
}
