//! The predeclared names.

use super::checker::Checker;
use super::constant::Const;
use super::info::*;
use super::sizes::FUNCTIONS;
use super::types::*;
use crate::source::Pos;
use num_bigint::BigInt;

/// Predeclared types whose names are their own.
const TYPES: [(&str, Basic); 19] = [
    ("bool", Basic::Bool),
    ("int", Basic::Int),
    ("int8", Basic::Int8),
    ("int16", Basic::Int16),
    ("int32", Basic::Int32),
    ("int64", Basic::Int64),
    ("uint", Basic::Uint),
    ("uint8", Basic::Uint8),
    ("uint16", Basic::Uint16),
    ("uint32", Basic::Uint32),
    ("uint64", Basic::Uint64),
    ("uintptr", Basic::Uintptr),
    ("float32", Basic::Float32),
    ("float64", Basic::Float64),
    ("complex64", Basic::Complex64),
    ("complex128", Basic::Complex128),
    ("string", Basic::String),
    ("byte", Basic::Uint8),
    ("rune", Basic::Int32),
];

/// Built-in functions: name, fewest arguments, whether more may follow.
pub(super) const BUILTINS: [(&str, Builtin, usize, bool); 18] = [
    ("append", Builtin::Append, 1, true),
    ("cap", Builtin::Cap, 1, false),
    ("clear", Builtin::Clear, 1, false),
    ("close", Builtin::Close, 1, false),
    ("complex", Builtin::Complex, 2, false),
    ("copy", Builtin::Copy, 2, false),
    ("delete", Builtin::Delete, 2, false),
    ("imag", Builtin::Imag, 1, false),
    ("len", Builtin::Len, 1, false),
    ("make", Builtin::Make, 1, true),
    ("max", Builtin::Max, 1, true),
    ("min", Builtin::Min, 1, true),
    ("new", Builtin::New, 1, false),
    ("panic", Builtin::Panic, 1, false),
    ("print", Builtin::Print, 0, true),
    ("println", Builtin::Println, 0, true),
    ("real", Builtin::Real, 1, false),
    ("recover", Builtin::Recover, 0, false),
];

/// The name under which a built-in is called.
pub(super) fn builtin_name(builtin: Builtin) -> &'static str {
    let known = BUILTINS.iter().find(|b| b.1 == builtin).map(|b| b.0);
    let unsafes = || FUNCTIONS.iter().find(|b| b.1 == builtin).map(|b| b.0);
    known.or_else(unsafes).unwrap_or("")
}

impl<'a> Checker<'a> {
    /// Fills the universe scope. Runs once, before anything is checked.
    pub(super) fn declare_universe(&mut self) {
        for (name, basic) in TYPES {
            let ty = match name {
                "byte" | "rune" => self.alias_of(basic.id(), name.into(), None),
                _ => basic.id(),
            };
            self.predeclare(name, ObjKind::TypeName, ty);
            match name {
                "byte" => self.byte_type = ty,
                "rune" => self.rune_type = ty,
                _ => {}
            }
        }
        let empty = self
            .info
            .types
            .intern(Type::Interface(Interface::default()));
        self.any_type = self.alias_of(empty, "any".into(), None);
        self.predeclare("any", ObjKind::TypeName, self.any_type);

        let string_result = Signature {
            params: Vec::new(),
            results: vec![Basic::String.id()],
            variadic: false,
        };
        let sig = self.info.types.intern(Type::Func(string_result));
        let method = Method {
            name: "Error".into(),
            package: None,
            sig,
        };
        let error = Interface {
            methods: vec![method],
            ..Interface::default()
        };
        self.error_type = self.universe_named("error", error);
        let comparable = Interface {
            comparable: true,
            ..Interface::default()
        };
        self.universe_named("comparable", comparable);

        let bools = [("true", true), ("false", false)];
        for (name, value) in bools {
            let kind = ObjKind::Const(Const::Bool(value));
            self.predeclare(name, kind, Basic::UntypedBool.id());
        }
        let iota = ObjKind::Const(Const::Int(BigInt::ZERO));
        self.predeclare("iota", iota, Basic::UntypedInt.id());
        self.predeclare("nil", ObjKind::Nil, Basic::UntypedNil.id());
        for (name, builtin, ..) in BUILTINS {
            self.predeclare(name, ObjKind::Builtin(builtin), Basic::Invalid.id());
        }
    }

    fn predeclare(&mut self, name: &str, kind: ObjKind, ty: TypeId) -> ObjId {
        let object = Object {
            name: name.into(),
            pos: Pos::NONE,
            ty,
            kind,
            package: None,
        };
        let id = self.new_object(object);
        self.scopes[self.universe.0].names.insert(name.into(), id);
        id
    }

    fn universe_named(&mut self, name: &str, iface: Interface) -> TypeId {
        let underlying = self.info.types.intern(Type::Interface(iface));
        let named = NamedId(self.info.types.named.len() as u32);
        let ty = self.info.types.intern(Type::Named(named));
        let obj = self.predeclare(name, ObjKind::TypeName, ty);
        self.info.types.named.push(NamedType {
            obj,
            name: name.into(),
            package: None,
            underlying,
            methods: Vec::new(),
            params: Vec::new(),
            origin: None,
            args: Vec::new(),
        });
        ty
    }
}
