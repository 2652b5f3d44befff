//! The order of a map's keys in print.

use super::printer::DEEPEST;
use super::value::Val;
use crate::host::Host;
use crate::image::Image;
use golang::bytecode::Kind;
use std::cmp::Ordering;

/// Compares two values of one type: numbers and strings by value (NaN first), false before true, references
/// by address, structs and arrays part by part, interfaces nil first, then by type. What is too deep to
/// print counts as equal.
pub(super) fn compare<H: Host>(image: &Image<H>, a: Val, b: Val, depth: u32) -> Ordering {
    if depth > DEEPEST {
        return Ordering::Equal;
    }
    let ty = image.ty(a.ty);
    match ty.kind {
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
            (a.word(image) as i64).cmp(&(b.word(image) as i64))
        }
        Kind::Float32 | Kind::Float64 => floats(a.word(image), b.word(image)),
        Kind::Complex64 | Kind::Complex128 => {
            floats(a.slot(0), b.slot(0)).then_with(|| floats(a.slot(1), b.slot(1)))
        }
        Kind::String => a.bytes(image).cmp(b.bytes(image)),
        Kind::Struct => (0..ty.fields.len())
            .map(|i| compare(image, a.field(ty, i), b.field(ty, i), depth + 1))
            .find(|&o| o != Ordering::Equal)
            .unwrap_or(Ordering::Equal),
        Kind::Array => {
            let (x, y) = (a.elements(image), b.elements(image));
            (0..x.count)
                .map(|i| compare(image, x.get(i), y.get(i), depth + 1))
                .find(|&o| o != Ordering::Equal)
                .unwrap_or(Ordering::Equal)
        }
        Kind::Interface => match (a.inside(image), b.inside(image)) {
            (None, None) => Ordering::Equal,
            (None, _) => Ordering::Less,
            (_, None) => Ordering::Greater,
            (Some(x), Some(y)) => {
                x.ty.cmp(&y.ty)
                    .then_with(|| compare(image, x, y, depth + 1))
            }
        },
        _ => a.word(image).cmp(&b.word(image)),
    }
}

fn floats(a: u64, b: u64) -> Ordering {
    let (a, b) = (f64::from_bits(a), f64::from_bits(b));
    a.partial_cmp(&b)
        .unwrap_or_else(|| b.is_nan().cmp(&a.is_nan()))
}
