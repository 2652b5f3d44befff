//! Run-time faults, as values: what Go prints after `panic: ` or `fatal error: `.

/// Why an instruction or a native could not go on. All but [`Fault::OutOfMemory`] are Go panics, which
/// `recover` catches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A runtime.Error; the text follows `runtime error: `.
    Runtime(String),
    /// A runtime.Error whose text has no such prefix: `send on closed channel`, `close of nil channel`, `interface conversion: …`,
    /// `assignment to entry in nil map`.
    Plain(String),
    /// A library panic with this string as its value: `sync: negative WaitGroup counter`.
    Message(String),
    /// A panic with this interface value.
    Value(u64),
    /// `fatal error: out of memory`; nothing recovers it.
    OutOfMemory,
    /// Any other `fatal error: …`, as `concurrent map writes`; nothing recovers it.
    Fatal(String),
}
