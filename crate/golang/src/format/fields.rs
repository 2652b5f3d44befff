//! Parameters, the fields of structs and the elements of interfaces.

use super::list::Node;
use super::printer::Printer;
use super::printer::space::*;
use crate::source::Pos;
use crate::syntax::ast::*;
use crate::syntax::token::Token;

/// Fields that share one type: `a, b T`.
pub(super) struct Shared<'a> {
    /// Empty: a type alone.
    pub(super) names: Vec<&'a Ident>,
    pub(super) ty: &'a Expr,
}

/// A struct with one field up to this size may stand on one line.
const SHORT: i32 = 30;

impl<'a> Printer<'a> {
    /// `[TypeParams](Params) Results`
    pub(super) fn signature(&mut self, ty: &'a FuncType, type_params: &'a [Field]) {
        let mut open = self.layout.at(ty.pos);
        if self.layout.token(open) == Token::Lbrack {
            let brackets = open;
            open = self.layout.partner(open) + 1;
            self.parameters(brackets, type_params, false);
        }
        self.parameters(open, &ty.params, false);
        let Some(first) = ty.results.first() else {
            return;
        };
        self.space(BLANK);
        if ty.results.len() == 1 && first.name.is_none() {
            self.expr(bare(&first.ty));
        } else {
            self.parameters(self.layout.partner(open) + 1, &ty.results, false);
        }
    }

    /// Parameters between brackets, the opening one the token `open`. `of_type`: type parameters of a type, which must
    /// not look like an array's length.
    pub(super) fn parameters(&mut self, open: usize, fields: &'a [Field], of_type: bool) {
        let brackets = if self.layout.token(open) == Token::Lbrack {
            ("[", "]")
        } else {
            ("(", ")")
        };
        let (open_pos, close) = self.brackets(open);
        self.sign_at(open_pos, brackets.0);
        let params = self.shared(fields);
        let mut previous_line = self.line_of(open_pos);
        let mut indent = INDENT;
        for (at, param) in params.iter().enumerate() {
            let start = self.shared_start(param);
            let line = self.line_of(start);
            let needs_break = 0 < previous_line && previous_line < line;
            if at > 0 {
                if !needs_break {
                    self.set_pos(start);
                }
                self.sign(",");
            }
            if needs_break && self.linebreak(line, 0, indent, true) > 0 {
                indent = IGNORE;
            } else if at > 0 {
                self.space(BLANK);
            }
            if !param.names.is_empty() {
                self.names(&param.names, indent == INDENT);
                self.space(BLANK);
            }
            self.expr(bare(param.ty));
            previous_line = self.line_of(param.ty.end);
        }
        if let Some(first) = params.first() {
            let close_line = self.line_of(close);
            if 0 < previous_line && previous_line < close_line {
                self.sign(",");
                self.linebreak(close_line, 0, IGNORE, true);
            } else if of_type && fields.len() == 1 && reads_as_value(bare(first.ty)) {
                self.sign(",");
            }
            if indent == IGNORE {
                self.space(UNINDENT);
            }
        }
        self.sign_at(close, brackets.1);
    }

    /// Where the bracket is that is the token `open`, and its partner.
    fn brackets(&self, open: usize) -> (Pos, Pos) {
        let layout = self.layout;
        (layout.pos_of(open), layout.pos_of(layout.partner(open)))
    }

    fn shared(&self, fields: &'a [Field]) -> Vec<Shared<'a>> {
        let mut list: Vec<Shared<'a>> = Vec::new();
        let mut names = Vec::new();
        for field in fields {
            if let Some(name) = &field.name {
                names.push(name);
                if self.layout.token(self.layout.at(name.pos) + 1) == Token::Comma {
                    continue;
                }
            }
            list.push(Shared {
                names: std::mem::take(&mut names),
                ty: &field.ty,
            });
        }
        list
    }

    fn shared_start(&self, field: &Shared) -> Pos {
        match field.names.first() {
            Some(name) => name.pos,
            None => self.start(field.ty),
        }
    }

    /// The fields of the struct whose keyword is at `keyword`.
    pub(super) fn struct_fields(&mut self, keyword: Pos, fields: &'a [Field]) {
        let (open, close) = self.brackets(self.layout.at(keyword) + 1);
        let list = self.shared(fields);
        let has_comments = self.comment_before_pos(close);
        if !has_comments && self.line_of(open) == self.line_of(close) {
            if list.is_empty() {
                self.sign_at(open, "{");
                self.sign_at(close, "}");
                return;
            }
            if let [field] = &list[..]
                && self.is_short(field)
            {
                self.sign_at(open, "{");
                self.space(BLANK);
                for (at, name) in field.names.iter().enumerate() {
                    if at > 0 {
                        self.sign(",");
                        self.space(BLANK);
                    }
                    self.node(Node::Name(name), 1);
                }
                if !field.names.is_empty() {
                    self.space(BLANK);
                }
                self.expr(field.ty);
                self.space(BLANK);
                self.sign_at(close, "}");
                return;
            }
        }
        self.open_lines(open, has_comments || !list.is_empty());
        let separator = if list.len() == 1 { BLANK } else { VTAB };
        let slot = self.line_slot();
        for (at, field) in list.iter().enumerate() {
            if at > 0 {
                let line = self.line_of(self.shared_start(field));
                let section = self.lines_from(slot) > 0;
                self.linebreak(line, 1, IGNORE, section);
            }
            self.record_line(slot);
            let mut tabs = 2;
            if !field.names.is_empty() {
                self.names(&field.names, false);
                self.space(separator);
                tabs = 1;
            }
            self.expr(field.ty);
            let tag = self.layout.at(field.ty.end);
            if self.layout.token(tag) == Token::Literal {
                if !field.names.is_empty() && separator == VTAB {
                    self.space(separator);
                }
                self.space(separator);
                self.raw_literal(tag);
                tabs = 0;
            }
            if self.field_comment(field).is_some() {
                for _ in 0..tabs {
                    self.space(separator);
                }
            }
        }
        self.close_lines(close);
    }

    fn open_lines(&mut self, open: Pos, any: bool) {
        self.space(BLANK);
        self.sign_at(open, "{");
        self.space(INDENT);
        if any {
            self.space(FORMFEED);
        }
    }

    fn close_lines(&mut self, close: Pos) {
        self.space(UNINDENT);
        self.space(FORMFEED);
        self.sign_at(close, "}");
    }

    /// The comment that ends the field's line.
    fn field_comment(&self, field: &Shared) -> Option<usize> {
        let mut end = field.ty.end;
        let tag = self.layout.at(end);
        if self.layout.token(tag) == Token::Literal {
            end = self.layout.tokens[tag].end;
        }
        self.layout.line_comment(end)
    }

    /// Whether a lone field is small enough for a struct on one line.
    fn is_short(&self, field: &Shared<'a>) -> bool {
        if self.layout.token(self.layout.at(field.ty.end)) == Token::Literal
            || self.field_comment(field).is_some()
        {
            return false;
        }
        // The names themselves do not count, only that there are some.
        let names = i32::from(!field.names.is_empty());
        names + self.node_size(Node::Expr(field.ty), SHORT) <= SHORT
    }

    /// The elements of the interface whose keyword is at `keyword`.
    pub(super) fn interface_elems(&mut self, keyword: Pos, elems: &'a [InterfaceElem]) {
        let (open, close) = self.brackets(self.layout.at(keyword) + 1);
        let has_comments = self.comment_before_pos(close);
        if !has_comments && self.line_of(open) == self.line_of(close) {
            if elems.is_empty() {
                self.sign_at(open, "{");
                self.sign_at(close, "}");
                return;
            }
            if let [elem] = elems
                && self.is_short_elem(elem)
            {
                self.sign_at(open, "{");
                self.space(BLANK);
                self.interface_elem(elem);
                self.space(BLANK);
                self.sign_at(close, "}");
                return;
            }
        }
        self.open_lines(open, has_comments || !elems.is_empty());
        let slot = self.line_slot();
        for (at, elem) in elems.iter().enumerate() {
            if at > 0 {
                let line = self.line_of(match elem {
                    InterfaceElem::Method { name, .. } => name.pos,
                    InterfaceElem::Embed { pos, .. } => *pos,
                });
                let section = self.lines_from(slot) > 0;
                self.linebreak(line, 1, IGNORE, section);
            }
            self.record_line(slot);
            self.interface_elem(elem);
        }
        self.close_lines(close);
    }

    fn interface_elem(&mut self, elem: &'a InterfaceElem) {
        match elem {
            InterfaceElem::Method { name, ty } => {
                self.node(Node::Name(name), 1);
                self.signature(ty, &[]);
            }
            InterfaceElem::Embed { terms, .. } => self.union(terms),
        }
    }

    /// Whether a lone element is small enough for an interface on one line.
    fn is_short_elem(&self, elem: &'a InterfaceElem) -> bool {
        let end = match elem {
            InterfaceElem::Method { ty, .. } => self.signature_end(ty),
            InterfaceElem::Embed { terms, .. } => {
                terms.last().map_or(Pos::NONE, |term| term.ty.end)
            }
        };
        if self.layout.line_comment(end).is_some() {
            return false;
        }
        let key = (3, std::ptr::from_ref(elem) as usize);
        let size = self.measured(key, SHORT, |p| match elem {
            // A method's type measures with its keyword.
            InterfaceElem::Method { ty, .. } => {
                p.sign("func");
                p.signature(ty, &[]);
            }
            InterfaceElem::Embed { terms, .. } => p.union(terms),
        });
        let name = i32::from(matches!(elem, InterfaceElem::Method { .. }));
        name + size <= SHORT
    }

    fn signature_end(&self, ty: &FuncType) -> Pos {
        let close = self.layout.partner(self.layout.at(ty.pos));
        match ty.results.last() {
            Some(last) if self.layout.token(close + 1) != Token::Lparen => last.ty.end,
            Some(_) => self.layout.pos_of(self.layout.partner(close + 1)).plus(1),
            None => self.layout.pos_of(close).plus(1),
        }
    }
}

/// The expression without the parentheses around it.
fn bare(x: &Expr) -> &Expr {
    x.unparen()
}

/// Whether a name before `x` would make another expression, as in `[P *T]`.
fn reads_as_value(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Star(x) | ExprKind::Paren(x) => !is_type(x),
        ExprKind::Binary { x, y, .. } => reads_as_value(x) && !is_type(y),
        _ => false,
    }
}

/// Whether the expression can only be a type or constraint.
fn is_type(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::ArrayType { .. }
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType { .. }
        | ExprKind::ChanType { .. } => true,
        ExprKind::Unary { op, .. } => *op == UnaryOp::Tilde,
        ExprKind::Binary { x, y, .. } => is_type(x) || is_type(y),
        ExprKind::Paren(x) => is_type(x),
        _ => false,
    }
}
