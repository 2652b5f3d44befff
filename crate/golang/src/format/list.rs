//! Lists of expressions, which keep the line ends of the source, and what nodes measure on one line.

use super::printer::space::*;
use super::printer::{Printer, Sizes};
use super::tabs;
use crate::source::Pos;
use crate::syntax::ast::*;

/// What stands in a list.
#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    Expr(&'a Expr),
    /// `key: value`
    Pair(&'a Expr, &'a Expr),
    Name(&'a Ident),
}

#[derive(Clone, Copy, Default)]
pub(super) struct ListMode {
    /// A comma follows the last element if a line ends there.
    pub(super) comma: bool,
    /// No indentation after a line's end.
    pub(super) no_indent: bool,
}

/// What fits is no longer than any line.
const LONGEST: i32 = 1_000_000;
/// Keys up to this size align with each other whatever their ratio.
const SMALL: i32 = 40;
/// Keys whose size differs by this factor from the mean of those before begin new columns.
const RATIO: f64 = 2.5;

impl<'a> Printer<'a> {
    pub(super) fn names(&mut self, names: &[&'a Ident], indent: bool) {
        let list: Vec<Node> = names.iter().map(|name| Node::Name(name)).collect();
        let mode = ListMode {
            comma: false,
            no_indent: !indent,
        };
        self.list(Pos::NONE, &list, 1, mode, Pos::NONE);
    }

    pub(super) fn exprs(
        &mut self,
        before: Pos,
        list: &'a [Expr],
        depth: i32,
        mode: ListMode,
        after: Pos,
    ) {
        let list: Vec<Node> = list.iter().map(Node::Expr).collect();
        self.list(before, &list, depth, mode, after);
    }

    /// Prints `list`, between the tokens at `before` and `after`, if these are known.
    pub(super) fn list(
        &mut self,
        before: Pos,
        list: &[Node<'a>],
        depth: i32,
        mode: ListMode,
        after: Pos,
    ) {
        let (Some(&first), Some(&last)) = (list.first(), list.last()) else {
            return;
        };
        let before_line = self.line_of(before);
        let first_line = self.line_of(self.node_start(first));
        let end_line = self.line_of(self.node_end(last));
        if before.is_some() && before_line == first_line && first_line == end_line {
            for (at, &node) in list.iter().enumerate() {
                if at > 0 {
                    // The comma's own place does not matter; this one keeps comments before what follows it.
                    let start = self.node_start(node);
                    self.sign_at(start, ",");
                    self.space(BLANK);
                }
                self.node(node, depth);
            }
            return;
        }

        // Once a line has ended, the rest is indented.
        let mut indent = if mode.no_indent { IGNORE } else { INDENT };
        // The last element that a line's end followed.
        let mut break_at: i32 = -1;
        if before.is_some()
            && before_line < first_line
            && self.linebreak(first_line, 0, indent, true) > 0
        {
            indent = IGNORE;
            break_at = 0;
        }
        let mut size = 0;
        // Of the sizes so far, the sum of their logarithms, for the geometric mean.
        let mut logs = 0.0;
        let mut count = 0;
        let mut previous_line = before_line;
        for (at, &node) in list.iter().enumerate() {
            let line = self.line_of(self.node_start(node));
            let previous_size = size;
            size = self.node_size(node, LONGEST);
            if size <= LONGEST && before.is_some() && after.is_some() {
                if let Node::Pair(key, _) = node {
                    size = self.node_size(Node::Expr(key), LONGEST);
                }
            } else {
                size = 0;
            }
            let mut new_columns = true;
            if previous_size > 0 && size > 0 {
                if count == 0 || previous_size <= SMALL && size <= SMALL {
                    new_columns = false;
                } else {
                    let mean = exponential(logs / f64::from(count));
                    let ratio = f64::from(size) / mean;
                    new_columns = RATIO * ratio <= 1.0 || RATIO <= ratio;
                }
            }
            let needs_break = 0 < previous_line && previous_line < line;
            if at > 0 {
                if !needs_break {
                    let start = self.node_start(node);
                    self.set_pos(start);
                }
                self.sign(",");
                let mut needs_blank = true;
                if needs_break {
                    let section = new_columns || break_at + 1 < at as i32;
                    let breaks = self.linebreak(line, 0, indent, section);
                    if breaks > 0 {
                        indent = IGNORE;
                        break_at = at as i32;
                        needs_blank = false;
                    }
                    if breaks > 1 {
                        logs = 0.0;
                        count = 0;
                    }
                }
                if needs_blank {
                    self.space(BLANK);
                }
            }
            match node {
                Node::Pair(key, value) if list.len() > 1 && size > 0 && needs_break => {
                    self.expr(key);
                    let colon = self.layout.pos_of(self.layout.at(key.end));
                    self.sign_at(colon, ":");
                    self.space(VTAB);
                    self.expr(value);
                }
                _ => self.node(node, depth),
            }
            if size > 0 {
                logs += logarithm(f64::from(size));
                count += 1;
            }
            previous_line = line;
        }
        let unindent = indent == IGNORE && !mode.no_indent;
        if mode.comma && after.is_some() && self.pos.line < self.line_of(after) {
            self.sign(",");
            if unindent {
                self.space(UNINDENT);
            }
            self.space(FORMFEED);
        } else if unindent {
            self.space(UNINDENT);
        }
    }

    pub(super) fn node(&mut self, node: Node<'a>, depth: i32) {
        match node {
            Node::Expr(x) => self.expr_in(x, depth),
            Node::Name(name) => {
                self.set_pos(name.pos);
                self.name(&name.name);
            }
            Node::Pair(key, value) => {
                let start = self.start(key);
                self.set_pos(start);
                self.expr(key);
                let colon = self.layout.pos_of(self.layout.at(key.end));
                self.sign_at(colon, ":");
                self.space(BLANK);
                self.expr(value);
            }
        }
    }

    fn node_start(&self, node: Node) -> Pos {
        match node {
            Node::Expr(x) | Node::Pair(x, _) => self.start(x),
            Node::Name(name) => name.pos,
        }
    }

    fn node_end(&self, node: Node) -> Pos {
        match node {
            Node::Expr(x) | Node::Pair(_, x) => x.end,
            Node::Name(name) => name.pos.plus(name.name.len()),
        }
    }

    /// The size of the node on one line; greater than `max` if it takes more, or more lines.
    pub(super) fn node_size(&self, node: Node<'a>, max: i32) -> i32 {
        let key = match node {
            Node::Name(name) => return name.name.len() as i32,
            Node::Expr(x) => (0, std::ptr::from_ref(x) as usize),
            Node::Pair(_, value) => (1, std::ptr::from_ref(value) as usize),
        };
        self.measured(key, max, |p| p.node(node, 1))
    }

    /// The size of a statement, as for nodes.
    pub(super) fn stmt_size(&self, stmt: &'a Stmt, max: i32) -> i32 {
        let key = (2, std::ptr::from_ref(stmt) as usize);
        self.measured(key, max, |p| {
            p.indent = i32::from(matches!(stmt.kind, StmtKind::Labeled { .. }));
            p.stmt(stmt, false);
        })
    }

    /// Prints on the side, once for each `key`: nested literals would be measured again at every level.
    pub(super) fn measured(
        &self,
        key: (u8, usize),
        max: i32,
        print: impl FnOnce(&mut Printer<'a>),
    ) -> i32 {
        if let Some(&size) = self.sizes.borrow().get(&key) {
            return size;
        }
        let sizes: &'a Sizes = self.sizes;
        let mut side = Printer::new(self.layout, sizes, &[]);
        print(&mut side);
        let text = tabs::plain(&side.finish());
        let size = text.len() as i32;
        let size = if size <= max && !text.contains('\n') {
            size
        } else {
            max + 1
        };
        self.sizes.borrow_mut().insert(key, size);
        size
    }
}

/// About log₂, alike on all machines.
fn logarithm(x: f64) -> f64 {
    // x = fraction × 2^exponent with a fraction from ½ to 1.
    let mut exponent = 0;
    let mut fraction = x;
    while fraction >= 1.0 {
        fraction /= 2.0;
        exponent += 1;
    }
    f64::from(exponent) + 2.0 * (fraction - 1.0)
}

/// About 2 to the power of x, which is not negative.
fn exponential(x: f64) -> f64 {
    let whole = x.floor();
    let mut power = 1.0 + (x - whole);
    for _ in 0..whole as u32 {
        power *= 2.0;
    }
    power
}
