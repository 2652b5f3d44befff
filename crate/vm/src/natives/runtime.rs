//! Packages runtime and os: what the host knows.

use super::{Entry, bytes, native};
use crate::fault::Fault;
use crate::host::{Host, Stream, Visible};
use crate::native::{NativeCall, NativeResult};
use crate::object::{self, SliceParts};

/// Bytes copied out at a time.
const CHUNK: usize = 1 << 16;

fn stream(fd: u64) -> Stream {
    if fd == 2 { Stream::Err } else { Stream::Out }
}

fn args<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let strings: Result<Vec<u64>, Fault> = call
        .host
        .args()
        .iter()
        .map(|arg| call.new_str(arg.as_bytes()))
        .collect();
    match strings {
        Ok(strings) => call.done_strs(&strings),
        Err(fault) => NativeResult::Panic(fault),
    }
}

/// `func callers() []uintptr`: [`NativeResult::Trace`]'s words; the first frame is the caller of this.
fn callers<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    if call.memo.is_empty() {
        return NativeResult::Trace;
    }
    let made = call.host.heap().new_words(call.memo, false);
    call.done_new(made)
}

/// `func place(pc uintptr) (function, file string, line int)`
fn place<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let image = call.image;
    let (function, file, line) = image.site(call.arg(0)).unwrap_or_default();
    let strings = call
        .new_str(function.as_bytes())
        .and_then(|function| Ok((function, call.new_str(file.as_bytes())?)));
    match strings {
        Ok((function, file)) => {
            call.set(0, function);
            call.set(1, file);
            call.set(2, line.into());
            NativeResult::Done
        }
        Err(fault) => NativeResult::Panic(fault),
    }
}

/// `func read(b []byte) int`
fn read<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    if call.host.before(Visible::Write).is_pending() {
        return NativeResult::Park;
    }
    // SAFETY: the parameter is a []byte.
    let parts = unsafe { object::slice_parts(call.arg(0)) };
    let input = call.host.read(parts.len.min(CHUNK as u64) as usize);
    // SAFETY: the host gives no more bytes than the slice has.
    unsafe { bytes::write(parts.data, &input[..input.len().min(parts.len as usize)]) };
    call.done(input.len() as u64)
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("runtime.GOMAXPROCS", |call| {
            let before = call.host.gomaxprocs(call.arg(0) as i64);
            call.done(before as u64)
        }),
        native("runtime.NumCPU", |call| {
            let count = call.host.num_cpu();
            call.done(count as u64)
        }),
        native("runtime.NumGoroutine", |call| {
            if call.host.before(Visible::Census).is_pending() {
                return NativeResult::Park;
            }
            let count = call.host.num_goroutine();
            call.done(count as u64)
        }),
        native("runtime.Gosched", |_| NativeResult::Yield),
        native("runtime.Goexit", |_| NativeResult::Goexit),
        native("runtime.GC", |call| {
            call.host.collect_garbage();
            NativeResult::Done
        }),
        // func memory() (live, held, collections, allocated uint64)
        native("runtime.memory", |call| {
            let stats = call.host.heap().heap().stats();
            call.set(1, stats.held);
            call.set(2, stats.collections);
            call.set(3, stats.allocated);
            call.done(stats.live + stats.fresh)
        }),
        native("runtime.callers", callers),
        native("runtime.place", place),
        native("runtime.goid", |call| {
            let id = call.host.goroutine_id();
            call.done(id)
        }),
        native("os.read", read),
        native("os.Exit", |call| NativeResult::Exit(call.arg(0) as i32)),
        native("os.args", args),
        native("os.write", |call| {
            if call.host.before(Visible::Write).is_pending() {
                return NativeResult::Park;
            }
            // SAFETY: the parameter is a []byte.
            let parts = unsafe { object::slice_parts(call.arg(1)) };
            call.reads_slice(parts);
            for start in (0..parts.len).step_by(CHUNK) {
                let part = SliceParts {
                    data: parts.data + start,
                    len: (parts.len - start).min(CHUNK as u64),
                    ..parts
                };
                call.host.write(stream(call.arg(0)), &bytes::read(part));
            }
            NativeResult::Done
        }),
        native("os.writeString", |call| {
            if call.host.before(Visible::Write).is_pending() {
                return NativeResult::Park;
            }
            let text = call.arg_str(1);
            call.host.write(stream(call.arg(0)), text);
            NativeResult::Done
        }),
    ]
    .into_iter()
}
