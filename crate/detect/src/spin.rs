//! A lock for a few instructions. A worker that runs alone takes it without atomics.

use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Debug, Default)]
pub(crate) struct Spin(AtomicBool);

impl Spin {
    #[inline(always)]
    pub(crate) fn acquire(&self, alone: bool) {
        if alone {
            return;
        }
        // Acquire: partner of the Release in `release`.
        while self
            .0
            .compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed)
            .is_err()
        {
            std::hint::spin_loop();
        }
    }

    #[inline(always)]
    pub(crate) fn release(&self, alone: bool) {
        if !alone {
            // Release: partner of the Acquire in `acquire`.
            self.0.store(false, Ordering::Release);
        }
    }
}
