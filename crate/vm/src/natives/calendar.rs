//! Dates, and times as text after a layout.

use super::quote;

/// Days from 1970-01-01 to a date of the Gregorian calendar; month and day may be out of range.
///
/// Years are counted from March, so that the leap day ends them; 400 years have 146,097 days.
pub(super) fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let month = month.saturating_sub(3);
    let year = year.saturating_add(month.div_euclid(12));
    let month = month.rem_euclid(12);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5;
    let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    // 1970-01-01 is day 719,468 after 0000-03-01.
    era.saturating_mul(146_097)
        .saturating_add(of_era - 719_468)
        .saturating_add(day.saturating_sub(1))
}

/// The date so many days after 1970-01-01: the inverse of [`days_of`].
pub(super) fn civil(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(719_468);
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = month + 3;
    let carry = i64::from(month > 12);
    (era * 400 + year + carry, month - 12 * carry, day)
}

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub(super) const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

/// The elements of a layout, longer ones before their beginnings.
const ELEMENTS: [&str; 36] = [
    "January",
    "Jan",
    "Monday",
    "Mon",
    "MST",
    "002",
    "01",
    "02",
    "03",
    "04",
    "05",
    "06",
    "15",
    "1",
    "2006",
    "2",
    "__2",
    "_2",
    "3",
    "4",
    "5",
    "PM",
    "pm",
    "-07:00:00",
    "-070000",
    "-07:00",
    "-0700",
    "-07",
    "Z07:00:00",
    "Z070000",
    "Z07:00",
    "Z0700",
    "Z07",
    ".",
    ",",
    "_2006",
];

/// A piece of a layout.
enum Piece<'l> {
    Text(u8),
    Element(&'static str),
    /// A separator and so many digits of the second; `trim`: without zeros at the end.
    Fraction {
        separator: u8,
        digits: usize,
        trim: bool,
    },
    End(std::marker::PhantomData<&'l ()>),
}

/// The first piece of `layout` and what follows.
fn piece(layout: &[u8]) -> (Piece<'_>, &[u8]) {
    let Some(&first) = layout.first() else {
        return (Piece::End(std::marker::PhantomData), layout);
    };
    if layout.starts_with(b"_2006") {
        return (Piece::Text(b'_'), &layout[1..]);
    }
    let element = ELEMENTS.iter().find(|e| {
        let rest = layout.strip_prefix(e.as_bytes());
        // "Janitor" holds no month.
        rest.is_some_and(|rest| {
            !matches!(**e, "Jan" | "Mon") || !rest.first().is_some_and(u8::is_ascii_lowercase)
        })
    });
    match element {
        Some(&("." | ",")) => {
            let digit = layout.get(1).copied().unwrap_or(0);
            let digits = layout[1..].iter().take_while(|&&b| b == digit).count();
            let ends = !layout.get(1 + digits).is_some_and(u8::is_ascii_digit);
            if matches!(digit, b'0' | b'9') && ends {
                let piece = Piece::Fraction {
                    separator: first,
                    digits,
                    trim: digit == b'9',
                };
                return (piece, &layout[1 + digits..]);
            }
            (Piece::Text(first), &layout[1..])
        }
        Some(e) => (Piece::Element(e), &layout[e.len()..]),
        None => (Piece::Text(first), &layout[1..]),
    }
}

/// Writes an instant (Unix seconds and nanoseconds, UTC) as `layout` writes the reference time.
pub(super) fn format(sec: i64, nsec: i64, layout: &[u8]) -> Vec<u8> {
    let (days, of_day) = (sec.div_euclid(86_400), sec.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    let hour12 = (hour + 11) % 12 + 1;
    let year_day = days - days_of(year, 1, 1) + 1;
    let month_name = MONTHS[(month - 1) as usize];
    let day_name = DAYS[(days + 4).rem_euclid(7) as usize];
    let (mut out, mut rest) = (Vec::with_capacity(layout.len() + 8), layout);
    loop {
        let (piece, after) = piece(rest);
        rest = after;
        let text = match piece {
            Piece::End(_) => return out,
            Piece::Text(b) => {
                out.push(b);
                continue;
            }
            Piece::Fraction {
                separator,
                digits,
                trim,
            } => {
                let all = format!("{nsec:09}") + &"0".repeat(digits.saturating_sub(9));
                let shown = if trim {
                    all[..digits].trim_end_matches('0')
                } else {
                    &all[..digits]
                };
                if shown.is_empty() {
                    String::new()
                } else {
                    format!("{}{shown}", char::from(separator))
                }
            }
            Piece::Element(e) => match e {
                "January" => month_name.into(),
                "Jan" => month_name[..3].into(),
                "Monday" => day_name.into(),
                "Mon" => day_name[..3].into(),
                "MST" => "UTC".into(),
                "01" => format!("{month:02}"),
                "1" => month.to_string(),
                "02" => format!("{day:02}"),
                "_2" => format!("{day:2}"),
                "2" => day.to_string(),
                "002" => format!("{year_day:03}"),
                "__2" => format!("{year_day:3}"),
                "03" => format!("{hour12:02}"),
                "3" => hour12.to_string(),
                "15" => format!("{hour:02}"),
                "04" => format!("{minute:02}"),
                "4" => minute.to_string(),
                "05" => format!("{second:02}"),
                "5" => second.to_string(),
                "06" => format!("{:02}", year.abs() % 100),
                "2006" if year < 0 => format!("{year:05}"),
                "2006" => format!("{year:04}"),
                "PM" => if hour < 12 { "AM" } else { "PM" }.into(),
                "pm" => if hour < 12 { "am" } else { "pm" }.into(),
                "-0700" => "+0000".into(),
                "-07" => "+00".into(),
                "-07:00" => "+00:00".into(),
                "-070000" => "+000000".into(),
                "-07:00:00" => "+00:00:00".into(),
                // Only the forms with Z are left.
                _ => "Z".into(),
            },
        };
        out.extend_from_slice(text.as_bytes());
    }
}

/// What is read of a time so far.
struct Reading<'v> {
    value: &'v [u8],
}

impl Reading<'_> {
    /// A number of `least` to `most` digits.
    fn number(&mut self, least: usize, most: usize) -> Option<i64> {
        let digits = self
            .value
            .iter()
            .take(most)
            .take_while(|b| b.is_ascii_digit())
            .count();
        if digits < least {
            return None;
        }
        let n = self.value[..digits]
            .iter()
            .fold(0, |n, b| n * 10 + i64::from(b - b'0'));
        self.value = &self.value[digits..];
        Some(n)
    }

    fn byte(&mut self, b: u8) -> Option<()> {
        self.value = self.value.strip_prefix(&[b])?;
        Some(())
    }

    /// This text; a run of spaces stands for any number of them but none, unless the value ends.
    fn text(&mut self, text: &[u8]) -> Option<()> {
        let mut before = 0;
        for &b in text {
            if b != b' ' {
                self.byte(b)?;
            } else if before != b' ' && !self.value.is_empty() {
                self.byte(b' ')?;
                while self.byte(b' ').is_some() {}
            }
            before = b;
        }
        Some(())
    }

    /// One of `names`, or of their first `cut` letters, whatever its case.
    fn name(&mut self, names: &[&str], cut: usize) -> Option<i64> {
        let at = names.iter().position(|name| {
            let name = &name.as_bytes()[..cut.min(name.len())];
            self.value
                .get(..name.len())
                .is_some_and(|v| v.eq_ignore_ascii_case(name))
        })?;
        self.value = &self.value[cut.min(names[at].len())..];
        Some(at as i64)
    }

    /// Digits behind the second's point, as nanoseconds.
    fn fraction(&mut self, digits: usize) -> Option<i64> {
        let count = self.value.iter().take_while(|b| b.is_ascii_digit()).count();
        let count = if digits > 0 {
            (count >= digits).then_some(digits)?
        } else {
            count
        };
        let mut nanos = 0;
        for place in 0..9 {
            let digit = if place < count {
                i64::from(self.value[place] - b'0')
            } else {
                0
            };
            nanos = nanos * 10 + digit;
        }
        self.value = &self.value[count..];
        Some(nanos)
    }

    /// An offset from UTC in seconds.
    fn offset(&mut self, element: &str) -> Option<i64> {
        if element.starts_with('Z') && self.byte(b'Z').is_some() {
            return Some(0);
        }
        let (&sign, rest) = self.value.split_first()?;
        let sign = match sign {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        self.value = rest;
        let colon = element.contains(':');
        let parts = element.bytes().filter(u8::is_ascii_digit).count() / 2;
        let mut seconds = 0;
        for part in 0..parts {
            if part > 0 && colon {
                self.byte(b':')?;
            }
            seconds += self.number(2, 2)? * [3600, 60, 1][part];
        }
        Some(sign * seconds)
    }
}

/// What of a time does not fit its layout.
#[derive(PartialEq, Debug)]
pub(super) enum Misfit<'a> {
    /// An element of the layout, and the rest of the value that should begin with it.
    Element(&'a [u8], &'a [u8]),
    /// In Go's words.
    Message(String),
}

/// Reads a time after `layout`: Unix seconds and nanoseconds.
pub(super) fn parse<'a>(layout: &'a [u8], value: &'a [u8]) -> Result<(i64, i64), Misfit<'a>> {
    let (mut year, mut month, mut day, mut year_day) = (0, None, None, None);
    let (mut hour, mut minute, mut second, mut nsec, mut offset) = (0, 0, 0, 0, 0);
    let mut afternoon = None;
    let mut reading = Reading { value };
    let mut rest = layout;
    loop {
        let before = rest;
        let mut next = piece(rest);
        while let (Piece::Text(_), after) = next {
            rest = after;
            next = piece(rest);
        }
        let text = &before[..before.len() - rest.len()];
        if reading.text(text).is_none() {
            return Err(Misfit::Element(text, reading.value));
        }
        let (piece, after) = next;
        let element_text = &rest[..rest.len() - after.len()];
        rest = after;
        let start = reading.value;
        let separated = matches!(start, [b'.' | b',', ..]);
        let mut wrong = None;
        let mut within = |n: i64, low: i64, high: i64, what: &'static str| {
            if !(low..=high).contains(&n) {
                wrong = Some(what);
            }
            n
        };
        let read = match piece {
            Piece::End(_) | Piece::Text(_) => break,
            Piece::Fraction { digits, trim, .. } => {
                if trim && !(separated && start.get(1).is_some_and(u8::is_ascii_digit)) {
                    Some(())
                } else if separated {
                    reading.value = &start[1..];
                    reading
                        .fraction(if trim { 0 } else { digits })
                        .map(|n| nsec = n)
                } else {
                    None
                }
            }
            Piece::Element(e) => match e {
                "January" => reading.name(&MONTHS, 9).map(|n| month = Some(n + 1)),
                "Jan" => reading.name(&MONTHS, 3).map(|n| month = Some(n + 1)),
                "Monday" => reading.name(&DAYS, 9).map(|_| ()),
                "Mon" => reading.name(&DAYS, 3).map(|_| ()),
                "MST" => {
                    let letters = start.iter().take_while(|b| b.is_ascii_uppercase()).count();
                    reading.value = &start[letters.min(4)..];
                    (letters >= 3).then_some(())
                }
                "01" | "1" => reading
                    .number(e.len(), 2)
                    .map(|n| month = Some(within(n, 1, 12, "month"))),
                "02" => reading.number(2, 2).map(|n| day = Some(n)),
                "_2" | "2" => {
                    if e == "_2" {
                        reading.byte(b' ');
                    }
                    reading.number(1, 2).map(|n| day = Some(n))
                }
                "002" => reading.number(3, 3).map(|n| year_day = Some(n)),
                "__2" => {
                    let _ = reading.byte(b' ').and_then(|()| reading.byte(b' '));
                    reading.number(1, 3).map(|n| year_day = Some(n))
                }
                "15" => reading
                    .number(1, 2)
                    .map(|n| hour = within(n, 0, 23, "hour")),
                "03" | "3" => reading
                    .number(e.len(), 2)
                    .map(|n| hour = within(n, 0, 12, "hour")),
                "04" | "4" => reading
                    .number(e.len(), 2)
                    .map(|n| minute = within(n, 0, 59, "minute")),
                "05" | "5" => {
                    let number = reading
                        .number(e.len(), 2)
                        .map(|n| second = within(n, 0, 59, "second"));
                    // A fraction may follow that the layout does not have.
                    let next_is_fraction = rest.first().is_some_and(|b| matches!(b, b'.' | b','));
                    if number.is_some()
                        && !next_is_fraction
                        && matches!(reading.value, [b'.' | b',', d, ..] if d.is_ascii_digit())
                    {
                        reading.value = &reading.value[1..];
                        nsec = reading.fraction(0).unwrap_or(0);
                    }
                    number
                }
                "06" => reading
                    .number(2, 2)
                    .map(|n| year = if n >= 69 { 1900 + n } else { 2000 + n }),
                "2006" => reading.number(4, 4).map(|n| year = n),
                "PM" | "pm" => {
                    let names: [&[u8]; 2] = if e == "PM" {
                        [b"AM", b"PM"]
                    } else {
                        [b"am", b"pm"]
                    };
                    let named = names.iter().position(|name| start.starts_with(name));
                    reading.value = start.get(2..).unwrap_or_default();
                    named.map(|n| afternoon = Some(n == 1))
                }
                zone => reading.offset(zone).map(|n| offset = n),
            },
        };
        if read.is_none() {
            return Err(Misfit::Element(element_text, start));
        }
        if let Some(what) = wrong {
            return Err(Misfit::Message(format!(": {what} out of range")));
        }
    }
    if !reading.value.is_empty() {
        let mut text = b": extra text: ".to_vec();
        quote::quote(&mut text, reading.value, b'"', quote::Plain::Ascii);
        let text = String::from_utf8_lossy(&text).into_owned();
        return Err(Misfit::Message(text));
    }
    match afternoon {
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    let message = |text: &str| Err(Misfit::Message(text.into()));
    if let Some(n) = year_day {
        let first = days_of(year, 1, 1);
        if n < 1 || n > days_of(year + 1, 1, 1) - first {
            return message(": day-of-year out of range");
        }
        let (_, its_month, its_day) = civil(first + n - 1);
        if month.is_some_and(|month| month != its_month) {
            return message(": day-of-year does not match month");
        }
        if day.is_some_and(|day| day != its_day) {
            return message(": day-of-year does not match day");
        }
        (month, day) = (Some(its_month), Some(its_day));
    }
    let (month, day) = (month.unwrap_or(1), day.unwrap_or(1));
    if day < 1 || day > days_of(year, month + 1, 1) - days_of(year, month, 1) {
        return message(": day out of range");
    }
    let days = days_of(year, month, day);
    Ok((
        days * 86_400 + hour * 3600 + minute * 60 + second - offset,
        nsec,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_days_are_inverse() {
        for days in (-200_000..200_000)
            .step_by(37)
            .chain([-719_468, -719_528, 0, 19_782, 19_783])
        {
            let (year, month, day) = civil(days);
            assert_eq!(days_of(year, month, day), days, "{year}-{month}-{day}");
        }
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(19_782), (2024, 2, 29));
        assert_eq!(days_of(2023, 14, 1), days_of(2024, 2, 1));
        assert_eq!(days_of(2024, 3, 0), days_of(2024, 2, 29));
    }

    #[test]
    fn layouts_write_and_read() {
        let (sec, nsec) = (1_136_214_245, 120_000_000);
        for (layout, want) in [
            (
                "2006-01-02 15:04:05.999999999 -0700 MST",
                "2006-01-02 15:04:05.12 +0000 UTC",
            ),
            ("Mon Jan _2 15:04:05 2006", "Mon Jan  2 15:04:05 2006"),
            (
                "Monday, 02-Jan-06 03:04:05PM .000",
                "Monday, 02-Jan-06 03:04:05PM .120",
            ),
            ("2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z"),
            ("__2 002 Janitor 3:4:5 pm", "  2 002 Janitor 3:4:5 pm"),
        ] {
            assert_eq!(
                String::from_utf8_lossy(&format(sec, nsec, layout.as_bytes())),
                want
            );
        }
        assert_eq!(
            parse(b"2006-01-02 15:04:05", b"2006-01-02 15:04:05.12"),
            Ok((sec, nsec))
        );
        assert_eq!(
            parse(b"2006-01-02T15:04:05Z07:00", b"2006-01-02T17:04:05+02:00"),
            Ok((sec, 0))
        );
        assert_eq!(
            parse(b"2006-01-02", b"2023-02-29"),
            Err(Misfit::Message(": day out of range".into()))
        );
        assert_eq!(
            parse(b"2006-01-02", b"x"),
            Err(Misfit::Element(b"2006", b"x"))
        );
    }
}
