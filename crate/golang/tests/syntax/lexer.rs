//! Tokens, semicolons and comments.

use raceway_golang::source::Pos;
use raceway_golang::syntax::ast::LiteralKind;
use raceway_golang::syntax::lexer::Lexer;
use raceway_golang::syntax::token::Token;

/// The tokens, as the text of names and literals and the spelling of the rest.
fn tokens(text: &str) -> String {
    let mut lexer = Lexer::new(text, Pos(1));
    let mut words = Vec::new();
    loop {
        let lexed = lexer.read();
        match lexed.token {
            Token::Eof => break,
            Token::Semi => words.push(format!("<{}>", lexed.text)),
            Token::Name | Token::Literal => words.push(lexed.text.to_string()),
            token => words.push(token.text().to_string()),
        }
    }
    assert_eq!(lexer.errors, [], "{text}");
    words.join(" ")
}

#[test]
fn every_sign() {
    let signs = "+ - * / % & | ^ << >> &^ += -= *= /= %= &= |= ^= <<= >>= &^= && || <- ++ -- == < > = ! ~ \
                 != <= >= := ... ( ) [ ] { } , . :";
    assert_eq!(tokens(signs), signs);
    // The longest sign wins.
    assert_eq!(
        tokens("a<-b<<=c&^=d...e..f"),
        "a <- b <<= c &^= d ... e . . f <EOF>"
    );
    assert_eq!(tokens("x+++y---z"), "x ++ + y -- - z <EOF>");
}

#[test]
fn every_keyword() {
    let words = "break case chan const continue default defer else fallthrough for func go goto if import interface \
                 map package range return select struct switch type var";
    let mut lexer = Lexer::new(words, Pos(1));
    let mut count = 0;
    loop {
        let lexed = lexer.read();
        if lexed.token == Token::Eof {
            break;
        }
        // `var` ends no statement, so there is no semicolon at the end.
        assert!(
            lexed.token.is_keyword() && lexed.token.text() == lexed.text,
            "{}",
            lexed.text
        );
        count += 1;
    }
    assert_eq!(count, 25);
    assert_eq!(tokens("Break breaks _if nil"), "Break breaks _if nil <EOF>");
}

#[test]
fn semicolons_where_a_statement_may_end() {
    assert_eq!(
        tokens("a\n1\n'b'\n\"c\"\n`d`\n)\n]\n}\n++\n--\nbreak\ncontinue\nfallthrough\nreturn\n"),
        "a <newline> 1 <newline> 'b' <newline> \"c\" <newline> `d` <newline> ) <newline> ] <newline> } <newline> \
         ++ <newline> -- <newline> break <newline> continue <newline> fallthrough <newline> return <newline>"
    );
    assert_eq!(
        tokens("+\n(\n,\n.\nfor\nfunc\ngoto\n=\n"),
        "+ ( , . for func goto ="
    );
    assert_eq!(tokens("a;b"), "a <semicolon> b <EOF>");
    assert_eq!(
        tokens("a // b\nc /* d */ e /* f\n */ g"),
        "a <newline> c e <newline> g <EOF>"
    );
    assert_eq!(tokens("a /* b */ // c"), "a <EOF>");
    assert_eq!(tokens(""), "");
}

#[test]
fn every_literal() {
    use LiteralKind::*;
    for (text, kind) in [
        ("0", Int),
        ("0b1_0", Int),
        ("0o7", Int),
        ("017", Int),
        ("0x_fF", Int),
        ("1.", Float),
        (".5", Float),
        ("1e+9", Float),
        ("08.5", Float),
        ("0x1p-2", Float),
        ("0x.8P0", Float),
        ("1i", Imaginary),
        ("0128i", Imaginary),
        ("0x1p2i", Imaginary),
        ("'a'", Rune),
        ("'世'", Rune),
        (r"'\''", Rune),
        (r#""a\"b\u00e9""#, String),
        ("`a\\\n\"b`", String),
    ] {
        let mut lexer = Lexer::new(text, Pos(1));
        let lexed = lexer.read();
        assert_eq!(
            (lexed.token, lexed.kind, lexed.text, lexed.bad),
            (Token::Literal, kind, text, false)
        );
        assert_eq!((lexed.pos, lexed.end.0 as usize), (Pos(1), 1 + text.len()));
        assert_eq!(lexer.errors, []);
    }
    assert_eq!(
        tokens("1..2 a.b.0 0x1e+2 1...f"),
        "1. .2 a . b .0 0x1e + 2 1. . . f <EOF>"
    );
}

#[test]
fn names_of_all_scripts() {
    assert_eq!(
        tokens("世界 ñandú Δx_1 x٣ _ª"),
        "世界 ñandú Δx_1 x٣ _ª <EOF>"
    );
}

#[test]
fn comments_are_kept() {
    let mut lexer = Lexer::new("// a\r\nx /* b\n */ //c", Pos(10));
    while lexer.read().token != Token::Eof {}
    let comments: Vec<_> = lexer.comments.iter().map(|c| (c.pos.0, &*c.text)).collect();
    assert_eq!(comments, [(10, "// a"), (18, "/* b\n */"), (27, "//c")]);
}

#[test]
fn ends_for_ever() {
    let mut lexer = Lexer::new("x", Pos(1));
    let kinds: Vec<Token> = (0..5).map(|_| lexer.read().token).collect();
    assert_eq!(
        kinds,
        [Token::Name, Token::Semi, Token::Eof, Token::Eof, Token::Eof]
    );
}
