//! A worker's allocator.

use super::chunk::Block;
use super::class::{self, CLASSES, LARGEST_CELL};
use super::{Heap, LayoutInfo};
use crate::fault::Fault;
use crate::goroutine::Stacks;
use crate::mem;
use golang::bytecode::{self as code, Layout, LayoutIx, TypeIx};
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{Ordering, fence};

/// Where a mutator allocates cells of one class: a run of cleared cells of a block of its own.
#[derive(Debug)]
pub(super) struct Cursor {
    /// The next cell.
    at: u64,
    /// The end of the run.
    end: u64,
    /// The block; null: none.
    block: *mut Block,
    start: u64,
}

impl Cursor {
    const NONE: Cursor = Cursor {
        at: 0,
        end: 0,
        block: ptr::null_mut(),
        start: 0,
    };

    /// Gives up the block, in a collection. What is left of the run has headers of 0, so it counts as free.
    pub(super) fn retire(&mut self) {
        *self = Cursor::NONE;
    }
}

/// What an instruction that always allocates the same needs to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AllocSite {
    class: u32,
    /// Bytes of a cell; 0: the object is too large for one.
    size: u32,
    header: u64,
}

/// A worker's allocator. All that it gives is zeroed, and lives until a collection does not reach it:
/// collections run at safepoints only, so references in Rust variables are good until the next.
#[derive(Debug)]
pub struct Mutator {
    /// Owned; from `Box::into_raw`. A pointer, because collections reset the cursors.
    cursors: *mut [Cursor; CLASSES],
    heap: Arc<Heap>,
    /// For goroutines that this worker starts.
    pub(crate) stacks: Stacks,
}

impl AllocSite {
    /// For `count` elements of a layout.
    pub fn new(ix: LayoutIx, layout: &Layout, count: u32) -> AllocSite {
        let slots = if ix < code::LAYOUT_FIRST {
            1
        } else {
            u64::from(layout.slots)
        };
        let bytes = 8 + (8 * slots * u64::from(count)).max(8);
        let header = header(ix, count.into());
        if bytes > LARGEST_CELL {
            return AllocSite {
                class: 0,
                size: 0,
                header,
            };
        }
        let class = class::of_bytes(bytes);
        AllocSite {
            class: class as u32,
            size: class::size(class) as u32,
            header,
        }
    }
}

// SAFETY: the cursors belong to this mutator alone, but in collections, when its worker is stopped.
unsafe impl Send for Mutator {}

fn header(layout: LayoutIx, count: u64) -> u64 {
    u64::from(layout) | count << 32
}

impl Mutator {
    pub(super) fn new(heap: &Arc<Heap>) -> Mutator {
        let cursors = Box::into_raw(Box::new([Cursor::NONE; CLASSES]));
        heap.state().mutators.push(cursors);
        Mutator {
            cursors,
            heap: heap.clone(),
            stacks: Stacks::default(),
        }
    }

    pub fn heap(&self) -> &Arc<Heap> {
        &self.heap
    }

    /// Whether the goroutine should come to a safepoint soon, because a collection is due.
    #[inline(always)]
    pub fn wants_safepoint(&self) -> bool {
        self.heap.wants_collection()
    }

    /// Counts bytes outside of the heap that its objects hold, so that collections come in proportion.
    pub fn charge(&mut self, bytes: i64) {
        if bytes > 0 {
            let heap = &*self.heap;
            heap.account(&mut heap.state(), bytes as u64);
        }
    }

    fn layout(&self, layout: LayoutIx) -> &LayoutInfo {
        &self.heap.layouts[layout as usize]
    }

    /// Allocates what the site says if its run has room.
    #[inline(always)]
    pub fn try_alloc_at(&mut self, site: AllocSite) -> Option<u64> {
        if site.size == 0 {
            return None;
        }
        self.bump(site.class as usize, u64::from(site.size), site.header)
    }

    /// Allocates what the site says.
    pub fn alloc_at(&mut self, site: AllocSite) -> Result<u64, Fault> {
        match self.try_alloc_at(site) {
            Some(addr) => Ok(addr),
            None => self.alloc(site.header as u32, site.header >> 32),
        }
    }

    #[inline(always)]
    fn bump(&mut self, class: usize, size: u64, header: u64) -> Option<u64> {
        debug_assert!(class < CLASSES);
        // SAFETY: `class` comes of the tables of `class`, so it is below CLASSES; the cursors are this mutator's.
        let cursor = unsafe { &mut *(self.cursors as *mut Cursor).add(class) };
        let at = cursor.at;
        if at == cursor.end {
            return None;
        }
        cursor.at = at + size;
        // SAFETY: the run is this mutator's, and whole cells.
        unsafe { mem::store(at, header) };
        Some(at + 8)
    }

    /// A cell of `bytes`, header included.
    #[inline]
    fn cell(&mut self, bytes: u64, header: u64) -> Result<u64, Fault> {
        if bytes <= LARGEST_CELL {
            let class = class::of_bytes(bytes);
            match self.bump(class, class::size(class), header) {
                Some(addr) => Ok(addr),
                None => self.refilled(class, header),
            }
        } else {
            self.large(bytes, header)
        }
    }

    #[cold]
    #[inline(never)]
    fn refilled(&mut self, class: usize, header: u64) -> Result<u64, Fault> {
        self.refill(class)?;
        self.bump(class, class::size(class), header)
            .ok_or(Fault::OutOfMemory)
    }

    /// Moves the cursor to the next run of free cells.
    fn refill(&mut self, class: usize) -> Result<(), Fault> {
        let (size, cells) = (class::size(class), class::cells(class));
        // SAFETY: the cursors are this mutator's.
        let cursor = unsafe { &mut (*self.cursors)[class] };
        loop {
            if !cursor.block.is_null() {
                // SAFETY: the block is this mutator's until the next collection retires the cursor.
                let block = unsafe { &mut *cursor.block };
                if let Some((first, end)) = block.free_run(block.next, cells) {
                    block.next = end;
                    cursor.at = cursor.start + u64::from(first) * size;
                    cursor.end = cursor.start + u64::from(end) * size;
                    if !block.clean {
                        self.heap.tell_fresh(cursor.at, cursor.end);
                        // SAFETY: these cells are free: nothing refers to them, and the cursor's owner is the caller.
                        unsafe {
                            let run = cursor.at as usize as *mut u8;
                            ptr::write_bytes(run, 0, (cursor.end - cursor.at) as usize);
                        }
                    }
                    // Racy programs may see a new object before its contents. They must see zeros then, not what the cell
                    // held before: so the zeros come before any later store that publishes an object.
                    fence(Ordering::Release);
                    return Ok(());
                }
                cursor.retire();
            }
            (cursor.block, cursor.start) = self.heap.take_block(class).ok_or(Fault::OutOfMemory)?;
        }
    }

    #[cold]
    #[inline(never)]
    fn large(&mut self, bytes: u64, header: u64) -> Result<u64, Fault> {
        let (start, dirty) = self.heap.take_large(bytes).ok_or(Fault::OutOfMemory)?;
        if dirty {
            self.heap.tell_fresh(start, start + bytes);
        }
        // SAFETY: the run is new, and at least `bytes` long.
        unsafe {
            if dirty {
                ptr::write_bytes(start as usize as *mut u8, 0, bytes as usize);
            }
            fence(Ordering::Release);
            mem::store(start, header);
        }
        Ok(start + 8)
    }

    /// A zeroed object of `count` elements of a layout (bytes, of `LAYOUT_BYTES`); its slot 0's address.
    pub fn alloc(&mut self, layout: LayoutIx, count: u64) -> Result<u64, Fault> {
        if count > u64::from(u32::MAX) {
            return Err(Fault::OutOfMemory);
        }
        let bytes = self
            .layout(layout)
            .bytes
            .checked_mul(count)
            .ok_or(Fault::OutOfMemory)?;
        self.cell(8 + bytes.max(8), header(layout, count))
    }

    /// How many elements of a layout a cell for `count` of them has room for: append's new capacity.
    pub fn roomy(&self, layout: LayoutIx, count: u64) -> u64 {
        let element = self.layout(layout).bytes;
        let Some(bytes) = element
            .checked_mul(count)
            .filter(|&bytes| bytes > 0 && bytes + 8 <= LARGEST_CELL)
        else {
            return count;
        };
        (class::size(class::of_bytes(bytes + 8)) - 8) / element
    }

    /// A native object of a kind given to [`Heap::new`], its payload zeroed; the payload is at the result + 8.
    pub fn alloc_native(&mut self, kind: u32) -> Result<u64, Fault> {
        let class = class::of_native(16 + self.heap.kinds[kind as usize].size as u64);
        let header = header(code::LAYOUT_NATIVE, 1);
        let addr = match self.bump(class, class::size(class), header) {
            Some(addr) => addr,
            None => self.refilled(class, header)?,
        };
        // SAFETY: slot 0 of a new object.
        unsafe { mem::store(addr, u64::from(kind)) };
        Ok(addr)
    }

    pub fn new_string(&mut self, bytes: &[u8]) -> Result<u64, Fault> {
        self.new_string_with(bytes.len(), |own| own.copy_from_slice(bytes))
    }

    /// A string of `len` bytes, which `fill` writes over zeros. The empty string is 0.
    pub fn new_string_with(
        &mut self,
        len: usize,
        fill: impl FnOnce(&mut [u8]),
    ) -> Result<u64, Fault> {
        if len == 0 {
            return Ok(0);
        }
        let count = len as u64;
        if count > u64::from(u32::MAX) {
            return Err(Fault::OutOfMemory);
        }
        let addr = self.cell(24 + count, header(code::LAYOUT_STRING, count))?;
        // SAFETY: the object is new and as long as that; nobody else knows it yet.
        unsafe {
            fill(std::slice::from_raw_parts_mut(
                (addr + 16) as usize as *mut u8,
                len,
            ));
            mem::store(addr, addr + 16);
            mem::store(addr + 8, count);
        }
        Ok(addr)
    }

    /// A string over bytes of another object, which nobody changes.
    pub fn new_string_view(&mut self, data: u64, len: u64) -> Result<u64, Fault> {
        if len == 0 {
            return Ok(0);
        }
        let addr = self.cell(24, header(code::LAYOUT_STRING, 0))?;
        // SAFETY: a new object of two slots.
        unsafe {
            mem::store(addr, data);
            mem::store(addr + 8, len);
        }
        Ok(addr)
    }

    /// A slice header. `elem`: bytes an element.
    #[inline]
    pub fn new_slice(&mut self, data: u64, len: u64, cap: u64, elem: u64) -> Result<u64, Fault> {
        let addr = self.cell(40, header(code::LAYOUT_SLICE, 1))?;
        // SAFETY: a new object of four slots.
        unsafe {
            mem::store(addr, data);
            mem::store(addr + 8, len);
            mem::store(addr + 16, cap);
            mem::store(addr + 24, elem);
        }
        Ok(addr)
    }

    /// A `[]byte` with a copy of these bytes.
    pub fn new_bytes(&mut self, bytes: &[u8]) -> Result<u64, Fault> {
        let len = bytes.len() as u64;
        let cap = self.roomy(code::LAYOUT_BYTES, len);
        let data = self.alloc(code::LAYOUT_BYTES, cap)?;
        // SAFETY: the object is new and as long as that.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), data as usize as *mut u8, bytes.len()) };
        self.new_slice(data, len, cap, 1)
    }

    /// A slice of one-slot elements, which are references if `refs`.
    pub fn new_words(&mut self, words: &[u64], refs: bool) -> Result<u64, Fault> {
        let layout = if refs {
            code::LAYOUT_REFS
        } else {
            code::LAYOUT_WORDS
        };
        let len = words.len() as u64;
        let data = self.alloc(layout, len)?;
        self.fill(data, words);
        self.new_slice(data, len, len, 8)
    }

    /// An interface value of dynamic type `ty` with its payload in register form.
    #[inline]
    pub fn new_iface(&mut self, ty: TypeIx, payload: &[u64]) -> Result<u64, Fault> {
        let count = 1 + payload.len() as u64;
        let addr = self.cell(8 + 8 * count, header(code::LAYOUT_IFACE, count))?;
        self.fill(addr + 8, payload);
        // SAFETY: slot 0 of a new object.
        unsafe { mem::store(addr, u64::from(ty)) };
        Ok(addr)
    }

    /// A function value with captured slots.
    pub fn new_closure(&mut self, func: u32, captures: &[u64]) -> Result<u64, Fault> {
        let count = 1 + captures.len() as u64;
        let addr = self.cell(8 + 8 * count, header(code::LAYOUT_CLOSURE, count))?;
        self.fill(addr + 8, captures);
        // SAFETY: slot 0 of a new object.
        unsafe { mem::store(addr, u64::from(func)) };
        Ok(addr)
    }

    fn fill(&mut self, addr: u64, words: &[u64]) {
        for (i, &word) in words.iter().enumerate() {
            // SAFETY: the callers have allocated a slot for each word.
            unsafe { mem::store(addr + 8 * i as u64, word) };
        }
    }
}

impl Drop for Mutator {
    fn drop(&mut self) {
        self.heap
            .state()
            .mutators
            .retain(|&cursors| cursors != self.cursors);
        // SAFETY: from `Box::into_raw` in `new`; no collection can reach it any more.
        drop(unsafe { Box::from_raw(self.cursors) });
    }
}
