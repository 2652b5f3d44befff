//! The mark phase: from the roots to all that they reach, without recursion.

use super::chunk::{self, Chunk, Table, Use};
use super::{Heap, Scan, class};
use crate::{map, mem};

/// Entries that the mark stack holds at most (16 bytes each). An object that finds it full is marked, and
/// its block is scanned again at the end.
const STACK_LIMIT: usize = 1 << 16;

/// Elements of a large object that are scanned at a time, so that it does not fill the stack.
const STRIDE: u32 = 128;

/// What a collection has reached. The machine gives it the roots.
#[derive(Debug)]
pub struct Marker {
    heap: *const Heap,
    table: *const Table,
    chunks: *const Vec<*mut Chunk>,
    /// Marked objects to scan, from this element.
    stack: Vec<(u64, u32)>,
    overflowed: bool,
    /// `mark` must not scan: a scan is what calls it.
    scanning: bool,
}

impl Marker {
    pub(super) fn new(heap: &Heap, table: &Table, chunks: &Vec<*mut Chunk>) -> Marker {
        Marker {
            heap,
            table,
            chunks,
            stack: Vec::new(),
            overflowed: false,
            scanning: false,
        }
    }

    /// Marks the object that holds the address, if there is one: any word is allowed. Addresses inside an
    /// object, and of its header, count as the object's.
    pub fn mark(&mut self, addr: u64) {
        self.reach(addr);
        if self.stack.len() > STACK_LIMIT / 2 && !self.scanning {
            self.drain();
        }
    }

    /// Marks what any of these words may refer to.
    pub fn mark_all(&mut self, words: &[u64]) {
        for &word in words {
            self.mark(word);
        }
    }

    /// Marks what the `count` words from `addr` may refer to.
    ///
    /// # Safety
    /// They are readable, and no worker that writes them runs.
    pub unsafe fn mark_words(&mut self, addr: u64, count: u64) {
        for i in 0..count {
            // SAFETY: the caller's promise.
            self.mark(unsafe { mem::load(addr + 8 * i) });
        }
    }

    /// Scans all that is marked, so that [`Marker::has`] knows. For roots that depend on what others reach.
    pub fn settle(&mut self) {
        // SAFETY: as in `reach`; the list does not change during a collection.
        let chunks = unsafe { &*self.chunks };
        self.finish(chunks);
    }

    /// Whether the object that holds the address is marked; true for what lies outside the heap, as variables of
    /// packages do. [`Marker::settle`] first.
    pub fn has(&self, addr: u64) -> bool {
        // SAFETY: as in `reach`.
        unsafe {
            (*self.table)
                .find(addr)
                .and_then(|chunk| (*chunk).cell(addr))
                .is_none_or(|(block, cell, _)| chunk::bit(&block.marks, cell))
        }
    }

    #[inline]
    fn reach(&mut self, addr: u64) {
        // SAFETY: `finish` and `collect` keep the table and its chunks alive and unshared.
        let Some(chunk) = (unsafe { (*self.table).find(addr) }) else {
            return;
        };
        // SAFETY: as above.
        let Some((block, cell, start)) = (unsafe { (*chunk).cell(addr) }) else {
            return;
        };
        if !block.handed_out(cell) || chunk::bit(&block.marks, cell) {
            return;
        }
        // SAFETY: the start of a cell.
        let header = unsafe { mem::load(start) };
        if header == 0 {
            return;
        }
        chunk::set(&mut block.marks, cell);
        // SAFETY: the heap outlives its marker.
        let scan = unsafe { &(*self.heap).layouts[header as u32 as usize].scan };
        match scan {
            Scan::Never => {}
            // A string's only reference is most often to itself: do not queue those.
            // SAFETY: slot 0 of a string.
            Scan::String if unsafe { mem::load(start + 8) } == start + 24 => {}
            _ if self.stack.len() < STACK_LIMIT => self.stack.push((start + 8, 0)),
            _ => {
                block.rescan = true;
                self.overflowed = true;
            }
        }
    }

    /// Scans until nothing is left to scan.
    pub(super) fn finish(&mut self, chunks: &[*mut Chunk]) {
        self.drain();
        while std::mem::take(&mut self.overflowed) {
            for &chunk in chunks {
                // SAFETY: the heap owns its chunks, and no mutator runs.
                let blocks = unsafe { &*chunk }.blocks.len();
                for i in 0..blocks {
                    self.rescan(chunk, i);
                }
            }
        }
    }

    /// Scans all marked objects of a block on which the stack overflowed.
    fn rescan(&mut self, chunk: *mut Chunk, i: usize) {
        // SAFETY: the heap owns its chunks, and no mutator runs; the references end before anything is marked.
        let (start, size, cells) = unsafe {
            let chunk = &mut *chunk;
            if !std::mem::take(&mut chunk.blocks[i].rescan) {
                return;
            }
            match chunk.blocks[i].used {
                Use::Cells(class) => (
                    chunk.start(i),
                    class::size(class as usize),
                    class::cells(class as usize),
                ),
                _ => (chunk.start(i), 0, 1),
            }
        };
        for cell in 0..cells {
            // SAFETY: as above.
            if chunk::bit(unsafe { &(*chunk).blocks[i].marks }, cell) {
                self.stack.push((start + u64::from(cell) * size + 8, 0));
                self.drain();
            }
        }
    }

    fn drain(&mut self) {
        self.scanning = true;
        while let Some((addr, from)) = self.stack.pop() {
            // SAFETY: only addresses of marked objects are pushed.
            unsafe { self.scan(addr, from) };
        }
        self.scanning = false;
    }

    /// # Safety
    /// `addr` is an object's slot 0.
    unsafe fn scan(&mut self, addr: u64, from: u32) {
        // SAFETY: the caller's promise; layouts say which slots the object has. The heap outlives its marker.
        unsafe {
            let header = mem::load(addr - 8);
            let count = (header >> 32) as u32;
            let heap = &*self.heap;
            let info = &heap.layouts[header as u32 as usize];
            match &info.scan {
                Scan::Never => {}
                Scan::Refs | Scan::Conservative => {
                    for i in from..self.stride(addr, from, count) {
                        self.reach(mem::load(addr + 8 * u64::from(i)));
                    }
                }
                Scan::At(refs) => {
                    for i in from..self.stride(addr, from, count) {
                        let element = addr + 8 * u64::from(info.slots) * u64::from(i);
                        for &slot in refs {
                            self.reach(mem::load(element + 8 * u64::from(slot)));
                        }
                    }
                }
                Scan::String | Scan::Slice => self.reach(mem::load(addr)),
                Scan::Iface => {
                    let ty = mem::load(addr) as usize;
                    let refs = heap.payloads.get(ty).copied().unwrap_or(0);
                    for slot in 1..count {
                        if refs >> (slot - 1) & 1 != 0 {
                            self.reach(mem::load(addr + 8 * u64::from(slot)));
                        }
                    }
                }
                Scan::Closure => {
                    for slot in 1..count {
                        self.reach(mem::load(addr + 8 * u64::from(slot)));
                    }
                }
                Scan::Map => {
                    for slot in map::REFS {
                        self.reach(mem::load(addr + 8 * slot));
                    }
                }
                Scan::MapIter => {
                    for slot in map::ITER_REFS {
                        self.reach(mem::load(addr + 8 * slot));
                    }
                }
                Scan::Native => {
                    let kind = mem::load(addr) as usize;
                    (heap.kinds[kind].trace)(addr + 8, self);
                }
            }
        }
    }

    /// The end of the elements to scan now; what is left is pushed.
    #[inline]
    fn stride(&mut self, addr: u64, from: u32, count: u32) -> u32 {
        if count - from <= STRIDE {
            return count;
        }
        // There is room: this object's entry was just popped.
        self.stack.push((addr, from + STRIDE));
        from + STRIDE
    }
}
