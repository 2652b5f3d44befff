//! `//go:build` lines: one, before the package clause and after other comments, with its expression spaced evenly.

use super::tabs::{ESCAPE, FORMFEED};
use unicode_general_category::{GeneralCategory, get_general_category};

/// An expression may be nested so deep.
const MAX_DEPTH: usize = 200;

/// Moves the lines of build constraints in the printer's cells where they belong.
pub(super) fn tidy(cells: Vec<u8>) -> Vec<u8> {
    let (new, old) = constraints(&cells);
    if new.is_empty() {
        // The older `// +build` lines alone stay as they are.
        return cells;
    }
    let mut insert = last_place(&cells);
    insert = insert.min(new[0]);
    let mut block = Vec::new();
    let expression = match new[..] {
        [only] => {
            let text = String::from_utf8_lossy(comment_at(&cells, only)).into_owned();
            go_build(&text).and_then(expression)
        }
        _ => None,
    };
    match expression {
        Some(text) => {
            block.push(ESCAPE);
            block.extend_from_slice(format!("//go:build {text}").as_bytes());
            block.extend_from_slice(&[ESCAPE, b'\n']);
            for &at in &old {
                block.extend_from_slice(line_at(&cells, at));
            }
        }
        None => {
            for &at in new.iter().chain(&old) {
                block.extend_from_slice(line_at(&cells, at));
            }
        }
    }
    block.push(b'\n');

    let mut gone: Vec<usize> = new.iter().chain(&old).copied().collect();
    gone.sort_unstable();
    let mut after = Vec::new();
    let mut start = insert;
    for at in gone {
        if at >= start {
            append_lines(&mut after, &cells[start..at]);
            start = at + line_at(&cells, at).len();
        }
    }
    append_lines(&mut after, &cells[start..]);
    if let [.., a, b] = after[..]
        && ends_line(a)
        && ends_line(b)
    {
        after.pop();
    }
    let mut out = cells[..insert].to_vec();
    out.append(&mut block);
    out.append(&mut after);
    out
}

fn ends_line(b: u8) -> bool {
    b == b'\n' || b == FORMFEED
}

/// Where comments `//go:build` and `// +build` begin.
fn constraints(cells: &[u8]) -> (Vec<usize>, Vec<usize>) {
    let (mut new, mut old) = (Vec::new(), Vec::new());
    let mut escaped = false;
    for (at, &b) in cells.iter().enumerate() {
        if b != ESCAPE {
            continue;
        }
        escaped = !escaped;
        if escaped && cells[at + 1..].starts_with(b"//") {
            let text = String::from_utf8_lossy(comment_at(cells, at));
            if go_build(&text).is_some() {
                new.push(at);
            } else if let Some(rest) = text[2..].trim().strip_prefix("+build")
                && (rest.is_empty() || rest.starts_with(char::is_whitespace))
            {
                old.push(at);
            }
        }
    }
    (new, old)
}

/// The expression of a `//go:build` line.
fn go_build(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("//go:build")?.trim_end();
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

fn line_at(cells: &[u8], start: usize) -> &[u8] {
    let len = cells[start..]
        .iter()
        .take_while(|&&b| !ends_line(b))
        .count();
    &cells[start..(start + len + 1).min(cells.len())]
}

fn comment_at(cells: &[u8], start: usize) -> &[u8] {
    let rest = &cells[start + 1..];
    let len = rest
        .iter()
        .take_while(|&&b| b != ESCAPE && !ends_line(b))
        .count();
    &rest[..len]
}

/// Just past the last empty line before what is no line comment.
fn last_place(cells: &[u8]) -> usize {
    let mut at = 0;
    let mut place = 0;
    loop {
        let mut blank = true;
        while matches!(cells.get(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        if cells[at..].starts_with(&[ESCAPE, b'/', b'/']) && at + 3 < cells.len() {
            blank = false;
            while at < cells.len() && !ends_line(cells[at]) {
                at += 1;
            }
        }
        if !cells.get(at).copied().is_some_and(ends_line) {
            return place;
        }
        at += 1;
        if blank {
            place = at;
        }
    }
}

/// Appends lines, without doubling an empty line.
fn append_lines(out: &mut Vec<u8>, lines: &[u8]) {
    let starts_blank = lines.first().copied().is_some_and(ends_line);
    let ends_blank = match out[..] {
        [] => true,
        [.., a, b] => ends_line(a) && ends_line(b),
        _ => false,
    };
    let from = usize::from(starts_blank && ends_blank);
    out.extend_from_slice(&lines[from..]);
}

/// The expression spaced evenly, with only the parentheses it needs; none if it is no expression.
fn expression(text: &str) -> Option<String> {
    let mut parser = Parser {
        rest: text,
        token: "",
        depth: 0,
    };
    let (text, _) = parser.either()?;
    parser.token.is_empty().then_some(text)
}

/// How loosely an expression binds.
#[derive(Clone, Copy, PartialEq)]
enum Binding {
    Not,
    And,
    Or,
}

struct Parser<'a> {
    rest: &'a str,
    /// The token at hand; empty at the end.
    token: &'a str,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn either(&mut self) -> Option<(String, Binding)> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let (mut text, mut binding) = self.both()?;
        while self.token == "||" {
            let (right, inner) = self.both()?;
            text = format!(
                "{} || {}",
                enclosed(text, binding == Binding::And),
                enclosed(right, inner == Binding::And)
            );
            binding = Binding::Or;
        }
        self.depth -= 1;
        Some((text, binding))
    }

    fn both(&mut self) -> Option<(String, Binding)> {
        let (mut text, mut binding) = self.not()?;
        while self.token == "&&" {
            let (right, inner) = self.not()?;
            text = format!(
                "{} && {}",
                enclosed(text, binding == Binding::Or),
                enclosed(right, inner == Binding::Or)
            );
            binding = Binding::And;
        }
        Some((text, binding))
    }

    fn not(&mut self) -> Option<(String, Binding)> {
        self.next()?;
        if self.token != "!" {
            return self.atom();
        }
        self.next()?;
        if self.token == "!" {
            return None;
        }
        let (text, binding) = self.atom()?;
        Some((
            format!("!{}", enclosed(text, binding != Binding::Not)),
            Binding::Not,
        ))
    }

    fn atom(&mut self) -> Option<(String, Binding)> {
        if self.token == "(" {
            let inner = self.either()?;
            if self.token != ")" {
                return None;
            }
            self.next()?;
            return Some(inner);
        }
        if !self.token.starts_with(is_tag) {
            return None;
        }
        let tag = self.token.to_string();
        self.next()?;
        Some((tag, Binding::Not))
    }

    fn next(&mut self) -> Option<()> {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
        let len = if self.rest.is_empty() {
            0
        } else if self.rest.starts_with(['(', ')', '!']) {
            1
        } else if self.rest.starts_with("&&") || self.rest.starts_with("||") {
            2
        } else {
            match self.rest.find(|c| !is_tag(c)).unwrap_or(self.rest.len()) {
                0 => return None,
                len => len,
            }
        };
        (self.token, self.rest) = self.rest.split_at(len);
        Some(())
    }
}

fn enclosed(text: String, enclose: bool) -> String {
    if enclose { format!("({text})") } else { text }
}

fn is_tag(c: char) -> bool {
    c.is_alphabetic()
        || get_general_category(c) == GeneralCategory::DecimalNumber
        || c == '_'
        || c == '.'
}
