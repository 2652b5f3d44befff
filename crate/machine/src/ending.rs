//! How a run ends.

/// The first of these that happens ends the run. Texts end in a newline and are what Go writes to standard
/// error; [`crate::Machine::ending`]'s caller need not print them: they were.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ending {
    /// main returned (0), or os.Exit.
    Exit(i32),
    /// An unrecovered panic.
    Panic,
    /// All goroutines were asleep.
    Deadlock,
    /// Another fatal error: stack overflow, concurrent map writes, out of memory.
    Fatal,
    /// The control block said so.
    Stopped,
    /// The engine failed; this is no Go program's doing.
    Broken(String),
}

impl Ending {
    /// Go's exit status.
    pub fn status(&self) -> i32 {
        match self {
            Ending::Exit(status) => *status,
            Ending::Panic | Ending::Deadlock | Ending::Fatal | Ending::Broken(_) => 2,
            // As a process that an interrupt ended.
            Ending::Stopped => 130,
        }
    }
}
