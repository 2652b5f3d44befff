//! The values of panics: run-time errors as values, and what any value is printed as.

use super::NIL_PANIC;
use crate::fault::Fault;
use crate::host::Host;
use crate::iface::Target;
use crate::image::Image;
use crate::{mem, object};
use golang::bytecode::{Kind, TypeIx};

/// The types of package runtime that run-time errors have; their only field is the text. Of those with a star it is pointers.
const ERRORS: [&str; 5] = [
    "runtime.errorString",
    "runtime.plainError",
    "runtime.boundsError",
    "*runtime.TypeAssertionError",
    "*runtime.PanicNilError",
];

/// The type that Go gives the error of this text.
fn error_type(text: &str) -> &'static str {
    let Some(rest) = text.strip_prefix("runtime error: ") else {
        let assertion = text.starts_with("interface conversion");
        return ERRORS[if assertion { 3 } else { 1 }];
    };
    let bounds = rest.starts_with("index out of range") || rest.starts_with("slice bounds");
    match rest {
        NIL_PANIC => ERRORS[4],
        _ if bounds => ERRORS[2],
        _ => ERRORS[0],
    }
}

/// An interface value that holds a runtime.Error with this text.
pub(super) fn runtime_error<H: Host>(
    host: &mut H,
    image: &Image<H>,
    text: String,
) -> Result<u64, Fault> {
    let Some(ty) = image.known_type(error_type(&text)) else {
        return string_value(host, image, &text);
    };
    let pointed = image.ty(ty).elem.map(|elem| image.ty(elem).layout);
    let heap = host.heap();
    let text = heap.new_string(text.as_bytes())?;
    let Some(layout) = pointed else {
        return heap.new_iface(ty, &[text]);
    };
    let error = heap.alloc(layout, 1)?;
    // SAFETY: the object was made for one string.
    unsafe { mem::store(error, text) };
    heap.new_iface(ty, &[error])
}

/// The text of a run-time error that [`runtime_error`] may have made, whose payload is this word; none for other values.
///
/// # Safety
/// `word` is the first of an interface value with this dynamic type.
unsafe fn error_text<H: Host>(image: &Image<H>, ix: TypeIx, word: u64) -> Option<u64> {
    let name = ERRORS
        .iter()
        .find(|name| image.known_type(name) == Some(ix))?;
    match (name.starts_with('*'), word) {
        (false, _) => Some(word),
        (true, 0) => None,
        // SAFETY: a pointer to the struct, whose only slot is the text.
        (true, pointer) => Some(unsafe { mem::load(pointer) }),
    }
}

/// An interface value that holds a string.
pub(super) fn string_value<H: Host>(
    host: &mut H,
    image: &Image<H>,
    text: &str,
) -> Result<u64, Fault> {
    let strings = image
        .program()
        .types
        .iter()
        .position(|ty| ty.kind == Kind::String && !ty.named);
    let ty = image
        .known_type("string")
        .or(strings.map(|ix| ix as TypeIx))
        .unwrap_or(0);
    let heap = host.heap();
    let text = heap.new_string(text.as_bytes())?;
    heap.new_iface(ty, &[text])
}

/// What a panic's value is printed as.
pub(super) enum Text {
    Ready(String),
    /// By a method of the value, of this payload.
    Method(Target, u64),
}

pub(super) fn describe<H: Host>(image: &Image<H>, value: u64) -> Text {
    // SAFETY: the value of a panic is an interface value.
    let Some((ix, payload)) = (unsafe { object::iface_parts(value) }) else {
        return Text::Ready("nil".into());
    };
    let ty = image.ty(ix);
    let word = if ty.repr.regs == 0 {
        0
    } else {
        // SAFETY: a payload has a word for each register of its type.
        unsafe { mem::load(payload) }
    };
    // SAFETY: asked of strings only.
    let string = || String::from_utf8_lossy(unsafe { object::str_bytes(word) }).into_owned();
    // SAFETY: the word is the payload's.
    if let Some(text) = unsafe { error_text(image, ix, word) } {
        // SAFETY: the field is a string.
        let bytes = unsafe { object::str_bytes(text) };
        return Text::Ready(String::from_utf8_lossy(bytes).into_owned());
    }
    if let Some(target) = image
        .string_method(ix, "Error")
        .or_else(|| image.string_method(ix, "String"))
    {
        return Text::Method(target, payload);
    }
    let plain = match ty.kind {
        Kind::Bool => (word != 0).to_string(),
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
            (word as i64).to_string()
        }
        Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => {
            word.to_string()
        }
        Kind::Float32 | Kind::Float64 => float(ty.kind, word),
        Kind::Complex64 | Kind::Complex128 => {
            // SAFETY: a complex number has two words.
            complex(ty.kind, word, unsafe { mem::load(payload + 8) })
        }
        Kind::String if ty.named => format!("\"{}\"", string()),
        Kind::String => string(),
        _ => {
            return Text::Ready(format!(
                "({}) {:#x}",
                ty.name,
                if ty.repr.regs == 1 { word } else { payload }
            ));
        }
    };
    Text::Ready(if ty.named {
        format!("{}({plain})", ty.name)
    } else {
        plain
    })
}

/// A complex number as `print` writes it, from its parts.
pub(crate) fn complex(kind: Kind, re: u64, im: u64) -> String {
    let (re, im) = (float(kind, re), float(kind, im));
    let sign = if im.starts_with(['+', '-']) { "" } else { "+" };
    format!("({re}{sign}{im}i)")
}

/// A float as `print` writes it: the shortest digits that give it again, with an exponent from a million on.
pub(crate) fn float(kind: Kind, bits: u64) -> String {
    let x = f64::from_bits(bits);
    if x.is_nan() {
        return "NaN".into();
    }
    if x.is_infinite() {
        return if x > 0.0 {
            "+Inf".into()
        } else {
            "-Inf".into()
        };
    }
    let short = matches!(kind, Kind::Float32 | Kind::Complex64);
    let scientific = if short {
        format!("{:e}", x as f32)
    } else {
        format!("{x:e}")
    };
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if !(-4..6).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    if short {
        format!("{}", x as f32)
    } else {
        format!("{x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_as_the_runtime_writes_them() {
        let cases = [
            (0.0, "0"),
            (-0.0, "-0"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (-2.5, "-2.5"),
            (12345.678, "12345.678"),
            (100_000.0, "100000"),
            (1_234_567.0, "1.234567e+06"),
            (1e100, "1e+100"),
            (5e-324, "5e-324"),
            (f64::INFINITY, "+Inf"),
            (f64::NEG_INFINITY, "-Inf"),
            (f64::NAN, "NaN"),
        ];
        for (x, text) in cases {
            assert_eq!(float(Kind::Float64, x.to_bits()), text);
        }
        assert_eq!(float(Kind::Float32, f64::from(0.1f32).to_bits()), "0.1");
        assert_eq!(
            float(Kind::Float32, f64::from(3.4e38f32).to_bits()),
            "3.4e+38"
        );
    }
}
