//! Statements.

use super::checker::Checker;
use super::format::expr_str;
use super::info::*;
use super::operand::{INVALID, Kind, Operand, Want};
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    pub(super) fn stmts(&mut self, list: &'a [Stmt]) {
        for s in list {
            self.stmt(s);
        }
    }

    pub(super) fn block(&mut self, block: &'a Block) {
        self.scoped(|check| check.stmts(&block.stmts));
    }

    fn simple(&mut self, s: Option<&'a Stmt>) {
        if let Some(s) = s {
            self.stmt(s);
        }
    }

    pub(super) fn stmt(&mut self, s: &'a Stmt) {
        let from = self.later.len();
        self.deeper(s.pos, |check| check.stmt_inner(s));
        // Function literals see the scopes as they are now.
        self.run_later(from);
    }

    fn stmt_inner(&mut self, s: &'a Stmt) {
        match &s.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Expr(e) => self.expr_stmt(e),
            StmtKind::Send { ch, value } => {
                let ch = self.value(ch);
                let mut x = self.generic_expr(value, Want::none());
                if ch.is_invalid() || x.is_invalid() {
                    return;
                }
                let at = ch.expr.map_or(s.pos, Expr::start);
                if let Some(elem) = self.chan_elem(&ch, true, at) {
                    self.assign(&mut x, Some(elem), "send");
                }
            }
            StmtKind::IncDec { x, inc } => self.inc_dec(x, *inc),
            StmtKind::Assign { lhs, op: None, rhs } => self.assign_vars(lhs, rhs),
            StmtKind::Assign {
                lhs,
                op: Some(op),
                rhs,
            } => self.op_assign(s.pos, lhs, *op, rhs),
            StmtKind::Define { lhs, rhs } => self.define(lhs, rhs, s.pos),
            StmtKind::Decl(decls) => self.local_decls(decls),
            StmtKind::Go(e) => self.suspended("go", e),
            StmtKind::Defer(e) => self.suspended("defer", e),
            StmtKind::Return(values) => self.return_stmt(s.pos, values),
            // Jumps have been checked before any type was.
            StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Goto(_)
            | StmtKind::Fallthrough => {}
            StmtKind::Block(block) => self.block(block),
            StmtKind::If {
                init,
                cond,
                then,
                other,
            } => {
                let outer = self.env.scope;
                let mut parts = (init, cond, then, other);
                // A chain of `else if` may be long: it is no nesting.
                loop {
                    let (init, cond, then, other) = parts;
                    self.env.scope = self.new_scope(Some(self.env.scope));
                    self.simple(init.as_deref());
                    self.condition(cond, "if");
                    self.block(then);
                    match other.as_deref().map(|s| (s, &s.kind)) {
                        Some((
                            _,
                            StmtKind::If {
                                init,
                                cond,
                                then,
                                other,
                            },
                        )) => parts = (init, cond, then, other),
                        Some((other, _)) => {
                            self.stmt(other);
                            break;
                        }
                        None => break,
                    }
                }
                self.env.scope = outer;
            }
            StmtKind::For {
                init,
                cond,
                post,
                body,
            } => self.scoped(|check| {
                check.simple(init.as_deref());
                if let Some(cond) = cond {
                    check.condition(cond, "for");
                }
                check.simple(post.as_deref());
                check.block(body);
            }),
            StmtKind::Range(range) => self.range(range),
            StmtKind::Switch {
                init, tag, cases, ..
            } => {
                self.scoped(|check| check.switch(init.as_deref(), tag.as_ref(), cases));
            }
            StmtKind::TypeSwitch {
                init,
                bind,
                x,
                cases,
                ..
            } => self.scoped(|check| {
                check.simple(init.as_deref());
                check.type_switch(bind.as_ref(), x, cases);
            }),
            StmtKind::Select { cases, .. } => self.select(cases),
            StmtKind::Labeled { stmt, .. } => self.stmt(stmt),
        }
    }

    fn condition(&mut self, cond: &'a Expr, what: &str) {
        let x = self.value(cond);
        if !x.is_invalid() && !self.is_boolean(x.ty) {
            let message = format!("non-boolean condition in {what} statement");
            self.error_at(cond, "InvalidCond", message);
        }
        let ty = self.default_type(x.ty);
        self.update_type(x.expr, ty, true);
    }

    fn expr_stmt(&mut self, e: &'a Expr) {
        let x = self.raw(e, Want::none());
        let (code, problem) = match x.kind {
            Kind::Invalid | Kind::NoValue => return,
            Kind::Builtin(_) => ("UncalledBuiltin", "must be called"),
            Kind::Type => ("NotAnExpr", "is not an expression"),
            _ => {
                // Calls and receives may stand alone, except for some built-ins and conversions.
                match self.statement_call(e) {
                    Some(true) => return,
                    _ => ("UnusedExpr", "is not used"),
                }
            }
        };
        let message = format!("{} {problem}", self.describe(&x));
        self.error_op(&x, code, message);
        self.update_default(x.expr);
    }

    /// Whether `e` may be a statement: none where it is no call or receive at all.
    fn statement_call(&self, e: &'a Expr) -> Option<bool> {
        match &e.unparen().kind {
            ExprKind::Unary {
                op: UnaryOp::Recv, ..
            } => Some(true),
            ExprKind::Call { fun, .. } => Some(match self.info.expr(fun.unparen().id) {
                Some(TypeAndValue {
                    mode: Mode::Type, ..
                }) => false,
                Some(TypeAndValue {
                    mode: Mode::Builtin(b),
                    ..
                }) => {
                    matches!(b, Builtin::Copy | Builtin::Recover)
                }
                _ => true,
            }),
            _ => None,
        }
    }

    fn inc_dec(&mut self, e: &'a Expr, inc: bool) {
        let x = self.value(e);
        if x.is_invalid() {
            return;
        }
        if !self.is_numeric(x.ty) {
            let op = if inc { "++" } else { "--" };
            let message = format!(
                "invalid operation: {}{op} (non-numeric type {})",
                expr_str(e),
                self.ty_str(x.ty)
            );
            self.error_at(e, "NonNumericIncDec", message);
            return;
        }
        let mut x = Operand {
            kind: Kind::Value,
            value: None,
            ..x
        };
        let ty = self.assignable_lhs(e);
        self.assign_to(ty, &mut x, "assignment");
    }

    /// The type of a left side that has been checked as an operand already.
    fn assignable_lhs(&mut self, e: &'a Expr) -> Result<Option<TypeId>, ()> {
        self.lhs_type(e)
    }

    fn op_assign(&mut self, pos: Pos, lhs: &'a [Expr], op: BinaryOp, rhs: &'a [Expr]) {
        let ([l], [r]) = (lhs, rhs) else {
            let message = format!(
                "assignment operation {}= requires single-valued expressions",
                op.text()
            );
            self.error(pos, "MultiValAssignOp", message);
            return;
        };
        let mut x = self.value(l);
        let operation = super::expr::Operation {
            expr: None,
            op,
            lhs: l,
            rhs: r,
            pos,
        };
        self.operate(&mut x, operation);
        if x.is_invalid() {
            return;
        }
        x.expr = Some(l);
        let ty = self.lhs_type(l);
        self.assign_to(ty, &mut x, "assignment operation");
    }

    /// `go` and `defer`
    fn suspended(&mut self, word: &str, e: &'a Expr) {
        let code = if word == "go" {
            "InvalidGo"
        } else {
            "InvalidDefer"
        };
        if !matches!(e.unparen().kind, ExprKind::Call { .. }) {
            if !matches!(e.kind, ExprKind::Bad) {
                self.use_expr(e);
                let message = format!("expression in {word} must be function call");
                self.error_at(e, code, message);
            }
            return;
        }
        let x = self.raw(e, Want::none());
        let problem = match (x.kind, &e.unparen().kind) {
            (Kind::Invalid, _) => return,
            (_, ExprKind::Call { fun, .. }) => match self.info.expr(fun.unparen().id) {
                Some(TypeAndValue {
                    mode: Mode::Type, ..
                }) => "requires function call, not conversion",
                Some(TypeAndValue {
                    mode: Mode::Builtin(b),
                    ..
                }) if !matches!(b, Builtin::Copy | Builtin::Recover) && x.kind != Kind::NoValue => {
                    "discards result of"
                }
                _ => return,
            },
            _ => return,
        };
        let what = self.describe(&x);
        self.error_op(&x, code, format!("{word} {problem} {what}"));
        self.update_default(x.expr);
    }

    fn return_stmt(&mut self, pos: Pos, values: &'a [Expr]) {
        let Some(sig) = self.env.sig.clone() else {
            return;
        };
        let results = self.env.results.clone();
        if values.is_empty() {
            if sig.results.is_empty() {
                return;
            }
            if !self.env.named_results {
                let targets: Vec<_> = self.result_targets(&sig);
                self.init_no_values(pos, &targets);
                return;
            }
            for &result in results.iter() {
                let name = self.obj(result).name.clone();
                if &*name == "_" {
                    continue;
                }
                let Some(seen) = self.lookup(&name, pos) else {
                    continue;
                };
                if seen != result {
                    let ty = self.ty_str(self.obj(result).ty);
                    let message = format!(
                        "result parameter {name} not in scope at return\n\t{}: inner declaration of var {name} {ty}",
                        self.place(self.obj(seen).pos)
                    );
                    self.error(pos, "OutOfScopeResult", message);
                }
            }
            return;
        }
        if sig.results.is_empty() {
            let mut ok = true;
            let mut have = Vec::new();
            for value in values {
                let x = self.raw(value, Want::none());
                ok &= !x.is_invalid();
                match self.info.types.get(x.ty) {
                    Type::Tuple(types) => have.extend(types),
                    _ => have.push(x.ty),
                }
                self.update_default(x.expr);
            }
            if ok {
                let have = self.summary(&have, false, false);
                let message = format!("too many return values\n\thave {have}\n\twant ()");
                self.error_at(&values[0], "WrongResultCount", message);
            }
            return;
        }
        let targets = self.result_targets(&sig);
        self.init_vars(&targets, values, Some(pos));
    }

    fn result_targets(&self, sig: &Signature) -> Vec<super::assign::Target> {
        sig.results
            .iter()
            .map(|&ty| super::assign::Target {
                obj: None,
                ty: Some(ty),
            })
            .collect()
    }

    fn init_no_values(&mut self, pos: Pos, targets: &[super::assign::Target]) {
        let want: Vec<TypeId> = targets.iter().map(|t| t.ty.unwrap_or(INVALID)).collect();
        let want = self.summary(&want, false, false);
        let message = format!("not enough return values\n\thave ()\n\twant {want}");
        self.error(pos, "WrongResultCount", message);
    }

    fn select(&mut self, cases: &'a [CommCase]) {
        self.check_defaults(cases.iter().map(|c| (c.comm.is_none(), c.pos)));
        for case in cases {
            let valid = match case.comm.as_ref().map(|s| &s.kind) {
                None | Some(StmtKind::Send { .. } | StmtKind::Bad) => true,
                Some(StmtKind::Expr(e)) => is_receive(e),
                Some(StmtKind::Assign { op: None, rhs, .. } | StmtKind::Define { rhs, .. }) => {
                    rhs.len() == 1 && is_receive(&rhs[0])
                }
                Some(_) => false,
            };
            if !valid {
                let pos = case.comm.as_deref().map_or(case.pos, |s| match &s.kind {
                    StmtKind::Expr(e) => e.pos,
                    _ => stmt_start(s),
                });
                let message = "select case must be send or receive (possibly with assignment)";
                self.error(pos, "InvalidSelectCase", message);
                continue;
            }
            self.scoped(|check| {
                check.simple(case.comm.as_deref());
                check.stmts(&case.body);
            });
        }
    }

    pub(super) fn check_defaults(&mut self, clauses: impl Iterator<Item = (bool, Pos)>) {
        let mut first: Option<Pos> = None;
        for (default, pos) in clauses {
            if !default {
                continue;
            }
            match first {
                Some(first) => {
                    let message = format!("multiple defaults (first at {})", self.place(first));
                    self.error(pos, "DuplicateDefault", message);
                }
                None => first = Some(pos),
            }
        }
    }

    /// Range and type-switch variables, which live from `pos` on.
    pub(super) fn declare_local(&mut self, ident: &Ident, ty: TypeId, pos: Pos) -> ObjId {
        let obj = self.object(ident, ObjKind::Var(VarKind::Local), ty);
        let scope = self.env.scope;
        self.declare(scope, ident, obj, pos);
        self.local(obj);
        obj
    }
}

fn is_receive(e: &Expr) -> bool {
    matches!(
        e.unparen().kind,
        ExprKind::Unary {
            op: UnaryOp::Recv,
            ..
        }
    )
}

/// The leftmost position of a simple statement.
pub(super) fn stmt_start(s: &Stmt) -> Pos {
    match &s.kind {
        StmtKind::Expr(e) => super::switch::gc_pos(e),
        StmtKind::IncDec { x: e, .. } | StmtKind::Send { ch: e, .. } => e.start(),
        StmtKind::Assign { lhs, .. } | StmtKind::Define { lhs, .. } => {
            lhs.first().map_or(s.pos, Expr::start)
        }
        _ => s.pos,
    }
}
