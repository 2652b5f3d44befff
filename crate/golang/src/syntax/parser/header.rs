//! The headers of `if`, `for` and `switch`: all that stands before the block.

use super::Parser;
use super::stmt::Simple;
use crate::syntax::ast::*;
use crate::syntax::token::Token;

/// What stands between a keyword and its block.
#[derive(Default)]
pub(super) struct Header {
    pub(super) init: Option<Box<Stmt>>,
    /// An expression, except for a type switch, where it may be a definition.
    pub(super) cond: Option<Stmt>,
    pub(super) post: Option<Box<Stmt>>,
    pub(super) range: Option<(Vec<Expr>, bool, Expr)>,
}

impl<'a> Parser<'a> {
    /// `[ init ; ] [ cond ] [ ; post ]` after `keyword`, which is one of `if`, `for` and `switch`.
    pub(super) fn header(&mut self, keyword: Token) -> Header {
        let mut header = Header::default();
        self.want(keyword);
        if self.at(Token::Lbrace) {
            if keyword == Token::If {
                self.error_here("missing condition in if statement");
                header.cond = Some(self.bad_stmt());
            }
            return header;
        }
        let outer = std::mem::replace(&mut self.level, -1);
        self.header_clauses(keyword, &mut header);
        self.level = outer;
        header
    }

    fn bad_stmt(&mut self) -> Stmt {
        let bad = self.bad_expr();
        Stmt {
            pos: bad.pos,
            kind: StmtKind::Expr(bad),
        }
    }

    fn header_clauses(&mut self, keyword: Token, header: &mut Header) {
        let is_for = keyword == Token::For;
        let mut first = None;
        if !self.at(Token::Semi) {
            if self.got(Token::Var) {
                let text = keyword.text();
                self.error_here(&format!(
                    "var declaration not allowed in {text} initializer"
                ));
            }
            let simple = if is_for && self.got(Token::Range) {
                let x = self.expr();
                Simple::Range {
                    lhs: Vec::new(),
                    define: false,
                    x,
                }
            } else {
                let lhs = self.expr_list();
                self.simple_or_range(lhs, is_for)
            };
            match simple {
                Simple::Stmt(stmt) => first = Some(stmt),
                Simple::Range { lhs, define, x } => {
                    header.range = Some((lhs, define, x));
                    return;
                }
            }
        }
        if self.at(Token::Lbrace) {
            header.cond = first;
            self.check_condition(keyword, header);
            return;
        }
        header.init = first.map(Box::new);
        // Where the first semicolon is, and how it is written.
        let mut semi = None;
        if self.at(Token::Semi) {
            semi = Some((self.pos(), self.current.text));
            self.next();
        } else {
            // A semicolon would do, but a brace is what is more often forgotten.
            self.want(Token::Lbrace);
            if !self.at(Token::Lbrace) {
                self.advance(&[Token::Lbrace, Token::Rbrace]);
            }
        }
        if is_for {
            if !self.at(Token::Semi) {
                if self.at(Token::Lbrace) {
                    self.error_here("expected for loop condition");
                    return;
                }
                header.cond = Some(self.simple());
            }
            self.want(Token::Semi);
            if !self.at(Token::Lbrace) {
                let post = self.simple();
                if let StmtKind::Define { .. } = post.kind {
                    self.error_at(post.pos, "cannot declare in post statement of for loop");
                }
                header.post = Some(Box::new(post));
            }
        } else if !self.at(Token::Lbrace) {
            header.cond = Some(self.simple());
        }
        if keyword == Token::If && header.cond.is_none() {
            if let Some((pos, text)) = semi {
                if text == "semicolon" {
                    self.error_at(pos, "missing condition in if statement");
                } else {
                    self.error_at(
                        pos,
                        &format!("unexpected {text}, expected {{ after if clause"),
                    );
                }
            }
            header.cond = Some(self.bad_stmt());
        }
        self.check_condition(keyword, header);
    }

    /// A condition is an expression, or in a switch `x := y.(type)`. The common slip is `=` for `==`.
    fn check_condition(&mut self, keyword: Token, header: &mut Header) {
        let Some(Stmt { pos, kind }) = &header.cond else {
            return;
        };
        let pos = *pos;
        let text = match kind {
            StmtKind::Expr(_) => return,
            StmtKind::Define { lhs, rhs } if keyword == Token::Switch && is_guard(lhs, rhs) => {
                return;
            }
            StmtKind::Assign { lhs, op: None, rhs } => {
                format!(
                    "assignment {} = {}",
                    self.emphasized(lhs),
                    self.emphasized(rhs)
                )
            }
            StmtKind::Define { lhs, rhs } => {
                format!("{} := {}", self.list_text(lhs), self.list_text(rhs))
            }
            StmtKind::Assign {
                lhs,
                op: Some(op),
                rhs,
            } => {
                format!(
                    "{} {}= {}",
                    self.list_text(lhs),
                    op.text(),
                    self.list_text(rhs)
                )
            }
            StmtKind::IncDec { x, inc } => {
                format!("{}{}", self.expr_text(x), if *inc { "++" } else { "--" })
            }
            StmtKind::Send { ch, value } => {
                format!("{} <- {}", self.expr_text(ch), self.expr_text(value))
            }
            _ => return,
        };
        self.error_at(pos, &format!("cannot use {text} as value"));
        header.cond = Some(self.bad_stmt());
    }

    /// The sides of an assignment, a binary expression in parentheses to set it off from the `=`.
    fn emphasized(&self, list: &[Expr]) -> String {
        match list {
            [x] if matches!(x.kind, ExprKind::Binary { .. }) => format!("({})", self.expr_text(x)),
            _ => self.list_text(list),
        }
    }

    fn list_text(&self, list: &[Expr]) -> String {
        list.iter()
            .map(|x| self.expr_text(x))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn expr_text(&self, x: &Expr) -> String {
        if let ExprKind::Bad = x.kind {
            return "<bad expr>".to_string();
        }
        self.source(x.start(), x.end)
    }
}

/// Whether `lhs := rhs` is `x := y.(type)`.
fn is_guard(lhs: &[Expr], rhs: &[Expr]) -> bool {
    matches!(
        (lhs, rhs),
        (
            [Expr {
                kind: ExprKind::Name(_),
                ..
            }],
            [Expr {
                kind: ExprKind::Assert { ty: None, .. },
                ..
            }]
        )
    )
}
