//! Source text → tokens, with Go's automatic semicolons. Comments are kept aside.

use crate::syntax::ast::{BinaryOp, Comment, LiteralKind};
use super::token::{Keyword, Lexeme, SemiKind, Token};
use crate::source::{Diagnostic, Pos};
use std::rc::Rc;

pub struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    base: Pos,
    at: usize,
    /// The last token on this line ends a statement: a newline here is a semicolon.
    ends_statement: bool,
    pub comments: Vec<Comment>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Lexer<'a> {
    /// A lexer of a file whose first byte has position `base`.
    pub fn new(text: &'a str, base: Pos) -> Lexer<'a> {
        // A byte order mark at the start is no part of the program.
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Lexer {
            text,
            bytes: text.as_bytes(),
            base,
            at,
            ends_statement: false,
            comments: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    fn pos(&self, at: usize) -> Pos {
        self.base.plus(at)
    }

    fn error(&mut self, at: usize, message: impl Into<String>) {
        let pos = self.pos(at);
        self.diagnostics.push(Diagnostic::error(pos, "Syntax", message));
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// The next token. After the end of the text, `Eof` for ever.
    pub fn next(&mut self) -> Lexeme {
        let ended = std::mem::take(&mut self.ends_statement);
        loop {
            let start = self.at;
            let Some(&byte) = self.bytes.get(start) else {
                let token = if ended { Token::Semi(SemiKind::Eof) } else { Token::Eof };
                return self.lexeme(token, start);
            };
            match byte {
                b'\n' => {
                    self.at += 1;
                    if ended {
                        return Lexeme {
                            token: Token::Semi(SemiKind::Newline),
                            pos: self.pos(start),
                            end: self.pos(start),
                        };
                    }
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'/' if self.byte(1) == b'/' => self.line_comment(),
                b'/' if self.byte(1) == b'*' => {
                    if self.block_comment() && ended {
                        return Lexeme {
                            token: Token::Semi(SemiKind::Newline),
                            pos: self.pos(start),
                            end: self.pos(start),
                        };
                    }
                }
                _ => {
                    if let Some(token) = self.token(byte) {
                        self.ends_statement = ends_statement(&token);
                        return self.lexeme(token, start);
                    }
                }
            }
        }
    }

    fn lexeme(&self, token: Token, start: usize) -> Lexeme {
        Lexeme { token, pos: self.pos(start), end: self.pos(self.at) }
    }

    fn keep_comment(&mut self, start: usize) {
        let text = self.text[start..self.at].trim_end_matches('\r');
        self.comments.push(Comment { pos: self.pos(start), text: Rc::from(text) });
    }

    fn line_comment(&mut self) {
        let start = self.at;
        self.at = self.bytes[start..].iter().position(|&b| b == b'\n').map_or(self.bytes.len(), |n| start + n);
        self.keep_comment(start);
    }

    /// Whether the comment holds a newline.
    fn block_comment(&mut self) -> bool {
        let start = self.at;
        match self.text[start + 2..].find("*/") {
            Some(n) => self.at = start + 2 + n + 2,
            None => {
                self.error(start, "comment not terminated");
                self.at = self.bytes.len();
            }
        }
        self.keep_comment(start);
        self.bytes[start..self.at].contains(&b'\n')
    }

    /// The token that starts with `byte`; none where there is none (a diagnostic was given, and the text passed).
    fn token(&mut self, byte: u8) -> Option<Token> {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Some(self.word()),
            0x80.. => self.other_letter(),
            b'0'..=b'9' => Some(self.number()),
            b'.' if self.byte(1).is_ascii_digit() => Some(self.number()),
            b'"' => Some(self.string()),
            b'`' => Some(self.raw_string()),
            b'\'' => Some(self.rune()),
            _ => self.sign(byte),
        }
    }

    fn word(&mut self) -> Token {
        let start = self.at;
        loop {
            match self.byte(0) {
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' => self.at += 1,
                0x80.. => {
                    let c = self.char();
                    if is_letter(c) || is_digit(c) {
                        self.at += c.len_utf8();
                    } else {
                        break;
                    }
                }
                _ => break,
            }
        }
        let text = &self.text[start..self.at];
        match Keyword::parse(text) {
            Some(keyword) => Token::Keyword(keyword),
            None => Token::Name(text.into()),
        }
    }

    fn char(&self) -> char {
        self.text[self.at..].chars().next().unwrap_or('\0')
    }

    fn other_letter(&mut self) -> Option<Token> {
        let c = self.char();
        if is_letter(c) {
            return Some(self.word());
        }
        if is_digit(c) {
            self.error(self.at, format!("identifier cannot begin with digit {}", code_point(c)));
        } else if c == '\u{feff}' {
            self.error(self.at, "invalid BOM in the middle of the file");
        } else {
            self.error(self.at, format!("invalid character {}", code_point(c)));
        }
        self.at += c.len_utf8();
        None
    }

    fn number(&mut self) -> Token {
        let start = self.at;
        let mut kind = LiteralKind::Int;
        let mut base = 10;
        let mut problem: Option<(usize, String)> = None;
        if self.byte(0) == b'0' {
            base = match self.byte(1) | 0x20 {
                b'x' => 16,
                b'o' => 8,
                b'b' => 2,
                _ => 0,
            };
            if base != 0 {
                self.at += 2;
            }
        }
        let octal = base == 0;
        let radix = if base == 0 { 10 } else { base };
        let digits_at = self.at;
        let mut bad_digit = self.digits(radix, if octal { 8 } else { radix });
        let mut any = self.at > digits_at;
        if self.byte(0) == b'.' {
            kind = LiteralKind::Float;
            if base == 8 || base == 2 {
                problem = Some((self.at, format!("invalid radix point in {} literal", base_name(base))));
            }
            self.at += 1;
            let fraction_at = self.at;
            bad_digit = self.digits(radix, radix).or(if octal { None } else { bad_digit });
            any |= self.at > fraction_at;
        }
        if !any && problem.is_none() {
            problem = Some((start, format!("{} literal has no digits", base_name(base))));
        }
        let exponent = self.byte(0) | 0x20;
        if exponent == b'e' && radix == 10 || exponent == b'p' {
            if exponent == b'p' && base != 16 && problem.is_none() {
                let mark = self.byte(0) as char;
                problem = Some((self.at, format!("'{mark}' exponent requires hexadecimal mantissa")));
            }
            self.at += 1;
            kind = LiteralKind::Float;
            if matches!(self.byte(0), b'+' | b'-') {
                self.at += 1;
            }
            let exponent_at = self.at;
            self.digits(10, 10);
            if self.at == exponent_at && problem.is_none() {
                problem = Some((start, "exponent has no digits".into()));
            }
            if octal {
                bad_digit = None;
            }
        } else if base == 16 && kind == LiteralKind::Float && problem.is_none() {
            problem = Some((start, "hexadecimal mantissa requires a 'p' exponent".into()));
        }
        if self.byte(0) == b'i' {
            kind = LiteralKind::Imaginary;
            self.at += 1;
            if octal {
                bad_digit = None;
            }
        }
        let text = &self.text[start..self.at];
        if kind == LiteralKind::Int || base == 8 || base == 2 {
            if let (Some(at), None) = (bad_digit, &problem) {
                let digit = self.bytes[at] as char;
                problem = Some((at, format!("invalid digit '{digit}' in {} literal", base_name(base))));
            }
        }
        if problem.is_none() && misplaced_underscore(text) {
            problem = Some((start, "'_' must separate successive digits".into()));
        }
        if let Some((at, message)) = problem {
            self.error(at, message);
            // A literal that later stages can read.
            return Token::Literal(kind, if kind == LiteralKind::Imaginary { "0i" } else { "0" }.into());
        }
        Token::Literal(kind, text.into())
    }

    /// Passes digits of `radix` (decimal ones for any smaller) and underscores; gives the first that is not below `limit`.
    fn digits(&mut self, radix: u32, limit: u32) -> Option<usize> {
        let mut bad = None;
        loop {
            let byte = self.byte(0);
            match (byte as char).to_digit(radix.max(10)) {
                Some(value) => {
                    if value >= limit && bad.is_none() {
                        bad = Some(self.at);
                    }
                }
                None if byte == b'_' => {}
                None => return bad,
            }
            self.at += 1;
        }
    }

    fn string(&mut self) -> Token {
        let start = self.at;
        self.at += 1;
        let mut valid = true;
        loop {
            match self.byte(0) {
                b'"' => {
                    self.at += 1;
                    break;
                }
                b'\\' => {
                    self.at += 1;
                    valid &= self.escape(b'"');
                }
                b'\n' => {
                    self.error(self.at, "newline in string");
                    valid = false;
                    break;
                }
                _ if self.at >= self.bytes.len() => {
                    self.error(start, "string not terminated");
                    valid = false;
                    break;
                }
                _ => self.at += 1,
            }
        }
        let text = if valid { &self.text[start..self.at] } else { "\"\"" };
        Token::Literal(LiteralKind::String, text.into())
    }

    fn raw_string(&mut self) -> Token {
        let start = self.at;
        match self.bytes[start + 1..].iter().position(|&b| b == b'`') {
            Some(n) => {
                self.at = start + 1 + n + 1;
                Token::Literal(LiteralKind::String, self.text[start..self.at].into())
            }
            None => {
                self.error(start, "string not terminated");
                self.at = self.bytes.len();
                Token::Literal(LiteralKind::String, "``".into())
            }
        }
    }

    fn rune(&mut self) -> Token {
        let start = self.at;
        self.at += 1;
        let mut count = 0;
        let mut valid = true;
        loop {
            match self.byte(0) {
                b'\'' => {
                    if valid && count == 0 {
                        self.error(start, "empty rune literal or unescaped ' in rune literal");
                        valid = false;
                    } else if valid && count != 1 {
                        self.error(start, "more than one character in rune literal");
                        valid = false;
                    }
                    self.at += 1;
                    break;
                }
                b'\\' => {
                    self.at += 1;
                    valid &= self.escape(b'\'');
                }
                b'\n' => {
                    if valid {
                        self.error(self.at, "newline in rune literal");
                    }
                    valid = false;
                    break;
                }
                _ if self.at >= self.bytes.len() => {
                    if valid {
                        self.error(start, "rune literal not terminated");
                    }
                    valid = false;
                    break;
                }
                _ => self.at += self.char().len_utf8(),
            }
            count += 1;
        }
        let text = if valid { &self.text[start..self.at] } else { "'\\x00'" };
        Token::Literal(LiteralKind::Rune, text.into())
    }

    /// Passes what follows a backslash; whether it is an escape.
    fn escape(&mut self, quote: u8) -> bool {
        let (digits, radix, max) = match self.byte(0) {
            b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'\\' => {
                self.at += 1;
                return true;
            }
            byte if byte == quote => {
                self.at += 1;
                return true;
            }
            b'0'..=b'7' => (3, 8, 255),
            b'x' => (2, 16, 255),
            b'u' => (4, 16, 0x10ffff),
            b'U' => (8, 16, 0x10ffff),
            // The literal's own loop says that it has no end.
            _ if self.at >= self.bytes.len() => return true,
            _ => {
                self.error(self.at, "unknown escape");
                return false;
            }
        };
        if radix == 16 {
            self.at += 1;
        }
        let mut value: u32 = 0;
        for _ in 0..digits {
            let c = if self.at < self.bytes.len() { self.char() } else { return true };
            match c.to_digit(radix) {
                Some(digit) => value = value.saturating_mul(radix).saturating_add(digit),
                None => {
                    let kind = if radix == 8 { "octal" } else { "hex" };
                    let shown = if c == '\n' { "'\\n'".to_string() } else { quoted(c) };
                    self.error(self.at, format!("invalid character {shown} in {kind} escape"));
                    return false;
                }
            }
            self.at += 1;
        }
        if value > max && radix == 8 {
            self.error(self.at, format!("octal escape value {value} > 255"));
            return false;
        }
        if max == 0x10ffff && char::from_u32(value).is_none() {
            self.error(self.at, format!("escape is invalid Unicode code point {}", code_point_of(value)));
            return false;
        }
        true
    }

    fn sign(&mut self, byte: u8) -> Option<Token> {
        use BinaryOp::*;
        // Longest first.
        const SIGNS: &[(&str, Token)] = &[
            ("<<=", Token::AssignOp(Shl)),
            (">>=", Token::AssignOp(Shr)),
            ("&^=", Token::AssignOp(AndNot)),
            ("...", Token::DotDotDot),
            ("&&", Token::Op(LogAnd)),
            ("||", Token::Op(LogOr)),
            ("<-", Token::Arrow),
            ("++", Token::IncDec(true)),
            ("--", Token::IncDec(false)),
            ("==", Token::Op(Eq)),
            ("!=", Token::Op(Ne)),
            ("<=", Token::Op(Le)),
            (">=", Token::Op(Ge)),
            (":=", Token::Define),
            ("<<", Token::Op(Shl)),
            (">>", Token::Op(Shr)),
            ("&^", Token::Op(AndNot)),
            ("+=", Token::AssignOp(Add)),
            ("-=", Token::AssignOp(Sub)),
            ("*=", Token::AssignOp(Mul)),
            ("/=", Token::AssignOp(Div)),
            ("%=", Token::AssignOp(Rem)),
            ("&=", Token::AssignOp(And)),
            ("|=", Token::AssignOp(Or)),
            ("^=", Token::AssignOp(Xor)),
            ("+", Token::Op(Add)),
            ("-", Token::Op(Sub)),
            ("*", Token::Star),
            ("/", Token::Op(Div)),
            ("%", Token::Op(Rem)),
            ("&", Token::Op(And)),
            ("|", Token::Op(Or)),
            ("^", Token::Op(Xor)),
            ("<", Token::Op(Lt)),
            (">", Token::Op(Gt)),
            ("=", Token::Assign),
            ("!", Token::Not),
            ("~", Token::Tilde),
            ("(", Token::LParen),
            (")", Token::RParen),
            ("[", Token::LBrack),
            ("]", Token::RBrack),
            ("{", Token::LBrace),
            ("}", Token::RBrace),
            (",", Token::Comma),
            (";", Token::Semi(SemiKind::Written)),
            (":", Token::Colon),
            (".", Token::Dot),
        ];
        let rest = &self.bytes[self.at..];
        if let Some((text, token)) = SIGNS.iter().find(|(text, _)| rest.starts_with(text.as_bytes())) {
            self.at += text.len();
            return Some(token.clone());
        }
        if byte == 0 {
            self.error(self.at, "invalid NUL character");
        } else {
            self.error(self.at, format!("invalid character {}", code_point(byte as char)));
        }
        self.at += 1;
        None
    }
}

/// Whether a newline after this token ends a statement.
fn ends_statement(token: &Token) -> bool {
    use Keyword::*;
    matches!(
        token,
        Token::Name(_)
            | Token::Literal(..)
            | Token::IncDec(_)
            | Token::RParen
            | Token::RBrack
            | Token::RBrace
            | Token::Keyword(Break | Continue | Fallthrough | Return)
    )
}

fn is_letter(c: char) -> bool {
    use unicode_general_category::{GeneralCategory::*, get_general_category};
    c == '_'
        || c.is_ascii_alphabetic()
        || (!c.is_ascii()
            && matches!(
                get_general_category(c),
                UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter
            ))
}

fn is_digit(c: char) -> bool {
    use unicode_general_category::{GeneralCategory, get_general_category};
    c.is_ascii_digit() || (!c.is_ascii() && get_general_category(c) == GeneralCategory::DecimalNumber)
}

/// `U+0040 '@'`
fn code_point(c: char) -> String {
    format!("{} {}", code_point_of(c as u32), quoted(c))
}

fn code_point_of(value: u32) -> String {
    format!("U+{value:04X}")
}

fn quoted(c: char) -> String {
    match c {
        '\'' => "'\\''".into(),
        '\\' => "'\\\\'".into(),
        c if c.is_control() => format!("'\\x{:02x}'", c as u32),
        c => format!("'{c}'"),
    }
}

fn base_name(base: u32) -> &'static str {
    match base {
        2 => "binary",
        0 | 8 => "octal",
        16 => "hexadecimal",
        _ => "decimal",
    }
}

/// An underscore must stand between digits, or between the base's prefix and a digit.
fn misplaced_underscore(text: &str) -> bool {
    let bytes = text.as_bytes();
    if !bytes.contains(&b'_') {
        return false;
    }
    let prefixed = bytes.len() > 1 && bytes[0] == b'0' && bytes[1].is_ascii_alphabetic();
    let hex = prefixed && bytes[1] | 0x20 == b'x';
    let digit = |b: u8| b.is_ascii_digit() || hex && b.is_ascii_hexdigit();
    (0..bytes.len()).any(|i| {
        bytes[i] == b'_'
            && !(i > 0
                && (digit(bytes[i - 1]) || prefixed && i == 2)
                && bytes.get(i + 1).is_some_and(|&b| digit(b)))
    })
}
