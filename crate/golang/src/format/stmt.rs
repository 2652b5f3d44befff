//! Statements.

use super::expr::strip_parens;
use super::list::ListMode;
use super::printer::Printer;
use super::printer::space::*;
use crate::source::Pos;
use crate::syntax::ast::*;

/// A function's header and body up to this size stand on one line, if they do in the source.
const LONG: i32 = 100;
/// So many statements may stand on one line with their function.
const FEW: usize = 5;

/// What stands in a list of statements.
#[derive(Clone, Copy)]
enum Item<'a> {
    Stmt(&'a Stmt),
    Case(&'a Case),
    Comm(&'a CommCase),
}

impl<'a> Printer<'a> {
    /// `{ stmts }`, over two lines at least.
    pub(super) fn block(&mut self, block: &'a Block) {
        let items: Vec<Item> = block.stmts.iter().map(Item::Stmt).collect();
        self.items_in_braces(block.lbrace, &items, block.rbrace, true);
    }

    fn items_in_braces(&mut self, open: Pos, items: &[Item<'a>], close: Pos, indent: bool) {
        self.sign_at(open, "{");
        self.items(items, indent, true);
        let line = self.line_of(close);
        self.linebreak(line, 1, IGNORE, true);
        self.sign_at(close, "}");
    }

    /// `indent` is unset for clauses, each of which begins new columns.
    fn items(&mut self, items: &[Item<'a>], indent: bool, before_brace: bool) {
        if indent {
            self.space(INDENT);
        }
        let slot = self.line_slot();
        let mut printed = 0;
        for &item in items {
            if matches!(
                item,
                Item::Stmt(Stmt {
                    kind: StmtKind::Empty,
                    ..
                })
            ) {
                continue;
            }
            if !self.out.is_empty() {
                let line = self.line_of(match item {
                    Item::Stmt(stmt) => self.stmt_start(stmt),
                    Item::Case(case) => case.pos,
                    Item::Comm(case) => case.pos,
                });
                let section = printed == 0 || !indent || self.lines_from(slot) > 0;
                self.linebreak(line, 1, IGNORE, section);
            }
            self.record_line(slot);
            let last = before_brace && printed + 1 == items.len();
            match item {
                Item::Stmt(stmt) => {
                    self.stmt(stmt, last);
                    // A label has a line of its own, but the statement after it counts.
                    let mut inner = stmt;
                    while let StmtKind::Labeled { stmt, .. } = &inner.kind {
                        self.shift_line(slot);
                        inner = stmt;
                    }
                }
                Item::Case(case) => self.case(case, last),
                Item::Comm(case) => self.comm_case(case, last),
            }
            printed += 1;
        }
        if indent {
            self.space(UNINDENT);
        }
    }

    /// Where the statement's first token is.
    fn stmt_start(&self, stmt: &Stmt) -> Pos {
        let first = |list: &[Expr]| list.first().map_or(stmt.pos, |x| self.start(x));
        match &stmt.kind {
            StmtKind::Expr(x) | StmtKind::Send { ch: x, .. } | StmtKind::IncDec { x, .. } => {
                self.start(x)
            }
            StmtKind::Assign { lhs, .. } | StmtKind::Define { lhs, .. } => first(lhs),
            StmtKind::Labeled { label, .. } => label.pos,
            _ => stmt.pos,
        }
    }

    /// `before_brace`: the next token closes the block.
    pub(super) fn stmt(&mut self, stmt: &'a Stmt, before_brace: bool) {
        let start = self.stmt_start(stmt);
        self.set_pos(start);
        match &stmt.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Expr(x) => self.expr(x),
            StmtKind::Send { ch, value } => {
                self.expr(ch);
                self.space(BLANK);
                self.sign_at(stmt.pos, "<-");
                self.space(BLANK);
                self.expr(value);
            }
            StmtKind::IncDec { x, inc } => {
                self.expr_in(x, 2);
                self.sign_at(stmt.pos, if *inc { "++" } else { "--" });
            }
            StmtKind::Assign { lhs, op, rhs } => {
                let sign = op.map_or("=", |op| crate::syntax::token::Token::AssignOp(op).text());
                self.assign(start, lhs, stmt.pos, sign, rhs);
            }
            StmtKind::Define { lhs, rhs } => self.assign(start, lhs, stmt.pos, ":=", rhs),
            StmtKind::Decl(decls) => self.local_decl(stmt.pos, decls),
            StmtKind::Go(call) => self.keyword_call("go", call),
            StmtKind::Defer(call) => self.keyword_call("defer", call),
            StmtKind::Return(results) => self.results(results),
            StmtKind::Break(label) => self.branch("break", label.as_ref()),
            StmtKind::Continue(label) => self.branch("continue", label.as_ref()),
            StmtKind::Goto(label) => self.branch("goto", Some(label)),
            StmtKind::Fallthrough => self.sign("fallthrough"),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If {
                init,
                cond,
                then,
                other,
            } => {
                self.sign("if");
                self.header(false, init.as_deref(), Some(cond), None);
                self.block(then);
                if let Some(other) = other {
                    self.space(BLANK);
                    self.sign("else");
                    self.space(BLANK);
                    self.stmt(other, before_brace);
                }
            }
            StmtKind::For {
                init,
                cond,
                post,
                body,
            } => {
                self.sign("for");
                self.header(true, init.as_deref(), cond.as_ref(), post.as_deref());
                self.block(body);
            }
            StmtKind::Range(range) => self.range(range),
            StmtKind::Switch {
                init,
                tag,
                cases,
                rbrace,
            } => {
                self.sign("switch");
                self.header(false, init.as_deref(), tag.as_ref(), None);
                self.cases(cases, *rbrace);
            }
            StmtKind::TypeSwitch {
                init,
                bind,
                x,
                cases,
                rbrace,
            } => {
                self.sign("switch");
                if let Some(init) = init {
                    self.space(BLANK);
                    self.stmt(init, false);
                    self.sign(";");
                }
                self.space(BLANK);
                self.guard(bind.as_ref(), x);
                self.space(BLANK);
                self.cases(cases, *rbrace);
            }
            StmtKind::Select { cases, rbrace } => {
                self.sign("select");
                self.space(BLANK);
                let open = self.opening(*rbrace);
                if cases.is_empty() && !self.comment_before_pos(*rbrace) {
                    self.sign_at(open, "{");
                    self.sign_at(*rbrace, "}");
                } else {
                    let items: Vec<Item> = cases.iter().map(Item::Comm).collect();
                    self.items_in_braces(open, &items, *rbrace, false);
                }
            }
            StmtKind::Labeled { label, stmt: inner } => {
                self.labeled(label, stmt.pos, inner, before_brace)
            }
        }
    }

    fn assign(
        &mut self,
        start: Pos,
        lhs: &'a [Expr],
        pos: Pos,
        sign: &'static str,
        rhs: &'a [Expr],
    ) {
        let depth = if lhs.len() > 1 && rhs.len() > 1 { 2 } else { 1 };
        self.exprs(start, lhs, depth, ListMode::default(), pos);
        self.space(BLANK);
        self.sign_at(pos, sign);
        self.space(BLANK);
        self.exprs(pos, rhs, depth, ListMode::default(), Pos::NONE);
    }

    fn keyword_call(&mut self, keyword: &'static str, call: &'a Expr) {
        self.sign(keyword);
        self.space(BLANK);
        self.expr(call);
    }

    fn results(&mut self, results: &'a [Expr]) {
        self.sign("return");
        if results.is_empty() {
            return;
        }
        self.space(BLANK);
        // A line's end never goes before the results: they would not be returned.
        if self.looks_better_indented(results) {
            self.space(INDENT);
            let mode = ListMode {
                comma: false,
                no_indent: true,
            };
            self.exprs(Pos::NONE, results, 1, mode, Pos::NONE);
            self.space(UNINDENT);
        } else {
            self.exprs(Pos::NONE, results, 1, ListMode::default(), Pos::NONE);
        }
    }

    /// Whether a list over several lines has more than one element over several lines, composite literals apart, or
    /// one that begins on a new line.
    fn looks_better_indented(&self, list: &[Expr]) -> bool {
        let [first, .., last] = list else {
            return false;
        };
        let begin = self.line_of(self.start(first));
        if begin >= self.line_of(last.end) {
            return false;
        }
        let mut tall = 0;
        let mut line = begin;
        for x in list {
            let x_begin = self.line_of(self.start(x));
            let x_end = self.line_of(x.end);
            if line < x_begin {
                return true;
            }
            if x_begin < x_end && !is_literal(x) {
                tall += 1;
            }
            line = x_end;
        }
        tall > 1
    }

    fn branch(&mut self, keyword: &'static str, label: Option<&'a Ident>) {
        self.sign(keyword);
        if let Some(label) = label {
            self.space(BLANK);
            self.set_pos(label.pos);
            self.name(&label.name);
        }
    }

    fn labeled(&mut self, label: &'a Ident, colon: Pos, inner: &'a Stmt, before_brace: bool) {
        // Corrects the indentation; see `Printer::write_space`.
        self.space(UNINDENT);
        self.set_pos(label.pos);
        self.name(&label.name);
        self.sign_at(colon, ":");
        self.space(INDENT);
        if let StmtKind::Empty = inner.kind {
            if !before_brace {
                self.space(NEWLINE);
                self.sign_at(inner.pos, ";");
                return;
            }
        } else {
            let line = self.line_of(self.stmt_start(inner));
            self.linebreak(line, 1, IGNORE, true);
        }
        self.stmt(inner, before_brace);
    }

    /// What stands between a keyword and its block.
    fn header(
        &mut self,
        is_for: bool,
        init: Option<&'a Stmt>,
        cond: Option<&'a Expr>,
        post: Option<&'a Stmt>,
    ) {
        self.space(BLANK);
        let mut blank = false;
        let plain = init.is_none() && post.is_none();
        if !plain {
            if let Some(init) = init {
                self.stmt(init, false);
            }
            self.sign(";");
            self.space(BLANK);
        }
        if let Some(cond) = cond {
            self.expr(strip_parens(cond));
            blank = true;
        }
        if !plain && is_for {
            self.sign(";");
            self.space(BLANK);
            blank = false;
            if let Some(post) = post {
                self.stmt(post, false);
                blank = true;
            }
        }
        if blank {
            self.space(BLANK);
        }
    }

    fn range(&mut self, range: &'a RangeStmt) {
        self.sign("for");
        self.space(BLANK);
        if let Some(key) = &range.key {
            self.expr(key);
            let mut end = key.end;
            if let Some(value) = &range.value {
                let start = self.start(value);
                self.sign_at(start, ",");
                self.space(BLANK);
                self.expr(value);
                end = value.end;
            }
            self.space(BLANK);
            let sign = self.layout.pos_of(self.layout.at(end));
            self.sign_at(sign, if range.define { ":=" } else { "=" });
            self.space(BLANK);
        }
        self.sign("range");
        self.space(BLANK);
        self.expr(strip_parens(&range.x));
        self.space(BLANK);
        self.block(&range.body);
    }

    /// `bind := x.(type)`
    fn guard(&mut self, bind: Option<&'a Ident>, x: &'a Expr) {
        let mut broken = false;
        match bind {
            Some(bind) => {
                self.set_pos(bind.pos);
                self.name(&bind.name);
                self.space(BLANK);
                let sign = self.layout.pos_of(self.layout.at(bind.pos) + 1);
                self.sign_at(sign, ":=");
                self.space(BLANK);
                let line = self.line_of(self.start(x));
                broken = self.line_of(sign) < line && self.linebreak(line, 0, INDENT, true) > 0;
            }
            None => {
                let start = self.start(x);
                self.set_pos(start);
            }
        }
        self.expr(x);
        self.sign(".");
        let open = self.layout.at(x.end) + 1;
        let close = self.layout.pos_of(self.layout.partner(open));
        self.sign_at(self.layout.pos_of(open), "(");
        self.sign("type");
        self.sign_at(close, ")");
        if broken {
            self.space(UNINDENT);
        }
    }

    fn cases(&mut self, cases: &'a [Case], close: Pos) {
        let items: Vec<Item> = cases.iter().map(Item::Case).collect();
        self.items_in_braces(self.opening(close), &items, close, false);
    }

    fn case(&mut self, case: &'a Case, before_brace: bool) {
        self.set_pos(case.pos);
        if case.default {
            self.sign("default");
        } else {
            self.sign("case");
            self.space(BLANK);
            self.exprs(case.pos, &case.exprs, 1, ListMode::default(), case.colon);
        }
        self.case_body(case.colon, &case.body, before_brace);
    }

    fn comm_case(&mut self, case: &'a CommCase, before_brace: bool) {
        self.set_pos(case.pos);
        match &case.comm {
            Some(comm) => {
                self.sign("case");
                self.space(BLANK);
                self.stmt(comm, false);
            }
            None => self.sign("default"),
        }
        self.case_body(case.colon, &case.body, before_brace);
    }

    fn case_body(&mut self, colon: Pos, body: &'a [Stmt], before_brace: bool) {
        self.sign_at(colon, ":");
        let items: Vec<Item> = body.iter().map(Item::Stmt).collect();
        self.items(&items, true, before_brace);
    }

    /// A function's body after a header of `header` bytes; on one line if it fits and does so in the source.
    /// `separator` stands before the brace then.
    pub(super) fn func_body(&mut self, header: i32, separator: u8, body: &'a Block) {
        let level = std::mem::replace(&mut self.level, 0);
        if header.saturating_add(self.body_size(body)) <= LONG {
            self.space(separator);
            self.sign_at(body.lbrace, "{");
            if !body.stmts.is_empty() {
                self.space(BLANK);
                for (at, stmt) in body.stmts.iter().enumerate() {
                    if at > 0 {
                        self.sign(";");
                        self.space(BLANK);
                    }
                    self.stmt(stmt, at + 1 == body.stmts.len());
                }
                self.space(BLANK);
            }
            self.no_extra_linebreak = !self.no_extra_linebreak;
            self.sign_at(body.rbrace, "}");
            self.no_extra_linebreak = !self.no_extra_linebreak;
        } else {
            self.space(BLANK);
            self.block(body);
        }
        self.level = level;
    }

    fn body_size(&mut self, body: &'a Block) -> i32 {
        if self.line_of(body.lbrace) != self.line_of(body.rbrace) || body.stmts.len() > FEW {
            return LONG + 1;
        }
        let close = self.layout.place(body.rbrace);
        let mut size = self.comment_size_before(close);
        for (at, stmt) in body.stmts.iter().enumerate() {
            if size > LONG {
                break;
            }
            if at > 0 {
                size += "; ".len() as i32;
            }
            size += self.stmt_size(stmt, LONG);
        }
        size
    }
}

/// A composite literal or its address.
fn is_literal(x: &Expr) -> bool {
    let composite = |x: &Expr| matches!(x.kind, ExprKind::Composite { .. });
    match &x.unparen().kind {
        ExprKind::Composite { .. } => true,
        ExprKind::Unary {
            op: UnaryOp::Addr,
            x,
        } => composite(x.unparen()),
        _ => false,
    }
}
