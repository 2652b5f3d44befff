//! A program made ready to run.

use crate::heap::{AllocSite, Marker};
use crate::host::Host;
use crate::iface::Dispatch;
use crate::map::MapType;
use crate::mem;
use crate::native::Native;
use crate::natives;
use crate::value::Values;
use golang::bytecode as code;
use golang::bytecode::verify::verify;
use golang::bytecode::{FuncIx, Kind, LayoutIx, Op, Program, RType, TypeIx};
use std::collections::HashMap;
use std::sync::Arc;

/// What a call needs to know of a function.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// Where its code begins in [`Image::code`].
    pub(crate) pc: u32,
    /// Registers.
    pub(crate) frame: u16,
    /// The register of the first parameter.
    pub(crate) receiver: u16,
}

/// A native function with the slots of its window.
#[derive(Debug)]
pub(crate) struct NativeEntry<H: Host> {
    pub(crate) call: Native<H>,
    pub(crate) results: u16,
    pub(crate) params: u16,
}

/// A program made ready to run once: verified, natives found, constants and globals in place. All
/// workers share it. A second run needs a second image, because the globals are in it.
#[derive(Debug)]
pub struct Image<H: Host> {
    program: Arc<Program>,
    /// The code of all functions, end to end.
    pub(crate) code: Box<[Op]>,
    pub(crate) entries: Box<[Entry]>,
    pub(crate) natives: Box<[NativeEntry<H>]>,
    pub(crate) dispatch: Dispatch,
    /// One element of each layout.
    pub(crate) sites: Box<[AllocSite]>,
    maps: Box<[Option<MapType>]>,
    /// The objects that never die: strings, function values, globals. Not part of the collected heap. Reached by address only.
    permanent: Box<[u64]>,
    pub(crate) strings: Box<[u64]>,
    pub(crate) func_values: Box<[u64]>,
    pub(crate) globals: u64,
    known: HashMap<String, TypeIx>,
    method_ids: HashMap<String, u32>,
    pub(crate) largest_frame: u32,
    /// Slots that a goroutine's stack may have.
    pub(crate) stack_limit: usize,
}

// SAFETY: all but the permanent objects is immutable; those are reached through `mem` by address, as heap objects are.
unsafe impl<H: Host> Send for Image<H> {}
// SAFETY: as above.
unsafe impl<H: Host> Sync for Image<H> {}

/// The program cannot be run: its bytecode is broken, or a native is unknown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImageError(pub String);

impl std::fmt::Display for ImageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ImageError {}

/// Bytes that a goroutine's stack may have unless the host says otherwise.
pub const STACK_LIMIT: usize = 64 << 20;

impl<H: Host> Image<H> {
    /// Verifies the program and lays out what never changes place.
    pub fn new(program: Arc<Program>) -> Result<Image<H>, ImageError> {
        verify(&program).map_err(ImageError)?;
        let mut all = Vec::with_capacity(program.funcs.iter().map(|func| func.code.len()).sum());
        let mut entries = Vec::with_capacity(program.funcs.len());
        for func in &program.funcs {
            entries.push(Entry {
                pc: all.len() as u32,
                frame: func.frame_slots,
                receiver: code::FRAME_HEADER + func.result_slots,
            });
            all.extend_from_slice(&func.code);
        }
        let natives = program.natives.iter().map(|decl| {
            let call = natives::lookup::<H>(&decl.name)
                .ok_or_else(|| ImageError(format!("unknown native function {}", decl.name)))?;
            Ok(NativeEntry {
                call,
                results: decl.result_slots,
                params: decl.param_slots,
            })
        });
        let natives = natives.collect::<Result<_, ImageError>>()?;
        for op in &mut all {
            if let Op::CallNative { w, native } = *op {
                let name = &program.natives[usize::from(native)].name;
                *op = natives::instruction(name, w).unwrap_or(*op);
            }
        }
        let sites = program.layouts.iter().enumerate();
        let sites = sites
            .map(|(ix, layout)| AllocSite::new(ix as LayoutIx, layout, 1))
            .collect();
        let maps = program.types.iter().map(|ty| {
            (ty.kind == Kind::Map)
                .then(|| MapType::new(&program.types, ty))
                .flatten()
        });
        let maps = maps.collect();
        let known = program.known_types.iter().cloned().collect();
        let names = program.method_names.iter().enumerate();
        let method_ids = names.map(|(ix, name)| (name.clone(), ix as u32)).collect();
        let mut image = Image {
            code: all.into_boxed_slice(),
            entries: entries.into_boxed_slice(),
            natives,
            dispatch: Dispatch::new(&program),
            sites,
            maps,
            permanent: Box::default(),
            strings: Box::default(),
            func_values: Box::default(),
            globals: 0,
            known,
            method_ids,
            largest_frame: program
                .funcs
                .iter()
                .map(|func| func.frame_slots.into())
                .max()
                .unwrap_or(0),
            stack_limit: STACK_LIMIT / 8,
            program,
        };
        image.place_permanent();
        Ok(image)
    }

    /// Sets the most bytes that a goroutine's stack may have.
    pub fn set_stack_limit(&mut self, bytes: usize) {
        self.stack_limit = bytes / 8;
    }

    /// Makes the string constants, the function values without captures and the globals.
    fn place_permanent(&mut self) {
        let program = &self.program;
        let globals = program.layouts[program.globals as usize].slots as usize;
        let mut words = Vec::with_capacity(
            1 + globals.max(1) + 3 * program.strings.len() + 2 * program.funcs.len(),
        );
        let header = |layout: LayoutIx, count: usize| u64::from(layout) | (count as u64) << 32;
        words.push(header(program.globals, 1));
        words.resize(1 + globals.max(1), 0);
        // Offsets in words first, addresses when the words have their place.
        let mut strings = Vec::with_capacity(program.strings.len());
        for bytes in &program.strings {
            words.push(header(code::LAYOUT_STRING, 0));
            strings.push(if bytes.is_empty() {
                0
            } else {
                words.len() as u64
            });
            words.push(bytes.as_ptr() as usize as u64);
            words.push(bytes.len() as u64);
        }
        let mut values = Vec::with_capacity(program.funcs.len());
        for func in 0..program.funcs.len() {
            words.push(header(code::LAYOUT_CLOSURE, 1));
            values.push(words.len() as u64);
            words.push(func as u64);
        }
        self.permanent = words.into_boxed_slice();
        let base = self.permanent.as_mut_ptr() as usize as u64;
        let place = |offset: u64| if offset == 0 { 0 } else { base + 8 * offset };
        self.strings = strings.into_iter().map(place).collect();
        self.func_values = values.into_iter().map(place).collect();
        self.globals = base + 8;
    }

    /// The name of the package-level variable whose slots hold this address.
    pub fn global_name(&self, addr: u64) -> Option<&str> {
        let slot = addr.checked_sub(self.globals)? / 8;
        let all = self.program.layouts[self.program.globals as usize].slots;
        let names = &self.program.global_names;
        let before = names.iter().filter(|(_, at, _)| u64::from(*at) <= slot);
        let (name, ..) = before.max_by_key(|(_, at, _)| *at)?;
        (slot < u64::from(all)).then_some(name)
    }

    /// Where the package-level variables' slots begin, and how many they are.
    pub(crate) fn global_slots(&self) -> (u64, u64) {
        let slots = self.program.layouts[self.program.globals as usize].slots;
        (self.globals, slots.into())
    }

    /// A function's first instruction.
    pub(crate) fn first_pc(&self, func: code::FuncIx) -> u32 {
        self.entries[func as usize].pc
    }

    /// Zeroes the globals, for another run.
    pub fn reset(&mut self) {
        let slots = self.program.layouts[self.program.globals as usize].slots;
        self.permanent[1..1 + slots as usize].fill(0);
    }

    pub fn program(&self) -> &Program {
        &self.program
    }

    pub fn ty(&self, ix: TypeIx) -> &RType {
        &self.program.types[ix as usize]
    }

    /// Equality and hashing.
    #[inline]
    pub fn values(&self) -> Values<'_> {
        Values::new(&self.program.types)
    }

    /// The type that the program knows by this name (see [`Program::known_types`]).
    pub fn known_type(&self, name: &str) -> Option<TypeIx> {
        self.known.get(name).copied()
    }

    #[inline]
    pub fn map_type(&self, ty: TypeIx) -> Option<&MapType> {
        self.maps.get(ty as usize)?.as_ref()
    }

    /// The function of the type's method of this name, if it takes nothing and gives one string.
    pub(crate) fn string_method(&self, ty: TypeIx, name: &str) -> Option<crate::iface::Target> {
        let id = *self.method_ids.get(name)?;
        let target = self.dispatch.find(ty, id)?;
        let method = self
            .ty(ty)
            .methods
            .iter()
            .find(|method| method.name == id)?;
        let sig = self.ty(method.sig);
        let [result] = sig.results[..] else {
            return None;
        };
        let fits = sig.params.is_empty() && self.ty(result).kind == Kind::String;
        fits.then_some(target)
    }

    /// Whether types[ty]'s method set has a method of this name that takes nothing and gives one string.
    pub fn has_string_method(&self, ty: TypeIx, name: &str) -> bool {
        self.string_method(ty, name).is_some()
    }

    /// Whether types[ty] implements the interface types[iface].
    pub fn implements(&self, ty: TypeIx, iface: TypeIx) -> bool {
        self.dispatch.implements(ty, iface)
    }

    /// Marks what the globals refer to.
    pub fn scan(&self, marker: &mut Marker) {
        for &slot in &self.program.layouts[self.program.globals as usize].refs {
            // SAFETY: the globals have the slots of their layout, and no worker runs.
            marker.mark(unsafe { mem::load(self.globals + 8 * u64::from(slot)) });
        }
    }

    /// The line of the instruction at `pc`; 0 in a library package.
    pub(crate) fn program_line(&self, pc: u32) -> u32 {
        let ix = self.func_at(pc) as usize;
        let (file, line) = self.program.funcs[ix].line(pc - self.entries[ix].pc);
        let library = self
            .program
            .files
            .get(file as usize)
            .is_none_or(|name| name.starts_with("$GOROOT"));
        if library { 0 } else { line }
    }

    /// The function that holds the instruction at `pc` of [`Image::code`].
    pub(crate) fn func_at(&self, pc: u32) -> FuncIx {
        self.entries.partition_point(|entry| entry.pc <= pc) as u32 - 1
    }
}
