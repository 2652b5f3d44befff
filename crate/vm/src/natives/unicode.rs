//! Package unicode: categories and simple case mappings.

use super::utf8::to_char;
use super::{Entry, native};
use unicode_general_category::{GeneralCategory as Cat, get_general_category};

fn category(r: i32) -> Option<Cat> {
    char::from_u32(u32::try_from(r).ok()?).map(get_general_category)
}

fn is(r: i32, test: impl Fn(Cat) -> bool) -> bool {
    category(r).is_some_and(test)
}

/// `func category(r rune) uint32`: a bit, in the order of std/unicode.go.
fn category_bit(r: i32) -> i64 {
    use Cat::*;
    let order = [
        UppercaseLetter,
        LowercaseLetter,
        TitlecaseLetter,
        ModifierLetter,
        OtherLetter,
        NonspacingMark,
        SpacingMark,
        EnclosingMark,
        DecimalNumber,
        LetterNumber,
        OtherNumber,
        ConnectorPunctuation,
        DashPunctuation,
        OpenPunctuation,
        ClosePunctuation,
        InitialPunctuation,
        FinalPunctuation,
        OtherPunctuation,
        MathSymbol,
        CurrencySymbol,
        ModifierSymbol,
        OtherSymbol,
        SpaceSeparator,
        LineSeparator,
        ParagraphSeparator,
        Control,
        Format,
        Surrogate,
        PrivateUse,
    ];
    if (0xD800..=0xDFFF).contains(&r) {
        return 1 << 27;
    }
    let found = category(r).and_then(|found| order.iter().position(|&c| c == found));
    found.map_or(0, |bit| 1 << bit)
}

pub(crate) fn is_letter(r: i32) -> bool {
    use Cat::*;
    is(r, |c| {
        matches!(
            c,
            UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter
        )
    })
}

fn is_mark(r: i32) -> bool {
    is(r, |c| {
        matches!(
            c,
            Cat::NonspacingMark | Cat::SpacingMark | Cat::EnclosingMark
        )
    })
}

fn is_number(r: i32) -> bool {
    is(r, |c| {
        matches!(c, Cat::DecimalNumber | Cat::LetterNumber | Cat::OtherNumber)
    })
}

fn is_punct(r: i32) -> bool {
    use Cat::*;
    is(r, |c| {
        matches!(
            c,
            ConnectorPunctuation
                | DashPunctuation
                | OpenPunctuation
                | ClosePunctuation
                | InitialPunctuation
                | FinalPunctuation
                | OtherPunctuation
        )
    })
}

fn is_symbol(r: i32) -> bool {
    use Cat::*;
    is(r, |c| {
        matches!(
            c,
            MathSymbol | CurrencySymbol | ModifierSymbol | OtherSymbol
        )
    })
}

pub(crate) fn is_digit(r: i32) -> bool {
    is(r, |c| c == Cat::DecimalNumber)
}

pub(crate) fn is_upper(r: i32) -> bool {
    is(r, |c| c == Cat::UppercaseLetter)
}

pub(crate) fn is_lower(r: i32) -> bool {
    is(r, |c| c == Cat::LowercaseLetter)
}

pub(crate) fn is_space(r: i32) -> bool {
    matches!(r, 0x09..=0x0D | 0x20 | 0x85 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000)
}

/// Letters, marks, numbers, punctuation, symbols and the ASCII space.
pub(crate) fn is_print(r: i32) -> bool {
    match r {
        0x20..=0x7E => true,
        0..0xA0 => false,
        _ => is_letter(r) || is_mark(r) || is_number(r) || is_punct(r) || is_symbol(r),
    }
}

pub(crate) fn is_graphic(r: i32) -> bool {
    is_print(r) || is(r, |c| c == Cat::SpaceSeparator)
}

/// The simple upper-case mapping: one rune to one. Rust knows the full mappings; where such a one has
/// several characters, the simple one is the rune itself, or the title-case letter of the
/// Greek letters with iota subscript.
pub(crate) fn to_upper(r: i32) -> i32 {
    if r < 0x80 {
        return if (0x61..=0x7A).contains(&r) {
            r - 32
        } else {
            r
        };
    }
    let mut full = to_char(r).to_uppercase();
    match (full.next(), full.next()) {
        (Some(upper), None) if upper != char::REPLACEMENT_CHARACTER => upper as i32,
        _ => match r {
            0x1F80..=0x1F87 | 0x1F90..=0x1F97 | 0x1FA0..=0x1FA7 => r + 8,
            0x1FB3 | 0x1FC3 | 0x1FF3 => r + 9,
            _ => r,
        },
    }
}

pub(crate) fn to_lower(r: i32) -> i32 {
    if r < 0x80 {
        return if (0x41..=0x5A).contains(&r) {
            r + 32
        } else {
            r
        };
    }
    let mut full = to_char(r).to_lowercase();
    match (full.next(), full.next()) {
        (Some(lower), None) if lower != char::REPLACEMENT_CHARACTER => lower as i32,
        _ if r == 0x130 => 'i' as i32,
        _ => r,
    }
}

/// As [`to_upper`], but the letters that have a title case of their own, and Georgian, which has none.
pub(crate) fn to_title(r: i32) -> i32 {
    match r {
        0x1C4..=0x1C6 => 0x1C5,
        0x1C7..=0x1C9 => 0x1C8,
        0x1CA..=0x1CC => 0x1CB,
        0x1F1..=0x1F3 => 0x1F2,
        0x10D0..=0x10FA | 0x10FD..=0x10FF => r,
        _ => to_upper(r),
    }
}

/// Whether two runes are the same but for case. Sets of more than two (K, k, KELVIN SIGN) are found through
/// either mapping of both.
pub(crate) fn same_fold(a: i32, b: i32) -> bool {
    a == b
        || to_lower(to_upper(a)) == to_lower(to_upper(b))
        || to_upper(to_lower(a)) == to_upper(to_lower(b))
}

macro_rules! predicates {
    ($($name:literal => $test:expr),* $(,)?) => {
        /// The package's predicates and mappings.
        pub(super) fn table<H: crate::host::Host>() -> impl Iterator<Item = Entry<H>> {
            [$(native::<H>($name, |call| {
                let test: fn(i32) -> i64 = $test;
                let value = test(call.arg(0) as i32);
                call.done(value as u64)
            })),*].into_iter()
        }
    };
}

predicates! {
    "unicode.category" => category_bit,
    "unicode.IsControl" => |r| i64::from(matches!(r, 0..=0x1F | 0x7F..=0x9F)),
    "unicode.IsDigit" => |r| i64::from(is_digit(r)),
    "unicode.IsGraphic" => |r| i64::from(is_graphic(r)),
    "unicode.IsLetter" => |r| i64::from(is_letter(r)),
    "unicode.IsLower" => |r| i64::from(is_lower(r)),
    "unicode.IsMark" => |r| i64::from(is_mark(r)),
    "unicode.IsNumber" => |r| i64::from(is_number(r)),
    "unicode.IsPrint" => |r| i64::from(is_print(r)),
    "unicode.IsPunct" => |r| i64::from(is_punct(r)),
    "unicode.IsSpace" => |r| i64::from(is_space(r)),
    "unicode.IsSymbol" => |r| i64::from(is_symbol(r)),
    "unicode.IsTitle" => |r| i64::from(is(r, |c| c == Cat::TitlecaseLetter)),
    "unicode.IsUpper" => |r| i64::from(is_upper(r)),
    "unicode.ToLower" => |r| i64::from(to_lower(r)),
    "unicode.ToTitle" => |r| i64::from(to_title(r)),
    "unicode.ToUpper" => |r| i64::from(to_upper(r)),
    "strconv.IsGraphic" => |r| i64::from(is_graphic(r)),
    "strconv.IsPrint" => |r| i64::from(is_print(r)),
}
