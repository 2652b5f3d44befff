//! Walks a format: plain text, directives, and which operand each one takes.

use super::printer::{Printer, Stop};
use super::spec::Spec;
use crate::host::Host;
use crate::natives::utf8;
use crate::{mem, object};
use golang::bytecode::Kind;

/// Widths, precisions and operand numbers end here; larger ones are not numbers.
const LARGEST: usize = 1_000_000;

/// The operands of one call: the elements of a `[]any`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operands(pub(super) object::SliceParts);

impl Operands {
    pub(super) fn count(&self) -> usize {
        self.0.len as usize
    }

    pub(super) fn get(&self, i: usize) -> u64 {
        // SAFETY: i < count, of a slice of one-slot elements.
        unsafe { mem::load(self.0.data + 8 * i as u64) }
    }
}

/// The place in a format.
struct Walk<'f> {
    format: &'f [u8],
    at: usize,
    /// The next operand.
    arg: usize,
    /// Some directive chose its operand: none are superfluous then.
    reordered: bool,
    /// The directive's `[n]` were good so far.
    good: bool,
    /// The last thing read was an `[n]`.
    after_index: bool,
}

impl Walk<'_> {
    fn peek(&self) -> Option<u8> {
        self.format.get(self.at).copied()
    }

    fn number(&mut self) -> Option<usize> {
        let (n, at) = number(self.format, self.at)?;
        // A number too large counts as none, and takes the rest of the format with it.
        self.at = if n <= LARGEST { at } else { self.format.len() };
        (n <= LARGEST).then_some(n)
    }

    /// `[n]`, where there is one.
    fn index(&mut self, operands: usize) {
        if self.peek() != Some(b'[') {
            return;
        }
        self.reordered = true;
        let rest = &self.format[self.at..];
        let Some(close) = rest.iter().position(|&b| b == b']') else {
            self.good = false;
            self.at += 1;
            return;
        };
        let inner = &rest[1..close];
        self.at += close + 1;
        match number(inner, 0) {
            Some((n, end)) if end == inner.len() && n >= 1 && n <= operands => {
                self.arg = n - 1;
                self.after_index = true;
            }
            _ => self.good = false,
        }
    }
}

fn number(text: &[u8], start: usize) -> Option<(usize, usize)> {
    let digits = text[start..]
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count();
    if digits == 0 {
        return None;
    }
    let n = text[start..start + digits].iter().fold(0usize, |n, b| {
        (n * 10 + usize::from(b - b'0')).min(LARGEST + 1)
    });
    Some((n, start + digits))
}

impl<H: Host> Printer<'_, H> {
    /// An integer operand for `*`.
    fn star(&self, operands: Operands, walk: &mut Walk<'_>) -> Option<i64> {
        if walk.arg >= operands.count() {
            return None;
        }
        // SAFETY: an operand is an interface.
        let val = unsafe { super::value::Val::of_iface(self.image, operands.get(walk.arg)) };
        walk.arg += 1;
        let val = val?;
        let word = val.word(self.image) as i64;
        let unsigned_fits = word >= 0;
        let fits = match self.image.ty(val.ty).kind {
            Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => true,
            Kind::Uint
            | Kind::Uint8
            | Kind::Uint16
            | Kind::Uint32
            | Kind::Uint64
            | Kind::Uintptr => unsigned_fits,
            _ => false,
        };
        (fits && word.unsigned_abs() <= LARGEST as u64).then_some(word)
    }

    /// Flags, width and precision of the directive whose `%` was read.
    fn modifiers(&mut self, operands: Operands, walk: &mut Walk<'_>) {
        self.spec = Spec::default();
        walk.good = true;
        walk.after_index = false;
        while let Some(b) = walk.peek() {
            match b {
                b'#' => self.spec.sharp = true,
                b'0' => self.spec.zero = true,
                b'+' => self.spec.plus = true,
                b'-' => self.spec.minus = true,
                b' ' => self.spec.space = true,
                _ => break,
            }
            walk.at += 1;
        }
        walk.index(operands.count());
        if walk.peek() == Some(b'*') {
            walk.at += 1;
            match self.star(operands, walk) {
                Some(width) => {
                    self.spec.width = Some(width.unsigned_abs() as usize);
                    if width < 0 {
                        self.spec.minus = true;
                        self.spec.zero = false;
                    }
                }
                None => self.out.extend_from_slice(b"%!(BADWIDTH)"),
            }
            walk.after_index = false;
        } else {
            self.spec.width = walk.number();
            if walk.after_index && self.spec.width.is_some() {
                walk.good = false;
            }
        }
        if walk.peek() == Some(b'.') {
            walk.at += 1;
            if walk.after_index {
                walk.good = false;
            }
            walk.index(operands.count());
            if walk.peek() == Some(b'*') {
                walk.at += 1;
                self.spec.prec = self
                    .star(operands, walk)
                    .and_then(|prec| usize::try_from(prec).ok());
                if self.spec.prec.is_none() {
                    self.out.extend_from_slice(b"%!(BADPREC)");
                }
                walk.after_index = false;
            } else {
                self.spec.prec = Some(walk.number().unwrap_or(0));
            }
        }
        if !walk.after_index {
            walk.index(operands.count());
        }
    }

    /// Printf. With `wrapped`, prints nothing that needs an answer, and notes the operands of `%w` instead.
    pub(super) fn directives(
        &mut self,
        format: &[u8],
        operands: Operands,
        mut wrapped: Option<&mut Vec<usize>>,
    ) -> Result<(), Stop> {
        let mut walk = Walk {
            format,
            at: 0,
            arg: 0,
            reordered: false,
            good: true,
            after_index: false,
        };
        while walk.at < format.len() {
            let text = format[walk.at..]
                .iter()
                .position(|&b| b == b'%')
                .map_or(format.len(), |n| walk.at + n);
            self.out.extend_from_slice(&format[walk.at..text]);
            walk.at = text + 1;
            if text == format.len() {
                break;
            }
            self.modifiers(operands, &mut walk);
            if walk.at >= format.len() {
                self.out.extend_from_slice(b"%!(NOVERB)");
                break;
            }
            let (rune, width) = utf8::decode(&format[walk.at..]);
            walk.at += width;
            let verb = utf8::to_char(rune);
            let problem = match verb {
                '%' => {
                    self.out.push(b'%');
                    continue;
                }
                _ if !walk.good => "(BADINDEX)",
                _ if walk.arg >= operands.count() => "(MISSING)",
                _ => "",
            };
            if !problem.is_empty() {
                self.out.extend_from_slice(b"%!");
                self.put_char(verb);
                self.out.extend_from_slice(problem.as_bytes());
                continue;
            }
            if matches!(verb, 'v' | 'w') {
                let spec = &mut self.spec;
                (spec.sharp_v, spec.plus_v) = (spec.sharp, spec.plus);
                (spec.sharp, spec.plus) = (false, false);
            }
            match wrapped.as_deref_mut() {
                Some(list) if verb == 'w' => list.push(walk.arg),
                Some(_) => {}
                None => self.operand(operands.get(walk.arg), verb)?,
            }
            walk.arg += 1;
        }
        if !walk.reordered && walk.arg < operands.count() && wrapped.is_none() {
            self.spec = Spec::default();
            self.out.extend_from_slice(b"%!(EXTRA ");
            for i in walk.arg..operands.count() {
                if i > walk.arg {
                    self.out.extend_from_slice(b", ");
                }
                let operand = operands.get(i);
                if operand == 0 {
                    self.out.extend_from_slice(b"<nil>");
                } else {
                    self.operand(operand, 'T')?;
                    self.out.push(b'=');
                    self.operand(operand, 'v')?;
                }
            }
            self.out.push(b')');
        }
        Ok(())
    }

    /// Print (spaces between operands of which neither is a string) and Println (spaces always, a newline).
    pub(super) fn words(&mut self, operands: Operands, line: bool) -> Result<(), Stop> {
        let mut before_string = true;
        for i in 0..operands.count() {
            let operand = operands.get(i);
            // SAFETY: an operand is an interface.
            let ty = unsafe { object::iface_parts(operand) };
            let string = ty.is_some_and(|(ty, _)| self.image.ty(ty).kind == Kind::String);
            if i > 0 && (line || !string && !before_string) {
                self.out.push(b' ');
            }
            self.spec = Spec::default();
            self.operand(operand, 'v')?;
            before_string = string;
        }
        if line {
            self.out.push(b'\n');
        }
        Ok(())
    }
}
