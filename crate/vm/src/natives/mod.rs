//! The library's native functions, by package, under the names that Go's linker would give them:
//! `fmt.render`, `sync.(*Mutex).Lock`. Packages are named by the last part of their path.

pub(crate) mod atomic;
mod bits;
mod builder;
mod bytes;
mod calendar;
mod elementary;
mod errors;
mod fmt;
mod lagged;
mod math;
mod number;
mod print;
mod quote;
mod rand;
mod reflect;
mod runtime;
mod sort;
mod strconv;
mod strings;
pub(crate) mod sync;
mod time;
mod unicode;
pub(crate) mod utf8;

use crate::fault::Fault;
use crate::host::Host;
use crate::native::{Native, NativeCall, NativeResult};
use golang::bytecode::{Op, Reg, SyncCall};

type Entry<H> = (&'static str, Native<H>);

fn native<H: Host>(name: &'static str, function: Native<H>) -> Entry<H> {
    (name, function)
}

/// The natives of a package.
fn table<H: Host>(package: &str) -> Vec<Entry<H>> {
    match package {
        "atomic" => atomic::table().collect(),
        "bits" => bits::table().collect(),
        "bytes" => bytes::table().collect(),
        "context" | "errors" => errors::table().collect(),
        "fmt" => fmt::table().collect(),
        "math" => math::table().collect(),
        "os" | "runtime" => runtime::table().chain(print::table()).collect(),
        "rand" | "v2" => rand::table().collect(),
        "reflect" => reflect::table().collect(),
        "slices" | "sort" => sort::table().collect(),
        "strconv" => strconv::table().chain(unicode::table()).collect(),
        "strings" => strings::table().chain(builder::table()).collect(),
        "sync" => sync::table().collect(),
        "time" => time::table().collect(),
        "unicode" => unicode::table().collect(),
        "utf8" => strings::utf8_table().collect(),
        _ => Vec::new(),
    }
}

/// The native function of this qualified name. The package may stand with its whole path (`sync/atomic.AddInt64`).
pub fn lookup<H: Host>(name: &str) -> Option<Native<H>> {
    let name = name.rsplit('/').next()?;
    let (package, _) = name.split_once('.')?;
    table(package)
        .into_iter()
        .find(|entry| entry.0 == name)
        .map(|entry| entry.1)
}

/// The instruction that does what a call of this native does, and spares the call.
pub(crate) fn instruction(name: &str, w: Reg) -> Option<Op> {
    let name = name.rsplit('/').next()?;
    let call = match name {
        "atomic.AddInt64" | "atomic.AddUint64" | "atomic.(*Int64).Add" | "atomic.(*Uint64).Add" => {
            return Some(Op::AtomicAdd { w });
        }
        "sync.(*Mutex).Lock" => SyncCall::Lock,
        "sync.(*Mutex).Unlock" => SyncCall::Unlock,
        "sync.(*RWMutex).Lock" => SyncCall::RwLock,
        "sync.(*RWMutex).Unlock" => SyncCall::RwUnlock,
        "sync.(*RWMutex).RLock" => SyncCall::RLock,
        "sync.(*RWMutex).RUnlock" => SyncCall::RUnlock,
        "sync.(*WaitGroup).Add" => SyncCall::WaitGroupAdd,
        "sync.(*WaitGroup).Done" => SyncCall::WaitGroupDone,
        "sync.(*WaitGroup).Wait" => SyncCall::WaitGroupWait,
        _ => return None,
    };
    Some(Op::Sync { w, call })
}

/// The names of all natives, some of them twice.
pub fn names<H: Host>() -> Vec<&'static str> {
    const PACKAGES: [&str; 15] = [
        "atomic", "bits", "bytes", "errors", "fmt", "math", "os", "rand", "reflect", "sort",
        "strconv", "strings", "sync", "time", "utf8",
    ];
    PACKAGES
        .iter()
        .flat_map(|package| table::<H>(package))
        .map(|entry| entry.0)
        .collect()
}

impl<H: Host> NativeCall<'_, H> {
    /// The only result.
    #[inline]
    fn done(&mut self, value: u64) -> NativeResult {
        self.set(0, value);
        NativeResult::Done
    }

    #[inline]
    fn done_f64(&mut self, value: f64) -> NativeResult {
        self.set_f64(0, value);
        NativeResult::Done
    }

    /// The only result: what was allocated.
    fn done_new(&mut self, made: Result<u64, Fault>) -> NativeResult {
        match made {
            Ok(value) => self.done(value),
            Err(fault) => NativeResult::Panic(fault),
        }
    }

    /// The only result: a new string.
    fn done_str(&mut self, bytes: &[u8]) -> NativeResult {
        let made = self.new_str(bytes);
        self.done_new(made)
    }

    /// A new string; the empty one is no object.
    fn new_str(&mut self, bytes: &[u8]) -> Result<u64, Fault> {
        if bytes.is_empty() {
            Ok(0)
        } else {
            self.host.heap().new_string(bytes)
        }
    }

    /// A string that shares `part`, bytes of the string in parameter slot `i`.
    fn share(&mut self, i: usize, part: &[u8]) -> Result<u64, Fault> {
        match part.len() {
            0 => Ok(0),
            len if len == self.arg_str(i).len() => Ok(self.arg(i)),
            len => self
                .host
                .heap()
                .new_string_view(part.as_ptr() as u64, len as u64),
        }
    }

    /// The only result: a part of the string in parameter slot `i`.
    fn done_part(&mut self, i: usize, part: &[u8]) -> NativeResult {
        let made = self.share(i, part);
        self.done_new(made)
    }

    /// The only result: a []string of these string values.
    fn done_strs(&mut self, strings: &[u64]) -> NativeResult {
        let made = self.host.heap().new_words(strings, true);
        self.done_new(made)
    }
}

fn nil_dereference() -> NativeResult {
    NativeResult::Panic(Fault::Runtime(
        "invalid memory address or nil pointer dereference".into(),
    ))
}
