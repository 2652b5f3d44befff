//! From the number of a page to the page: a hash table that only grows, read without a lock.

use crate::map::mix;
use crate::shadow::Page;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Places of the table.
const PLACES: usize = 1 << 16;
/// Pages there may be at most that remember accesses; the others are for clocks, without which there would be false reports.
const MOST: usize = PLACES / 2;
/// Pages there may be at all.
const ROOM: usize = PLACES - PLACES / 8;

pub(crate) struct Pages {
    /// A page's number and 1; 0: none.
    numbers: Box<[AtomicU64]>,
    /// From `Box::into_raw`.
    pages: Box<[AtomicPtr<Page>]>,
    /// Pages with accesses there may be.
    most: usize,
    len: AtomicUsize,
    /// The addresses of all pages; held by whoever adds one.
    made: Mutex<Vec<usize>>,
}

impl Pages {
    /// `memory`: bytes for pages with accesses.
    pub(crate) fn new(memory: u64) -> Pages {
        Pages {
            numbers: (0..PLACES).map(|_| AtomicU64::new(0)).collect(),
            pages: (0..PLACES)
                .map(|_| AtomicPtr::new(ptr::null_mut()))
                .collect(),
            most: usize::try_from(memory / size_of::<Page>() as u64)
                .unwrap_or(MOST)
                .min(MOST),
            len: AtomicUsize::new(0),
            made: Mutex::default(),
        }
    }

    /// Where the page is, or where it would be.
    #[inline]
    fn place(&self, number: u64) -> usize {
        let mut at = mix(number) as usize % PLACES;
        loop {
            // Acquire: partner of the Release in `find_or_make`, after which the page is there.
            let found = self.numbers[at].load(Ordering::Acquire);
            if found == 0 || found == number + 1 {
                return at;
            }
            at = (at + 1) % PLACES;
        }
    }

    #[inline]
    pub(crate) fn find(&self, number: u64) -> Option<*const Page> {
        // Relaxed: ordered by the number's load.
        let page = self.pages[self.place(number)].load(Ordering::Relaxed);
        (!page.is_null()).then_some(page.cast_const())
    }

    /// None: there is no room for one more.
    #[inline]
    pub(crate) fn find_or_make(&self, number: u64, for_clocks: bool) -> Option<*const Page> {
        self.find(number).or_else(|| self.make(number, for_clocks))
    }

    #[cold]
    fn make(&self, number: u64, for_clocks: bool) -> Option<*const Page> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = self.find(number) {
            return Some(page);
        }
        let len = self.len.load(Ordering::Relaxed);
        if len >= if for_clocks { ROOM } else { self.most } {
            return None;
        }
        let at = self.place(number);
        let page = Box::into_raw(Page::new());
        made.push(page as usize);
        self.pages[at].store(page, Ordering::Relaxed);
        // Release: partner of the Acquire in `place`.
        self.numbers[at].store(number + 1, Ordering::Release);
        self.len.store(len + 1, Ordering::Relaxed);
        Some(page.cast_const())
    }

    pub(crate) fn is_full(&self) -> bool {
        self.len.load(Ordering::Relaxed) >= ROOM
    }

    pub(crate) fn for_each(&self, mut visit: impl FnMut(&Page)) {
        for &page in &*self.made.lock().unwrap_or_else(PoisonError::into_inner) {
            // SAFETY: pages live as long as this.
            visit(unsafe { &*(page as *const Page) });
        }
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        let made = self.made.get_mut().unwrap_or_else(PoisonError::into_inner);
        for page in made.drain(..) {
            // SAFETY: from `Box::into_raw` in `make`, and nobody uses it any more.
            drop(unsafe { Box::from_raw(page as *mut Page) });
        }
    }
}
