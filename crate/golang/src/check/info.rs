//! What the checker learnt: side tables over the tree, read by `lower` and by the page (hover, …).

use super::constant::Const;
use super::types::{NamedId, TypeId, TypeParamId, Types};
use crate::hash::HashMap;
use crate::source::Pos;
use crate::syntax::ast::{ExprId, File, Name};

/// A declared thing: variable, constant, type, function, package, label, built-in or nil.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ObjId(pub u32);

#[derive(Clone, Debug)]
pub struct Object {
    pub name: Name,
    pub pos: Pos,
    pub ty: TypeId,
    pub kind: ObjKind,
    /// The declaring package's index in [`Info::packages`]; none for universe objects.
    pub package: Option<u32>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum ObjKind {
    Var(VarKind),
    Const(Const),
    /// A defined type or alias; `Object::ty` is the type.
    TypeName,
    /// A function or method. Its declaration is found through [`Info::funcs`].
    Func,
    /// An imported package: its index in [`Info::packages`].
    Package(u32),
    Builtin(Builtin),
    Nil,
    Label,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VarKind {
    Global,
    Local,
    Param,
    Result,
    Receiver,
    Field,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Builtin {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    /// `unsafe.Alignof` and its like.
    Alignof,
    Offsetof,
    Sizeof,
}

/// What an expression is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A call without results.
    NoValue,
    /// A type expression; `ty` is that type.
    Type,
    /// A built-in function's name.
    Builtin(Builtin),
    Constant,
    /// Addressable.
    Variable,
    /// `m[k]`: assignable, not addressable; may give two values.
    MapIndex,
    Value,
    /// A receive or type assertion that may give two values (whether it does, its context says).
    CommaOk,
    Nil,
}

#[derive(Clone, Debug)]
pub struct TypeAndValue {
    pub mode: Mode,
    /// The final type: an untyped expression has the type its context gave it, as in go/types (so
    /// `nil` has its target's type). A call with several results has a [`super::types::Type::Tuple`].
    /// A comma-ok expression used for two values still has its single value's type here.
    pub ty: TypeId,
    /// Set iff `mode` is `Constant`; already converted to `ty` (rounded, truncated).
    pub value: Option<Const>,
}

/// How `x.sel` was resolved, where x is a value or a type (not a package: then `uses[sel]` says all).
#[derive(Clone, Debug)]
pub struct Selection {
    pub kind: SelectionKind,
    /// The type of x; may be a pointer.
    pub recv: TypeId,
    /// Field indices from `recv` to the field or to the method's embedded receiver. Each step
    /// dereferences a pointer where it meets one. For a field, the last index is its own; for a
    /// method, only the embedded fields on the way (empty: declared on recv itself).
    pub path: Vec<u32>,
    /// The field's type, or the method's signature (for a method expression: with the receiver first).
    pub ty: TypeId,
}

#[derive(Clone, Debug)]
pub enum SelectionKind {
    Field,
    /// A method value or call of a concrete method. `pointer`: it is declared on `*T`.
    Method {
        method: ObjId,
        pointer: bool,
    },
    /// A method of an interface value, by name; or of a value whose type is a type parameter, whose
    /// method set is its constraint's.
    InterfaceMethod {
        name: Name,
    },
    /// `T.Method` of a concrete type. `pointer` as above.
    MethodExpr {
        method: ObjId,
        pointer: bool,
    },
    /// `I.Method` of an interface type.
    InterfaceMethodExpr {
        name: Name,
    },
}

/// One step of package initialisation, in Go's order: `lhs = rhs` at package level.
#[derive(Clone, Debug)]
pub struct InitStep {
    /// Several names take the results of one call; `_` is no object: none.
    pub lhs: Vec<Option<ObjId>>,
    /// Where the expression is: package, file, declaration and value index.
    pub rhs: GlobalValue,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct GlobalValue {
    pub package: u32,
    pub file: u32,
    pub decl: u32,
    pub value: u32,
}

/// Where a function's declaration is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FuncLoc {
    pub package: u32,
    pub file: u32,
    pub decl: u32,
    /// The defined type whose method it is, and whether on its pointer.
    pub recv: Option<(NamedId, bool)>,
}

/// One package of the program with its trees.
#[derive(Debug)]
pub struct Package {
    /// The import path; `main` for the program itself.
    pub path: Name,
    pub name: Name,
    pub files: Vec<File>,
    /// `func init` declarations in order: (file, decl).
    pub inits: Vec<(u32, u32)>,
    /// For each file, the version of Go that it is written in: 1.n. Before 1.22 all iterations of a loop share its
    /// variables.
    pub versions: Vec<u32>,
}

/// The whole typed program. Packages are in dependency order (imported before importing).
#[derive(Debug, Default)]
pub struct Info {
    pub types: Types,
    pub packages: Vec<Package>,
    pub objects: Vec<Object>,
    /// By [`ExprId`]. None where a node is no expression of its own (a selected name, a field key).
    pub exprs: Vec<Option<TypeAndValue>>,
    /// By [`ExprId`] of an `Ident` or `Name` expression: the object it uses (fields of composite-literal
    /// keys and package-qualified selections included).
    pub uses: HashMap<ExprId, ObjId>,
    /// By [`ExprId`] of an `Ident` or (left of `:=`) `Name` expression: the object it declares. A name
    /// left of `:=` that only assigns is in `uses`. `_` declares nothing.
    pub defs: HashMap<ExprId, ObjId>,
    /// Objects without an identifier of their own: the variable of each type-switch clause, by (the
    /// bind identifier's id, case index); present only where the switch binds.
    pub clause_vars: HashMap<(ExprId, u32), ObjId>,
    /// By the `ExprId` of the selector expression; also by that of a key in a struct literal which names a
    /// promoted field.
    pub selections: HashMap<ExprId, Selection>,
    pub funcs: HashMap<ObjId, FuncLoc>,
    /// The type parameters of each generic function, and of each method of a generic type those that its
    /// receiver declares (every method has its own, `_` included), in order. A generic method has its own
    /// ones after the receiver's.
    pub type_params: HashMap<ObjId, Vec<TypeParamId>>,
    /// Type arguments, written or inferred, of each use of a generic function: by the key that the use has
    /// in `uses`. They may hold type parameters of the function around. Of a method these are the arguments for
    /// its own parameters only, by the key that the use has in `selections` (a method that has none is not
    /// here): those of the receiver's parameters are the arguments of the receiver's type.
    pub instances: HashMap<ExprId, Vec<TypeId>>,
    /// Package-level initialisation of all packages, in the order it must run; each package's
    /// `init` functions follow its steps.
    pub init_order: Vec<Vec<InitStep>>,
    /// The main function.
    pub main: Option<ObjId>,
    /// The fields of struct types as written, by type and index.
    pub fields: HashMap<(TypeId, u32), ObjId>,
    /// What is visible where [`super::PLACEHOLDER`] stands, inner scopes first.
    pub visible: Vec<ObjId>,
}

impl Info {
    pub fn object(&self, id: ObjId) -> &Object {
        &self.objects[id.0 as usize]
    }

    /// Whether all iterations of the loop at `pos` share its variables, as they do in files of a Go before 1.22.
    pub fn shares_loop_vars(&self, pos: Pos) -> bool {
        let mut old = self
            .packages
            .iter()
            .flat_map(|p| p.files.iter().zip(&p.versions))
            .filter(|(_, v)| **v < 22);
        old.any(|(file, _)| file.package.pos <= pos && pos <= file.end)
    }

    /// What is known of an expression; none if it is no expression of its own.
    pub fn expr(&self, id: ExprId) -> Option<&TypeAndValue> {
        self.exprs.get(id.0 as usize)?.as_ref()
    }
}
