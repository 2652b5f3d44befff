//! A walk over all names, literals and selectors of a file.

use crate::syntax::ast::*;

/// What a question can be about.
#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    /// An identifier that declares or selects.
    Ident(&'a Ident),
    /// A name, a literal, a selector or a composite literal.
    Expr(&'a Expr),
    Import(&'a ImportDecl),
}

/// Hands each node of a file to `see`.
pub(super) fn walk<'a>(file: &'a File, see: &mut dyn FnMut(Node<'a>)) {
    see(Node::Ident(&file.package));
    file.decls.iter().for_each(|d| decl(d, see));
}

type See<'s, 'a> = &'s mut dyn FnMut(Node<'a>);

fn decl<'a>(d: &'a Decl, see: See<'_, 'a>) {
    match d {
        Decl::Import(d) => {
            see(Node::Import(d));
            d.local.iter().for_each(|name| see(Node::Ident(name)));
        }
        Decl::Const(d) => {
            d.names.iter().for_each(|name| see(Node::Ident(name)));
            d.ty.iter().chain(&d.values).for_each(|e| expr(e, see));
        }
        Decl::Var(d) => {
            d.names.iter().for_each(|name| see(Node::Ident(name)));
            d.ty.iter().chain(&d.values).for_each(|e| expr(e, see));
        }
        Decl::Type(d) => {
            see(Node::Ident(&d.name));
            fields(&d.type_params, see);
            expr(&d.ty, see);
        }
        Decl::Func(d) => {
            see(Node::Ident(&d.name));
            d.recv.iter().for_each(|f| field(f, see));
            fields(&d.type_params, see);
            signature(&d.ty, see);
            d.body.iter().for_each(|b| stmts(&b.stmts, see));
        }
    }
}

fn field<'a>(f: &'a Field, see: See<'_, 'a>) {
    f.name.iter().for_each(|name| see(Node::Ident(name)));
    expr(&f.ty, see);
}

fn fields<'a>(list: &'a [Field], see: See<'_, 'a>) {
    list.iter().for_each(|f| field(f, see));
}

fn signature<'a>(ty: &'a FuncType, see: See<'_, 'a>) {
    fields(&ty.params, see);
    fields(&ty.results, see);
}

fn exprs<'a>(list: &'a [Expr], see: See<'_, 'a>) {
    list.iter().for_each(|e| expr(e, see));
}

fn stmts<'a>(list: &'a [Stmt], see: See<'_, 'a>) {
    list.iter().for_each(|s| stmt(s, see));
}

fn expr<'a>(mut e: &'a Expr, see: See<'_, 'a>) {
    // Chains lean left; they are followed without recursion.
    loop {
        match &e.kind {
            ExprKind::Bad => return,
            ExprKind::Name(_) | ExprKind::Literal(..) => return see(Node::Expr(e)),
            ExprKind::Composite { ty, elems, .. } => {
                see(Node::Expr(e));
                for element in elems {
                    element.key.iter().for_each(|k| expr(k, see));
                    expr(&element.value, see);
                }
                match ty {
                    Some(ty) => e = ty,
                    None => return,
                }
            }
            ExprKind::Func(lit) => {
                signature(&lit.ty, see);
                return stmts(&lit.body.stmts, see);
            }
            ExprKind::Selector { x, sel } => {
                see(Node::Expr(e));
                see(Node::Ident(sel));
                e = x;
            }
            ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::Unary { x, .. } => e = x,
            ExprKind::Assert { x, ty } => {
                ty.iter().for_each(|ty| expr(ty, see));
                e = x;
            }
            ExprKind::Index { x, indices } => {
                exprs(indices, see);
                e = x;
            }
            ExprKind::Slice { x, lo, hi, max } => {
                [lo, hi, max]
                    .into_iter()
                    .flatten()
                    .for_each(|b| expr(b, see));
                e = x;
            }
            ExprKind::Call { fun, args, .. } => {
                exprs(args, see);
                e = fun;
            }
            ExprKind::Binary { x, y, .. } => {
                expr(y, see);
                e = x;
            }
            ExprKind::ArrayType { len, elem } => {
                len.iter().for_each(|len| expr(len, see));
                e = elem;
            }
            ExprKind::SliceType(elem)
            | ExprKind::Ellipsis(elem)
            | ExprKind::ChanType { elem, .. } => e = elem,
            ExprKind::MapType { key, value } => {
                expr(key, see);
                e = value;
            }
            ExprKind::StructType(list) => return fields(list, see),
            ExprKind::FuncType(ty) => return signature(ty, see),
            ExprKind::InterfaceType(elems) => {
                for elem in elems {
                    match elem {
                        InterfaceElem::Method { name, ty } => {
                            see(Node::Ident(name));
                            signature(ty, see);
                        }
                        InterfaceElem::Embed { terms, .. } => {
                            terms.iter().for_each(|t| expr(&t.ty, see))
                        }
                    }
                }
                return;
            }
        }
    }
}

fn stmt<'a>(s: &'a Stmt, see: See<'_, 'a>) {
    match &s.kind {
        StmtKind::Expr(e) | StmtKind::Go(e) | StmtKind::Defer(e) => expr(e, see),
        StmtKind::Send { ch, value } => {
            expr(ch, see);
            expr(value, see);
        }
        StmtKind::IncDec { x, .. } => expr(x, see),
        StmtKind::Assign { lhs, rhs, .. } | StmtKind::Define { lhs, rhs } => {
            exprs(lhs, see);
            exprs(rhs, see);
        }
        StmtKind::Decl(decls) => decls.iter().for_each(|d| decl(d, see)),
        StmtKind::Return(values) => exprs(values, see),
        StmtKind::Block(block) => stmts(&block.stmts, see),
        StmtKind::If {
            init,
            cond,
            then,
            other,
        } => {
            init.iter().for_each(|s| stmt(s, see));
            expr(cond, see);
            stmts(&then.stmts, see);
            other.iter().for_each(|s| stmt(s, see));
        }
        StmtKind::For {
            init,
            cond,
            post,
            body,
        } => {
            init.iter().for_each(|s| stmt(s, see));
            cond.iter().for_each(|e| expr(e, see));
            post.iter().for_each(|s| stmt(s, see));
            stmts(&body.stmts, see);
        }
        StmtKind::Range(range) => {
            range
                .key
                .iter()
                .chain(&range.value)
                .for_each(|e| expr(e, see));
            expr(&range.x, see);
            stmts(&range.body.stmts, see);
        }
        StmtKind::Switch {
            init, tag, cases, ..
        } => {
            init.iter().for_each(|s| stmt(s, see));
            tag.iter().for_each(|e| expr(e, see));
            for case in cases {
                exprs(&case.exprs, see);
                stmts(&case.body, see);
            }
        }
        StmtKind::TypeSwitch {
            init,
            bind,
            x,
            cases,
            ..
        } => {
            init.iter().for_each(|s| stmt(s, see));
            bind.iter().for_each(|name| see(Node::Ident(name)));
            expr(x, see);
            for case in cases {
                exprs(&case.exprs, see);
                stmts(&case.body, see);
            }
        }
        StmtKind::Select { cases, .. } => {
            for case in cases {
                case.comm.iter().for_each(|s| stmt(s, see));
                stmts(&case.body, see);
            }
        }
        StmtKind::Labeled { stmt: inner, .. } => stmt(inner, see),
        StmtKind::Bad
        | StmtKind::Empty
        | StmtKind::Break(_)
        | StmtKind::Continue(_)
        | StmtKind::Goto(_)
        | StmtKind::Fallthrough => {}
    }
}
