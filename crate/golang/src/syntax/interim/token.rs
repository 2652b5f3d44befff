//! Tokens, after gc's scanner.

use crate::syntax::ast::{BinaryOp, LiteralKind, Name};
use crate::source::Pos;

#[derive(Clone, PartialEq, Debug)]
pub enum Token {
    Eof,
    Name(Name),
    Literal(LiteralKind, Name),
    /// A binary operator that is not also something else; `*` and `<-` have tokens of their own.
    Op(BinaryOp),
    Star,
    Arrow,
    /// `!`
    Not,
    /// `~`
    Tilde,
    /// `op=`
    AssignOp(BinaryOp),
    /// `++` (true) or `--`
    IncDec(bool),
    Assign,
    Define,
    LParen,
    LBrack,
    LBrace,
    RParen,
    RBrack,
    RBrace,
    Comma,
    /// `;`, or one that the end of a line stands for
    Semi(SemiKind),
    Colon,
    Dot,
    DotDotDot,
    Keyword(Keyword),
}

/// What a semicolon was in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SemiKind {
    Written,
    Newline,
    Eof,
}

macro_rules! keywords {
    ($($variant:ident $text:literal,)*) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Keyword { $($variant,)* }

        impl Keyword {
            pub fn parse(word: &str) -> Option<Keyword> {
                match word { $($text => Some(Keyword::$variant),)* _ => None }
            }

            pub fn text(self) -> &'static str {
                match self { $(Keyword::$variant => $text,)* }
            }
        }
    };
}

keywords! {
    Break "break", Case "case", Chan "chan", Const "const", Continue "continue", Default "default",
    Defer "defer", Else "else", Fallthrough "fallthrough", For "for", Func "func", Go "go",
    Goto "goto", If "if", Import "import", Interface "interface", Map "map", Package "package",
    Range "range", Return "return", Select "select", Struct "struct", Switch "switch", Type "type",
    Var "var",
}

/// A token with its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Lexeme {
    pub token: Token,
    pub pos: Pos,
    pub end: Pos,
}

impl Token {
    /// gc's words for the token in `unexpected …`.
    pub fn describe(&self) -> String {
        match self {
            Token::Eof | Token::Semi(SemiKind::Eof) => "EOF".into(),
            Token::Semi(SemiKind::Newline) => "newline".into(),
            Token::Semi(SemiKind::Written) => "semicolon".into(),
            Token::Name(name) => format!("name {name}"),
            Token::Literal(_, text) => format!("literal {text}"),
            Token::Keyword(word) => format!("keyword {}", word.text()),
            Token::Op(op) => op.text().into(),
            Token::AssignOp(op) => format!("{}=", op.text()),
            Token::IncDec(true) => "++".into(),
            Token::IncDec(false) => "--".into(),
            Token::Star => "*".into(),
            Token::Arrow => "<-".into(),
            Token::Not => "!".into(),
            Token::Tilde => "~".into(),
            Token::Assign => "=".into(),
            Token::Define => ":=".into(),
            Token::LParen => "(".into(),
            Token::LBrack => "[".into(),
            Token::LBrace => "{".into(),
            Token::RParen => ")".into(),
            Token::RBrack => "]".into(),
            Token::RBrace => "}".into(),
            Token::Comma => "comma".into(),
            Token::Colon => ":".into(),
            Token::Dot => ".".into(),
            Token::DotDotDot => "...".into(),
        }
    }
}
