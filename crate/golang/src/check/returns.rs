//! Terminating statements: after them control does not go on.

use super::checker::Checker;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    pub(super) fn terminates_list(&self, list: &[Stmt]) -> bool {
        let last = list
            .iter()
            .rev()
            .find(|s| !matches!(s.kind, StmtKind::Empty));
        last.is_some_and(|s| self.terminates(s, None))
    }

    fn terminates(&self, s: &Stmt, label: Option<&Name>) -> bool {
        match &s.kind {
            StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Fallthrough | StmtKind::Bad => true,
            StmtKind::Expr(e) => self.panics.contains(&e.unparen().id),
            StmtKind::Block(block) => self.terminates_list(&block.stmts),
            StmtKind::If { then, other, .. } => {
                self.terminates_list(&then.stmts)
                    && other.as_ref().is_some_and(|o| self.terminates(o, None))
            }
            StmtKind::For { cond, body, .. } => {
                cond.is_none() && !breaks_list(&body.stmts, label, true)
            }
            StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
                cases.iter().any(|c| c.default)
                    && cases.iter().all(|c| {
                        self.terminates_list(&c.body) && !breaks_list(&c.body, label, true)
                    })
            }
            StmtKind::Select { cases, .. } => cases
                .iter()
                .all(|c| self.terminates_list(&c.body) && !breaks_list(&c.body, label, true)),
            StmtKind::Labeled { label, stmt } => self.terminates(stmt, Some(&label.name)),
            _ => false,
        }
    }
}

fn breaks_list(list: &[Stmt], label: Option<&Name>, implicit: bool) -> bool {
    list.iter().any(|s| breaks(s, label, implicit))
}

/// Whether the statement has a break out of the one labeled `label`, or (where `implicit`) an
/// unlabeled one.
fn breaks(s: &Stmt, label: Option<&Name>, implicit: bool) -> bool {
    match &s.kind {
        StmtKind::Break(None) => implicit,
        StmtKind::Break(Some(to)) => label == Some(&to.name),
        StmtKind::Block(block) => breaks_list(&block.stmts, label, implicit),
        StmtKind::If { then, other, .. } => {
            breaks_list(&then.stmts, label, implicit)
                || other.as_ref().is_some_and(|o| breaks(o, label, implicit))
        }
        StmtKind::Labeled { stmt, .. } => breaks(stmt, label, implicit),
        StmtKind::For { body, .. } => label.is_some() && breaks_list(&body.stmts, label, false),
        StmtKind::Range(range) => label.is_some() && breaks_list(&range.body.stmts, label, false),
        StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
            label.is_some() && cases.iter().any(|c| breaks_list(&c.body, label, false))
        }
        StmtKind::Select { cases, .. } => {
            label.is_some() && cases.iter().any(|c| breaks_list(&c.body, label, false))
        }
        _ => false,
    }
}
