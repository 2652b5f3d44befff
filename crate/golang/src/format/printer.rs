//! Tokens, white space and comments → cells.
//!
//! White space is held back until a token comes, because a comment that stood before the token may need some of it
//! before itself. All decisions about blank lines and comments compare the place in the source (`pos`) with the place
//! where the last thing was written (`last`).

use super::layout::{Group, Layout, Place};
use super::tabs::{self, ESCAPE};
use crate::hash::HashMap;
use crate::source::Pos;
use std::cell::RefCell;

/// White space that waits: what is written, or a change of the indentation.
pub(super) mod space {
    pub(in crate::format) const IGNORE: u8 = 0;
    pub(in crate::format) const BLANK: u8 = b' ';
    pub(in crate::format) const VTAB: u8 = super::tabs::VTAB;
    pub(in crate::format) const NEWLINE: u8 = b'\n';
    /// A line's end that ends all columns too.
    pub(in crate::format) const FORMFEED: u8 = super::tabs::FORMFEED;
    pub(in crate::format) const INDENT: u8 = b'>';
    pub(in crate::format) const UNINDENT: u8 = b'<';
}
use space::*;

/// What was printed last, where it is no sign or keyword.
pub(super) const NAME: &str = "name";
pub(super) const INT: &str = "int";
pub(super) const LITERAL: &str = "literal";
pub(super) const END: &str = "end";

/// At most so many line ends in a row: one empty line.
pub(super) const MAX_NEWLINES: i32 = 2;
pub(super) const INFINITY: i32 = 1 << 30;
/// So much white space waits at most.
const WAITING: usize = 16;

/// The measured widths of nodes, by kind and address.
pub(super) type Sizes = RefCell<HashMap<(u8, usize), i32>>;

/// The comments that come next.
#[derive(Clone, Copy)]
pub(super) struct Upcoming {
    /// The index of the group; past the end: none.
    pub(super) group: usize,
    pub(super) offset: u32,
    /// The group holds a line's end.
    pub(super) newline: bool,
}

pub(super) struct Printer<'a> {
    pub(super) layout: &'a Layout<'a>,
    pub(super) sizes: &'a Sizes,
    pub(super) groups: &'a [Group],
    pub(super) upcoming: Upcoming,
    pub(super) out: Vec<u8>,
    pub(super) indent: i32,
    /// How many composite literals are open.
    pub(super) level: i32,
    pub(super) no_extra_blank: bool,
    pub(super) no_extra_linebreak: bool,
    /// A literal held a line's end: no columns for the rest of the line.
    end_alignment: bool,
    /// A line's end here would end the statement.
    pub(super) implied_semi: bool,
    /// The last token; empty: white space.
    pub(super) last_token: &'static str,
    /// The opening bracket just before the last token.
    pub(super) previous_open: &'static str,
    pub(super) waiting: Vec<u8>,
    /// The place in the source of what comes next.
    pub(super) pos: Place,
    /// The place in the source just past what was written last.
    pub(super) last: Place,
    /// The place in the output.
    pub(super) line: i32,
    pub(super) column: i32,
    /// Output lines of constructs, by slot.
    lines: Vec<i32>,
    /// The slot that the next token's line goes to.
    wanted_line: Option<usize>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(
        layout: &'a Layout<'a>,
        sizes: &'a Sizes,
        groups: &'a [Group],
    ) -> Printer<'a> {
        let start = Place {
            offset: 0,
            line: 1,
            column: 1,
        };
        let mut printer = Printer {
            layout,
            sizes,
            groups,
            upcoming: Upcoming {
                group: 0,
                offset: u32::MAX,
                newline: false,
            },
            out: Vec::new(),
            indent: 0,
            level: 0,
            no_extra_blank: false,
            no_extra_linebreak: false,
            end_alignment: false,
            implied_semi: false,
            last_token: "",
            previous_open: "",
            waiting: Vec::with_capacity(WAITING),
            pos: start,
            last: Place::default(),
            line: 1,
            column: 1,
            lines: Vec::new(),
            wanted_line: None,
        };
        printer.look_at_group(0);
        printer
    }

    /// Prints what is left, and gives the cells.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.implied_semi = false;
        let end = Place {
            offset: u32::MAX,
            line: INFINITY,
            column: 0,
        };
        self.flush(end, END);
        self.out
    }

    pub(super) fn look_at_group(&mut self, index: usize) {
        self.upcoming = match self.groups.get(index) {
            Some(group) => Upcoming {
                group: index,
                offset: group.pos().0,
                newline: self.has_newline(group),
            },
            None => Upcoming {
                group: index,
                offset: u32::MAX,
                newline: false,
            },
        };
    }

    fn has_newline(&self, group: &Group) -> bool {
        let line = self.layout.line(group.pos());
        group
            .remarks
            .iter()
            .any(|r| self.layout.line(r.pos) != line || r.is_line() || r.text.contains('\n'))
    }

    /// Whether a comment comes before `next`, and can be printed here without ending a statement.
    pub(super) fn comment_before(&self, next: Place) -> bool {
        self.upcoming.offset < next.offset && (!self.implied_semi || !self.upcoming.newline)
    }

    pub(super) fn comment_before_pos(&self, next: Pos) -> bool {
        self.comment_before(self.layout.place(next))
    }

    /// The length of the comments before `next`.
    pub(super) fn comment_size_before(&mut self, next: Place) -> i32 {
        let saved = self.upcoming;
        let mut size = 0;
        while self.comment_before(next) {
            let remarks = &self.groups[self.upcoming.group].remarks;
            size += remarks.iter().map(|r| r.text.len() as i32).sum::<i32>();
            self.look_at_group(self.upcoming.group + 1);
        }
        self.upcoming = saved;
        size
    }

    // Positions

    pub(super) fn set_pos(&mut self, pos: Pos) {
        if pos.is_some() {
            self.pos = self.layout.place(pos);
        }
    }

    pub(super) fn line_of(&self, pos: Pos) -> i32 {
        self.layout.line(pos)
    }

    /// A slot for the output line of a construct.
    pub(super) fn line_slot(&mut self) -> usize {
        self.lines.push(0);
        self.lines.len() - 1
    }

    /// Puts the output line of the next token into the slot.
    pub(super) fn record_line(&mut self, slot: usize) {
        self.wanted_line = Some(slot);
    }

    pub(super) fn shift_line(&mut self, slot: usize) {
        self.lines[slot] += 1;
    }

    /// How many lines were written since the slot's.
    pub(super) fn lines_from(&self, slot: usize) -> i32 {
        self.line - self.lines[slot]
    }

    /// How far the output is from `start` on the same source line; infinite on another.
    pub(super) fn distance_from(&self, pos: Pos, start: i32) -> i32 {
        if pos.is_some() && self.line_of(pos) == self.pos.line {
            self.column - start
        } else {
            INFINITY
        }
    }

    /// Ends lines until `line`, at least `min` and at most two of them. `before` comes before the first, which ends all
    /// columns if `section` is set. Returns 0 if there was none, 1 for a plain line's end, and more otherwise.
    pub(super) fn linebreak(&mut self, line: i32, min: i32, before: u8, section: bool) -> i32 {
        let mut n = limited(line - self.pos.line).max(min);
        let mut breaks = 0;
        if n > 0 {
            self.space(before);
            if section {
                self.space(FORMFEED);
                n -= 1;
                breaks = 2;
            }
            breaks += n;
            for _ in 0..n {
                self.space(NEWLINE);
            }
        }
        breaks
    }

    // Things to print

    pub(super) fn space(&mut self, c: u8) {
        self.note_open();
        if c == IGNORE {
            return;
        }
        if self.waiting.len() == WAITING {
            self.write_space(WAITING);
        }
        self.waiting.push(c);
        if c == NEWLINE || c == FORMFEED {
            self.implied_semi = false;
        }
        self.last_token = "";
    }

    pub(super) fn name(&mut self, name: &str) {
        self.note_open();
        self.last_token = NAME;
        self.put(name, false, true);
    }

    pub(super) fn literal(&mut self, text: &str, kind: &'static str) {
        self.note_open();
        self.last_token = kind;
        self.put(text, true, true);
    }

    /// A sign or keyword.
    pub(super) fn sign(&mut self, text: &'static str) {
        self.note_open();
        if combines(self.last_token, text) {
            self.waiting.clear();
            self.waiting.push(BLANK);
        }
        let ends = matches!(
            text,
            "break" | "continue" | "fallthrough" | "return" | "++" | "--" | ")" | "]" | "}"
        );
        self.last_token = text;
        self.put(text, false, ends);
    }

    pub(super) fn sign_at(&mut self, pos: Pos, text: &'static str) {
        self.set_pos(pos);
        self.sign(text);
    }

    fn note_open(&mut self) {
        self.previous_open = match self.last_token {
            "" => self.previous_open,
            "(" | "[" => self.last_token,
            _ => "",
        };
    }

    fn put(&mut self, data: &str, literal: bool, mut implied_semi: bool) {
        let next = self.pos;
        let (wrote_newline, dropped_feed) = self.flush(next, self.last_token);
        // Empty lines of the source, where they do not end a statement.
        if !self.implied_semi {
            let mut n = limited(next.line - self.pos.line);
            if wrote_newline && n == MAX_NEWLINES {
                n = MAX_NEWLINES - 1;
            }
            if n > 0 {
                let end = if dropped_feed { FORMFEED } else { NEWLINE };
                self.write_bytes(end, n);
                implied_semi = false;
            }
        }
        if let Some(slot) = self.wanted_line.take() {
            self.lines[slot] = self.line;
        }
        self.write_text(next, data, literal);
        self.implied_semi = implied_semi;
    }

    /// Writes the comments before `next`, and the white space that waits. Tells whether a line was ended, and whether a
    /// form feed was dropped.
    fn flush(&mut self, next: Place, token: &'static str) -> (bool, bool) {
        if self.comment_before(next) {
            self.intersperse(next, token)
        } else {
            self.write_space(self.waiting.len());
            (false, false)
        }
    }

    // Writing

    /// Writes the first `n` of the waiting white space.
    pub(super) fn write_space(&mut self, n: usize) {
        let mut at = 0;
        while at < n {
            match self.waiting[at] {
                IGNORE => {}
                INDENT => self.indent += 1,
                UNINDENT => self.indent = (self.indent - 1).max(0),
                // A line's end before an unindent that corrects a label's place: the unindent goes first.
                NEWLINE | FORMFEED if at + 1 < n && self.waiting[at + 1] == UNINDENT => {
                    self.waiting[at] = UNINDENT;
                    self.waiting[at + 1] = FORMFEED;
                    continue;
                }
                c => self.write_bytes(c, 1),
            }
            at += 1;
        }
        self.waiting.drain(..n);
    }

    fn write_indent(&mut self) {
        for _ in 0..self.indent {
            self.out.push(b'\t');
        }
        self.pos.offset = self.pos.offset.wrapping_add(self.indent as u32);
        self.pos.column += self.indent;
        self.column += self.indent;
    }

    /// Writes white space `n` times.
    pub(super) fn write_bytes(&mut self, mut c: u8, n: i32) {
        if self.end_alignment {
            match c {
                b'\t' | VTAB => c = BLANK,
                NEWLINE | FORMFEED => {
                    c = FORMFEED;
                    self.end_alignment = false;
                }
                _ => {}
            }
        }
        if self.column == 1 {
            self.write_indent();
        }
        self.out.extend(std::iter::repeat_n(c, n as usize));
        self.pos.offset = self.pos.offset.wrapping_add(n as u32);
        if c == NEWLINE || c == FORMFEED {
            self.pos.line += n;
            self.line += n;
            self.pos.column = 1;
            self.column = 1;
        } else {
            self.pos.column += n;
            self.column += n;
        }
    }

    /// Writes text that stands at `pos` in the source.
    pub(super) fn write_text(&mut self, pos: Place, text: &str, literal: bool) {
        if self.column == 1 {
            self.write_indent();
        }
        if pos.line > 0 {
            self.pos = pos;
        }
        if literal {
            self.out.push(ESCAPE);
        }
        self.out.extend_from_slice(text.as_bytes());
        if literal {
            self.out.push(ESCAPE);
        }
        let breaks = |b: &u8| *b == b'\n' || *b == FORMFEED;
        let lines = text.as_bytes().iter().filter(|b| breaks(b)).count() as i32;
        let len = text.len() as i32;
        self.pos.offset = self.pos.offset.wrapping_add(len as u32);
        if lines > 0 {
            self.end_alignment = true;
            let last = text.bytes().rposition(|b| breaks(&b)).unwrap_or(0) as i32;
            self.pos.line += lines;
            self.line += lines;
            self.pos.column = len - last;
            self.column = len - last;
        } else {
            self.pos.column += len;
            self.column += len;
        }
        self.last = self.pos;
    }
}

pub(super) fn limited(n: i32) -> i32 {
    n.min(MAX_NEWLINES)
}

/// Whether two tokens without space between them would read as others.
fn combines(previous: &str, next: &str) -> bool {
    let next = next.as_bytes().first();
    match previous {
        INT => next == Some(&b'.'),
        "+" => next == Some(&b'+'),
        "-" => next == Some(&b'-'),
        "/" => next == Some(&b'*'),
        "<" => matches!(next, Some(b'-' | b'<')),
        "&" => matches!(next, Some(b'&' | b'^')),
        _ => false,
    }
}
