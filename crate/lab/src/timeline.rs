//! A run's events as a Chrome trace-event file, which Perfetto and chrome://tracing open: one row a worker,
//! one slice for each stretch of a goroutine, arrows from whoever woke it.

use std::fmt::Write;
use trace::{Event, EventKind};

/// One worker's events, oldest first, and how many older ones were overwritten.
pub type WorkerEvents = (Vec<Event>, u64);

/// The file's text. `reason` gives the words of a wait reason's number.
pub fn chrome_trace(workers: &[WorkerEvents], reason: impl Fn(u64) -> &'static str) -> String {
    let mut out = String::from("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
    let mut separator = "";
    let mut push = |line: std::fmt::Arguments<'_>| {
        let _ = write!(out, "{separator}{line}");
        separator = ",\n";
    };
    for (worker, (events, lost)) in workers.iter().enumerate() {
        push(format_args!(
            "{{\"ph\":\"M\",\"pid\":1,\"tid\":{worker},\"name\":\"thread_name\",\"args\":{{\"name\":\"worker {}\"}}}}",
            worker + 1
        ));
        if *lost > 0 {
            push(format_args!(
                "{{\"ph\":\"i\",\"s\":\"t\",\"pid\":1,\"tid\":{worker},\"ts\":0,\"name\":\"{lost} older events were overwritten\"}}"
            ));
        }
        let mut started: Option<Event> = None;
        for event in events {
            let micros = |nanos: u64| nanos as f64 / 1e3;
            match event.kind {
                EventKind::Start => started = Some(*event),
                EventKind::Block | EventKind::Preempt | EventKind::End => {
                    let Some(start) = started.take() else {
                        continue;
                    };
                    let why = match event.kind {
                        EventKind::Block => reason(event.argument),
                        EventKind::Preempt => "preempted",
                        _ => "ended",
                    };
                    push(format_args!(
                        "{{\"ph\":\"X\",\"pid\":1,\"tid\":{worker},\"ts\":{},\"dur\":{},\"name\":\"goroutine {}\",\"args\":{{\"then\":\"{why}\"}}}}",
                        micros(start.time),
                        micros(event.time.saturating_sub(start.time)),
                        event.goroutine
                    ));
                }
                EventKind::Create
                | EventKind::Unblock
                | EventKind::Send
                | EventKind::Receive
                | EventKind::Steal => {
                    push(format_args!(
                        "{{\"ph\":\"i\",\"s\":\"t\",\"pid\":1,\"tid\":{worker},\"ts\":{},\"name\":\"{:?}\",\"args\":{{\"goroutine\":{},\"argument\":{}}}}}",
                        micros(event.time),
                        event.kind,
                        event.goroutine,
                        event.argument
                    ));
                }
            }
        }
    }
    out.push_str("\n]}\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_becomes_a_slice_with_its_reason() {
        let event = |time, kind, argument| Event {
            time,
            kind,
            goroutine: 7,
            argument,
        };
        let events = vec![
            event(1_000, EventKind::Start, 0),
            event(1_500, EventKind::Send, 3),
            event(4_000, EventKind::Block, 2),
        ];
        let text = chrome_trace(
            &[(events, 5)],
            |n| if n == 2 { "chan receive" } else { "?" },
        );
        for part in [
            "\"ts\":1,\"dur\":3,\"name\":\"goroutine 7\",\"args\":{\"then\":\"chan receive\"}",
            "\"name\":\"Send\"",
            "5 older events were overwritten",
        ] {
            assert!(text.contains(part), "no {part} in {text}");
        }
    }
}
