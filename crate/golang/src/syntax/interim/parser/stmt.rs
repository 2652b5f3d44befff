//! Statements.

use super::*;

const SEMI: Token = Token::Semi(SemiKind::Written);

/// What a simple statement may be besides itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Header {
    /// A statement of its own.
    None,
    /// `for` accepts a range clause.
    For,
    Switch,
    Other,
}

/// A simple statement, or what only a header may hold.
enum Simple {
    Stmt(Stmt),
    /// `key, value := range x`
    Range { pos: Pos, key: Option<Expr>, value: Option<Expr>, define: bool, x: Expr },
    /// `bind := x.(type)`
    TypeSwitch { bind: Option<Ident>, x: Expr },
}

impl Parser<'_> {
    /// `{ statements }`; `context` says after what, in errors.
    pub(super) fn block(&mut self, context: &str) -> Block {
        let lbrace = self.pos;
        if !self.got(&Token::LBrace) {
            let about = if context.is_empty() { "expected {".to_string() } else { format!("expected {{ after {context}") };
            self.unexpected(&about);
            self.advance(&[Token::Name("".into()), Token::RBrace]);
            let rbrace = self.pos;
            if self.got(&Token::RBrace) {
                return Block { lbrace, stmts: Vec::new(), rbrace };
            }
        }
        let stmts = self.stmt_list();
        let rbrace = self.pos;
        self.want(&Token::RBrace);
        Block { lbrace, stmts, rbrace }
    }

    fn stmt_list(&mut self) -> Vec<Stmt> {
        let mut stmts = Vec::new();
        while !self.at_end() && !self.is(&Token::RBrace) && !matches!(self.tok, Token::Keyword(Keyword::Case | Keyword::Default))
        {
            let before = self.pos;
            let stmt = match self.deeper(Self::stmt) {
                Some(Some(stmt)) => stmt,
                Some(None) => {
                    self.unexpected("expected }");
                    self.advance(&[SEMI, Token::RBrace]);
                    if self.pos == before && !self.is_semi() && !self.is(&Token::RBrace) {
                        self.next();
                    }
                    if self.is_semi() {
                        self.next();
                    }
                    continue;
                }
                None => break,
            };
            stmts.push(stmt);
            // A `)` or `}` may follow without a semicolon.
            if self.is_semi() {
                self.next();
            } else if !self.is(&Token::RBrace) && !self.is(&Token::RParen) {
                if self.at_end() {
                    break;
                }
                self.unexpected("at end of statement");
                self.advance(&[SEMI, Token::RBrace]);
                if self.is_semi() {
                    self.next();
                } else if self.pos == before {
                    self.next();
                }
            } else if self.is(&Token::RParen) {
                self.unexpected("at end of statement");
                self.advance(&[SEMI, Token::RBrace]);
                if self.is_semi() {
                    self.next();
                }
            }
        }
        stmts
    }

    fn make(&self, pos: Pos, kind: StmtKind) -> Stmt {
        Stmt { pos, kind }
    }

    /// None where no statement starts.
    fn stmt(&mut self) -> Option<Stmt> {
        use Keyword::*;
        let pos = self.pos;
        let kind = match &self.tok {
            Token::Name(_) => return Some(self.name_stmt()),
            Token::LBrace => StmtKind::Block(self.block("")),
            Token::Semi(_) => StmtKind::Empty,
            Token::Op(BinaryOp::Add | BinaryOp::Sub | BinaryOp::Xor | BinaryOp::And)
            | Token::Star
            | Token::Arrow
            | Token::Not
            | Token::Tilde
            | Token::Literal(..)
            | Token::LBrack
            | Token::LParen
            | Token::Keyword(Func | Chan | Map | Struct | Interface) => return Some(self.simple_stmt()),
            Token::Keyword(Var | Const | Type) => {
                let mut decls = Vec::new();
                self.declaration(&mut decls);
                StmtKind::Decl(decls)
            }
            Token::Keyword(For) => self.for_stmt(),
            Token::Keyword(Switch) => self.switch_stmt(),
            Token::Keyword(Select) => self.select_stmt(),
            Token::Keyword(If) => self.if_stmt(),
            Token::Keyword(Fallthrough) => {
                self.next();
                StmtKind::Fallthrough
            }
            Token::Keyword(word @ (Break | Continue)) => {
                let is_break = *word == Break;
                self.next();
                let label = matches!(self.tok, Token::Name(_)).then(|| self.name());
                if is_break { StmtKind::Break(label) } else { StmtKind::Continue(label) }
            }
            Token::Keyword(word @ (Go | Defer)) => {
                let is_go = *word == Go;
                let what = word.text();
                self.next();
                let call = self.call_expr(what);
                if is_go { StmtKind::Go(call) } else { StmtKind::Defer(call) }
            }
            Token::Keyword(Goto) => {
                self.next();
                StmtKind::Goto(self.name())
            }
            Token::Keyword(Return) => {
                self.next();
                let empty = self.is_semi() || self.is(&Token::RBrace) || self.at_end();
                StmtKind::Return(if empty { Vec::new() } else { self.expr_list() })
            }
            _ => return None,
        };
        Some(self.make(pos, kind))
    }

    /// What follows `go` or `defer`.
    fn call_expr(&mut self, what: &str) -> Expr {
        let pos = self.pos;
        let x = self.expr();
        if !matches!(x.unparen().kind, ExprKind::Call { .. } | ExprKind::Bad) {
            self.error_at(x.start(), format!("expression in {what} must be function call"));
            return Expr { kind: ExprKind::Bad, ..x };
        }
        if matches!(x.kind, ExprKind::Paren(_)) {
            self.error_at(pos, format!("expression in {what} must not be parenthesized"));
        }
        x
    }

    /// A label, or a simple statement that starts with a name.
    fn name_stmt(&mut self) -> Stmt {
        let pos = self.pos;
        let first = self.expr_list();
        if first.len() == 1
            && self.is(&Token::Colon)
            && let ExprKind::Name(name) = &first[0].kind
        {
            let label = Ident { id: first[0].id, pos, name: name.clone() };
            self.next();
            if self.is(&Token::RBrace) {
                let empty = Box::new(self.make(self.pos, StmtKind::Empty));
                return self.make(pos, StmtKind::Labeled { label, stmt: empty });
            }
            let stmt = match self.deeper(Self::stmt) {
                Some(Some(stmt)) => stmt,
                _ => {
                    self.syntax_error(self.pos, "missing statement after label");
                    self.make(self.pos, StmtKind::Bad)
                }
            };
            return self.make(pos, StmtKind::Labeled { label, stmt: Box::new(stmt) });
        }
        match self.simple_after(pos, first, Header::None) {
            Simple::Stmt(stmt) => stmt,
            _ => self.make(pos, StmtKind::Bad),
        }
    }

    fn simple_stmt(&mut self) -> Stmt {
        let pos = self.pos;
        let first = self.expr_list();
        match self.simple_after(pos, first, Header::None) {
            Simple::Stmt(stmt) => stmt,
            _ => self.make(pos, StmtKind::Bad),
        }
    }

    fn simple(&mut self, header: Header) -> Simple {
        let pos = self.pos;
        if header == Header::For && self.is_word(Keyword::Range) {
            return self.range_after(pos, Vec::new(), false);
        }
        let first = self.expr_list();
        self.simple_after(pos, first, header)
    }

    fn range_after(&mut self, pos: Pos, mut lhs: Vec<Expr>, define: bool) -> Simple {
        self.next();
        let x = self.expr();
        if lhs.len() > 2 {
            self.error_at(lhs[2].start(), "range clause permits at most two iteration variables".into());
            lhs.truncate(2);
        }
        let mut lhs = lhs.into_iter();
        Simple::Range { pos, key: lhs.next(), value: lhs.next(), define, x }
    }

    /// A simple statement after its first expressions.
    fn simple_after(&mut self, start: Pos, mut lhs: Vec<Expr>, header: Header) -> Simple {
        let pos = self.pos;
        let single = lhs.len() == 1;
        let kind = match self.tok.clone() {
            Token::AssignOp(op) if single => {
                self.next();
                StmtKind::Assign { lhs, op: Some(op), rhs: vec![self.expr()] }
            }
            Token::IncDec(inc) if single => {
                self.next();
                match lhs.pop() {
                    Some(x) => StmtKind::IncDec { x, inc },
                    None => StmtKind::Bad,
                }
            }
            Token::Arrow if single => {
                self.next();
                let value = self.expr();
                match lhs.pop() {
                    Some(ch) => StmtKind::Send { ch, value },
                    None => StmtKind::Bad,
                }
            }
            Token::Assign | Token::Define => {
                let define = self.is(&Token::Define);
                self.next();
                if header == Header::For && self.is_word(Keyword::Range) {
                    return self.range_after(start, lhs, define);
                }
                let mut rhs = self.expr_list();
                if define
                    && single
                    && rhs.len() == 1
                    && header == Header::Switch
                    && let ExprKind::Assert { ty: None, .. } = rhs[0].kind
                {
                    let bind = match &lhs[0].kind {
                        ExprKind::Name(name) => Some(Ident { id: lhs[0].id, pos: lhs[0].pos, name: name.clone() }),
                        _ => {
                            self.error_at(lhs[0].start(), "invalid variable name in type switch".into());
                            None
                        }
                    };
                    if let Some(Expr { kind: ExprKind::Assert { x, .. }, .. }) = rhs.pop() {
                        return Simple::TypeSwitch { bind, x: *x };
                    }
                }
                if define {
                    for x in &lhs {
                        if !matches!(x.kind, ExprKind::Name(_) | ExprKind::Bad) {
                            self.syntax_error(x.start(), "non-name on left side of :=");
                        }
                    }
                    return Simple::Stmt(self.make(pos, StmtKind::Define { lhs, rhs }));
                }
                return Simple::Stmt(self.make(pos, StmtKind::Assign { lhs, op: None, rhs }));
            }
            _ if !single => {
                self.unexpected("expected := or = or comma");
                self.advance(&[SEMI, Token::RBrace]);
                StmtKind::Bad
            }
            _ => match lhs.pop() {
                Some(Expr { kind: ExprKind::Assert { x, ty: None }, .. }) if header == Header::Switch => {
                    return Simple::TypeSwitch { bind: None, x: *x };
                }
                Some(x) => return Simple::Stmt(self.make(start, StmtKind::Expr(x))),
                None => StmtKind::Bad,
            },
        };
        Simple::Stmt(self.make(pos, kind))
    }

    fn for_stmt(&mut self) -> StmtKind {
        self.next();
        let level = std::mem::replace(&mut self.expr_level, -1);
        let mut init = None;
        let mut cond = None;
        let mut post = None;
        if self.is_word(Keyword::Var) {
            self.syntax_error(self.pos, "var declaration not allowed in for initializer");
            self.next();
        }
        if !self.is(&Token::LBrace) {
            if !self.is_semi() {
                match self.simple(Header::For) {
                    Simple::Range { key, value, define, x, .. } => {
                        self.expr_level = level;
                        let body = self.block("for clause");
                        return StmtKind::Range(Box::new(RangeStmt { key, value, define, x, body }));
                    }
                    Simple::Stmt(stmt) => init = Some(stmt),
                    Simple::TypeSwitch { x, .. } => init = Some(self.stray_type_switch(&x)),
                }
            }
            if self.is_semi() {
                let newline = self.is(&Token::Semi(SemiKind::Newline));
                self.next();
                if newline && self.is(&Token::LBrace) {
                    self.syntax_error(self.pos, "unexpected newline, expected { after for clause");
                } else {
                    if !self.is_semi() {
                        if self.is(&Token::LBrace) {
                            self.syntax_error(self.pos, "expected for loop condition");
                        } else {
                            let stmt = self.simple(Header::Other);
                            cond = self.condition(stmt, "for loop");
                        }
                    }
                    if self.is_semi() {
                        self.next();
                    } else if !self.is(&Token::LBrace) || cond.is_some() {
                        self.unexpected("expected { after for clause");
                        if !self.is(&Token::LBrace) {
                            self.advance(&[Token::LBrace, SEMI]);
                            if self.is_semi() {
                                self.next();
                            }
                        }
                    }
                    if !self.is(&Token::LBrace) {
                        match self.simple(Header::Other) {
                            Simple::Stmt(stmt) => {
                                if let StmtKind::Define { .. } = stmt.kind {
                                    self.syntax_error(stmt.pos, "cannot declare in post statement of for loop");
                                }
                                post = Some(Box::new(stmt));
                            }
                            Simple::Range { x, .. } | Simple::TypeSwitch { x, .. } => {
                                post = Some(Box::new(self.stray_type_switch(&x)));
                            }
                        }
                    }
                }
            } else if let Some(stmt) = init.take() {
                cond = self.condition(Simple::Stmt(stmt), "for loop");
            }
        }
        self.expr_level = level;
        let body = self.block("for clause");
        StmtKind::For { init: init.map(Box::new), cond, post, body }
    }

    fn stray_type_switch(&mut self, x: &Expr) -> Stmt {
        self.syntax_error(x.start(), "use of .(type) outside type switch");
        self.make(x.start(), StmtKind::Bad)
    }

    /// A simple statement as a condition: it must be an expression.
    fn condition(&mut self, stmt: Simple, of: &str) -> Option<Expr> {
        match stmt {
            Simple::Stmt(Stmt { kind: StmtKind::Expr(x), .. }) => Some(x),
            Simple::Stmt(Stmt { kind: StmtKind::Bad, .. }) => Some(self.bad_expr()),
            Simple::Stmt(stmt) => {
                let what = match &stmt.kind {
                    StmtKind::Assign { lhs, op: None, rhs } if lhs.len() == 1 && rhs.len() == 1 => {
                        let text = format!("{} = {}", self.source(&lhs[0]), self.source(&rhs[0]));
                        self.syntax_error(lhs[0].start(), &format!("cannot use assignment {text} as value"));
                        return Some(self.bad_expr());
                    }
                    StmtKind::Define { lhs, rhs } if lhs.len() == 1 && rhs.len() == 1 => {
                        format!("{} := {}", self.source(&lhs[0]), self.source(&rhs[0]))
                    }
                    _ => of.to_string(),
                };
                self.syntax_error(stmt.pos, &format!("cannot use {what} as value"));
                Some(self.bad_expr())
            }
            Simple::Range { x, .. } | Simple::TypeSwitch { x, .. } => {
                self.stray_type_switch(&x);
                Some(self.bad_expr())
            }
        }
    }

    /// The text of an expression.
    fn source(&self, x: &Expr) -> String {
        let Some(file) = self.map.file(x.start()) else { return String::new() };
        let (from, to) = ((x.start().0 - file.base.0) as usize, (x.end.0 - file.base.0) as usize);
        file.text.get(from..to).unwrap_or("").to_string()
    }

    fn if_stmt(&mut self) -> StmtKind {
        let pos = self.pos;
        self.next();
        let level = std::mem::replace(&mut self.expr_level, -1);
        let mut init = None;
        let mut cond = None;
        if self.is(&Token::LBrace) {
            self.syntax_error(self.pos, "missing condition in if statement");
        } else {
            if !self.is_semi() {
                if self.is_word(Keyword::Var) {
                    self.syntax_error(self.pos, "var declaration not allowed in if initializer");
                    self.next();
                }
                init = Some(self.simple(Header::Other));
            }
            if self.is_semi() {
                let semi = self.pos;
                let newline = self.is(&Token::Semi(SemiKind::Newline));
                self.next();
                if self.is(&Token::LBrace) {
                    if newline {
                        self.syntax_error(semi, "unexpected newline, expected { after if clause");
                    } else {
                        self.syntax_error(semi, "missing condition in if statement");
                    }
                } else {
                    let stmt = self.simple(Header::Other);
                    cond = self.condition(stmt, "if statement");
                }
            } else if let Some(stmt) = init.take() {
                cond = self.condition(stmt, "if statement");
            }
        }
        self.expr_level = level;
        let init = match init {
            Some(Simple::Stmt(stmt)) => Some(Box::new(stmt)),
            Some(Simple::Range { x, .. } | Simple::TypeSwitch { x, .. }) => Some(Box::new(self.stray_type_switch(&x))),
            None => None,
        };
        let then = self.block("if clause");
        let mut other = None;
        if self.got_word(Keyword::Else) {
            let at = self.pos;
            other = match self.tok {
                Token::Keyword(Keyword::If) => {
                    let kind = self.deeper(Self::if_stmt).unwrap_or(StmtKind::Bad);
                    Some(Box::new(self.make(at, kind)))
                }
                Token::LBrace => {
                    let block = self.block("");
                    Some(Box::new(self.make(at, StmtKind::Block(block))))
                }
                _ => {
                    self.syntax_error(self.pos, "else must be followed by if or statement block");
                    self.advance(&[Token::Name("".into()), Token::RBrace]);
                    None
                }
            };
        }
        let cond = match cond {
            Some(cond) => cond,
            None => self.expr_node(pos, ExprKind::Bad),
        };
        StmtKind::If { init, cond, then, other }
    }

    fn switch_stmt(&mut self) -> StmtKind {
        self.next();
        let level = std::mem::replace(&mut self.expr_level, -1);
        let mut init = None;
        let mut tag = None;
        if !self.is(&Token::LBrace) {
            if !self.is_semi() {
                tag = Some(self.simple(Header::Switch));
            }
            if self.is_semi() {
                let newline = self.is(&Token::Semi(SemiKind::Newline));
                self.next();
                if newline && self.is(&Token::LBrace) {
                    self.syntax_error(self.pos, "unexpected newline, expected { after switch clause");
                }
                init = tag.take();
                if !self.is(&Token::LBrace) {
                    tag = Some(self.simple(Header::Switch));
                }
            }
        }
        self.expr_level = level;
        let init = match init {
            Some(Simple::Stmt(stmt)) => Some(Box::new(stmt)),
            Some(Simple::Range { x, .. } | Simple::TypeSwitch { x, .. }) => Some(Box::new(self.stray_type_switch(&x))),
            None => None,
        };
        let type_switch = match tag {
            Some(Simple::TypeSwitch { bind, x }) => Ok((bind, x)),
            Some(stmt) => Err(self.condition(stmt, "switch expression")),
            None => Err(None),
        };
        if !self.got(&Token::LBrace) {
            self.unexpected("expected { after switch clause");
            self.advance(&[Token::Keyword(Keyword::Case), Token::Keyword(Keyword::Default), Token::RBrace]);
        }
        let mut cases = Vec::new();
        while !self.at_end() && !self.is(&Token::RBrace) {
            cases.extend(self.case());
        }
        let rbrace = self.pos;
        self.want(&Token::RBrace);
        match type_switch {
            Ok((bind, x)) => StmtKind::TypeSwitch { init, bind, x, cases, rbrace },
            Err(tag) => StmtKind::Switch { init, tag, cases, rbrace },
        }
    }

    fn case(&mut self) -> Option<Case> {
        let pos = self.pos;
        let mut exprs = Vec::new();
        let default = self.got_word(Keyword::Default);
        if !default {
            if !self.got_word(Keyword::Case) {
                self.unexpected("expected case or default or }");
                self.advance(&[Token::Keyword(Keyword::Case), Token::Keyword(Keyword::Default), Token::RBrace]);
                return None;
            }
            exprs.push(self.type_or_expr());
            while self.got(&Token::Comma) {
                exprs.push(self.type_or_expr());
            }
        }
        let colon = self.pos;
        self.want(&Token::Colon);
        let body = self.stmt_list();
        Some(Case { pos, exprs, default, colon, body })
    }

    fn select_stmt(&mut self) -> StmtKind {
        self.next();
        if !self.got(&Token::LBrace) {
            self.unexpected("expected { after select clause");
            self.advance(&[Token::Keyword(Keyword::Case), Token::Keyword(Keyword::Default), Token::RBrace]);
        }
        let mut cases = Vec::new();
        while !self.at_end() && !self.is(&Token::RBrace) {
            let pos = self.pos;
            let comm = if self.got_word(Keyword::Default) {
                None
            } else if self.got_word(Keyword::Case) {
                match self.simple(Header::Other) {
                    Simple::Stmt(stmt) => Some(Box::new(stmt)),
                    Simple::Range { x, .. } | Simple::TypeSwitch { x, .. } => Some(Box::new(self.stray_type_switch(&x))),
                }
            } else {
                self.unexpected("expected case or default or }");
                self.advance(&[Token::Keyword(Keyword::Case), Token::Keyword(Keyword::Default), Token::RBrace]);
                continue;
            };
            let colon = self.pos;
            self.want(&Token::Colon);
            let body = self.stmt_list();
            cases.push(CommCase { pos, comm, colon, body });
        }
        let rbrace = self.pos;
        self.want(&Token::RBrace);
        StmtKind::Select { cases, rbrace }
    }
}
