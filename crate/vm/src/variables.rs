//! Variables and their values, as a debugger shows them, of a run that stands still.
//!
//! A register may hold anything before its variable's first instruction has run, and a program's races may have left wrong
//! words. So nothing here follows a word before the heap has said what object it leads to, and everything is bounded: nested
//! values, elements, characters.

use crate::goroutine::Goroutine;
use crate::heap::Heap;
use crate::host::Host;
use crate::image::Image;
use crate::{map, mem, object};
use golang::bytecode::{self as code, Kind, LayoutIx, TypeIx};
use std::fmt::Write;

/// A variable with its value as text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VariableState {
    pub name: String,
    /// As `%T` prints it.
    pub ty: String,
    /// Close to what `%+v` prints; strings in quotes, cut where it is long.
    pub value: String,
}

/// Characters of a value.
const LONGEST: usize = 160;
/// Characters of a string inside.
const LONGEST_STRING: usize = 60;
/// Values inside values.
const DEEPEST: u32 = 3;
/// Elements of a list.
const ELEMENTS: u64 = 8;

/// What the words of a run that stands still lead to.
pub struct Inspector<'a, H: Host> {
    pub image: &'a Image<H>,
    pub heap: &'a Heap,
    /// What to show for the channel at an address; none where there is no channel.
    pub channel: &'a dyn Fn(u64) -> Option<String>,
}

impl<H: Host> Inspector<'_, H> {
    /// The variables of each of the goroutine's [`Goroutine::frames`], in the order of their declaration.
    ///
    /// # Safety
    /// No goroutine runs.
    pub unsafe fn locals(&self, goroutine: &Goroutine) -> Vec<Vec<VariableState>> {
        let program = self.image.program();
        let frames = goroutine.places(self.image);
        let of_frame = |&(func, pc, base): &(u32, u32, u32)| {
            let inside = pc - self.image.first_pc(func);
            let variables = program.funcs[func as usize].variables.iter();
            let alive = variables.filter(|v| (v.from..v.to).contains(&inside));
            let states = alive.map(|v| {
                // SAFETY: registers of a frame lie inside the stack.
                let at = unsafe { goroutine.slot_address(base + u32::from(v.reg)) };
                // SAFETY: the caller's promise, here and below.
                unsafe { self.variable(&v.name, v.ty, at, v.memory) }
            });
            let mut states: Vec<VariableState> = states.collect();
            // One that hides another comes after it.
            let mut i = 0;
            while i < states.len() {
                let hidden = states[i + 1..].iter().any(|s| s.name == states[i].name);
                if hidden {
                    states.remove(i);
                } else {
                    i += 1;
                }
            }
            states
        };
        let frames = frames.iter();
        frames
            .map(|frame| frame.as_ref().map_or(Vec::new(), of_frame))
            .collect()
    }

    /// The program's own package-level variables.
    ///
    /// # Safety
    /// No goroutine runs.
    pub unsafe fn globals(&self) -> Vec<VariableState> {
        let program = self.image.program();
        let types = &program.global_types;
        let names = program.global_names.iter();
        let own = names.filter_map(|(name, slot, _)| {
            let i = types.binary_search_by_key(slot, |&(slot, _)| slot).ok()?;
            Some((name.strip_prefix("main.")?, *slot, types[i].1))
        });
        own.map(|(name, slot, ty)| {
            let at = self.image.globals + 8 * u64::from(slot);
            // SAFETY: the slots of globals live as long as the image.
            unsafe { self.variable(name, ty, at, false) }
        })
        .collect()
    }

    /// # Safety
    /// As above; `at` is the address of the value, or with `memory` of a word that may be its address.
    unsafe fn variable(&self, name: &str, ty: TypeIx, at: u64, memory: bool) -> VariableState {
        let mut text = Text(String::new());
        // SAFETY: the caller's promise.
        unsafe {
            if memory {
                self.by_reference(&mut text, ty, mem::load(at), 0);
            } else {
                self.value(&mut text, ty, at, 0);
            }
        }
        VariableState {
            name: name.to_owned(),
            ty: self.image.ty(ty).name.clone(),
            value: text.cut(),
        }
    }

    /// Whether `bytes` from an address are memory of variables.
    unsafe fn readable(&self, addr: u64, bytes: u64) -> bool {
        if bytes == 0 {
            return true;
        }
        let Some(end) = addr.checked_add(bytes) else {
            return false;
        };
        let (first, slots) = self.image.global_slots();
        if addr >= first && end <= first + 8 * slots {
            return true;
        }
        // SAFETY: the caller's promise.
        let held = unsafe { self.heap.object_at(addr) };
        held.is_some_and(|held| {
            let plain = matches!(
                held.layout,
                code::LAYOUT_BYTES | code::LAYOUT_WORDS | code::LAYOUT_REFS
            );
            (plain || held.layout >= code::LAYOUT_FIRST)
                && addr >= held.start
                && end <= held.start + held.bytes
        })
    }

    /// Whether a word refers to an object of one of the engine's own layouts.
    unsafe fn refers(&self, word: u64, layout: LayoutIx) -> bool {
        // SAFETY: the caller's promise.
        let held = unsafe { self.heap.object_at(word) };
        held.is_some_and(|held| held.layout == layout && held.start == word)
            || layout == code::LAYOUT_STRING && self.image.strings.contains(&word)
            || layout == code::LAYOUT_CLOSURE && self.image.func_values.contains(&word)
    }

    /// A value of which a word may be the address.
    unsafe fn by_reference(&self, text: &mut Text, ty: TypeIx, addr: u64, depth: u32) {
        let bytes = 8 * u64::from(self.image.ty(ty).repr.slots);
        // SAFETY: the caller's promise.
        unsafe {
            match self.readable(addr, bytes) {
                true => self.value(text, ty, addr, depth),
                false => text.push("?"),
            }
        }
    }

    /// A value in its register form, as maps and interfaces hold it.
    unsafe fn in_registers(&self, text: &mut Text, ty: TypeIx, at: u64, depth: u32) {
        // SAFETY: the caller's promise.
        unsafe {
            match self.image.ty(ty).repr.by_ref {
                true => self.by_reference(text, ty, mem::load(at), depth),
                false => self.value(text, ty, at, depth),
            }
        }
    }

    /// # Safety
    /// As above; the value's memory form is readable at `at`.
    unsafe fn value(&self, text: &mut Text, ix: TypeIx, at: u64, depth: u32) {
        let ty = self.image.ty(ix);
        if text.is_full() {
            return;
        }
        // SAFETY: the caller's promise; words are followed only where the heap knows what they refer to.
        unsafe {
            let word = || mem::load(at);
            let nil = |text: &mut Text| text.push("nil");
            match ty.kind {
                Kind::Bool => text.show(word() & 1 != 0),
                Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
                    text.show(word() as i64);
                }
                Kind::Uint
                | Kind::Uint8
                | Kind::Uint16
                | Kind::Uint32
                | Kind::Uint64
                | Kind::Uintptr => text.show(word()),
                Kind::Float32 | Kind::Float64 => text.float(ty.kind, word()),
                Kind::Complex64 | Kind::Complex128 => {
                    let part = match ty.kind {
                        Kind::Complex64 => Kind::Float32,
                        _ => Kind::Float64,
                    };
                    let imaginary = mem::load(at + 8);
                    text.push("(");
                    text.float(part, word());
                    if f64::from_bits(imaginary).is_sign_positive() {
                        text.push("+");
                    }
                    text.float(part, imaginary);
                    text.push("i)");
                }
                Kind::String => match word() {
                    0 => text.push("\"\""),
                    s if self.refers(s, code::LAYOUT_STRING) => text.quote(object::str_bytes(s)),
                    _ => text.push("?"),
                },
                Kind::UnsafePointer => text.push(&format!("{:#x}", word())),
                Kind::Func => match word() {
                    0 => nil(text),
                    f if self.refers(f, code::LAYOUT_CLOSURE) => {
                        let func = self.image.program().funcs.get(mem::load(f) as usize);
                        text.push(func.map_or("?", |func| &func.name));
                    }
                    _ => text.push("?"),
                },
                Kind::Chan => match word() {
                    0 => nil(text),
                    c => text.push((self.channel)(c).as_deref().unwrap_or("?")),
                },
                Kind::Pointer => match (word(), ty.elem) {
                    (0, _) => nil(text),
                    (_, Some(_)) if depth >= DEEPEST => text.push("&…"),
                    (addr, Some(elem)) => self.target(text, elem, addr, depth + 1),
                    (_, None) => text.push("?"),
                },
                Kind::Interface => match word() {
                    0 => nil(text),
                    i if self.refers(i, code::LAYOUT_IFACE) => {
                        let Some((dynamic, payload)) = object::iface_parts(i) else {
                            return;
                        };
                        let kind = &self.image.ty(dynamic).name;
                        text.push(&format!("{kind} "));
                        if depth >= DEEPEST {
                            return text.push("…");
                        }
                        self.in_registers(text, dynamic, payload, depth + 1);
                    }
                    _ => text.push("?"),
                },
                Kind::Slice => match (word(), ty.elem) {
                    (0, _) => nil(text),
                    (s, Some(elem)) if self.refers(s, code::LAYOUT_SLICE) => {
                        let parts = object::slice_parts(s);
                        let bytes = parts.len.checked_mul(parts.elem);
                        match bytes.is_some_and(|bytes| self.readable(parts.data, bytes)) {
                            true => {
                                self.list(text, elem, parts.data, parts.len, parts.elem == 1, depth)
                            }
                            false => text.push("?"),
                        }
                    }
                    _ => text.push("?"),
                },
                Kind::Array => {
                    if let Some(elem) = ty.elem {
                        let packed = matches!(self.image.ty(elem).kind, Kind::Uint8 | Kind::Bool);
                        self.list(text, elem, at, ty.len, packed, depth);
                    }
                }
                Kind::Map => match word() {
                    0 => nil(text),
                    m if self.refers(m, code::LAYOUT_MAP) => self.entries(text, ix, m, depth),
                    _ => text.push("?"),
                },
                Kind::Struct => self.structure(text, ix, at, depth),
            }
        }
    }

    /// What a pointer leads to.
    unsafe fn target(&self, text: &mut Text, elem: TypeIx, addr: u64, depth: u32) {
        let kind = self.image.ty(elem).kind;
        // SAFETY: the caller's promise.
        unsafe {
            match kind {
                // It may be one byte of many.
                Kind::Uint8 | Kind::Bool if self.readable(addr, 1) => {
                    let byte = mem::load8(addr);
                    text.push("&");
                    match kind {
                        Kind::Bool => text.show(byte != 0),
                        _ => text.show(byte),
                    }
                }
                Kind::Uint8 | Kind::Bool => text.push("?"),
                _ => {
                    text.push("&");
                    self.by_reference(text, elem, addr, depth);
                }
            }
        }
    }

    unsafe fn list(
        &self,
        text: &mut Text,
        elem: TypeIx,
        data: u64,
        len: u64,
        packed: bool,
        depth: u32,
    ) {
        if depth >= DEEPEST && len > 0 {
            return text.push("[…]");
        }
        let ty = self.image.ty(elem);
        let stride = 8 * u64::from(ty.repr.slots);
        text.push("[");
        for i in 0..len.min(ELEMENTS) {
            if i > 0 {
                text.push(" ");
            }
            // SAFETY: the caller has seen that the list is readable.
            unsafe {
                match (packed, ty.kind) {
                    (true, Kind::Bool) => text.show(mem::load8(data + i) != 0),
                    (true, _) => text.show(mem::load8(data + i)),
                    _ => self.value(text, elem, data + i * stride, depth + 1),
                }
            }
        }
        if len > ELEMENTS {
            text.push(&format!(" … +{}", len - ELEMENTS));
        }
        text.push("]");
    }

    unsafe fn structure(&self, text: &mut Text, ix: TypeIx, at: u64, depth: u32) {
        let ty = self.image.ty(ix);
        // What package sync keeps inside is nobody's business; an atomic's is its value.
        if ty.name.starts_with("sync.") {
            return text.push("{…}");
        }
        let atomic = ty.name.starts_with("atomic.");
        if depth >= DEEPEST && !atomic && !ty.fields.is_empty() {
            return text.push("{…}");
        }
        // SAFETY: fields lie inside of the struct.
        unsafe {
            if atomic && let Some(last) = ty.fields.last() {
                return self.value(text, last.ty, at + 8 * u64::from(last.offset), depth);
            }
            text.push("{");
            for (i, field) in ty.fields.iter().enumerate() {
                if text.is_full() {
                    return;
                }
                if i > 0 {
                    text.push(" ");
                }
                text.push(&field.name);
                text.push(":");
                self.value(text, field.ty, at + 8 * u64::from(field.offset), depth + 1);
            }
            text.push("}");
        }
    }

    unsafe fn entries(&self, text: &mut Text, ix: TypeIx, m: u64, depth: u32) {
        let ty = self.image.ty(ix);
        let (Some(key), Some(elem)) = (ty.key, ty.elem) else {
            return;
        };
        // SAFETY: a map's reference; its entries are valid words of their types.
        unsafe {
            let mut entries = map::entries(self.image, m);
            if depth >= DEEPEST && !entries.is_empty() {
                return text.push("map[…]");
            }
            match self.image.ty(key).kind {
                Kind::String => {
                    entries.sort_by(|a, b| object::str_bytes(a.0[0]).cmp(object::str_bytes(b.0[0])))
                }
                Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
                    entries.sort_by_key(|(key, _)| key[0] as i64);
                }
                _ => {}
            }
            text.push("map[");
            for (i, (k, v)) in entries.iter().take(ELEMENTS as usize).enumerate() {
                if i > 0 {
                    text.push(" ");
                }
                self.in_registers(text, key, k.as_ptr() as usize as u64, depth + 1);
                text.push(":");
                self.in_registers(text, elem, v.as_ptr() as usize as u64, depth + 1);
            }
            if entries.len() as u64 > ELEMENTS {
                text.push(&format!(" … +{}", entries.len() as u64 - ELEMENTS));
            }
            text.push("]");
        }
    }
}

/// A value's text so far.
struct Text(String);

impl Text {
    fn is_full(&self) -> bool {
        self.0.len() > LONGEST
    }

    fn push(&mut self, text: &str) {
        if !self.is_full() {
            self.0.push_str(text);
        }
    }

    fn show(&mut self, value: impl std::fmt::Display) {
        let _ = write!(self.0, "{value}");
    }

    /// As Go prints it, nearly.
    fn float(&mut self, kind: Kind, bits: u64) {
        let value = f64::from_bits(bits);
        let size = value.abs();
        let plain = size == 0.0 || (1e-4..1e21).contains(&size);
        match (kind, plain) {
            _ if value.is_infinite() => self.push(if value > 0.0 { "+Inf" } else { "-Inf" }),
            (Kind::Float32, true) => self.show(value as f32),
            (_, true) => self.show(value),
            (Kind::Float32, false) => self.push(&format!("{:e}", value as f32)),
            (_, false) => self.push(&format!("{value:e}")),
        }
    }

    fn quote(&mut self, bytes: &[u8]) {
        // A character has four bytes at most.
        let some = &bytes[..bytes.len().min(4 * LONGEST_STRING)];
        let text = String::from_utf8_lossy(some);
        let shown: String = text.chars().take(LONGEST_STRING).collect();
        let more = if shown.len() < bytes.len() { "…" } else { "" };
        self.push(&format!("{shown:?}{more}"));
    }

    /// The text, cut at a character.
    fn cut(self) -> String {
        if self.0.chars().count() <= LONGEST {
            return self.0;
        }
        let cut: String = self.0.chars().take(LONGEST).collect();
        format!("{cut}…")
    }
}
