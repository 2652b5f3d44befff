//! The heap: one for all workers of a run, with an allocator for each.
//!
//! Objects never move. Memory is cut into chunks, blocks and cells ([`class`], [`chunk`]); each worker's
//! [`Mutator`] owns a block of each class it uses and hands out its free cells run by run, so allocation is a
//! bump of a cursor without atomics. A collection stops all workers (the machine sees to that, at safepoints),
//! marks from the roots ([`marker`]) and then only flips bitmaps: cells that were not marked are free, and are
//! cleared when a mutator comes to hand them out. So a pause is in proportion to what lives, not
//! to what died; only native objects, which have destructors, are visited when they die.
//!
//! Rejected: reference counts (an atomic for each copy of a reference, and cycles leak); free lists through dead cells (they
//! touch dead memory twice); moving objects (stacks are scanned conservatively).

mod chunk;
mod class;
mod marker;
mod mutator;

pub use marker::Marker;
pub use mutator::{AllocSite, Mutator};

use chunk::{Block, Chunk, Table, Use};
use class::{BLOCK, BLOCKS, CHUNK, CLASSES};
use golang::bytecode as code;
use golang::bytecode::Program;
use mutator::Cursor;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

#[derive(Clone, Copy, Debug)]
pub struct HeapSettings {
    /// Bytes that the heap may take from the system.
    pub limit: u64,
    /// A collection is due when this many bytes were allocated since the last, or as many as were live then,
    /// whichever is more.
    pub min_goal: u64,
}

impl Default for HeapSettings {
    fn default() -> Self {
        HeapSettings {
            limit: 1 << 30,
            min_goal: 4 << 20,
        }
    }
}

/// A kind of object whose inside only the host knows.
#[derive(Clone, Copy, Debug)]
pub struct NativeKind {
    /// Payload bytes; at most [`MAX_NATIVE`]. The payload starts 8 bytes after the reference, aligned to 16.
    pub size: usize,
    /// Marks what the payload at this address refers to. The payload may still be all zero: a collection can come
    /// between its allocation and its initialisation only if the worker passes a safepoint meanwhile.
    pub trace: unsafe fn(payload: u64, marker: &mut Marker),
    /// Drops the payload at this address, in a collection or with the heap. It must not touch other heap objects.
    pub drop: unsafe fn(payload: u64),
}

/// The largest payload of a native object, in bytes.
pub const MAX_NATIVE: usize = 8192 - 16;

#[derive(Clone, Copy, Default, Debug)]
pub struct HeapStats {
    /// Bytes of cells found live by the last collection.
    pub live: u64,
    /// Bytes handed out since, in whole runs of cells.
    pub fresh: u64,
    /// Bytes taken from the system.
    pub held: u64,
    pub collections: u64,
    /// Bytes handed out over all time.
    pub allocated: u64,
}

/// An object of the heap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    pub layout: code::LayoutIx,
    /// Its slot 0.
    pub start: u64,
    /// How many its elements take.
    pub bytes: u64,
}

/// How objects of a layout are scanned.
#[derive(Clone, Debug)]
enum Scan {
    /// Holds no references.
    Never,
    /// Every slot is a reference.
    Refs,
    String,
    Slice,
    Iface,
    Conservative,
    /// Slot 0 is no reference, any other may be.
    Closure,
    Map,
    MapIter,
    Native,
    /// These slots of each element are references.
    At(Box<[u32]>),
}

#[derive(Clone, Debug)]
struct LayoutInfo {
    /// Bytes of an element.
    bytes: u64,
    /// Slots of an element.
    slots: u32,
    scan: Scan,
}

/// See the module's documentation.
#[derive(Debug)]
pub struct Heap {
    layouts: Box<[LayoutInfo]>,
    /// For each type, which slots of an interface's payload are references.
    payloads: Box<[u64]>,
    kinds: Box<[NativeKind]>,
    settings: HeapSettings,
    /// A collection is due. Relaxed: it is a hint, and the machine's stop synchronises the workers.
    wants: AtomicBool,
    /// Hears of memory whose objects are gone.
    fresh: Option<Fresh>,
    state: Mutex<State>,
}

struct Fresh(Box<dyn Fn(u64, u64) + Send + Sync>);

impl std::fmt::Debug for Fresh {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Fresh")
    }
}

// SAFETY: the raw pointers in `State` are to chunks and cursors that the heap owns or whose owners have registered
// them; they are followed under the lock, by the block's owning mutator, or while all mutators are stopped.
unsafe impl Send for Heap {}
// SAFETY: as above.
unsafe impl Sync for Heap {}

#[derive(Debug)]
struct State {
    /// Owned; from `Box::into_raw`.
    chunks: Vec<*mut Chunk>,
    table: Table,
    /// Blocks of each class that had free cells at the last collection and are no mutator's yet, with their start.
    partial: Vec<Vec<(*mut Block, u64)>>,
    /// Chunks before this one have no free block.
    hint: usize,
    /// The cursors of all mutators.
    mutators: Vec<*mut [Cursor; CLASSES]>,
    stats: HeapStats,
    goal: u64,
}

impl Heap {
    /// A heap for objects of the program's layouts and the host's native kinds.
    ///
    /// # Panics
    /// Where a native kind is larger than [`MAX_NATIVE`].
    pub fn new(program: &Program, settings: HeapSettings, natives: Vec<NativeKind>) -> Arc<Heap> {
        assert!(
            natives.iter().all(|kind| kind.size <= MAX_NATIVE),
            "a native kind is too large"
        );
        let layouts = program.layouts.iter().enumerate().map(|(ix, layout)| {
            let scan = match ix as u32 {
                code::LAYOUT_REFS => Scan::Refs,
                code::LAYOUT_STRING => Scan::String,
                code::LAYOUT_SLICE => Scan::Slice,
                code::LAYOUT_IFACE => Scan::Iface,
                code::LAYOUT_CLOSURE => Scan::Closure,
                code::LAYOUT_MAP => Scan::Map,
                code::LAYOUT_MAP_ITER => Scan::MapIter,
                code::LAYOUT_NATIVE => Scan::Native,
                code::LAYOUT_CONSERVATIVE => Scan::Conservative,
                ix if ix < code::LAYOUT_FIRST || layout.refs.is_empty() => Scan::Never,
                _ if layout.slots == 1 => Scan::Refs,
                _ => Scan::At(layout.refs.clone().into_boxed_slice()),
            };
            let (bytes, slots) = match ix as u32 {
                code::LAYOUT_BYTES => (1, 0),
                ix if ix < code::LAYOUT_FIRST => (8, 1),
                _ => (u64::from(layout.slots) * 8, layout.slots),
            };
            LayoutInfo { bytes, slots, scan }
        });
        let payloads = program.types.iter().map(|ty| {
            if ty.repr.by_ref {
                return 1;
            }
            let refs = match program.layouts.get(ty.layout as usize) {
                Some(layout) if ty.layout >= code::LAYOUT_FIRST => &layout.refs[..],
                _ if matches!(ty.layout, code::LAYOUT_BYTES | code::LAYOUT_WORDS) => &[],
                _ => return !0,
            };
            refs.iter()
                .filter(|&&slot| slot < 64)
                .fold(0, |mask, slot| mask | 1 << slot)
        });
        Arc::new(Heap {
            layouts: layouts.collect(),
            payloads: payloads.collect(),
            kinds: natives.into_boxed_slice(),
            settings,
            wants: AtomicBool::new(false),
            fresh: None,
            state: Mutex::new(State {
                chunks: Vec::new(),
                table: Table::default(),
                partial: vec![Vec::new(); CLASSES],
                hint: 0,
                mutators: Vec::new(),
                stats: HeapStats::default(),
                goal: settings.min_goal,
            }),
        })
    }

    /// From now on `hear` is called with the start and the end of memory that held objects, before it is used anew or given
    /// back. Before the heap has any mutator.
    pub fn on_fresh(self: &mut Arc<Self>, hear: impl Fn(u64, u64) + Send + Sync + 'static) {
        if let Some(heap) = Arc::get_mut(self) {
            heap.fresh = Some(Fresh(Box::new(hear)));
        }
    }

    fn tell_fresh(&self, start: u64, end: u64) {
        if let Some(Fresh(hear)) = &self.fresh {
            hear(start, end);
        }
    }

    /// An allocator; each worker needs its own.
    pub fn mutator(self: &Arc<Self>) -> Mutator {
        Mutator::new(self)
    }

    /// Whether a collection is due: [`collect`](Heap::collect) ends that.
    pub fn wants_collection(&self) -> bool {
        self.wants.load(Relaxed)
    }

    /// Makes a collection due, as `runtime.GC` does.
    pub fn request_collection(&self) {
        self.wants.store(true, Relaxed);
    }

    pub fn stats(&self) -> HeapStats {
        self.state().stats
    }

    /// Marks from the roots that `roots` gives to the marker, and frees everything else.
    ///
    /// # Safety
    /// Every worker that has a mutator of this heap is at a safepoint, or runs no goroutine, until this
    /// returns; and what they did before happens before this call, as this does before what they do next.
    pub unsafe fn collect(&self, roots: impl FnOnce(&mut Marker)) {
        let mut state = self.state();
        for &cursors in &state.mutators {
            // SAFETY: registered by a living mutator, whose worker is stopped.
            unsafe { (*cursors).iter_mut().for_each(Cursor::retire) }
        }
        let mut marker = Marker::new(self, &state.table, &state.chunks);
        roots(&mut marker);
        marker.finish(&state.chunks);
        self.sweep(&mut state);
        self.wants.store(false, Relaxed);
    }

    /// Frees all objects and keeps the memory, so that the same program finds the same addresses again.
    ///
    /// # Safety
    /// As for [`Heap::collect`], and nothing refers to any object any more.
    pub unsafe fn clear(&self) {
        let mut state = self.state();
        let state = &mut *state;
        for &cursors in &state.mutators {
            // SAFETY: registered by a living mutator, whose worker is stopped.
            unsafe { (*cursors).iter_mut().for_each(Cursor::retire) }
        }
        state.partial.iter_mut().for_each(Vec::clear);
        state.hint = 0;
        let mut huge = false;
        for &chunk in &state.chunks {
            // SAFETY: the heap owns its chunks, and no mutator runs.
            let chunk = unsafe { &mut *chunk };
            huge |= chunk.is_huge();
            let free = chunk.free;
            for i in (0..chunk.blocks.len()).filter(|i| free >> i & 1 == 0) {
                let start = chunk.start(i);
                let block = &mut chunk.blocks[i];
                match block.used {
                    Use::Free => continue,
                    Use::Cells(class) if usize::from(class) >= class::NATIVE => {
                        self.drop_dead(block, start, class.into());
                    }
                    _ => {}
                }
                block.old = [0; 32];
                block.next = 0;
                block.clean = false;
                chunk.release(i);
            }
        }
        if huge {
            state.give_back(self.fresh.as_ref());
        }
        state.stats = HeapStats {
            held: state.stats.held,
            ..HeapStats::default()
        };
        state.goal = self.settings.min_goal;
        self.wants.store(false, Relaxed);
    }

    /// The object that holds an address; none outside of the heap.
    ///
    /// # Safety
    /// As for [`Heap::collect`].
    pub unsafe fn object_at(&self, addr: u64) -> Option<Held> {
        let state = self.state();
        // SAFETY: the heap owns its chunks, and no mutator runs.
        unsafe {
            let chunk = state.table.find(addr)?;
            let (block, cell, start) = (*chunk).cell(addr)?;
            if !block.handed_out(cell) {
                return None;
            }
            let header = crate::mem::load(start);
            let layout = header as u32;
            let bytes = self.layouts.get(layout as usize)?.bytes;
            (header != 0).then_some(Held {
                layout,
                start: start + 8,
                bytes: bytes.saturating_mul(header >> 32),
            })
        }
    }

    /// Visits the payloads of all native objects of a kind, dead ones included that no collection has found yet.
    ///
    /// # Safety
    /// As for [`Heap::collect`].
    pub unsafe fn for_each_native(&self, kind: u32, mut visit: impl FnMut(u64)) {
        let state = self.state();
        for &chunk in &state.chunks {
            // SAFETY: the heap owns its chunks, and no mutator runs.
            let chunk = unsafe { &*chunk };
            for (i, block) in chunk.blocks.iter().enumerate() {
                let Use::Cells(class) = block.used else {
                    continue;
                };
                let class = usize::from(class);
                if class < class::NATIVE {
                    continue;
                }
                for cell in (0..class::cells(class)).filter(|&cell| block.handed_out(cell)) {
                    let header = chunk.start(i) + u64::from(cell) * class::size(class);
                    // SAFETY: the cell is inside the block; a header that is not 0 says that it was allocated.
                    unsafe {
                        if crate::mem::load(header) != 0
                            && crate::mem::load(header + 8) == u64::from(kind)
                        {
                            visit(header + 8);
                        }
                    }
                }
            }
        }
    }

    /// Frees what is not marked.
    fn sweep(&self, state: &mut State) {
        state.partial.iter_mut().for_each(Vec::clear);
        state.hint = 0;
        let mut live = 0;
        for &chunk in &state.chunks {
            // SAFETY: the heap owns its chunks, and no mutator runs.
            let chunk = unsafe { &mut *chunk };
            for i in 0..chunk.blocks.len() {
                let start = chunk.start(i);
                let block = &mut chunk.blocks[i];
                match block.used {
                    Use::Free | Use::LargeRest(_) => {}
                    Use::Cells(class) => {
                        let class = class as usize;
                        if class >= class::NATIVE {
                            self.drop_dead(block, start, class);
                        }
                        let marked = chunk::count(&block.marks);
                        block.old = std::mem::take(&mut block.marks);
                        block.next = 0;
                        block.clean = false;
                        live += u64::from(marked) * class::size(class);
                        if marked == 0 {
                            chunk.release(i);
                        } else if marked < class::cells(class) {
                            state.partial[class].push((block, start));
                        }
                    }
                    Use::Large => {
                        let run = block.run;
                        if chunk::bit(&block.marks, 0) {
                            block.marks[0] = 0;
                            live += run;
                        } else {
                            for part in i..i + (run / BLOCK).min(BLOCKS as u64 - i as u64) as usize
                            {
                                if part < chunk.blocks.len() {
                                    chunk.release(part);
                                }
                            }
                        }
                    }
                }
            }
        }
        state.give_back(self.fresh.as_ref());
        state.stats.live = live;
        state.stats.fresh = 0;
        state.stats.collections += 1;
        // Near the limit collections come more often, rather than memory ending early.
        let room = self.settings.limit.saturating_sub(live) / 2;
        let goal = live.max(self.settings.min_goal);
        state.goal = goal.min(room.max(self.settings.limit / 64)).max(BLOCK);
    }

    /// Runs the destructors of a native block's dead objects.
    fn drop_dead(&self, block: &mut Block, start: u64, class: usize) {
        for cell in 0..class::cells(class) {
            if block.handed_out(cell) && !chunk::bit(&block.marks, cell) {
                let header = start + u64::from(cell) * class::size(class);
                // SAFETY: the cell is inside the block, was handed out, and nothing refers to it.
                unsafe { self.drop_native(header) }
            }
        }
    }

    /// # Safety
    /// `header` is the address of a native cell that nothing refers to.
    unsafe fn drop_native(&self, header: u64) {
        // SAFETY: the caller's promise; a header that is not 0 says that the object was allocated.
        unsafe {
            if crate::mem::load(header) != 0 {
                let kind = crate::mem::load(header + 8) as usize;
                crate::mem::store(header, 0);
                (self.kinds[kind].drop)(header + 16);
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts bytes handed out, and asks for a collection where the goal is passed.
    fn account(&self, state: &mut State, bytes: u64) {
        state.stats.fresh += bytes;
        state.stats.allocated += bytes;
        if state.stats.fresh >= state.goal {
            self.wants.store(true, Relaxed);
        }
    }

    /// A new chunk, within the limit; none where memory has ended.
    fn grow(&self, state: &mut State, bytes: u64) -> Option<*mut Chunk> {
        let held = state.stats.held.checked_add(bytes)?;
        let chunk = (held <= self.settings.limit)
            .then(|| Chunk::new(bytes))
            .flatten();
        let Some(chunk) = chunk else {
            self.wants.store(true, Relaxed);
            return None;
        };
        let chunk = Box::into_raw(chunk);
        state.stats.held = held;
        state.chunks.push(chunk);
        state.table.insert(chunk);
        Some(chunk)
    }

    /// A block of `class` with free cells, for a mutator to own; none where memory has ended.
    fn take_block(&self, class: usize) -> Option<(*mut Block, u64)> {
        let state = &mut *self.state();
        let (block, start) = match state.partial[class].pop() {
            Some(found) => found,
            None => {
                let (chunk, i) = self.free_blocks(state, 1)?;
                let start = chunk.start(i);
                chunk.free &= !(1 << i);
                let block = &mut chunk.blocks[i];
                block.used = Use::Cells(class as u8);
                block.next = 0;
                block.old = [0; 32];
                (block as *mut Block, start)
            }
        };
        // SAFETY: blocks live as long as their chunk, which is not empty.
        let live = unsafe { chunk::count(&(*block).old) };
        self.account(
            state,
            u64::from(class::cells(class) - live) * class::size(class),
        );
        Some((block, start))
    }

    /// `n` neighbouring free blocks of a chunk.
    fn free_blocks<'a>(&self, state: &mut State, n: u32) -> Option<(&'a mut Chunk, usize)> {
        for at in state.hint..state.chunks.len() {
            // SAFETY: the heap owns its chunks; free blocks are reached under the lock only, and no other
            // reference to the chunk's free map exists.
            let chunk = unsafe { &mut *state.chunks[at] };
            if let Some(i) = chunk.find_run(n) {
                return Some((chunk, i));
            }
            if chunk.free == 0 && at == state.hint {
                state.hint += 1;
            }
        }
        let chunk = self.grow(state, CHUNK)?;
        // SAFETY: it is new.
        Some((unsafe { &mut *chunk }, 0))
    }

    /// The start of a run of blocks for one large cell of `bytes`, and whether it needs clearing.
    fn take_large(&self, bytes: u64) -> Option<(u64, bool)> {
        let state = &mut *self.state();
        if bytes > CHUNK {
            let run = bytes.checked_next_multiple_of(CHUNK)?;
            let chunk = self.grow(state, run)?;
            // SAFETY: it is new.
            let chunk = unsafe { &mut *chunk };
            chunk.blocks[0].used = Use::Large;
            chunk.blocks[0].next = 1;
            chunk.blocks[0].run = run;
            self.account(state, run);
            return Some((chunk.base, false));
        }
        let n = bytes.div_ceil(BLOCK) as u32;
        let (chunk, first) = self.free_blocks(state, n)?;
        let mut dirty = false;
        for i in 0..n as usize {
            let block = &mut chunk.blocks[first + i];
            dirty |= !block.clean;
            block.used = if i == 0 {
                Use::Large
            } else {
                Use::LargeRest(i as u8)
            };
            block.clean = false;
            chunk.free &= !(1 << (first + i));
        }
        chunk.blocks[first].next = 1;
        chunk.blocks[first].run = u64::from(n) * BLOCK;
        self.account(state, u64::from(n) * BLOCK);
        Some((chunk.start(first), dirty))
    }
}

impl State {
    /// Gives empty chunks back to the system, but a few that will soon be wanted.
    fn give_back(&mut self, fresh: Option<&Fresh>) {
        let used = self.chunks.len();
        let mut spare = 2 + used / 8;
        let stats = &mut self.stats;
        self.chunks.retain(|&chunk| {
            // SAFETY: the heap owns its chunks; an empty one holds nothing that anything refers to.
            unsafe {
                if !(*chunk).is_empty() {
                    return true;
                }
                if !(*chunk).is_huge() && spare > 0 {
                    spare -= 1;
                    return true;
                }
                stats.held -= (*chunk).bytes;
                // What the system gives next may lie here, and is new then.
                if let Some(Fresh(hear)) = fresh {
                    hear((*chunk).base, (*chunk).base + (*chunk).bytes);
                }
                drop(Box::from_raw(chunk));
            }
            false
        });
        if self.chunks.len() != used {
            self.table = Table::default();
            for &chunk in &self.chunks {
                self.table.insert(chunk);
            }
        }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        let chunks = std::mem::take(&mut state.chunks);
        for &chunk in &chunks {
            // SAFETY: no mutator is left, each holds the heap; so nothing refers to any object.
            let chunk = unsafe { &mut *chunk };
            for i in 0..chunk.blocks.len() {
                let start = chunk.start(i);
                if let Use::Cells(class) = chunk.blocks[i].used
                    && class as usize >= class::NATIVE
                {
                    self.drop_dead(&mut chunk.blocks[i], start, class as usize);
                }
            }
        }
        for chunk in chunks {
            // SAFETY: from `Box::into_raw` in `grow`, dropped once.
            drop(unsafe { Box::from_raw(chunk) });
        }
    }
}
