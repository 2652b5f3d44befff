//! Statements that control never reaches.

use super::{Analyzer, Vet};
use crate::check::info::Builtin;
use crate::hash::{HashMap, HashSet};
use crate::source::Pos;
use crate::syntax::ast::*;

/// A statement, by its address.
type Key = *const Stmt;

impl<'a> Vet<'a, '_> {
    /// Looks at one function's body; literals inside it are looked at on their own.
    pub(super) fn unreachable(&mut self, body: &'a Block) {
        let mut dead = Dead::default();
        dead.labels(&body.stmts);
        dead.reachable = true;
        dead.list(self, &body.stmts);
        for pos in dead.found {
            let message = "unreachable code".to_string();
            self.report(Analyzer::Unreachable, pos, Pos::NONE, message);
        }
    }

    /// A call of the built-in `panic`.
    pub(super) fn is_panic(&self, x: &Expr) -> bool {
        match &x.kind {
            ExprKind::Call { fun, .. } => {
                matches!(fun.kind, ExprKind::Name(_)) && self.builtin(fun) == Some(Builtin::Panic)
            }
            _ => false,
        }
    }
}

#[derive(Default)]
struct Dead<'a> {
    /// Statements that a `break` leaves.
    broken: HashSet<Key>,
    /// Labels that a `goto` goes to.
    gotos: HashSet<&'a str>,
    labels: HashMap<&'a str, Key>,
    /// What a `break` without label leaves.
    target: Option<Key>,
    reachable: bool,
    found: Vec<Pos>,
}

impl<'a> Dead<'a> {
    fn labels(&mut self, list: &'a [Stmt]) {
        list.iter().for_each(|s| self.label(s));
    }

    fn label(&mut self, s: &'a Stmt) {
        match &s.kind {
            StmtKind::Block(block) => self.labels(&block.stmts),
            StmtKind::Goto(label) => {
                self.gotos.insert(&label.name);
            }
            StmtKind::Break(label) => {
                let target = match label {
                    Some(label) => self.labels.get(&*label.name).copied(),
                    None => self.target,
                };
                self.broken.extend(target);
            }
            StmtKind::If { then, other, .. } => {
                self.labels(&then.stmts);
                if let Some(other) = other {
                    self.label(other);
                }
            }
            StmtKind::Labeled { label, stmt } => {
                self.labels.insert(&label.name, &**stmt);
                self.label(stmt);
            }
            StmtKind::For { body, .. } => self.inside(s, [&body.stmts[..]]),
            StmtKind::Range(range) => self.inside(s, [&range.body.stmts[..]]),
            StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
                self.inside(s, cases.iter().map(|c| &c.body[..]));
            }
            StmtKind::Select { cases, .. } => {
                self.inside(s, cases.iter().map(|c| &c.body[..]));
            }
            _ => {}
        }
    }

    fn inside(&mut self, s: &'a Stmt, bodies: impl IntoIterator<Item = &'a [Stmt]>) {
        let outer = self.target.replace(s);
        for body in bodies {
            self.labels(body);
        }
        self.target = outer;
    }

    fn list(&mut self, vet: &Vet<'a, '_>, list: &'a [Stmt]) {
        list.iter().for_each(|s| self.stmt(vet, s));
    }

    fn stmt(&mut self, vet: &Vet<'a, '_>, s: &'a Stmt) {
        if let StmtKind::Labeled { label, .. } = &s.kind
            && self.gotos.contains(&*label.name)
        {
            self.reachable = true;
        }
        if !self.reachable && !matches!(s.kind, StmtKind::Empty) {
            self.found.push(start(s));
            // Said once; what follows may be reached from here for all we care.
            self.reachable = true;
        }
        match &s.kind {
            StmtKind::Block(block) => self.list(vet, &block.stmts),
            StmtKind::Break(_)
            | StmtKind::Goto(_)
            | StmtKind::Fallthrough
            | StmtKind::Continue(_)
            | StmtKind::Return(_) => self.reachable = false,
            StmtKind::Expr(x) => self.reachable &= !vet.is_panic(x),
            StmtKind::For { cond, body, .. } => {
                self.list(vet, &body.stmts);
                self.reachable = cond.is_some() || self.is_broken(s);
            }
            StmtKind::Range(range) => {
                self.list(vet, &range.body.stmts);
                self.reachable = true;
            }
            StmtKind::If { then, other, .. } => {
                self.list(vet, &then.stmts);
                match other {
                    Some(other) => {
                        let then = std::mem::replace(&mut self.reachable, true);
                        self.stmt(vet, other);
                        self.reachable |= then;
                    }
                    None => self.reachable = true,
                }
            }
            StmtKind::Labeled { stmt, .. } => self.stmt(vet, stmt),
            StmtKind::Select { cases, .. } => {
                let any = self.any(vet, cases.iter().map(|c| &c.body[..]));
                self.reachable = any || self.is_broken(s);
            }
            StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
                let any = self.any(vet, cases.iter().map(|c| &c.body[..]));
                let default = cases.iter().any(|c| c.default);
                self.reachable = any || self.is_broken(s) || !default;
            }
            _ => {}
        }
    }

    /// Whether control gets past the end of any of the bodies.
    fn any(&mut self, vet: &Vet<'a, '_>, bodies: impl Iterator<Item = &'a [Stmt]>) -> bool {
        let mut any = false;
        for body in bodies {
            self.reachable = true;
            self.list(vet, body);
            any |= self.reachable;
        }
        any
    }

    fn is_broken(&self, s: &Stmt) -> bool {
        self.broken.contains(&std::ptr::from_ref(s))
    }
}

/// Where the statement's first token is.
pub(super) fn start(s: &Stmt) -> Pos {
    match &s.kind {
        StmtKind::Expr(x) | StmtKind::Send { ch: x, .. } | StmtKind::IncDec { x, .. } => x.start(),
        StmtKind::Assign { lhs, .. } | StmtKind::Define { lhs, .. } => {
            lhs.first().map_or(s.pos, Expr::start)
        }
        StmtKind::Labeled { label, .. } => label.pos,
        _ => s.pos,
    }
}
