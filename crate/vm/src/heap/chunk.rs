//! Chunks, blocks and the way from an address to its object.

use super::class::{self, BLOCK, BLOCK_SHIFT, BLOCKS, CHUNK, CHUNK_SHIFT};
use std::alloc::{Layout, alloc_zeroed, dealloc};

/// What a block holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Use {
    Free,
    /// Cells of this class.
    Cells(u8),
    /// The first block of a large object.
    Large,
    /// A later block of a large object, so many blocks after its first.
    LargeRest(u8),
}

/// One bit for each cell.
pub(super) type Bits = [u64; 32];

/// What is known of a block, outside of it.
///
/// A cell is allocated where its index is below `next` or its bit is set in `old`, and its header is not 0.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) used: Use,
    /// Nothing was ever written here: no need to clear it.
    pub(super) clean: bool,
    /// The mark stack overflowed on an object of this block: scan its marked objects again.
    pub(super) rescan: bool,
    /// Cells below were handed to a mutator since the last collection, or were live then.
    pub(super) next: u32,
    /// Bytes of a large object's run.
    pub(super) run: u64,
    /// Cells found live by the last collection.
    pub(super) old: Bits,
    /// Cells found live by the collection in progress.
    pub(super) marks: Bits,
}

/// Memory from the system: a chunk of blocks, or a whole number of chunks for one huge object.
#[derive(Debug)]
pub(super) struct Chunk {
    pub(super) base: u64,
    pub(super) bytes: u64,
    /// Bit i: block i is free.
    pub(super) free: u32,
    pub(super) blocks: Box<[Block]>,
}

#[inline(always)]
pub(super) fn bit(bits: &Bits, i: u32) -> bool {
    bits[(i >> 6) as usize] >> (i & 63) & 1 != 0
}

#[inline(always)]
pub(super) fn set(bits: &mut Bits, i: u32) {
    bits[(i >> 6) as usize] |= 1 << (i & 63);
}

pub(super) fn count(bits: &Bits) -> u32 {
    bits.iter().map(|word| word.count_ones()).sum()
}

impl Block {
    const EMPTY: Block = Block {
        used: Use::Free,
        clean: true,
        rescan: false,
        next: 0,
        run: 0,
        old: [0; 32],
        marks: [0; 32],
    };

    /// The next run of free cells from `from` on: first cell, end.
    pub(super) fn free_run(&self, from: u32, cells: u32) -> Option<(u32, u32)> {
        let first = self.next_where(from, cells, false)?;
        let end = self.next_where(first, cells, true).unwrap_or(cells);
        Some((first, end))
    }

    /// The next cell from `from` on whose bit in `old` is `live`.
    fn next_where(&self, from: u32, cells: u32, live: bool) -> Option<u32> {
        if from >= cells {
            return None;
        }
        let flip = if live { 0 } else { !0 };
        let mut word = (from >> 6) as usize;
        let mut bits = (self.old[word] ^ flip) & (!0 << (from & 63));
        while bits == 0 {
            word += 1;
            if word == self.old.len() {
                return None;
            }
            bits = self.old[word] ^ flip;
        }
        Some(word as u32 * 64 + bits.trailing_zeros()).filter(|&cell| cell < cells)
    }

    /// Whether cell `i` may hold an object: its header decides.
    #[inline(always)]
    pub(super) fn handed_out(&self, i: u32) -> bool {
        i < self.next || bit(&self.old, i)
    }
}

impl Chunk {
    /// None where the system has no more memory. `bytes` is a multiple of [`CHUNK`]; more than one: huge.
    pub(super) fn new(bytes: u64) -> Option<Box<Chunk>> {
        let layout = Layout::from_size_align(usize::try_from(bytes).ok()?, CHUNK as usize).ok()?;
        // SAFETY: the size is not 0.
        let base = unsafe { alloc_zeroed(layout) } as usize as u64;
        if base == 0 {
            return None;
        }
        let huge = bytes > CHUNK;
        let mut blocks = Vec::new();
        blocks.resize_with(if huge { 1 } else { BLOCKS }, || Block::EMPTY);
        Some(Box::new(Chunk {
            base,
            bytes,
            free: if huge { 0 } else { !0 },
            blocks: blocks.into_boxed_slice(),
        }))
    }

    pub(super) fn is_huge(&self) -> bool {
        self.bytes > CHUNK
    }

    pub(super) fn is_empty(&self) -> bool {
        if self.is_huge() {
            self.blocks[0].used == Use::Free
        } else {
            self.free == !0
        }
    }

    /// The start of block `i`.
    pub(super) fn start(&self, i: usize) -> u64 {
        self.base + i as u64 * BLOCK
    }

    /// The first of `n` neighbouring free blocks.
    pub(super) fn find_run(&self, n: u32) -> Option<usize> {
        let mut run = self.free;
        // After k steps bit i says that blocks i … i + k are free.
        for _ in 1..n {
            run &= run >> 1;
        }
        (run != 0).then(|| run.trailing_zeros() as usize)
    }

    /// Makes block `i` free; its memory is no longer clean.
    pub(super) fn release(&mut self, i: usize) {
        let block = &mut self.blocks[i];
        block.used = Use::Free;
        block.clean = false;
        block.next = 0;
        block.run = 0;
        if !self.is_huge() {
            self.free |= 1 << i;
        }
    }

    /// Block and cell that hold the address, and the cell's start. `addr` is inside the chunk.
    #[inline(always)]
    pub(super) fn cell(&mut self, addr: u64) -> Option<(&mut Block, u32, u64)> {
        if self.is_huge() {
            let base = self.base;
            return Some((&mut self.blocks[0], 0, base));
        }
        let offset = addr - self.base;
        let i = (offset >> BLOCK_SHIFT) as usize;
        let start = self.base + (i as u64) * BLOCK;
        match self.blocks[i].used {
            Use::Cells(class) => {
                let plain = class as usize % class::NATIVE;
                let within = offset & (BLOCK - 1);
                let cell = ((within * class::RECIPROCALS[plain]) >> 32) as u32;
                let block = &mut self.blocks[i];
                let size = class::SIZES[plain] as u64;
                // The rest of a block after its last cell holds nothing.
                (u64::from(cell) * size + size <= BLOCK).then_some((
                    block,
                    cell,
                    start + u64::from(cell) * size,
                ))
            }
            Use::Large => Some((&mut self.blocks[i], 0, start)),
            Use::LargeRest(back) => {
                let first = i - back as usize;
                Some((&mut self.blocks[first], 0, start - u64::from(back) * BLOCK))
            }
            Use::Free => None,
        }
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        let layout = Layout::from_size_align(self.bytes as usize, CHUNK as usize);
        if let Ok(layout) = layout {
            // SAFETY: `new` allocated it with this layout.
            unsafe { dealloc(self.base as usize as *mut u8, layout) }
        }
    }
}

/// From an address to its chunk: a hash table of chunk numbers with linear probing, at most half full.
#[derive(Debug, Default)]
pub(super) struct Table {
    slots: Vec<(u64, *mut Chunk)>,
    len: usize,
    low: u64,
    high: u64,
}

impl Table {
    pub(super) fn insert(&mut self, chunk: *mut Chunk) {
        // SAFETY: the heap's chunks live as long as they are in its table.
        let (base, bytes) = unsafe { ((*chunk).base, (*chunk).bytes) };
        for number in base >> CHUNK_SHIFT..(base + bytes) >> CHUNK_SHIFT {
            if 2 * (self.len + 1) > self.slots.len() {
                let old = std::mem::take(&mut self.slots);
                self.slots = vec![(0, std::ptr::null_mut()); (2 * old.len()).max(16)];
                for (number, chunk) in old {
                    if !chunk.is_null() {
                        self.put(number, chunk);
                    }
                }
            }
            self.put(number, chunk);
            self.len += 1;
        }
        self.low = if self.low == 0 {
            base
        } else {
            self.low.min(base)
        };
        self.high = self.high.max(base + bytes);
    }

    fn put(&mut self, number: u64, chunk: *mut Chunk) {
        let mask = self.slots.len() - 1;
        let mut i = hash(number) & mask;
        while !self.slots[i].1.is_null() {
            i = (i + 1) & mask;
        }
        self.slots[i] = (number, chunk);
    }

    /// The chunk that holds the address.
    #[inline(always)]
    pub(super) fn find(&self, addr: u64) -> Option<*mut Chunk> {
        if addr.wrapping_sub(self.low) >= self.high - self.low {
            return None;
        }
        let number = addr >> CHUNK_SHIFT;
        let mask = self.slots.len() - 1;
        let mut i = hash(number) & mask;
        loop {
            let (at, chunk) = self.slots[i];
            if chunk.is_null() {
                return None;
            }
            if at == number {
                return Some(chunk);
            }
            i = (i + 1) & mask;
        }
    }
}

#[inline(always)]
fn hash(number: u64) -> usize {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_free_cells() {
        let mut block = Block::EMPTY;
        block.old[0] = 0b1100_0110;
        assert_eq!(block.free_run(0, 8), Some((0, 1)));
        assert_eq!(block.free_run(1, 8), Some((3, 6)));
        assert_eq!(block.free_run(6, 8), None);
        assert_eq!(block.free_run(6, 2048), Some((8, 2048)));
        block.old[31] = !0;
        assert_eq!(block.free_run(8, 2048), Some((8, 31 * 64)));
        assert_eq!(block.free_run(31 * 64, 2048), None);
    }

    #[test]
    fn runs_of_free_blocks() {
        let mut chunk = Chunk::new(CHUNK).expect("memory");
        assert_eq!(chunk.find_run(32), Some(0));
        chunk.free = 0b1110_0110_0000;
        assert_eq!(chunk.find_run(2), Some(5));
        assert_eq!(chunk.find_run(3), Some(9));
        assert_eq!(chunk.find_run(4), None);
    }
}
