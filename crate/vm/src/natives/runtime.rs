//! Packages runtime and os: what the host knows.

use super::{Entry, bytes, native};
use crate::fault::Fault;
use crate::host::{Host, Stream};
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
            let count = call.host.num_goroutine();
            call.done(count as u64)
        }),
        native("runtime.Gosched", |_| NativeResult::Yield),
        native("runtime.Goexit", |_| NativeResult::Goexit),
        native("runtime.GC", |call| {
            call.host.collect_garbage();
            NativeResult::Done
        }),
        // func memory() (live, held, collections uint64)
        native("runtime.memory", |call| {
            let stats = call.host.heap().heap().stats();
            call.set(1, stats.held);
            call.set(2, stats.collections);
            call.done(stats.live + stats.fresh)
        }),
        native("os.Exit", |call| NativeResult::Exit(call.arg(0) as i32)),
        native("os.args", args),
        native("os.write", |call| {
            // SAFETY: the parameter is a []byte.
            let parts = unsafe { object::slice_parts(call.arg(1)) };
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
            let text = call.arg_str(1);
            call.host.write(stream(call.arg(0)), text);
            NativeResult::Done
        }),
    ]
    .into_iter()
}
