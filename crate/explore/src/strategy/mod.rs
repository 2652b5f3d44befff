//! Ways of choosing, one beside the other.

mod pct;
mod replay;
mod robin;
mod walk;

pub use pct::Pct;
pub use replay::Replay;
pub use robin::RoundRobin;
pub use walk::Walk;
