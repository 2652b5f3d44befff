//! The detector of a run: who asks it what.

use crate::clock::Snapshot;
use crate::map::Map;
use crate::shadow::{ATOMIC, Entry, PAGE_SHIFT, Page, Sync, WORDS, WRITE};
use crate::site::{Lock, Pairs};
use crate::slots::Slots;
use crate::thread::Thread;
use crate::worker::{Worker, mask, word_of};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An access to memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Access {
    pub addr: u64,
    pub bytes: u64,
    pub write: bool,
    pub atomic: bool,
}

/// Two accesses that nothing orders.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// The first word in which they meet.
    pub addr: u64,
    pub current: Party,
    pub previous: Party,
}

/// One of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    pub write: bool,
    pub atomic: bool,
    /// 0: not known any more.
    pub goroutine: u64,
    pub running: bool,
    /// Instructions, innermost first; empty: not known any more.
    pub stack: Vec<u32>,
    /// Where its goroutine was started; empty for the first.
    pub created: Vec<u32>,
    pub locks: Vec<Lock>,
}

/// What is known of all goroutines, running and ended.
#[derive(Clone, Copy, Default)]
struct Record {
    /// The goroutine's place in the order of all.
    serial: u32,
    running: bool,
    created: u32,
    goroutine: u64,
}

/// Records that are kept: of the latest goroutines.
const RECORDS: usize = 1 << 18;

#[derive(Default)]
struct Census {
    slots: Slots,
    records: Vec<Record>,
    /// Goroutines so far.
    serial: u32,
}

/// See the crate.
pub struct Detector {
    /// By number: pages, from `Box::into_raw`, as words.
    pages: Mutex<Map>,
    /// Pages there may be.
    most: usize,
    census: Mutex<Census>,
    /// Goroutines that have run and not ended, by number: their threads, as words.
    threads: Mutex<Map>,
    pairs: Mutex<Pairs>,
    /// Pairs of sites that were told of.
    told: Mutex<Map>,
}

/// A channel's operations name goroutines with this flag where a timer acts; the rest is the timer's address.
pub const TIMER: u64 = 1 << 63;

fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Detector {
    /// `memory`: bytes that it may use for what it remembers.
    pub fn new(memory: u64) -> Arc<Detector> {
        Arc::new(Detector {
            pages: Mutex::default(),
            most: (memory / size_of::<Page>() as u64) as usize,
            census: Mutex::default(),
            threads: Mutex::default(),
            pairs: Mutex::default(),
            told: Mutex::default(),
        })
    }

    /// Forgets everything. Nobody uses it, and its workers are reset before they do.
    pub fn reset(&self) {
        for &page in guard(&self.pages).values() {
            // SAFETY: pages live as long as the detector, and nobody uses this one.
            let page = unsafe { &*(page as usize as *const Page) };
            // SAFETY: as above.
            page.forget(unsafe { page.inside() }, 0..WORDS);
        }
        *guard(&self.census) = Census::default();
        guard(&self.threads).clear();
        guard(&self.pairs).clear();
        guard(&self.told).clear();
    }

    /// The page of this number. None: there is no room for one more, which only clocks get.
    pub(crate) fn page(&self, number: u64, for_clocks: bool) -> Option<*const Page> {
        let mut pages = guard(&self.pages);
        if let Some(&page) = pages.get(&number) {
            return Some(page as usize as *const Page);
        }
        if pages.len() >= self.most && !for_clocks {
            return None;
        }
        let page = Box::into_raw(Page::new());
        pages.insert(number, page as usize as u64);
        Some(page)
    }

    pub(crate) fn number(&self, pair: (u32, u32)) -> u32 {
        guard(&self.pairs).number(pair)
    }

    /// These bytes get a new use: what was there before is no business of whoever comes now.
    pub fn forget(&self, mut from: u64, to: u64) {
        while from < to {
            let end = ((from >> PAGE_SHIFT) + 1) << PAGE_SHIFT;
            let page = guard(&self.pages).get(&(from >> PAGE_SHIFT)).copied();
            if let Some(page) = page {
                // SAFETY: as in `reset`.
                let page = unsafe { &*(page as usize as *const Page) };
                page.lock(false);
                let last = word_of(to.min(end) - 1);
                // SAFETY: under the lock.
                page.forget(unsafe { page.inside() }, word_of(from)..last + 1);
                page.unlock(false);
            }
            from = end;
        }
    }

    // ---- goroutines ----

    fn new_thread(self: &Arc<Self>, parent: Snapshot, created: u32) -> Box<Thread> {
        let mut census = guard(&self.census);
        let (slot, time) = census.slots.take(&parent);
        let serial = census.serial;
        census.serial = serial.wrapping_add(1);
        let at = serial as usize % RECORDS;
        if census.records.len() <= at {
            census.records.push(Record::default());
        }
        census.records[at] = Record {
            serial,
            running: true,
            created,
            goroutine: 0,
        };
        Box::new(Thread::new(self, slot, time, parent, serial))
    }

    /// The first goroutine.
    pub fn main(self: &Arc<Self>) -> Box<Thread> {
        self.new_thread(Snapshot::default(), 0)
    }

    pub(crate) fn register(&self, goroutine: u64, thread: &mut Thread) {
        let who = thread.who;
        guard(&self.threads).insert(goroutine, std::ptr::from_mut(thread) as usize as u64);
        let mut census = guard(&self.census);
        let record = &mut census.records[who as usize % RECORDS];
        if record.serial == who {
            record.goroutine = goroutine;
        }
    }

    pub(crate) fn end(&self, thread: &Thread) {
        let mut census = guard(&self.census);
        let last = thread.last();
        census.slots.give_back(thread.slot, last);
        let record = &mut census.records[thread.who as usize % RECORDS];
        if record.serial == thread.who {
            record.running = false;
        }
        drop(census);
        if thread.goroutine() != 0 {
            guard(&self.threads).remove(&thread.goroutine());
        }
    }

    /// The thread of a goroutine that has run.
    ///
    /// # Safety
    /// It is the running one, or parked in an operation that the caller completes; and this is its only borrow.
    #[expect(clippy::mut_from_ref, reason = "see its safety")]
    unsafe fn thread(&self, goroutine: u64) -> Option<&mut Thread> {
        let thread = guard(&self.threads).get(&goroutine).copied()?;
        // SAFETY: registered threads stay where they are until they are dropped, which takes them out; and the caller's promise.
        Some(unsafe { &mut *(thread as usize as *mut Thread) })
    }

    // ---- channels: by whoever holds the channel's lock ----

    fn with_sync<R>(&self, addr: u64, f: impl FnOnce(&mut Sync) -> R) -> Option<R> {
        let page = self.page(addr >> PAGE_SHIFT, true)?;
        // SAFETY: pages live as long as the detector.
        let page = unsafe { &*page };
        page.lock(false);
        // SAFETY: under the lock.
        let result = f(page.sync(unsafe { page.inside() }, word_of(addr)));
        page.unlock(false);
        Some(result)
    }

    /// A value goes into, or comes from, this place of a channel's buffer: it knows what whoever used the place last knew, and leaves
    /// there what it knows itself.
    ///
    /// # Safety
    /// The goroutine runs this, or is parked in the channel's operation and is about to be woken by whoever runs this; or it is a
    /// timer, [`TIMER`].
    pub unsafe fn exchange(&self, chan: u64, place: usize, goroutine: u64) {
        let own = if goroutine & TIMER != 0 {
            self.with_sync(goroutine & !TIMER, |timer| timer.clock.clone())
                .unwrap_or_default()
        } else {
            // SAFETY: the caller's promise.
            match unsafe { self.thread(goroutine) } {
                Some(thread) => thread.release(),
                None => return,
            }
        };
        let before = self.with_sync(chan, |sync| {
            if sync.places.len() <= place {
                sync.places.resize_with(place + 1, Snapshot::default);
            }
            std::mem::replace(&mut sync.places[place], own)
        });
        // SAFETY: the caller's promise; the borrow above is over.
        if let (Some(before), Some(thread)) = (before, unsafe { self.thread(goroutine) }) {
            thread.acquire(&before);
        }
    }

    /// A value passes from hand to hand: both know all that either knew.
    ///
    /// # Safety
    /// As for [`Detector::exchange`], of both.
    pub unsafe fn meet(&self, a: u64, b: u64) {
        if a & TIMER != 0 {
            let known = self.with_sync(a & !TIMER, |timer| timer.clock.clone());
            // SAFETY: the caller's promise.
            if let (Some(known), Some(b)) = (known, unsafe { self.thread(b) }) {
                b.acquire(&known);
            }
            return;
        }
        // SAFETY: the caller's promise: two different goroutines, so two threads; each borrow ends before the next begins.
        unsafe {
            let Some(of_a) = self.thread(a).map(Thread::release) else {
                return;
            };
            let Some(of_b) = self.thread(b).map(Thread::release) else {
                return;
            };
            if let Some(a) = self.thread(a) {
                a.acquire(&of_b);
            }
            if let Some(b) = self.thread(b) {
                b.acquire(&of_a);
            }
        }
    }

    /// A channel is closed.
    ///
    /// # Safety
    /// As for [`Detector::exchange`].
    pub unsafe fn close(&self, chan: u64, goroutine: u64) {
        // SAFETY: the caller's promise.
        if let Some(thread) = unsafe { self.thread(goroutine) } {
            let known = thread.release();
            self.with_sync(chan, |sync| sync.clock = known);
        }
    }

    /// A receive finds that the channel is closed.
    ///
    /// # Safety
    /// As for [`Detector::exchange`].
    pub unsafe fn closed(&self, chan: u64, goroutine: u64) {
        let known = self.with_sync(chan, |sync| sync.clock.clone());
        // SAFETY: the caller's promise.
        if let (Some(known), Some(thread)) = (known, unsafe { self.thread(goroutine) }) {
            thread.acquire(&known);
        }
    }

    /// The goroutine that a timer starts.
    pub fn started_by_timer(self: &Arc<Self>, timer: u64) -> Box<Thread> {
        let known = self.with_sync(timer, |timer| (timer.clock.clone(), timer.site));
        let (known, site) = known.unwrap_or_default();
        self.new_thread(known, site)
    }

    /// What is to be told of two entries; none where their sites were told of before.
    #[cold]
    fn conflict(&self, addr: u64, new: Entry, old: Entry) -> Option<Conflict> {
        let sites = u64::from(new.site.max(old.site)) << 32 | u64::from(new.site.min(old.site));
        let is_new = guard(&self.told).insert(sites, 1).is_none();
        is_new.then(|| Conflict {
            addr,
            current: self.party(new),
            previous: self.party(old),
        })
    }

    fn party(&self, entry: Entry) -> Party {
        let record = guard(&self.census).records[entry.who as usize % RECORDS];
        let record = if record.serial == entry.who {
            record
        } else {
            Record::default()
        };
        let pairs = guard(&self.pairs);
        let (stack, locks) = pairs.site(entry.site);
        Party {
            write: entry.is_write(),
            atomic: entry.is_atomic(),
            goroutine: record.goroutine,
            running: record.running,
            stack: pairs.stack(stack),
            created: pairs.stack(record.created),
            locks: pairs.locks(locks),
        }
    }
}

impl Drop for Detector {
    fn drop(&mut self) {
        for (_, page) in guard(&self.pages).drain() {
            // SAFETY: from `Box::into_raw` in `page`, and nobody uses the detector any more.
            drop(unsafe { Box::from_raw(page as usize as *mut Page) });
        }
    }
}

/// What a goroutine does with a sync object, or an atomic variable.
impl Worker {
    /// Locks what stands for the address, so that an atomic operation and its order are one.
    #[inline]
    pub fn begin_atomic(&mut self, addr: u64) {
        let alone = self.alone;
        if let Some(page) = self.page(addr, true) {
            page.lock(alone);
            self.locked = Some(page);
        }
    }

    /// The atomic operation is done: it loaded, or it stored, or both.
    pub fn end_atomic(&mut self, thread: &mut Thread, addr: u64, loads: bool, stores: bool) {
        let Some(page) = self.locked.take() else {
            return;
        };
        // SAFETY: pages live as long as the detector.
        let page = unsafe { &*page };
        // SAFETY: under the lock.
        let inside = unsafe { page.inside() };
        if thread.silent == 0 {
            let sync = page.sync(inside, word_of(addr));
            if loads {
                thread.acquire(&sync.clock);
            }
            if stores {
                sync.clock = thread.release();
            }
        }
        page.unlock(self.alone);
    }

    fn with<R>(&mut self, addr: u64, f: impl FnOnce(&mut Sync) -> R) -> Option<R> {
        let alone = self.alone;
        let page = self.page(addr, true)?;
        page.lock(alone);
        // SAFETY: under the lock.
        let result = f(page.sync(unsafe { page.inside() }, word_of(addr)));
        page.unlock(alone);
        Some(result)
    }

    /// Knows what was released here.
    pub fn acquire(&mut self, thread: &mut Thread, addr: u64) {
        self.with(addr, |sync| thread.acquire(&sync.clock));
    }

    /// What is acquired here later knows what the goroutine knows now, and nothing of what was released before.
    pub fn release(&mut self, thread: &mut Thread, addr: u64) {
        self.with(addr, |sync| sync.clock = thread.release());
    }

    /// The same, in addition to what was released before.
    pub fn release_merge(&mut self, thread: &mut Thread, addr: u64) {
        self.with(addr, |sync| sync.clock.merge(&thread.release()));
    }

    /// `go`: the new goroutine's thread.
    pub fn spawn(
        &mut self,
        parent: &mut Thread,
        at: (u32, u32),
        caller: &dyn Fn(u32) -> Option<(u32, u32)>,
    ) -> Box<Thread> {
        let created = parent.stack(self, at, caller);
        let known = parent.release();
        self.detector.new_thread(known, created)
    }

    /// A timer is started: what it does knows what the goroutine knows now.
    pub fn start_timer(
        &mut self,
        thread: &mut Thread,
        timer: u64,
        at: (u32, u32),
        caller: &dyn Fn(u32) -> Option<(u32, u32)>,
    ) {
        let site = thread.stack(self, at, caller);
        self.with(timer, |sync| {
            (sync.clock, sync.site) = (thread.release(), site)
        });
    }

    /// Remembers an access, and tells of a race, once for each pair of sites. `at`: where the frame starts, and its instruction; `caller` gives where a frame's
    /// caller starts, and the call.
    pub fn access(
        &mut self,
        thread: &mut Thread,
        access: Access,
        at: (u32, u32),
        caller: &dyn Fn(u32) -> Option<(u32, u32)>,
    ) -> Option<Conflict> {
        if thread.silent > 0 || access.bytes == 0 {
            return None;
        }
        let site = thread.site(self, at, caller);
        thread.recorded = true;
        let flags = if access.write { WRITE } else { 0 } | if access.atomic { ATOMIC } else { 0 };
        let key = thread.key() | flags;
        let (mut from, end) = (access.addr, access.addr + access.bytes);
        let mut race = None;
        let alone = self.alone;
        while from < end {
            let page_end = ((from >> PAGE_SHIFT) + 1) << PAGE_SHIFT;
            let Some(page) = self.page(from, false) else {
                break;
            };
            page.lock(alone);
            // SAFETY: under the lock.
            let inside = unsafe { page.inside() };
            while from < end.min(page_end) {
                let bytes = mask(from, end - from);
                let new = Entry {
                    word: key | bytes,
                    site,
                    who: thread.who,
                };
                let old = page.record(inside, word_of(from), new, thread);
                if let (Some(old), None) = (old, race) {
                    race = Some((from, new, old));
                }
                from = (from | 7) + 1;
            }
            page.unlock(alone);
            if page_end >= end {
                break;
            }
            from = page_end;
        }
        let (addr, new, old) = race?;
        self.detector.conflict(addr, new, old)
    }
}
