//! Types and expressions as gc prints them in messages.

use super::checker::Checker;
use super::generic::{Generic, GenericKind};
use super::types::*;
use crate::syntax::ast::*;
use std::fmt::Write;

/// How deep a type is printed.
const MAX_DEPTH: u32 = 60;

/// How long a type's text may grow: types that share their parts can be huge when written out.
const MAX_TEXT: usize = 4000;

impl Basic {
    /// The name in source or, for untyped kinds, in messages.
    pub fn name(self) -> &'static str {
        match self {
            Basic::Invalid => "invalid type",
            Basic::Bool => "bool",
            Basic::Int => "int",
            Basic::Int8 => "int8",
            Basic::Int16 => "int16",
            Basic::Int32 => "int32",
            Basic::Int64 => "int64",
            Basic::Uint => "uint",
            Basic::Uint8 => "uint8",
            Basic::Uint16 => "uint16",
            Basic::Uint32 => "uint32",
            Basic::Uint64 => "uint64",
            Basic::Uintptr => "uintptr",
            Basic::Float32 => "float32",
            Basic::Float64 => "float64",
            Basic::Complex64 => "complex64",
            Basic::Complex128 => "complex128",
            Basic::String => "string",
            Basic::UnsafePointer => "unsafe.Pointer",
            Basic::UntypedBool => "untyped bool",
            Basic::UntypedInt => "untyped int",
            Basic::UntypedRune => "untyped rune",
            Basic::UntypedFloat => "untyped float",
            Basic::UntypedComplex => "untyped complex",
            Basic::UntypedString => "untyped string",
            Basic::UntypedNil => "untyped nil",
        }
    }
}

impl<'a> Checker<'a> {
    /// The type as the package at hand would write it.
    pub(super) fn ty_str(&self, ty: TypeId) -> String {
        let mut out = String::new();
        self.write_type(&mut out, ty, 0);
        out
    }

    /// `name` with its package's name before it, unless that is the package at hand or none.
    pub(super) fn qualified(&self, name: &str, package: Option<&str>) -> String {
        match package {
            Some(path) if self.full_names.get() => format!("{path}.{name}"),
            Some(path) if *path != *self.package_path() => {
                format!("{}.{name}", self.package_word(path))
            }
            _ => name.to_string(),
        }
    }

    fn write_type(&self, out: &mut String, ty: TypeId, depth: u32) {
        if depth > MAX_DEPTH || out.len() > MAX_TEXT {
            out.push('…');
            return;
        }
        if let Some(Generic {
            params,
            what: GenericKind::Alias(alias),
            ..
        }) = self.generics.get(&ty)
        {
            out.push_str(&self.qualified(&alias.name, alias.package.as_deref()));
            self.write_params(out, params, depth + 1);
            return;
        }
        if let Some(alias) = self.spelling.names.get(&ty) {
            out.push_str(&self.qualified(&alias.name, alias.package.as_deref()));
            self.write_args(out, &alias.args, depth + 1);
            return;
        }
        let depth = depth + 1;
        match self.info.types.get(ty) {
            Type::Basic(basic) => out.push_str(basic.name()),
            Type::Named(id) => {
                let named = self.info.types.named(*id);
                out.push_str(&self.qualified(&named.name, named.package.as_deref()));
                if let Some(generic) = self.generics.get(&ty) {
                    self.write_params(out, &generic.params[generic.outer..], depth);
                    return;
                }
                let spelled = self.info.types.variants.spelled.get(&ty);
                let args = spelled.unwrap_or(&named.args);
                // A local type's first arguments are those of the function around.
                let outer = named.origin.map_or(0, |o| self.outer_params(o));
                match named.params.get(self.outer_params(*id)..) {
                    Some(own) if !own.is_empty() => {
                        out.push('[');
                        for (i, param) in own.iter().enumerate() {
                            out.push_str(if i > 0 { "," } else { "" });
                            out.push_str(&self.info.types.params[param.0 as usize].name);
                        }
                        out.push(']');
                    }
                    _ => self.write_args(out, args.get(outer..).unwrap_or_default(), depth),
                }
            }
            Type::Pointer(elem) => {
                out.push('*');
                self.write_type(out, *elem, depth);
            }
            Type::Slice(elem) => {
                out.push_str("[]");
                self.write_type(out, *elem, depth);
            }
            Type::Array { len, elem } => {
                let _ = write!(out, "[{len}]");
                self.write_type(out, *elem, depth);
            }
            Type::Map { key, value } => {
                out.push_str("map[");
                self.write_type(out, *key, depth);
                out.push(']');
                self.write_type(out, *value, depth);
            }
            Type::Chan { dir, elem } => {
                let inner = self.info.types.get(*elem);
                let parens = matches!(dir, ChanDir::Both | ChanDir::Send)
                    && matches!(
                        inner,
                        Type::Chan {
                            dir: ChanDir::Recv,
                            ..
                        }
                    );
                out.push_str(match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                if parens {
                    out.push('(');
                }
                self.write_type(out, *elem, depth);
                if parens {
                    out.push(')');
                }
            }
            Type::Struct(fields) => {
                out.push_str("struct{");
                for (i, field) in fields.iter().enumerate() {
                    if i > 0 {
                        out.push_str("; ");
                    }
                    if !field.embedded {
                        out.push_str(&field.name);
                        out.push(' ');
                    }
                    self.write_type(out, field.ty, depth);
                    if let Some(tag) = &field.tag {
                        let _ = write!(out, " {}", super::constant::quote(tag.as_bytes()));
                    }
                }
                out.push('}');
            }
            Type::Func(_) => {
                out.push_str("func");
                if let Some(generic) = self.generics.get(&ty) {
                    self.write_params(out, &generic.params, depth);
                }
                self.write_signature(out, ty, depth, true);
            }
            Type::Interface(iface) => {
                let implicit = self.spelling.implicit.contains(&ty);
                // As written, with the interfaces that it embeds.
                let iface = self.spelling.embeds.get(&ty).unwrap_or(iface);
                out.push_str(if implicit { "" } else { "interface{" });
                let mut first = true;
                let mut separate = |out: &mut String| {
                    out.push_str(if first { "" } else { "; " });
                    first = false;
                };
                for method in &iface.methods {
                    separate(out);
                    out.push_str(&method.name);
                    self.write_signature(out, method.sig, depth, true);
                }
                if iface.comparable {
                    separate(out);
                    out.push_str("comparable");
                }
                // A union of one term is also what an embedded interface is spelled as.
                for union in &iface.unions {
                    separate(out);
                    for (i, &(tilde, term)) in union.iter().enumerate() {
                        out.push_str(if i > 0 { " | " } else { "" });
                        out.push_str(if tilde { "~" } else { "" });
                        self.write_type(out, term, depth);
                    }
                }
                out.push_str(if implicit { "" } else { "}" });
            }
            Type::Tuple(types) => {
                out.push('(');
                for (i, &t) in types.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    let names = self.spelling.params.get(&ty).map(|p| &p.1);
                    if let Some(name) = names.and_then(|n| n.get(i)) {
                        out.push_str(name);
                        out.push(' ');
                    }
                    self.write_type(out, t, depth);
                }
                out.push(')');
            }
            Type::TypeParam(id) => out.push_str(&self.info.types.params[id.0 as usize].name),
        }
    }

    fn write_args(&self, out: &mut String, args: &[TypeId], depth: u32) {
        if args.is_empty() {
            return;
        }
        out.push('[');
        for (i, &arg) in args.iter().enumerate() {
            out.push_str(if i > 0 { "," } else { "" });
            self.write_type(out, arg, depth);
        }
        out.push(']');
    }

    /// `[K comparable, V any]`
    fn write_params(&self, out: &mut String, params: &[TypeParamId], depth: u32) {
        out.push('[');
        for (i, param) in params.iter().enumerate() {
            let info = &self.info.types.params[param.0 as usize];
            let next = params.get(i + 1).map(|p| self.constraint(*p));
            out.push_str(if i > 0 { ", " } else { "" });
            out.push_str(&info.name);
            if next != Some(info.constraint) {
                out.push(' ');
                self.write_type(out, info.constraint, depth);
            }
        }
        out.push(']');
    }

    /// How many of a defined type's parameters are those of the functions around it.
    fn outer_params(&self, id: NamedId) -> usize {
        let obj = self.info.types.named(id).obj;
        let generic = self.generics.get(&self.obj(obj).ty);
        generic.map_or(self.info.types.named(id).params.len(), |g| g.outer)
    }

    /// A function type without the word `func` and names: `(int) error`.
    pub(super) fn sig_str(&self, ty: TypeId) -> String {
        let mut out = String::new();
        if let Some(generic) = self.generics.get(&ty) {
            self.write_params(&mut out, &generic.params, 0);
        }
        self.write_signature(&mut out, ty, 0, false);
        out
    }

    fn write_signature(&self, out: &mut String, ty: TypeId, depth: u32, named: bool) {
        let Type::Func(sig) = self.info.types.get(ty) else {
            return self.write_type(out, ty, depth);
        };
        let names = self.spelling.params.get(&ty).filter(|_| named);
        let name = |names: Option<&Vec<Name>>, i: usize| match names.and_then(|n| n.get(i)) {
            Some(n) if !n.is_empty() => format!("{n} "),
            _ => String::new(),
        };
        out.push('(');
        for (i, &param) in sig.params.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            out.push_str(&name(names.map(|n| &n.0), i));
            if sig.variadic && i + 1 == sig.params.len() {
                out.push_str("...");
                match self.info.types.get(param) {
                    Type::Slice(elem) => self.write_type(out, *elem, depth),
                    _ => self.write_type(out, param, depth),
                }
            } else {
                self.write_type(out, param, depth);
            }
        }
        out.push(')');
        let result_name = |i| name(names.map(|n| &n.1), i);
        match sig.results.as_slice() {
            [] => {}
            [one] if result_name(0).is_empty() => {
                out.push(' ');
                self.write_type(out, *one, depth);
            }
            results => {
                out.push_str(" (");
                for (i, &result) in results.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    out.push_str(&result_name(i));
                    self.write_type(out, result, depth);
                }
                out.push(')');
            }
        }
    }
}

impl BinaryOp {
    /// Whether the operator compares, so that its result is an untyped bool.
    pub fn is_comparison(self) -> bool {
        matches!(
            self,
            BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
        )
    }
}

impl UnaryOp {
    /// The operator as written.
    pub fn text(self) -> &'static str {
        match self {
            UnaryOp::Plus => "+",
            UnaryOp::Neg => "-",
            UnaryOp::Not => "!",
            UnaryOp::BitNot => "^",
            UnaryOp::Addr => "&",
            UnaryOp::Recv => "<-",
            UnaryOp::Tilde => "~",
        }
    }
}

/// The expression on one line, with `…` for the insides of literals.
pub(super) fn expr_str(e: &Expr) -> String {
    let mut out = String::new();
    write_expr(&mut out, e, 0);
    out
}

fn write_list(out: &mut String, list: &[Expr], depth: u32) {
    for (i, e) in list.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        write_expr(out, e, depth);
    }
}

fn write_expr(out: &mut String, e: &Expr, depth: u32) {
    if depth > MAX_DEPTH {
        out.push('…');
        return;
    }
    let depth = depth + 1;
    match &e.kind {
        ExprKind::Bad => out.push('_'),
        ExprKind::Name(name) => out.push_str(name),
        ExprKind::Literal(_, text) => out.push_str(text),
        ExprKind::Composite { ty, elems, .. } => {
            if let Some(ty) = ty {
                write_expr(out, ty, depth);
            }
            out.push_str(if elems.is_empty() { "{}" } else { "{…}" });
        }
        ExprKind::Func(lit) => {
            out.push_str("func");
            write_func(out, &lit.ty, depth);
            out.push_str(if lit.body.stmts.is_empty() {
                " {}"
            } else {
                " {…}"
            });
        }
        ExprKind::Paren(x) => {
            out.push('(');
            write_expr(out, x, depth);
            out.push(')');
        }
        ExprKind::Selector { x, sel } => {
            write_expr(out, x, depth);
            out.push('.');
            out.push_str(&sel.name);
        }
        ExprKind::Index { x, indices } => {
            write_expr(out, x, depth);
            out.push('[');
            write_list(out, indices, depth);
            out.push(']');
        }
        ExprKind::Slice { x, lo, hi, max } => {
            write_expr(out, x, depth);
            out.push('[');
            if let Some(lo) = lo {
                write_expr(out, lo, depth);
            }
            out.push(':');
            if let Some(hi) = hi {
                write_expr(out, hi, depth);
            }
            if let Some(max) = max {
                out.push(':');
                write_expr(out, max, depth);
            }
            out.push(']');
        }
        ExprKind::Assert { x, ty } => {
            write_expr(out, x, depth);
            out.push_str(".(");
            match ty {
                Some(ty) => write_expr(out, ty, depth),
                None => out.push_str("type"),
            }
            out.push(')');
        }
        ExprKind::Call {
            fun, args, spread, ..
        } => {
            write_expr(out, fun, depth);
            out.push('(');
            write_list(out, args, depth);
            if spread.is_some() {
                out.push_str("...");
            }
            out.push(')');
        }
        ExprKind::Star(x) => {
            out.push('*');
            write_expr(out, x, depth);
        }
        ExprKind::Unary { op, x } => {
            out.push_str(op.text());
            write_expr(out, x, depth);
        }
        ExprKind::Binary { op, x, y } => {
            write_expr(out, x, depth);
            let _ = write!(out, " {} ", op.text());
            write_expr(out, y, depth);
        }
        ExprKind::ArrayType { len, elem } => {
            out.push('[');
            match len {
                Some(len) => write_expr(out, len, depth),
                None => out.push_str("..."),
            }
            out.push(']');
            write_expr(out, elem, depth);
        }
        ExprKind::SliceType(elem) => {
            out.push_str("[]");
            write_expr(out, elem, depth);
        }
        ExprKind::StructType(fields) => {
            out.push_str("struct{");
            write_struct(out, fields, depth);
            out.push('}');
        }
        ExprKind::FuncType(ty) => {
            out.push_str("func");
            write_func(out, ty, depth);
        }
        ExprKind::InterfaceType(elems) => {
            out.push_str("interface{");
            for (i, elem) in elems.iter().enumerate() {
                if i > 0 {
                    out.push_str("; ");
                }
                match elem {
                    InterfaceElem::Method { name, ty } => {
                        out.push_str(&name.name);
                        write_func(out, ty, depth);
                    }
                    InterfaceElem::Embed { terms, .. } => {
                        for (i, term) in terms.iter().enumerate() {
                            out.push_str(if i > 0 { " | " } else { "" });
                            out.push_str(if term.tilde { "~" } else { "" });
                            write_expr(out, &term.ty, depth);
                        }
                    }
                }
            }
            out.push('}');
        }
        ExprKind::MapType { key, value } => {
            out.push_str("map[");
            write_expr(out, key, depth);
            out.push(']');
            write_expr(out, value, depth);
        }
        ExprKind::ChanType { dir, elem } => {
            out.push_str(match dir {
                ChanDir::Both => "chan ",
                ChanDir::Send => "chan<- ",
                ChanDir::Recv => "<-chan ",
            });
            write_expr(out, elem, depth);
        }
        ExprKind::Ellipsis(elem) => {
            out.push_str("...");
            write_expr(out, elem, depth);
        }
    }
}

fn write_func(out: &mut String, ty: &FuncType, depth: u32) {
    out.push('(');
    write_fields(out, &ty.params, depth);
    out.push(')');
    match ty.results.as_slice() {
        [] => {}
        [one] if one.name.is_none() => {
            out.push(' ');
            write_expr(out, &one.ty, depth);
        }
        results => {
            out.push_str(" (");
            write_fields(out, results, depth);
            out.push(')');
        }
    }
}

/// Parameters; neighbours of one type share it, as the source has them.
fn write_fields(out: &mut String, fields: &[Field], depth: u32) {
    for (i, field) in fields.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        if let Some(name) = &field.name {
            out.push_str(&name.name);
            if fields
                .get(i + 1)
                .is_some_and(|next| next.name.is_some() && next.ty.id == field.ty.id)
            {
                continue;
            }
            out.push(' ');
        }
        write_expr(out, &field.ty, depth);
    }
}

/// Struct fields; neighbours of one type share it.
fn write_struct(out: &mut String, fields: &[Field], depth: u32) {
    for (i, field) in fields.iter().enumerate() {
        let shared = |other: Option<&Field>| {
            other.is_some_and(|o| o.name.is_some() && o.ty.id == field.ty.id)
        };
        let before = i.checked_sub(1).and_then(|i| fields.get(i));
        if i > 0 {
            out.push_str(if shared(before) { ", " } else { "; " });
        }
        if let Some(name) = &field.name {
            out.push_str(&name.name);
            if shared(fields.get(i + 1)) {
                continue;
            }
            out.push(' ');
        }
        write_expr(out, &field.ty, depth);
    }
}
