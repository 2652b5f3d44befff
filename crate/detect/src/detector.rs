//! The detector of a run: who asks it what.

use crate::clock::Snapshot;
use crate::map::Map;
use crate::pages::Pages;
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

/// Pairs of sites that are told of: a program that races everywhere must not fill the memory with them.
const TOLD: usize = 1 << 16;

#[derive(Default)]
struct Census {
    slots: Slots,
    records: Vec<Record>,
    /// Goroutines so far.
    serial: u32,
}

/// See the crate.
pub struct Detector {
    pages: Pages,
    census: Mutex<Census>,
    pairs: Mutex<Pairs>,
    /// Pairs of sites that were told of.
    told: Mutex<Map>,
}

fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Detector {
    /// `memory`: bytes that it may use for what it remembers.
    pub fn new(memory: u64) -> Arc<Detector> {
        Arc::new(Detector {
            pages: Pages::new(memory),
            census: Mutex::default(),
            pairs: Mutex::default(),
            told: Mutex::default(),
        })
    }

    /// Forgets everything. Nobody uses it, and its workers are reset before they do.
    pub fn reset(&self) {
        self.pages.for_each(|page| {
            // SAFETY: nobody uses the detector.
            page.forget(unsafe { page.inside() }, 0..WORDS);
        });
        *guard(&self.census) = Census::default();
        guard(&self.pairs).clear();
        guard(&self.told).clear();
    }

    #[inline]
    pub(crate) fn page(&self, number: u64, for_clocks: bool) -> Option<*const Page> {
        self.pages.find_or_make(number, for_clocks)
    }

    pub(crate) fn number(&self, pair: (u32, u32)) -> u32 {
        guard(&self.pairs).number(pair)
    }

    /// These bytes get a new use: what was there before is no business of whoever comes now.
    pub fn forget(&self, mut from: u64, to: u64) {
        while from < to {
            let end = ((from >> PAGE_SHIFT) + 1) << PAGE_SHIFT;
            if let Some(page) = self.pages.find(from >> PAGE_SHIFT) {
                // SAFETY: pages live as long as the detector.
                let page = unsafe { &*page };
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

    /// From now on there are so many slots, at least two.
    #[cfg(test)]
    pub(crate) fn limit_slots(&self, most: usize) {
        guard(&self.census).slots.most = most;
    }

    fn new_thread(self: &Arc<Self>, parent: Snapshot, created: u32) -> Box<Thread> {
        let mut census = guard(&self.census);
        let (slot, time, shared) = census.slots.take(&parent);
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
        drop(census);
        let mut thread = Thread::new(self, slot, time, parent, serial);
        if shared {
            thread.count_no_sends();
        }
        Box::new(thread)
    }

    /// The first goroutine.
    pub fn main(self: &Arc<Self>) -> Box<Thread> {
        let mut main = self.new_thread(Snapshot::default(), 0);
        main.only = true;
        main
    }

    pub(crate) fn register(&self, goroutine: u64, who: u32) {
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
    }

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

    /// What a timer knows.
    pub(crate) fn timer(&self, timer: u64) -> Snapshot {
        self.with_sync(timer, |timer| timer.clock.clone())
            .unwrap_or_default()
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
        // Where clocks have no room, what looks unordered may be ordered.
        if self.pages.is_full() {
            return None;
        }
        let sites = u64::from(new.site.max(old.site)) << 32 | u64::from(new.site.min(old.site));
        let mut told = guard(&self.told);
        let is_new = told.len() < TOLD && told.insert(sites, 1).is_none();
        drop(told);
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

/// What a goroutine does with a sync object, or an atomic variable.
impl Worker {
    /// Locks what stands for the address, so that an atomic operation and its order are one, and remembers the access.
    #[inline]
    pub fn begin_atomic(
        &mut self,
        thread: &mut Thread,
        access: Access,
        at: (u32, u32),
        caller: &dyn Fn(u32) -> Option<(u32, u32)>,
    ) {
        if thread.only {
            return;
        }
        let site = match thread.silent {
            0 => thread.site(self, at, caller),
            _ => 0,
        };
        let Some(page) = self.page(access.addr, true) else {
            return;
        };
        page.lock(self.alone);
        self.locked = Some(page);
        if thread.silent > 0 {
            return;
        }
        thread.recorded = true;
        let flags = if access.write { ATOMIC | WRITE } else { ATOMIC };
        let new = Entry {
            word: thread.key() | flags | mask(access.addr, access.bytes),
            site,
            who: thread.who,
        };
        // SAFETY: under the lock.
        let inside = unsafe { page.inside() };
        let old = page.record(inside, word_of(access.addr), new, thread);
        self.race = old.map(|old| (new, old));
    }

    /// The atomic operation is done: it loaded, or it stored, or both. Gives a race that it was found to be in.
    #[inline]
    pub fn end_atomic(
        &mut self,
        thread: &mut Thread,
        addr: u64,
        loads: bool,
        stores: bool,
    ) -> Option<Conflict> {
        // SAFETY: pages live as long as the detector.
        let page = unsafe { &*self.locked.take()? };
        if thread.silent == 0 {
            // SAFETY: under the lock.
            let sync = page.sync(unsafe { page.inside() }, word_of(addr));
            if loads {
                thread.acquire(&sync.clock);
            }
            if stores {
                thread.release_to(&mut sync.clock);
            }
        }
        page.unlock(self.alone);
        let (new, old) = self.race.take()?;
        self.detector.conflict(addr, new, old)
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

    /// The same, where whoever acquires next does so after the goroutine has released here: nothing need stay.
    pub fn acquire_all(&mut self, thread: &mut Thread, addr: u64) {
        self.with(addr, |sync| thread.acquire_all(&mut sync.clock));
    }

    /// What is acquired here later knows what the goroutine knows now, and nothing of what was released before.
    pub fn release(&mut self, thread: &mut Thread, addr: u64) {
        self.with(addr, |sync| thread.release_to(&mut sync.clock));
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
        parent.only = false;
        let created = parent.stack(self, at, caller);
        let known = parent.release_to_child();
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
        thread.only = false;
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
        if thread.silent > 0 || thread.only || access.bytes == 0 {
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
