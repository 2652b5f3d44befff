//! What channels hand over. A channel's buffer is a row of places; whoever uses a place knows what its last user knew when it
//! did: the receiver of the k-th value what its sender knew, and the sender of value k + C what the k-th receiver knew.

use crate::clock::Snapshot;
use crate::detector::Detector;
use crate::thread::Thread;

/// The clocks of one channel; used under the channel's lock.
#[derive(Debug, Default)]
pub struct ChanClocks {
    places: Vec<Snapshot>,
    closed: Snapshot,
}

/// Who does something with a channel, as a word: a goroutine's [`Thread`], or a timer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Actor(u64);

/// In a timer's word; threads lie at even addresses.
const TIMER: u64 = 1;

impl Actor {
    pub fn goroutine(thread: &mut Thread) -> Actor {
        Actor(std::ptr::from_mut(thread) as usize as u64)
    }

    /// `addr`: where [`crate::Worker::start_timer`] found it.
    pub fn timer(addr: u64) -> Actor {
        Actor(addr | TIMER)
    }

    pub fn word(self) -> u64 {
        self.0
    }

    /// # Safety
    /// The word is of an actor whose thread lives, and is used by nobody else meanwhile; or 0.
    unsafe fn thread<'a>(word: u64) -> Option<&'a mut Thread> {
        // SAFETY: the caller's promise.
        (word != 0 && word & TIMER == 0).then(|| unsafe { &mut *(word as usize as *mut Thread) })
    }
}

impl Detector {
    /// What an actor makes known.
    ///
    /// # Safety
    /// As for [`Actor::thread`].
    unsafe fn released(&self, actor: u64) -> Snapshot {
        // SAFETY: the caller's promise.
        match unsafe { Actor::thread(actor) } {
            Some(thread) => thread.release(),
            None if actor & TIMER != 0 => self.timer(actor & !TIMER),
            None => Snapshot::default(),
        }
    }

    /// A value goes into, or comes from, this place of a channel's buffer.
    ///
    /// # Safety
    /// The word is a living actor's, who runs this, or is parked in the channel's operation and is about to be woken by whoever runs
    /// this.
    pub unsafe fn exchange(&self, chan: &mut ChanClocks, place: usize, actor: u64) {
        // SAFETY: the caller's promise.
        let own = unsafe { self.released(actor) };
        if chan.places.len() <= place {
            chan.places.resize_with(place + 1, Snapshot::default);
        }
        let before = std::mem::replace(&mut chan.places[place], own);
        // SAFETY: the caller's promise.
        if let Some(thread) = unsafe { Actor::thread(actor) } {
            thread.acquire(&before);
        }
    }

    /// A value passes from hand to hand: both know all that either knew.
    ///
    /// # Safety
    /// As for [`Detector::exchange`], of both, who are two.
    pub unsafe fn meet(&self, sender: u64, receiver: u64) {
        // SAFETY: the caller's promise.
        let (sent, received) = unsafe { (self.released(sender), self.released(receiver)) };
        // SAFETY: the caller's promise.
        if let Some(thread) = unsafe { Actor::thread(sender) } {
            thread.acquire(&received);
        }
        // SAFETY: the caller's promise.
        if let Some(thread) = unsafe { Actor::thread(receiver) } {
            thread.acquire(&sent);
        }
    }

    /// # Safety
    /// As for [`Detector::exchange`].
    pub unsafe fn close(&self, chan: &mut ChanClocks, actor: u64) {
        // SAFETY: the caller's promise.
        chan.closed = unsafe { self.released(actor) };
    }

    /// A receive finds that the channel is closed.
    ///
    /// # Safety
    /// As for [`Detector::exchange`].
    pub unsafe fn closed(&self, chan: &ChanClocks, actor: u64) {
        // SAFETY: the caller's promise.
        if let Some(thread) = unsafe { Actor::thread(actor) } {
            thread.acquire(&chan.closed);
        }
    }
}
