//! The checker's state, its error reports and its records.

use super::constant::Const;
use super::info::*;
use super::operand::{Operand, Want};
use super::scope::{Scope, ScopeId};
use super::types::*;
use crate::hash::{HashMap, HashSet};
use crate::source::{Diagnostic, Pos, SourceMap};
use crate::syntax::ast::*;

/// Work put off until the declaration or statement at hand is through: function bodies, and checks
/// that need complete types.
pub(super) type Action<'a> = Box<dyn FnOnce(&mut Checker<'a>) + 'a>;

/// A package as parsed, before it is checked.
#[derive(Debug)]
pub(super) struct Parsed {
    pub path: Name,
    pub name: Name,
    pub files: Vec<File>,
    /// For each file, the packages its import declarations name, in order; none where that failed.
    pub imports: Vec<Vec<Option<u32>>>,
    /// A package of the library: functions may lack bodies.
    pub library: bool,
    /// For each file, the version of Go that it is written in.
    pub versions: Vec<super::load::FileVersion>,
    /// What its syntax and its labels gave.
    pub diagnostics: Vec<Diagnostic>,
    /// There are syntax errors: gc looks no further.
    pub broken: bool,
}

/// How far an object's declaration has been checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Color {
    /// Not begun; its type is unknown.
    White,
    /// Under way: it stands at this index of [`Checker::path`].
    Grey(usize),
    Black,
}

/// What the checker keeps of an object beyond [`Object`].
#[derive(Clone, Debug)]
pub(super) struct Meta {
    pub color: Color,
    /// A use has been seen (variables, imports and labels are reported without one).
    pub used: bool,
    /// A local object is visible from here on.
    pub scope_pos: Pos,
    pub decl: Option<DeclIx>,
    /// A method's receiver is a pointer.
    pub pointer: bool,
    /// A type name that is an alias.
    pub alias: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct DeclIx(pub usize);

/// A package-level declaration of one object.
#[derive(Debug)]
pub(super) struct DeclInfo<'a> {
    pub package: u32,
    pub file: u32,
    pub decl: u32,
    pub scope: ScopeId,
    pub kind: DeclKind<'a>,
    /// Package-level variables, constants and functions that the declaration mentions, in order.
    pub deps: Vec<ObjId>,
    pub dep_set: HashSet<ObjId>,
}

#[derive(Clone, Debug)]
pub(super) enum DeclKind<'a> {
    Const(ConstSource<'a>),
    Var {
        lhs: Vec<Option<ObjId>>,
        ty: Option<&'a Expr>,
        init: Option<&'a Expr>,
        value: u32,
    },
    Type(&'a TypeDecl),
    Func(&'a FuncDecl),
}

/// Where a constant gets its type and value from.
#[derive(Clone, Copy, Debug)]
pub(super) struct ConstSource<'a> {
    pub ty: Option<&'a Expr>,
    pub init: Option<&'a Expr>,
    pub iota: u32,
    /// The expression was written on an earlier line of the group: errors belong to the name.
    pub inherited: bool,
}

/// An expression whose type is still untyped; see `expr/untyped.rs`.
#[derive(Clone, Debug)]
pub(super) struct Untyped {
    /// The left operand of a shift whose type its context decides.
    pub lhs: bool,
    pub mode: Mode,
    pub ty: TypeId,
    pub value: Option<Const>,
}

/// The surroundings of the expression or statement being checked.
#[derive(Clone, Debug)]
pub(super) struct Env {
    pub package: u32,
    pub scope: ScopeId,
    pub decl: Option<DeclIx>,
    pub iota: Option<u32>,
    /// Reports go here instead (implicitly repeated constant expressions).
    pub errpos: Option<Pos>,
    /// The enclosing function's signature and its named results.
    pub sig: Option<Signature>,
    pub results: std::rc::Rc<Vec<ObjId>>,
    /// The type parameters of the functions around.
    pub tparams: std::rc::Rc<Vec<TypeParamId>>,
    pub named_results: bool,
    /// A call or receive was met: `len(x)` is then no constant.
    pub has_call: bool,
}

/// What is known of a package while it is checked.
#[derive(Debug)]
pub(super) struct PackageState {
    pub scope: ScopeId,
    pub file_scopes: Vec<ScopeId>,
}

/// How deep expressions, types and statements may nest before the checker refuses.
const MAX_DEPTH: u32 = 200;

pub(super) struct Checker<'a> {
    pub map: &'a SourceMap,
    pub parsed: &'a [Parsed],
    pub info: Info,
    pub diagnostics: Vec<Diagnostic>,
    pub meta: Vec<Meta>,
    pub scopes: Vec<Scope>,
    pub universe: ScopeId,
    pub states: Vec<PackageState>,
    pub decls: Vec<DeclInfo<'a>>,
    pub env: Env,
    /// Objects whose declarations are under way, outermost first.
    pub path: Vec<ObjId>,
    /// What was put off, each with the package that it belongs to.
    pub later: Vec<(u32, Action<'a>)>,
    pub untyped: HashMap<ExprId, Untyped>,
    /// Methods collected for a type name, before its declaration is checked.
    pub methods_of: HashMap<ObjId, Vec<ObjId>>,
    /// Defined types that wait for another's underlying type.
    pub pending: Vec<(NamedId, super::cycles::Pending<'a>)>,
    /// Field objects by struct type and index.
    pub fields: HashMap<(TypeId, u32), ObjId>,
    /// See [`Info::visible`].
    pub visible: std::cell::RefCell<Vec<ObjId>>,
    /// See `identity.rs`.
    pub spelling: super::identity::Spelling,
    /// Calls of the built-in panic, which end a statement list.
    pub panics: HashSet<ExprId>,
    pub depth: u32,
    pub too_deep: bool,
    pub error_type: TypeId,
    pub any_type: TypeId,
    pub byte_type: TypeId,
    pub rune_type: TypeId,
    /// Local variables of the function at hand, for the unused report.
    pub locals: Vec<(ScopeId, ObjId)>,
    pub dot_imports: HashMap<ObjId, ObjId>,
    /// Set where an interface embeds one whose declaration is still under way.
    pub blocked: Option<NamedId>,
    /// Package-level objects of the package at hand, in source order.
    pub package_objects: Vec<ObjId>,
    /// Its imports: the object, the path, and whether a local name differs from the package's own.
    pub imports: Vec<(ObjId, Name, bool)>,
    /// User functions without bodies.
    pub bodyless: Vec<Pos>,
    /// Generic types and functions by the variant that is their type.
    pub generics: HashMap<TypeId, super::generic::Generic>,
    /// Type arguments given to generic functions that still lack some, by the expression.
    pub partial: HashMap<ExprId, Vec<TypeId>>,
    pub param_objects: HashMap<TypeParamId, ObjId>,
    pub type_sets: HashMap<TypeId, std::rc::Rc<super::typeset::TypeSet>>,
    /// Signatures of methods by the instance they belong to.
    pub method_types: HashMap<(ObjId, NamedId), TypeId>,
    pub flow: super::mono::Flow,
    /// Where instances of generic types are first written.
    pub instance_pos: HashMap<NamedId, Pos>,
    /// Types are written with their packages' paths, as gc does in some messages.
    pub full_names: std::cell::Cell<bool>,
    /// Types found not to contain themselves.
    pub known_finite: HashSet<NamedId>,
    pub known_finite_literals: HashSet<TypeId>,
    /// Types found to contain themselves.
    pub broken: HashSet<NamedId>,
    /// For the bodies that are read later.
    pub ids: ExprIds,
    pub reach: super::reach::Reach<'a>,
}

impl<'a> Checker<'a> {
    pub(super) fn error(&mut self, pos: Pos, code: &'static str, message: impl Into<String>) {
        let mut message = message.into();
        if code == "InvalidSyntaxTree" {
            message = format!("invalid syntax tree: {message}");
        }
        // What mentions an invalid type or operand follows from an error already reported.
        let follows = |part: &str| message.find(part).is_some_and(|at| at > 0);
        if !self.diagnostics.is_empty() && (follows("invalid operand") || follows("invalid type")) {
            return;
        }
        let pos = self.env.errpos.unwrap_or(pos);
        self.diagnostics.push(Diagnostic::error(pos, code, message));
    }

    /// Reports at an expression's start.
    pub(super) fn error_at(&mut self, e: &Expr, code: &'static str, message: impl Into<String>) {
        self.error(e.start(), code, message);
        if let Some(last) = self.diagnostics.last_mut()
            && last.pos == e.start()
            && last.end == Pos::NONE
        {
            last.end = e.end;
        }
    }

    /// Reports at an operand's expression.
    pub(super) fn error_op(
        &mut self,
        x: &Operand<'a>,
        code: &'static str,
        message: impl Into<String>,
    ) {
        match x.expr.or(x.part.map(|p| p.0)) {
            Some(e) => self.error_at(e, code, message),
            None => self.error(Pos::NONE, code, message),
        }
    }

    /// `pos` as `prog.go:3:5`, for the further lines of a message.
    pub(super) fn place(&self, pos: Pos) -> String {
        match self.map.place(pos) {
            Some(p) => format!("{}:{}:{}", p.file, p.line, p.column),
            None => String::from("?"),
        }
    }

    /// Runs `f` one level deeper, or reports and gives none where the source nests too deep.
    pub(super) fn deeper<R>(&mut self, pos: Pos, f: impl FnOnce(&mut Self) -> R) -> Option<R> {
        if self.depth >= MAX_DEPTH {
            if !self.too_deep {
                self.too_deep = true;
                self.diagnostics
                    .push(Diagnostic::error(pos, "TooDeep", "nesting too deep"));
            }
            return None;
        }
        self.depth += 1;
        let result = f(self);
        self.depth -= 1;
        Some(result)
    }

    pub(super) fn new_object(&mut self, object: Object) -> ObjId {
        let id = ObjId(self.info.objects.len() as u32);
        self.info.objects.push(object);
        self.meta.push(Meta {
            color: Color::Black,
            used: false,
            scope_pos: Pos::NONE,
            decl: None,
            pointer: false,
            alias: false,
        });
        id
    }

    /// A new object of the package at hand.
    pub(super) fn object(&mut self, ident: &Ident, kind: ObjKind, ty: TypeId) -> ObjId {
        let package = Some(self.env.package);
        let id = self.new_object(Object {
            name: ident.name.clone(),
            pos: ident.pos,
            ty,
            kind,
            package,
        });
        if &*ident.name != "_" {
            self.info.defs.insert(ident.id, id);
        }
        id
    }

    /// Notes a variable of the scope at hand, which must be used.
    pub(super) fn local(&mut self, obj: ObjId) {
        if &*self.obj(obj).name != "_" {
            self.locals.push((self.env.scope, obj));
        }
    }

    pub(super) fn obj(&self, id: ObjId) -> &Object {
        &self.info.objects[id.0 as usize]
    }

    pub(super) fn meta(&mut self, id: ObjId) -> &mut Meta {
        &mut self.meta[id.0 as usize]
    }

    pub(super) fn new_scope(&mut self, parent: Option<ScopeId>) -> ScopeId {
        self.scopes.push(Scope {
            parent,
            names: HashMap::new(),
        });
        ScopeId(self.scopes.len() - 1)
    }

    /// Runs `f` in a new scope inside the present one.
    pub(super) fn scoped<R>(&mut self, f: impl FnOnce(&mut Self) -> R) -> R {
        let outer = self.env.scope;
        self.env.scope = self.new_scope(Some(outer));
        let result = f(self);
        self.env.scope = outer;
        result
    }

    pub(super) fn do_later(&mut self, action: impl FnOnce(&mut Checker<'a>) + 'a) {
        self.later.push((self.env.package, Box::new(action)));
    }

    /// Runs the actions put off since there were `from` of them, and those that they put off.
    pub(super) fn run_later(&mut self, from: usize) {
        while self.later.len() > from {
            for (package, action) in self.later.split_off(from) {
                let outer = std::mem::replace(&mut self.env.package, package);
                action(self);
                self.env.package = outer;
            }
        }
    }

    pub(super) fn record(&mut self, id: ExprId, mode: Mode, ty: TypeId, value: Option<Const>) {
        self.reach_type(ty);
        if let Some(slot) = self.info.exprs.get_mut(id.0 as usize) {
            *slot = Some(TypeAndValue { mode, ty, value });
        }
    }

    pub(super) fn record_use(&mut self, id: ExprId, obj: ObjId) {
        self.info.uses.insert(id, obj);
    }

    /// Notes that the declaration at hand mentions a package-level object.
    pub(super) fn add_dep(&mut self, obj: ObjId) {
        self.reach(obj);
        if let Some(decl) = self.env.decl {
            let info = &mut self.decls[decl.0];
            if info.dep_set.insert(obj) {
                info.deps.push(obj);
            }
        }
    }

    /// The path of the package at hand, which qualifies unexported names.
    pub(super) fn package_path(&self) -> Name {
        self.parsed[self.env.package as usize].path.clone()
    }

    /// The qualifier of a field or method name: none where exported.
    pub(super) fn qualifier(&self, name: &str) -> Option<Name> {
        if is_exported(name) {
            None
        } else {
            Some(self.package_path())
        }
    }

    pub(super) fn in_library(&self) -> bool {
        self.parsed[self.env.package as usize].library
    }

    /// Checks `e` for one value in no particular context.
    pub(super) fn value(&mut self, e: &'a Expr) -> Operand<'a> {
        self.expr(e, Want::none())
    }
}

/// Whether a name is visible in other packages.
pub(super) fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}
