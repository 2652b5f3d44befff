//! Declarations, put back into the groups that the source has them in.

use super::layout::Layout;
use super::list::ListMode;
use super::printer::Printer;
use super::printer::space::*;
use crate::source::Pos;
use crate::syntax::ast::*;
use crate::syntax::token::Token;
use std::rc::Rc;

pub(super) enum Declaration<'a> {
    Group(Group<'a>),
    Func(&'a FuncDecl),
}

/// `keyword spec` or `keyword ( specs )`
pub(super) struct Group<'a> {
    pub(super) keyword: &'static str,
    /// The keyword's token.
    pub(super) token: usize,
    /// The opening parenthesis; none: one spec without parentheses.
    pub(super) open: Option<usize>,
    pub(super) specs: Vec<Spec<'a>>,
}

pub(super) enum Spec<'a> {
    Import(Import<'a>),
    Value(Value<'a>),
    Type(&'a TypeDecl),
}

/// `name "path"`
pub(super) struct Import<'a> {
    pub(super) name: Option<&'a str>,
    /// The path as text, to sort by.
    pub(super) path: Rc<str>,
    /// The path's token.
    pub(super) literal: usize,
    pub(super) pos: Pos,
    pub(super) end: Pos,
    /// `pos` before sorting.
    pub(super) first_pos: Pos,
    /// `pos` and `end` are those of the import that stood here before sorting.
    pub(super) moved: bool,
    /// The comment that ends the line.
    pub(super) comment: Option<usize>,
}

/// `names ty = values` of a constant or variable
pub(super) struct Value<'a> {
    names: &'a [Ident],
    ty: Option<&'a Expr>,
    values: &'a [Expr],
}

impl Value<'_> {
    fn end(&self) -> Pos {
        match (self.values.last(), self.ty, self.names.last()) {
            (Some(x), _, _) | (None, Some(x), _) => x.end,
            (None, None, Some(name)) => name.pos.plus(name.name.len()),
            (None, None, None) => Pos::NONE,
        }
    }
}

/// The declarations of a file in groups, empty ones too.
pub(super) fn groups<'a>(layout: &Layout<'a>, decls: &'a [Decl]) -> Vec<Declaration<'a>> {
    let mut groups = Vec::new();
    let mut rest = decls;
    // Past `package name ;`
    let mut index = 3;
    while index < layout.tokens.len() {
        match layout.token(index) {
            Token::Func => {
                if let [Decl::Func(func), others @ ..] = rest {
                    groups.push(Declaration::Func(func));
                    rest = others;
                }
            }
            Token::Import | Token::Const | Token::Var | Token::Type => {
                groups.push(Declaration::Group(group(layout, index, &mut rest)));
            }
            _ => {
                index += 1;
                continue;
            }
        }
        // To the declaration's end.
        while !matches!(layout.token(index), Token::Semi | Token::Eof) {
            index = layout.partner(index).max(index) + 1;
        }
        index += 1;
    }
    groups
}

/// The group that begins with the keyword at `index`; takes its specs off `rest`.
fn group<'a>(layout: &Layout<'a>, index: usize, rest: &mut &'a [Decl]) -> Group<'a> {
    let open = Some(index + 1).filter(|&next| layout.token(next) == Token::Lparen);
    let count = match open {
        Some(open) => {
            let close = layout.pos_of(layout.partner(open));
            rest.partition_point(|decl| decl_pos(decl) < close)
        }
        None => rest.len().min(1),
    };
    let (specs, others) = rest.split_at(count);
    *rest = others;
    Group {
        keyword: layout.token(index).text(),
        token: index,
        open,
        specs: specs.iter().filter_map(|decl| spec(layout, decl)).collect(),
    }
}

fn decl_pos(decl: &Decl) -> Pos {
    match decl {
        Decl::Import(decl) => decl.pos,
        Decl::Const(decl) => decl.pos,
        Decl::Var(decl) => decl.pos,
        Decl::Type(decl) => decl.pos,
        Decl::Func(decl) => decl.pos,
    }
}

fn spec<'a>(layout: &Layout<'a>, decl: &'a Decl) -> Option<Spec<'a>> {
    Some(match decl {
        Decl::Import(decl) => {
            let literal = layout.at(decl.path_pos);
            let end = layout.tokens[literal].end;
            Spec::Import(Import {
                name: decl.local.as_ref().map(|local| &*local.name),
                path: decl.path.clone(),
                literal,
                pos: decl.pos,
                end,
                first_pos: decl.pos,
                moved: false,
                comment: layout.line_comment(end),
            })
        }
        Decl::Const(ConstDecl {
            names, ty, values, ..
        })
        | Decl::Var(VarDecl {
            names, ty, values, ..
        }) => Spec::Value(Value {
            names,
            ty: ty.as_ref(),
            values,
        }),
        Decl::Type(decl) => Spec::Type(decl),
        Decl::Func(_) => return None,
    })
}

impl<'a> Printer<'a> {
    pub(super) fn file(&mut self, file: &'a File, declarations: &'a [Declaration<'a>]) {
        let package = self.layout.pos_of(0);
        self.sign_at(package, "package");
        self.space(BLANK);
        self.set_pos(file.package.pos);
        self.name(&file.package.name);
        let mut previous = "";
        for declaration in declarations {
            let (keyword, token) = match declaration {
                Declaration::Group(group) => (group.keyword, group.token),
                Declaration::Func(func) => ("func", self.layout.at(func.pos).saturating_sub(1)),
            };
            let other = std::mem::replace(&mut previous, keyword) != keyword;
            let min = if other || self.layout.is_led(token) {
                2
            } else {
                1
            };
            let pos = self.layout.pos_of(token);
            let line = self.line_of(pos);
            let section = match declaration {
                Declaration::Func(func) => self.line_of(self.func_end(func)) > line,
                Declaration::Group(_) => false,
            };
            self.linebreak(line, min, IGNORE, section);
            match declaration {
                Declaration::Group(group) => self.group(group),
                Declaration::Func(func) => self.func_decl(pos, func),
            }
        }
        self.space(NEWLINE);
    }

    fn func_end(&self, func: &FuncDecl) -> Pos {
        match &func.body {
            Some(body) => body.rbrace.plus(1),
            None => {
                let mut open = self.layout.at(func.ty.pos);
                if self.layout.token(open) == Token::Lbrack {
                    open = self.layout.partner(open) + 1;
                }
                let close = self.layout.pos_of(self.layout.partner(open));
                func.ty.results.last().map_or(close, |last| last.ty.end)
            }
        }
    }

    /// A declaration inside a function; its keyword is at `pos`.
    pub(super) fn local_decl(&mut self, pos: Pos, decls: &'a [Decl]) {
        let mut rest = decls;
        let group = group(self.layout, self.layout.at(pos), &mut rest);
        self.group(&group);
    }

    fn func_decl(&mut self, pos: Pos, func: &'a FuncDecl) {
        self.sign_at(pos, "func");
        self.space(BLANK);
        let column = self.column - "func ".len() as i32;
        if let Some(recv) = &func.recv {
            let open = self.layout.at(func.pos);
            self.parameters(open, std::slice::from_ref(recv), false);
            self.space(BLANK);
        }
        self.set_pos(func.name.pos);
        self.name(&func.name.name);
        self.signature(&func.ty, &func.type_params);
        if let Some(body) = &func.body {
            let size = self.distance_from(pos, column);
            self.func_body(size, VTAB, body);
        }
    }

    fn group(&mut self, group: &Group<'a>) {
        self.sign_at(self.layout.pos_of(group.token), group.keyword);
        self.space(BLANK);
        let Some(open) = group.open else {
            if let [spec] = &group.specs[..] {
                self.spec(spec, true, true);
            }
            return;
        };
        self.sign_at(self.layout.pos_of(open), "(");
        if !group.specs.is_empty() {
            self.space(INDENT);
            self.space(FORMFEED);
            let columns = group.specs.len() > 1;
            let typed = type_columns(&group.specs);
            let slot = self.line_slot();
            for (at, (spec, typed)) in group.specs.iter().zip(typed).enumerate() {
                if at > 0 {
                    let line = self.line_of(match spec {
                        Spec::Import(import) => import.pos,
                        Spec::Value(value) => value.names.first().map_or(Pos::NONE, |n| n.pos),
                        Spec::Type(decl) => decl.name.pos,
                    });
                    let section = self.lines_from(slot) > 0;
                    self.linebreak(line, 1, IGNORE, section);
                }
                self.record_line(slot);
                match spec {
                    Spec::Value(value) if columns => self.value_in_columns(value, typed),
                    _ => self.spec(spec, !columns, false),
                }
            }
            self.space(UNINDENT);
            self.space(FORMFEED);
        }
        self.sign_at(self.layout.pos_of(self.layout.partner(open)), ")");
    }

    /// A line of a group of constants or variables. `typed`: it has a column for types.
    fn value_in_columns(&mut self, value: &Value<'a>, typed: bool) {
        let names: Vec<&Ident> = value.names.iter().collect();
        self.names(&names, false);
        let mut tabs = 3;
        if value.ty.is_some() || typed {
            self.space(VTAB);
            tabs -= 1;
        }
        if let Some(ty) = value.ty {
            self.expr(ty);
        }
        if !value.values.is_empty() {
            self.space(VTAB);
            self.sign("=");
            self.space(BLANK);
            self.exprs(Pos::NONE, value.values, 1, ListMode::default(), Pos::NONE);
            tabs -= 1;
        }
        if self.layout.line_comment(value.end()).is_some() {
            for _ in 0..tabs {
                self.space(VTAB);
            }
        }
    }

    /// A spec alone in its group or (`alone` unset) among others; names over several lines are indented if `indent` is
    /// set.
    fn spec(&mut self, spec: &Spec<'a>, alone: bool, indent: bool) {
        match spec {
            Spec::Import(import) => {
                if let Some(name) = import.name {
                    self.set_pos(import.pos);
                    self.name(name);
                    self.space(BLANK);
                }
                let token = self.layout.tokens[import.literal];
                let pos = if import.moved { import.pos } else { token.pos };
                self.set_pos(pos);
                self.literal(
                    &double_quoted(token.text, &import.path),
                    super::printer::LITERAL,
                );
                if import.moved {
                    self.set_pos(import.end);
                }
            }
            Spec::Value(value) => {
                let names: Vec<&Ident> = value.names.iter().collect();
                self.names(&names, indent);
                if let Some(ty) = value.ty {
                    self.space(BLANK);
                    self.expr(ty);
                }
                if !value.values.is_empty() {
                    self.space(BLANK);
                    self.sign("=");
                    self.space(BLANK);
                    self.exprs(Pos::NONE, value.values, 1, ListMode::default(), Pos::NONE);
                }
            }
            Spec::Type(decl) => {
                self.set_pos(decl.name.pos);
                self.name(&decl.name.name);
                if !decl.type_params.is_empty() {
                    let open = self.layout.at(decl.name.pos) + 1;
                    self.parameters(open, &decl.type_params, true);
                }
                self.space(if alone { BLANK } else { VTAB });
                if decl.alias {
                    self.sign("=");
                    self.space(BLANK);
                }
                self.expr(&decl.ty);
            }
        }
    }
}

/// The path in double quotes, if it is one that an import can have.
fn double_quoted(source: &str, path: &str) -> String {
    let odd = |c: char| {
        c.is_whitespace() || c.is_control() || "!\"#$%&'()*,:;<=>?[\\]^{|}`\u{fffd}".contains(c)
    };
    if path.is_empty() || path.contains(odd) {
        source.to_string()
    } else {
        format!("\"{path}\"")
    }
}

/// For each spec whether its value stands in a column of its own, after one for types. Runs of specs with values and
/// without any type have no such column.
fn type_columns(specs: &[Spec]) -> Vec<bool> {
    let mut columns = vec![false; specs.len()];
    let mut run = None;
    let mut typed = false;
    for (at, spec) in specs.iter().enumerate() {
        let Spec::Value(value) = spec else {
            return columns;
        };
        if value.values.is_empty() {
            if let Some(start) = run.take() {
                columns[start..at].fill(typed);
            }
        } else if run.is_none() {
            run = Some(at);
            typed = false;
        }
        typed |= value.ty.is_some();
    }
    if let Some(start) = run {
        columns[start..].fill(typed);
    }
    columns
}
