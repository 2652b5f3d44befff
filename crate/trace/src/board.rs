//! The board: one block of memory through which a run and its observers meet.
//!
//! Its layout is the wire format: `repr(C)`, made of 32- and 64-bit words only, so it is the same in wasm and
//! natively, and [`crate::wire`] derives the page's decoder from it.

use crate::counter::Counter;
use crate::output::OutputRing;
use std::sync::atomic::AtomicU32;

/// Changes whenever the meaning of any word on the board changes.
pub const VERSION: u32 = 2;
/// Workers a run may have.
pub const MAX_WORKERS: usize = 16;
/// Channels that have counters of their own: the first ones a program makes.
pub const MAX_CHANNELS: usize = 64;

/// A block of counters, with their names for the wire.
macro_rules! counters {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* $field:ident,)* }) => {
        $(#[$doc])*
        #[derive(Default, Debug)]
        #[repr(C)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: Counter,)*
        }

        impl $name {
            /// The fields' names, in memory order; each is one 64-bit word.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// The counters' values, in the order of [`Self::FIELDS`].
            pub fn values(&self) -> Vec<u64> {
                vec![$(self.$field.get()),*]
            }

            pub fn reset(&self) {
                $(self.$field.set(0);)*
            }
        }
    };
}

counters! {
    /// One worker's counters; the worker writes, and nobody else.
    pub struct WorkerBoard {
        /// Goroutines this worker started with `go`.
        started,
        /// Goroutines that ended on this worker.
        ended,
        /// Times a goroutine was put on this worker.
        switches,
        /// Goroutines taken from other workers' queues.
        steals,
        /// Times a goroutine parked on this worker.
        parks,
        /// Times a goroutine was preempted.
        preemptions,
        /// Values sent into channels.
        sends,
        /// Values received from channels.
        receives,
        /// Nanoseconds spent running goroutines, up to the last switch.
        busy,
        /// Nanoseconds spent without work, up to the last wake-up.
        idle,
        /// Goroutines in the run queue now.
        queue,
        /// 1 while a goroutine is running.
        running,
        /// When the present state (running or idle) began, nanoseconds from the run's start.
        since,
    }
}

counters! {
    /// One channel's counters, written by whoever holds the channel's lock.
    pub struct ChannelBoard {
        /// 1 for the first channel made; 0: no channel here.
        id,
        capacity,
        length,
        sends,
        receives,
        /// Line of its `make`; 0 where unknown.
        line,
    }
}

counters! {
    /// What belongs to the run and not to one worker.
    pub struct RunBoard {
        /// Grows by one when a run starts, so an observer can tell runs apart.
        epoch,
        /// Nanoseconds from the run's start; written by workers as they read the clock.
        now,
        /// Bytes of live and not yet swept heap objects.
        heap,
        /// Collections so far.
        collections,
        /// Nanoseconds that the last collection stopped the world.
        pause,
        /// Length of the global run queue.
        global_queue,
        /// Channels made so far.
        channels,
        /// Goroutines alive.
        goroutines,
        /// 1 while a program runs.
        active,
        /// Goroutines found to wait for ever.
        leaked,
    }
}

/// What observers tell the run. Anyone may write any word at any time.
#[derive(Default, Debug)]
#[repr(C)]
pub struct Control {
    /// Not 0: end the run.
    pub stop: AtomicU32,
    /// Workers that may run goroutines; GOMAXPROCS.
    pub workers: AtomicU32,
    /// 0 cooperative, 1 preemptive.
    pub policy: AtomicU32,
    /// Microseconds.
    pub quantum: AtomicU32,
    /// Grows by one after any change of the words above but `stop`.
    pub changes: AtomicU32,
    _pad: u32,
}

impl Control {
    /// The words' names, in memory order; each is one 32-bit word.
    pub const FIELDS: &'static [&'static str] =
        &["stop", "workers", "policy", "quantum", "changes"];
}

#[derive(Debug)]
#[repr(C)]
pub struct Board {
    pub version: u32,
    /// Length of the whole board in bytes.
    pub size: u32,
    pub control: Control,
    pub run: RunBoard,
    pub workers: [WorkerBoard; MAX_WORKERS],
    pub channels: [ChannelBoard; MAX_CHANNELS],
    pub output: OutputRing,
}

impl Default for Board {
    fn default() -> Board {
        Board {
            version: VERSION,
            size: size_of::<Board>() as u32,
            control: Control::default(),
            run: RunBoard::default(),
            workers: Default::default(),
            channels: std::array::from_fn(|_| ChannelBoard::default()),
            output: OutputRing::default(),
        }
    }
}

impl Board {
    /// An empty board on the heap, never on the stack: it is larger than a worker's stack frame should be.
    pub fn boxed() -> Box<Board> {
        let mut board = Box::<Board>::new_uninit();
        // SAFETY: every field of a board is valid as zeros (words, counters, bytes), and the two that
        // differ are set before anyone reads.
        unsafe {
            board.as_mut_ptr().write_bytes(0, 1);
            let mut board = board.assume_init();
            board.version = VERSION;
            board.size = size_of::<Board>() as u32;
            board
        }
    }

    /// Empties all counters and the output for a new run; the control words stay.
    pub fn start_run(&self) {
        for worker in &self.workers {
            worker.reset();
        }
        for channel in &self.channels {
            channel.reset();
        }
        let epoch = self.run.epoch.get();
        self.run.reset();
        self.output.reset();
        self.run.epoch.set(epoch + 1);
        self.run.active.set(1);
    }

    /// Sums of the workers' cumulative counters, by name.
    pub fn totals(&self) -> Vec<(&'static str, u64)> {
        let gauges = ["queue", "running", "since"];
        let mut sums = vec![0u64; WorkerBoard::FIELDS.len()];
        for worker in &self.workers {
            for (sum, value) in sums.iter_mut().zip(worker.values()) {
                *sum = sum.wrapping_add(value);
            }
        }
        WorkerBoard::FIELDS
            .iter()
            .copied()
            .zip(sums)
            .filter(|(name, _)| !gauges.contains(name))
            .chain([
                ("collections", self.run.collections.get()),
                ("channels", self.run.channels.get()),
            ])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boxed_board_equals_a_default_one() {
        let board = Board::boxed();
        assert_eq!(
            (board.version, board.size as usize),
            (VERSION, size_of::<Board>())
        );
        assert!(
            board
                .workers
                .iter()
                .all(|w| w.values().iter().all(|&v| v == 0))
        );
    }

    #[test]
    fn totals_sum_over_workers_and_leave_gauges_out() {
        let board = Board::boxed();
        board.workers[0].sends.add(3);
        board.workers[5].sends.add(4);
        board.workers[1].queue.set(9);
        let totals = board.totals();
        assert!(totals.contains(&("sends", 7)));
        assert!(totals.iter().all(|(name, _)| *name != "queue"));
    }

    #[test]
    fn starting_a_run_empties_the_counters_and_counts_the_epoch() {
        let board = Board::boxed();
        board.workers[2].busy.add(5);
        board.start_run();
        board.start_run();
        assert_eq!((board.run.epoch.get(), board.workers[2].busy.get()), (2, 0));
    }
}
