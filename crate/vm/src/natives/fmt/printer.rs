//! Writes values by directives, after Go's package fmt.
//!
//! The printer cannot run methods of the program. Where it needs one, it stops with [`Stop::Ask`]; the
//! library's Go side calls the method and starts the printer again with one answer more. Answers are found
//! by counting, so every run must ask in the same order.

use super::order;
use super::spec::Spec;
use super::value::Val;
use crate::fault::Fault;
use crate::heap::Mutator;
use crate::host::Host;
use crate::image::Image;
use crate::natives::time::format_duration;
use crate::{mem, object};
use golang::bytecode::{Kind, RType};

/// Why printing stops before its end.
#[derive(Debug)]
pub(super) enum Stop {
    Ask(Ask),
    Fault(Fault),
    /// A value inside a value … inside a value: Go's stack would overflow in the end.
    TooDeep,
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fault(fault)
    }
}

type Printed<T = ()> = Result<T, Stop>;

/// A method to call, in the encoding of std/fmt.go's `ask`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask {
    pub(super) iface: u64,
    pub(super) how: u64,
    pub(super) size: u64,
}

/// The method that a value is printed by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Method {
    Error = 0,
    String = 1,
    GoString = 2,
    Format = 3,
}

impl Method {
    fn name(self) -> &'static str {
        match self {
            Method::Error => "Error",
            Method::String => "String",
            Method::GoString => "GoString",
            Method::Format => "Format",
        }
    }
}

pub(super) struct Printer<'a, H: Host> {
    pub(super) image: &'a Image<H>,
    pub(super) heap: &'a mut Mutator,
    pub(super) out: Vec<u8>,
    pub(super) spec: Spec,
    /// The slice of answers so far.
    pub(super) memo: object::SliceParts,
    pub(super) asked: u64,
    /// fmt.Errorf: `%w` is a verb.
    pub(super) wrapping: bool,
    /// Inside `%!v(…)`: methods are not called.
    pub(super) bad: bool,
    /// Inside `(PANIC=…)`: another panic goes on.
    pub(super) panicking: bool,
    /// Memory that was read by way of references: addresses and bytes. None: nobody asks.
    pub(super) reads: Option<Vec<(u64, u64)>>,
}

/// Values nested deeper than this are taken to be without end; the worker's own stack has room for so many.
pub(super) const DEEPEST: u32 = 300;

/// A text longer than this is not finished: it cannot be stopped meanwhile, and is outside the heap.
const LONGEST: usize = 1 << 24;

/// What `%T` and `%v` say of nothing.
const NIL: &[u8] = b"<nil>";

impl<H: Host> Printer<'_, H> {
    fn note(&mut self, memory: (u64, u64)) {
        if let Some(reads) = &mut self.reads {
            reads.push(memory);
        }
    }

    fn put(&mut self, text: &[u8]) {
        self.out.extend_from_slice(text);
    }

    /// An operand: an interface value.
    pub(super) fn operand(&mut self, iface: u64, verb: char) -> Printed {
        // SAFETY: operands are the elements of a []any.
        let Some(val) = (unsafe { Val::of_iface(self.image, iface) }) else {
            if matches!(verb, 'T' | 'v') {
                self.spec.pad(&mut self.out, NIL);
                return Ok(());
            }
            return self.bad_verb(verb, None);
        };
        let ty = self.image.ty(val.ty);
        match verb {
            'T' => {
                self.spec.string(&mut self.out, ty.name.as_bytes());
                return Ok(());
            }
            'p' => return self.pointer(val, ty, verb),
            _ => {}
        }
        if ty.kind == Kind::Slice && !ty.named && ty.name == "[]uint8" {
            return self.bytes(val, ty, verb, b"[]byte", true);
        }
        if ty.named && ty.name == "reflect.Value" {
            return self.reflected(val, verb);
        }
        if self.by_method(val, ty, verb)? {
            return Ok(());
        }
        self.value(val, verb, 0)
    }

    /// What a reflect.Value stands for: its fields are a type's index and 1, the value's address, and flags.
    fn reflected(&mut self, val: Val, verb: char) -> Printed {
        const HIDDEN: u64 = 2;
        let known = self.image.program().types.len() as u64;
        let ty = val.slot(0);
        if ty == 0 || ty > known {
            self.put(b"<invalid reflect.Value>");
            return Ok(());
        }
        let held = Val {
            hidden: val.slot(2) & HIDDEN != 0,
            ..Val::at((ty - 1) as u32, val.slot(1))
        };
        let image = self.image;
        if held.can_call() && self.by_method(held, image.ty(held.ty), verb)? {
            return Ok(());
        }
        self.value(held, verb, 0)
    }

    /// `%!verb(type=value)`
    fn bad_verb(&mut self, verb: char, val: Option<Val>) -> Printed {
        let before = std::mem::replace(&mut self.bad, true);
        self.put(b"%!");
        self.put_char(verb);
        self.put(b"(");
        match val {
            Some(val) => {
                let image = self.image;
                self.put(image.ty(val.ty).name.as_bytes());
                self.put(b"=");
                self.value(val, 'v', 0)?;
            }
            None => self.put(NIL),
        }
        self.put(b")");
        self.bad = before;
        Ok(())
    }

    pub(super) fn put_char(&mut self, c: char) {
        self.put(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// Prints by the value's Format, GoString, Error or String method, if one applies.
    fn by_method(&mut self, val: Val, ty: &RType, verb: char) -> Printed<bool> {
        if self.bad || ty.methods.is_empty() && verb != 'w' {
            return Ok(false);
        }
        let image = self.image;
        let has = |name| image.has_string_method(val.ty, name);
        let verb = match verb {
            'w' if !self.wrapping || !has("Error") => {
                self.bad_verb(verb, Some(val))?;
                return Ok(true);
            }
            'w' => 'v',
            _ => verb,
        };
        let method = match verb {
            _ if self.has_format(ty) => Method::Format,
            _ if self.spec.sharp_v && has("GoString") => Method::GoString,
            _ if self.spec.sharp_v => return Ok(false),
            'v' | 's' | 'x' | 'X' | 'q' if has("Error") => Method::Error,
            'v' | 's' | 'x' | 'X' | 'q' if has("String") => Method::String,
            _ => return Ok(false),
        };
        if let Some(text) = self.known(val, ty, method) {
            self.string(&text, val, verb)?;
            return Ok(true);
        }
        self.by_answer(val, ty, method, verb)?;
        Ok(true)
    }

    fn has_format(&self, ty: &RType) -> bool {
        let program = self.image.program();
        ty.methods.iter().any(|m| {
            let sig = self.image.ty(m.sig);
            program.method_names[m.name as usize] == "Format"
                && sig.results.is_empty()
                && matches!(sig.params[..], [state, verb]
                    if self.image.ty(state).name == "fmt.State" && self.image.ty(verb).name == "int32")
        })
    }

    /// What the method of a library type would give, without calling it.
    fn known(&self, val: Val, ty: &RType, method: Method) -> Option<Vec<u8>> {
        match (ty.name.as_str(), method) {
            ("time.Duration", Method::String) => {
                Some(format_duration(val.word(self.image) as i64).into_bytes())
            }
            (
                "*errors.errorString"
                | "*fmt.wrapError"
                | "*runtime.TypeAssertionError"
                | "*runtime.PanicNilError",
                Method::Error,
            ) => {
                let text = val.pointee(self.image)?.slot(0);
                // SAFETY: the struct's first field is a string.
                Some(unsafe { object::str_bytes(text) }.to_vec())
            }
            (
                "runtime.errorString" | "runtime.plainError" | "runtime.boundsError",
                Method::Error,
            ) => {
                // SAFETY: the struct's only field is a string.
                Some(unsafe { object::str_bytes(val.slot(0)) }.to_vec())
            }
            _ => None,
        }
    }

    /// Takes the next answer, or stops to ask for it.
    fn by_answer(&mut self, val: Val, ty: &RType, method: Method, verb: char) -> Printed {
        if self.asked >= self.memo.len {
            return Err(Stop::Ask(self.question(val, method, verb)?));
        }
        // SAFETY: memo is a []any; its elements are interfaces that hold a string or a *fmt.caught.
        let (answer, ty_ix) = unsafe {
            let iface = mem::load(self.memo.data + 8 * self.asked);
            let Some((ty_ix, payload)) = object::iface_parts(iface) else {
                return Ok(());
            };
            (mem::load(payload), ty_ix)
        };
        self.asked += 1;
        if self.image.ty(ty_ix).kind == Kind::String {
            // SAFETY: the interface holds a string.
            let text = unsafe { object::str_bytes(answer) };
            if method == Method::Format || method == Method::GoString {
                self.put(text);
                return Ok(());
            }
            return self.string(text, val, verb);
        }
        // SAFETY: a *fmt.caught is never nil; its fields are an interface and a string.
        let (reason, text) =
            unsafe { (mem::load(answer), object::str_bytes(mem::load(answer + 8))) };
        self.put(text);
        self.caught(val, ty, method, verb, reason)
    }

    /// A method has panicked.
    fn caught(&mut self, val: Val, ty: &RType, method: Method, verb: char, reason: u64) -> Printed {
        // A nil receiver is the likely cause, and says enough.
        if ty.kind == Kind::Pointer && val.word(self.image) == 0 {
            self.put(NIL);
            return Ok(());
        }
        if self.panicking {
            return Err(Stop::Fault(Fault::Value(reason)));
        }
        let spec = std::mem::take(&mut self.spec);
        self.put(b"%!");
        self.put_char(verb);
        self.put(format!("(PANIC={} method: ", method.name()).as_bytes());
        self.panicking = true;
        self.operand(reason, 'v')?;
        self.panicking = false;
        self.put(b")");
        self.spec = spec;
        Ok(())
    }

    fn question(&mut self, val: Val, method: Method, verb: char) -> Printed<Ask> {
        let iface = match val.iface {
            Some(iface) => iface,
            None => self.boxed(val)?,
        };
        let spec = &self.spec;
        let flags = [
            spec.minus,
            spec.plus || spec.plus_v,
            spec.sharp || spec.sharp_v,
            spec.space,
            spec.zero,
            spec.width.is_some(),
            spec.prec.is_some(),
        ];
        let how = flags
            .iter()
            .enumerate()
            .fold(method as u64, |how, (i, &set)| {
                how | u64::from(set) << (2 + i)
            });
        let size = spec.width.unwrap_or(0) as u64 | (spec.prec.unwrap_or(0) as u64) << 28;
        Ok(Ask {
            iface,
            how: how | u64::from(verb as u32) << 16,
            size,
        })
    }

    /// A new interface of a value, with a copy of it where it is by reference.
    fn boxed(&mut self, val: Val) -> Printed<u64> {
        let ty = self.image.ty(val.ty);
        let mut regs = val.regs(self.image);
        if ty.repr.by_ref {
            let copy = self.heap.alloc(ty.layout, 1)?;
            for i in 0..u64::from(ty.repr.slots) {
                // SAFETY: both are memory of this type.
                unsafe { mem::store(copy + 8 * i, val.slot(i)) };
            }
            regs = vec![copy];
        }
        Ok(self.heap.new_iface(val.ty, &regs)?)
    }

    fn string(&mut self, text: &[u8], val: Val, verb: char) -> Printed {
        let out = &mut self.out;
        match verb {
            'v' if self.spec.sharp_v => self.spec.quoted(out, text),
            'v' | 's' => self.spec.string(out, text),
            'x' | 'X' => self.spec.hex_bytes(out, text, verb == 'X'),
            'q' => self.spec.quoted(out, text),
            _ => return self.bad_verb(verb, Some(val)),
        }
        Ok(())
    }

    fn integer(&mut self, val: Val, verb: char, signed: bool) -> Printed {
        let v = val.word(self.image);
        let (spec, out) = (&self.spec, &mut self.out);
        match verb {
            'v' if spec.sharp_v && !signed => spec.hex(out, v, true),
            'v' | 'd' => spec.integer(out, v, 10, signed, verb),
            'b' => spec.integer(out, v, 2, signed, verb),
            'o' | 'O' => spec.integer(out, v, 8, signed, verb),
            'x' | 'X' => spec.integer(out, v, 16, signed, verb),
            'c' => spec.character(out, v),
            'q' => spec.quoted_rune(out, v),
            'U' => spec.unicode(out, v),
            _ => return self.bad_verb(verb, Some(val)),
        }
        Ok(())
    }

    /// The precision of a float verb where none is given; none if it is no such verb.
    fn float_precision(verb: char) -> Option<i64> {
        match verb {
            'v' | 'b' | 'g' | 'G' | 'x' | 'X' => Some(-1),
            'f' | 'e' | 'E' | 'F' => Some(6),
            _ => None,
        }
    }

    /// Bytes at the top, or under a verb for strings at any depth.
    fn bytes(&mut self, val: Val, ty: &RType, verb: char, name: &[u8], top: bool) -> Printed {
        let elements = val.elements(self.image);
        if ty.kind == Kind::Slice {
            self.note(elements.memory());
        }
        let bytes = elements.bytes();
        let (spec, out) = (self.spec, &mut self.out);
        match verb {
            'v' | 'd' if spec.sharp_v => {
                out.extend_from_slice(name);
                if ty.kind == Kind::Slice && val.word(self.image) == 0 {
                    out.extend_from_slice(b"(nil)");
                    return Ok(());
                }
                out.push(b'{');
                for (i, &b) in bytes.iter().enumerate() {
                    out.extend_from_slice(if i > 0 { b", " } else { b"" });
                    spec.hex(out, u64::from(b), true);
                }
                out.push(b'}');
            }
            'v' | 'd' => {
                out.push(b'[');
                for (i, &b) in bytes.iter().enumerate() {
                    out.extend_from_slice(if i > 0 { b" " } else { b"" });
                    spec.integer(out, u64::from(b), 10, false, verb);
                }
                out.push(b']');
            }
            's' => spec.string(out, &bytes),
            'x' | 'X' => spec.hex_bytes(out, &bytes, verb == 'X'),
            'q' => spec.quoted(out, &bytes),
            _ if top => return self.value(val, verb, 0),
            _ => return self.bad_verb(verb, Some(val)),
        }
        Ok(())
    }

    /// Any value; `depth` is 0 for an operand itself.
    fn value(&mut self, val: Val, verb: char, depth: u32) -> Printed {
        if depth > DEEPEST {
            return Err(Stop::TooDeep);
        }
        if self.out.len() > LONGEST {
            return Err(Stop::Fault(Fault::OutOfMemory));
        }
        let image = self.image;
        let ty = image.ty(val.ty);
        if depth > 0 && val.can_call() && self.by_method(val, ty, verb)? {
            return Ok(());
        }
        match ty.kind {
            Kind::Bool => match verb {
                't' | 'v' => self.spec.bool(&mut self.out, val.word(image) != 0),
                _ => return self.bad_verb(verb, Some(val)),
            },
            Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
                return self.integer(val, verb, true);
            }
            Kind::Uint
            | Kind::Uint8
            | Kind::Uint16
            | Kind::Uint32
            | Kind::Uint64
            | Kind::Uintptr => {
                return self.integer(val, verb, false);
            }
            Kind::Float32 | Kind::Float64 => {
                let Some(prec) = Self::float_precision(verb) else {
                    return self.bad_verb(verb, Some(val));
                };
                let bits = if ty.kind == Kind::Float32 { 32 } else { 64 };
                self.spec.float(
                    &mut self.out,
                    f64::from_bits(val.word(image)),
                    bits,
                    verb,
                    prec,
                );
            }
            Kind::Complex64 | Kind::Complex128 => {
                let Some(prec) = Self::float_precision(verb) else {
                    return self.bad_verb(verb, Some(val));
                };
                let bits = if ty.kind == Kind::Complex64 { 32 } else { 64 };
                let (re, im) = (f64::from_bits(val.slot(0)), f64::from_bits(val.slot(1)));
                self.spec.complex(&mut self.out, re, im, bits, verb, prec);
            }
            Kind::String => return self.string(val.bytes(image), val, verb),
            Kind::Map => return self.map(val, ty, verb, depth),
            Kind::Struct => return self.structure(val, ty, verb, depth),
            Kind::Interface => match val.inside(image) {
                Some(inside) => return self.value(inside, verb, depth + 1),
                None if self.spec.sharp_v => {
                    self.put(ty.name.as_bytes());
                    self.put(b"(nil)");
                }
                None => self.put(NIL),
            },
            Kind::Array | Kind::Slice => return self.sequence(val, ty, verb, depth),
            Kind::Pointer => {
                if depth == 0
                    && let Some(pointee) = val.pointee(image)
                    && matches!(
                        image.ty(pointee.ty).kind,
                        Kind::Array | Kind::Slice | Kind::Struct | Kind::Map
                    )
                {
                    self.put(b"&");
                    self.note((pointee.addr, pointee.bytes_in_memory(image)));
                    return self.value(pointee, verb, depth + 1);
                }
                return self.pointer(val, ty, verb);
            }
            Kind::Chan | Kind::Func | Kind::UnsafePointer => return self.pointer(val, ty, verb),
        }
        Ok(())
    }

    fn separator(&mut self, first: bool) {
        if !first {
            self.put(if self.spec.sharp_v { b", " } else { b" " });
        }
    }

    fn map(&mut self, val: Val, ty: &RType, verb: char, depth: u32) -> Printed {
        let image = self.image;
        let (Some(key), Some(elem)) = (ty.key, ty.elem) else {
            return Ok(());
        };
        if self.spec.sharp_v {
            self.put(ty.name.as_bytes());
            if val.word(image) == 0 {
                self.put(b"(nil)");
                return Ok(());
            }
            self.put(b"{");
        } else {
            self.put(b"map[");
        }
        self.note((val.word(image), 8));
        let mut entries = val.entries(image);
        entries.sort_by(|(a, _), (b, _)| {
            order::compare(
                image,
                val.of_entry(image, key, a),
                val.of_entry(image, key, b),
                0,
            )
        });
        for (i, (k, v)) in entries.iter().enumerate() {
            self.separator(i == 0);
            self.value(val.of_entry(image, key, k), verb, depth + 1)?;
            self.put(b":");
            self.value(val.of_entry(image, elem, v), verb, depth + 1)?;
        }
        self.put(if self.spec.sharp_v { b"}" } else { b"]" });
        Ok(())
    }

    fn structure(&mut self, val: Val, ty: &RType, verb: char, depth: u32) -> Printed {
        if self.spec.sharp_v {
            self.put(ty.name.as_bytes());
        }
        self.put(b"{");
        for (i, field) in ty.fields.iter().enumerate() {
            self.separator(i == 0);
            if self.spec.plus_v || self.spec.sharp_v {
                self.put(field.name.as_bytes());
                self.put(b":");
            }
            let part = val.field(ty, i);
            let part = match self.image.ty(part.ty).kind {
                Kind::Interface => part.inside(self.image).unwrap_or(part),
                _ => part,
            };
            self.value(part, verb, depth + 1)?;
        }
        self.put(b"}");
        Ok(())
    }

    fn sequence(&mut self, val: Val, ty: &RType, verb: char, depth: u32) -> Printed {
        let image = self.image;
        let packed_bytes = ty
            .elem
            .is_some_and(|elem| image.ty(elem).kind == Kind::Uint8);
        if packed_bytes && matches!(verb, 's' | 'q' | 'x' | 'X') {
            return self.bytes(val, ty, verb, ty.name.as_bytes(), false);
        }
        if self.spec.sharp_v {
            self.put(ty.name.as_bytes());
            if ty.kind == Kind::Slice && val.word(image) == 0 {
                self.put(b"(nil)");
                return Ok(());
            }
        }
        let elements = val.elements(image);
        if ty.kind == Kind::Slice {
            self.note(elements.memory());
        }
        self.put(if self.spec.sharp_v { b"{" } else { b"[" });
        for i in 0..elements.count {
            self.separator(i == 0);
            self.value(elements.get(i), verb, depth + 1)?;
        }
        self.put(if self.spec.sharp_v { b"}" } else { b"]" });
        Ok(())
    }

    /// A reference as an address.
    fn pointer(&mut self, val: Val, ty: &RType, verb: char) -> Printed {
        let address = match ty.kind {
            Kind::Chan | Kind::Func | Kind::Map | Kind::Pointer | Kind::UnsafePointer => {
                val.word(self.image)
            }
            // SAFETY: a slice's slot is 0 or a SLICE object.
            Kind::Slice => unsafe { object::slice_parts(val.word(self.image)) }.data,
            _ => return self.bad_verb(verb, Some(val)),
        };
        let (spec, out) = (&self.spec, &mut self.out);
        match verb {
            'v' if spec.sharp_v => {
                out.push(b'(');
                out.extend_from_slice(ty.name.as_bytes());
                out.extend_from_slice(b")(");
                if address == 0 {
                    out.extend_from_slice(b"nil");
                } else {
                    spec.hex(out, address, true);
                }
                out.push(b')');
            }
            'v' if address == 0 => spec.pad(out, NIL),
            'v' | 'p' => spec.hex(out, address, !spec.sharp),
            'b' | 'o' | 'd' | 'x' | 'X' => return self.integer(val, verb, false),
            _ => return self.bad_verb(verb, Some(val)),
        }
        Ok(())
    }
}
