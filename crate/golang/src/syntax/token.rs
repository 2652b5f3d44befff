//! The words of the language: what the lexer hands to the parser, one at a time.

use super::ast::BinaryOp;

/// A kind of token. Its text, where kinds alike differ in text, stands beside it in
/// [`Lexed`](super::lexer::Lexed).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token {
    /// The end of the file
    Eof,
    /// An identifier
    Name,
    /// A number, rune or string
    Literal,
    /// An operator that may stand between two operands or before one; `*` and `&` among them
    Op(Operator),
    /// `+=` and its like
    AssignOp(BinaryOp),
    /// `++` or, if false, `--`
    IncDec(bool),
    /// `=`
    Assign,
    /// `:=`
    Define,
    /// `<-`
    Arrow,
    Lparen,
    Lbrack,
    Lbrace,
    Rparen,
    Rbrack,
    Rbrace,
    Comma,
    /// `;`, or the end of a line or file that counts as one
    Semi,
    Colon,
    Dot,
    /// `...`
    Ellipsis,

    Break,
    Case,
    Chan,
    Const,
    Continue,
    Default,
    Defer,
    Else,
    Fallthrough,
    For,
    Func,
    Go,
    Goto,
    If,
    Import,
    Interface,
    Map,
    Package,
    Range,
    Return,
    Select,
    Struct,
    Switch,
    Type,
    Var,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operator {
    /// `!`
    Not,
    /// `~`
    Tilde,
    /// Also the unary `+ - ^ * &`
    Binary(BinaryOp),
}

/// `*`, which starts pointer types too.
pub const STAR: Token = Token::Op(Operator::Binary(BinaryOp::Mul));
pub const TILDE: Token = Token::Op(Operator::Tilde);
/// `|`, which joins the terms of a constraint too.
pub const BAR: Token = Token::Op(Operator::Binary(BinaryOp::Or));

const KEYWORDS: [(&str, Token); 25] = [
    ("break", Token::Break),
    ("case", Token::Case),
    ("chan", Token::Chan),
    ("const", Token::Const),
    ("continue", Token::Continue),
    ("default", Token::Default),
    ("defer", Token::Defer),
    ("else", Token::Else),
    ("fallthrough", Token::Fallthrough),
    ("for", Token::For),
    ("func", Token::Func),
    ("go", Token::Go),
    ("goto", Token::Goto),
    ("if", Token::If),
    ("import", Token::Import),
    ("interface", Token::Interface),
    ("map", Token::Map),
    ("package", Token::Package),
    ("range", Token::Range),
    ("return", Token::Return),
    ("select", Token::Select),
    ("struct", Token::Struct),
    ("switch", Token::Switch),
    ("type", Token::Type),
    ("var", Token::Var),
];

impl Token {
    /// The keyword that `word` is; none: an identifier.
    pub fn keyword(word: &str) -> Option<Token> {
        // Few words agree with a keyword in length and first letters, so few are compared to the end.
        let &[first, second, ..] = word.as_bytes() else {
            return None;
        };
        let is = |keyword: &str| {
            let bytes = keyword.as_bytes();
            bytes.len() == word.len() && bytes[..2] == [first, second] && keyword == word
        };
        KEYWORDS.iter().find(|k| is(k.0)).map(|k| k.1)
    }

    pub fn is_keyword(self) -> bool {
        KEYWORDS.iter().any(|k| k.1 == self)
    }

    /// The token as it is spelled, or what kind it is where many are spelled differently.
    pub fn text(self) -> &'static str {
        match self {
            Token::Eof => "EOF",
            Token::Name => "name",
            Token::Literal => "literal",
            Token::Op(op) => op.text(),
            Token::AssignOp(op) => match op {
                BinaryOp::Add => "+=",
                BinaryOp::Sub => "-=",
                BinaryOp::Mul => "*=",
                BinaryOp::Div => "/=",
                BinaryOp::Rem => "%=",
                BinaryOp::And => "&=",
                BinaryOp::Or => "|=",
                BinaryOp::Xor => "^=",
                BinaryOp::AndNot => "&^=",
                BinaryOp::Shl => "<<=",
                BinaryOp::Shr => ">>=",
                _ => "op=",
            },
            Token::IncDec(true) => "++",
            Token::IncDec(false) => "--",
            Token::Assign => "=",
            Token::Define => ":=",
            Token::Arrow => "<-",
            Token::Lparen => "(",
            Token::Lbrack => "[",
            Token::Lbrace => "{",
            Token::Rparen => ")",
            Token::Rbrack => "]",
            Token::Rbrace => "}",
            Token::Comma => ",",
            Token::Semi => ";",
            Token::Colon => ":",
            Token::Dot => ".",
            Token::Ellipsis => "...",
            keyword => KEYWORDS.iter().find(|k| k.1 == keyword).map_or("", |k| k.0),
        }
    }

    /// The token as messages say that they expected it.
    pub fn wanted(self) -> String {
        match self {
            Token::Comma => "comma".to_string(),
            Token::Semi => "semicolon or newline".to_string(),
            token if token.is_keyword() => format!("keyword {}", token.text()),
            token => token.text().to_string(),
        }
    }

    /// How tightly the operator binds its operands, 1 to 5; 0: no binary operator.
    pub fn precedence(self) -> u8 {
        match self {
            Token::Op(Operator::Binary(op)) => op.precedence(),
            _ => 0,
        }
    }
}

impl Operator {
    pub fn text(self) -> &'static str {
        match self {
            Operator::Not => "!",
            Operator::Tilde => "~",
            Operator::Binary(op) => op.text(),
        }
    }
}
