//! What one worker keeps at hand: the pages it used last, and numbers of sites.

use crate::detector::Detector;
use crate::map::mix;
use crate::shadow::{Entry, PAGE_SHIFT, Page, WORDS};
use crate::thread::Thread;
use std::sync::Arc;

const PAGES: usize = 128;
const NUMBERS: usize = 512;

/// A worker's part of the detector. Used by the worker's thread alone.
pub struct Worker {
    pub(crate) detector: Arc<Detector>,
    /// By the low bits of a page's number: the number, and the page, which lives as long as the detector.
    pages: Box<[(u64, *const Page)]>,
    /// Pairs with their numbers.
    numbers: Box<[((u32, u32), u32)]>,
    /// No other worker runs: locks are not needed.
    pub alone: bool,
    /// The page that is locked between [`Worker::begin_atomic`] and [`Worker::end_atomic`].
    pub(crate) locked: Option<*const Page>,
    /// What was found there meanwhile.
    pub(crate) race: Option<(Entry, Entry)>,
}

// SAFETY: the pages are the detector's, which may be used by any thread.
unsafe impl Send for Worker {}

impl Worker {
    pub fn new(detector: &Arc<Detector>) -> Worker {
        Worker {
            detector: detector.clone(),
            pages: vec![(!0, std::ptr::null()); PAGES].into(),
            numbers: vec![((0, 0), 0); NUMBERS].into(),
            alone: false,
            locked: None,
            race: None,
        }
    }

    pub fn detector(&self) -> &Arc<Detector> {
        &self.detector
    }

    /// Forgets what the detector has forgotten.
    pub fn reset(&mut self) {
        self.numbers.fill(((0, 0), 0));
    }

    /// The page of an address; none where there is no room for it, see [`Detector::page`].
    #[inline(always)]
    pub(crate) fn page(&mut self, addr: u64, for_clocks: bool) -> Option<&'static Page> {
        let number = addr >> PAGE_SHIFT;
        let (known, page) = self.pages[number as usize % PAGES];
        if known == number {
            // SAFETY: the detector frees its pages when it is dropped, and this worker keeps it.
            return Some(unsafe { &*page });
        }
        self.find_page(number, for_clocks)
    }

    #[cold]
    fn find_page(&mut self, number: u64, for_clocks: bool) -> Option<&'static Page> {
        let page = self.detector.page(number, for_clocks)?;
        self.pages[number as usize % PAGES] = (number, page);
        // SAFETY: as in `page`.
        Some(unsafe { &*page })
    }

    /// Whether an access to at most eight bytes of one word is remembered already.
    #[inline(always)]
    pub fn has(&mut self, thread: &Thread, addr: u64, bytes: u64, write: bool) -> bool {
        if thread.only {
            return true;
        }
        let number = addr >> PAGE_SHIFT;
        let (known, page) = self.pages[number as usize % PAGES];
        if known != number {
            return false;
        }
        // SAFETY: as in `page`.
        let page = unsafe { &*page };
        page.cells[word_of(addr)].has(thread.key(), mask(addr, bytes), write)
    }

    /// The number of a pair, see `site`.
    #[inline]
    pub(crate) fn pair(&mut self, a: u32, b: u32) -> u32 {
        let at = mix(u64::from(a) << 32 | u64::from(b)) as usize % NUMBERS;
        let (pair, number) = self.numbers[at];
        if pair == (a, b) && number != 0 {
            return number;
        }
        let number = self.detector.number((a, b));
        self.numbers[at] = ((a, b), number);
        number
    }
}

#[inline(always)]
pub(crate) fn word_of(addr: u64) -> usize {
    (addr >> 3) as usize % WORDS
}

/// The bytes of the address's word that an access touches, which ends in that word or goes on beyond.
#[inline(always)]
pub(crate) fn mask(addr: u64, bytes: u64) -> u64 {
    let first = addr & 7;
    let all = if bytes >= 8 { 0xff } else { (1 << bytes) - 1 };
    (all << first) & 0xff
}
