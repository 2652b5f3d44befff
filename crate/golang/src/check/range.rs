//! Loops over ranges: which types can be ranged over, and what their variables get.

use super::checker::Checker;
use super::format::expr_str;
use super::info::*;
use super::operand::{INVALID, Kind, Operand, Want};
use super::types::*;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    pub(super) fn range(&mut self, range: &'a RangeStmt) {
        let mut x = self.raw(&range.x, Want::none());
        self.expect_value(&mut x);
        // `range 10` over an untyped constant takes the type of its variable, or int.
        let vars = [range.key.as_ref(), range.value.as_ref()];
        let mut types: [Option<TypeId>; 2] = [None, None];
        let mut valid = !x.is_invalid();
        if valid {
            let found = self.range_types(&x);
            match self
                .too_old_for_range(&x)
                .map_or(found, |cause| Err(Some(cause)))
            {
                Ok(Some((key, value))) => types = [key, value],
                Ok(None) => valid = false,
                Err(cause) => {
                    let what = self.describe(&x);
                    let message = match cause {
                        Some(cause) => format!("cannot range over {what}: {cause}"),
                        None => format!("cannot range over {what}"),
                    };
                    self.error_op(&x, "InvalidRangeExpr", message);
                    valid = false;
                }
            }
        }
        if valid {
            let what = self.describe(&x);
            if let (Some(key), None) = (vars[0], types[0]) {
                let message = format!("range over {what} permits no iteration variables");
                self.error_at(key, "InvalidIterVar", message);
            } else if let (Some(value), None) = (vars[1], types[1]) {
                let message = format!("range over {what} permits only one iteration variable");
                self.error_at(value, "InvalidIterVar", message);
            }
        }
        let over_int = valid && self.is_integer(x.ty);
        self.scoped(|check| {
            if range.define {
                check.range_define(range, &x, types, over_int, valid);
            } else {
                check.range_assign(&vars, &x, types, over_int, valid);
            }
            if over_int && check.is_untyped(x.ty) {
                // No variable decided.
                let mut n = x.clone();
                if range.key.is_none() {
                    check.assign(&mut n, None, "range clause");
                }
                if !n.is_invalid() {
                    check.update_type(x.expr, Basic::Int.id(), true);
                }
            }
            check.block(&range.body);
        });
    }

    fn range_define(
        &mut self,
        range: &'a RangeStmt,
        x: &Operand<'a>,
        types: [Option<TypeId>; 2],
        over_int: bool,
        valid: bool,
    ) {
        let mut new: Vec<(Ident, TypeId)> = Vec::new();
        for (i, var) in [range.key.as_ref(), range.value.as_ref()]
            .into_iter()
            .enumerate()
        {
            let Some(var) = var else { continue };
            let ExprKind::Name(name) = &var.kind else {
                if !matches!(var.kind, ExprKind::Bad) {
                    let message = format!("non-name {} on left side of :=", expr_str(var));
                    self.error_at(var, "InvalidSyntaxTree", message);
                }
                continue;
            };
            let mut ty = if valid {
                types[i].unwrap_or(INVALID)
            } else {
                INVALID
            };
            if over_int && i == 0 {
                ty = self.default_type(x.ty);
                let mut n = x.clone();
                self.assign(&mut n, Some(ty), "range clause");
            }
            new.push((
                Ident {
                    id: var.id,
                    pos: var.pos,
                    name: name.clone(),
                },
                ty,
            ));
        }
        for (ident, ty) in new {
            let obj = self.declare_local(&ident, ty, range.body.lbrace);
            // Nothing more is said about a variable whose type is unknown.
            self.meta(obj).used = !self.valid(ty);
            self.record(ident.id, Mode::Variable, ty, None);
        }
    }

    fn range_assign(
        &mut self,
        vars: &[Option<&'a Expr>; 2],
        x: &Operand<'a>,
        types: [Option<TypeId>; 2],
        over_int: bool,
        valid: bool,
    ) {
        for (i, var) in vars.iter().enumerate() {
            let Some(var) = var else { continue };
            let ty = self.lhs_type(var);
            let Some(value) = types[i].filter(|_| valid) else {
                continue;
            };
            if over_int && i == 0 {
                if let Ok(Some(ty)) = ty {
                    let mut n = x.clone();
                    if self.is_untyped(n.ty) {
                        if self.is_integer(ty) {
                            self.assign(&mut n, Some(ty), "range clause");
                        } else {
                            let text = self.ty_str(ty);
                            let message = format!("cannot use iteration variable of type {text}");
                            self.error_at(var, "InvalidRangeExpr", message);
                        }
                    } else {
                        self.assign(&mut n, Some(ty), "range clause");
                    }
                }
                continue;
            }
            let mut v = Operand::new(Kind::Value, value, var);
            self.assign_to(ty, &mut v, "assignment");
        }
    }

    fn expect_value(&mut self, x: &mut Operand<'a>) {
        let problem = match x.kind {
            Kind::NoValue => "used as value",
            Kind::Builtin(_) => "must be called",
            Kind::Type => "is not an expression",
            _ => return self.single_value(x),
        };
        let message = format!("{} {problem}", self.describe(x));
        self.error_op(x, "NotAnExpr", message);
        x.invalidate();
    }

    /// The types of a range's one or two variables; `Ok(None)` where nothing more is to be said, `Err`
    /// with a cause where `x` cannot be ranged over.
    #[allow(clippy::type_complexity)]
    fn range_types(
        &mut self,
        x: &Operand<'a>,
    ) -> Result<Option<(Option<TypeId>, Option<TypeId>)>, Option<String>> {
        let int = Basic::Int.id();
        let common = self.common_under(x.ty, |check, t| match t.map(|t| (t, check.under(t))) {
            Some((
                t,
                Type::Chan {
                    dir: ChanDir::Send, ..
                },
            )) => Some(format!(
                "receive from send-only channel {}",
                check.ty_str(t)
            )),
            _ => None,
        });
        let under = match common {
            Ok(under) => self.info.types.get(under).clone(),
            Err(cause) => return Err(Some(cause)),
        };
        Ok(Some(match under {
            Type::Basic(b) if b.is_string() => {
                self.update_default(x.expr);
                (Some(int), Some(self.rune_type))
            }
            Type::Basic(b) if b.is_integer() => (Some(x.ty), None),
            Type::Array { elem, .. } | Type::Slice(elem) => (Some(int), Some(elem)),
            Type::Pointer(to) => match *self.under(to) {
                Type::Array { elem, .. } => (Some(int), Some(elem)),
                _ => return Err(None),
            },
            Type::Map { key, value } => (Some(key), Some(value)),
            Type::Chan { elem, .. } => (Some(elem), None),
            Type::Func(sig) => match self.yielded(&sig) {
                Ok(types) => types,
                Err(detail) if detail.starts_with("yield func of") => return Err(Some(detail)),
                Err(detail) => {
                    let why = "func must be func(yield func(...) bool)";
                    return Err(Some(format!("{why}: {detail}")));
                }
            },
            _ => return Err(None),
        }))
    }

    /// What an iterator function yields: none, one or two values.
    #[allow(clippy::type_complexity)]
    fn yielded(&mut self, sig: &Signature) -> Result<(Option<TypeId>, Option<TypeId>), String> {
        let &[param] = sig.params.as_slice() else {
            return Err("wrong argument count".into());
        };
        if !sig.results.is_empty() {
            return Err("unexpected results".into());
        }
        let common = self
            .common_under(param, |_, _| None)
            .map_err(|cause| format!("in yield type, {cause}"))?;
        let Type::Func(body) = self.info.types.get(common).clone() else {
            return Err("argument is not func".into());
        };
        if body.params.len() > 2 {
            return Err("yield func has too many parameters".into());
        }
        let bool_type = Basic::Bool.id();
        let result = match body.results.as_slice() {
            &[one] => Some(one),
            _ => None,
        };
        if !result.is_some_and(|r| self.identical(r, bool_type)) {
            return Err(match result.is_some_and(|r| self.is_boolean(r)) {
                true => "yield func returns user-defined boolean, not bool".into(),
                false => "yield func does not return bool".into(),
            });
        }
        if body.variadic {
            let text = self.ty_str(common);
            return Err(format!("yield func of type {text} cannot be variadic"));
        }
        let mut params = body.params.into_iter();
        Ok((params.next(), params.next()))
    }
}
