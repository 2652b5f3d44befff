//! Signatures: parameters, results and type parameters.

use super::Parser;
use crate::syntax::ast::*;
use crate::syntax::token::{BAR, TILDE, Token};

/// A parameter as it is written, before it is known whether a lone name is a parameter's or a type's.
struct Param {
    name: Option<Ident>,
    ty: Option<Expr>,
    /// Nodes of the name and the type.
    size: u32,
}

impl<'a> Parser<'a> {
    /// `[ "[" TypeParams "]" ] (Params) Results`. Type parameters are wrong if there is a `context`.
    pub(super) fn signature(&mut self, context: Option<&str>) -> (Vec<Field>, FuncType) {
        let pos = self.pos();
        let mut type_params = Vec::new();
        if self.got(Token::Lbrack) {
            if let Some(context) = context {
                self.error_at(pos, &format!("{context} must have no type parameters"));
            }
            if self.at(Token::Rbrack) {
                self.error_here("empty type parameter list");
                self.next();
            } else {
                type_params = self.type_params(None, None);
            }
        }
        self.want(Token::Lparen);
        let params = self.parameters();
        if let Some((_, others)) = params.split_last() {
            self.forbid_ellipsis(others, "can only use ... with final parameter");
        }
        let results = if self.got(Token::Lparen) {
            let results = self.parameters();
            self.forbid_ellipsis(&results, "invalid use of ...");
            results
        } else {
            let result = self.type_or_none();
            result
                .map(|ty| Field {
                    name: None,
                    ty,
                    tag: None,
                    embedded: false,
                })
                .into_iter()
                .collect()
        };
        (
            type_params,
            FuncType {
                pos,
                params,
                results,
            },
        )
    }

    /// The parameters, up to and with the closing `)`.
    pub(super) fn parameters(&mut self) -> Vec<Field> {
        self.param_list(None, None, Token::Rparen, false)
    }

    /// As parameters, but up to and with a closing `]`.
    pub(super) fn bracketed_params(&mut self) -> Vec<Field> {
        self.param_list(None, None, Token::Rbrack, false)
    }

    /// The type parameters, up to and with the closing `]`; the first one may be consumed already.
    pub(super) fn type_params(&mut self, name: Option<Ident>, ty: Option<Expr>) -> Vec<Field> {
        let list = self.param_list(name, ty, Token::Rbrack, true);
        self.forbid_ellipsis(&list, "invalid use of ...");
        list
    }

    pub(super) fn forbid_ellipsis(&mut self, fields: &[Field], message: &str) {
        for field in fields {
            if let ExprKind::Ellipsis(_) = field.ty.kind {
                self.report(field.ty.pos, message.to_string());
            }
        }
    }

    /// `Param { , Param } [ , ] close`. Lone names are types if no parameter has both, and otherwise share the type
    /// that follows. `name` and `ty` belong to the first parameter and are consumed already.
    fn param_list(
        &mut self,
        mut name: Option<Ident>,
        mut ty: Option<Expr>,
        close: Token,
        names_required: bool,
    ) -> Vec<Field> {
        let mut list = Vec::new();
        let end = if name.is_some() && ty.is_some() && self.at(close) {
            let end = self.pos();
            self.next();
            list.push(Param { name, ty, size: 1 });
            end
        } else {
            self.list("parameter list", Token::Comma, close, |p| {
                let param = match ty.take() {
                    Some(ty) => Some(Param {
                        name: name.take(),
                        ty: Some(ty),
                        size: 1,
                    }),
                    None => {
                        let before = p.size();
                        let mut param = p.beside(|p| p.param(name.take(), close));
                        if let Some(param) = &mut param {
                            param.size = p.size() - before;
                        }
                        param
                    }
                };
                list.extend(param);
                false
            })
        };
        let named = list
            .iter()
            .filter(|p| p.name.is_some() && p.ty.is_some())
            .count();
        let typed = list.iter().filter(|p| p.ty.is_some()).count();
        let all_types = named == 0 && !names_required;
        let single = list.len() == 1;

        let mut fields = Vec::with_capacity(list.len());
        // Where a name or type is missing, leftmost.
        let mut missing = None;
        // From right to left, as a type serves the lone names before it.
        let mut shared: Option<Expr> = None;
        let mut size = 0;
        for param in list.into_iter().rev() {
            if param.ty.is_some() {
                size = param.size;
            }
            let (name, ty) = match (param.name, param.ty) {
                (Some(name), None) if all_types => (None, self.name_expr(name)),
                (Some(name), None) => match &shared {
                    Some(ty) if self.copy_room(size, 1) => (Some(name), ty.clone()),
                    Some(_) => break,
                    None => {
                        missing = Some(name.pos);
                        let (id, pos) = (self.ids.fresh(), name.pos);
                        (
                            Some(name),
                            Expr {
                                id,
                                pos,
                                end: pos,
                                kind: ExprKind::Bad,
                            },
                        )
                    }
                },
                (None, Some(ty)) if all_types => (None, ty),
                (None, Some(ty)) => {
                    let pos = ty.start();
                    missing = Some(pos);
                    shared = Some(ty.clone());
                    (Some(self.ident_of(pos, "_")), ty)
                }
                (Some(name), Some(ty)) => {
                    shared = Some(ty.clone());
                    (Some(name), ty)
                }
                (None, None) => continue,
            };
            fields.push(Field {
                name,
                ty,
                tag: None,
                embedded: false,
            });
        }
        fields.reverse();
        if let Some(pos) = missing {
            // With as many names as types, those at the end lack a type; otherwise a type lacks its name.
            let (pos, message) = match (named == typed, names_required) {
                (true, true) => (end, "missing type constraint"),
                (true, false) => (end, "missing parameter type"),
                (false, true) if single => {
                    (pos, "missing type parameter name or invalid array length")
                }
                (false, true) => (pos, "missing type parameter name"),
                (false, false) => (pos, "missing parameter name"),
            };
            self.error_at(pos, message);
        }
        fields
    }

    /// `[ Name ] [ ... ] Type` or `Name`; between brackets types may be unions. The name may be consumed. None:
    /// reported.
    fn param(&mut self, name: Option<Ident>, close: Token) -> Option<Param> {
        let unions = close == Token::Rbrack;
        if name.is_none() && unions && self.at(TILDE) {
            let ty = self.union(None);
            return Some(Param {
                name: None,
                ty: Some(ty),
                size: 0,
            });
        }
        let name = match name {
            None if self.at(Token::Name) => Some(self.name()),
            name => name,
        };
        let name = match name {
            None => None,
            // The name alone, or with what follows, may be a type.
            Some(name) => {
                let (name, ty) = match self.token() {
                    Token::Lbrack => match self.array_or_type_args() {
                        Ok(array) => (Some(name), array),
                        Err(indices) => (None, self.instance(name, indices)),
                    },
                    Token::Dot => (None, self.qualified_name(Some(name))),
                    BAR if unions => (None, self.name_expr(name)),
                    _ => return self.param_type(Some(name), close),
                };
                let ty = if unions { self.union(Some(ty)) } else { ty };
                return Some(Param {
                    name,
                    ty: Some(ty),
                    size: 0,
                });
            }
        };
        self.param_type(name, close)
    }

    /// The rest of a parameter after its name.
    fn param_type(&mut self, name: Option<Ident>, close: Token) -> Option<Param> {
        let unions = close == Token::Rbrack;
        let pos = self.pos();
        let ty = if self.got(Token::Ellipsis) {
            Some(match self.type_or_none() {
                Some(elem) => self.expr_of(pos, ExprKind::Ellipsis(Box::new(elem))),
                None => {
                    let bad = self.bad_expr();
                    self.error_here("... is missing type");
                    bad
                }
            })
        } else if unions && self.at(TILDE) {
            Some(self.union(None))
        } else {
            match self.type_or_none() {
                Some(ty) if unions => Some(self.union(Some(ty))),
                ty => ty,
            }
        };
        if name.is_none() && ty.is_none() {
            self.error_here(&format!("expected {}", close.wanted()));
            self.advance(&[Token::Comma, close]);
            return None;
        }
        Some(Param { name, ty, size: 0 })
    }
}
