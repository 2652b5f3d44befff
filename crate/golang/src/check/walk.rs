//! Finds function bodies in a tree: those of declarations and of literals, each on its own.

use crate::syntax::ast::*;

/// Adds the bodies within a declaration, outer ones first.
pub(super) fn decl_bodies<'a>(decl: &'a Decl, out: &mut Vec<&'a Block>) {
    match decl {
        Decl::Const(decl) => exprs(&decl.values, out),
        Decl::Var(decl) => exprs(&decl.values, out),
        Decl::Func(decl) => {
            if let Some(body) = &decl.body {
                out.push(body);
                stmts(&body.stmts, out);
            }
        }
        Decl::Import(_) | Decl::Type(_) => {}
    }
}

fn exprs<'a>(list: &'a [Expr], out: &mut Vec<&'a Block>) {
    list.iter().for_each(|e| expr(e, out));
}

fn stmts<'a>(list: &'a [Stmt], out: &mut Vec<&'a Block>) {
    list.iter().for_each(|s| stmt(s, out));
}

fn expr<'a>(mut e: &'a Expr, out: &mut Vec<&'a Block>) {
    // Chains lean left; they are followed without recursion.
    loop {
        match &e.kind {
            ExprKind::Func(lit) => {
                out.push(&lit.body);
                stmts(&lit.body.stmts, out);
                return;
            }
            ExprKind::Composite { elems, .. } => {
                for element in elems {
                    element.key.iter().for_each(|k| expr(k, out));
                    expr(&element.value, out);
                }
                return;
            }
            ExprKind::Paren(x)
            | ExprKind::Selector { x, .. }
            | ExprKind::Assert { x, .. }
            | ExprKind::Star(x)
            | ExprKind::Unary { x, .. } => e = x,
            ExprKind::Index { x, indices } => {
                exprs(indices, out);
                e = x;
            }
            ExprKind::Slice { x, lo, hi, max } => {
                [lo, hi, max]
                    .into_iter()
                    .flatten()
                    .for_each(|b| expr(b, out));
                e = x;
            }
            ExprKind::Call { fun, args, .. } => {
                exprs(args, out);
                e = fun;
            }
            ExprKind::Binary { x, y, .. } => {
                expr(y, out);
                e = x;
            }
            _ => return,
        }
    }
}

fn stmt<'a>(s: &'a Stmt, out: &mut Vec<&'a Block>) {
    match &s.kind {
        StmtKind::Expr(e) | StmtKind::Go(e) | StmtKind::Defer(e) => expr(e, out),
        StmtKind::Send { ch, value } => {
            expr(ch, out);
            expr(value, out);
        }
        StmtKind::IncDec { x, .. } => expr(x, out),
        StmtKind::Assign { lhs, rhs, .. } | StmtKind::Define { lhs, rhs } => {
            exprs(lhs, out);
            exprs(rhs, out);
        }
        StmtKind::Decl(decls) => decls.iter().for_each(|d| decl_bodies(d, out)),
        StmtKind::Return(values) => exprs(values, out),
        StmtKind::Block(block) => stmts(&block.stmts, out),
        StmtKind::If {
            init,
            cond,
            then,
            other,
        } => {
            init.iter().for_each(|s| stmt(s, out));
            expr(cond, out);
            stmts(&then.stmts, out);
            other.iter().for_each(|s| stmt(s, out));
        }
        StmtKind::For {
            init,
            cond,
            post,
            body,
        } => {
            init.iter().for_each(|s| stmt(s, out));
            cond.iter().for_each(|e| expr(e, out));
            post.iter().for_each(|s| stmt(s, out));
            stmts(&body.stmts, out);
        }
        StmtKind::Range(range) => {
            expr(&range.x, out);
            stmts(&range.body.stmts, out);
        }
        StmtKind::Switch {
            init, tag, cases, ..
        } => {
            init.iter().for_each(|s| stmt(s, out));
            tag.iter().for_each(|e| expr(e, out));
            for case in cases {
                exprs(&case.exprs, out);
                stmts(&case.body, out);
            }
        }
        StmtKind::TypeSwitch { init, x, cases, .. } => {
            init.iter().for_each(|s| stmt(s, out));
            expr(x, out);
            cases.iter().for_each(|case| stmts(&case.body, out));
        }
        StmtKind::Select { cases, .. } => {
            for case in cases {
                case.comm.iter().for_each(|s| stmt(s, out));
                stmts(&case.body, out);
            }
        }
        StmtKind::Labeled { stmt: inner, .. } => stmt(inner, out),
        StmtKind::Bad
        | StmtKind::Empty
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Goto(_)
        | StmtKind::Fallthrough => {}
    }
}
