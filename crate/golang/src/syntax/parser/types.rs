//! Types, fields and the elements of interfaces.

use super::Parser;
use crate::source::{Diagnostic, Pos};
use crate::syntax::ast::*;
use crate::syntax::literal::unquote_string;
use crate::syntax::token::{BAR, STAR, TILDE, Token};

impl<'a> Parser<'a> {
    /// A type; anything else is reported.
    pub(super) fn type_(&mut self) -> Expr {
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.error_here("expected type");
            self.advance(&[
                Token::Comma,
                Token::Colon,
                Token::Semi,
                Token::Rparen,
                Token::Rbrack,
                Token::Rbrace,
            ]);
            bad
        })
    }

    /// A type; none, and nothing consumed, where no type begins.
    pub(super) fn type_or_none(&mut self) -> Option<Expr> {
        match self.token() {
            Token::Arrow
            | Token::Func
            | Token::Lbrack
            | Token::Chan
            | Token::Map
            | Token::Struct
            | Token::Interface
            | Token::Name
            | Token::Lparen
            | STAR => Some(self.nested(Self::type_at_hand)),
            _ => None,
        }
    }

    fn type_at_hand(&mut self) -> Expr {
        let pos = self.pos();
        let first = self.token();
        match first {
            Token::Name => {
                let name = self.name();
                return self.qualified_name(Some(name));
            }
            Token::Struct => return self.struct_type(),
            Token::Interface => return self.interface_type(),
            _ => self.next(),
        }
        match first {
            STAR => {
                let elem = self.type_();
                self.expr_of(pos, ExprKind::Star(Box::new(elem)))
            }
            Token::Arrow => {
                self.want(Token::Chan);
                let elem = Box::new(self.chan_elem());
                self.expr_of(
                    pos,
                    ExprKind::ChanType {
                        dir: ChanDir::Recv,
                        elem,
                    },
                )
            }
            Token::Func => {
                let pos = self.pos();
                let (_, ty) = self.signature(Some("function type"));
                self.expr_of(pos, ExprKind::FuncType(Box::new(ty)))
            }
            Token::Lbrack => {
                if self.got(Token::Rbrack) {
                    self.slice_type(pos)
                } else {
                    self.array_type(pos, None)
                }
            }
            Token::Chan => {
                let dir = if self.got(Token::Arrow) {
                    ChanDir::Send
                } else {
                    ChanDir::Both
                };
                let elem = Box::new(self.chan_elem());
                self.expr_of(pos, ExprKind::ChanType { dir, elem })
            }
            Token::Map => {
                self.want(Token::Lbrack);
                let key = Box::new(self.type_());
                self.want(Token::Rbrack);
                let value = Box::new(self.type_());
                self.expr_of(pos, ExprKind::MapType { key, value })
            }
            _ => {
                let inner = self.type_();
                self.want(Token::Rparen);
                self.expr_of(pos, ExprKind::Paren(Box::new(inner)))
            }
        }
    }

    fn chan_elem(&mut self) -> Expr {
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.error_here("missing channel element type");
            bad
        })
    }

    /// `T` of `[]T`; the brackets are consumed.
    pub(super) fn slice_type(&mut self, pos: Pos) -> Expr {
        let elem = self.type_();
        self.expr_of(pos, ExprKind::SliceType(Box::new(elem)))
    }

    /// `len]T` or `...]T`; the bracket is consumed, and the length too if it is given.
    pub(super) fn array_type(&mut self, pos: Pos, len: Option<Expr>) -> Expr {
        let len = match len {
            Some(len) => Some(Box::new(len)),
            None if self.got(Token::Ellipsis) => None,
            None => {
                self.level += 1;
                let len = self.expr();
                self.level -= 1;
                Some(Box::new(len))
            }
        };
        if self.at(Token::Comma) {
            // A comma may end a list of type parameters, which this might have been.
            self.error_here("unexpected comma; expected ]");
            self.next();
        }
        self.want(Token::Rbrack);
        let elem = Box::new(self.type_());
        self.expr_of(pos, ExprKind::ArrayType { len, elem })
    }

    /// `Name`, `Package.Name` or either with type arguments, `Name[A, B]`; the first name may be consumed.
    pub(super) fn qualified_name(&mut self, name: Option<Ident>) -> Expr {
        let name = match name {
            Some(name) => name,
            None if self.at(Token::Name) => self.name(),
            None => {
                let pos = self.pos();
                self.error_here("expected name");
                self.advance(&[Token::Dot, Token::Semi, Token::Rbrace]);
                self.ident_of(pos, "_")
            }
        };
        let mut x = self.name_expr(name);
        let pos = x.pos;
        if self.got(Token::Dot) {
            let sel = self.name();
            x = self.expr_of(
                pos,
                ExprKind::Selector {
                    x: Box::new(x),
                    sel,
                },
            );
        }
        if self.at(Token::Lbrack) {
            x = self.type_instance(x);
        }
        x
    }

    /// `Name[A, B]` after the name.
    fn type_instance(&mut self, x: Expr) -> Expr {
        self.want(Token::Lbrack);
        let indices = if self.at(Token::Rbrack) {
            self.error_here("expected type argument list");
            vec![self.bad_expr()]
        } else {
            self.type_list(true).0
        };
        self.want(Token::Rbrack);
        self.expr_of(
            x.pos,
            ExprKind::Index {
                x: Box::new(x),
                indices,
            },
        )
    }

    /// `T { , T } [ , ]`; the first may be an expression unless `strict`. Tells also whether there is a comma.
    pub(super) fn type_list(&mut self, strict: bool) -> (Vec<Expr>, bool) {
        self.level += 1;
        let mut list = vec![if strict { self.type_() } else { self.expr() }];
        let mut comma = false;
        while self.got(Token::Comma) {
            comma = true;
            match self.type_or_none() {
                Some(ty) => list.push(ty),
                None => break,
            }
        }
        self.level -= 1;
        (list, comma)
    }

    /// `struct { { Field ; } }`
    fn struct_type(&mut self) -> Expr {
        let pos = self.pos();
        let mut fields = Vec::new();
        self.want(Token::Struct);
        self.want(Token::Lbrace);
        self.list("struct type", Token::Semi, Token::Rbrace, |p| {
            p.field_decl(&mut fields);
            false
        });
        self.expr_of(pos, ExprKind::StructType(fields))
    }

    /// `Names Type [ Tag ]` or `[ * ] EmbeddedType [ Tag ]`
    fn field_decl(&mut self, fields: &mut Vec<Field>) {
        match self.token() {
            Token::Name => {
                let name = self.name();
                if matches!(
                    self.token(),
                    Token::Dot | Token::Literal | Token::Semi | Token::Rbrace
                ) {
                    let ty = self.qualified_name(Some(name));
                    return self.embedded_field(fields, ty);
                }
                let mut names = self.name_list(name);
                let before = self.size();
                let ty = if names.len() == 1 && self.at(Token::Lbrack) {
                    match self.array_or_type_args() {
                        Ok(array) => array,
                        Err(indices) => {
                            let name = names.remove(0);
                            let ty = self.instance(name, indices);
                            return self.embedded_field(fields, ty);
                        }
                    }
                } else {
                    self.type_()
                };
                let tag = self.tag();
                let size = self.size() - before;
                if !self.copy_room(size, names.len() - 1) {
                    names.truncate(1);
                }
                fields.extend(names.into_iter().map(|name| Field {
                    name: Some(name),
                    ty: ty.clone(),
                    tag: tag.clone(),
                    embedded: false,
                }));
            }
            STAR => {
                let star = self.pos();
                self.next();
                let open = self.at(Token::Lparen);
                if open {
                    self.error_here("cannot parenthesize embedded type");
                    self.next();
                }
                let ty = self.qualified_name(None);
                let ty = self.expr_of(star, ExprKind::Star(Box::new(ty)));
                if open {
                    self.got(Token::Rparen);
                }
                self.embedded_field(fields, ty);
            }
            Token::Lparen => {
                self.error_here("cannot parenthesize embedded type");
                self.next();
                let star = self.pos();
                let pointer = self.got(STAR);
                let mut ty = self.qualified_name(None);
                if pointer {
                    ty = self.expr_of(star, ExprKind::Star(Box::new(ty)));
                }
                self.got(Token::Rparen);
                self.embedded_field(fields, ty);
            }
            _ => {
                self.error_here("expected field name or embedded type");
                self.advance(&[Token::Semi, Token::Rbrace]);
            }
        }
    }

    fn embedded_field(&mut self, fields: &mut Vec<Field>, ty: Expr) {
        let tag = self.tag();
        fields.push(Field {
            name: None,
            ty,
            tag,
            embedded: true,
        });
    }

    fn tag(&mut self) -> Option<Name> {
        let literal = self.literal()?;
        match &literal.kind {
            ExprKind::Literal(LiteralKind::String, source) => {
                let bytes = unquote_string(source).unwrap_or_default();
                Some(String::from_utf8_lossy(&bytes).as_ref().into())
            }
            ExprKind::Literal(_, source) => {
                let message = format!("invalid syntax tree: incorrect tag syntax: {source:?}");
                self.later
                    .push(Diagnostic::error(literal.pos, "Syntax", message));
                None
            }
            _ => None,
        }
    }

    /// What may follow a name in a field or parameter: `[n]T` or `[]T`, its type, or else type arguments `[A, B]`,
    /// which are given back.
    pub(super) fn array_or_type_args(&mut self) -> Result<Expr, Vec<Expr>> {
        let pos = self.pos();
        self.want(Token::Lbrack);
        if self.got(Token::Rbrack) {
            return Ok(self.slice_type(pos));
        }
        let (mut list, comma) = self.type_list(false);
        self.want(Token::Rbrack);
        if !comma && let Some(elem) = self.type_or_none() {
            let len = Some(Box::new(list.remove(0)));
            return Ok(self.expr_of(
                pos,
                ExprKind::ArrayType {
                    len,
                    elem: Box::new(elem),
                },
            ));
        }
        Err(list)
    }

    /// `Name[A, B]`, all of it consumed.
    pub(super) fn instance(&mut self, name: Ident, indices: Vec<Expr>) -> Expr {
        let x = self.name_expr(name);
        self.expr_of(
            x.pos,
            ExprKind::Index {
                x: Box::new(x),
                indices,
            },
        )
    }

    /// `interface { { Method | Union ; } }`
    fn interface_type(&mut self) -> Expr {
        let pos = self.pos();
        let mut elems = Vec::new();
        self.want(Token::Interface);
        self.want(Token::Lbrace);
        self.list("interface type", Token::Semi, Token::Rbrace, |p| {
            let elem = p.interface_elem();
            elems.push(elem);
            false
        });
        self.expr_of(pos, ExprKind::InterfaceType(elems))
    }

    fn interface_elem(&mut self) -> InterfaceElem {
        let pos = self.pos();
        let first = if self.at(Token::Name) {
            let name = self.name();
            match self.method_or_embedded(name) {
                Ok(method) => return method,
                Err(ty) => *ty,
            }
        } else {
            self.embedded_term()
        };
        let mut terms = vec![term(first)];
        while self.got(BAR) {
            let next = self.embedded_term();
            terms.push(term(next));
        }
        InterfaceElem::Embed { pos, terms }
    }

    /// `Name Signature`, or the type that begins with the name.
    fn method_or_embedded(&mut self, name: Ident) -> Result<InterfaceElem, Box<Expr>> {
        const CONTEXT: Option<&str> = Some("interface method");
        match self.token() {
            Token::Lparen => {
                let (_, ty) = self.signature(CONTEXT);
                Ok(InterfaceElem::Method { name, ty })
            }
            Token::Lbrack => {
                let open = self.pos();
                self.next();
                let empty = self.pos();
                if self.got(Token::Rbrack) {
                    if self.at(Token::Lparen) {
                        self.report(empty, "empty type parameter list".to_string());
                        let (_, ty) = self.signature(CONTEXT);
                        return Ok(InterfaceElem::Method { name, ty });
                    }
                    self.report(empty, "empty type argument list".to_string());
                    return Err(Box::new(self.name_expr(name)));
                }
                // Type arguments look like parameters without names.
                let list = self.bracketed_params();
                let named = list.first().is_some_and(|first| first.name.is_some());
                if named || list.is_empty() && self.at(Token::Lparen) {
                    let (_, ty) = self.signature(CONTEXT);
                    if named {
                        self.report(
                            open,
                            "interface method must have no type parameters".to_string(),
                        );
                    }
                    return Ok(InterfaceElem::Method { name, ty });
                }
                if list.is_empty() {
                    return Err(Box::new(self.name_expr(name)));
                }
                let indices = list.into_iter().map(|field| field.ty).collect();
                Err(Box::new(self.instance(name, indices)))
            }
            _ => Err(Box::new(self.qualified_name(Some(name)))),
        }
    }

    /// `T | ~U | V` as one expression, whose first term may be parsed.
    pub(super) fn union(&mut self, first: Option<Expr>) -> Expr {
        let mut x = match first {
            Some(first) => first,
            None => self.embedded_term(),
        };
        while self.at(BAR) {
            let pos = self.pos();
            self.next();
            let y = Box::new(self.embedded_term());
            self.taller();
            x = self.expr_of(
                pos,
                ExprKind::Binary {
                    op: BinaryOp::Or,
                    x: Box::new(x),
                    y,
                },
            );
        }
        x
    }

    /// `T` or `~T`
    fn embedded_term(&mut self) -> Expr {
        let pos = self.pos();
        if self.got(TILDE) {
            let x = Box::new(self.type_());
            return self.expr_of(
                pos,
                ExprKind::Unary {
                    op: UnaryOp::Tilde,
                    x,
                },
            );
        }
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.error_here("expected ~ term or type");
            self.advance_until(|token| match token {
                Token::Op(_) => token != STAR,
                _ => matches!(
                    token,
                    Token::Semi | Token::Rparen | Token::Rbrack | Token::Rbrace
                ),
            });
            bad
        })
    }
}

/// A parsed term of a union, `T` or `~T`.
fn term(x: Expr) -> Term {
    match x.kind {
        ExprKind::Unary {
            op: UnaryOp::Tilde,
            x,
        } => Term {
            tilde: true,
            ty: *x,
        },
        kind => Term {
            tilde: false,
            ty: Expr { kind, ..x },
        },
    }
}
