//! The library's native functions, by package, under the names that Go's linker would give them:
//! `fmt.render`, `sync.(*Mutex).Lock`. Packages are named by the last part of their path.

mod atomic;
mod bits;
mod builder;
mod bytes;
mod calendar;
mod elementary;
mod errors;
mod fmt;
mod math;
mod number;
mod print;
mod quote;
mod rand;
mod runtime;
mod sort;
mod strconv;
mod strings;
mod sync;
mod time;
mod unicode;
pub(crate) mod utf8;

use crate::fault::Fault;
use crate::host::Host;
use crate::native::{Native, NativeCall, NativeResult};

type Entry<H> = (&'static str, Native<H>);

fn native<H: Host>(name: &'static str, function: Native<H>) -> Entry<H> {
    (name, function)
}

/// The native function of this qualified name. The package may stand with its whole path (`sync/atomic.AddInt64`).
pub fn lookup<H: Host>(name: &str) -> Option<Native<H>> {
    let name = name.rsplit('/').next()?;
    let (package, _) = name.split_once('.')?;
    let find = |mut table: Box<dyn Iterator<Item = Entry<H>>>| table.find(|entry| entry.0 == name).map(|entry| entry.1);
    match package {
        "atomic" => find(Box::new(atomic::table())),
        "bits" => find(Box::new(bits::table())),
        "bytes" => find(Box::new(bytes::table())),
        "context" | "errors" => find(Box::new(errors::table())),
        "fmt" => find(Box::new(fmt::table())),
        "math" => find(Box::new(math::table())),
        "os" | "runtime" => find(Box::new(runtime::table().chain(print::table()))),
        "rand" => find(Box::new(rand::table())),
        "sort" => find(Box::new(sort::table())),
        "strconv" => find(Box::new(strconv::table().chain(unicode::table()))),
        "strings" => find(Box::new(strings::table().chain(builder::table()))),
        "sync" => find(Box::new(sync::table())),
        "time" => find(Box::new(time::table())),
        "unicode" => find(Box::new(unicode::table())),
        "utf8" => find(Box::new(strings::utf8_table())),
        _ => None,
    }
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
        if bytes.is_empty() { Ok(0) } else { self.host.heap().new_string(bytes) }
    }

    /// A string that shares `part`, bytes of the string in parameter slot `i`.
    fn share(&mut self, i: usize, part: &[u8]) -> Result<u64, Fault> {
        match part.len() {
            0 => Ok(0),
            len if len == self.arg_str(i).len() => Ok(self.arg(i)),
            len => self.host.heap().new_string_view(part.as_ptr() as u64, len as u64),
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
    NativeResult::Panic(Fault::Runtime("invalid memory address or nil pointer dereference".into()))
}
