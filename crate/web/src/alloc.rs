//! The module's allocator: caches of free blocks, one for each thread and size class, over another allocator.
//!
//! std's allocator for wasm is one global spin lock: a second thread makes an allocation five times as dear. Here a
//! thread takes the lock only when its cache is empty or full. Threads that allocate what others free hand over
//! whole batches by way of a shared store.
//!
//! - A block of a class has exactly that class's size and [`ALIGN`], whatever was asked for, so that any cache can
//!   keep it and the allocator below can take it back.
//! - A free block's first word links it to the next one; a batch's second word links it to the next batch.
//! - What is kept is bounded: [`kept`] blocks for each thread and class, [`BATCHES`] batches in the store.
//!
//! Caches of threads that end are lost. The pool's workers live as long as their memory.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::ptr;
use std::sync::Mutex;

/// Of every cached block; the alignment that costs the allocators below nothing.
const ALIGN: usize = 2 * size_of::<usize>();
/// Larger blocks are rare, and their owners' own affair.
const LARGEST: usize = 32 << 10;
const CLASSES: usize = 40;
/// Bytes that a thread keeps of a class, about.
const KEPT_BYTES: usize = 64 << 10;
/// Batches of a class in the shared store.
const BATCHES: u32 = 64;

/// The class for a size of 1 to [`LARGEST`]: steps of 16 up to 128, then four steps for each doubling.
fn class_of(size: usize) -> usize {
    let top = size.max(1) - 1;
    if top < 128 {
        return top / 16;
    }
    let log = top.ilog2() as usize;
    8 + (log - 7) * 4 + (top >> (log - 2) & 3)
}

/// The size of a class's blocks: the largest that [`class_of`] puts there.
fn size_of_class(class: usize) -> usize {
    if class < 8 {
        return (class + 1) * 16;
    }
    let log = 7 + (class - 8) / 4;
    (1 << log) + ((class - 8) % 4 + 1) * (1 << (log - 2))
}

/// Blocks of a class that a thread keeps before it gives half of them away.
fn kept(class: usize) -> u32 {
    (KEPT_BYTES / size_of_class(class)).clamp(4, 512) as u32
}

fn layout_of(class: usize) -> Layout {
    // SAFETY: ALIGN is a power of two, and the sizes are far from the largest one.
    unsafe { Layout::from_size_align_unchecked(size_of_class(class), ALIGN) }
}

/// A free block.
#[repr(C)]
struct Free {
    next: *mut Free,
    /// In a batch's first block: the next batch.
    next_batch: *mut Free,
}

/// One thread's free blocks of a class.
struct List {
    head: Cell<*mut Free>,
    len: Cell<u32>,
}

/// Batches that some thread gave away, of one class.
struct Store {
    head: *mut Free,
    len: u32,
}

// SAFETY: the blocks behind the pointers belong to nobody but the store.
unsafe impl Send for Store {}

thread_local! {
    static LISTS: [List; CLASSES] = const { [const { List { head: Cell::new(ptr::null_mut()), len: Cell::new(0) } }; CLASSES] };
}

/// An allocator with caches over `A`. Instances share their caches, so a program has one.
#[derive(Debug)]
pub struct Cached<A> {
    inner: A,
    stores: [Mutex<Store>; CLASSES],
}

impl<A> Cached<A> {
    pub const fn new(inner: A) -> Cached<A> {
        let stores = [const {
            Mutex::new(Store {
                head: ptr::null_mut(),
                len: 0,
            })
        }; CLASSES];
        Cached { inner, stores }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("len", &self.len).finish()
    }
}

impl<A: GlobalAlloc> Cached<A> {
    /// The thread's list is empty: a batch of the store, or a new block.
    #[cold]
    fn refill(&self, list: &List, class: usize) -> *mut u8 {
        // A store that someone else holds is not worth waiting for.
        if let Ok(mut store) = self.stores[class].try_lock()
            && !store.head.is_null()
        {
            let batch = store.head;
            // SAFETY: the store's batches are lists of free blocks of this class, each as long as `split` made it.
            unsafe {
                store.head = (*batch).next_batch;
                store.len -= 1;
                list.head.set((*batch).next);
            }
            list.len.set(kept(class) / 2 - 1);
            return batch.cast();
        }
        // SAFETY: the layout's size is not zero.
        unsafe { self.inner.alloc(layout_of(class)) }
    }

    /// The thread's list is full: half of it goes to the store, or back where it came from.
    #[cold]
    fn spill(&self, list: &List, class: usize) {
        let half = kept(class) / 2;
        let batch = list.head.get();
        let mut last = batch;
        // SAFETY: the list holds `kept` blocks, so it has `half` of them and one more.
        unsafe {
            for _ in 1..half {
                last = (*last).next;
            }
            list.head.set((*last).next);
            (*last).next = ptr::null_mut();
        }
        list.len.set(list.len.get() - half);
        if let Ok(mut store) = self.stores[class].try_lock()
            && store.len < BATCHES
        {
            // SAFETY: the batch is this thread's until the store has it.
            unsafe { (*batch).next_batch = store.head };
            store.head = batch;
            store.len += 1;
            return;
        }
        let mut block = batch;
        while !block.is_null() {
            // SAFETY: each block came of `inner.alloc` with this layout, and nobody else knows it.
            unsafe {
                let next = (*block).next;
                self.inner.dealloc(block.cast(), layout_of(class));
                block = next;
            }
        }
    }
}

fn cached(layout: Layout) -> bool {
    layout.size() <= LARGEST && layout.align() <= ALIGN
}

// SAFETY: a block is in at most one list, batch or owner's hand at a time; blocks of a class are as large and as
// aligned as any layout that is put there; everything else is the inner allocator's.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Cached<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !cached(layout) {
            // SAFETY: the caller's layout, unchanged.
            return unsafe { self.inner.alloc(layout) };
        }
        let class = class_of(layout.size());
        LISTS.with(|lists| {
            let list = &lists[class];
            let block = list.head.get();
            if block.is_null() {
                return self.refill(list, class);
            }
            // SAFETY: blocks of the list are free, and this thread's alone.
            list.head.set(unsafe { (*block).next });
            list.len.set(list.len.get() - 1);
            block.cast()
        })
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if !cached(layout) {
            // SAFETY: the caller's block came of the inner allocator with this layout.
            return unsafe { self.inner.dealloc(block, layout) };
        }
        let class = class_of(layout.size());
        LISTS.with(|lists| {
            let list = &lists[class];
            if list.len.get() >= kept(class) {
                self.spill(list, class);
            }
            let block = block.cast::<Free>();
            // SAFETY: the caller gives the block up, and a block holds two words at least.
            unsafe { (*block).next = list.head.get() };
            list.head.set(block);
            list.len.set(list.len.get() + 1);
        });
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as the caller promises, `size` with this alignment is a layout.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (cached(layout), cached(wanted)) {
            (true, true) if class_of(layout.size()) == class_of(size) => block,
            // SAFETY: the block came of the inner allocator and goes on to belong to it.
            (false, false) => unsafe { self.inner.realloc(block, layout, size) },
            // SAFETY: two live blocks do not overlap, and both hold the smaller of the two sizes.
            _ => unsafe {
                let new = self.alloc(wanted);
                if !new.is_null() {
                    ptr::copy_nonoverlapping(block, new, layout.size().min(size));
                    self.dealloc(block, layout);
                }
                new
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::alloc::System;
    use std::collections::HashSet;

    static ALLOCATOR: Cached<System> = Cached::new(System);

    #[test]
    fn every_size_fits_its_class_and_no_smaller_one() {
        for size in 1..=LARGEST {
            let class = class_of(size);
            assert!(
                class < CLASSES && size_of_class(class) >= size,
                "{size} in {class}"
            );
            assert!(
                class == 0 || size_of_class(class - 1) < size,
                "{size} in {class}"
            );
            assert_eq!(size_of_class(class) % ALIGN, 0);
        }
    }

    /// Fills a block with a byte that tells it from others.
    fn make(n: usize) -> (*mut u8, Layout, u8) {
        let layout = Layout::from_size_align(1 + n * 37 % 3000, 8).expect("a layout");
        // SAFETY: the layout's size is not zero; the block is written within it.
        unsafe {
            let block = ALLOCATOR.alloc(layout);
            assert!(!block.is_null());
            block.write_bytes(n as u8, layout.size());
            (block, layout, n as u8)
        }
    }

    fn check_and_free((block, layout, byte): (*mut u8, Layout, u8)) {
        // SAFETY: the block is live, was filled by `make`, and is freed once.
        unsafe {
            assert!(
                std::slice::from_raw_parts(block, layout.size())
                    .iter()
                    .all(|&b| b == byte)
            );
            ALLOCATOR.dealloc(block, layout);
        }
    }

    #[test]
    fn live_blocks_never_share_bytes() {
        let mut live = Vec::new();
        for n in 0..20_000 {
            live.push(make(n));
            if n % 3 == 0 {
                check_and_free(live.swap_remove(n * 7919 % live.len()));
            }
        }
        let starts: HashSet<_> = live.iter().map(|b| b.0).collect();
        assert_eq!(starts.len(), live.len());
        live.into_iter().for_each(check_and_free);
    }

    struct Parcel(Vec<(*mut u8, Layout, u8)>);
    // SAFETY: the blocks belong to whoever holds the parcel.
    unsafe impl Send for Parcel {}

    #[test]
    fn blocks_freed_by_another_thread_come_back_whole() {
        let (send, receive) = std::sync::mpsc::sync_channel::<Parcel>(4);
        let freeing = std::thread::spawn(move || {
            for parcel in receive {
                let Parcel(blocks) = parcel;
                blocks.into_iter().for_each(check_and_free);
            }
        });
        for round in 0..50 {
            let parcel = Parcel((round * 1000..(round + 1) * 1000).map(make).collect());
            send.send(parcel).expect("the other thread lives");
        }
        drop(send);
        freeing.join().expect("no block was damaged");
    }

    #[test]
    fn growing_and_shrinking_keeps_the_contents() {
        let mut layout = Layout::from_size_align(1, 8).expect("a layout");
        // SAFETY: one block, reallocated with its layout each time, read and written within it.
        unsafe {
            let mut block = ALLOCATOR.alloc(layout);
            block.write(42);
            for size in [
                15,
                16,
                17,
                4000,
                LARGEST,
                LARGEST + 1,
                100_000,
                LARGEST,
                50,
                1,
            ] {
                block = ALLOCATOR.realloc(block, layout, size);
                layout = Layout::from_size_align(size, 8).expect("a layout");
                assert_eq!(block.read(), 42);
                block.add(size - 1).write(if size == 1 { 42 } else { 7 });
            }
            ALLOCATOR.dealloc(block, layout);
        }
    }
}
