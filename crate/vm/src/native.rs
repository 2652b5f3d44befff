//! Native library functions: how bytecode calls them, and what they may answer.
//!
//! A native runs to its end between two instructions, on the worker's own stack, and no collection
//! runs meanwhile; so it may hold references in Rust variables. One that must wait answers
//! [`NativeResult::Park`] and is called again, with the same arguments, when the goroutine is woken. One
//! that needs a method of the program's (fmt: `Error`, `String`) answers [`NativeResult::CallMethod`]; the
//! VM runs the method and calls the native again from its start, with the method's result added to
//! [`NativeCall::memo`]. So natives must have no effect before they have asked for all they need.

use crate::fault::Fault;
use crate::host::{Access, Host};
use crate::image::Image;
use crate::object::{self, SliceParts};

/// One call of a native function.
pub struct NativeCall<'a, H: Host> {
    pub host: &'a mut H,
    pub image: &'a Image<H>,
    /// Results so far of the methods that this call has asked for, in order: their first result slot
    /// (a string's reference, for fmt).
    pub memo: &'a [u64],
    pub(crate) results: &'a mut [u64],
    pub(crate) params: &'a [u64],
}

/// A native function's answer.
#[derive(Debug)]
pub enum NativeResult {
    /// The results are set.
    Done,
    /// The results are set; let others run first (runtime.Gosched).
    Yield,
    /// The host has parked the goroutine: call again when it is woken.
    Park,
    /// Call the niladic method of this name on this interface value, then call again.
    CallMethod { iface: u64, method: &'static str },
    /// Call this function value (not nil) with these parameter slots, then call again: the memo is its result slots, one 0
    /// where it has none.
    CallFunc { func: u64, params: Vec<u64> },
    /// Call again with a memo of who started the goroutine (0: nobody), the instruction that did, and each frame's
    /// instruction, innermost first ([`Image::site`] tells what they are).
    Trace,
    /// A panic, recoverable.
    Panic(Fault),
    /// `fatal error: …`: ends the program with status 2.
    Fatal(String),
    /// os.Exit
    Exit(i32),
    /// runtime.Goexit: runs the deferred functions, ends the goroutine.
    Goexit,
}

pub type Native<H> = fn(&mut NativeCall<'_, H>) -> NativeResult;

impl<H: Host> NativeCall<'_, H> {
    /// Parameter slot `i`, from 0. A flat struct takes several.
    #[inline]
    pub fn arg(&self, i: usize) -> u64 {
        self.params[i]
    }

    #[inline]
    pub fn arg_f64(&self, i: usize) -> f64 {
        f64::from_bits(self.params[i])
    }

    /// The bytes of the string in parameter slot `i`.
    #[inline]
    pub fn arg_str(&self, i: usize) -> &'static [u8] {
        // SAFETY: the checker made this parameter a string; it is used before the next safepoint.
        unsafe { object::str_bytes(self.params[i]) }
    }

    /// Says that the native reads these bytes of memory that goroutines may share.
    #[inline]
    pub fn reads(&mut self, addr: u64, bytes: u64) {
        if self.host.detects() && addr != 0 {
            self.host.touch(Access::read(addr, bytes));
        }
    }

    /// The same of a slice's elements.
    #[inline]
    pub fn reads_slice(&mut self, parts: SliceParts) {
        self.reads(parts.data, parts.len * parts.elem);
    }

    /// Says that the native writes these bytes.
    #[inline]
    pub fn writes(&mut self, addr: u64, bytes: u64) {
        if self.host.detects() && addr != 0 {
            self.host.touch(Access::write(addr, bytes));
        }
    }

    /// Sets result slot `i`, from 0.
    #[inline]
    pub fn set(&mut self, i: usize, value: u64) {
        self.results[i] = value;
    }

    #[inline]
    pub fn set_f64(&mut self, i: usize, value: f64) {
        self.results[i] = value.to_bits();
    }

    /// Sets result slot `i` to a new string.
    pub fn set_str(&mut self, i: usize, bytes: &[u8]) -> Result<(), Fault> {
        self.results[i] = self.host.heap().new_string(bytes)?;
        Ok(())
    }
}
