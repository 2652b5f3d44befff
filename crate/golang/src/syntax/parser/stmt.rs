//! Statements.

use super::Parser;
use super::header::Header;
use crate::source::{Diagnostic, Pos};
use crate::syntax::ast::*;
use crate::syntax::token::{Operator, Token};

/// A simple statement, or the range clause that can stand in its place after `for`.
pub(super) enum Simple {
    Stmt(Stmt),
    Range {
        lhs: Vec<Expr>,
        define: bool,
        x: Expr,
    },
}

impl<'a> Parser<'a> {
    /// `{ Statements }`. `context` tells what the block belongs to, should its brace be missing.
    pub(super) fn block(&mut self, context: &str) -> Block {
        let lbrace = self.pos();
        if !self.got(Token::Lbrace) {
            self.error_here(&format!("expected {{ after {context}"));
            self.advance(&[Token::Name, Token::Rbrace]);
            let rbrace = self.pos();
            if self.got(Token::Rbrace) {
                return Block {
                    lbrace,
                    stmts: Vec::new(),
                    rbrace,
                };
            }
        }
        let stmts = self.stmt_list();
        let rbrace = self.pos();
        self.want(Token::Rbrace);
        Block {
            lbrace,
            stmts,
            rbrace,
        }
    }

    /// `{ Statement ; }` up to what cannot begin one.
    fn stmt_list(&mut self) -> Vec<Stmt> {
        let mut stmts = Vec::new();
        while !matches!(
            self.token(),
            Token::Eof | Token::Rbrace | Token::Case | Token::Default
        ) {
            let Some(stmt) = self.stmt() else { break };
            stmts.push(stmt);
            if !self.got(Token::Semi) && !self.at(Token::Rbrace) {
                self.error_here("at end of statement");
                self.advance(&[Token::Semi, Token::Rbrace, Token::Case, Token::Default]);
                self.got(Token::Semi);
            }
        }
        stmts
    }

    /// A statement; none, and nothing consumed, where no statement begins.
    fn stmt(&mut self) -> Option<Stmt> {
        self.nested(Self::stmt_at_hand)
    }

    fn stmt_at_hand(&mut self) -> Option<Stmt> {
        let pos = self.pos();
        let stmt = |kind| Some(Stmt { pos, kind });
        match self.token() {
            Token::Name => {
                let mut lhs = self.expr_list();
                if self.at(Token::Colon)
                    && lhs.len() == 1
                    && matches!(lhs[0].kind, ExprKind::Name(_))
                {
                    return self.labeled(lhs.remove(0));
                }
                Some(self.simple_of(lhs))
            }
            Token::Var | Token::Const | Token::Type => {
                let mut decls = Vec::new();
                self.declaration(&mut decls);
                stmt(StmtKind::Decl(decls))
            }
            Token::Lbrace => {
                let block = self.block("");
                stmt(StmtKind::Block(block))
            }
            Token::Op(op) if begins_expr(op) => Some(self.simple()),
            Token::Literal
            | Token::Func
            | Token::Lparen
            | Token::Lbrack
            | Token::Struct
            | Token::Map
            | Token::Chan
            | Token::Interface
            | Token::Arrow => Some(self.simple()),
            Token::For => Some(self.for_stmt()),
            Token::Switch => Some(self.switch_stmt()),
            Token::Select => Some(self.select_stmt()),
            Token::If => Some(self.if_stmt()),
            Token::Fallthrough => {
                self.next();
                stmt(StmtKind::Fallthrough)
            }
            Token::Break => {
                self.next();
                let label = self.at(Token::Name).then(|| self.name());
                stmt(StmtKind::Break(label))
            }
            Token::Continue => {
                self.next();
                let label = self.at(Token::Name).then(|| self.name());
                stmt(StmtKind::Continue(label))
            }
            Token::Goto => {
                self.next();
                let label = self.name();
                stmt(StmtKind::Goto(label))
            }
            Token::Go => {
                self.next();
                let call = self.call("go");
                stmt(StmtKind::Go(call))
            }
            Token::Defer => {
                self.next();
                let call = self.call("defer");
                stmt(StmtKind::Defer(call))
            }
            Token::Return => {
                self.next();
                let none = matches!(self.token(), Token::Semi | Token::Rbrace);
                let results = if none { Vec::new() } else { self.expr_list() };
                stmt(StmtKind::Return(results))
            }
            Token::Semi => stmt(StmtKind::Empty),
            _ => None,
        }
    }

    /// What follows `go` or `defer`. That it is a call is the checker's to ask.
    fn call(&mut self, keyword: &str) -> Expr {
        let mut x = self.nested(|p| p.primary_expr(None));
        if let ExprKind::Paren(_) = x.kind {
            self.report(
                x.pos,
                format!("expression in {keyword} must not be parenthesized"),
            );
            while let ExprKind::Paren(inner) = x.kind {
                x = *inner;
            }
        }
        x
    }

    /// `Label: Statement`; the label is consumed. None: the statement is missing.
    fn labeled(&mut self, label: Expr) -> Option<Stmt> {
        let colon = self.pos();
        self.want(Token::Colon);
        let stmt = if self.at(Token::Rbrace) {
            // The semicolon before a brace may be left out, and with it an empty statement.
            Some(Stmt {
                pos: self.pos(),
                kind: StmtKind::Empty,
            })
        } else {
            self.stmt()
        };
        let (Some(stmt), ExprKind::Name(name)) = (stmt, label.kind) else {
            self.error_at(colon, "missing statement after label");
            return None;
        };
        let label = Ident {
            id: label.id,
            pos: label.pos,
            name,
        };
        Some(Stmt {
            pos: colon,
            kind: StmtKind::Labeled {
                label,
                stmt: Box::new(stmt),
            },
        })
    }

    /// A simple statement outside the header of a `for`.
    pub(super) fn simple(&mut self) -> Stmt {
        let lhs = self.expr_list();
        self.simple_of(lhs)
    }

    fn simple_of(&mut self, lhs: Vec<Expr>) -> Stmt {
        match self.simple_or_range(lhs, false) {
            Simple::Stmt(stmt) => stmt,
            // Only asked for where it is allowed; kept total for the compiler.
            Simple::Range { x, .. } => Stmt {
                pos: x.pos,
                kind: StmtKind::Bad,
            },
        }
    }

    /// What follows the expressions `lhs`: `:= rhs`, `= rhs`, `op= rhs`, `++`, `<- value`, nothing, or, if `range`
    /// is allowed, `:= range x`. The statement's position is its operator's.
    pub(super) fn simple_or_range(&mut self, mut lhs: Vec<Expr>, range: bool) -> Simple {
        let pos = self.pos();
        let token = self.token();
        let kind = match token {
            Token::Assign | Token::Define => {
                self.next();
                if range && self.got(Token::Range) {
                    let x = self.expr();
                    return Simple::Range {
                        lhs,
                        define: token == Token::Define,
                        x,
                    };
                }
                let rhs = self.expr_list();
                if token == Token::Define {
                    StmtKind::Define { lhs, rhs }
                } else {
                    StmtKind::Assign { lhs, op: None, rhs }
                }
            }
            _ if lhs.len() > 1 => {
                self.error_here("expected := or = or comma");
                self.advance(&[Token::Semi, Token::Rbrace]);
                let first = lhs.remove(0);
                return Simple::Stmt(Stmt {
                    pos: first.pos,
                    kind: StmtKind::Expr(first),
                });
            }
            Token::AssignOp(op) => {
                self.next();
                let rhs = vec![self.expr()];
                StmtKind::Assign {
                    lhs,
                    op: Some(op),
                    rhs,
                }
            }
            Token::IncDec(inc) => {
                self.next();
                StmtKind::IncDec {
                    x: lhs.remove(0),
                    inc,
                }
            }
            Token::Arrow => {
                self.next();
                let value = self.expr();
                StmtKind::Send {
                    ch: lhs.remove(0),
                    value,
                }
            }
            _ => {
                let x = lhs.remove(0);
                return Simple::Stmt(Stmt {
                    pos: x.pos,
                    kind: StmtKind::Expr(x),
                });
            }
        };
        Simple::Stmt(Stmt { pos, kind })
    }

    fn if_stmt(&mut self) -> Stmt {
        let pos = self.pos();
        let header = self.header(Token::If);
        let cond = self.condition(header.cond);
        let then = self.block("if clause");
        let mut other = None;
        if self.got(Token::Else) {
            match self.token() {
                Token::If => other = Some(Box::new(self.nested(Self::if_stmt))),
                Token::Lbrace => {
                    let pos = self.pos();
                    let block = self.block("");
                    other = Some(Box::new(Stmt {
                        pos,
                        kind: StmtKind::Block(block),
                    }));
                }
                _ => {
                    self.error_here("else must be followed by if or statement block");
                    self.advance(&[Token::Name, Token::Rbrace]);
                }
            }
        }
        Stmt {
            pos,
            kind: StmtKind::If {
                init: header.init,
                cond,
                then,
                other,
            },
        }
    }

    fn condition(&mut self, cond: Option<Stmt>) -> Expr {
        match cond {
            Some(Stmt {
                kind: StmtKind::Expr(x),
                ..
            }) => x,
            _ => self.bad_expr(),
        }
    }

    fn for_stmt(&mut self) -> Stmt {
        let pos = self.pos();
        let header = self.header(Token::For);
        let body = self.block("for clause");
        let Header {
            init,
            cond,
            post,
            range,
        } = header;
        let kind = match range {
            Some((mut lhs, define, x)) => {
                if lhs.len() > 2 {
                    let message = "range clause permits at most two iteration variables";
                    self.later
                        .push(Diagnostic::error(lhs[2].start(), "InvalidIterVar", message));
                    lhs.truncate(2);
                }
                let mut lhs = lhs.into_iter();
                let (key, value) = (lhs.next(), lhs.next());
                StmtKind::Range(Box::new(RangeStmt {
                    key,
                    value,
                    define,
                    x,
                    body,
                }))
            }
            None => {
                let cond = cond.map(|cond| self.condition(Some(cond)));
                StmtKind::For {
                    init,
                    cond,
                    post,
                    body,
                }
            }
        };
        Stmt { pos, kind }
    }

    fn switch_stmt(&mut self) -> Stmt {
        let pos = self.pos();
        let Header { init, cond, .. } = self.header(Token::Switch);
        let mut cases = Vec::new();
        let rbrace = self.clauses("missing { after switch clause", |p| {
            let case = p.case();
            cases.push(case);
        });
        let kind = match cond.map(|cond| cond.kind) {
            Some(StmtKind::Define { mut lhs, mut rhs }) => {
                let (x, name) = (guarded(rhs.remove(0)), lhs.remove(0));
                match name.kind {
                    ExprKind::Name(text) => {
                        let bind = Some(Ident {
                            id: name.id,
                            pos: name.pos,
                            name: text,
                        });
                        StmtKind::TypeSwitch {
                            init,
                            bind,
                            x,
                            cases,
                            rbrace,
                        }
                    }
                    _ => StmtKind::TypeSwitch {
                        init,
                        bind: None,
                        x,
                        cases,
                        rbrace,
                    },
                }
            }
            Some(StmtKind::Expr(tag)) if matches!(tag.kind, ExprKind::Assert { ty: None, .. }) => {
                StmtKind::TypeSwitch {
                    init,
                    bind: None,
                    x: guarded(tag),
                    cases,
                    rbrace,
                }
            }
            Some(StmtKind::Expr(tag)) => StmtKind::Switch {
                init,
                tag: Some(tag),
                cases,
                rbrace,
            },
            _ => StmtKind::Switch {
                init,
                tag: None,
                cases,
                rbrace,
            },
        };
        Stmt { pos, kind }
    }

    fn select_stmt(&mut self) -> Stmt {
        let pos = self.pos();
        self.want(Token::Select);
        let mut cases = Vec::new();
        let rbrace = self.clauses("missing { after select clause", |p| {
            let (pos, first) = (p.pos(), p.token());
            let comm = match first {
                Token::Case => {
                    p.next();
                    Some(Box::new(p.simple()))
                }
                _ => p.default_clause(),
            };
            let colon = p.pos();
            p.want(Token::Colon);
            let body = p.stmt_list();
            cases.push(CommCase {
                pos,
                comm,
                colon,
                body,
            });
        });
        Stmt {
            pos,
            kind: StmtKind::Select { cases, rbrace },
        }
    }

    /// `{ { Clause } }`; returns where the closing brace is.
    fn clauses(&mut self, missing: &str, mut clause: impl FnMut(&mut Self)) -> Pos {
        if !self.got(Token::Lbrace) {
            self.error_here(missing);
            self.advance(&[Token::Case, Token::Default, Token::Rbrace]);
        }
        while !matches!(self.token(), Token::Eof | Token::Rbrace) {
            clause(self);
        }
        let rbrace = self.pos();
        self.want(Token::Rbrace);
        rbrace
    }

    /// `default`; there is nothing else that it yields.
    fn default_clause<T>(&mut self) -> Option<T> {
        if !self.got(Token::Default) {
            self.error_here("expected case or default or }");
            self.advance(&[Token::Colon, Token::Case, Token::Default, Token::Rbrace]);
        }
        None
    }

    /// `case Exprs:` or `default:` with its statements
    fn case(&mut self) -> Case {
        let pos = self.pos();
        let default = !self.got(Token::Case);
        let exprs = if default {
            self.default_clause().unwrap_or_default()
        } else {
            self.expr_list()
        };
        let colon = self.pos();
        self.want(Token::Colon);
        let body = self.stmt_list();
        Case {
            pos,
            exprs,
            default,
            colon,
            body,
        }
    }
}

/// Whether an expression statement may begin with the operator.
fn begins_expr(op: Operator) -> bool {
    use BinaryOp::{Add, And, Mul, Sub, Xor};
    matches!(
        op,
        Operator::Not | Operator::Binary(Add | Sub | Mul | And | Xor)
    )
}

/// `y` of `y.(type)`
fn guarded(guard: Expr) -> Expr {
    match guard.kind {
        ExprKind::Assert { x, .. } => *x,
        kind => Expr { kind, ..guard },
    }
}
