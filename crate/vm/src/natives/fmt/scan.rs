//! Sscan, Sscanln and Sscanf: text into the variables that operands point at.

use super::directive::Operands;
use super::value::Val;
use crate::host::Host;
use crate::image::Image;
use crate::mem;
use crate::native::{NativeCall, NativeResult};
use crate::natives::number::{self, Problem};
use crate::natives::{quote, unicode, utf8};
use crate::object;
use golang::bytecode::Kind;

/// The modes of std/fmt.go.
const ONE_LINE: u64 = 1;
const TEMPLATE: u64 = 2;

/// `func scan(mode int, s, format string, a []any) (n int, problem string)`
pub(super) fn scan<H: Host>(call: &mut NativeCall<'_, H>) -> NativeResult {
    let (mode, text, format) = (call.arg(0), call.arg_str(1), call.arg_str(2));
    // SAFETY: the parameter is a slice.
    let operands = Operands(unsafe { object::slice_parts(call.arg(3)) });
    let mut input = Input {
        text,
        at: 0,
        lines: mode != 0,
    };
    let mut count = 0;
    let scanned = if mode == TEMPLATE {
        template(call, &mut input, format, operands, &mut count)
    } else {
        plain(call, &mut input, operands, &mut count, mode == ONE_LINE)
    };
    call.set(0, count);
    match call.set_str(1, scanned.err().unwrap_or_default().as_bytes()) {
        Ok(()) => NativeResult::Done,
        Err(fault) => NativeResult::Panic(fault),
    }
}

struct Input<'t> {
    text: &'t [u8],
    at: usize,
    /// Newlines are not mere space.
    lines: bool,
}

impl Input<'_> {
    fn peek(&self) -> Option<i32> {
        let (r, width) = utf8::decode(&self.text[self.at..]);
        (width > 0).then_some(r)
    }

    fn next(&mut self) -> Option<i32> {
        let (r, width) = utf8::decode(&self.text[self.at..]);
        self.at += width;
        (width > 0).then_some(r)
    }

    /// Skips space; newlines only where they are space.
    fn space(&mut self) -> Result<(), String> {
        while let Some(r) = self.peek() {
            if r == 0x0A && self.lines {
                return Err("unexpected newline".into());
            }
            if !unicode::is_space(r) {
                break;
            }
            self.next();
        }
        Ok(())
    }

    /// Text up to the next space, at most `width` runes.
    fn token(&mut self, width: Option<usize>) -> Vec<u8> {
        let start = self.at;
        let mut left = width.unwrap_or(usize::MAX);
        while left > 0 && self.peek().is_some_and(|r| !unicode::is_space(r)) {
            self.next();
            left -= 1;
        }
        self.text[start..self.at].to_vec()
    }

    /// Takes one of these bytes, if there is one and room for it.
    fn accept(&mut self, left: &mut usize, wanted: impl Fn(u8) -> bool) -> bool {
        let found = *left > 0 && self.text.get(self.at).is_some_and(|&b| wanted(b));
        if found {
            self.at += 1;
            *left -= 1;
        }
        found
    }

    fn digits(&mut self, left: &mut usize, radix: u32, underscores: bool) {
        while self.accept(left, |b| {
            char::from(b).is_digit(radix) || underscores && b == b'_'
        }) {}
    }

    /// The longest beginning that looks like an integer of `base`; 0: with a prefix that says which.
    fn integer(&mut self, width: Option<usize>, base: i64) -> Vec<u8> {
        let start = self.at;
        let mut left = width.unwrap_or(usize::MAX);
        self.accept(&mut left, |b| matches!(b, b'+' | b'-'));
        let mut radix = if base == 0 { 10 } else { base as u32 };
        if base == 0 && self.accept(&mut left, |b| b == b'0') {
            radix = match self.text.get(self.at).map(|b| b | 32) {
                Some(b'x') => 16,
                Some(b'b') => 2,
                _ => 8,
            };
            self.accept(&mut left, |b| matches!(b | 32, b'x' | b'b' | b'o'));
        }
        self.digits(&mut left, radix, base == 0);
        self.text[start..self.at].to_vec()
    }

    /// The longest beginning that looks like a float.
    fn float(&mut self, width: Option<usize>) -> Vec<u8> {
        let start = self.at;
        let mut left = width.unwrap_or(usize::MAX);
        let sign = |b: u8| matches!(b, b'+' | b'-');
        if self.accept(&mut left, |b| b | 32 == b'n') {
            while self.accept(&mut left, |b| matches!(b | 32, b'a' | b'n')) {}
            return self.text[start..self.at].to_vec();
        }
        self.accept(&mut left, sign);
        if self.accept(&mut left, |b| b | 32 == b'i') {
            while self.accept(&mut left, |b| matches!(b | 32, b'n' | b'f')) {}
            return self.text[start..self.at].to_vec();
        }
        let zero = self.accept(&mut left, |b| b == b'0');
        let hex = zero && self.accept(&mut left, |b| b | 32 == b'x');
        let radix = if hex { 16 } else { 10 };
        self.digits(&mut left, radix, true);
        if self.accept(&mut left, |b| b == b'.') {
            self.digits(&mut left, radix, true);
        }
        if self.accept(&mut left, |b| b | 32 == if hex { b'p' } else { b'e' }) {
            self.accept(&mut left, sign);
            self.digits(&mut left, 10, true);
        }
        self.text[start..self.at].to_vec()
    }
}

fn plain<H: Host>(
    call: &mut NativeCall<'_, H>,
    input: &mut Input<'_>,
    operands: Operands,
    count: &mut u64,
    one_line: bool,
) -> Result<(), String> {
    for i in 0..operands.count() {
        input.space()?;
        if input.peek().is_none() {
            return Err(if one_line && i > 0 {
                "unexpected newline"
            } else {
                "EOF"
            }
            .into());
        }
        store(call, input, operands.get(i), 'v', None)?;
        *count += 1;
    }
    if one_line {
        while let Some(r) = input.next() {
            if r == 0x0A {
                break;
            }
            if !unicode::is_space(r) {
                return Err("expected newline".into());
            }
        }
    }
    Ok(())
}

fn template<H: Host>(
    call: &mut NativeCall<'_, H>,
    input: &mut Input<'_>,
    format: &[u8],
    operands: Operands,
    count: &mut u64,
) -> Result<(), String> {
    let mut at = 0;
    while at < format.len() {
        let (r, size) = utf8::decode(&format[at..]);
        if r != '%' as i32 {
            at += size;
            if unicode::is_space(r) {
                // Space matches any amount of space, a newline one at most.
                while input
                    .peek()
                    .is_some_and(|c| unicode::is_space(c) && (c != 0x0A || r == 0x0A))
                {
                    input.next();
                }
            } else if input.peek() == Some(r) {
                input.next();
            } else {
                return Err(if input.peek().is_none() {
                    "unexpected EOF"
                } else {
                    "input does not match format"
                }
                .into());
            }
            continue;
        }
        at += 1;
        let digits = format[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let width = std::str::from_utf8(&format[at..at + digits])
            .ok()
            .and_then(|text| text.parse().ok());
        at += digits;
        let (verb, size) = utf8::decode(&format[at..]);
        at += size;
        if size == 0 {
            return Err("too few operands for format '%'".into());
        }
        let verb = utf8::to_char(verb);
        if verb == '%' {
            input.space()?;
            if input.next() != Some('%' as i32) {
                return Err("missing literal %".into());
            }
            continue;
        }
        if verb != 'c' {
            input.space()?;
        }
        if *count as usize >= operands.count() {
            return Err(format!("too few operands for format '%{verb}'"));
        }
        if input.peek().is_none() {
            return Err(if *count == 0 { "EOF" } else { "unexpected EOF" }.into());
        }
        store(call, input, operands.get(*count as usize), verb, width)?;
        *count += 1;
    }
    if (*count as usize) < operands.count() {
        return Err("too many operands".into());
    }
    Ok(())
}

/// Reads one value and stores it where the operand points.
fn store<H: Host>(
    call: &mut NativeCall<'_, H>,
    input: &mut Input<'_>,
    operand: u64,
    verb: char,
    width: Option<usize>,
) -> Result<(), String> {
    let image: &Image<H> = call.image;
    // SAFETY: an operand is an interface.
    let target = unsafe { Val::of_iface(image, operand) };
    let type_name = target.map_or("<nil>", |val| image.ty(val.ty).name.as_str());
    let Some(target) = target
        .filter(|val| image.ty(val.ty).kind == Kind::Pointer)
        .and_then(|val| val.pointee(image))
    else {
        return Err(format!("can't scan type: {type_name}"));
    };
    let ty = image.ty(target.ty);
    let bits = match ty.kind {
        Kind::Int8 | Kind::Uint8 => 8,
        Kind::Int16 | Kind::Uint16 => 16,
        Kind::Int32 | Kind::Uint32 | Kind::Float32 => 32,
        _ => 64,
    };
    let base = match verb {
        'b' => 2,
        'o' => 8,
        'x' | 'X' => 16,
        'd' => 10,
        _ => 0,
    };
    let range = |token: &[u8], problem, signed: &str| match problem {
        Problem::Range => format!(
            "{signed}integer overflow on token {}",
            String::from_utf8_lossy(token)
        ),
        _ => "expected integer".to_string(),
    };
    let value = match ty.kind {
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 if verb == 'c' => {
            input.next().unwrap_or(utf8::RUNE_ERROR) as i64 as u64
        }
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
            let token = input.integer(width, base);
            number::parse_int(&token, base, bits)
                .map_err(|(_, problem)| range(&token, problem, ""))? as u64
        }
        Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => {
            let token = input.integer(width, base);
            number::parse_uint(&token, base, bits)
                .map_err(|(_, problem)| range(&token, problem, "unsigned "))?
        }
        Kind::Float32 | Kind::Float64 => {
            let token = input.float(width);
            let parsed = number::parse_float(&token, bits);
            parsed
                .map_err(|_| {
                    format!(
                        "strconv.ParseFloat: parsing {}: invalid syntax",
                        quoted(&token)
                    )
                })?
                .to_bits()
        }
        Kind::Bool => match &input.token(width)[..] {
            b"1" | b"t" | b"T" | b"true" | b"TRUE" | b"True" => 1,
            b"0" | b"f" | b"F" | b"false" | b"FALSE" | b"False" => 0,
            _ => return Err("syntax error scanning boolean".into()),
        },
        Kind::String => {
            let token = input.token(width);
            let token = if verb == 'q' {
                quote::unquote(&token).ok_or("invalid quoted string")?
            } else {
                token
            };
            call.host
                .heap()
                .new_string(&token)
                .map_err(|_| "out of memory".to_string())?
        }
        _ => return Err(format!("can't scan type: {type_name}")),
    };
    // SAFETY: the pointer points at a live variable of this type.
    unsafe {
        match ty.kind {
            Kind::Bool | Kind::Uint8 => mem::store8(target.addr, value as u8),
            _ => mem::store(target.addr, value),
        }
    }
    Ok(())
}

fn quoted(token: &[u8]) -> String {
    let mut out = Vec::new();
    quote::quote(&mut out, token, b'"', false);
    String::from_utf8_lossy(&out).into_owned()
}
