//! Go's types, interned: two identical types have one [`TypeId`], so identity is `==`.

use super::info::ObjId;
use crate::hash::HashMap;
use crate::syntax::ast::{ChanDir, Name};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeId(pub u32);

/// A defined type; two declarations are two types.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NamedId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeParamId(pub u32);

/// Predeclared basic types. `byte` is `Uint8` and `rune` is `Int32`; the discriminants are the
/// [`TypeId`]s that [`Types::new`] gives them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u32)]
pub enum Basic {
    /// The type of an expression that did not check; anything goes with it, silently.
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

impl Basic {
    pub const ALL: [Basic; 26] = [
        Basic::Invalid,
        Basic::Bool,
        Basic::Int,
        Basic::Int8,
        Basic::Int16,
        Basic::Int32,
        Basic::Int64,
        Basic::Uint,
        Basic::Uint8,
        Basic::Uint16,
        Basic::Uint32,
        Basic::Uint64,
        Basic::Uintptr,
        Basic::Float32,
        Basic::Float64,
        Basic::Complex64,
        Basic::Complex128,
        Basic::String,
        Basic::UnsafePointer,
        Basic::UntypedBool,
        Basic::UntypedInt,
        Basic::UntypedRune,
        Basic::UntypedFloat,
        Basic::UntypedComplex,
        Basic::UntypedString,
        Basic::UntypedNil,
    ];

    /// The type itself; basic types come first in every [`Types`].
    pub const fn id(self) -> TypeId {
        TypeId(self as u32)
    }
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Type {
    Basic(Basic),
    Named(NamedId),
    Pointer(TypeId),
    Slice(TypeId),
    Array {
        len: u64,
        elem: TypeId,
    },
    Map {
        key: TypeId,
        value: TypeId,
    },
    Chan {
        dir: ChanDir,
        elem: TypeId,
    },
    Struct(Vec<StructField>),
    Func(Signature),
    Interface(Interface),
    /// Several results of a call; never the type of a variable.
    Tuple(Vec<TypeId>),
    TypeParam(TypeParamId),
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct StructField {
    pub name: Name,
    pub ty: TypeId,
    pub embedded: bool,
    pub tag: Option<Name>,
    /// The package that declares the field where its name is unexported: such names of different
    /// packages differ. None for exported fields.
    pub package: Option<Name>,
}

/// A function's type. Parameter names are no part of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Signature {
    /// The last one is a slice where the function is variadic.
    pub params: Vec<TypeId>,
    pub results: Vec<TypeId>,
    pub variadic: bool,
}

/// An interface's method set, flattened and sorted by name, and its type set's terms.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Interface {
    pub methods: Vec<Method>,
    /// Unions that all hold (constraint interfaces only); each is (tilde, type) terms.
    pub unions: Vec<Vec<(bool, TypeId)>>,
    pub comparable: bool,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Method {
    pub name: Name,
    /// As for [`StructField::package`].
    pub package: Option<Name>,
    /// A [`Type::Func`] without receiver.
    pub sig: TypeId,
}

/// What is known of a defined type.
#[derive(Clone, Debug)]
pub struct NamedType {
    pub obj: ObjId,
    pub name: Name,
    /// The declaring package's path (`main`, `time`); none for universe types (`error`).
    pub package: Option<Name>,
    /// Never itself named, once the declaration is checked; `Invalid` until then.
    pub underlying: TypeId,
    /// Declared methods in source order, without promoted ones.
    pub methods: Vec<ObjId>,
    /// The type parameters of a generic type; of a type declared inside a generic function, those of the
    /// function, for the type is another one in each instance of it. Empty otherwise, and in instances.
    pub params: Vec<TypeParamId>,
    /// The generic type that this one instantiates with `args`; none otherwise. An instance's `methods` are
    /// empty: its methods are its origin's, whose receiver's type parameters (see
    /// [`super::info::Info::type_params`]) stand for `args`.
    pub origin: Option<NamedId>,
    /// Type arguments of an instance, as many as the origin's `params`; empty otherwise.
    pub args: Vec<TypeId>,
}

#[derive(Clone, Debug)]
pub struct TypeParam {
    pub name: Name,
    /// An interface; a constraint written as a union is wrapped in one.
    pub constraint: TypeId,
}

/// The interner of one compilation.
#[derive(Debug)]
pub struct Types {
    types: Vec<Type>,
    index: HashMap<Type, TypeId>,
    pub named: Vec<NamedType>,
    pub params: Vec<TypeParam>,
    pub(super) instances: super::subst::Instances,
    pub(super) variants: super::identity::Variants,
}

impl Default for Types {
    fn default() -> Types {
        Types::new()
    }
}

impl Types {
    /// An interner that holds the basic types at their fixed places.
    pub fn new() -> Types {
        let mut types = Types {
            types: Vec::new(),
            index: HashMap::new(),
            named: Vec::new(),
            params: Vec::new(),
            instances: Default::default(),
            variants: Default::default(),
        };
        for basic in Basic::ALL {
            let id = types.intern(Type::Basic(basic));
            debug_assert_eq!(id, basic.id());
        }
        types
    }

    pub fn intern(&mut self, ty: Type) -> TypeId {
        if let Some(&id) = self.index.get(&ty) {
            return id;
        }
        let id = TypeId(self.types.len() as u32);
        self.types.push(ty.clone());
        self.index.insert(ty, id);
        id
    }

    /// Another id for the structure of `of`, outside the index; the checker's alone, gone from the side
    /// tables when it is done.
    pub(super) fn push_variant(&mut self, of: TypeId) -> TypeId {
        let id = TypeId(self.types.len() as u32);
        self.types.push(self.get(of).clone());
        self.variants.base.insert(id, of);
        id
    }

    /// The type already interned as `ty`, if any: identity without `&mut`.
    pub fn find(&self, ty: &Type) -> Option<TypeId> {
        self.index.get(ty).copied()
    }

    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize]
    }

    pub fn len(&self) -> usize {
        self.types.len()
    }

    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }

    pub fn named(&self, id: NamedId) -> &NamedType {
        &self.named[id.0 as usize]
    }

    /// The underlying type's id: a defined type's underlying, any other type itself.
    pub fn underlying_id(&self, id: TypeId) -> TypeId {
        match self.get(id) {
            Type::Named(named) => self.named(*named).underlying,
            _ => id,
        }
    }

    pub fn underlying(&self, id: TypeId) -> &Type {
        self.get(self.underlying_id(id))
    }
}
