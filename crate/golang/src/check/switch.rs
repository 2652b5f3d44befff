//! Expression and type switches.

use super::checker::Checker;
use super::constant::Const;
use super::format::expr_str;
use super::info::*;
use super::operand::{INVALID, Kind, Operand};
use super::types::*;
use crate::hash::HashMap;
use crate::source::Pos;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    pub(super) fn switch(
        &mut self,
        init: Option<&'a Stmt>,
        tag: Option<&'a Expr>,
        cases: &'a [Case],
    ) {
        if let Some(init) = init {
            self.stmt(init);
        }
        let mut subject = None;
        let mut valid = true;
        if let Some(tag) = tag {
            let mut x = self.value(tag);
            self.assign(&mut x, None, "switch expression");
            if !x.is_invalid() && self.incomparable(x.ty, true).is_some() && !self.has_nil(x.ty) {
                let message = format!(
                    "cannot switch on {} ({} is not comparable)",
                    self.describe(&x),
                    self.ty_str(x.ty)
                );
                self.error_op(&x, "InvalidExprSwitch", message);
                x.invalidate();
            }
            valid = !x.is_invalid();
            subject = Some(x);
        }
        self.check_defaults(cases.iter().map(|c| (c.default, c.pos)));
        let mut seen: HashMap<String, Vec<(TypeId, Pos)>> = HashMap::new();
        for case in cases {
            for e in &case.exprs {
                if valid {
                    self.case_value(e, subject.as_ref(), &mut seen);
                } else {
                    self.use_expr(e);
                }
            }
            self.scoped(|check| check.stmts(&case.body));
        }
    }

    fn case_value(
        &mut self,
        e: &'a Expr,
        tag: Option<&Operand<'a>>,
        seen: &mut HashMap<String, Vec<(TypeId, Pos)>>,
    ) {
        let mut x = self.value(e);
        if x.is_invalid() {
            return;
        }
        // Without a tag, each case is compared with true.
        let mut y = tag.cloned().unwrap_or(Operand {
            kind: Kind::Value,
            ty: Basic::Bool.id(),
            value: Some(Const::Bool(true)),
            expr: None,
            part: None,
        });
        let tag_type = y.ty;
        self.convert_untyped(&mut x, tag_type);
        if x.is_invalid() {
            return;
        }
        let (value, ty) = (x.value.clone(), x.ty);
        // The tag is a value even where it is written as a constant.
        if y.kind != Kind::Nil {
            y.kind = Kind::Value;
            y.value = y.value.filter(|_| y.expr.is_none());
        }
        let was_const = x.value.take();
        if was_const.is_some() {
            x.kind = Kind::Value;
        }
        self.comparison(&mut x, &mut y, BinaryOp::Eq, true);
        if !x.is_invalid() && was_const.is_some() {
            self.note_case(e, value, ty, seen);
        }
    }

    fn note_case(
        &mut self,
        e: &'a Expr,
        value: Option<Const>,
        ty: TypeId,
        seen: &mut HashMap<String, Vec<(TypeId, Pos)>>,
    ) {
        let Some(value) = value else { return };
        // gc compares neither booleans nor complex numbers here.
        if let Const::Bool(_) | Const::Complex(..) = value {
            return;
        }
        let key = value.key();
        let canon = self.canon(ty);
        let entries = seen.entry(key).or_default();
        if let Some(&(_, pos)) = entries.iter().find(|(t, _)| *t == canon) {
            let operand = Operand::constant(value, ty, e);
            let message = format!(
                "duplicate case {} in expression switch\n\t{}: previous case",
                self.describe(&operand),
                self.place(pos)
            );
            self.error_at(e, "DuplicateCase", message);
            return;
        }
        entries.push((canon, gc_pos(e)));
    }

    pub(super) fn type_switch(&mut self, bind: Option<&'a Ident>, x: &'a Expr, cases: &'a [Case]) {
        let mut bind = bind;
        if let Some(b) = bind
            && &*b.name == "_"
        {
            self.error(b.pos, "NoNewVar", "no new variable on left side of :=");
            bind = None;
        }
        let mut x = self.value(x);
        if !x.is_invalid() && self.is_type_param(x.ty) {
            let what = self.describe(&x);
            let message = format!("cannot use type switch on type parameter value {what}");
            self.error_op(&x, "InvalidTypeSwitch", message);
            x.invalidate();
        }
        if !x.is_invalid() && !self.is_interface(x.ty) {
            let message = format!("{} is not an interface", self.describe(&x));
            self.error_op(&x, "InvalidTypeSwitch", message);
            x.invalidate();
        }
        self.check_defaults(cases.iter().map(|c| (c.default, c.pos)));
        let mut seen: HashMap<Option<TypeId>, Pos> = HashMap::new();
        let mut vars: Vec<ObjId> = Vec::new();
        for (i, case) in cases.iter().enumerate() {
            let mut single = INVALID;
            for e in &case.exprs {
                single = self.case_type(&x, e, &mut seen);
            }
            let ty = if case.exprs.len() == 1 { single } else { x.ty };
            self.scoped(|check| {
                if let Some(bind) = bind {
                    let object = Object {
                        name: bind.name.clone(),
                        pos: bind.pos,
                        ty,
                        kind: ObjKind::Var(VarKind::Local),
                        package: Some(check.env.package),
                    };
                    let obj = check.new_object(object);
                    let scope = check.env.scope;
                    check.declare(scope, bind, obj, case.colon);
                    check.info.clause_vars.insert((bind.id, i as u32), obj);
                    vars.push(obj);
                }
                check.stmts(&case.body);
            });
        }
        if let Some(bind) = bind {
            let used = vars.iter().any(|v| self.meta[v.0 as usize].used);
            if !used {
                let message = format!("{} declared and not used", bind.name);
                self.error(bind.pos, "UnusedVar", message);
            }
        }
    }

    /// The type that a case names; x's own type for nil.
    fn case_type(
        &mut self,
        x: &Operand<'a>,
        e: &'a Expr,
        seen: &mut HashMap<Option<TypeId>, Pos>,
    ) -> TypeId {
        let is_nil = match &e.unparen().kind {
            ExprKind::Name(name) => self
                .lookup(name, e.pos)
                .is_some_and(|o| matches!(self.obj(o).kind, ObjKind::Nil)),
            _ => false,
        };
        let (key, ty) = if is_nil {
            let mut nil = self.value(e);
            if !x.is_invalid() {
                self.assign(&mut nil, Some(x.ty), "type switch case");
            }
            (None, x.ty)
        } else {
            let case = self.expr_or_type(e);
            let ty = match case.kind {
                Kind::Type => case.ty,
                Kind::Invalid => return INVALID,
                _ => {
                    let message = format!("{} is not a type", expr_str(e));
                    self.error_op(&case, "NotAType", message);
                    return INVALID;
                }
            };
            self.record(e.id, Mode::Type, ty, None);
            self.later_var_type(e, ty);
            (Some(self.canon(ty)), ty)
        };
        if let Some(&pos) = seen.get(&key) {
            let text = if is_nil {
                "nil".to_string()
            } else {
                self.ty_str(ty)
            };
            let message = format!(
                "duplicate case {text} in type switch\n\t{}: previous case",
                self.place(pos)
            );
            self.error_at(e, "DuplicateCase", message);
            return ty;
        }
        seen.insert(key, e.start());
        if !is_nil && !x.is_invalid() {
            self.possible_assertion(e, x, ty, true);
        }
        ty
    }
}

/// Where gc says that an expression is: a call is at its parenthesis, an index at its bracket.
pub(super) fn gc_pos(e: &Expr) -> Pos {
    match &e.kind {
        ExprKind::Call { fun: x, .. } | ExprKind::Index { x, .. } => x.end,
        _ => e.start(),
    }
}
