//! Expressions.

mod binary;
mod composite;
mod index;
mod untyped;

pub(super) use binary::Operation;

use super::checker::Checker;
use super::constant::Const;
use super::format::expr_str;
use super::info::*;
use super::operand::{INVALID, Kind, Operand, Want};
use super::types::*;
use crate::syntax::ast::*;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// The operand kind for a recorded mode.
pub(super) fn kind_of(mode: Mode) -> Kind {
    match mode {
        Mode::NoValue => Kind::NoValue,
        Mode::Type => Kind::Type,
        Mode::Builtin(b) => Kind::Builtin(b),
        Mode::Constant => Kind::Const,
        Mode::Variable => Kind::Var,
        Mode::MapIndex => Kind::MapIndex,
        Mode::Value => Kind::Value,
        Mode::CommaOk => Kind::CommaOk,
        Mode::Nil => Kind::Nil,
    }
}

impl<'a> Checker<'a> {
    /// One value: neither a type nor a built-in nor nothing.
    pub(super) fn expr(&mut self, e: &'a Expr, want: Want) -> Operand<'a> {
        let mut x = self.generic_expr(e, want);
        self.non_generic(&mut x, None);
        x
    }

    /// One value, which may be a generic function: its context must say which instance.
    pub(super) fn generic_expr(&mut self, e: &'a Expr, want: Want) -> Operand<'a> {
        let mut x = self.raw(e, want);
        self.exclude(&mut x, true);
        self.single_value(&mut x);
        x
    }

    /// A value or several: the results of a call, or (where `comma_ok`) a value and whether it was
    /// there.
    pub(super) fn multi(&mut self, e: &'a Expr, comma_ok: bool) -> (Vec<Operand<'a>>, bool) {
        // The further values are no expressions of their own: nothing is recorded for them.
        let part = |ty, number| Operand {
            expr: None,
            part: Some((e, number)),
            ..Operand::new(Kind::Value, ty, e)
        };
        let mut list = self.values(e);
        for x in &mut list {
            self.non_generic(x, None);
        }
        if list.len() > 1 {
            list = list
                .iter()
                .zip(1..)
                .map(|(x, number)| part(x.ty, number))
                .collect();
            return (list, false);
        }
        let pair = comma_ok && matches!(list[0].kind, Kind::MapIndex | Kind::CommaOk);
        if pair {
            list.push(part(Basic::UntypedBool.id(), 0));
        }
        (list, pair)
    }

    /// A value, or the several results of a call.
    pub(super) fn values(&mut self, e: &'a Expr) -> Vec<Operand<'a>> {
        let mut x = self.raw(e, Want::none());
        self.exclude(&mut x, true);
        match self.info.types.get(x.ty).clone() {
            Type::Tuple(types) if x.kind == Kind::Value => types
                .into_iter()
                .map(|ty| Operand::new(Kind::Value, ty, e))
                .collect(),
            _ => vec![x],
        }
    }

    /// A value or a type.
    pub(super) fn expr_or_type(&mut self, e: &'a Expr) -> Operand<'a> {
        let mut x = self.generic_or_type(e);
        self.non_generic(&mut x, None);
        x
    }

    /// A value or a type, which may be generic.
    pub(super) fn generic_or_type(&mut self, e: &'a Expr) -> Operand<'a> {
        let mut x = self.raw(e, Want::none());
        self.exclude(&mut x, false);
        self.single_value(&mut x);
        x
    }

    /// Looks at an expression only for what it uses.
    pub(super) fn use_expr(&mut self, e: &'a Expr) {
        self.use_value(e);
    }

    pub(super) fn use_value(&mut self, e: &'a Expr) -> Operand<'a> {
        let x = self.raw(e, Want::none());
        self.update_default(x.expr);
        x
    }

    /// Reports what is no value.
    pub(super) fn exclude(&mut self, x: &mut Operand<'a>, types: bool) {
        if x.kind == Kind::Type {
            self.non_generic_type(x, types);
        }
        let (code, what) = match x.kind {
            Kind::NoValue if types => ("TooManyValues", "used as value"),
            Kind::NoValue => ("TooManyValues", "used as value or type"),
            Kind::Builtin(_) if types => ("UncalledBuiltin", "must be called"),
            Kind::Type if types => ("NotAnExpr", "is not an expression"),
            _ => return,
        };
        let message = format!("{} {what}", self.describe(x));
        self.error_op(x, code, message);
        x.invalidate();
    }

    pub(super) fn single_value(&mut self, x: &mut Operand<'a>) {
        if x.kind == Kind::Value && matches!(self.info.types.get(x.ty), Type::Tuple(_)) {
            let message = format!(
                "multiple-value {} in single-value context",
                self.describe_tuple(x)
            );
            self.error_op(x, "TooManyValues", message);
            x.invalidate();
        }
    }

    fn describe_tuple(&self, x: &Operand<'a>) -> String {
        let text = x.expr.map(expr_str).unwrap_or_default();
        format!("{text} (value of type {})", self.ty_str(x.ty))
    }

    /// Any expression, recorded.
    pub(super) fn raw(&mut self, e: &'a Expr, want: Want) -> Operand<'a> {
        let mut x = match self.deeper(e.pos, |check| check.raw_inner(e, want)) {
            Some(x) => x,
            None => Operand::invalid(e),
        };
        self.settle_operand(e, &mut x);
        x
    }

    /// What is left to do when an expression has been checked.
    pub(super) fn settle_operand(&mut self, e: &'a Expr, x: &mut Operand<'a>) {
        if !x.is_invalid() && x.kind != Kind::Type && !self.valid(x.ty) {
            let silent = matches!(x.kind, Kind::NoValue | Kind::Builtin(_));
            if !silent {
                x.invalidate();
            }
        }
        x.expr = Some(e);
        self.record_operand(e, x);
    }

    fn raw_inner(&mut self, e: &'a Expr, want: Want) -> Operand<'a> {
        match &e.kind {
            ExprKind::Bad => Operand::invalid(e),
            ExprKind::Name(name) => self.name(e, name),
            ExprKind::Literal(kind, text) => self.literal(e, *kind, text),
            ExprKind::Composite { ty, elems, rbrace } => {
                self.composite(e, ty.as_deref(), elems, *rbrace, want)
            }
            ExprKind::Func(lit) => self.func_literal(e, lit),
            ExprKind::Paren(x) => self.raw(x, want),
            ExprKind::Selector { x, sel } => self.selector(e, x, sel, false),
            ExprKind::Index { x, indices } => self.index(e, x, indices),
            ExprKind::Slice { x, lo, hi, max } => {
                self.slice(e, x, [lo.as_deref(), hi.as_deref(), max.as_deref()])
            }
            ExprKind::Assert { x, ty } => self.assertion(e, x, ty.as_deref()),
            ExprKind::Call {
                fun, args, spread, ..
            } => self.call(e, fun, args, *spread),
            ExprKind::Star(x) => self.star(e, x),
            ExprKind::Unary { op, x } => self.unary(e, *op, x, want),
            ExprKind::Binary { op, x, y } => self.binary(e, *op, x, y),
            ExprKind::Ellipsis(_) => {
                self.error_at(e, "InvalidSyntaxTree", "invalid use of ...");
                Operand::invalid(e)
            }
            ExprKind::ArrayType { .. }
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType { .. }
            | ExprKind::ChanType { .. } => {
                let ty = self.typ(e);
                if self.valid(ty) {
                    Operand::new(Kind::Type, ty, e)
                } else {
                    Operand::invalid(e)
                }
            }
        }
    }

    fn literal(&mut self, e: &'a Expr, kind: LiteralKind, text: &str) -> Operand<'a> {
        let basic = match kind {
            LiteralKind::Int => Basic::UntypedInt,
            LiteralKind::Float => Basic::UntypedFloat,
            LiteralKind::Rune => Basic::UntypedRune,
            LiteralKind::String => Basic::UntypedString,
            LiteralKind::Imaginary => Basic::UntypedComplex,
        };
        let Some(value) = literal_value(kind, text) else {
            self.error_at(e, "InvalidConstVal", format!("malformed constant: {text}"));
            return Operand::invalid(e);
        };
        let mut x = Operand::constant(value, basic.id(), e);
        self.check_size(&mut x, e.pos, "");
        x
    }

    /// Reports a constant that has outgrown its type; `op`: the operation's name, with a blank.
    pub(super) fn check_size(&mut self, x: &mut Operand<'a>, pos: crate::source::Pos, op: &str) {
        let Some(value) = &x.value else { return };
        if !self.is_untyped(x.ty) {
            if let Some(basic) = self.basic(x.ty) {
                self.check_typed_size(x, basic);
            }
            return;
        }
        if let Const::Int(i) = value
            && i.bits() > super::constant::MAX_INT_BITS
        {
            self.error(pos, "InvalidConstVal", format!("constant {op}overflow"));
            x.invalidate();
        }
    }

    fn check_typed_size(&mut self, x: &mut Operand<'a>, basic: Basic) {
        let Some(value) = &x.value else { return };
        match super::constant::represent(value, basic) {
            Some(value) => x.value = Some(value),
            None => {
                let target = self.spelled_underlying(x.ty);
                let message = format!("{} overflows {}", self.describe(x), self.ty_str(target));
                self.error_op(x, "NumericOverflow", message);
                x.invalidate();
            }
        }
    }

    fn func_literal(&mut self, e: &'a Expr, lit: &'a FuncLit) -> Operand<'a> {
        let func = self.func(&lit.ty, None, &[]);
        let ty = func.ty;
        let env = self.env.clone();
        self.do_later(move |check| {
            let outer = std::mem::replace(&mut check.env, env);
            check.func_body(&func, &lit.body);
            check.env = outer;
        });
        Operand::new(Kind::Value, ty, e)
    }

    /// `x.(T)`
    fn assertion(&mut self, e: &'a Expr, x: &'a Expr, ty: Option<&'a Expr>) -> Operand<'a> {
        let x = self.value(x);
        let Some(ty) = ty else {
            if !x.is_invalid() {
                self.error_at(e, "InvalidSyntaxTree", "use of .(type) outside type switch");
            }
            return Operand::invalid(e);
        };
        if x.is_invalid() {
            self.typ(ty);
            return Operand::invalid(e);
        }
        if self.is_type_param(x.ty) {
            let what = self.describe(&x);
            let message = format!(
                "invalid operation: cannot use type assertion on type parameter value {what}"
            );
            self.error_op(&x, "InvalidAssert", message);
            self.typ(ty);
            return Operand::invalid(e);
        }
        if !self.is_interface(x.ty) {
            let message = format!(
                "invalid operation: {} is not an interface",
                self.describe(&x)
            );
            self.error_op(&x, "InvalidAssert", message);
            self.typ(ty);
            return Operand::invalid(e);
        }
        let target = self.var_type(ty);
        if !self.valid(target) {
            return Operand::invalid(e);
        }
        self.possible_assertion(e, &x, target, false);
        Operand::new(Kind::CommaOk, target, e)
    }

    /// Reports an assertion that no dynamic type can satisfy.
    pub(super) fn possible_assertion(
        &mut self,
        e: &'a Expr,
        x: &Operand<'a>,
        target: TypeId,
        type_switch: bool,
    ) {
        if self.is_interface(target) || self.is_type_param(target) {
            return;
        }
        let Some(cause) = self.missing_method(target, x.ty, false) else {
            return;
        };
        let (text, t) = (expr_str(e), self.ty_str(target));
        let message = match type_switch {
            true => format!(
                "impossible type switch case: {text}\n\t{} cannot have dynamic type {t} {cause}",
                self.describe(x)
            ),
            false => format!(
                "impossible type assertion: {text}\n\t{t} does not implement {} {cause}",
                self.ty_str(x.ty)
            ),
        };
        self.error_at(e, "ImpossibleAssert", message);
    }

    /// `*x`
    fn star(&mut self, e: &'a Expr, inner: &'a Expr) -> Operand<'a> {
        let x = self.expr_or_type(inner);
        match x.kind {
            Kind::Invalid => Operand::invalid(e),
            Kind::Type => {
                let ty = self.info.types.intern(Type::Pointer(x.ty));
                Operand::new(Kind::Type, ty, e)
            }
            Kind::Nil => {
                self.error_op(
                    &x,
                    "InvalidIndirection",
                    "invalid operation: cannot indirect nil",
                );
                Operand::invalid(e)
            }
            _ => match self.star_elem(x.ty) {
                Some(elem) => Operand::new(Kind::Var, elem, e),
                None => {
                    let what = self.describe(&x);
                    let pointers = self.specific(x.ty);
                    let differ = pointers.len() > 1
                        && pointers.into_iter().all(|t| self.pointee(t).is_some());
                    let message = match differ {
                        true => format!(
                            "invalid operation: pointers of {what} must have identical base types"
                        ),
                        false => format!("invalid operation: cannot indirect {what}"),
                    };
                    self.error_op(&x, "InvalidIndirection", message);
                    Operand::invalid(e)
                }
            },
        }
    }

    fn unary(&mut self, e: &'a Expr, op: UnaryOp, inner: &'a Expr, want: Want) -> Operand<'a> {
        match op {
            UnaryOp::Addr => {
                // The hint of a pointer reaches a composite literal without type.
                let hint = want.hint.and_then(|t| self.pointee(t));
                let x = self.expr(inner, Want { hint });
                if x.is_invalid() {
                    return x;
                }
                let literal = matches!(inner.unparen().kind, ExprKind::Composite { .. });
                if !literal && x.kind != Kind::Var {
                    let what = self.describe(&x);
                    let message = format!("invalid operation: cannot take address of {what}");
                    self.error_op(&x, "UnaddressableOperand", message);
                    return Operand::invalid(e);
                }
                let ty = self.info.types.intern(Type::Pointer(x.ty));
                Operand::new(Kind::Value, ty, e)
            }
            UnaryOp::Recv => {
                let x = self.value(inner);
                if x.is_invalid() {
                    return x;
                }
                let Some(elem) = self.chan_elem(&x, false, x.expr.map_or(e.pos, |e| e.start()))
                else {
                    return Operand::invalid(e);
                };
                self.env.has_call = true;
                Operand::new(Kind::CommaOk, elem, e)
            }
            UnaryOp::Tilde => {
                let x = self.value(inner);
                if x.is_invalid() {
                    return x;
                }
                let mut message =
                    String::from("cannot use ~ outside of interface or type constraint");
                if self.is_integer(x.ty) {
                    message.push_str(" (use ^ for bitwise complement)");
                }
                self.error_at(e, "UndefinedOp", message);
                Operand::invalid(e)
            }
            UnaryOp::Plus | UnaryOp::Neg | UnaryOp::Not | UnaryOp::BitNot => {
                let mut x = self.value(inner);
                if x.is_invalid() {
                    return x;
                }
                let fits = match op {
                    UnaryOp::Not => self.is_boolean(x.ty),
                    UnaryOp::BitNot => self.is_integer(x.ty),
                    _ => self.is_numeric(x.ty),
                };
                if !fits {
                    let what = self.describe(&x);
                    let message = format!(
                        "invalid operation: operator {} not defined on {what}",
                        op.text()
                    );
                    self.error_op(&x, "UndefinedOp", message);
                    return Operand::invalid(e);
                }
                if let Some(value) = x.value.take() {
                    x.value = Some(self.constant_unary(op, value, x.ty));
                    x.expr = Some(e);
                    self.check_size(&mut x, e.pos, unary_name(op));
                    return x;
                }
                x.kind = Kind::Value;
                x
            }
        }
    }

    fn constant_unary(&self, op: UnaryOp, value: Const, ty: TypeId) -> Const {
        match (op, value) {
            (UnaryOp::Neg, Const::Int(i)) => Const::Int(-i),
            (UnaryOp::Neg, Const::Float(f)) => Const::Float(-f),
            (UnaryOp::Neg, Const::Complex(re, im)) => Const::Complex(-re, -im),
            (UnaryOp::Not, Const::Bool(b)) => Const::Bool(!b),
            (UnaryOp::BitNot, value) => match value.to_int() {
                Some(i) => {
                    let flipped = !i;
                    let size = self.basic(ty).and_then(super::constant::integer_size);
                    match size {
                        Some((bits, true)) if flipped.is_negative() => {
                            Const::Int(flipped + (num_bigint::BigInt::from(1) << bits))
                        }
                        _ => Const::Int(flipped),
                    }
                }
                None => value,
            },
            (_, value) => value,
        }
    }

    /// The element type of channel `x` for a send or receive; none, reported, if that cannot be.
    pub(super) fn chan_elem(
        &mut self,
        x: &Operand<'a>,
        send: bool,
        pos: crate::source::Pos,
    ) -> Option<TypeId> {
        let (verb, preposition) = if send {
            ("send", "to")
        } else {
            ("receive", "from")
        };
        let code = if send {
            "InvalidSend"
        } else {
            "InvalidReceive"
        };
        let common = self.common_under(x.ty, |check, t| {
            let Some(t) = t else {
                return Some("no specific channel type".into());
            };
            let problem = match (check.under(t), send) {
                (
                    Type::Chan {
                        dir: ChanDir::Recv, ..
                    },
                    true,
                ) => "receive-only channel",
                (
                    Type::Chan {
                        dir: ChanDir::Send, ..
                    },
                    false,
                ) => "send-only channel",
                (Type::Chan { .. }, _) => return None,
                _ => "non-channel",
            };
            Some(format!("{problem} {}", check.ty_str(t)))
        });
        let cause = match common {
            Ok(ty) => match self.info.types.get(ty) {
                Type::Chan { elem, .. } => return Some(*elem),
                _ => String::new(),
            },
            Err(cause) => cause,
        };
        let what = self.describe(x);
        let message = match self.is_type_param(x.ty) {
            true => format!("invalid operation: cannot {verb} {preposition} {what}: {cause}"),
            false => format!("invalid operation: cannot {verb} {preposition} {cause} {what}"),
        };
        self.error(pos, code, message);
        None
    }

    /// What `*x` gives for an `x` of this type.
    fn star_elem(&mut self, ty: TypeId) -> Option<TypeId> {
        let mut elem: Option<TypeId> = None;
        for t in self.specific(ty) {
            let to = self.pointee(t)?;
            match elem {
                Some(first) if !self.identical(first, to) => return None,
                Some(_) => {}
                None => elem = Some(to),
            }
        }
        elem
    }

    /// The expression's type as recorded so far, `Invalid` where there is none.
    pub(super) fn recorded(&self, id: ExprId) -> TypeId {
        self.info.expr(id).map_or(INVALID, |t| t.ty)
    }
}

fn unary_name(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Neg => "negation ",
        UnaryOp::BitNot => "bitwise complement ",
        _ => "",
    }
}

/// The value of a literal's text; none where it is malformed, which the lexer has reported.
fn literal_value(kind: LiteralKind, text: &str) -> Option<Const> {
    use crate::syntax::literal::{float, integer, unquote_rune, unquote_string};
    Some(match kind {
        LiteralKind::Int => Const::Int(integer(text)?),
        LiteralKind::Float => super::constant::bounded(float(text)?)?,
        LiteralKind::Rune => Const::Int(unquote_rune(text)?.into()),
        LiteralKind::String => Const::Str(unquote_string(text)?.into()),
        LiteralKind::Imaginary => {
            let number = text.strip_suffix('i')?;
            // A leading zero makes no octal number here.
            let decimal = number.bytes().all(|b| b.is_ascii_digit() || b == b'_');
            let part = match integer(number) {
                Some(i) if !decimal => Const::Int(i),
                _ => super::constant::bounded(float(number)?)?,
            };
            Const::Complex(BigRational::zero(), part.to_rational()?)
        }
    })
}
