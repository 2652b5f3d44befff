//! Conditions that say a thing twice, or can only be true or false.

use super::{Analyzer, Vet};
use crate::check::info::*;
use crate::hash::{HashMap, HashSet};
use crate::syntax::ast::*;

impl<'a> Vet<'a, '_> {
    /// Looks at a chain of `||` or `&&` whose outermost operation is `x`.
    pub(super) fn redundant_bools(&mut self, x: &'a Expr) {
        let ExprKind::Binary { op, .. } = &x.kind else {
            return;
        };
        let (name, unequal) = match op {
            BinaryOp::LogOr => ("or", BinaryOp::Ne),
            BinaryOp::LogAnd => ("and", BinaryOp::Eq),
            _ => return,
        };
        // A part of a chain has been looked at with the chain.
        if !self.seen_bools.insert(x.id) {
            return;
        }
        let mut operands = Vec::new();
        self.split_bools(*op, x, &mut operands);
        // What has effects keeps those before it from those after it.
        let pure: Vec<bool> = operands.iter().map(|x| self.no_effects(x)).collect();
        let mut start = 0;
        for end in 0..=operands.len() {
            if pure.get(end) != Some(&true) {
                let set = &operands[start..end];
                self.repeated(name, *op, set);
                self.suspect(name, *op, unequal, set);
                start = end + 1;
            }
        }
    }

    /// The operands of a chain, in vet's order: from its end.
    fn split_bools(&mut self, op: BinaryOp, mut x: &'a Expr, out: &mut Vec<&'a Expr>) {
        loop {
            x = x.unparen();
            match &x.kind {
                ExprKind::Binary {
                    op: inner,
                    x: left,
                    y,
                } if *inner == op => {
                    self.seen_bools.insert(x.id);
                    self.split_bools(op, y, out);
                    x = left;
                }
                _ => {
                    out.push(x);
                    return;
                }
            }
        }
    }

    fn repeated(&mut self, name: &str, op: BinaryOp, set: &[&'a Expr]) {
        if set.len() < 2 {
            return;
        }
        let mut seen = HashSet::new();
        for &x in set {
            let text = self.written(x);
            if !seen.insert(text.clone()) {
                let message = format!("redundant {name}: {text} {} {text}", op.text());
                self.report_expr(Analyzer::Bools, x, message);
            }
        }
    }

    /// `x != 1 || x != 2` is always true, `x == 1 && x == 2` never.
    fn suspect(&mut self, name: &str, op: BinaryOp, unequal: BinaryOp, set: &[&'a Expr]) {
        let mut seen: HashMap<String, String> = HashMap::new();
        for &x in set {
            let ExprKind::Binary {
                op: inner,
                x: left,
                y,
            } = &x.kind
            else {
                continue;
            };
            let constant = |x: &Expr| self.info.expr(x.id).is_some_and(|v| v.value.is_some());
            let varies = match (constant(left), constant(y)) {
                _ if *inner != unequal => continue,
                (_, true) => left,
                (true, false) => y,
                (false, false) => continue,
            };
            let (varies, text) = (self.written(varies), self.written(x));
            match seen.get(&varies) {
                Some(previous) if *previous != text => {
                    let message = format!("suspect {name}: {text} {} {previous}", op.text());
                    self.report_expr(Analyzer::Bools, x, message);
                }
                Some(_) => {}
                None => {
                    seen.insert(varies, text);
                }
            }
        }
    }

    /// A declared function is never nil.
    pub(super) fn nil_func(&mut self, whole: &'a Expr, op: BinaryOp, x: &'a Expr, y: &'a Expr) {
        if !matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            return;
        }
        let nil = |x: &Expr| matches!(self.info.expr(x.id), Some(v) if v.mode == Mode::Nil);
        let other = match (nil(x), nil(y)) {
            (true, _) => y,
            (false, true) => x,
            (false, false) => return,
        };
        let mut fun = other.unparen();
        if let ExprKind::Index { x, .. } = &fun.kind {
            fun = x.unparen();
        }
        if !matches!(fun.kind, ExprKind::Name(_) | ExprKind::Selector { .. }) {
            return;
        }
        if let Some(callee) = self.callee(fun)
            && !callee.variable
        {
            let message = format!(
                "comparison of function {} {} nil is always {}",
                callee.name,
                op.text(),
                op == BinaryOp::Ne
            );
            self.report_expr(Analyzer::NilFunc, whole, message);
        }
    }
}
