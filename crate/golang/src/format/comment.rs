//! Comments between tokens: the white space around them, and the indentation of their lines.

use super::doc;
use super::layout::{Place, Remark};
use super::printer::space::*;
use super::printer::{END, NAME, Printer, limited};

impl Printer<'_> {
    /// Writes all comments before `next`, where `token` stands, mixed with the white space that waits. Tells whether a
    /// line was ended, and whether a form feed was dropped.
    pub(super) fn intersperse(&mut self, next: Place, token: &'static str) -> (bool, bool) {
        let mut last: Option<Remark> = None;
        while self.comment_before(next) {
            let group = &self.groups[self.upcoming.group];
            let mut remarks = group.remarks.clone();
            let place = self.layout.place(group.pos());
            // What begins in the first column and abuts a declaration is its documentation.
            let is_doc = token != NAME
                && token != "import"
                && place.column == 1
                && self.layout.place(group.end().plus(1)) == next;
            if is_doc {
                remarks = doc::reformat(&remarks);
                if remarks.is_empty() {
                    self.write_comment_prefix(place, next, last.as_ref(), token);
                    self.pos = next;
                    self.last = next;
                    self.look_at_group(self.upcoming.group + 1);
                    return self.write_comment_suffix(false);
                }
            }
            for remark in remarks {
                let place = self.layout.place(remark.pos);
                self.write_comment_prefix(place, next, last.as_ref(), token);
                self.write_comment(&remark);
                last = Some(remark);
            }
            if is_doc {
                last = group.remarks.last().cloned();
                self.pos = self.layout.place(group.end());
                self.last = self.pos;
            }
            self.look_at_group(self.upcoming.group + 1);
        }
        let Some(last) = last else {
            return (false, false);
        };
        let mut needs_linebreak = false;
        // A general comment on the line of what follows is set off from it, but for closing brackets and commas.
        if !self.no_extra_blank
            && !last.is_line()
            && self.layout.line(last.pos) == next.line
            && token != ","
            && (token != ")" || self.previous_open == "(")
            && (token != "]" || self.previous_open == "[")
        {
            let breaks = self.waiting.iter().any(|&c| c == NEWLINE || c == FORMFEED);
            if breaks && !self.no_extra_linebreak && self.level == 0 {
                needs_linebreak = true;
            } else {
                self.write_bytes(BLANK, 1);
            }
        }
        if last.is_line() || token == END || token == "}" && !self.no_extra_linebreak {
            needs_linebreak = true;
        }
        self.write_comment_suffix(needs_linebreak)
    }

    /// The white space before a comment at `place`; `previous` is the comment before it.
    fn write_comment_prefix(
        &mut self,
        place: Place,
        next: Place,
        previous: Option<&Remark>,
        token: &'static str,
    ) {
        if self.out.is_empty() {
            return;
        }
        if place.line == self.last.line && previous.is_none_or(|p| !p.is_line()) {
            self.separate_on_line(place, next, previous.is_none());
            return;
        }
        // On a line of its own.
        let mut dropped = false;
        let mut applied = 0;
        for at in 0..self.waiting.len() {
            match self.waiting[at] {
                BLANK | VTAB => {
                    self.waiting[at] = IGNORE;
                    continue;
                }
                INDENT => continue,
                // All but the last belong to what came before. The last one does if the comment stands where the next
                // token does, and that closes no block.
                UNINDENT
                    if self.waiting.get(at + 1) == Some(&UNINDENT)
                        || token != "}" && place.column == next.column =>
                {
                    continue;
                }
                NEWLINE | FORMFEED => {
                    self.waiting[at] = IGNORE;
                    dropped = previous.is_none();
                }
                _ => {}
            }
            applied = at;
            break;
        }
        self.write_space(applied);
        let mut n = if place.line > 0 && self.last.line > 0 {
            (place.line - self.last.line).max(0)
        } else {
            0
        };
        // An empty line before the comments of declarations stays.
        if self.indent == 0 && dropped {
            n += 1;
        }
        if n == 0 && previous.is_some_and(Remark::is_line) {
            n = 1;
        }
        if n > 0 {
            self.write_bytes(FORMFEED, limited(n));
        }
    }

    /// Separates a comment from what it follows on a line; `first` of its group.
    fn separate_on_line(&mut self, place: Place, next: Place, first: bool) {
        let mut separated = false;
        if first {
            let mut applied = 0;
            for at in 0..self.waiting.len() {
                match self.waiting[at] {
                    BLANK => {
                        self.waiting[at] = IGNORE;
                        continue;
                    }
                    VTAB => {
                        separated = true;
                        continue;
                    }
                    INDENT => continue,
                    _ => {}
                }
                applied = at;
                break;
            }
            self.write_space(applied);
        }
        if !separated {
            let separator = if place.line == next.line {
                BLANK
            } else {
                b'\t'
            };
            self.write_bytes(separator, 1);
        }
    }

    /// The white space after the comments, with a line's end if one is needed.
    fn write_comment_suffix(&mut self, mut needs_linebreak: bool) -> (bool, bool) {
        let (mut wrote_newline, mut dropped_feed) = (false, false);
        for c in &mut self.waiting {
            match *c {
                BLANK | VTAB => *c = IGNORE,
                NEWLINE | FORMFEED => {
                    if std::mem::take(&mut needs_linebreak) {
                        wrote_newline = true;
                    } else {
                        dropped_feed |= *c == FORMFEED;
                        *c = IGNORE;
                    }
                }
                _ => {}
            }
        }
        self.write_space(self.waiting.len());
        if needs_linebreak {
            self.write_bytes(NEWLINE, 1);
            wrote_newline = true;
        }
        (wrote_newline, dropped_feed)
    }

    fn write_comment(&mut self, remark: &Remark) {
        let mut place = self.layout.place(remark.pos);
        let text: &str = &remark.text;
        if text.starts_with("//line ") && place.column == 1 {
            // A directive means something only at a line's start.
            let indent = std::mem::replace(&mut self.indent, 0);
            self.write_text(place, text.trim_end(), true);
            self.indent = indent;
            return;
        }
        if remark.is_line() {
            self.write_text(place, text.trim_end(), true);
            return;
        }
        let mut lines: Vec<String> = text.split('\n').map(String::from).collect();
        // As if it had been indented before, so that the next formatting finds what this one leaves.
        if place.column == 1 && self.indent > 0 {
            for line in &mut lines[1..] {
                line.insert_str(0, "   ");
            }
        }
        strip_common_prefix(&mut lines);
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                self.write_bytes(FORMFEED, 1);
                place = self.pos;
            }
            if !line.is_empty() {
                self.write_text(place, line.trim_end(), true);
            }
        }
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|b| b <= b' ')
}

/// The length of the space and stars that two lines begin with alike.
fn common_prefix(a: &str, b: &str) -> usize {
    a.bytes()
        .zip(b.bytes())
        .take_while(|&(a, b)| a == b && (a <= b' ' || a == b'*'))
        .count()
}

/// Takes the indentation from the lines of a general comment after its first. What is indentation is guessed from
/// the lines between first and last, or from the last where they are blank.
fn strip_common_prefix(lines: &mut [String]) {
    let Some(last) = lines.len().checked_sub(1).filter(|&last| last > 0) else {
        return;
    };
    let mut prefix: Option<String> = None;
    for line in &mut lines[1..last] {
        if is_blank(line) {
            line.clear();
            continue;
        }
        let known = prefix.get_or_insert_with(|| line.clone());
        let len = common_prefix(known, line);
        known.truncate(len);
    }
    let mut prefix = prefix.unwrap_or_else(|| {
        let line = &lines[last];
        line[..common_prefix(line, line)].to_string()
    });

    let stars = prefix.find('*');
    if let Some(star) = stars {
        // A column of stars: they stay, with a blank before them.
        prefix.truncate(star);
        if prefix.ends_with(' ') {
            prefix.pop();
        }
    } else {
        let first = &lines[0].as_bytes()[2..];
        if first.iter().all(|&b| b <= b' ') {
            // No text beside the opening: text indented by up to three blanks or a tab stays so.
            let kept = prefix
                .bytes()
                .rev()
                .take(3)
                .take_while(|&b| b == b' ')
                .count();
            prefix.truncate(prefix.len() - kept);
            if kept == 0 && prefix.ends_with('\t') {
                prefix.pop();
            }
        } else {
            // Text beside the opening: the opening counts as two blanks, unless a tab follows it.
            let space = first.iter().take_while(|&&b| b <= b' ').count();
            let mut suffix = if space > 0 && first[0] == b'\t' {
                Vec::new()
            } else {
                vec![b' ', b' ']
            };
            suffix.extend_from_slice(&first[..space]);
            if prefix.as_bytes().ends_with(&suffix) {
                prefix.truncate(prefix.len() - suffix.len());
            }
        }
    }

    let closing = &lines[last];
    let before = closing
        .find("*/")
        .map_or(closing.as_str(), |at| &closing[..at]);
    if is_blank(before) {
        let mark = if stars.is_some() { " */" } else { "*/" };
        lines[last] = format!("{prefix}{mark}");
    } else {
        let len = common_prefix(&prefix, closing);
        prefix.truncate(len);
    }
    for line in &mut lines[1..] {
        if !line.is_empty() {
            let from = prefix.len().min(line.len());
            *line = line.get(from..).unwrap_or("").to_string();
        }
    }
}
