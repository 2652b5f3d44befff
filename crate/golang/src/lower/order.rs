//! Order of evaluation: calls come first.
//!
//! The language orders calls and receives among themselves, and leaves open when variables beside them are read. gc
//! reads them after the calls, and programs can tell: in `x + f()`, where f changes x, the new x is added. So where an
//! expression reads memory before it calls, its calls are evaluated beforehand, in their order, and their
//! values stand for them ([`Gen::given`]). Variables in registers need none of this: no call changes them.

use super::func::Gen;
use crate::check::info::{Mode, SelectionKind};
use crate::check::types::Type;
use crate::syntax::ast::*;

impl<'a> Gen<'_, 'a> {
    /// Evaluates the calls in these expressions, if one of them comes after a read of memory that it may change.
    /// The values are temporaries of the caller's.
    pub(super) fn calls_first(&mut self, exprs: &[&'a Expr]) {
        let mut read = false;
        if exprs.iter().any(|e| self.reads_then_calls(e, &mut read)) {
            for e in exprs {
                self.evaluate_calls(e);
            }
        }
    }

    /// Whether a call follows a read, in order of evaluation; notes whether memory was read.
    fn reads_then_calls(&self, e: &Expr, read: &mut bool) -> bool {
        if self.const_of(e).is_some() || self.given.contains_key(&e.id) {
            return false;
        }
        match &e.kind {
            // What its operands read, a call reads itself.
            ExprKind::Call { .. } if self.is_plain_call(e) => *read,
            ExprKind::Unary {
                op: UnaryOp::Recv, ..
            } => *read,
            ExprKind::Call { fun, args, .. } => {
                let builtin = self.builtin_of(fun).is_some();
                let found = args.iter().any(|a| self.reads_then_calls(a, read));
                *read |= builtin;
                found
            }
            ExprKind::Name(_) => {
                *read |= self.reads_memory(e);
                false
            }
            ExprKind::Paren(x) => self.reads_then_calls(x, read),
            ExprKind::Unary { op, x } => *op != UnaryOp::Addr && self.reads_then_calls(x, read),
            ExprKind::Star(x) => {
                let found = self.reads_then_calls(x, read);
                *read = true;
                found
            }
            ExprKind::Selector { x, .. } => match self.m.info.selections.get(&e.id) {
                Some(s) if matches!(s.kind, SelectionKind::Field) => {
                    let found = self.reads_then_calls(x, read);
                    *read |= matches!(self.m.under(self.env.ty(s.recv)), Type::Pointer(_));
                    found
                }
                Some(_) => false,
                None => {
                    *read |= self.reads_memory(e);
                    false
                }
            },
            ExprKind::Index { x, indices } => {
                let found = self.reads_then_calls(x, read)
                    || indices.iter().any(|i| self.reads_then_calls(i, read));
                *read = true;
                found
            }
            ExprKind::Binary {
                op: BinaryOp::LogAnd | BinaryOp::LogOr,
                x,
                ..
            } => self.reads_then_calls(x, read),
            ExprKind::Binary { op, x, y } => {
                let found = self.reads_then_calls(x, read) || self.reads_then_calls(y, read);
                // A division may fault, and does so after the calls.
                *read |= matches!(op, BinaryOp::Div | BinaryOp::Rem);
                found
            }
            ExprKind::Composite { elems, .. } => elems
                .iter()
                .any(|el| self.reads_then_calls(&el.value, read)),
            _ => false,
        }
    }

    /// Evaluates the calls that `e` certainly makes.
    fn evaluate_calls(&mut self, e: &'a Expr) {
        if self.const_of(e).is_some() || self.given.contains_key(&e.id) {
            return;
        }
        match &e.kind {
            ExprKind::Call { .. }
            | ExprKind::Unary {
                op: UnaryOp::Recv, ..
            } if self.is_plain_call(e) || !matches!(e.kind, ExprKind::Call { .. }) => {
                let ty = self.ty(e);
                let single = !matches!(self.m.types.get(ty), Type::Tuple(_));
                if single && self.mode(e) != Some(Mode::NoValue) {
                    let r = self.operand(e);
                    self.given.insert(e.id, r);
                }
            }
            ExprKind::Call { args, .. } => {
                for arg in args {
                    self.evaluate_calls(arg);
                }
            }
            ExprKind::Paren(x) | ExprKind::Star(x) => self.evaluate_calls(x),
            ExprKind::Unary { op, x } if *op != UnaryOp::Addr => self.evaluate_calls(x),
            ExprKind::Selector { x, .. } => {
                let field = self.m.info.selections.get(&e.id);
                if field.is_some_and(|s| matches!(s.kind, SelectionKind::Field)) {
                    self.evaluate_calls(x);
                }
            }
            ExprKind::Index { x, indices } => {
                self.evaluate_calls(x);
                for i in indices {
                    self.evaluate_calls(i);
                }
            }
            ExprKind::Binary {
                op: BinaryOp::LogAnd | BinaryOp::LogOr,
                x,
                ..
            } => {
                self.evaluate_calls(x);
            }
            ExprKind::Binary { x, y, .. } => {
                self.evaluate_calls(x);
                self.evaluate_calls(y);
            }
            ExprKind::Composite { elems, .. } => {
                for element in elems {
                    self.evaluate_calls(&element.value);
                }
            }
            _ => {}
        }
    }
}
