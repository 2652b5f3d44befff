//! Tokens → syntax tree, by recursive descent, with gc's diagnostics.
//!
//! After an error the parser skips to a token from which it can go on, and reports at most one error a
//! line: what follows a broken token on its line is seldom worth reading.

mod decl;
mod expr;
mod stmt;
mod types;

use crate::syntax::ast::*;
use super::lexer::Lexer;
use super::token::{Keyword, Lexeme, SemiKind, Token};
use crate::source::{Diagnostic, Pos, SourceMap};

/// Syntax errors after which a file is given up.
const MAX_ERRORS: usize = 10;
/// Nesting of expressions, types and statements; deeper source is refused rather than let the stack end.
const MAX_DEPTH: u32 = 500;

pub(super) struct Parser<'a> {
    map: &'a SourceMap,
    lexer: Lexer<'a>,
    ids: &'a mut ExprIds,
    /// The current token.
    tok: Token,
    pos: Pos,
    end: Pos,
    /// Where the token before the current one ended.
    last_end: Pos,
    /// Inside parentheses or brackets (≥ 0) a composite literal may follow a type name; in the header of a
    /// statement (−1) the brace starts the body.
    expr_level: i32,
    depth: u32,
    /// The next const group's number.
    groups: u32,
    errors: Vec<Diagnostic>,
    /// The position of the last error: a parser that makes no progress says so once.
    last_error: Pos,
}

/// Parses a file that has been added to `map` at `base`. Broken source gives a tree with holes, and diagnostics.
pub fn parse_file(map: &SourceMap, base: Pos, ids: &mut ExprIds, diagnostics: &mut Vec<Diagnostic>) -> File {
    let text = map.file(base).map_or("", |file| &file.text);
    let mut parser = Parser {
        map,
        lexer: Lexer::new(text, base),
        ids,
        tok: Token::Eof,
        pos: base,
        end: base,
        last_end: base,
        expr_level: 0,
        depth: 0,
        groups: 0,
        errors: Vec::new(),
        last_error: Pos::NONE,
    };
    parser.next();
    let mut file = parser.file();
    file.end = base.plus(text.len());
    diagnostics.extend(parser.finish(&mut file));
    file
}

impl<'a> Parser<'a> {
    /// All diagnostics in order, one a line; moves the comments into the file.
    fn finish(mut self, file: &mut File) -> Vec<Diagnostic> {
        while self.tok != Token::Eof {
            self.next();
        }
        file.comments = std::mem::take(&mut self.lexer.comments);
        let mut errors = self.errors;
        errors.append(&mut self.lexer.diagnostics);
        errors.sort_by_key(|d| d.pos);
        errors.dedup_by_key(|d| self.map.place(d.pos).map(|p| p.line));
        errors.truncate(MAX_ERRORS);
        errors
    }

    fn next(&mut self) {
        self.last_end = self.end;
        let Lexeme { token, pos, end } = self.lexer.next();
        (self.tok, self.pos, self.end) = (token, pos, end);
    }

    fn is(&self, token: &Token) -> bool {
        self.tok == *token
    }

    fn is_word(&self, word: Keyword) -> bool {
        self.tok == Token::Keyword(word)
    }

    fn is_semi(&self) -> bool {
        matches!(self.tok, Token::Semi(_))
    }

    fn at_end(&self) -> bool {
        matches!(self.tok, Token::Eof | Token::Semi(SemiKind::Eof))
    }

    /// Takes the token if it is this one.
    fn got(&mut self, token: &Token) -> bool {
        let got = self.is(token);
        if got {
            self.next();
        }
        got
    }

    fn got_word(&mut self, word: Keyword) -> bool {
        self.got(&Token::Keyword(word))
    }

    /// Takes the token, or says that it is missing and skips one that helps nobody.
    fn want(&mut self, token: &Token) {
        if !self.got(token) {
            self.unexpected(&format!("expected {}", expected(token)));
            self.advance(&[]);
        }
    }

    /// `syntax error: unexpected TOKEN` and more about it.
    fn unexpected(&mut self, about: &str) {
        self.unexpected_at(self.pos, about);
    }

    fn unexpected_at(&mut self, pos: Pos, about: &str) {
        let joined = match about {
            "" => String::new(),
            _ if ["in ", "at ", "after "].iter().any(|p| about.starts_with(p)) => format!(" {about}"),
            _ if about.starts_with("expected ") => format!(", {about}"),
            _ => return self.syntax_error(pos, about),
        };
        let message = format!("unexpected {}{joined}", self.tok.describe());
        self.syntax_error(pos, &message);
    }

    fn syntax_error(&mut self, pos: Pos, message: &str) {
        self.error_at(pos, format!("syntax error: {message}"));
    }

    fn error_at(&mut self, pos: Pos, message: String) {
        self.last_error = pos;
        self.errors.push(Diagnostic::error(pos, "Syntax", message));
    }

    /// Skips to one of `follow`, or to a keyword that starts a statement or declaration, or to the end.
    fn advance(&mut self, follow: &[Token]) {
        use Keyword::*;
        while !self.at_end() {
            if follow.contains(&self.tok) || self.is_semi() && follow.iter().any(|t| matches!(t, Token::Semi(_))) {
                return;
            }
            if let Token::Keyword(
                Break | Const | Continue | Defer | Fallthrough | For | Go | Goto | If | Return | Select | Switch
                | Type | Var,
            ) = self.tok
            {
                // Stop here only if something was passed since the last error, lest the parser stand still.
                if self.pos > self.last_error {
                    return;
                }
            }
            if self.is_word(Func) && self.expr_level == 0 && follow.is_empty() {
                return;
            }
            if follow.is_empty() && matches!(self.tok, Token::Semi(_) | Token::RParen | Token::RBrace | Token::RBrack) {
                return;
            }
            self.next();
        }
    }

    /// Runs `parse` one level deeper; none where that would be too deep (a diagnostic was given, the rest is skipped).
    fn deeper<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            self.error_at(self.pos, "nesting is too deep".into());
            while self.tok != Token::Eof {
                self.next();
            }
            return None;
        }
        self.depth += 1;
        let result = parse(self);
        self.depth -= 1;
        Some(result)
    }

    fn expr_node(&mut self, pos: Pos, kind: ExprKind) -> Expr {
        Expr { id: self.ids.fresh(), pos, end: self.last_end.max(pos), kind }
    }

    fn bad_expr(&mut self) -> Expr {
        self.expr_node(self.pos, ExprKind::Bad)
    }

    fn ident(&mut self, pos: Pos, name: Name) -> Ident {
        Ident { id: self.ids.fresh(), pos, name }
    }

    /// A name, or a complaint and `_`.
    fn name(&mut self) -> Ident {
        let pos = self.pos;
        if let Token::Name(name) = &self.tok {
            let name = name.clone();
            self.next();
            return self.ident(pos, name);
        }
        self.unexpected("expected name");
        self.advance(&[]);
        self.ident(pos, "_".into())
    }

    fn name_expr(&mut self) -> Expr {
        let Ident { id, pos, name } = self.name();
        Expr { id, pos, end: self.last_end.max(pos), kind: ExprKind::Name(name) }
    }

    /// A list of items up to `close`, with `separator` between them; `context` names the list in errors. The
    /// caller has taken the opening token. Gives the closing token's position.
    fn list(
        &mut self,
        context: &str,
        separator: &Token,
        close: &Token,
        mut item: impl FnMut(&mut Self) -> bool,
    ) -> Pos {
        let mut done = false;
        while !self.at_end() && !self.is(close) && !done {
            done = item(self);
            let separated = if matches!(separator, Token::Semi(_)) && self.is_semi() {
                self.next();
                true
            } else {
                self.got(separator)
            };
            if !separated && !self.is(close) {
                let about = format!("in {context}; possibly missing {} or {}", expected(separator), expected(close));
                self.unexpected(&about);
                self.advance(&[Token::RParen, Token::RBrack, Token::RBrace]);
                if !self.is(close) {
                    return self.pos;
                }
            }
        }
        let pos = self.pos;
        self.want(close);
        pos
    }
}

/// gc's words for a token that should be there.
fn expected(token: &Token) -> String {
    match token {
        Token::Semi(_) => "semicolon or newline".into(),
        Token::Keyword(word) => word.text().into(),
        other => other.describe(),
    }
}
