//! What is remembered of memory: a page of words at a time.
//!
//! A word's accesses are [`Entry`]s: who, when, which bytes, where. Mostly there is one write and one read at most, which lie in the
//! word's [`Cell`]; where there are more (reads that nothing orders, bytes that differ), they are in a list beside. An entry goes when a
//! later access by somebody who knows it takes its place: whatever races with the old one then races with the new one, too.
//!
//! Cells are read without the page's lock, to see that an access is remembered already, and written under it.

use crate::clock::Snapshot;
use crate::spin::Spin;
use crate::thread::Thread;
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};

pub(crate) const PAGE_SHIFT: u32 = 12;
pub(crate) const WORDS: usize = 1 << (PAGE_SHIFT - 3);

/// Of an entry's word: the bytes touched.
pub(crate) const BYTES: u64 = 0xff;
/// By an atomic operation.
pub(crate) const ATOMIC: u64 = 1 << 8;
/// In a list, where the cell does not say it: a write.
pub(crate) const WRITE: u64 = 1 << 9;
const SLOT_SHIFT: u32 = 12;
const TIME_SHIFT: u32 = 24;
/// In a cell's `write`, where a time would be: its entries are in the list that the rest numbers. Then `read` is the word of the
/// latest plain access, by whomever, so that its like need not look into the list.
const LISTED: u64 = !0 << TIME_SHIFT;

/// An access that is remembered. The word holds, from the top, 40 bits of time, 12 of slot, flags and bytes; 0: none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) word: u64,
    pub(crate) site: u32,
    pub(crate) who: u32,
}

impl Entry {
    pub(crate) fn is_write(self) -> bool {
        self.word & WRITE != 0
    }

    pub(crate) fn is_atomic(self) -> bool {
        self.word & ATOMIC != 0
    }

    /// Whether it happened before what the goroutine does now.
    #[inline]
    fn is_known(self, thread: &Thread) -> bool {
        thread.knows(
            (self.word >> SLOT_SHIFT) as u32 & 0xfff,
            self.word >> TIME_SHIFT,
        )
    }

    fn races(self, new: Entry, thread: &Thread) -> bool {
        self.word & new.word & BYTES != 0
            && (self.word | new.word) & WRITE != 0
            && self.word & new.word & ATOMIC == 0
            && !self.is_known(thread)
    }

    /// Whether nothing is lost where `new` takes its place, on the bytes of `new`.
    #[inline]
    fn is_outdone(self, new: Entry, thread: &Thread) -> bool {
        (new.is_write() || !self.is_write())
            && (self.is_atomic() || !new.is_atomic())
            && self.is_known(thread)
    }

    /// The same access but for its bytes.
    fn is_alike(self, new: Entry) -> bool {
        (self.word ^ new.word) & !BYTES == 0 && self.site == new.site && self.who == new.who
    }
}

/// The entries of a word: a write and a read, without their `WRITE`.
#[derive(Default)]
pub(crate) struct Cell {
    write: AtomicU64,
    read: AtomicU64,
    write_site: AtomicU32,
    write_who: AtomicU32,
    read_site: AtomicU32,
    read_who: AtomicU32,
}

impl Cell {
    /// Whether a goroutine's access at its present time is remembered: `key` with the bytes.
    #[inline(always)]
    pub(crate) fn has(&self, key: u64, bytes: u64, is_write: bool) -> bool {
        let seen = |word: u64| word & !BYTES == key && word & bytes == bytes;
        // A read after one's own write adds nothing.
        seen(self.write.load(Relaxed)) || (!is_write && seen(self.read.load(Relaxed)))
    }

    /// The list that holds its entries, if one does.
    #[inline]
    fn list(&self) -> Option<u32> {
        let word = self.write.load(Relaxed);
        (word >= LISTED).then_some((word & !LISTED) as u32)
    }

    fn written(&self) -> Entry {
        let word = self.write.load(Relaxed);
        Entry {
            word: if word == 0 { 0 } else { word | WRITE },
            site: self.write_site.load(Relaxed),
            who: self.write_who.load(Relaxed),
        }
    }

    fn was_read(&self) -> Entry {
        Entry {
            word: self.read.load(Relaxed),
            site: self.read_site.load(Relaxed),
            who: self.read_who.load(Relaxed),
        }
    }

    fn set_written(&self, entry: Entry) {
        self.write_site.store(entry.site, Relaxed);
        self.write_who.store(entry.who, Relaxed);
        self.write.store(entry.word & !WRITE, Relaxed);
    }

    fn set_read(&self, entry: Entry) {
        self.read_site.store(entry.site, Relaxed);
        self.read_who.store(entry.who, Relaxed);
        self.read.store(entry.word, Relaxed);
    }
}

/// The clocks of what goroutines synchronise by, at one address.
#[derive(Default, Debug)]
pub(crate) struct Sync {
    pub(crate) clock: Snapshot,
    /// Of a timer: the number of the stack that started it.
    pub(crate) site: u32,
}

/// What is under a page's lock.
#[derive(Default)]
pub(crate) struct Inside {
    lists: Vec<Vec<Entry>>,
    unused: Vec<u32>,
    /// By word; made when the page gets its first.
    syncs: Vec<Option<Box<Sync>>>,
}

pub(crate) struct Page {
    lock: Spin,
    inside: UnsafeCell<Inside>,
    pub(crate) cells: [Cell; WORDS],
}

// SAFETY: `inside` is used under the lock only.
unsafe impl std::marker::Sync for Page {}
// SAFETY: it owns what it holds.
unsafe impl Send for Page {}

impl Page {
    pub(crate) fn new() -> Box<Page> {
        Box::new(Page {
            lock: Spin::default(),
            inside: UnsafeCell::default(),
            cells: std::array::from_fn(|_| Cell::default()),
        })
    }

    pub(crate) fn lock(&self, alone: bool) {
        self.lock.acquire(alone);
    }

    pub(crate) fn unlock(&self, alone: bool) {
        self.lock.release(alone);
    }

    /// # Safety
    /// The caller holds the lock, and no other borrow of this.
    #[expect(clippy::mut_from_ref, reason = "the lock makes it exclusive")]
    pub(crate) unsafe fn inside(&self) -> &mut Inside {
        // SAFETY: the caller's promise.
        unsafe { &mut *self.inside.get() }
    }

    /// Remembers an access, and gives one before that it races with. Under the lock.
    pub(crate) fn record(
        &self,
        inside: &mut Inside,
        word: usize,
        new: Entry,
        thread: &Thread,
    ) -> Option<Entry> {
        let cell = &self.cells[word];
        if let Some(list) = cell.list() {
            return record_listed(cell, inside, list, new, thread);
        }
        let (written, read) = (cell.written(), cell.was_read());
        let mut race = None;
        if written.word != 0 && written.races(new, thread) {
            race = Some(written);
        } else if read.word != 0 && read.races(new, thread) {
            race = Some(read);
        }
        let all = |old: Entry| {
            old.word == 0 || (old.word & BYTES & !new.word == 0 && old.is_outdone(new, thread))
        };
        if new.is_write() {
            if all(written) && all(read) {
                cell.set_written(new);
                if read.word != 0 {
                    cell.set_read(Entry::default());
                }
                return race;
            }
            if written.is_alike(new) && read.word == 0 {
                cell.set_written(Entry {
                    word: written.word | new.word,
                    ..new
                });
                return race;
            }
        } else {
            if all(read) {
                cell.set_read(new);
                return race;
            }
            if read.is_alike(new) {
                cell.set_read(Entry {
                    word: read.word | new.word,
                    ..new
                });
                return race;
            }
        }
        let list = match inside.unused.pop() {
            Some(list) => list,
            None => {
                inside.lists.push(Vec::new());
                inside.lists.len() as u32 - 1
            }
        };
        let entries = &mut inside.lists[list as usize];
        entries.extend([written, read].into_iter().filter(|entry| entry.word != 0));
        cell.write.store(LISTED | u64::from(list), Relaxed);
        record_listed(cell, inside, list, new, thread);
        race
    }

    /// The sync object at a word. Under the lock.
    pub(crate) fn sync<'a>(&self, inside: &'a mut Inside, word: usize) -> &'a mut Sync {
        if inside.syncs.is_empty() {
            inside.syncs.resize_with(WORDS, || None);
        }
        inside.syncs[word].get_or_insert_default()
    }

    /// Forgets all of some words. Under the lock.
    pub(crate) fn forget(&self, inside: &mut Inside, words: std::ops::Range<usize>) {
        for cell in &self.cells[words.clone()] {
            if let Some(list) = cell.list() {
                inside.lists[list as usize].clear();
                inside.unused.push(list);
            }
            if cell.write.load(Relaxed) | cell.read.load(Relaxed) != 0 {
                cell.read.store(0, Relaxed);
                cell.write.store(0, Relaxed);
            }
        }
        if !inside.syncs.is_empty() {
            inside.syncs[words].iter_mut().for_each(|sync| *sync = None);
        }
    }
}

/// [`Page::record`], for a word whose entries are in a list.
#[cold]
fn record_listed(
    cell: &Cell,
    inside: &mut Inside,
    list: u32,
    new: Entry,
    thread: &Thread,
) -> Option<Entry> {
    /// Entries that one word may have: a program that races everywhere must not slow down without end.
    const MOST: usize = 2 * crate::slots::MOST;
    let entries = &mut inside.lists[list as usize];
    let race = entries
        .iter()
        .rev()
        .copied()
        .find(|old| old.races(new, thread));
    entries.retain_mut(|old| {
        if old.is_outdone(new, thread) {
            old.word &= !(new.word & BYTES);
        }
        old.word & BYTES != 0
    });
    let alike = entries.iter().position(|old| old.is_alike(new));
    match alike {
        Some(i) => entries[i].word |= new.word,
        None if entries.len() < MOST => entries.push(new),
        None => {}
    }
    let latest = if new.is_atomic() {
        0
    } else {
        new.word & !WRITE
    };
    cell.read.store(latest, Relaxed);
    if let &[only] = &entries[..] {
        // Back to the cell.
        entries.clear();
        inside.unused.push(list);
        let none = Entry::default();
        let (write, read) = if only.is_write() {
            (only, none)
        } else {
            (none, only)
        };
        cell.set_read(read);
        cell.set_written(write);
    }
    race
}
