//! The values of literals.

use num_bigint::BigInt;
use num_rational::BigRational;
use raceway_golang::syntax::literal::{float, imaginary, integer, unquote_rune, unquote_string};

#[test]
fn strings() {
    let value =
        |source| unquote_string(source).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let text = |s: &str| Some(s.to_string());
    assert_eq!(value(r#""""#), text(""));
    assert_eq!(value(r#""a\tb\n\\\"é世""#), text("a\tb\n\\\"é世"));
    assert_eq!(value(r#""\a\b\f\r\v""#), text("\x07\x08\x0c\r\x0b"));
    assert_eq!(value(r#""\u00e9\U0001F600\101\x41""#), text("é😀AA"));
    assert_eq!(value("`a\\n\r\n`"), text("a\\n\n"));
    // Escapes of bytes need not add up to UTF-8.
    assert_eq!(
        unquote_string(r#""\xff\376z""#),
        Some(vec![0xff, 0xfe, b'z'])
    );
    for broken in [
        "",
        "\"",
        "\"a",
        "a",
        "`",
        "\"\\\"",
        "\"\\q\"",
        "\"\\x4\"",
        "\"\\ud800\"",
        "\"\\400\"",
    ] {
        assert_eq!(unquote_string(broken), None, "{broken}");
    }
}

#[test]
fn runes() {
    for (source, value) in [
        ("'a'", 97),
        ("'世'", 0x4e16),
        (r"'\n'", 10),
        (r"'\''", 39),
        (r"'\xff'", 255),
        (r"'\U0010ffff'", 0x10ffff),
    ] {
        assert_eq!(unquote_rune(source), Some(value), "{source}");
    }
    for broken in ["", "'", "''", "'ab'", "'\\'", r"'\q'", r"'\x1'"] {
        assert_eq!(unquote_rune(broken), None, "{broken}");
    }
}

#[test]
fn integers() {
    for (source, value) in [
        ("0", 0),
        ("42", 42),
        ("1_000_000", 1_000_000),
        ("0b1010", 10),
        ("0B_1", 1),
        ("0o17", 15),
        ("017", 15),
        ("0_7", 7),
        ("0xFf", 255),
        ("0X_f", 15),
    ] {
        assert_eq!(integer(source), Some(BigInt::from(value)), "{source}");
    }
    assert_eq!(integer("18446744073709551616"), Some(BigInt::from(1) << 64));
    for broken in ["", "0x", "0b2", "08", "a"] {
        assert_eq!(integer(broken), None, "{broken}");
    }
}

#[test]
fn floats_are_exact() {
    let ratio = |n: i64, d: i64| Some(BigRational::new(n.into(), d.into()));
    assert_eq!(float("1.5"), ratio(3, 2));
    assert_eq!(float(".25e1"), ratio(5, 2));
    assert_eq!(float("0.1"), ratio(1, 10));
    assert_eq!(float("1_0.5_0"), ratio(21, 2));
    assert_eq!(float("2."), ratio(2, 1));
    assert_eq!(float("1E3"), ratio(1000, 1));
    assert_eq!(float("0x1p-2"), ratio(1, 4));
    assert_eq!(float("0X1.8P1"), ratio(3, 1));
    assert_eq!(float("0x.8p0"), ratio(1, 2));
    assert_eq!(float("09.5"), ratio(19, 2));
    assert_eq!(float("0e99999999999999999999"), ratio(0, 1));
    assert_eq!(float("1e-99999999999999999999"), ratio(0, 1));
    assert_eq!(float("1e99999999999999999999"), None);
    assert_eq!(imaginary("2i"), ratio(2, 1));
    assert_eq!(imaginary("010i"), ratio(10, 1));
    assert_eq!(imaginary("0x10i"), ratio(16, 1));
    assert_eq!(imaginary("1.5e1i"), ratio(15, 1));
}
