//! Whoever wants to know which goroutine gave something to which: a detector of data races.

/// Hears of what channels hand over, in the order of each channel: every call comes under its lock. Goroutines are
/// named by their numbers; who sends from a timer's function is named by what [`crate::Local::act_as`] said.
pub trait Witness: Send + Sync {
    /// The goroutine puts a value into this place of the channel's buffer, or takes one out. Goroutine `goroutine` runs
    /// this, or is parked and woken after it.
    fn exchange(&self, chan: usize, place: usize, goroutine: u64);
    /// A value passes from hand to hand.
    fn meet(&self, chan: usize, sender: u64, receiver: u64);
    fn close(&self, chan: usize, goroutine: u64);
    /// A receive ends because the channel is closed.
    fn closed(&self, chan: usize, goroutine: u64);
}
