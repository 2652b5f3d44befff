//! Type expressions and names.

use super::checker::Checker;
use super::constant::Const;
use super::format::expr_str;
use super::info::*;
use super::operand::{INVALID, Kind, Operand};
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

impl<'a> Checker<'a> {
    /// The name `e` as an operand.
    pub(super) fn name(&mut self, e: &'a Expr, name: &str) -> Operand<'a> {
        let mut x = Operand::invalid(e);
        let Some(id) = self.lookup(name, e.pos) else {
            if name == "_" {
                self.error_at(e, "InvalidBlank", "cannot use _ as value or type");
            } else {
                self.error_at(e, "UndeclaredName", format!("undefined: {name}"));
            }
            return x;
        };
        let id = self.dot_target(id);
        self.record_use(e.id, id);
        self.resolve(id);
        let object = self.obj(id).clone();
        match object.kind {
            ObjKind::Package(_) => {
                let message = format!("use of package {name} not in selector");
                self.error_at(e, "InvalidPkgUse", message);
            }
            ObjKind::Const(value) => {
                self.add_dep(id);
                let value = if object.package.is_none() && name == "iota" {
                    match self.env.iota {
                        Some(iota) => Const::Int(BigInt::from(iota)),
                        None => {
                            let message = "cannot use iota outside constant declaration";
                            self.error_at(e, "InvalidIota", message);
                            return x;
                        }
                    }
                } else {
                    value
                };
                if self.valid(object.ty) {
                    x = Operand::constant(value, object.ty, e);
                }
            }
            ObjKind::TypeName => {
                if self.valid(object.ty) {
                    x = Operand::new(Kind::Type, object.ty, e);
                }
            }
            ObjKind::Var(_) => {
                self.meta(id).used = true;
                self.add_dep(id);
                if self.valid(object.ty) {
                    x = Operand::new(Kind::Var, object.ty, e);
                }
            }
            ObjKind::Func => {
                self.add_dep(id);
                if self.valid(object.ty) {
                    x = Operand::new(Kind::Value, object.ty, e);
                }
            }
            ObjKind::Builtin(builtin) => {
                x = Operand::new(Kind::Builtin(builtin), INVALID, e);
            }
            ObjKind::Nil => x = Operand::new(Kind::Nil, Basic::UntypedNil.id(), e),
            ObjKind::Label => {}
        }
        x
    }

    /// The object that a dot-imported name stands for.
    fn dot_target(&mut self, id: ObjId) -> ObjId {
        match self.dot_imports.get(&id) {
            Some(&import) => {
                self.meta(import).used = true;
                id
            }
            None => id,
        }
    }

    /// The type that `e` denotes, as the type of a variable; `Invalid`, reported, where it is none.
    pub(super) fn var_type(&mut self, e: &'a Expr) -> TypeId {
        let ty = self.typ(e);
        self.later_var_type(e, ty);
        ty
    }

    /// Why an interface can only be a constraint; none if it is an ordinary one, or no interface.
    pub(super) fn no_method_set(&mut self, ty: TypeId) -> Option<&'static str> {
        match self.under(ty) {
            Type::Interface(iface) if iface.comparable || !iface.unions.is_empty() => {}
            _ => return None,
        }
        let set = self.type_set(ty);
        if set.terms.is_some() {
            Some("interface contains type constraints")
        } else {
            set.comparable
                .then_some("interface is (or embeds) comparable")
        }
    }

    pub(super) fn later_var_type(&mut self, e: &'a Expr, ty: TypeId) {
        self.do_later(move |check| {
            if let Some(why) = check.no_method_set(ty) {
                let ty = check.ty_str(ty);
                let message = format!("cannot use type {ty} outside a type constraint: {why}");
                check.error_at(e, "MisplacedConstraintIface", message);
            }
        });
    }

    /// The type that `e` denotes; `Invalid`, reported, where it is none.
    pub(super) fn typ(&mut self, e: &'a Expr) -> TypeId {
        let ty = self
            .deeper(e.pos, |check| check.type_of(e))
            .unwrap_or(INVALID);
        self.record(e.id, Mode::Type, ty, None);
        ty
    }

    fn type_of(&mut self, e: &'a Expr) -> TypeId {
        match &e.kind {
            ExprKind::Bad => INVALID,
            ExprKind::Name(_) | ExprKind::Selector { .. } => {
                let Some(mut x) = self.type_operand(e) else {
                    return INVALID;
                };
                self.non_generic(&mut x, None);
                self.expect_type(x)
            }
            ExprKind::Unary {
                op: UnaryOp::Tilde, ..
            }
            | ExprKind::Binary {
                op: BinaryOp::Or, ..
            } => self.union_interface(e),
            ExprKind::Index { x, indices } => self.instantiated(x, indices),
            ExprKind::Paren(x) => self.typ(x),
            ExprKind::ArrayType {
                len: Some(len),
                elem,
            } => {
                let len = self.array_length(len);
                let elem = self.var_type(elem);
                match len {
                    Some(len) if self.valid(elem) => {
                        self.info.types.intern(Type::Array { len, elem })
                    }
                    _ => INVALID,
                }
            }
            ExprKind::ArrayType { len: None, elem } => {
                let message = "invalid use of [...] array (outside a composite literal)";
                self.error_at(e, "BadDotDotDotSyntax", message);
                self.var_type(elem);
                INVALID
            }
            ExprKind::Ellipsis(elem) => {
                self.error_at(e, "InvalidSyntaxTree", "invalid use of ...");
                self.var_type(elem);
                INVALID
            }
            ExprKind::SliceType(elem) => {
                let elem = self.var_type(elem);
                self.unless_invalid(&[elem], Type::Slice(elem))
            }
            ExprKind::StructType(fields) => self.struct_type(fields),
            ExprKind::Star(elem) => {
                let elem = self.var_type(elem);
                self.unless_invalid(&[elem], Type::Pointer(elem))
            }
            ExprKind::FuncType(ty) => self.func(ty, None, &[]).ty,
            ExprKind::InterfaceType(elems) => self.interface_type(elems),
            ExprKind::MapType { key, value } => {
                let key_type = self.var_type(key);
                let value = self.var_type(value);
                self.do_later(move |check| {
                    if check.valid(key_type) && check.incomparable(key_type, true).is_some() {
                        let why = match check.is_type_param(key_type) {
                            true => " (missing comparable constraint)",
                            false => "",
                        };
                        let key_type = check.ty_str(key_type);
                        let message = format!("invalid map key type {key_type}{why}");
                        check.error_at(key, "IncomparableMapKey", message);
                    }
                });
                self.unless_invalid(
                    &[key_type, value],
                    Type::Map {
                        key: key_type,
                        value,
                    },
                )
            }
            ExprKind::ChanType { dir, elem } => {
                let elem = self.var_type(elem);
                self.unless_invalid(&[elem], Type::Chan { dir: *dir, elem })
            }
            _ => {
                self.error_at(e, "NotAType", format!("{} is not a type", expr_str(e)));
                self.use_expr(e);
                INVALID
            }
        }
    }

    /// What a name is that should be a type; none where it is one, or unknown.
    fn not_a_type(&mut self, name: &str, pos: Pos) -> Option<&'static str> {
        let id = self.lookup(name, pos)?;
        let object = self.obj(id);
        let what = match object.kind {
            ObjKind::TypeName => return None,
            ObjKind::Package(_) => "package name",
            ObjKind::Const(_) => "constant",
            ObjKind::Var(VarKind::Global) => "package-level variable",
            ObjKind::Var(VarKind::Local) => "local variable",
            ObjKind::Var(VarKind::Receiver) => "receiver",
            ObjKind::Var(VarKind::Param) => "parameter",
            ObjKind::Var(VarKind::Result) => "result variable",
            ObjKind::Var(VarKind::Field) => "struct field",
            ObjKind::Func => "function",
            ObjKind::Builtin(_) => "built-in function",
            ObjKind::Nil => "untyped nil",
            ObjKind::Label => "label",
        };
        self.meta(id).used = true;
        Some(what)
    }

    /// Interns `ty` unless one of its parts did not check: so nothing more is said about it.
    pub(super) fn unless_invalid(&mut self, parts: &[TypeId], ty: Type) -> TypeId {
        if parts.iter().all(|&p| self.valid(p)) {
            self.info.types.intern(ty)
        } else {
            INVALID
        }
    }

    pub(super) fn expect_type(&mut self, x: Operand<'a>) -> TypeId {
        match x.kind {
            Kind::Type => x.ty,
            Kind::Invalid => INVALID,
            Kind::NoValue => {
                let message = format!("{} used as type", self.describe(&x));
                self.error_op(&x, "NotAType", message);
                INVALID
            }
            _ => {
                let message = format!("{} is not a type", self.describe(&x));
                self.error_op(&x, "NotAType", message);
                INVALID
            }
        }
    }

    /// A name as a type, which may be generic; none where it is no name.
    pub(super) fn type_operand(&mut self, e: &'a Expr) -> Option<Operand<'a>> {
        match &e.kind {
            ExprKind::Name(name) => {
                if let Some(what) = self.not_a_type(name, e.pos) {
                    let message = format!("{name} ({what}) is not a type");
                    self.error_at(e, "NotAType", message);
                    return Some(Operand::invalid(e));
                }
                Some(self.name(e, name))
            }
            ExprKind::Selector { x, sel } => Some(self.selector(e, x, sel, true)),
            ExprKind::Paren(x) => self.type_operand(x),
            _ => None,
        }
    }

    fn array_length(&mut self, e: &'a Expr) -> Option<u64> {
        if let ExprKind::Name(name) = &e.kind {
            match self.lookup(name, e.pos) {
                None => {
                    let message =
                        format!("undefined array length {name} or missing type constraint");
                    self.error_at(e, "InvalidArrayLen", message);
                    return None;
                }
                Some(id) if !matches!(self.obj(id).kind, ObjKind::Const(_)) => {
                    let message = format!("invalid array length {name}");
                    self.error_at(e, "InvalidArrayLen", message);
                    self.meta(id).used = true;
                    return None;
                }
                Some(_) => {}
            }
        }
        let x = self.value(e);
        if x.is_invalid() {
            return None;
        }
        let Some(value) = &x.value else {
            let message = format!("array length {} must be constant", self.describe(&x));
            self.error_op(&x, "InvalidArrayLen", message);
            return None;
        };
        let number = self.is_untyped(x.ty) || self.is_integer(x.ty);
        let Some(i) = value.to_int().filter(|_| number) else {
            let message = format!("array length {} must be integer", self.describe(&x));
            self.error_op(&x, "InvalidArrayLen", message);
            return None;
        };
        let Some(len) = i.to_u64().filter(|_| !i.is_negative() && i.bits() < 64) else {
            let message = format!("invalid array length {}", self.describe(&x));
            self.error_op(&x, "InvalidArrayLen", message);
            return None;
        };
        self.update_type(x.expr, Basic::Int.id(), true);
        Some(len)
    }

    fn struct_type(&mut self, list: &'a [Field]) -> TypeId {
        let mut fields: Vec<StructField> = Vec::new();
        let mut objs: Vec<ObjId> = Vec::new();
        let mut seen: crate::hash::HashMap<Name, ObjId> = Default::default();
        let mut last: Option<(ExprId, TypeId)> = None;
        for field in list {
            let ty = match last {
                Some((id, ty)) if id == field.ty.id => ty,
                _ => self.var_type(&field.ty),
            };
            last = Some((field.ty.id, ty));
            let ident = match &field.name {
                Some(name) => name.clone(),
                None => match embedded_name(&field.ty) {
                    Some(ident) => ident,
                    None => continue,
                },
            };
            let object = Object {
                name: ident.name.clone(),
                pos: ident.pos,
                ty,
                kind: ObjKind::Var(VarKind::Field),
                package: Some(self.env.package),
            };
            let obj = self.new_object(object);
            if &*ident.name != "_" {
                if let Some(&other) = seen.get(&ident.name) {
                    let other = self.other_declaration(other);
                    let message = format!("{} redeclared{other}", ident.name);
                    self.error(ident.pos, "DuplicateDecl", message);
                    continue;
                }
                seen.insert(ident.name.clone(), obj);
                if field.name.is_some() {
                    self.info.defs.insert(ident.id, obj);
                }
            }
            if field.embedded {
                self.check_embedded(&field.ty, ty);
            }
            fields.push(StructField {
                package: self.qualifier(&ident.name),
                name: ident.name.clone(),
                ty,
                embedded: field.embedded,
                tag: field.tag.clone().filter(|tag| !tag.is_empty()),
            });
            objs.push(obj);
        }
        // The struct keeps its shape with invalid fields, so that the others can be used.
        let ty = self.info.types.intern(Type::Struct(fields));
        let canon = self.canon(ty);
        for (index, &obj) in objs.iter().enumerate() {
            for ty in [ty, canon] {
                self.fields.entry((ty, index as u32)).or_insert(obj);
            }
        }
        ty
    }

    fn check_embedded(&mut self, e: &'a Expr, ty: TypeId) {
        self.do_later(move |check| {
            let (base, pointer) = match check.info.types.get(ty) {
                Type::Pointer(elem) => (*elem, true),
                _ => (ty, false),
            };
            let message = match check.under(base) {
                Type::TypeParam(_) => {
                    "embedded field type cannot be a (pointer to a) type parameter"
                }
                Type::Pointer(_) => "embedded field type cannot be a pointer",
                Type::Interface(_) if pointer => {
                    "embedded field type cannot be a pointer to an interface"
                }
                Type::Basic(Basic::UnsafePointer) => "embedded field type cannot be unsafe.Pointer",
                _ => return,
            };
            check.error_at(e, "InvalidPtrEmbed", message);
        });
    }
}

/// The name of an embedded field of this type: `T`, `*T`, `p.T`.
pub(super) fn embedded_name(e: &Expr) -> Option<Ident> {
    match &e.kind {
        ExprKind::Name(name) => Some(Ident {
            id: e.id,
            pos: e.pos,
            name: name.clone(),
        }),
        ExprKind::Selector { sel, .. } => Some(sel.clone()),
        ExprKind::Star(x) | ExprKind::Paren(x) => embedded_name(x),
        ExprKind::Index { x, .. } => embedded_name(x),
        _ => None,
    }
}
