//! Assignments of a variable to itself, and of an atomic addition's result to the variable that was added to.

use super::{Analyzer, Vet};
use crate::check::types::Type;
use crate::syntax::ast::*;

impl<'a> Vet<'a, '_> {
    pub(super) fn self_assign(&mut self, stmt: &Stmt, lhs: &'a [Expr], rhs: &'a [Expr]) {
        if lhs.len() != rhs.len() {
            return;
        }
        let mut same = Vec::new();
        for (left, right) in lhs.iter().zip(rhs) {
            if may_be_same(left, right)
                && self.no_effects(left)
                && self.no_effects(right)
                && !self.is_map_index(left)
            {
                let text = self.written(left);
                if text == self.written(right) {
                    same.push(text);
                }
            }
        }
        if !same.is_empty() {
            let start = lhs.first().map_or(stmt.pos, Expr::start);
            let end = rhs.last().map_or(stmt.pos, |x| x.end);
            let message = format!("self-assignment of {}", same.join(", "));
            self.report(Analyzer::Assign, start, end, message);
        }
    }

    fn is_map_index(&self, x: &Expr) -> bool {
        match &x.unparen().kind {
            ExprKind::Index { x, .. } => self
                .type_of(x)
                .is_some_and(|ty| matches!(self.under(ty), Type::Map { .. })),
            _ => false,
        }
    }

    pub(super) fn atomic_assign(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        const ADD: [&str; 5] = [
            "AddInt32",
            "AddInt64",
            "AddUint32",
            "AddUint64",
            "AddUintptr",
        ];
        if lhs.len() != rhs.len() {
            return;
        }
        for (left, right) in lhs.iter().zip(rhs) {
            let ExprKind::Call { fun, args, .. } = &right.kind else {
                continue;
            };
            let ([to, _], Some(callee)) = (&args[..], self.callee(fun)) else {
                continue;
            };
            if !callee.is_func("sync/atomic", &ADD) {
                continue;
            }
            let broken = match (&to.kind, &left.kind) {
                (
                    ExprKind::Unary {
                        op: UnaryOp::Addr,
                        x,
                    },
                    _,
                ) => self.written(left) == self.written(x),
                (_, ExprKind::Star(x)) => self.written(x) == self.written(to),
                _ => false,
            };
            if broken {
                let message = "direct assignment to atomic value".to_string();
                self.report_expr(Analyzer::Atomic, left, message);
            }
        }
    }
}

/// Whether the expressions may read the same; most that do not are told apart without their text.
fn may_be_same(left: &Expr, right: &Expr) -> bool {
    match (&left.kind, &right.kind) {
        (ExprKind::Name(a), ExprKind::Name(b)) => a == b,
        (ExprKind::Selector { sel: a, .. }, ExprKind::Selector { sel: b, .. }) => a.name == b.name,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}
