//! Cancel functions of contexts that are never called: what waits for the context waits on.

use super::flow::{Flow, Step};
use super::walk::{Node, stmts, walk};
use super::{Analyzer, Vet};
use crate::check::info::*;
use crate::hash::HashSet;
use crate::source::Pos;
use crate::syntax::ast::*;

/// The statement that declares or sets a cancel function's variable.
#[derive(Clone, Copy)]
enum Setting<'a> {
    Stmt(&'a Stmt),
    Var(&'a VarDecl),
}

impl<'a> Vet<'a, '_> {
    /// Looks at one function; literals inside it are looked at on their own.
    pub(super) fn lost_cancel(&mut self, ty: &'a FuncType, body: &'a Block, is_main: bool) {
        let mut settings: Vec<(&'a str, Pos, Option<ObjId>, Setting<'a>, &'a str)> = Vec::new();
        stmts(&body.stmts, &mut |node| {
            match node {
                Node::Expr(Expr {
                    kind: ExprKind::Func(_),
                    ..
                }) => return false,
                Node::Stmt(s) => {
                    if let StmtKind::Assign { lhs, rhs, .. } | StmtKind::Define { lhs, rhs } =
                        &s.kind
                        && let Some(function) = rhs.iter().find_map(|x| self.makes_context(x))
                        && let Some(Expr {
                            id,
                            pos,
                            kind: ExprKind::Name(name),
                            ..
                        }) = lhs.get(1)
                    {
                        let (defs, uses) = (&self.info.defs, &self.info.uses);
                        let obj = uses.get(id).or(defs.get(id)).copied();
                        settings.push((name, *pos, obj, Setting::Stmt(s), function));
                    }
                }
                Node::Decl(Decl::Var(decl)) => {
                    if let Some(function) = decl.values.iter().find_map(|x| self.makes_context(x))
                        && let Some(name) = decl.names.get(1)
                    {
                        let obj = self.info.defs.get(&name.id).copied();
                        let setting = Setting::Var(decl);
                        settings.push((&name.name, name.pos, obj, setting, function));
                    }
                }
                _ => {}
            }
            true
        });
        let mut kept = Vec::new();
        for (name, pos, obj, setting, function) in settings {
            if name == "_" {
                let message = format!(
                    "the cancel function returned by context.{function} should be called, not discarded, to avoid a context leak"
                );
                self.report(Analyzer::LostCancel, pos, Pos::NONE, message);
                continue;
            }
            let Some(obj) = obj else { continue };
            // Variables of the functions around are used elsewhere.
            let declared = self.info.object(obj).pos;
            if (ty.pos <= declared && declared <= body.rbrace) && !is_main {
                kept.retain(|&(other, _)| other != obj);
                kept.push((obj, setting));
            }
        }
        if kept.is_empty() {
            return;
        }
        let (blocks, _) = self.flow(body);
        for (obj, setting) in kept {
            let named = ty
                .results
                .iter()
                .flat_map(|f| &f.name)
                .any(|name| self.info.defs.get(&name.id) == Some(&obj));
            if let Some(end) = self.way_without(&blocks, obj, setting, named) {
                let name = self.info.object(obj).name.clone();
                let start = match setting {
                    Setting::Stmt(s) => super::unreachable::start(s),
                    Setting::Var(decl) => decl.pos,
                };
                let line = self.map.place(start).map_or(0, |place| place.line);
                let message =
                    format!("the {name} function is not used on all paths (possible context leak)");
                self.report(Analyzer::LostCancel, start, Pos::NONE, message);
                let message = format!(
                    "this return statement may be reached without using the {name} var defined on line {line}"
                );
                self.report(Analyzer::LostCancel, end, Pos::NONE, message);
            }
        }
    }

    /// The function of package context that the call makes a context with a cancel function with.
    fn makes_context(&self, call: &'a Expr) -> Option<&'a str> {
        let ExprKind::Call { fun, .. } = &call.kind else {
            return None;
        };
        let ExprKind::Selector { sel, .. } = &fun.kind else {
            return None;
        };
        const MAKERS: [&str; 6] = [
            "WithCancel",
            "WithCancelCause",
            "WithTimeout",
            "WithTimeoutCause",
            "WithDeadline",
            "WithDeadlineCause",
        ];
        let callee = self.callee(fun)?;
        callee.is_func("context", &MAKERS).then_some(&*sel.name)
    }

    /// Where the return is that can be reached from the setting without a use of the variable.
    fn way_without(
        &self,
        blocks: &[Flow<'a>],
        var: ObjId,
        setting: Setting<'a>,
        named: bool,
    ) -> Option<Pos> {
        let is_setting = |step: &Step| match (step, setting) {
            (Step::Stmt(a), Setting::Stmt(b)) => std::ptr::eq(*a, b),
            (Step::Var(a), Setting::Var(b)) => std::ptr::eq(*a, b),
            _ => false,
        };
        let (block, at) = blocks.iter().find_map(|block| {
            let at = block.steps.iter().position(is_setting)?;
            Some((block, at))
        })?;
        if self.uses(var, &block.steps[at + 1..], named) {
            return None;
        }
        if let Some(pos) = block.return_pos() {
            return Some(pos);
        }
        let mut seen = HashSet::new();
        let mut rest: Vec<usize> = block.next.iter().rev().copied().collect();
        while let Some(at) = rest.pop() {
            let block = &blocks[at];
            if !seen.insert(at) || self.uses(var, &block.steps, named) {
                continue;
            }
            if let Some(pos) = block.return_pos() {
                return Some(pos);
            }
            rest.extend(block.next.iter().rev());
        }
        None
    }

    fn uses(&self, var: ObjId, steps: &[Step<'a>], named: bool) -> bool {
        let mut found = false;
        let mut visit = |node: Node<'a>| {
            match node {
                Node::Expr(x) if matches!(x.kind, ExprKind::Name(_)) => {
                    found |= self.info.uses.get(&x.id) == Some(&var);
                }
                Node::Stmt(Stmt {
                    kind: StmtKind::Return(results),
                    ..
                }) => found |= named && results.is_empty(),
                _ => {}
            }
            !found
        };
        for step in steps {
            match step {
                Step::Stmt(s) => walk(Node::Stmt(s), &mut visit),
                Step::Expr(x) => walk(Node::Expr(x), &mut visit),
                Step::Var(decl) => {
                    for x in &decl.values {
                        walk(Node::Expr(x), &mut visit);
                    }
                }
                Step::End(_) => {}
            }
        }
        found
    }
}
