//! Expressions and types.

use super::list::{ListMode, Node};
use super::printer::space::*;
use super::printer::{INT, LITERAL, Printer};
use crate::source::Pos;
use crate::syntax::ast::*;
use crate::syntax::token::Token;
use std::borrow::Cow;

impl<'a> Printer<'a> {
    /// Where the expression's first token is.
    pub(super) fn start(&self, x: &Expr) -> Pos {
        match &x.kind {
            ExprKind::Binary { x, .. }
            | ExprKind::Selector { x, .. }
            | ExprKind::Index { x, .. }
            | ExprKind::Slice { x, .. }
            | ExprKind::Assert { x, .. }
            | ExprKind::Call { fun: x, .. } => self.start(x),
            ExprKind::Composite { ty: Some(ty), .. } => self.start(ty),
            // The tree has the place after `func`.
            ExprKind::FuncType(ty) => self.keyword_of(ty),
            _ => x.pos,
        }
    }

    /// Where the `func` of a function type is.
    fn keyword_of(&self, ty: &FuncType) -> Pos {
        self.layout.pos_of(self.layout.at(ty.pos).saturating_sub(1))
    }

    pub(super) fn expr(&mut self, x: &'a Expr) {
        self.expr_in(x, 1);
    }

    /// Prints `x`; the greater `depth`, the fewer blanks.
    pub(super) fn expr_in(&mut self, x: &'a Expr, mut depth: i32) {
        let start = self.start(x);
        self.set_pos(start);
        match &x.kind {
            ExprKind::Bad => {}
            ExprKind::Name(name) => self.name(name),
            ExprKind::Literal(kind, text) => {
                let text = normal_literal(*kind, text);
                let token = if *kind == LiteralKind::Int {
                    INT
                } else {
                    LITERAL
                };
                self.literal(&text, token);
            }
            ExprKind::Binary { op, x: left, y } => {
                let cutoff = cutoff(x, depth);
                self.binary(*op, x.pos, left, y, cutoff, depth);
            }
            ExprKind::Star(x) => {
                self.sign("*");
                self.expr(x);
            }
            ExprKind::Unary { op, x } => {
                self.sign(unary_text(*op));
                self.expr_in(x, depth);
            }
            ExprKind::Func(func) => {
                self.sign("func");
                let column = self.column - "func".len() as i32;
                self.signature(&func.ty, &[]);
                let size = self.distance_from(x.pos, column);
                self.func_body(size, BLANK, &func.body);
            }
            ExprKind::Paren(inner) => {
                if let ExprKind::Paren(_) = inner.kind {
                    self.expr_in(inner, depth);
                } else {
                    self.sign("(");
                    self.expr_in(inner, (depth - 1).max(1));
                    self.sign_at(self.last_byte(x), ")");
                }
            }
            ExprKind::Selector { x, sel } => {
                self.selector(x, sel, depth, false);
            }
            ExprKind::Assert { x: operand, ty } => {
                self.expr_in(operand, depth);
                self.sign(".");
                let close = self.last_byte(x);
                self.sign_at(self.opening(close), "(");
                match ty {
                    Some(ty) => self.expr(ty),
                    None => self.sign("type"),
                }
                self.sign_at(close, ")");
            }
            ExprKind::Index {
                x: operand,
                indices,
            } => {
                self.expr_in(operand, 1);
                let close = self.last_byte(x);
                let open = self.opening(close);
                self.sign_at(open, "[");
                if let [index] = &indices[..] {
                    self.expr_in(index, depth + 1);
                } else {
                    self.exprs(open, indices, depth + 1, COMMA, close);
                }
                self.sign_at(close, "]");
            }
            ExprKind::Slice {
                x: operand,
                lo,
                hi,
                max,
            } => {
                self.expr_in(operand, 1);
                let close = self.last_byte(x);
                self.sign_at(self.opening(close), "[");
                self.bounds(lo.as_deref(), hi.as_deref(), max.as_deref(), depth);
                self.sign_at(close, "]");
            }
            ExprKind::Call {
                fun,
                args,
                spread,
                rparen,
            } => {
                if args.len() > 1 {
                    depth += 1;
                }
                self.call(fun, args, *spread, *rparen, depth);
            }
            ExprKind::Composite { ty, elems, rbrace } => {
                if let Some(ty) = ty {
                    self.expr_in(ty, depth);
                }
                self.composite(elems, *rbrace);
            }
            ExprKind::Ellipsis(elem) => {
                self.sign("...");
                self.expr(elem);
            }
            ExprKind::ArrayType { len, elem } => {
                self.sign("[");
                match len {
                    Some(len) => self.expr(len),
                    None => {
                        let dots = self.layout.pos_of(self.layout.at(x.pos) + 1);
                        self.sign_at(dots, "...");
                    }
                }
                self.sign("]");
                self.expr(elem);
            }
            ExprKind::SliceType(elem) => {
                self.sign("[");
                self.sign("]");
                self.expr(elem);
            }
            ExprKind::StructType(fields) => {
                self.sign("struct");
                self.struct_fields(x.pos, fields);
            }
            ExprKind::FuncType(ty) => {
                self.sign("func");
                self.signature(ty, &[]);
            }
            ExprKind::InterfaceType(elems) => {
                self.sign("interface");
                self.interface_elems(x.pos, elems);
            }
            ExprKind::MapType { key, value } => {
                self.sign("map");
                self.sign("[");
                self.expr(key);
                self.sign("]");
                self.expr(value);
            }
            ExprKind::ChanType { dir, elem } => {
                match dir {
                    ChanDir::Both => self.sign("chan"),
                    ChanDir::Recv => {
                        self.sign("<-");
                        self.sign("chan");
                    }
                    ChanDir::Send => {
                        self.sign("chan");
                        let arrow = self.layout.pos_of(self.layout.at(x.pos) + 1);
                        self.sign_at(arrow, "<-");
                    }
                }
                self.space(BLANK);
                self.expr(elem);
            }
        }
    }

    /// Where the closing bracket that ends the expression is.
    fn last_byte(&self, x: &Expr) -> Pos {
        Pos(x.end.0.saturating_sub(1))
    }

    /// Where the partner of the closing bracket is.
    pub(super) fn opening(&self, close: Pos) -> Pos {
        self.layout
            .pos_of(self.layout.partner(self.layout.at(close)))
    }

    /// `x op y`: blanks around the operator if it binds looser than `cutoff`.
    fn binary(
        &mut self,
        op: BinaryOp,
        pos: Pos,
        x: &'a Expr,
        y: &'a Expr,
        cutoff: i32,
        depth: i32,
    ) {
        let precedence = i32::from(op.precedence());
        let mut blank = precedence < cutoff;
        let deeper = i32::from(binary_precedence(x) != Some(precedence));
        self.expr_in(x, depth + deeper);
        if blank {
            self.space(BLANK);
        }
        let x_line = self.pos.line;
        let y_line = self.line_of(self.start(y));
        self.sign_at(pos, op.text());
        let mut broken = false;
        if x_line != y_line
            && x_line > 0
            && y_line > 0
            && self.linebreak(y_line, 1, INDENT, true) > 0
        {
            broken = true;
            blank = false;
        }
        if blank {
            self.space(BLANK);
        }
        self.expr_in(y, depth + 1);
        if broken {
            self.space(UNINDENT);
        }
    }

    /// `x.sel`; tells whether a line ends after the dot. A method's call goes on indented, and ends that itself.
    fn selector(&mut self, x: &'a Expr, sel: &'a Ident, depth: i32, method: bool) -> bool {
        self.expr_in(x, depth);
        self.sign(".");
        let broken = self.pos.line < self.line_of(sel.pos);
        if broken {
            self.space(INDENT);
            self.space(NEWLINE);
        }
        self.set_pos(sel.pos);
        self.name(&sel.name);
        if broken && !method {
            self.space(UNINDENT);
        }
        broken
    }

    fn call(
        &mut self,
        fun: &'a Expr,
        args: &'a [Expr],
        spread: Option<Pos>,
        close: Pos,
        depth: i32,
    ) {
        // A conversion to such a type needs parentheses.
        let enclose = matches!(
            fun.kind,
            ExprKind::FuncType(_)
                | ExprKind::ChanType {
                    dir: ChanDir::Recv,
                    ..
                }
        );
        if enclose {
            self.sign("(");
        }
        let indented = match &fun.kind {
            ExprKind::Selector { x, sel } => {
                let start = self.start(fun);
                self.set_pos(start);
                self.selector(x, sel, depth, true)
            }
            _ => {
                self.expr_in(fun, depth);
                false
            }
        };
        if enclose {
            self.sign(")");
        }
        let open = self.opening(close);
        self.sign_at(open, "(");
        match spread {
            Some(dots) => {
                self.exprs(open, args, depth, ListMode::default(), dots);
                self.sign_at(dots, "...");
                if self.line_of(dots) < self.line_of(close) {
                    self.sign(",");
                    self.space(FORMFEED);
                }
            }
            None => self.exprs(open, args, depth, COMMA, close),
        }
        self.sign_at(close, ")");
        if indented {
            self.space(UNINDENT);
        }
    }

    /// `{elements}`
    fn composite(&mut self, elems: &'a [Element], close: Pos) {
        self.level += 1;
        let open = self.opening(close);
        self.sign_at(open, "{");
        let list: Vec<Node> = elems
            .iter()
            .map(|elem| match &elem.key {
                Some(key) => Node::Pair(key, &elem.value),
                None => Node::Expr(&elem.value),
            })
            .collect();
        self.list(open, &list, 1, COMMA, close);
        // A general comment before the brace ends no line, since there may be no comma before it.
        self.space(INDENT);
        self.space(UNINDENT);
        let blank = !elems.is_empty();
        self.no_extra_linebreak = !self.no_extra_linebreak;
        self.no_extra_blank ^= blank;
        self.sign_at(close, "}");
        self.no_extra_linebreak = !self.no_extra_linebreak;
        self.no_extra_blank ^= blank;
        self.level -= 1;
    }

    /// `lo:hi:max`, with blanks around the colons if that helps to read them.
    fn bounds(
        &mut self,
        lo: Option<&'a Expr>,
        hi: Option<&'a Expr>,
        max: Option<&'a Expr>,
        depth: i32,
    ) {
        let mut indices = vec![lo, hi];
        if max.is_some() {
            indices.push(max);
        }
        let given = indices.iter().flatten().count();
        let binary = |x: &&Expr| matches!(x.kind, ExprKind::Binary { .. });
        let blanks = depth <= 1 && given > 1 && indices.iter().flatten().any(binary);
        for (at, index) in indices.iter().enumerate() {
            if at > 0 {
                if blanks && indices[at - 1].is_some() {
                    self.space(BLANK);
                }
                self.sign(":");
                if blanks && index.is_some() {
                    self.space(BLANK);
                }
            }
            if let Some(index) = index {
                self.expr_in(index, depth + 1);
            }
        }
    }

    /// The terms of a union in an interface, `A | ~B`.
    pub(super) fn union(&mut self, terms: &'a [Term]) {
        let mut broken = Vec::new();
        for (at, term) in terms.iter().enumerate() {
            let mut start = self.start(&term.ty);
            if term.tilde {
                start = self.layout.pos_of(self.layout.at(start).saturating_sub(1));
            }
            if at > 0 {
                self.space(BLANK);
                let line = self.pos.line;
                let bar = self.layout.at(terms[at - 1].ty.end);
                self.sign_at(self.layout.pos_of(bar), "|");
                let next = self.line_of(start);
                let breaks = line != next && self.linebreak(next, 1, INDENT, true) > 0;
                broken.push(breaks);
                if !breaks {
                    self.space(BLANK);
                }
            }
            self.set_pos(start);
            if term.tilde {
                self.sign("~");
            }
            self.expr_in(&term.ty, 1);
            if broken.last() == Some(&true) {
                self.space(UNINDENT);
            }
        }
    }

    /// The tag of a struct's field or the path of an import, as written.
    pub(super) fn raw_literal(&mut self, index: usize) {
        if self.layout.token(index) == Token::Literal {
            let token = self.layout.tokens[index];
            self.set_pos(token.pos);
            self.literal(&normal_literal(LiteralKind::String, token.text), LITERAL);
        }
    }
}

const COMMA: ListMode = ListMode {
    comma: true,
    no_indent: false,
};

fn unary_text(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Plus => "+",
        UnaryOp::Neg => "-",
        UnaryOp::Not => "!",
        UnaryOp::BitNot => "^",
        UnaryOp::Addr => "&",
        UnaryOp::Recv => "<-",
        UnaryOp::Tilde => "~",
    }
}

fn binary_precedence(x: &Expr) -> Option<i32> {
    match &x.kind {
        ExprKind::Binary { op, .. } => Some(i32::from(op.precedence())),
        _ => None,
    }
}

/// What operators a binary expression holds, outside parentheses and calls.
#[derive(Default)]
struct Mix {
    sums: bool,
    products: bool,
    /// The greatest precedence at which an operator would read as another without blanks; 0 for none.
    clash: i32,
}

impl Mix {
    fn of(x: &Expr) -> Mix {
        let mut mix = Mix::default();
        mix.walk(x);
        mix
    }

    fn walk(&mut self, mut e: &Expr) {
        // Down the left side, which may be long, in a loop.
        while let ExprKind::Binary { op, x, y } = &e.kind {
            let precedence = i32::from(op.precedence());
            self.sums |= precedence == 4;
            self.products |= precedence == 5;
            match &y.kind {
                ExprKind::Binary { .. } => self.walk(y),
                ExprKind::Star(_) if *op == BinaryOp::Div => self.clash = 5,
                ExprKind::Unary { op: unary, .. } => match (op, unary) {
                    (BinaryOp::And, UnaryOp::Addr | UnaryOp::BitNot) => self.clash = 5,
                    (BinaryOp::Add, UnaryOp::Plus) | (BinaryOp::Sub, UnaryOp::Neg) => {
                        self.clash = self.clash.max(4);
                    }
                    _ => {}
                },
                _ => {}
            }
            e = x;
        }
    }
}

/// Operators that bind looser than this get blanks around them.
fn cutoff(x: &Expr, depth: i32) -> i32 {
    let mix = Mix::of(x);
    if mix.clash > 0 {
        return mix.clash + 1;
    }
    match (mix.sums && mix.products, depth == 1) {
        (true, true) => 5,
        (false, true) => 6,
        (_, false) => 4,
    }
}

/// The expression without the parentheses around it, unless they protect a composite literal from the block after it.
pub(super) fn strip_parens(x: &Expr) -> &Expr {
    match &x.kind {
        ExprKind::Paren(inner) if !has_bare_literal(inner) => strip_parens(inner),
        _ => x,
    }
}

/// Whether a composite literal that begins with a type's name stands outside all parentheses.
fn has_bare_literal(x: &Expr) -> bool {
    let any = |list: &[Expr]| list.iter().any(has_bare_literal);
    let one = |x: &Option<Box<Expr>>| x.as_deref().is_some_and(has_bare_literal);
    match &x.kind {
        ExprKind::Paren(_) => false,
        ExprKind::Composite { ty, .. } => ty.as_deref().is_some_and(is_type_name),
        ExprKind::Selector { x, .. } | ExprKind::Star(x) | ExprKind::Unary { x, .. } => {
            has_bare_literal(x)
        }
        ExprKind::Index { x, indices } => has_bare_literal(x) || any(indices),
        ExprKind::Slice { x, lo, hi, max } => has_bare_literal(x) || one(lo) || one(hi) || one(max),
        ExprKind::Assert { x, .. } => has_bare_literal(x),
        ExprKind::Call { fun, args, .. } => has_bare_literal(fun) || any(args),
        ExprKind::Binary { x, y, .. } => has_bare_literal(x) || has_bare_literal(y),
        _ => false,
    }
}

fn is_type_name(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Name(_) => true,
        ExprKind::Selector { x, .. } => is_type_name(x),
        _ => false,
    }
}

/// The literal with its prefix and exponent in small letters; hexadecimal digits stay. A raw string has no carriage
/// returns, and an imaginary integer no leading zeros.
fn normal_literal(kind: LiteralKind, text: &str) -> Cow<'_, str> {
    if matches!(kind, LiteralKind::String | LiteralKind::Rune) {
        return if text.starts_with('`') && text.contains('\r') {
            text.replace('\r', "").into()
        } else {
            text.into()
        };
    }
    let replaced_last = |text: &str, from: char, to: &str| match text.rfind(from) {
        Some(at) => format!("{}{to}{}", &text[..at], &text[at + 1..]),
        None => text.to_string(),
    };
    match text.get(..2) {
        None => text.into(),
        Some("0X" | "0x") => replaced_last(&format!("0x{}", &text[2..]), 'P', "p").into(),
        Some("0O") => format!("0o{}", &text[2..]).into(),
        Some("0B") => format!("0b{}", &text[2..]).into(),
        Some("0o" | "0b") => text.into(),
        Some(_) if text.contains('E') => replaced_last(text, 'E', "e").into(),
        Some(_) if text.ends_with('i') && !text.contains(['.', 'e']) => {
            match text.trim_start_matches(['0', '_']) {
                "i" => "0i".into(),
                rest => rest.to_string().into(),
            }
        }
        Some(_) => text.into(),
    }
}
