//! Documentation comments, laid out alike: paragraphs, headings (`# `), lists, code (indented by a tab) and link
//! definitions at the end.

use super::layout::Remark;
use crate::hash::HashMap;
use std::rc::Rc;

/// The comments as they are printed; all stand where the first one stood.
pub(super) fn reformat(remarks: &[Remark]) -> Vec<Remark> {
    let unchanged = || remarks.to_vec();
    let Some(first) = remarks.first() else {
        return unchanged();
    };
    let remark = |text: String| Remark {
        pos: first.pos,
        text: text.into(),
    };
    if remarks.len() == 1 && !first.is_line() {
        if !first.text.contains('\n') || all_stars(&first.text) {
            return unchanged();
        }
        let inner = first.text.get(2..first.text.len() - 2).unwrap_or("");
        return vec![remark(format!("/*\n{}*/", Doc::parse(inner).print()))];
    }
    let mut text = String::new();
    let mut directives: Vec<Rc<str>> = Vec::new();
    for r in remarks {
        let Some(line) = r.text.strip_prefix("//") else {
            return unchanged();
        };
        if is_directive(line) {
            directives.push(r.text.clone());
        } else {
            text.push_str(line.strip_prefix(' ').unwrap_or(line));
            text.push('\n');
        }
    }
    if text.is_empty() {
        return unchanged();
    }
    let printed = Doc::parse(&text).print();
    let mut out: Vec<Remark> = printed
        .lines()
        .map(|line| {
            remark(if line.is_empty() || line.starts_with('\t') {
                format!("//{line}")
            } else {
                format!("// {line}")
            })
        })
        .collect();
    if !directives.is_empty() {
        out.push(remark("//".to_string()));
        out.extend(directives.into_iter().map(|text| Remark {
            pos: first.pos,
            text,
        }));
    }
    out
}

/// Whether a comment (without its slashes) speaks to a tool, `go:noinline` or `line x.go:1`.
pub(super) fn is_directive(text: &str) -> bool {
    if ["line ", "extern ", "export "]
        .iter()
        .any(|p| text.starts_with(p))
    {
        return true;
    }
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    match text.split_once(':') {
        Some((tool, rest)) => {
            !tool.is_empty() && tool.bytes().all(plain) && rest.bytes().next().is_some_and(plain)
        }
        None => false,
    }
}

/// Whether each line of a general comment begins with a star.
fn all_stars(text: &str) -> bool {
    text.split('\n').skip(1).all(|line| {
        let line = line.trim_start_matches([' ', '\t']);
        line.is_empty() || line.starts_with('*')
    })
}

enum Block {
    Heading(String),
    Paragraph(String),
    Code(Vec<String>),
    List {
        items: Vec<Item>,
        /// An empty line stood before it.
        blank_before: bool,
        /// Empty lines stood inside it.
        blank_between: bool,
    },
}

struct Item {
    /// Empty: a bullet.
    number: String,
    paragraphs: Vec<String>,
}

/// `[text]: url`
struct Link {
    text: String,
    url: String,
    used: bool,
}

#[derive(Default)]
struct Doc {
    blocks: Vec<Block>,
    links: Vec<Link>,
    /// Texts → the first link with it.
    names: HashMap<String, usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Code,
    Heading,
    List,
    OldHeading,
    Paragraph,
}

struct Span {
    start: usize,
    end: usize,
    kind: Kind,
}

impl Doc {
    fn parse(text: &str) -> Doc {
        let lines = unindent(&text.split('\n').collect::<Vec<_>>());
        let mut doc = Doc::default();
        let mut previous_end = 0;
        for Span { start, end, kind } in spans(&lines) {
            let part = &lines[start..end];
            let block = match kind {
                Kind::List => Some(doc.list(part, previous_end < start)),
                Kind::Code => {
                    let part: Vec<&str> = part.iter().map(String::as_str).collect();
                    Some(Block::Code(unindent(&part)))
                }
                Kind::OldHeading => Some(Block::Heading(part[0].trim().to_string())),
                Kind::Heading => Some(Block::Heading(part[0][1..].trim().to_string())),
                Kind::Paragraph => doc.paragraph(part).map(Block::Paragraph),
            };
            doc.blocks.extend(block);
            previous_end = end;
        }
        // Links may be defined after their use.
        let mut blocks = std::mem::take(&mut doc.blocks);
        for block in &mut blocks {
            match block {
                Block::Paragraph(text) => *text = doc.linked(text),
                Block::List { items, .. } => {
                    for text in items.iter_mut().flat_map(|i| &mut i.paragraphs) {
                        *text = doc.linked(text);
                    }
                }
                _ => {}
            }
        }
        doc.blocks = blocks;
        doc
    }

    /// The text of a paragraph; none for lines that all define links.
    fn paragraph(&mut self, lines: &[String]) -> Option<String> {
        let links: Option<Vec<Link>> = lines.iter().map(|line| link(line)).collect();
        let Some(links) = links else {
            return Some(lines.join("\n"));
        };
        for link in links {
            let index = self.links.len();
            self.names.entry(link.text.clone()).or_insert(index);
            self.links.push(link);
        }
        None
    }

    fn list(&mut self, lines: &[String], blank_before: bool) -> Block {
        let numbered = lines
            .first()
            .and_then(|line| marker(line))
            .is_some_and(|(number, _)| !number.is_empty());
        let mut items: Vec<Item> = Vec::new();
        let mut blank_between = false;
        let mut text: Vec<String> = Vec::new();
        for line in lines {
            let mut line: &str = line;
            if let Some((number, rest)) = marker(line)
                && number.is_empty() != numbered
            {
                self.flush_item(&mut items, &mut text);
                items.push(Item {
                    number: number.to_string(),
                    paragraphs: Vec::new(),
                });
                line = rest;
            }
            let line = line.trim();
            if line.is_empty() {
                blank_between = true;
                self.flush_item(&mut items, &mut text);
            } else {
                text.push(line.to_string());
            }
        }
        self.flush_item(&mut items, &mut text);
        Block::List {
            items,
            blank_before,
            blank_between,
        }
    }

    fn flush_item(&mut self, items: &mut [Item], text: &mut Vec<String>) {
        let lines = std::mem::take(text);
        if let Some(item) = items.last_mut() {
            item.paragraphs.extend(self.paragraph(&lines));
        }
    }

    /// The text with its quotes set; marks the links that it uses.
    fn linked(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut wrote = 0;
        let mut start = None;
        for (at, c) in text.char_indices() {
            match c {
                '[' => start = Some(at),
                ']' => {
                    let Some(open) = start.take() else { continue };
                    let name = text[open + 1..at].replace(['\n', '\t'], " ");
                    if let Some(&link) = self.names.get(&name) {
                        self.links[link].used = true;
                        out.push_str(&quoted(&text[wrote..open], true));
                        out.push('[');
                        out.push_str(&quoted(&text[open + 1..at], false));
                        out.push(']');
                        wrote = at + 1;
                    }
                }
                _ => {}
            }
        }
        out.push_str(&quoted(&text[wrote..], true));
        out
    }

    fn print(&self) -> String {
        let mut out = String::new();
        for (at, block) in self.blocks.iter().enumerate() {
            let loose = match block {
                Block::List {
                    items,
                    blank_between,
                    ..
                } => *blank_between || items.iter().any(|i| i.paragraphs.len() != 1),
                _ => false,
            };
            let blank = match block {
                Block::List { blank_before, .. } => *blank_before || loose,
                _ => true,
            };
            if at > 0 && blank {
                out.push('\n');
            }
            match block {
                Block::Paragraph(text) => out.push_str(&format!("{text}\n")),
                Block::Heading(text) => out.push_str(&format!("# {text}\n")),
                Block::Code(lines) => {
                    for line in lines {
                        let tab = if line.is_empty() { "" } else { "\t" };
                        out.push_str(&format!("{tab}{line}\n"));
                    }
                }
                Block::List { items, .. } => print_list(&mut out, items, loose),
            }
        }
        for used in [true, false] {
            let mut first = true;
            for link in self.links.iter().filter(|link| link.used == used) {
                if std::mem::take(&mut first) {
                    out.push('\n');
                }
                out.push_str(&format!("[{}]: {}\n", link.text, link.url));
            }
        }
        out
    }
}

fn print_list(out: &mut String, items: &[Item], loose: bool) {
    const INDENT: &str = "    ";
    for (at, item) in items.iter().enumerate() {
        if at > 0 && loose {
            out.push('\n');
        }
        if item.number.is_empty() {
            out.push_str("  - ");
        } else {
            out.push_str(&format!(" {}. ", item.number));
        }
        for (at, text) in item.paragraphs.iter().enumerate() {
            if at > 0 {
                out.push('\n');
                out.push_str(INDENT);
            }
            out.push_str(&text.replace('\n', &format!("\n{INDENT}")));
            out.push('\n');
        }
    }
}

/// Splits lines into blocks by their indentation and empty lines.
fn spans(lines: &[String]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    // Lines before this one count as indented.
    let mut force_indent = 0;
    // Each line is looked at twice at most; what does not advance ends here.
    let mut budget = 2 * lines.len() + 2;
    loop {
        while at < lines.len() && lines[at].is_empty() {
            at += 1;
        }
        if at >= lines.len() || budget == 0 {
            return spans;
        }
        budget -= 1;
        let start = at;
        let mut end;
        let kind;
        if at < force_indent || indented(&lines[at]) {
            let mut flat_list = is_list(&lines[at]) && at < force_indent;
            at += 1;
            while at < lines.len()
                && (lines[at].is_empty()
                    || at < force_indent
                    || indented(&lines[at])
                    || flat_list && is_list(&lines[at]))
            {
                if lines[at].is_empty() {
                    flat_list = false;
                }
                at += 1;
            }
            end = at;
            while end > start && lines[end - 1].is_empty() {
                end -= 1;
            }
            // Code whose last brace is not indented.
            if end < lines.len() && lines[end].starts_with('}') {
                end += 1;
            }
            kind = if is_list(&lines[start]) {
                Kind::List
            } else {
                Kind::Code
            };
        } else {
            at += 1;
            while at < lines.len() && !lines[at].is_empty() && !indented(&lines[at]) {
                at += 1;
            }
            end = at;
            if at < lines.len() && !lines[at].is_empty() && !is_list(&lines[at]) {
                // An indented line follows directly: what it belongs to may be a list's item or code that begins
                // unindented.
                let before = &lines[at - 1];
                if is_list(before) {
                    force_indent = end;
                    end -= 1;
                    while end > start && is_list(&lines[end - 1]) {
                        end -= 1;
                    }
                } else if before.ends_with('{') || before.ends_with('\\') {
                    force_indent = end;
                    end -= 1;
                }
                if start == end && force_indent > start {
                    at = start;
                    continue;
                }
            }
            let alone = end - start == 1;
            kind = if alone && is_heading(&lines[start]) {
                Kind::Heading
            } else if alone && is_old_heading(lines, start) {
                Kind::OldHeading
            } else {
                Kind::Paragraph
            };
        }
        spans.push(Span { start, end, kind });
        at = end;
    }
}

fn indented(line: &str) -> bool {
    line.starts_with([' ', '\t'])
}

/// The lines without their common indentation and without empty lines around them.
fn unindent(lines: &[&str]) -> Vec<String> {
    let mut lines = lines;
    while let [first, rest @ ..] = lines
        && first.is_empty()
    {
        lines = rest;
    }
    while let [rest @ .., last] = lines
        && last.is_empty()
    {
        lines = rest;
    }
    let Some(first) = lines.first() else {
        return Vec::new();
    };
    let mut prefix = leading_space(first);
    for line in &lines[1..] {
        if !line.is_empty() {
            let space = leading_space(line);
            let len = prefix
                .bytes()
                .zip(space.bytes())
                .take_while(|(a, b)| a == b)
                .count();
            prefix = &prefix[..len];
        }
    }
    let mut out: Vec<String> = lines
        .iter()
        .map(|line| {
            let line = line.strip_prefix(prefix).unwrap_or(line);
            if line.trim().is_empty() { "" } else { line }.to_string()
        })
        .collect();
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    let blank = out.iter().take_while(|line| line.is_empty()).count();
    out.drain(..blank);
    out
}

fn leading_space(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

fn is_heading(line: &str) -> bool {
    (line.starts_with("# ") || line.starts_with("#\t")) && line.trim() != "#"
}

/// A heading of the time before `#`: a short line alone between paragraphs that is no sentence.
fn is_old_heading(lines: &[String], at: usize) -> bool {
    if at == 0
        || !lines[at - 1].is_empty()
        || at + 2 >= lines.len()
        || !lines[at + 1].is_empty()
        || indented(&lines[at + 2])
    {
        return false;
    }
    let line = lines[at].trim();
    let ends = |c: char| c.is_alphabetic() || c.is_numeric();
    if !line.chars().next().is_some_and(char::is_uppercase)
        || !line.chars().last().is_some_and(ends)
    {
        return false;
    }
    if line.contains(|c| ";:!?+*/=[]{}_^°&§~%#@<\">\\".contains(c)) {
        return false;
    }
    let possessive = |rest: &str| rest == "s" || rest.starts_with("s ");
    let inner = |rest: &str| !rest.is_empty() && !rest.starts_with(' ');
    line.match_indices('\'')
        .all(|(at, _)| possessive(&line[at + 1..]))
        && line
            .match_indices('.')
            .all(|(at, _)| inner(&line[at + 1..]))
}

fn link(line: &str) -> Option<Link> {
    let (text, url) = line.strip_prefix('[')?.split_once("]:")?;
    if url.len() < 2 || !indented(url) {
        return None;
    }
    let url = url[1..].trim();
    let (scheme, _) = url.split_once("://")?;
    is_scheme(scheme).then(|| Link {
        text: text.to_string(),
        url: url.to_string(),
        used: false,
    })
}

/// The number (empty for a bullet) that begins a list's item, and what follows it.
fn marker(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let (number, rest) = if let Some(rest) = line.strip_prefix(['•', '*', '+', '-']) {
        ("", rest)
    } else {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return None;
        }
        let rest = line[digits..].strip_prefix(['.', ')'])?;
        (&line[..digits], rest)
    };
    (indented(rest) && !rest.trim().is_empty()).then_some((number, rest))
}

fn is_list(line: &str) -> bool {
    marker(line).is_some()
}

fn is_scheme(text: &str) -> bool {
    matches!(
        text,
        "file" | "ftp" | "gopher" | "http" | "https" | "mailto" | "nntp"
    )
}

/// The text with “ for two backquotes and ” for two quotes, but not inside addresses, which are looked for if
/// `addresses` is set.
fn quoted(text: &str, addresses: bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if addresses {
            let skip = match address(rest) {
                0 if first.is_ascii_digit() => 0,
                0 => rest.find(|c: char| !is_word(c)).unwrap_or(rest.len()),
                len => len,
            };
            if skip > 0 {
                out.push_str(&rest[..skip]);
                rest = &rest[skip..];
                continue;
            }
        }
        if rest.starts_with("``") {
            let run = rest.bytes().take_while(|&b| b == b'`').count();
            if run >= 3 {
                out.push_str(&rest[..run]);
                rest = &rest[run..];
            } else {
                out.push('“');
                rest = &rest[2..];
            }
        } else if let Some(after) = rest.strip_prefix("''") {
            out.push('”');
            rest = after;
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The length of the address that the text begins with; 0 for none.
fn address(text: &str) -> usize {
    // The longest scheme has six letters.
    let Some(colon) = text.bytes().take(7).position(|b| b == b':') else {
        return 0;
    };
    let Some(rest) = text[colon..].strip_prefix("://") else {
        return 0;
    };
    if !is_scheme(&text[..colon]) {
        return 0;
    }
    let start = colon + 3;
    let bytes = text.as_bytes();
    let is_host = |b: u8| b.is_ascii_alphanumeric() || b"_@-.[]:".contains(&b);
    let is_mark = |b: u8| b".,:;?!".contains(&b);
    let is_path = |b: u8| b.is_ascii_alphanumeric() || b"$'()*+&#=@~_/-[]{}%".contains(&b);
    if !rest
        .bytes()
        .next()
        .is_some_and(|b| is_host(b) && !is_mark(b))
    {
        return 0;
    }
    let mut end = start + 1;
    for (at, &b) in bytes.iter().enumerate().skip(start + 1) {
        if !is_host(b) {
            break;
        }
        if !is_mark(b) {
            end = at + 1;
        }
    }
    let mut open = Vec::new();
    for (at, &b) in bytes.iter().enumerate().skip(end) {
        if is_mark(b) {
            continue;
        }
        if !is_path(b) {
            break;
        }
        match b {
            b'(' => open.push(b')'),
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b')' | b'}' | b']' if open.pop() != Some(b) => break,
            _ => {}
        }
        if open.is_empty() {
            end = at + 1;
        }
    }
    end
}
