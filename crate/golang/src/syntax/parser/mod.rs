//! Tokens → syntax tree, by recursive descent with one token of lookahead and no backtracking.
//!
//! Errors do not stop the parser. It reports what it wanted, skips to a token where it can go on
//! (`advance`), and leaves a hole in the tree. The tokens it skips to decide which further errors
//! come out, so they are chosen to give the ones that gc gives; `tests/syntax/errors.txt` holds
//! pairs of broken source and gc's messages.
//!
//! Trees are bounded in height. Later stages, and dropping the tree, recurse over it, and a page's
//! stack is small; the parser therefore gives up on what no person writes.

mod decl;
mod expr;
mod header;
mod params;
mod stmt;
mod types;

use super::ast::*;
use super::lexer::{Lexed, Lexer};
use super::token::Token;
use crate::hash::HashMap;
use crate::source::{Diagnostic, Pos, SourceMap};
use std::rc::Rc;

/// The greatest height of an expression, type or statement, in nodes.
const MAX_HEIGHT: u32 = 400;

/// More nodes than that no file's types may take by copying.
const MAX_COPIED: u32 = 1 << 18;

/// After so many errors a file is given up.
const MAX_ERRORS: usize = 10;

/// What every syntax error begins with; other errors of the lexer and parser do not.
const PREFIX: &str = "syntax error: ";

/// Keywords that begin a statement, where recovery inside a function may stop.
const STATEMENT_STARTS: [Token; 14] = [
    Token::Break,
    Token::Const,
    Token::Continue,
    Token::Defer,
    Token::Fallthrough,
    Token::For,
    Token::Go,
    Token::Goto,
    Token::If,
    Token::Return,
    Token::Select,
    Token::Switch,
    Token::Type,
    Token::Var,
];

/// Parses a file.
pub(super) fn parse(
    map: &SourceMap,
    base: Pos,
    ids: &mut ExprIds,
    diagnostics: &mut Vec<Diagnostic>,
) -> File {
    let mut parser = Parser::new(map, base, base, ids);
    let file = parser.file();
    parser.report_to(diagnostics);
    file
}

/// Parses a file but for the bodies of its functions and, if they are not wanted, its comments.
pub(super) fn parse_outline(
    map: &SourceMap,
    base: Pos,
    comments: bool,
    ids: &mut ExprIds,
    diagnostics: &mut Vec<Diagnostic>,
) -> File {
    let mut parser = Parser::new(map, base, base, ids);
    parser.outline = true;
    parser.lexer.drop_comments = !comments;
    let file = parser.file();
    parser.report_to(diagnostics);
    file
}

/// Parses the function body that begins at `lbrace`.
pub(super) fn parse_body(
    map: &SourceMap,
    lbrace: Pos,
    ids: &mut ExprIds,
    diagnostics: &mut Vec<Diagnostic>,
) -> Block {
    let base = map.file(lbrace).map_or(lbrace, |file| file.base);
    let mut parser = Parser::new(map, base, lbrace, ids);
    parser.lexer.drop_comments = true;
    let body = parser.func_body();
    parser.report_to(diagnostics);
    body
}

struct Parser<'a> {
    map: &'a SourceMap,
    base: Pos,
    text: &'a str,
    lexer: Lexer<'a>,
    /// The token not yet consumed.
    current: Lexed<'a>,
    /// Where the last consumed token ended.
    previous_end: Pos,
    ids: &'a mut ExprIds,
    /// One allocation for each name, however often it occurs.
    names: HashMap<&'a str, Name>,
    /// The expression level: below zero in the header of a statement, outside all brackets, where a `{`
    /// begins the statement's block and no composite literal.
    level: i32,
    /// The bodies of declared functions are skipped.
    outline: bool,
    /// How many function bodies are open.
    functions: u32,
    /// How many productions that can hold themselves are open.
    depth: u32,
    /// Nodes that were made by copying a type for each of several names.
    copied: u32,
    /// The height of the tallest tree completed inside the innermost production that counts it.
    height: u32,
    errors: Vec<Diagnostic>,
    /// What gc's type checker would say. Dropped if there is a syntax error, as then it would not run.
    later: Vec<Diagnostic>,
    /// Something was found wrong, reported or not.
    any_error: bool,
    last_syntax_line: Option<u32>,
    last_other: Option<(u32, String)>,
}

impl<'a> Parser<'a> {
    /// A parser of the file at `base`, whose first token is the one at `start`.
    fn new(map: &'a SourceMap, base: Pos, start: Pos, ids: &'a mut ExprIds) -> Parser<'a> {
        let text: &str = map.file(base).map_or("", |file| &file.text);
        let mut lexer = Lexer::new(text, base);
        if start > base {
            lexer.skip_to(start);
        }
        let current = lexer.read();
        let mut parser = Parser {
            map,
            base,
            text,
            lexer,
            current,
            previous_end: base,
            ids,
            names: HashMap::new(),
            level: 0,
            outline: false,
            functions: 0,
            depth: 0,
            copied: 0,
            height: 0,
            errors: Vec::new(),
            later: Vec::new(),
            any_error: false,
            last_syntax_line: None,
            last_other: None,
        };
        parser.take_lexer_errors();
        parser
    }

    fn report_to(self, diagnostics: &mut Vec<Diagnostic>) {
        let Parser {
            mut errors, later, ..
        } = self;
        if !errors.iter().any(|e| e.message.starts_with(PREFIX)) {
            errors.extend(later);
        }
        diagnostics.extend(errors);
    }

    fn token(&self) -> Token {
        self.current.token
    }

    fn pos(&self) -> Pos {
        self.current.pos
    }

    fn at(&self, token: Token) -> bool {
        self.current.token == token
    }

    fn next(&mut self) {
        self.previous_end = self.current.end;
        self.current = self.lexer.read();
        self.take_lexer_errors();
    }

    fn got(&mut self, token: Token) -> bool {
        let found = self.at(token);
        if found {
            self.next();
        }
        found
    }

    /// Consumes `token`. Anything else is reported, and consumed in its place.
    fn want(&mut self, token: Token) {
        if !self.got(token) {
            self.error_here(&format!("expected {}", token.wanted()));
            self.skip_one();
        }
    }

    /// Consumes `=`; takes `:=` for it, but complains.
    fn got_assign(&mut self) -> bool {
        if self.at(Token::Define) {
            self.error_here("expected =");
        }
        let found = matches!(self.token(), Token::Assign | Token::Define);
        if found {
            self.next();
        }
        found
    }

    fn skip_one(&mut self) {
        if !self.at(Token::Eof) {
            self.next();
        }
    }

    /// Skips to one of `follow` or, inside a function, to where a statement seems to begin.
    fn advance(&mut self, follow: &[Token]) {
        self.advance_until(|token| follow.contains(&token));
    }

    fn advance_until(&mut self, follow: impl Fn(Token) -> bool) {
        let starts = |token| STATEMENT_STARTS.contains(&token);
        while !(self.at(Token::Eof)
            || follow(self.token())
            || self.functions > 0 && starts(self.token()))
        {
            self.next();
        }
    }

    /// `item { sep item } [ sep ] close`, possibly no item; `item` answers true for the last one. The opening
    /// bracket is consumed. Returns where `close` is.
    fn list(
        &mut self,
        context: &str,
        sep: Token,
        close: Token,
        mut item: impl FnMut(&mut Self) -> bool,
    ) -> Pos {
        let mut last = false;
        while !self.at(Token::Eof) && !self.at(close) && !last {
            last = item(self);
            if !self.got(sep) && !self.at(close) {
                let (sep, end) = (sep.wanted(), close.wanted());
                self.error_here(&format!("in {context}; possibly missing {sep} or {end}"));
                self.advance(&[Token::Rparen, Token::Rbrack, Token::Rbrace]);
                if !self.at(close) {
                    return self.pos();
                }
            }
        }
        let pos = self.pos();
        self.want(close);
        pos
    }

    // Nodes

    fn expr_of(&mut self, pos: Pos, kind: ExprKind) -> Expr {
        Expr {
            id: self.ids.fresh(),
            pos,
            end: self.previous_end,
            kind,
        }
    }

    fn bad_expr(&mut self) -> Expr {
        let pos = self.pos();
        Expr {
            id: self.ids.fresh(),
            pos,
            end: pos,
            kind: ExprKind::Bad,
        }
    }

    fn ident_of(&mut self, pos: Pos, text: &'a str) -> Ident {
        let name = self
            .names
            .entry(text)
            .or_insert_with(|| Rc::from(text))
            .clone();
        Ident {
            id: self.ids.fresh(),
            pos,
            name,
        }
    }

    /// `identifier`
    fn name(&mut self) -> Ident {
        let Lexed { pos, text, .. } = self.current;
        if self.got(Token::Name) {
            return self.ident_of(pos, text);
        }
        self.error_here("expected name");
        self.skip_one();
        self.ident_of(pos, "_")
    }

    /// `{ "," identifier }` after a first name.
    fn name_list(&mut self, first: Ident) -> Vec<Ident> {
        let mut names = vec![first];
        while self.got(Token::Comma) {
            let name = self.name();
            names.push(name);
        }
        names
    }

    /// The name as an expression, with the same id.
    fn name_expr(&self, name: Ident) -> Expr {
        let end = name.pos.plus(name.name.len());
        Expr {
            id: name.id,
            pos: name.pos,
            end,
            kind: ExprKind::Name(name.name),
        }
    }

    /// The literal at hand, as an expression; none: something else is at hand.
    fn literal(&mut self) -> Option<Expr> {
        let Lexed {
            pos,
            text,
            kind,
            bad,
            ..
        } = self.current;
        if !self.got(Token::Literal) {
            return None;
        }
        let kind = if bad {
            ExprKind::Bad
        } else {
            ExprKind::Literal(kind, text.into())
        };
        Some(self.expr_of(pos, kind))
    }

    // Height

    /// Runs a production that can hold itself, and accounts for its height.
    fn nested<T>(&mut self, production: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        if self.depth > MAX_HEIGHT {
            self.give_up_on_height();
        }
        let node = self.beside(|p| {
            let node = production(p);
            p.taller();
            node
        });
        self.depth -= 1;
        node
    }

    /// Runs a production whose height has nothing to do with that of the trees before it.
    fn beside<T>(&mut self, production: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.height, 0);
        let node = production(self);
        self.height = self.height.max(before);
        node
    }

    /// Accounts for a node on top of the tallest tree so far.
    fn taller(&mut self) {
        self.height += 1;
        if self.height > MAX_HEIGHT {
            self.give_up_on_height();
        }
    }

    /// Nodes made so far: the difference of two answers is the size of what was read between them.
    fn size(&self) -> u32 {
        self.ids.0.saturating_add(self.copied)
    }

    /// Makes room for `copies` of a tree of this size. A struct of two fields inside a field of two names, and so on, doubles
    /// with each level, so what copies take has a bound.
    fn copy_room(&mut self, size: u32, copies: usize) -> bool {
        let copies = u32::try_from(copies).unwrap_or(u32::MAX);
        self.copied = self.copied.saturating_add(size.saturating_mul(copies));
        if self.copied > MAX_COPIED {
            if !self.at(Token::Eof) {
                self.error_here("types that are written once for many names grow too large");
            }
            self.give_up();
        }
        self.copied <= MAX_COPIED
    }

    /// Every production ends at the end of the file, so that is where parsing goes on.
    fn give_up_on_height(&mut self) {
        if !self.at(Token::Eof) {
            self.error_here(&format!("nested more than {MAX_HEIGHT} levels deep"));
            self.give_up();
        }
    }

    fn give_up(&mut self) {
        self.lexer.skip_to_end();
        if !self.at(Token::Eof) {
            self.current = self.lexer.read();
        }
    }

    // Errors

    fn take_lexer_errors(&mut self) {
        if self.lexer.errors.is_empty() {
            return;
        }
        for (pos, message) in std::mem::take(&mut self.lexer.errors) {
            self.report(pos, message);
        }
    }

    /// An error at the token at hand; `message` as in [`Self::error_at`].
    fn error_here(&mut self, message: &str) {
        self.error_at(self.pos(), message);
    }

    /// A syntax error. If `message` begins with `in`, `at`, `after` or `expected`, the unexpected token is named
    /// before it.
    fn error_at(&mut self, pos: Pos, message: &str) {
        if self.at(Token::Eof) && self.any_error {
            // What is missing at the end was most likely skipped after the first error.
            return;
        }
        let message = if message.starts_with("expected ") {
            format!("{PREFIX}unexpected {}, {message}", self.current_text())
        } else if ["in ", "at ", "after "]
            .iter()
            .any(|start| message.starts_with(start))
        {
            format!("{PREFIX}unexpected {} {message}", self.current_text())
        } else {
            format!("{PREFIX}{message}")
        };
        self.report(pos, message);
    }

    /// The token at hand as messages name it.
    fn current_text(&self) -> String {
        match self.token() {
            Token::Name => format!("name {}", self.current.text),
            Token::Literal => format!("literal {}", self.current.text),
            Token::Semi => self.current.text.to_string(),
            Token::Comma => "comma".to_string(),
            token if token.is_keyword() => format!("keyword {}", token.text()),
            token => token.text().to_string(),
        }
    }

    /// Keeps an error unless there is one of its kind on its line already.
    fn report(&mut self, pos: Pos, message: String) {
        self.any_error = true;
        if self.errors.len() == MAX_ERRORS {
            return;
        }
        let line = self.map.place(pos).map_or(0, |place| place.line);
        if message.starts_with(PREFIX) {
            if self.last_syntax_line == Some(line) {
                return;
            }
            self.last_syntax_line = Some(line);
        } else {
            let this = Some((line, message.clone()));
            if self.last_other == this {
                return;
            }
            self.last_other = this;
        }
        self.errors.push(Diagnostic::error(pos, "Syntax", message));
        if self.errors.len() == MAX_ERRORS {
            self.give_up();
        }
    }

    /// The source text between two positions, each run of white space as one space.
    fn source(&self, from: Pos, to: Pos) -> String {
        let range = (from.0 - self.base.0) as usize..(to.0 - self.base.0) as usize;
        let text = self.text.get(range).unwrap_or("");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
