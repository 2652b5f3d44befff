//! The FIFO of goroutines that wait at one side of a channel: a doubly linked list of nodes that lie in
//! their waiters.

use super::Chan;
use crate::primitive::{AtomicU32, exchange_u32};
use crate::task::TaskPtr;
use std::ptr;

/// A goroutine's place in a queue. All fields are read and written under the channel's lock; the owner may touch
/// them without it before it is in a queue, and after it was woken from an exclusive wait.
pub(crate) struct Node<T> {
    prev: *mut Node<T>,
    next: *mut Node<T>,
    pub(crate) chan: *const Chan<T>,
    pub(crate) task: TaskPtr,
    /// Who waits, as a witness knows it.
    pub(crate) actor: u64,
    /// The waiter's claim, of a select; null otherwise.
    claim: *const AtomicU32,
    /// What a sender offers, or a receiver was given.
    value: Option<T>,
    pub(crate) exclusive: bool,
    send: bool,
    queued: bool,
    done: bool,
    ok: bool,
}

impl<T> Node<T> {
    #[inline]
    pub(crate) fn new(
        chan: *const Chan<T>,
        task: TaskPtr,
        exclusive: bool,
        value: Option<T>,
        send: bool,
    ) -> Node<T> {
        Node {
            prev: ptr::null_mut(),
            next: ptr::null_mut(),
            chan,
            task,
            actor: 0,
            claim: ptr::null(),
            value,
            exclusive,
            send,
            queued: false,
            done: false,
            ok: false,
        }
    }

    #[inline]
    pub(crate) fn by(mut self, actor: u64) -> Node<T> {
        self.actor = actor;
        self
    }

    pub(crate) fn of_select(mut self, claim: *const AtomicU32) -> Node<T> {
        self.claim = claim;
        self
    }

    #[inline]
    pub(crate) fn complete(&mut self, value: Option<T>, ok: bool) {
        self.value = value;
        self.complete_keeping_value(ok);
    }

    #[inline]
    pub(crate) fn complete_keeping_value(&mut self, ok: bool) {
        self.done = true;
        self.ok = ok;
    }

    pub(crate) fn is_done(&self) -> bool {
        self.done
    }

    pub(crate) fn ok(&self) -> bool {
        self.ok
    }

    pub(crate) fn is_send(&self) -> bool {
        self.send
    }

    pub(crate) fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    #[inline]
    pub(crate) fn take_value(&mut self) -> Option<T> {
        self.value.take()
    }

    /// Whether this party completes the node's operation. Always, but for a select that another one completes.
    #[inline]
    fn claim(&self, solo: bool) -> bool {
        // SAFETY: the claim lies in the waiter, which lives while its node is in a queue.
        self.claim.is_null() || exchange_u32(unsafe { &*self.claim }, 0, 1, solo)
    }

    /// Whether it could still be claimed.
    fn is_live(&self) -> bool {
        // Relaxed: a hint under the lock; popping claims.
        self.claim.is_null()
            // SAFETY: as in `claim`.
            || unsafe { &*self.claim }.load(crate::primitive::Ordering::Relaxed) == 0
    }
}

pub(super) struct Queue<T> {
    head: *mut Node<T>,
    tail: *mut Node<T>,
}

impl<T> Queue<T> {
    pub(super) fn new() -> Queue<T> {
        Queue {
            head: ptr::null_mut(),
            tail: ptr::null_mut(),
        }
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.head.is_null()
    }

    /// Whether some goroutine here still waits.
    pub(super) fn any_live(&self) -> bool {
        let mut node = self.head;
        while !node.is_null() {
            // SAFETY: nodes in a queue are alive.
            let here = unsafe { &*node };
            if here.is_live() {
                return true;
            }
            node = here.next;
        }
        false
    }

    /// The goroutines that still wait here, first come first.
    pub(super) fn waiting(&self) -> Vec<u64> {
        let mut waiting = Vec::new();
        let mut node = self.head;
        while !node.is_null() {
            // SAFETY: nodes in a queue are alive.
            let here = unsafe { &*node };
            if here.is_live() {
                waiting.push(here.task.id());
            }
            node = here.next;
        }
        waiting
    }

    /// Adds a node at the end.
    ///
    /// # Safety
    /// The node stays where it is until it has left the queue.
    #[inline]
    pub(super) unsafe fn push(&mut self, node: *mut Node<T>) {
        // SAFETY: the caller's node, and the queue's last one, are alive and under this lock.
        unsafe {
            (*node).prev = self.tail;
            (*node).next = ptr::null_mut();
            (*node).queued = true;
            if self.tail.is_null() {
                self.head = node;
            } else {
                (*self.tail).next = node;
            }
        }
        self.tail = node;
    }

    /// Takes out the first node that this party can complete. Those of selects that others complete leave, too.
    #[inline]
    pub(super) fn pop<'a>(&mut self, solo: bool) -> Option<&'a mut Node<T>> {
        while !self.head.is_null() {
            // SAFETY: nodes in a queue are alive, and the waiter stays at least until the lock is released:
            // its goroutine must take it to find out that it is complete, or is not yet woken.
            let node = unsafe { &mut *self.head };
            self.head = node.next;
            if self.head.is_null() {
                self.tail = ptr::null_mut();
            } else {
                // SAFETY: as above.
                unsafe { (*self.head).prev = ptr::null_mut() };
            }
            node.queued = false;
            if node.claim(solo) {
                return Some(node);
            }
        }
        None
    }

    /// Takes a node out, if it is in.
    ///
    /// # Safety
    /// The node is in this queue or in none.
    pub(super) unsafe fn remove(&mut self, node: &mut Node<T>) {
        if !node.queued {
            return;
        }
        node.queued = false;
        // SAFETY: its neighbours are in the queue, too, and so alive.
        unsafe {
            if node.prev.is_null() {
                self.head = node.next;
            } else {
                (*node.prev).next = node.next;
            }
            if node.next.is_null() {
                self.tail = node.prev;
            } else {
                (*node.next).prev = node.prev;
            }
        }
    }
}
