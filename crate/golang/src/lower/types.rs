//! Run-time types: [`RType`]s with the names that `%T` prints.

use super::{Job, Module};
use crate::bytecode::*;
use crate::check::info::{ObjId, ObjKind};
use crate::check::types::{Basic, NamedId, Signature, Type, TypeId};
use crate::hash::{HashMap, HashSet};
use crate::source::Pos;
use crate::syntax::ast::{ChanDir, Decl};

/// Longer names than this are cut off.
const MAX_NAME: usize = 1 << 14;

impl Module<'_> {
    /// The index of a type at run time.
    pub(super) fn rtype(&mut self, ty: TypeId) -> TypeIx {
        let ty = match self.types.get(ty) {
            Type::Basic(basic) if basic.is_untyped() => self.basic(ty).id(),
            _ => ty,
        };
        if let Some(&ix) = self.rtypes.get(&ty) {
            return ix;
        }
        let ix = self.program.types.len() as TypeIx;
        self.rtypes.insert(ty, ix);
        let repr = self.repr(ty);
        let under = self.under(ty).clone();
        let name = self.type_name(ty);
        self.program.types.push(RType {
            kind: kind_of(&under),
            name,
            named: matches!(self.types.get(ty), Type::Named(_)),
            repr,
            layout: 0,
            elem: None,
            key: None,
            len: 0,
            fields: Vec::new(),
            params: Vec::new(),
            results: Vec::new(),
            variadic: false,
            dir: 0,
            methods: Vec::new(),
            comparable: self.comparable(ty),
            entry: 0,
            pointer_to: None,
        });
        // The place is taken before the parts are entered, since types may be recursive.
        let layout = self.layout(ty);
        self.program.types[ix as usize].layout = layout;
        match &under {
            Type::Pointer(elem) | Type::Slice(elem) => {
                let elem = self.rtype(*elem);
                self.program.types[ix as usize].elem = Some(elem);
            }
            Type::Array { len, elem } => {
                let elem = self.rtype(*elem);
                let entry = &mut self.program.types[ix as usize];
                (entry.elem, entry.len) = (Some(elem), *len);
            }
            Type::Chan { dir, elem } => {
                let elem = self.rtype(*elem);
                let entry = &mut self.program.types[ix as usize];
                entry.elem = Some(elem);
                entry.dir = match dir {
                    ChanDir::Both => 0,
                    ChanDir::Send => 1,
                    ChanDir::Recv => 2,
                };
            }
            Type::Map { key, value } => {
                let layout = self.entry_layout(*key, *value);
                let (key, value) = (self.rtype(*key), self.rtype(*value));
                let entry = &mut self.program.types[ix as usize];
                (entry.key, entry.elem, entry.entry) = (Some(key), Some(value), layout);
            }
            Type::Struct(fields) => {
                let mut offset = 0;
                for field in fields {
                    let rfield = RField {
                        name: field.name.to_string(),
                        tag: field.tag.as_deref().unwrap_or_default().into(),
                        ty: self.rtype(field.ty),
                        offset,
                        embedded: field.embedded,
                        exported: field.package.is_none(),
                    };
                    self.program.types[ix as usize].fields.push(rfield);
                    offset += self.repr(field.ty).slots;
                }
            }
            Type::Func(sig) => {
                let params = sig.params.iter().map(|&t| self.rtype(t)).collect();
                let results = sig.results.iter().map(|&t| self.rtype(t)).collect();
                let entry = &mut self.program.types[ix as usize];
                (entry.params, entry.results, entry.variadic) = (params, results, sig.variadic);
            }
            _ => {}
        }
        self.jobs.push(Job::Methods { ty, ix });
        // Reflection leads from a value to its address, and so to the methods of the pointer.
        let reflects = self.info.packages.iter().any(|p| &*p.path == "reflect");
        if reflects && let Some(pointer) = self.types.find(&Type::Pointer(ty)) {
            self.rtype(pointer);
        }
        ix
    }

    /// [`Module::rtype`], for instructions that hold it in 16 bits.
    pub(super) fn rtype16(&mut self, ty: TypeId) -> u16 {
        let ix = self.rtype(ty);
        self.index16(ix, "types")
    }

    fn comparable(&self, ty: TypeId) -> bool {
        match self.under(ty) {
            Type::Slice(_) | Type::Map { .. } | Type::Func(_) => false,
            Type::Struct(fields) => fields.iter().all(|f| self.comparable(f.ty)),
            Type::Array { elem, .. } => self.comparable(*elem),
            _ => true,
        }
    }

    /// Enters the types that native functions look for.
    pub(super) fn know_types(&mut self) {
        let info = self.info;
        let mut known: Vec<(String, TypeId)> = [
            ("bool", Basic::Bool),
            ("int", Basic::Int),
            ("int32", Basic::Int32),
            ("int64", Basic::Int64),
            ("uint8", Basic::Uint8),
            ("uint64", Basic::Uint64),
            ("float64", Basic::Float64),
            ("string", Basic::String),
        ]
        .map(|(name, basic)| (name.to_string(), basic.id()))
        .into();
        if let Some(any) = self.types.find(&Type::Interface(Default::default())) {
            known.push(("any".to_string(), any));
        }
        for object in &info.objects {
            if object.kind != ObjKind::TypeName {
                continue;
            }
            let package = object.package.map(|p| &*info.packages[p as usize].path);
            match package {
                None if &*object.name == "error" => known.push(("error".to_string(), object.ty)),
                // What run-time panics are made of. Local types of functions do not matter here.
                Some("runtime") if object.name.contains("rror") => {
                    let ty = self.types.find(&Type::Pointer(object.ty));
                    known.extend(ty.map(|ty| (format!("*runtime.{}", object.name), ty)));
                    known.push((format!("runtime.{}", object.name), object.ty));
                }
                _ => {}
            }
        }
        for (name, ty) in known {
            let ix = self.rtype(ty);
            self.program.known_types.push((name, ix));
        }
    }

    /// Tells every type its pointer type, where the program has it.
    pub(super) fn link_pointers(&mut self) {
        for ix in 0..self.program.types.len() {
            let ty = &self.program.types[ix];
            // A defined pointer type is not *the* pointer type.
            if ty.kind == Kind::Pointer
                && !ty.named
                && let Some(elem) = ty.elem
            {
                self.program.types[elem as usize].pointer_to = Some(ix as TypeIx);
            }
        }
    }

    /// As reflect.Type.String gives it.
    pub(super) fn type_name(&self, ty: TypeId) -> String {
        let mut out = String::new();
        self.write_type(ty, false, &mut out);
        out
    }

    /// The types that functions declare, numbered within their package as gc does.
    fn local_types(&self) -> &HashMap<NamedId, u32> {
        self.local_types.get_or_init(|| {
            let decls = self.info.packages.iter().flat_map(|p| &p.files);
            let global: HashSet<ObjId> = decls
                .flat_map(|file| &file.decls)
                .filter_map(|decl| match decl {
                    Decl::Type(decl) => self.info.defs.get(&decl.name.id).copied(),
                    _ => None,
                })
                .collect();
            let types = self.types.named.iter().enumerate();
            let mut local: Vec<(Pos, NamedId, Option<u32>)> = types
                .filter(|(_, named)| named.origin.is_none() && !global.contains(&named.obj))
                .map(|(i, named)| {
                    let object = self.info.object(named.obj);
                    (object.pos, NamedId(i as u32), object.package)
                })
                .collect();
            local.sort_unstable();
            let mut count: HashMap<Option<u32>, u32> = HashMap::default();
            let mut number = |package| {
                let count = count.entry(package).or_insert(0);
                *count += 1;
                *count
            };
            let numbered = local.into_iter().filter(|(.., package)| package.is_some());
            numbered
                .map(|(_, id, package)| (id, number(package)))
                .collect()
        })
    }

    /// `inside`: among type arguments, where packages go by their paths and local types have numbers.
    fn write_type(&self, ty: TypeId, inside: bool, out: &mut String) {
        // Arguments of arguments may double in length at each step.
        if out.len() > MAX_NAME {
            return;
        }
        match self.types.get(ty) {
            Type::Basic(basic) => out.push_str(basic_name(*basic)),
            Type::Named(id) => {
                let named = self.types.named(*id);
                if let Some(path) = &named.package {
                    let package = self.info.packages.iter().find(|p| p.path == *path);
                    out.push_str(match package {
                        Some(p) if !inside => &p.name,
                        _ => path,
                    });
                    out.push('.');
                }
                out.push_str(&named.name);
                if !named.args.is_empty() {
                    out.push('[');
                    for (i, &arg) in named.args.iter().enumerate() {
                        if i > 0 {
                            out.push(',');
                        }
                        self.write_type(arg, true, out);
                    }
                    out.push(']');
                }
                let declared = named.origin.unwrap_or(*id);
                if inside && let Some(number) = self.local_types().get(&declared) {
                    out.push_str(&format!("·{number}"));
                }
            }
            Type::Pointer(elem) => {
                out.push('*');
                self.write_type(*elem, inside, out);
            }
            Type::Slice(elem) => {
                out.push_str("[]");
                self.write_type(*elem, inside, out);
            }
            Type::Array { len, elem } => {
                out.push_str(&format!("[{len}]"));
                self.write_type(*elem, inside, out);
            }
            Type::Map { key, value } => {
                out.push_str("map[");
                self.write_type(*key, inside, out);
                out.push(']');
                self.write_type(*value, inside, out);
            }
            Type::Chan { dir, elem } => {
                out.push_str(match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                // `chan (<-chan T)`: without parentheses the arrow would bind to the left.
                let inner = self.types.get(*elem);
                let paren = *dir != ChanDir::Send
                    && matches!(
                        inner,
                        Type::Chan {
                            dir: ChanDir::Recv,
                            ..
                        }
                    )
                    && *dir == ChanDir::Both;
                if paren {
                    out.push('(');
                }
                self.write_type(*elem, inside, out);
                if paren {
                    out.push(')');
                }
            }
            Type::Struct(fields) => {
                if fields.is_empty() {
                    out.push_str("struct {}");
                    return;
                }
                out.push_str("struct { ");
                for (i, field) in fields.iter().enumerate() {
                    if i > 0 {
                        out.push_str("; ");
                    }
                    if !field.embedded {
                        out.push_str(&field.name);
                        out.push(' ');
                    }
                    self.write_type(field.ty, inside, out);
                    if let Some(tag) = &field.tag {
                        out.push_str(&format!(" {tag:?}"));
                    }
                }
                out.push_str(" }");
            }
            Type::Func(sig) => {
                out.push_str("func");
                self.write_signature(sig, inside, out);
            }
            Type::Interface(iface) => {
                if iface.methods.is_empty() {
                    out.push_str("interface {}");
                    return;
                }
                out.push_str("interface { ");
                for (i, method) in iface.methods.iter().enumerate() {
                    if i > 0 {
                        out.push_str("; ");
                    }
                    if let Some(package) = &method.package {
                        out.push_str(package);
                        out.push('.');
                    }
                    out.push_str(&method.name);
                    if let Type::Func(sig) = self.types.get(method.sig) {
                        self.write_signature(sig, inside, out);
                    }
                }
                out.push_str(" }");
            }
            Type::Tuple(types) => {
                for &ty in types {
                    self.write_type(ty, inside, out);
                }
            }
            Type::TypeParam(_) => out.push('?'),
        }
    }

    fn write_signature(&self, sig: &Signature, inside: bool, out: &mut String) {
        out.push('(');
        for (i, &param) in sig.params.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            match self.types.get(param) {
                Type::Slice(elem) if sig.variadic && i + 1 == sig.params.len() => {
                    out.push_str("...");
                    self.write_type(*elem, inside, out);
                }
                _ => self.write_type(param, inside, out),
            }
        }
        out.push(')');
        match &sig.results[..] {
            [] => {}
            [one] => {
                out.push(' ');
                self.write_type(*one, inside, out);
            }
            many => {
                out.push_str(" (");
                for (i, &result) in many.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    self.write_type(result, inside, out);
                }
                out.push(')');
            }
        }
    }
}

fn basic_name(basic: Basic) -> &'static str {
    match basic {
        Basic::Invalid => "invalid",
        Basic::Bool | Basic::UntypedBool => "bool",
        Basic::Int | Basic::UntypedInt => "int",
        Basic::Int8 => "int8",
        Basic::Int16 => "int16",
        Basic::Int32 | Basic::UntypedRune => "int32",
        Basic::Int64 => "int64",
        Basic::Uint => "uint",
        Basic::Uint8 => "uint8",
        Basic::Uint16 => "uint16",
        Basic::Uint32 => "uint32",
        Basic::Uint64 => "uint64",
        Basic::Uintptr => "uintptr",
        Basic::Float32 => "float32",
        Basic::Float64 | Basic::UntypedFloat => "float64",
        Basic::Complex64 => "complex64",
        Basic::Complex128 | Basic::UntypedComplex => "complex128",
        Basic::String | Basic::UntypedString => "string",
        Basic::UnsafePointer => "unsafe.Pointer",
        Basic::UntypedNil => "nil",
    }
}

pub(super) fn kind_of(under: &Type) -> Kind {
    match under {
        Type::Basic(basic) => match basic {
            Basic::Bool | Basic::UntypedBool => Kind::Bool,
            Basic::Int8 => Kind::Int8,
            Basic::Int16 => Kind::Int16,
            Basic::Int32 | Basic::UntypedRune => Kind::Int32,
            Basic::Int64 => Kind::Int64,
            Basic::Uint => Kind::Uint,
            Basic::Uint8 => Kind::Uint8,
            Basic::Uint16 => Kind::Uint16,
            Basic::Uint32 => Kind::Uint32,
            Basic::Uint64 => Kind::Uint64,
            Basic::Uintptr => Kind::Uintptr,
            Basic::Float32 => Kind::Float32,
            Basic::Float64 | Basic::UntypedFloat => Kind::Float64,
            Basic::Complex64 => Kind::Complex64,
            Basic::Complex128 | Basic::UntypedComplex => Kind::Complex128,
            Basic::String | Basic::UntypedString => Kind::String,
            Basic::UnsafePointer | Basic::UntypedNil => Kind::UnsafePointer,
            Basic::Int | Basic::UntypedInt | Basic::Invalid => Kind::Int,
        },
        Type::Pointer(_) => Kind::Pointer,
        Type::Slice(_) => Kind::Slice,
        Type::Array { .. } => Kind::Array,
        Type::Map { .. } => Kind::Map,
        Type::Chan { .. } => Kind::Chan,
        Type::Struct(_) => Kind::Struct,
        Type::Func(_) => Kind::Func,
        Type::Interface(_) => Kind::Interface,
        Type::Named(_) | Type::Tuple(_) | Type::TypeParam(_) => Kind::Int,
    }
}
