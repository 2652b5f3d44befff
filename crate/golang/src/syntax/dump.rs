//! The tree as text, in lists of words and parentheses: for tests and for people who want to see it.

use super::ast::*;
use super::token::Token;

/// One declaration a line.
pub fn file(file: &File) -> String {
    let mut d = Dump::default();
    d.node("package", |d| d.word(&file.package.name));
    for decl in &file.decls {
        d.out.push('\n');
        d.decl(decl);
    }
    d.out.push('\n');
    d.out
}

/// An expression or type on one line.
pub fn expr(x: &Expr) -> String {
    let mut d = Dump::default();
    d.expr(x);
    d.out
}

#[derive(Default)]
struct Dump {
    out: String,
}

impl Dump {
    /// A word, set off from what is before it.
    fn word(&mut self, text: &str) {
        self.gap();
        self.out.push_str(text);
    }

    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(['(', '\n']) {
            self.out.push(' ');
        }
    }

    fn node(&mut self, head: &str, inner: impl FnOnce(&mut Self)) {
        self.gap();
        self.out.push('(');
        self.out.push_str(head);
        inner(self);
        self.out.push(')');
    }

    fn names(&mut self, names: &[Ident]) {
        names.iter().for_each(|name| self.word(&name.name));
    }

    /// `head` with its list; nothing where the list is empty.
    fn some(&mut self, head: &str, list: &[Expr]) {
        if !list.is_empty() {
            self.node(head, |d| list.iter().for_each(|x| d.expr(x)));
        }
    }

    fn optional(&mut self, x: &Option<Box<Expr>>) {
        match x {
            Some(x) => self.expr(x),
            None => self.word("_"),
        }
    }

    fn decl(&mut self, decl: &Decl) {
        match decl {
            Decl::Import(import) => self.node("import", |d| {
                d.names(import.local.as_slice());
                d.word(&format!("{:?}", import.path));
            }),
            Decl::Const(line) => self.node("const", |d| {
                d.names(&line.names);
                d.some("type", line.ty.as_slice());
                d.some("=", &line.values);
                d.word(&format!("iota={}", line.iota));
            }),
            Decl::Var(var) => self.node("var", |d| {
                d.names(&var.names);
                d.some("type", var.ty.as_slice());
                d.some("=", &var.values);
            }),
            Decl::Type(ty) => self.node(if ty.alias { "alias" } else { "type" }, |d| {
                d.word(&ty.name.name);
                d.fields("params", &ty.type_params);
                d.expr(&ty.ty);
            }),
            Decl::Func(func) => self.node("func", |d| {
                d.fields("recv", func.recv.as_slice());
                d.word(&func.name.name);
                d.fields("types", &func.type_params);
                d.signature(&func.ty);
                if let Some(body) = &func.body {
                    d.block(body);
                }
            }),
        }
    }

    /// `head` with its fields; nothing where there are none.
    fn fields(&mut self, head: &str, fields: &[Field]) {
        if fields.is_empty() {
            return;
        }
        self.node(head, |d| {
            for field in fields {
                d.node(
                    field
                        .name
                        .as_ref()
                        .map_or(if field.embedded { "embed" } else { "_" }, |n| &n.name),
                    |d| {
                        d.expr(&field.ty);
                        if let Some(tag) = &field.tag {
                            d.word(&format!("{tag:?}"));
                        }
                    },
                );
            }
        });
    }

    fn signature(&mut self, ty: &FuncType) {
        self.fields("params", &ty.params);
        self.fields("results", &ty.results);
    }

    fn block(&mut self, block: &Block) {
        self.node("do", |d| block.stmts.iter().for_each(|s| d.stmt(s)));
    }

    fn body(&mut self, stmts: &[Stmt]) {
        stmts.iter().for_each(|s| self.stmt(s));
    }

    fn init(&mut self, init: &Option<Box<Stmt>>) {
        if let Some(init) = init {
            self.node("init", |d| d.stmt(init));
        }
    }

    fn expr(&mut self, x: &Expr) {
        match &x.kind {
            ExprKind::Bad => self.word("BAD"),
            ExprKind::Name(name) => self.word(name),
            ExprKind::Literal(_, text) => self.word(text),
            ExprKind::Composite { ty, elems, .. } => self.node("literal", |d| {
                d.optional(ty);
                for elem in elems {
                    match &elem.key {
                        Some(key) => d.node(":", |d| {
                            d.expr(key);
                            d.expr(&elem.value);
                        }),
                        None => d.expr(&elem.value),
                    }
                }
            }),
            ExprKind::Func(lit) => self.node("func", |d| {
                d.signature(&lit.ty);
                d.block(&lit.body);
            }),
            ExprKind::Paren(x) => self.node("paren", |d| d.expr(x)),
            ExprKind::Selector { x, sel } => self.node(".", |d| {
                d.expr(x);
                d.word(&sel.name);
            }),
            ExprKind::Index { x, indices } => self.node("index", |d| {
                d.expr(x);
                indices.iter().for_each(|i| d.expr(i));
            }),
            ExprKind::Slice { x, lo, hi, max } => self.node("slice", |d| {
                d.expr(x);
                [lo, hi, max]
                    .into_iter()
                    .for_each(|bound| d.optional(bound));
            }),
            ExprKind::Assert { x, ty } => self.node("assert", |d| {
                d.expr(x);
                d.optional(ty);
            }),
            ExprKind::Call {
                fun, args, spread, ..
            } => self.node("call", |d| {
                d.expr(fun);
                args.iter().for_each(|x| d.expr(x));
                if spread.is_some() {
                    d.word("...");
                }
            }),
            ExprKind::Star(x) => self.node("*", |d| d.expr(x)),
            ExprKind::Unary { op, x } => self.node(unary_text(*op), |d| d.expr(x)),
            ExprKind::Binary { op, x, y } => self.node(op.text(), |d| {
                d.expr(x);
                d.expr(y);
            }),
            ExprKind::ArrayType { len, elem } => self.node("array", |d| {
                d.optional(len);
                d.expr(elem);
            }),
            ExprKind::SliceType(elem) => self.node("[]", |d| d.expr(elem)),
            ExprKind::StructType(fields) => self.node("struct", |d| d.fields("fields", fields)),
            ExprKind::FuncType(ty) => self.node("functype", |d| d.signature(ty)),
            ExprKind::InterfaceType(elems) => self.node("interface", |d| {
                elems.iter().for_each(|elem| d.interface_elem(elem));
            }),
            ExprKind::MapType { key, value } => self.node("map", |d| {
                d.expr(key);
                d.expr(value);
            }),
            ExprKind::ChanType { dir, elem } => {
                let head = match dir {
                    ChanDir::Both => "chan",
                    ChanDir::Send => "chan<-",
                    ChanDir::Recv => "<-chan",
                };
                self.node(head, |d| d.expr(elem));
            }
            ExprKind::Ellipsis(elem) => self.node("...", |d| d.expr(elem)),
        }
    }

    fn interface_elem(&mut self, elem: &InterfaceElem) {
        match elem {
            InterfaceElem::Method { name, ty } => self.node("method", |d| {
                d.word(&name.name);
                d.signature(ty);
            }),
            InterfaceElem::Embed { terms, .. } => self.node("embed", |d| {
                for term in terms {
                    if term.tilde {
                        d.node("~", |d| d.expr(&term.ty));
                    } else {
                        d.expr(&term.ty);
                    }
                }
            }),
        }
    }

    fn list(&mut self, list: &[Expr]) {
        self.node("", |d| list.iter().for_each(|x| d.expr(x)));
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Bad => self.word("BAD"),
            StmtKind::Empty => self.word("empty"),
            StmtKind::Expr(x) => self.expr(x),
            StmtKind::Send { ch, value } => self.node("send", |d| {
                d.expr(ch);
                d.expr(value);
            }),
            StmtKind::IncDec { x, inc } => self.node(Token::IncDec(*inc).text(), |d| d.expr(x)),
            StmtKind::Assign { lhs, op, rhs } => {
                self.node(op.map_or("=", |op| Token::AssignOp(op).text()), |d| {
                    d.list(lhs);
                    d.list(rhs);
                })
            }
            StmtKind::Define { lhs, rhs } => self.node(":=", |d| {
                d.list(lhs);
                d.list(rhs);
            }),
            StmtKind::Decl(decls) => decls.iter().for_each(|decl| self.decl(decl)),
            StmtKind::Go(x) => self.node("go", |d| d.expr(x)),
            StmtKind::Defer(x) => self.node("defer", |d| d.expr(x)),
            StmtKind::Return(list) => self.node("return", |d| list.iter().for_each(|x| d.expr(x))),
            StmtKind::Break(label) => self.node("break", |d| d.names(label.as_slice())),
            StmtKind::Continue(label) => self.node("continue", |d| d.names(label.as_slice())),
            StmtKind::Goto(label) => self.node("goto", |d| d.word(&label.name)),
            StmtKind::Fallthrough => self.word("fallthrough"),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If {
                init,
                cond,
                then,
                other,
            } => self.node("if", |d| {
                d.init(init);
                d.expr(cond);
                d.block(then);
                if let Some(other) = other {
                    d.stmt(other);
                }
            }),
            StmtKind::For {
                init,
                cond,
                post,
                body,
            } => self.node("for", |d| {
                d.init(init);
                d.some("while", cond.as_slice());
                if let Some(post) = post {
                    d.node("post", |d| d.stmt(post));
                }
                d.block(body);
            }),
            StmtKind::Range(range) => {
                self.node(if range.define { "range:=" } else { "range" }, |d| {
                    d.some("key", range.key.as_slice());
                    d.some("value", range.value.as_slice());
                    d.expr(&range.x);
                    d.block(&range.body);
                })
            }
            StmtKind::Switch {
                init, tag, cases, ..
            } => self.node("switch", |d| {
                d.init(init);
                d.some("tag", tag.as_slice());
                d.cases(cases);
            }),
            StmtKind::TypeSwitch {
                init,
                bind,
                x,
                cases,
                ..
            } => self.node("typeswitch", |d| {
                d.init(init);
                d.names(bind.as_slice());
                d.expr(x);
                d.cases(cases);
            }),
            StmtKind::Select { cases, .. } => self.node("select", |d| {
                for case in cases {
                    d.node("case", |d| {
                        match &case.comm {
                            Some(comm) => d.stmt(comm),
                            None => d.word("default"),
                        }
                        d.body(&case.body);
                    });
                }
            }),
            StmtKind::Labeled { label, stmt } => self.node("label", |d| {
                d.word(&label.name);
                d.stmt(stmt);
            }),
        }
    }

    fn cases(&mut self, cases: &[Case]) {
        for case in cases {
            self.node("case", |d| {
                if case.default {
                    d.word("default");
                } else {
                    d.list(&case.exprs);
                }
                d.body(&case.body);
            });
        }
    }
}

fn unary_text(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Plus => "+",
        UnaryOp::Neg => "-",
        UnaryOp::Not => "!",
        UnaryOp::BitNot => "^",
        UnaryOp::Addr => "&",
        UnaryOp::Recv => "<-",
        UnaryOp::Tilde => "~",
    }
}
