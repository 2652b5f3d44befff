//! Methods that end a test, called from other goroutines than the test's: they end only the goroutine.

use super::walk::{Node, walk};
use super::{Analyzer, Vet};
use crate::check::info::*;
use crate::check::types::Type;
use crate::syntax::ast::*;

const FORBIDDEN: [&str; 6] = ["FailNow", "Fatal", "Fatalf", "Skip", "Skipf", "SkipNow"];

impl<'a> Vet<'a, '_> {
    pub(super) fn forbidden_in_goroutines(&mut self, decl: &'a FuncDecl) {
        let is_test = decl.ty.params.iter().any(|field| {
            let ty = self.type_of(&field.ty).map(|ty| self.info.types.get(ty));
            match ty {
                Some(Type::Pointer(elem)) => {
                    self.is_named(*elem, "testing", "T") || self.is_named(*elem, "testing", "B")
                }
                _ => false,
            }
        });
        let (true, Some(body)) = (is_test, &decl.body) else {
            return;
        };
        let mut starts = Vec::new();
        super::walk::stmts(&body.stmts, &mut |node| {
            if let Node::Stmt(s) = node
                && let StmtKind::Go(call) = &s.kind
            {
                starts.push((s, call));
            }
            true
        });
        for (s, call) in starts {
            self.forbidden_in(s, call);
        }
    }

    fn forbidden_in(&mut self, start: &'a Stmt, call: &'a Expr) {
        let ExprKind::Call { fun, .. } = &call.kind else {
            return;
        };
        let fun = fun.unparen();
        let mut found = Vec::new();
        let mut context = None;
        match &fun.kind {
            ExprKind::Func(_) => self.forbidden_calls(Node::Expr(call), &mut found),
            ExprKind::Name(name) => {
                context = Some(&**name);
                let obj = self.info.uses.get(&fun.id).copied();
                let literal = obj.and_then(|obj| self.initial_value(obj));
                if let Some(literal) = literal.filter(|x| matches!(x.kind, ExprKind::Func(_))) {
                    self.forbidden_calls(Node::Expr(literal), &mut found);
                } else if let Some(decl) = obj.and_then(|obj| self.func_of(obj)) {
                    for s in decl.body.iter().flat_map(|b| &b.stmts) {
                        self.forbidden_calls(Node::Stmt(s), &mut found);
                    }
                }
            }
            _ => self.forbidden_calls(Node::Expr(call), &mut found),
        }
        for (x, method) in found {
            let mut message = format!("call to {method} from a non-test goroutine");
            if let Some(name) = context {
                message += &format!(" ({name} calls {method})");
                self.report(Analyzer::TestingGoroutine, start.pos, call.end, message);
            } else if let ExprKind::Func(_) = fun.kind {
                self.report_expr(Analyzer::TestingGoroutine, x, message);
            } else {
                self.report(Analyzer::TestingGoroutine, start.pos, call.end, message);
            }
        }
    }

    /// The calls of such methods, outside of goroutines and subtests that start inside.
    fn forbidden_calls(&self, node: Node<'a>, found: &mut Vec<(&'a Expr, String)>) {
        walk(node, &mut |node| {
            match node {
                Node::Stmt(Stmt {
                    kind: StmtKind::Go(_),
                    ..
                }) => return false,
                Node::Expr(x) => {
                    let ExprKind::Call { fun, .. } = &x.kind else {
                        return true;
                    };
                    let fun = fun.unparen();
                    let Some(callee) = self.callee(fun).filter(|c| c.package == "testing") else {
                        return true;
                    };
                    if callee.name == "Run" {
                        return false;
                    }
                    if let ExprKind::Selector { x: recv, .. } = &fun.kind
                        && matches!(recv.unparen().kind, ExprKind::Name(_))
                        && let Some(Selection { recv, .. }) = self.info.selections.get(&fun.id)
                        && FORBIDDEN.contains(&callee.name)
                    {
                        let recv = self.type_text(*recv);
                        found.push((x, format!("({recv}).{}", callee.name)));
                    }
                }
                _ => {}
            }
            true
        });
    }
}
