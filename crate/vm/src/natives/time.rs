//! Package time: durations as text, sleeping, timers.

use super::calendar::Misfit;
use super::{Entry, calendar, native, nil_dereference, quote};
use crate::host::{Host, TimerAction, Visible, time_word};
use crate::native::{NativeCall, NativeResult};
use std::task::Poll;

/// A duration of nanoseconds in its shortest exact form.
pub(super) fn format_duration(nanos: i64) -> String {
    let sign = if nanos < 0 { "-" } else { "" };
    let n = nanos.unsigned_abs();
    // Nanoseconds in units of 10^places, without zeros at the end.
    let decimal = |n: u64, places: usize| {
        let unit = 10u64.pow(places as u32);
        let fraction = format!("{:0places$}", n % unit);
        let fraction = fraction.trim_end_matches('0');
        if places == 0 || fraction.is_empty() {
            (n / unit).to_string()
        } else {
            format!("{}.{fraction}", n / unit)
        }
    };
    let text = match n {
        0 => return "0s".into(),
        1..1_000 => format!("{n}ns"),
        1_000..1_000_000 => decimal(n, 3) + "µs",
        1_000_000..1_000_000_000 => decimal(n, 6) + "ms",
        _ => {
            let (minutes, rest) = (n / 60_000_000_000, n % 60_000_000_000);
            let seconds = decimal(rest, 9) + "s";
            match (minutes / 60, minutes % 60) {
                (0, 0) => seconds,
                (0, m) => format!("{m}m{seconds}"),
                (h, m) => format!("{h}h{m}m{seconds}"),
            }
        }
    };
    format!("{sign}{text}")
}

/// Reads `1h2m3.5s`; the error is Go's.
fn parse_duration(text: &[u8]) -> Result<i64, String> {
    let mut shown = Vec::new();
    quote::quote(&mut shown, text, b'"', quote::Plain::Printable);
    let shown = String::from_utf8_lossy(&shown).into_owned();
    let invalid = || format!("time: invalid duration {shown}");
    let (negative, mut rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if rest == b"0" {
        return Ok(0);
    }
    if rest.is_empty() {
        return Err(invalid());
    }
    let mut total = 0u64;
    while !rest.is_empty() {
        let whole = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let point = usize::from(rest.get(whole) == Some(&b'.'));
        let fraction = rest[whole + point..]
            .iter()
            .take_while(|b| point == 1 && b.is_ascii_digit())
            .count();
        if whole + fraction == 0 {
            return Err(invalid());
        }
        let digits = rest[..whole].iter().try_fold(0u64, |n, b| {
            n.checked_mul(10)?.checked_add(u64::from(b - b'0'))
        });
        let digits = digits.ok_or_else(invalid)?;
        let part = &rest[whole + point..whole + point + fraction];
        rest = &rest[whole + point + fraction..];
        let name = rest
            .iter()
            .take_while(|b| **b != b'.' && !b.is_ascii_digit())
            .count();
        let unit = match &rest[..name] {
            b"" => return Err(format!("time: missing unit in duration {shown}")),
            b"ns" => 1,
            b"us" | b"\xC2\xB5s" | b"\xCE\xBCs" => 1_000,
            b"ms" => 1_000_000,
            b"s" => 1_000_000_000,
            b"m" => 60_000_000_000,
            b"h" => 3_600_000_000_000u64,
            unknown => {
                let mut name = Vec::new();
                quote::quote(&mut name, unknown, b'"', quote::Plain::Printable);
                return Err(format!(
                    "time: unknown unit {} in duration {shown}",
                    String::from_utf8_lossy(&name)
                ));
            }
        };
        rest = &rest[name..];
        let mut value = digits.checked_mul(unit).ok_or_else(invalid)?;
        let (mut scaled, mut scale) = (0u64, 1u64);
        for b in part.iter().take(18) {
            (scaled, scale) = (scaled * 10 + u64::from(b - b'0'), scale * 10);
        }
        value = value
            .checked_add((u128::from(scaled) * u128::from(unit) / u128::from(scale)) as u64)
            .ok_or_else(invalid)?;
        total = total
            .checked_add(value)
            .filter(|&t| t <= 1 << 63)
            .ok_or_else(invalid)?;
    }
    match (negative, total) {
        (true, _) => Ok((total as i64).wrapping_neg()),
        (false, total) => i64::try_from(total).map_err(|_| invalid()),
    }
}

/// A name by number, or `%!Type(n)`.
fn done_name<H: Host>(
    call: &mut NativeCall<'_, H>,
    names: &[&str],
    first: i64,
    ty: &str,
) -> NativeResult {
    let n = call.arg(0) as i64;
    let name = usize::try_from(n.wrapping_sub(first))
        .ok()
        .and_then(|at| names.get(at))
        .map(|name| name.to_string());
    // Go shows such numbers as unsigned.
    call.done_str(
        name.unwrap_or_else(|| format!("%!{ty}({})", n as u64))
            .as_bytes(),
    )
}

/// `func parse(layout, value string) (sec, nsec int64, layoutElem, valueElem, problem string)`
fn parse<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let ((sec, nsec), texts) = match calendar::parse(call.arg_str(0), call.arg_str(1)) {
        Ok(read) => (read, [&[][..], &[], &[]]),
        Err(Misfit::Element(layout, value)) => ((0, 0), [layout, value, &[]]),
        Err(Misfit::Message(text)) => {
            call.set(2, 0);
            call.set(3, 0);
            return match call.new_str(text.as_bytes()) {
                Ok(text) => {
                    call.set(4, text);
                    NativeResult::Done
                }
                Err(fault) => NativeResult::Panic(fault),
            };
        }
    };
    call.set(0, sec as u64);
    call.set(1, nsec as u64);
    for (i, text) in texts.into_iter().enumerate() {
        match call.new_str(text) {
            Ok(text) => call.set(2 + i, text),
            Err(fault) => return NativeResult::Panic(fault),
        }
    }
    NativeResult::Done
}

/// `func start(after, period Duration, c chan Time, f func()) *handle`
fn start<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (after, period) = (call.arg(0) as i64, call.arg(1) as i64);
    let action = match call.arg(2) {
        0 => TimerAction::Go(call.arg(3)),
        channel => TimerAction::Send(channel),
    };
    if call.host.before(Visible::Timer).is_pending() {
        return NativeResult::Park;
    }
    match call.host.timer_start(after, period, action) {
        Some(timer) => call.done(timer),
        None => NativeResult::Panic(crate::fault::Fault::OutOfMemory),
    }
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("time.Duration.String", |call| {
            call.done_str(format_duration(call.arg(0) as i64).as_bytes())
        }),
        native("time.parseDuration", |call| {
            let parsed = parse_duration(call.arg_str(0));
            call.set(0, parsed.as_ref().copied().unwrap_or(0) as u64);
            match call.new_str(parsed.err().unwrap_or_default().as_bytes()) {
                Ok(problem) => {
                    call.set(1, problem);
                    NativeResult::Done
                }
                Err(fault) => NativeResult::Panic(fault),
            }
        }),
        native("time.Sleep", |call| {
            match call.host.sleep(call.arg(0) as i64) {
                Poll::Ready(()) => NativeResult::Done,
                Poll::Pending => NativeResult::Park,
            }
        }),
        native("time.Now", |call| {
            let now = call.host.wall_clock();
            call.done(time_word(now))
        }),
        native("time.Month.String", |call| {
            done_name(call, &calendar::MONTHS, 1, "Month")
        }),
        native("time.Weekday.String", |call| {
            done_name(call, &calendar::DAYS, 0, "Weekday")
        }),
        native("time.daysOf", |call| {
            let days =
                calendar::days_of(call.arg(0) as i64, call.arg(1) as i64, call.arg(2) as i64);
            call.done(days as u64)
        }),
        native("time.civil", |call| {
            let (year, month, day) = calendar::civil(call.arg(0) as i64);
            call.set(1, month as u64);
            call.set(2, day as u64);
            call.done(year as u64)
        }),
        native("time.format", |call| {
            let text = calendar::format(call.arg(0) as i64, call.arg(1) as i64, call.arg_str(2));
            call.done_str(&text)
        }),
        native("time.parse", parse),
        native("time.quote", |call| {
            let mut out = Vec::new();
            quote::quote(&mut out, call.arg_str(0), b'"', quote::Plain::Ascii);
            call.done_str(&out)
        }),
        native("time.start", start),
        native("time.stop", |call| {
            if call.arg(0) == 0 {
                return nil_dereference();
            }
            if call.host.before(Visible::Timer).is_pending() {
                return NativeResult::Park;
            }
            let was_running = call.host.timer_stop(call.arg(0));
            call.done(u64::from(was_running))
        }),
        native("time.reset", |call| {
            if call.arg(0) == 0 {
                return nil_dereference();
            }
            if call.host.before(Visible::Timer).is_pending() {
                return NativeResult::Park;
            }
            let was_running =
                call.host
                    .timer_reset(call.arg(0), call.arg(1) as i64, call.arg(2) as i64);
            call.done(u64::from(was_running))
        }),
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_as_go_writes_them() {
        for (nanos, want) in [
            (0, "0s"),
            (1, "1ns"),
            (1_100, "1.1µs"),
            (2_200_000, "2.2ms"),
            (3_300_000_000, "3.3s"),
            (245_000_000_000, "4m5s"),
            (245_001_000_000, "4m5.001s"),
            (18_367_001_000_000, "5h6m7.001s"),
            (480_000_000_001, "8m0.000000001s"),
            (3_600_000_000_000, "1h0m0s"),
            (i64::MAX, "2562047h47m16.854775807s"),
            (i64::MIN, "-2562047h47m16.854775808s"),
        ] {
            assert_eq!(format_duration(nanos), want);
            assert_eq!(parse_duration(want.as_bytes()), Ok(nanos));
        }
    }

    #[test]
    fn broken_durations_have_gos_words() {
        for (text, want) in [
            ("", "time: invalid duration \"\""),
            ("3", "time: missing unit in duration \"3\""),
            ("1d", "time: unknown unit \"d\" in duration \"1d\""),
            (".s", "time: invalid duration \".s\""),
            (
                "9223372036854775808ns",
                "time: invalid duration \"9223372036854775808ns\"",
            ),
        ] {
            assert_eq!(parse_duration(text.as_bytes()), Err(want.into()));
        }
        assert_eq!(parse_duration(b"-1.5h30m"), Ok(-7_200_000_000_000));
    }
}
