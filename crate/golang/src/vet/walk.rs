//! Visits every node of a tree, outer ones first.

use crate::syntax::ast::*;

#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    Decl(&'a Decl),
    Stmt(&'a Stmt),
    Expr(&'a Expr),
}

/// What is called for each node; tells whether to go on with the nodes inside it.
pub(super) type Visit<'v, 'a> = dyn FnMut(Node<'a>) -> bool + 'v;

pub(super) fn walk<'a>(node: Node<'a>, visit: &mut Visit<'_, 'a>) {
    if visit(node) {
        match node {
            Node::Decl(decl) => in_decl(decl, visit),
            Node::Stmt(stmt) => in_stmt(stmt, visit),
            Node::Expr(x) => in_expr(x, visit),
        }
    }
}

pub(super) fn stmts<'a>(list: &'a [Stmt], visit: &mut Visit<'_, 'a>) {
    list.iter().for_each(|s| walk(Node::Stmt(s), visit));
}

fn exprs<'a>(list: impl IntoIterator<Item = &'a Expr>, visit: &mut Visit<'_, 'a>) {
    list.into_iter().for_each(|x| walk(Node::Expr(x), visit));
}

fn stmt<'a>(s: &'a Option<Box<Stmt>>, visit: &mut Visit<'_, 'a>) {
    if let Some(s) = s {
        walk(Node::Stmt(s), visit);
    }
}

/// The types of fields; names that share one are one field.
fn fields<'a>(list: &'a [Field], visit: &mut Visit<'_, 'a>) {
    for ty in types(list) {
        walk(Node::Expr(ty), visit);
    }
}

/// The type of each field, once for names that share it.
pub(super) fn types(fields: &[Field]) -> impl Iterator<Item = &Expr> {
    let mut previous = None;
    fields
        .iter()
        .map(|f| &f.ty)
        .filter(move |ty| previous.replace(ty.id) != Some(ty.id))
}

fn func_type<'a>(ty: &'a FuncType, visit: &mut Visit<'_, 'a>) {
    fields(&ty.params, visit);
    fields(&ty.results, visit);
}

fn in_decl<'a>(decl: &'a Decl, visit: &mut Visit<'_, 'a>) {
    match decl {
        Decl::Import(_) => {}
        Decl::Const(decl) => {
            exprs(&decl.ty, visit);
            exprs(&decl.values, visit);
        }
        Decl::Var(decl) => {
            exprs(&decl.ty, visit);
            exprs(&decl.values, visit);
        }
        Decl::Type(decl) => {
            fields(&decl.type_params, visit);
            walk(Node::Expr(&decl.ty), visit);
        }
        Decl::Func(decl) => {
            fields(decl.recv.as_slice(), visit);
            fields(&decl.type_params, visit);
            func_type(&decl.ty, visit);
            if let Some(body) = &decl.body {
                stmts(&body.stmts, visit);
            }
        }
    }
}

fn in_stmt<'a>(s: &'a Stmt, visit: &mut Visit<'_, 'a>) {
    match &s.kind {
        StmtKind::Bad
        | StmtKind::Empty
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Goto(_)
        | StmtKind::Fallthrough => {}
        StmtKind::Expr(x) | StmtKind::IncDec { x, .. } | StmtKind::Go(x) | StmtKind::Defer(x) => {
            walk(Node::Expr(x), visit)
        }
        StmtKind::Send { ch, value } => exprs([ch, value], visit),
        StmtKind::Assign { lhs, rhs, .. } | StmtKind::Define { lhs, rhs } => {
            exprs(lhs, visit);
            exprs(rhs, visit);
        }
        StmtKind::Decl(decls) => decls.iter().for_each(|d| walk(Node::Decl(d), visit)),
        StmtKind::Return(results) => exprs(results, visit),
        StmtKind::Block(block) => stmts(&block.stmts, visit),
        StmtKind::If {
            init,
            cond,
            then,
            other,
        } => {
            stmt(init, visit);
            walk(Node::Expr(cond), visit);
            stmts(&then.stmts, visit);
            stmt(other, visit);
        }
        StmtKind::For {
            init,
            cond,
            post,
            body,
        } => {
            stmt(init, visit);
            exprs(cond, visit);
            stmt(post, visit);
            stmts(&body.stmts, visit);
        }
        StmtKind::Range(range) => {
            exprs(&range.key, visit);
            exprs(&range.value, visit);
            walk(Node::Expr(&range.x), visit);
            stmts(&range.body.stmts, visit);
        }
        StmtKind::Switch {
            init, tag, cases, ..
        } => {
            stmt(init, visit);
            exprs(tag, visit);
            in_cases(cases, visit);
        }
        StmtKind::TypeSwitch { init, x, cases, .. } => {
            stmt(init, visit);
            walk(Node::Expr(x), visit);
            in_cases(cases, visit);
        }
        StmtKind::Select { cases, .. } => {
            for case in cases {
                stmt(&case.comm, visit);
                stmts(&case.body, visit);
            }
        }
        StmtKind::Labeled { stmt, .. } => walk(Node::Stmt(stmt), visit),
    }
}

fn in_cases<'a>(cases: &'a [Case], visit: &mut Visit<'_, 'a>) {
    for case in cases {
        exprs(&case.exprs, visit);
        stmts(&case.body, visit);
    }
}

fn in_expr<'a>(x: &'a Expr, visit: &mut Visit<'_, 'a>) {
    match &x.kind {
        ExprKind::Bad | ExprKind::Name(_) | ExprKind::Literal(..) => {}
        ExprKind::Composite { ty, elems, .. } => {
            exprs(ty.as_deref(), visit);
            for elem in elems {
                exprs(&elem.key, visit);
                walk(Node::Expr(&elem.value), visit);
            }
        }
        ExprKind::Func(lit) => {
            func_type(&lit.ty, visit);
            stmts(&lit.body.stmts, visit);
        }
        ExprKind::Paren(x)
        | ExprKind::Selector { x, .. }
        | ExprKind::Star(x)
        | ExprKind::Unary { x, .. }
        | ExprKind::SliceType(x)
        | ExprKind::ChanType { elem: x, .. }
        | ExprKind::Ellipsis(x) => walk(Node::Expr(x), visit),
        ExprKind::Index { x, indices } => {
            walk(Node::Expr(x), visit);
            exprs(indices, visit);
        }
        ExprKind::Slice { x, lo, hi, max } => {
            walk(Node::Expr(x), visit);
            exprs([lo, hi, max].into_iter().flatten().map(|b| &**b), visit);
        }
        ExprKind::Assert { x, ty } => {
            walk(Node::Expr(x), visit);
            exprs(ty.as_deref(), visit);
        }
        ExprKind::Call { fun, args, .. } => {
            walk(Node::Expr(fun), visit);
            exprs(args, visit);
        }
        ExprKind::Binary { x, y, .. } => exprs([&**x, &**y], visit),
        ExprKind::ArrayType { len, elem } => {
            exprs(len.as_deref(), visit);
            walk(Node::Expr(elem), visit);
        }
        ExprKind::StructType(list) => fields(list, visit),
        ExprKind::FuncType(ty) => func_type(ty, visit),
        ExprKind::InterfaceType(elems) => {
            for elem in elems {
                match elem {
                    InterfaceElem::Method { ty, .. } => func_type(ty, visit),
                    InterfaceElem::Embed { terms, .. } => exprs(terms.iter().map(|t| &t.ty), visit),
                }
            }
        }
        ExprKind::MapType { key, value } => exprs([&**key, &**value], visit),
    }
}
