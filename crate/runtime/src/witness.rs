//! Whoever wants to know who gave something to whom: a detector of data races.

use std::any::Any;

/// What a witness keeps with a channel.
pub type Notes = Option<Box<dyn Any + Send>>;

/// Hears of what channels hand over, in the order of each channel: every call comes under its lock. Goroutines have the
/// names that [`crate::Local::act_as`] gave them when they were polled; so do timers when they fire.
pub trait Witness: Send + Sync {
    /// The actor puts a value into this place of the channel's buffer, or takes one out. It runs this, or is parked and woken
    /// after it.
    fn exchange(&self, notes: &mut Notes, place: usize, actor: u64);
    /// A value passes from hand to hand.
    fn meet(&self, sender: u64, receiver: u64);
    fn close(&self, notes: &mut Notes, actor: u64);
    /// A receive ends because the channel is closed.
    fn closed(&self, notes: &mut Notes, actor: u64);
}
