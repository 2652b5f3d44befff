//! The table of goroutines that wait for words.

use crate::WaitReason;
use crate::local::Local;
use crate::primitive::AtomicU64;
use crate::primitive::{Access, Lock};
use crate::task::TaskPtr;
use std::cell::UnsafeCell;
use std::ptr;

const BUCKETS: usize = if cfg!(loom) { 1 } else { 64 };

/// A goroutine's place in a bucket. Its fields follow the rules of channels' nodes: under the bucket's lock, or the
/// owner's when it is in no queue.
pub(crate) struct SyncNode {
    prev: *mut SyncNode,
    next: *mut SyncNode,
    bucket: *const Bucket,
    pub(super) task: TaskPtr,
    pub(super) addr: usize,
    /// A ticket of a Cond; whether a RWMutex's waiter is a writer.
    pub(super) arg: u64,
    /// When it began to wait, on the run's clock.
    pub(super) since: u64,
    pub(super) exclusive: bool,
    queued: bool,
    /// Taken out by a waker.
    pub(super) woken: bool,
    /// The waker gave it what it waits for.
    pub(super) granted: bool,
}

/// The goroutines whose words' addresses fall in here, in the order of their arrival.
pub(super) struct Bucket {
    lock: Lock,
    access: Access,
    list: UnsafeCell<List>,
}

pub(super) struct List {
    head: *mut SyncNode,
    tail: *mut SyncNode,
}

pub(crate) struct Table(Box<[Bucket]>);

// SAFETY: the lists are touched only under their buckets' locks.
unsafe impl Sync for Table {}
// SAFETY: as above; the nodes' tasks may move between threads.
unsafe impl Send for Table {}

impl Table {
    pub(crate) fn new() -> Table {
        Table(
            (0..BUCKETS)
                .map(|_| Bucket {
                    lock: Lock::new(),
                    access: Access::new(),
                    list: UnsafeCell::new(List {
                        head: ptr::null_mut(),
                        tail: ptr::null_mut(),
                    }),
                })
                .collect(),
        )
    }

    /// The goroutines that wait for the word at this address. No worker runs.
    pub(crate) fn waiting_at(&self, addr: usize) -> Vec<u64> {
        let mut waiting = Vec::new();
        // SAFETY: nobody changes the list, and nodes in it are alive.
        unsafe {
            let mut at = (*self.bucket(addr).list.get()).head;
            while !at.is_null() {
                if (*at).addr == addr {
                    waiting.push((*at).task.id());
                }
                at = (*at).next;
            }
        }
        waiting
    }

    fn bucket(&self, addr: usize) -> &Bucket {
        // Words are 8-aligned and often neighbours: Fibonacci hashing spreads them.
        let hash = (addr as u64 >> 3).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        &self.0[hash as usize % BUCKETS]
    }
}

/// Runs `f` with the list of `word`'s bucket, locked.
pub(super) fn with_list<R>(
    local: &Local,
    word: &AtomicU64,
    f: impl FnOnce(&mut Waiting<'_>) -> R,
) -> R {
    let bucket = local.core().table.bucket(addr_of(word));
    let solo = local.solo();
    bucket.lock.acquire(solo);
    let mut waiting = Waiting {
        // SAFETY: under the lock, or solo; `f` comes here for no other word.
        list: unsafe { &mut *bucket.list.get() },
        bucket,
        addr: addr_of(word),
    };
    let result = bucket.access.during(|| f(&mut waiting));
    bucket.lock.release(solo);
    result
}

pub(super) fn addr_of(word: &AtomicU64) -> usize {
    ptr::from_ref(word) as usize
}

/// The goroutines that wait for one word.
pub(super) struct Waiting<'a> {
    list: &'a mut List,
    bucket: &'a Bucket,
    addr: usize,
}

impl Waiting<'_> {
    /// Registers the running goroutine, last or first in line.
    pub(super) fn enqueue(
        &mut self,
        local: &Local,
        slot: super::Slot<'_>,
        reason: WaitReason,
        arg: u64,
        first: bool,
        since: u64,
    ) {
        let task = local.begin_wait(reason, slot.exclusive);
        let node = slot.state.put(SyncNode {
            prev: ptr::null_mut(),
            next: ptr::null_mut(),
            bucket: self.bucket,
            task,
            addr: self.addr,
            arg,
            since,
            exclusive: slot.exclusive,
            queued: true,
            woken: false,
            granted: false,
        });
        let node = ptr::from_mut(node);
        // SAFETY: the waiter keeps the node in place until it has left; the list's ends are alive.
        unsafe {
            if first {
                (*node).next = self.list.head;
                if self.list.head.is_null() {
                    self.list.tail = node;
                } else {
                    (*self.list.head).prev = node;
                }
                self.list.head = node;
            } else {
                (*node).prev = self.list.tail;
                if self.list.tail.is_null() {
                    self.list.head = node;
                } else {
                    (*self.list.tail).next = node;
                }
                self.list.tail = node;
            }
        }
    }

    /// The first waiting node that `wanted` accepts.
    pub(super) fn find(&self, mut wanted: impl FnMut(&SyncNode) -> bool) -> Option<*mut SyncNode> {
        let mut at = self.list.head;
        while !at.is_null() {
            // SAFETY: nodes in the list are alive.
            let node = unsafe { &*at };
            if node.addr == self.addr && wanted(node) {
                return Some(at);
            }
            at = node.next;
        }
        None
    }

    pub(super) fn any(&self) -> bool {
        self.find(|_| true).is_some()
    }

    pub(super) fn count(&self) -> u64 {
        let mut count = 0;
        self.find(|_| {
            count += 1;
            false
        });
        count
    }

    /// Takes a node out and wakes its goroutine.
    pub(super) fn wake(&mut self, local: &Local, node: *mut SyncNode, granted: bool) {
        // SAFETY: `find` gave it under this same lock.
        let node = unsafe { &mut *node };
        self.list.remove(node);
        node.woken = true;
        node.granted = granted;
        local.wake(node.task, node.exclusive);
    }

    /// Takes out and wakes all that `wanted` accepts; gives their number.
    pub(super) fn wake_all(
        &mut self,
        local: &Local,
        granted: bool,
        mut wanted: impl FnMut(&SyncNode) -> bool,
    ) -> u64 {
        let mut woken = 0;
        while let Some(node) = self.find(&mut wanted) {
            self.wake(local, node, granted);
            woken += 1;
        }
        woken
    }
}

impl List {
    fn remove(&mut self, node: &mut SyncNode) {
        if !node.queued {
            return;
        }
        node.queued = false;
        // SAFETY: its neighbours are in the list, too, and so alive.
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

impl SyncNode {
    /// The first word of what it waits for.
    pub(crate) fn addr(&self) -> usize {
        self.addr
    }

    /// Whether a waker took it out. Reads it under the lock unless the wait was exclusive.
    pub(super) fn is_woken(&self, local: &Local) -> bool {
        if self.exclusive {
            debug_assert!(self.woken);
            return true;
        }
        let solo = local.solo();
        // SAFETY: the table lives as long as the runtime.
        let bucket = unsafe { &*self.bucket };
        bucket.lock.acquire(solo);
        let woken = self.woken;
        bucket.lock.release(solo);
        woken
    }

    /// Its goroutine gives up waiting.
    pub(crate) fn cancel(&mut self, solo: bool) {
        // SAFETY: as in `is_woken`.
        let bucket = unsafe { &*self.bucket };
        bucket.lock.acquire(solo);
        // SAFETY: under the lock.
        unsafe { &mut *bucket.list.get() }.remove(self);
        bucket.lock.release(solo);
    }
}
