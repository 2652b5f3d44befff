//! The one door to threads' primitives: std's, or loom's when models are checked.

#[cfg(loom)]
pub(crate) use loom::sync::{
    Condvar, Mutex, MutexGuard,
    atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering},
};
#[cfg(not(loom))]
pub(crate) use std::sync::{
    Condvar, Mutex, MutexGuard,
    atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering},
};

use std::sync::PoisonError;
use std::time::Duration;

/// True where the target has one thread: every lock compiles to nothing.
pub(crate) const SINGLE: bool = cfg!(all(target_family = "wasm", not(target_feature = "atomics")));

/// One turn of a spin loop.
#[inline]
pub(crate) fn spin() {
    #[cfg(loom)]
    loom::thread::yield_now();
    #[cfg(not(loom))]
    std::hint::spin_loop();
}

/// One turn of a spin loop that has already taken `turns`: gives the core away now and then, since the
/// thread waited for may not be on one.
#[cfg(not(loom))]
#[inline]
pub(crate) fn spin_or_yield(turns: &mut u32) {
    *turns += 1;
    if turns.is_multiple_of(128) {
        std::thread::yield_now();
        return;
    }
    spin();
}

/// Locks, also after a panic: what our mutexes guard is consistent whenever they are free.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn wait<'a, T>(condvar: &Condvar, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
    condvar.wait(guard).unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn wait_for<'a, T>(
    condvar: &Condvar,
    guard: MutexGuard<'a, T>,
    time: Duration,
) -> MutexGuard<'a, T> {
    condvar
        .wait_timeout(guard, time)
        .unwrap_or_else(PoisonError::into_inner)
        .0
}

/// A spin lock for critical sections of a few loads and stores.
///
/// `solo` says that no other worker runs (see `worker`, "solo"): then nothing is locked and nothing paid.
/// A holder's `solo` never changes between the two calls, because it changes only between two polls or
/// inside a safepoint, where no lock is held.
#[cfg(not(loom))]
#[derive(Debug)]
pub(crate) struct Lock(AtomicU32);

#[cfg(not(loom))]
impl Lock {
    pub(crate) fn new() -> Lock {
        Lock(AtomicU32::new(0))
    }

    #[inline(always)]
    pub(crate) fn acquire(&self, solo: bool) {
        if SINGLE || solo {
            return;
        }
        // Acquire: partner of the Release in `release`; the last holder's writes are visible to this one.
        if self.0.swap(1, Ordering::Acquire) != 0 {
            self.contended();
        }
    }

    #[cold]
    fn contended(&self) {
        let mut turns = 0;
        loop {
            // Relaxed: only a hint that trying again is worth its read-modify-write.
            while self.0.load(Ordering::Relaxed) != 0 {
                spin_or_yield(&mut turns);
            }
            // Acquire: as in `acquire`.
            if self.0.swap(1, Ordering::Acquire) == 0 {
                return;
            }
        }
    }

    #[inline(always)]
    pub(crate) fn release(&self, solo: bool) {
        if SINGLE || solo {
            return;
        }
        // Release: partner of the Acquire in `acquire`.
        self.0.store(0, Ordering::Release);
    }
}

/// Under loom the lock blocks: models with spin loops have no end.
#[cfg(loom)]
pub(crate) struct Lock(Mutex<bool>, Condvar);

#[cfg(loom)]
impl Lock {
    pub(crate) fn new() -> Lock {
        Lock(Mutex::new(false), Condvar::new())
    }

    pub(crate) fn acquire(&self, solo: bool) {
        if solo {
            return;
        }
        let mut held = lock(&self.0);
        while *held {
            held = wait(&self.1, held);
        }
        *held = true;
    }

    pub(crate) fn release(&self, solo: bool) {
        if !solo {
            *lock(&self.0) = false;
            self.1.notify_one();
        }
    }
}

/// Waits for an atomic to have a value that another worker is about to store with [`store_u32`].
#[derive(Debug)]
pub(crate) struct Awaited {
    value: AtomicU32,
    #[cfg(loom)]
    stored: (Mutex<()>, Condvar),
}

impl Awaited {
    pub(crate) fn new(value: u32) -> Awaited {
        Awaited {
            value: AtomicU32::new(value),
            #[cfg(loom)]
            stored: (Mutex::new(()), Condvar::new()),
        }
    }

    /// Stores a value that somebody may wait for.
    #[inline(always)]
    pub(crate) fn publish(&self, value: u32, solo: bool) {
        store_u32(&self.value, value, solo);
        #[cfg(loom)]
        {
            drop(lock(&self.stored.0));
            self.stored.1.notify_all();
        }
    }

    #[inline(always)]
    pub(crate) fn wait_for(&self, value: u32) {
        // Acquire: partner of the Release in `store_u32`.
        #[cfg(not(loom))]
        {
            let mut turns = 0;
            while self.value.load(Ordering::Acquire) != value {
                spin_or_yield(&mut turns);
            }
        }
        #[cfg(loom)]
        {
            let mut guard = lock(&self.stored.0);
            while self.value.load(Ordering::Acquire) != value {
                guard = wait(&self.stored.1, guard);
            }
        }
    }
}

impl std::ops::Deref for Awaited {
    type Target = AtomicU32;
    fn deref(&self) -> &AtomicU32 {
        &self.value
    }
}

/// Writes `atomic` for every later reader: a plain store where no other worker runs, since an atomic one
/// costs four times as much in wasm.
#[inline(always)]
pub(crate) fn store_u32(atomic: &AtomicU32, value: u32, solo: bool) {
    #[cfg(not(loom))]
    if SINGLE || solo {
        // SAFETY: solo: no other thread accesses the word until a later hand-shake through a mutex.
        unsafe { atomic.as_ptr().write(value) };
        return;
    }
    let _ = solo;
    // Release: partner of the Acquire load of whoever waits for this value.
    atomic.store(value, Ordering::Release);
}

/// A compare-and-exchange that is plain where no other worker runs.
#[inline(always)]
pub(crate) fn exchange_u32(atomic: &AtomicU32, from: u32, to: u32, solo: bool) -> bool {
    #[cfg(not(loom))]
    if SINGLE || solo {
        // SAFETY: as in `store_u32`.
        unsafe {
            if atomic.as_ptr().read() != from {
                return false;
            }
            atomic.as_ptr().write(to);
        }
        return true;
    }
    let _ = solo;
    // AcqRel: whoever wins sees what the loser wrote before it lost, and the other way round.
    atomic
        .compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire)
        .is_ok()
}

/// As [`exchange_u32`], of a word of package sync; gives the value found where it was another.
#[inline(always)]
pub(crate) fn exchange_u64(atomic: &AtomicU64, from: u64, to: u64, solo: bool) -> Result<(), u64> {
    #[cfg(not(loom))]
    if SINGLE || solo {
        // SAFETY: as in `store_u32`: the word is only accessed by this runtime's workers.
        unsafe {
            let found = atomic.as_ptr().read();
            if found != from {
                return Err(found);
            }
            atomic.as_ptr().write(to);
        }
        return Ok(());
    }
    let _ = solo;
    // AcqRel: an unlock's writes are visible to the next lock of the same word.
    atomic
        .compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire)
        .map(|_| ())
}

/// Stands for memory that one thread at a time may use: a channel's inside, a goroutine's future. It costs nothing; under
/// loom each use is checked to be ordered after the last one.
#[derive(Debug)]
pub(crate) struct Access(#[cfg(loom)] loom::cell::UnsafeCell<()>);

impl Access {
    pub(crate) fn new() -> Access {
        Access(
            #[cfg(loom)]
            loom::cell::UnsafeCell::new(()),
        )
    }

    #[inline(always)]
    pub(crate) fn during<R>(&self, f: impl FnOnce() -> R) -> R {
        #[cfg(loom)]
        let _using = self.0.get_mut();
        f()
    }
}
