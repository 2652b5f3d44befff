//! Source text → tokens, with Go's automatic semicolons.
//!
//! The lexer never fails: what is no token is reported and skipped, and a malformed literal is a
//! literal marked bad. It reads every byte once, so its time is linear in the text.

mod number;
mod quoted;

use super::ast::{BinaryOp, Comment, LiteralKind};
use super::token::{Operator, Token};
use crate::source::Pos;
use unicode_general_category::{GeneralCategory, get_general_category};

/// A token with its place and text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lexed<'s> {
    pub token: Token,
    pub pos: Pos,
    /// Just past the token's last byte.
    pub end: Pos,
    /// The text of a name or literal; for `Semi` one of `semicolon`, `newline` and `EOF`.
    pub text: &'s str,
    /// Of a literal.
    pub kind: LiteralKind,
    /// A literal that an error has been given for.
    pub bad: bool,
}

/// A cursor over one file.
pub struct Lexer<'s> {
    text: &'s str,
    base: Pos,
    /// The byte that is read next.
    at: usize,
    /// The last token may end a statement, so a line's end after it is a semicolon.
    may_end: bool,
    pub comments: Vec<Comment>,
    /// Comments are passed over.
    pub drop_comments: bool,
    /// What was wrong, in the order found; the parser takes them out.
    pub errors: Vec<(Pos, String)>,
}

impl<'s> Lexer<'s> {
    /// A lexer of `text`, whose first byte has the position `base`.
    pub fn new(text: &'s str, base: Pos) -> Lexer<'s> {
        // A byte order mark is allowed at the very beginning and means nothing.
        let at = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        Lexer {
            text,
            base,
            at,
            may_end: false,
            comments: Vec::new(),
            drop_comments: false,
            errors: Vec::new(),
        }
    }

    /// Gives up: the next token is the end of the file.
    pub fn skip_to_end(&mut self) {
        self.at = self.text.len();
        self.may_end = false;
    }

    /// Goes on at `pos`.
    pub fn skip_to(&mut self, pos: Pos) {
        let at = pos.0.saturating_sub(self.base.0) as usize;
        if self.text.is_char_boundary(at) {
            self.at = at;
        }
    }

    /// Skips to behind the brace that closes the one just read, and tells where that is.
    pub fn skip_block(&mut self) -> Pos {
        let bytes = self.text.as_bytes();
        let mut depth = 1;
        while let Some(&byte) = bytes.get(self.at) {
            let rest = &bytes[self.at + 1..];
            // How many bytes follow this one before the next that may mean something.
            let skip = match byte {
                b'{' => {
                    depth += 1;
                    0
                }
                b'}' => {
                    depth -= 1;
                    0
                }
                b'"' | b'\'' => quoted_len(rest, byte),
                b'`' => find(rest, |r| r[0] == b'`') + 1,
                b'/' if rest.first() == Some(&b'/') => find(rest, |r| r[0] == b'\n'),
                b'/' if rest.first() == Some(&b'*') => {
                    2 + find(&rest[1..], |r| r.starts_with(b"*/")) + 1
                }
                _ => 0,
            };
            self.at = (self.at + 1 + skip).min(bytes.len());
            if depth == 0 {
                break;
            }
        }
        self.may_end = true;
        self.pos(self.at.saturating_sub(1))
    }

    /// The next token; at the end of the text `Eof` for ever.
    pub fn read(&mut self) -> Lexed<'s> {
        let may_end = std::mem::take(&mut self.may_end);
        loop {
            self.skip_space(may_end);
            let start = self.at;
            let Some(first) = self.peek() else {
                return if may_end {
                    self.semi(start, start, "EOF")
                } else {
                    self.lexed(Token::Eof, start, "")
                };
            };
            match first {
                'a'..='z' | 'A'..='Z' | '_' => return self.word(start),
                '0'..='9' => return self.number(start),
                '\n' => {
                    self.at += 1;
                    return self.semi(start, start, "newline");
                }
                '"' => return self.string(start),
                '`' => return self.raw_string(start),
                '\'' => return self.rune(start),
                '/' if self.text[start..].starts_with("//") => {
                    self.line_comment(start);
                }
                '/' if self.text[start..].starts_with("/*") => {
                    let lines = self.block_comment(start);
                    // A comment over several lines counts as a line's end.
                    if lines && may_end {
                        return self.semi(start, self.at, "newline");
                    }
                }
                '.' if self
                    .text
                    .as_bytes()
                    .get(start + 1)
                    .is_some_and(u8::is_ascii_digit) =>
                {
                    return self.number(start);
                }
                _ if !first.is_ascii() => {
                    if let Some(lexed) = self.foreign(start, first) {
                        return lexed;
                    }
                }
                _ => {
                    if let Some(lexed) = self.sign(start) {
                        return lexed;
                    }
                    self.at += 1;
                    if first == '\0' {
                        self.error(start, "invalid NUL character");
                    } else {
                        self.error(start, format!("invalid character {}", named(first)));
                    }
                }
            }
            // Nothing but space and comments so far: the last token still decides about semicolons.
        }
    }

    fn peek(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at) {
            Some(&byte) if byte < 0x80 => Some(byte as char),
            Some(_) => self.text[self.at..].chars().next(),
            None => None,
        }
    }

    fn pos(&self, at: usize) -> Pos {
        self.base.plus(at)
    }

    fn error(&mut self, at: usize, message: impl Into<String>) {
        self.errors.push((self.pos(at), message.into()));
    }

    fn lexed(&self, token: Token, start: usize, text: &'s str) -> Lexed<'s> {
        let (pos, end) = (self.pos(start), self.pos(self.at));
        Lexed {
            token,
            pos,
            end,
            text,
            kind: LiteralKind::Int,
            bad: false,
        }
    }

    fn literal(&mut self, start: usize, kind: LiteralKind, bad: bool) -> Lexed<'s> {
        self.may_end = true;
        Lexed {
            kind,
            bad,
            ..self.lexed(Token::Literal, start, &self.text[start..self.at])
        }
    }

    fn semi(&self, start: usize, end: usize, text: &'static str) -> Lexed<'s> {
        Lexed {
            end: self.pos(end),
            ..self.lexed(Token::Semi, start, text)
        }
    }

    fn skip_space(&mut self, stop_at_newline: bool) {
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' if !stop_at_newline => self.at += 1,
                _ => break,
            }
        }
    }

    /// An identifier or keyword; its first character is known to be one.
    fn word(&mut self, start: usize) -> Lexed<'s> {
        while let Some(c) = self.peek() {
            let more = match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => true,
                _ if c.is_ascii() => false,
                _ => {
                    if !is_letter(c) && !is_digit(c) {
                        self.not_in_identifier(self.at, c);
                    }
                    true
                }
            };
            if !more {
                break;
            }
            self.at += c.len_utf8();
        }
        let word = &self.text[start..self.at];
        let token = Token::keyword(word).unwrap_or(Token::Name);
        self.may_end = matches!(
            token,
            Token::Name | Token::Break | Token::Continue | Token::Fallthrough | Token::Return
        );
        self.lexed(token, start, word)
    }

    /// A character beyond ASCII outside a literal starts an identifier, if need be a wrong one.
    fn foreign(&mut self, start: usize, first: char) -> Option<Lexed<'s>> {
        if first == '\u{feff}' {
            self.error(start, "invalid BOM in the middle of the file");
            self.at += first.len_utf8();
            return None;
        }
        if is_digit(first) {
            self.error(
                start,
                format!("identifier cannot begin with digit {}", named(first)),
            );
        } else if !is_letter(first) {
            self.not_in_identifier(start, first);
        }
        self.at += first.len_utf8();
        Some(self.word(start))
    }

    fn not_in_identifier(&mut self, at: usize, c: char) {
        if c == '\u{feff}' {
            self.error(at, "invalid BOM in the middle of the file");
        } else {
            self.error(at, format!("invalid character {} in identifier", named(c)));
        }
    }

    fn line_comment(&mut self, start: usize) {
        let rest = &self.text[start..];
        self.at = start + rest.find('\n').unwrap_or(rest.len());
        // A carriage return before the line's end is no part of the comment.
        let text = self.text[start..self.at].trim_end_matches('\r');
        self.comment(start, text);
        self.check_characters(start, self.at);
    }

    fn comment(&mut self, start: usize, text: &str) {
        if !self.drop_comments {
            self.comments.push(Comment {
                pos: self.pos(start),
                text: text.into(),
            });
        }
    }

    /// Tells whether the comment reaches over a line's end.
    fn block_comment(&mut self, start: usize) -> bool {
        match self.text[start + 2..].find("*/") {
            Some(len) => self.at = start + 2 + len + 2,
            None => {
                self.at = self.text.len();
                self.error(start, "comment not terminated");
            }
        }
        let text = &self.text[start..self.at];
        self.comment(start, text);
        self.check_characters(start, self.at);
        text.contains('\n')
    }

    /// Reports what may stand nowhere, not even in a comment or string.
    fn check_characters(&mut self, start: usize, end: usize) {
        // Both start with a byte that is rare in source text, so this is one quick scan.
        let bytes = &self.text.as_bytes()[start..end];
        if !bytes.iter().any(|&b| b == 0 || b == 0xef) {
            return;
        }
        let text = &self.text[start..end];
        for (at, c) in text.char_indices() {
            match c {
                '\0' => self.error(start + at, "invalid NUL character"),
                '\u{feff}' => self.error(start + at, "invalid BOM in the middle of the file"),
                _ => {}
            }
        }
    }

    /// A sign of one to three characters; none: not a sign of Go, and nothing was read.
    fn sign(&mut self, start: usize) -> Option<Lexed<'s>> {
        use BinaryOp::*;
        let bytes = &self.text.as_bytes()[start..];
        let follows = |sign: &str| bytes[1..].starts_with(sign.as_bytes());
        // Alone, or with `=` after it.
        let op = |op: BinaryOp, len: usize| {
            if bytes.get(len) == Some(&b'=') {
                (Token::AssignOp(op), len + 1)
            } else {
                (Token::Op(Operator::Binary(op)), len)
            }
        };
        let plain = |op: BinaryOp, len: usize| (Token::Op(Operator::Binary(op)), len);
        let (token, len) = match bytes[0] {
            b'(' => (Token::Lparen, 1),
            b')' => (Token::Rparen, 1),
            b'[' => (Token::Lbrack, 1),
            b']' => (Token::Rbrack, 1),
            b'{' => (Token::Lbrace, 1),
            b'}' => (Token::Rbrace, 1),
            b',' => (Token::Comma, 1),
            b';' => (Token::Semi, 1),
            b'.' if follows("..") => (Token::Ellipsis, 3),
            b'.' => (Token::Dot, 1),
            b':' if follows("=") => (Token::Define, 2),
            b':' => (Token::Colon, 1),
            b'+' if follows("+") => (Token::IncDec(true), 2),
            b'+' => op(Add, 1),
            b'-' if follows("-") => (Token::IncDec(false), 2),
            b'-' => op(Sub, 1),
            b'*' => op(Mul, 1),
            b'/' => op(Div, 1),
            b'%' => op(Rem, 1),
            b'&' if follows("&") => plain(LogAnd, 2),
            b'&' if follows("^") => op(AndNot, 2),
            b'&' => op(And, 1),
            b'|' if follows("|") => plain(LogOr, 2),
            b'|' => op(Or, 1),
            b'^' => op(Xor, 1),
            b'<' if follows("<") => op(Shl, 2),
            b'<' if follows("=") => plain(Le, 2),
            b'<' if follows("-") => (Token::Arrow, 2),
            b'<' => plain(Lt, 1),
            b'>' if follows(">") => op(Shr, 2),
            b'>' if follows("=") => plain(Ge, 2),
            b'>' => plain(Gt, 1),
            b'=' if follows("=") => plain(Eq, 2),
            b'=' => (Token::Assign, 1),
            b'!' if follows("=") => plain(Ne, 2),
            b'!' => (Token::Op(Operator::Not), 1),
            b'~' => (Token::Op(Operator::Tilde), 1),
            _ => return None,
        };
        self.at += len;
        self.may_end = matches!(
            token,
            Token::Rparen | Token::Rbrack | Token::Rbrace | Token::IncDec(_)
        );
        let text = if token == Token::Semi {
            "semicolon"
        } else {
            ""
        };
        Some(self.lexed(token, start, text))
    }
}

/// How many bytes come before the first place where `is` holds of what follows.
fn find(bytes: &[u8], is: impl Fn(&[u8]) -> bool) -> usize {
    let mut places = 0..bytes.len();
    places.find(|&i| is(&bytes[i..])).unwrap_or(bytes.len())
}

/// How many bytes of `bytes` are the rest of a literal in these quotes.
fn quoted_len(bytes: &[u8], quote: u8) -> usize {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            _ if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// A letter of Go beyond ASCII: categories Lu, Ll, Lt, Lm, Lo.
fn is_letter(c: char) -> bool {
    use GeneralCategory::*;
    matches!(
        get_general_category(c),
        UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter
    )
}

/// A digit of Go beyond ASCII: category Nd.
fn is_digit(c: char) -> bool {
    get_general_category(c) == GeneralCategory::DecimalNumber
}

/// The character as messages name it: `U+0040 '@'`, without quotes where it cannot be printed.
fn named(c: char) -> String {
    use GeneralCategory::*;
    let hidden = matches!(
        get_general_category(c),
        Control
            | Format
            | Surrogate
            | PrivateUse
            | Unassigned
            | SpaceSeparator
            | LineSeparator
            | ParagraphSeparator
    );
    if hidden && c != ' ' {
        format!("U+{:04X}", c as u32)
    } else {
        format!("U+{:04X} '{c}'", c as u32)
    }
}
