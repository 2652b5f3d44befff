//! What the tree leaves out: the tokens with their brackets paired, the lines, and the comments in groups.

use crate::hash::{HashMap, HashSet};
use crate::source::Pos;
use crate::syntax::ast::Comment;
use crate::syntax::lexer::{Lexed, Lexer};
use crate::syntax::token::Token;
use std::rc::Rc;

/// A place in a text, counted from 1. An offset of 0 is no place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Place {
    pub(super) offset: u32,
    pub(super) line: i32,
    pub(super) column: i32,
}

/// One `//` or `/* */` comment.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub(super) pos: Pos,
    pub(super) text: Rc<str>,
}

impl Remark {
    pub(super) fn end(&self) -> Pos {
        self.pos.plus(self.text.len())
    }

    pub(super) fn is_line(&self) -> bool {
        self.text.starts_with("//")
    }
}

/// Comments with neither a token nor an empty line between them.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) remarks: Vec<Remark>,
}

impl Group {
    pub(super) fn pos(&self) -> Pos {
        self.remarks.first().map_or(Pos::NONE, |r| r.pos)
    }

    pub(super) fn end(&self) -> Pos {
        self.remarks.last().map_or(Pos::NONE, Remark::end)
    }
}

pub(super) struct Layout<'s> {
    pub(super) tokens: Vec<Lexed<'s>>,
    pub(super) groups: Vec<Group>,
    /// For each bracket the index of its partner, for other tokens their own.
    partners: Vec<usize>,
    /// The positions at which lines start, ascending.
    lines: Vec<u32>,
    /// Tokens that a comment leads: it ends on the line before them.
    led: HashSet<usize>,
    /// Tokens after which a comment ends the line; the comment's group.
    ended: HashMap<usize, usize>,
}

impl<'s> Layout<'s> {
    pub(super) fn new(text: &'s str, base: Pos, comments: &[Comment]) -> Layout<'s> {
        let mut lexer = Lexer::new(text, base);
        let mut tokens = Vec::new();
        loop {
            let token = lexer.read();
            tokens.push(token);
            if token.token == Token::Eof {
                break;
            }
        }
        let starts = text.bytes().enumerate().filter(|&(_, b)| b == b'\n');
        let lines = std::iter::once(base.0)
            .chain(starts.map(|(at, _)| base.plus(at + 1).0))
            .collect();
        let mut layout = Layout {
            partners: pair(&tokens),
            tokens,
            groups: Vec::new(),
            lines,
            led: HashSet::new(),
            ended: HashMap::new(),
        };
        layout.group(comments);
        layout
    }

    /// Puts the comments into groups, and notes which of them lead or end what.
    fn group(&mut self, comments: &[Comment]) {
        let mut rest = comments.iter().peekable();
        for index in 0..self.tokens.len() {
            let token = self.tokens[index];
            // What stands between two tokens; a semicolon that the lexer puts in follows the comment it saw.
            let mut between = Vec::new();
            while let Some(comment) = rest
                .next_if(|c| c.pos < token.pos || c.pos == token.pos && token.token == Token::Semi)
            {
                between.push(Remark {
                    pos: comment.pos,
                    text: strip_returns(&comment.text),
                });
            }
            if between.is_empty() {
                continue;
            }
            let mut between = between.into_iter().peekable();
            let previous = index.checked_sub(1);
            let previous_line = previous.map(|p| self.line(self.tokens[p].pos));
            let mut first = true;
            let mut end_line = -1;
            while let Some(remark) = between.next() {
                let line = self.line(remark.pos);
                let beside = std::mem::take(&mut first) && previous_line == Some(line);
                let reach = if beside { 0 } else { 1 };
                end_line = line + newlines(&remark);
                let mut remarks = vec![remark];
                while let Some(next) = between.next_if(|r| self.line(r.pos) <= end_line + reach) {
                    end_line = self.line(next.pos) + newlines(&next);
                    remarks.push(next);
                }
                self.groups.push(Group { remarks });
                if beside {
                    let next_line = between
                        .peek()
                        .map_or(self.line(token.pos), |r| self.line(r.pos));
                    let over =
                        between.peek().is_none() && matches!(token.token, Token::Semi | Token::Eof);
                    if let Some(previous) = previous
                        && (next_line != end_line || over)
                    {
                        self.ended.insert(previous, self.groups.len() - 1);
                    }
                    // A comment beside a token leads nothing.
                    end_line = -1;
                }
            }
            if end_line + 1 == self.line(token.pos) {
                self.led.insert(index);
            }
        }
    }

    pub(super) fn place(&self, pos: Pos) -> Place {
        let line = self.lines.partition_point(|&start| start <= pos.0);
        let start = line.checked_sub(1).map_or(0, |line| self.lines[line]);
        Place {
            offset: pos.0,
            line: line as i32,
            column: (pos.0 - start) as i32 + 1,
        }
    }

    /// The line of a position; 0 for none.
    pub(super) fn line(&self, pos: Pos) -> i32 {
        self.lines.partition_point(|&start| start <= pos.0) as i32
    }

    /// Where a line starts; none past the last one.
    pub(super) fn line_start(&self, line: i32) -> Option<Pos> {
        self.lines
            .get((line - 1).max(0) as usize)
            .map(|&at| Pos(at))
    }

    /// Makes a line and the one after it one.
    pub(super) fn merge_line(&mut self, line: i32) {
        if line >= 1 && (line as usize) < self.lines.len() {
            self.lines.remove(line as usize);
        }
    }

    /// The index of the first token that starts at `pos` or later.
    pub(super) fn at(&self, pos: Pos) -> usize {
        let index = self.tokens.partition_point(|t| t.pos < pos);
        index.min(self.tokens.len() - 1)
    }

    /// Where the token starts.
    pub(super) fn pos_of(&self, index: usize) -> Pos {
        self.tokens.get(index).map_or(Pos::NONE, |t| t.pos)
    }

    pub(super) fn token(&self, index: usize) -> Token {
        self.tokens.get(index).map_or(Token::Eof, |t| t.token)
    }

    pub(super) fn partner(&self, index: usize) -> usize {
        self.partners.get(index).copied().unwrap_or(index)
    }

    /// Whether a comment ends on the line before the token.
    pub(super) fn is_led(&self, index: usize) -> bool {
        self.led.contains(&index)
    }

    /// The comment that ends the line of a field or declaration which ends at `end`.
    pub(super) fn line_comment(&self, end: Pos) -> Option<usize> {
        let index = self.at(end);
        let token = self.tokens[index];
        let after = match (token.token, token.text) {
            (Token::Semi, "semicolon") => index,
            (Token::Semi, _) => index.checked_sub(1)?,
            _ => return None,
        };
        self.ended.get(&after).copied()
    }
}

fn newlines(remark: &Remark) -> i32 {
    remark.text.bytes().filter(|&b| b == b'\n').count() as i32
}

/// Carriage returns are no part of a comment.
fn strip_returns(text: &Rc<str>) -> Rc<str> {
    if text.contains('\r') {
        text.replace('\r', "").into()
    } else {
        text.clone()
    }
}

fn pair(tokens: &[Lexed]) -> Vec<usize> {
    let mut partners: Vec<usize> = (0..tokens.len()).collect();
    let mut open = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.token {
            Token::Lparen | Token::Lbrack | Token::Lbrace => open.push(index),
            Token::Rparen | Token::Rbrack | Token::Rbrace => {
                if let Some(partner) = open.pop() {
                    partners[index] = partner;
                    partners[partner] = index;
                }
            }
            _ => {}
        }
    }
    partners
}
