//! Operands: what is known of an expression while the one around it is checked.

use super::checker::Checker;
use super::constant::Const;
use super::format::expr_str;
use super::info::{Builtin, Mode};
use super::types::*;
use super::universe::builtin_name;
use crate::source::Pos;
use crate::syntax::ast::Expr;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// The expression did not check; nothing more is said about it.
    Invalid,
    NoValue,
    Builtin(Builtin),
    Type,
    Const,
    Var,
    MapIndex,
    Value,
    Nil,
    CommaOk,
}

#[derive(Clone, Debug)]
pub(super) struct Operand<'a> {
    pub kind: Kind,
    pub ty: TypeId,
    /// Set iff `kind` is `Const`.
    pub value: Option<Const>,
    pub expr: Option<&'a Expr>,
    /// One of several values of an expression, which is no expression of its own: the result's number,
    /// or 0 for the second value of a comma-ok expression.
    pub part: Option<(&'a Expr, u32)>,
}

/// What the context would like of an expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Want {
    /// The type of a composite literal without one of its own.
    pub hint: Option<TypeId>,
}

impl Want {
    pub(super) fn none() -> Want {
        Want { hint: None }
    }
}

pub(super) const INVALID: TypeId = Basic::Invalid.id();

impl<'a> Operand<'a> {
    pub(super) fn invalid(expr: &'a Expr) -> Operand<'a> {
        Operand {
            kind: Kind::Invalid,
            ty: INVALID,
            value: None,
            expr: Some(expr),
            part: None,
        }
    }

    pub(super) fn new(kind: Kind, ty: TypeId, expr: &'a Expr) -> Operand<'a> {
        Operand {
            kind,
            ty,
            value: None,
            expr: Some(expr),
            part: None,
        }
    }

    pub(super) fn constant(value: Const, ty: TypeId, expr: &'a Expr) -> Operand<'a> {
        Operand {
            kind: Kind::Const,
            ty,
            value: Some(value),
            expr: Some(expr),
            part: None,
        }
    }

    /// Where the expression begins that gave the operand.
    pub(super) fn start(&self) -> Option<Pos> {
        self.expr.or(self.part.map(|p| p.0)).map(Expr::start)
    }

    pub(super) fn is_invalid(&self) -> bool {
        self.kind == Kind::Invalid
    }

    pub(super) fn is_nil(&self) -> bool {
        self.kind == Kind::Nil
    }

    pub(super) fn is_const(&self) -> bool {
        self.kind == Kind::Const
    }

    pub(super) fn invalidate(&mut self) {
        self.kind = Kind::Invalid;
        self.ty = INVALID;
        self.value = None;
    }

    /// The mode as the side tables have it; none for an invalid operand.
    pub(super) fn mode(&self) -> Option<Mode> {
        Some(match self.kind {
            Kind::Invalid => return None,
            Kind::NoValue => Mode::NoValue,
            Kind::Builtin(b) => Mode::Builtin(b),
            Kind::Type => Mode::Type,
            Kind::Const => Mode::Constant,
            Kind::Var => Mode::Variable,
            Kind::MapIndex => Mode::MapIndex,
            Kind::Value => Mode::Value,
            Kind::Nil => Mode::Nil,
            Kind::CommaOk => Mode::CommaOk,
        })
    }
}

impl<'a> Checker<'a> {
    /// The operand as gc describes it: `x (variable of type int)`.
    pub(super) fn describe(&self, x: &Operand<'a>) -> String {
        if x.kind == Kind::Nil {
            return match x.ty {
                INVALID => "nil (with invalid type)".into(),
                ty if ty == Basic::UntypedNil.id() => "nil".into(),
                ty => format!("nil (of type {})", self.ty_str(ty)),
            };
        }
        let text = match (x.expr, x.kind) {
            (None, _) if x.part.is_some() => part_name(x.part.map_or(0, |p| p.1)),
            (Some(e), _) => expr_str(e),
            (None, Kind::Builtin(b)) => builtin_name(b).to_string(),
            (None, Kind::Type) => self.ty_str(x.ty),
            (None, _) => x.value.as_ref().map(|v| v.to_string()).unwrap_or_default(),
        };
        let mut out = text.clone();
        if !text.is_empty() {
            out.push_str(" (");
        }
        let mut typed = false;
        if !matches!(
            x.kind,
            Kind::Invalid | Kind::NoValue | Kind::Builtin(_) | Kind::Type
        ) {
            if self.is_untyped(x.ty) {
                out.push_str(&self.ty_str(x.ty));
                out.push(' ');
            } else {
                typed = true;
            }
        }
        out.push_str(match x.kind {
            Kind::Invalid => "invalid operand",
            Kind::NoValue => "no value",
            Kind::Builtin(_) => "built-in",
            Kind::Type => "type",
            Kind::Const => "constant",
            Kind::Var => "variable",
            Kind::MapIndex => "map index expression",
            Kind::Value => "value",
            Kind::Nil => "nil",
            Kind::CommaOk => "comma, ok expression",
        });
        if let (Kind::Const, Some(value)) = (x.kind, &x.value) {
            let value = value.to_string();
            if value != text {
                out.push(' ');
                out.push_str(&value);
            }
        }
        if typed {
            if x.ty == INVALID {
                out.push_str(" with invalid type");
            } else {
                out.push_str(" of ");
                let alias = self.spelling.names.get(&x.ty).is_some_and(|a| {
                    // `byte`, `rune` are basic types in gc's eyes, `any` and the rest are aliases.
                    a.package.is_some() || &*a.name == "any"
                });
                if !self.is_type_param(x.ty)
                    && (alias || matches!(self.info.types.get(x.ty), Type::Named(_)))
                {
                    let what = match self.composite_kind(x.ty) {
                        "" => match self.info.types.underlying(x.ty) {
                            Type::Basic(basic) => basic.name().to_string(),
                            _ => self.ty_str(self.info.types.underlying_id(x.ty)),
                        },
                        kind => kind.to_string(),
                    };
                    out.push_str(&what);
                    out.push(' ');
                }
                out.push_str("type ");
                out.push_str(&self.ty_str(x.ty));
                if let Some(param) = self.type_param(x.ty) {
                    out.push_str(" constrained by ");
                    let constraint = self.constraint(param);
                    out.push_str(&self.ty_str(constraint));
                    let set = self.type_sets.get(&constraint);
                    let terms = set.and_then(|s| s.terms.as_ref());
                    if terms.is_some_and(Vec::is_empty) {
                        out.push_str(" with empty type set");
                    }
                }
            }
        }
        if !text.is_empty() {
            out.push(')');
        }
        out
    }

    /// The word for a type's structure; empty for basic types.
    pub(super) fn composite_kind(&self, ty: TypeId) -> &'static str {
        match self.info.types.underlying(ty) {
            Type::Array { .. } => "array",
            Type::Slice(_) => "slice",
            Type::Struct(_) => "struct",
            Type::Pointer(_) => "pointer",
            Type::Func(_) => "func",
            Type::Interface(_) => "interface",
            Type::Map { .. } => "map",
            Type::Chan { .. } => "chan",
            Type::Tuple(_) => "tuple",
            _ => "",
        }
    }
}

fn part_name(number: u32) -> String {
    match number {
        0 => "ok value of (comma, ok) expression".into(),
        1 => "1st function result".into(),
        2 => "2nd function result".into(),
        3 => "3rd function result".into(),
        n => format!("{n}th function result"),
    }
}
