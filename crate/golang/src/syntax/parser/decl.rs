//! Files and declarations.

use super::Parser;
use crate::source::Pos;
use crate::syntax::ast::*;
use crate::syntax::literal::unquote_string;
use crate::syntax::token::Token;

/// Where recovery stops between top-level declarations.
const DECLARATIONS: [Token; 5] = [
    Token::Import,
    Token::Const,
    Token::Type,
    Token::Var,
    Token::Func,
];

/// The group that a declaration stands in.
struct Group {
    /// Where the keyword is: a number that no other group of the compilation has.
    start: Pos,
    /// How many lines came before.
    index: u32,
}

impl<'a> Parser<'a> {
    /// `package Name ; { ImportDecl ; } { TopLevelDecl ; }`
    pub(super) fn file(&mut self) -> File {
        if !self.at(Token::Package) {
            self.error_here("package statement must be first");
            let package = self.ident_of(self.pos(), "_");
            return self.finish(package, Vec::new());
        }
        self.next();
        let package = self.name();
        self.want(Token::Semi);
        let mut decls = Vec::new();
        // With a broken first line nothing is known about the rest; it may not be Go at all.
        if self.any_error {
            return self.finish(package, decls);
        }
        let mut previous = Token::Import;
        while !self.at(Token::Eof) {
            let keyword = self.token();
            if keyword == Token::Import && previous != Token::Import {
                self.error_here("imports must appear before other declarations");
            }
            previous = keyword;
            self.height = 0;
            match keyword {
                Token::Import | Token::Const | Token::Type | Token::Var => {
                    self.declaration(&mut decls)
                }
                Token::Func => {
                    self.next();
                    let func = self.func_decl();
                    decls.extend(func.map(|func| Decl::Func(Box::new(func))));
                }
                _ => {
                    let bodyless =
                        matches!(decls.last(), Some(Decl::Func(func)) if func.body.is_none());
                    self.error_here(if self.at(Token::Lbrace) && bodyless {
                        "unexpected semicolon or newline before {"
                    } else {
                        "non-declaration statement outside function body"
                    });
                    self.advance(&DECLARATIONS);
                    continue;
                }
            }
            if !self.at(Token::Eof) && !self.got(Token::Semi) {
                self.error_here("after top level declaration");
                self.advance(&DECLARATIONS);
            }
        }
        self.finish(package, decls)
    }

    fn finish(&mut self, package: Ident, decls: Vec<Decl>) -> File {
        let comments = std::mem::take(&mut self.lexer.comments);
        File {
            package,
            decls,
            comments,
            end: self.base.plus(self.text.len()),
        }
    }

    /// `keyword Spec` or `keyword ( { Spec ; } )`; the keyword, one of four, is at hand.
    pub(super) fn declaration(&mut self, decls: &mut Vec<Decl>) {
        let keyword = self.token();
        let mut group = Group {
            start: self.pos(),
            index: 0,
        };
        self.next();
        if self.got(Token::Lparen) {
            self.list("grouped declaration", Token::Semi, Token::Rparen, |p| {
                p.spec(keyword, &group, decls);
                group.index += 1;
                false
            });
        } else {
            self.spec(keyword, &group, decls);
        }
    }

    fn spec(&mut self, keyword: Token, group: &Group, decls: &mut Vec<Decl>) {
        let decl = match keyword {
            Token::Import => self.import_decl().map(Decl::Import),
            Token::Const => Some(Decl::Const(self.const_decl(group))),
            Token::Type => Some(Decl::Type(self.type_decl())),
            _ => Some(Decl::Var(self.var_decl())),
        };
        decls.extend(decl);
    }

    /// `[ "." | Name ] "path"`
    fn import_decl(&mut self) -> Option<ImportDecl> {
        let pos = self.pos();
        let local = match self.token() {
            Token::Name => Some(self.name()),
            Token::Dot => {
                self.next();
                Some(self.ident_of(pos, "."))
            }
            _ => None,
        };
        let path_pos = self.pos();
        let Some(path) = self.literal() else {
            self.error_here("missing import path");
            self.advance(&[Token::Semi, Token::Rparen]);
            return None;
        };
        match &path.kind {
            ExprKind::Literal(LiteralKind::String, source) => {
                let bytes = unquote_string(source).unwrap_or_default();
                let path = String::from_utf8_lossy(&bytes).as_ref().into();
                Some(ImportDecl {
                    pos,
                    local,
                    path,
                    path_pos,
                })
            }
            ExprKind::Bad => None,
            _ => {
                self.error_at(path_pos, "import path must be a string");
                None
            }
        }
    }

    /// `Names [ [ Type ] = Values ]`
    fn const_decl(&mut self, group: &Group) -> ConstDecl {
        let pos = self.pos();
        let first = self.name();
        let names = self.name_list(first);
        let mut ty = None;
        let mut values = Vec::new();
        if !matches!(self.token(), Token::Eof | Token::Semi | Token::Rparen) {
            ty = self.type_or_none();
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        ConstDecl {
            pos,
            names,
            ty,
            values,
            iota: group.index,
            group: group.start.0,
        }
    }

    /// `Names Type`, `Names Type = Values` or `Names = Values`
    fn var_decl(&mut self) -> VarDecl {
        let pos = self.pos();
        let first = self.name();
        let names = self.name_list(first);
        let mut ty = None;
        let mut values = Vec::new();
        if self.got_assign() {
            values = self.expr_list();
        } else {
            ty = Some(self.type_());
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        VarDecl {
            pos,
            names,
            ty,
            values,
        }
    }

    /// `Name [ "[" TypeParams "]" ] [ = ] Type`
    fn type_decl(&mut self) -> TypeDecl {
        let pos = self.pos();
        let name = self.name();
        let mut type_params = Vec::new();
        let mut alias = false;
        let bracket = self.pos();
        let ty = if self.got(Token::Lbrack) {
            match self.token() {
                Token::Name => self.array_or_type_params(bracket, &mut type_params, &mut alias),
                Token::Rbrack => {
                    self.next();
                    Some(self.slice_type(bracket))
                }
                _ => Some(self.array_type(bracket, None)),
            }
        } else {
            alias = self.got_assign();
            self.type_or_none()
        };
        let ty = ty.unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.error_here("in type declaration");
            self.advance(&[Token::Semi, Token::Rparen]);
            bad
        });
        TypeDecl {
            pos,
            name,
            type_params,
            alias,
            ty,
        }
    }

    /// `type T[P …`: what follows the bracket is an array's length or the first type parameter. An expression is
    /// parsed, and taken apart again if it cannot be a length: `P *C` is a product, but `P *C,` and `P *[]int` are
    /// a parameter with its constraint.
    fn array_or_type_params(
        &mut self,
        bracket: Pos,
        type_params: &mut Vec<Field>,
        alias: &mut bool,
    ) -> Option<Expr> {
        let name = self.name();
        let first = self.name_expr(name);
        // A bracket after the name begins a slice or array type, `P []int`: no length is indexed.
        let x = if self.at(Token::Lbrack) {
            first
        } else {
            self.level += 1;
            let x = self.primary_expr(Some(first));
            let x = self.binary_expr(Some(x), 0);
            self.level -= 1;
            x
        };
        match split_type_param(x, self.at(Token::Comma)) {
            Ok((name, constraint)) if constraint.is_some() || !self.at(Token::Rbrack) => {
                *type_params = self.type_params(Some(name), constraint);
                *alias = self.got_assign();
                self.type_or_none()
            }
            Ok((name, _)) => {
                let len = self.name_expr(name);
                Some(self.array_type(bracket, Some(len)))
            }
            Err(len) => Some(self.array_type(bracket, Some(*len))),
        }
    }

    /// `[ (Recv) ] Name Signature [ Body ]`; `func` is consumed.
    fn func_decl(&mut self) -> Option<FuncDecl> {
        let pos = self.pos();
        let mut recv = None;
        let method = self.got(Token::Lparen);
        if method {
            let mut list = self.parameters();
            self.forbid_ellipsis(&list, "invalid use of ...");
            match list.len() {
                1 => {}
                0 => self.report(self.pos(), "method has no receiver".to_string()),
                _ => self.report(self.pos(), "method has multiple receivers".to_string()),
            }
            list.truncate(1);
            recv = list.pop();
        }
        let named = self.at(Token::Name);
        let (name, type_params, ty);
        if named {
            name = self.name();
            (type_params, ty) = self.signature(None);
        } else {
            name = self.ident_of(pos, "_");
            (type_params, ty) = (
                Vec::new(),
                FuncType {
                    pos,
                    params: Vec::new(),
                    results: Vec::new(),
                },
            );
            self.error_here(if method {
                "expected name"
            } else {
                "expected name or ("
            });
            self.advance(&[Token::Lbrace, Token::Semi]);
        }
        // Parsed even where the name is missing, so that no statement is taken for a declaration.
        let body = self.at(Token::Lbrace).then(|| match self.outline {
            true => self.skip_body(),
            false => {
                let block = self.func_body();
                Body::new(block, ExprId(self.ids.0), false)
            }
        });
        named.then_some(FuncDecl {
            pos,
            recv,
            name,
            type_params,
            ty,
            body,
        })
    }

    /// Skips a function's body, whose brace is at hand.
    fn skip_body(&mut self) -> Body {
        let lbrace = self.pos();
        let rbrace = self.lexer.skip_block();
        self.next();
        let block = Block {
            lbrace,
            stmts: Vec::new(),
            rbrace,
        };
        Body::new(block, ExprId(self.ids.0), true)
    }

    /// `{ Statements }` of a function.
    pub(super) fn func_body(&mut self) -> Block {
        self.functions += 1;
        let body = self.block("");
        self.functions -= 1;
        body
    }
}

/// Splits an expression into a type parameter's name and, if there is one, constraint, where it looks like that
/// more than like an array's length; otherwise gives it back. `force`: a comma follows, so it is no length.
fn split_type_param(x: Expr, force: bool) -> Result<(Ident, Option<Expr>), Box<Expr>> {
    let Expr { id, pos, end, kind } = x;
    match kind {
        ExprKind::Name(name) => Ok((Ident { id, pos, name }, None)),
        ExprKind::Binary {
            op: BinaryOp::Mul,
            x,
            y,
        } if is_name(&x) && (force || is_type_elem(&y)) => {
            // The product's sign is the pointer's star.
            let ty = Expr {
                id,
                pos,
                end,
                kind: ExprKind::Star(y),
            };
            Ok((name_of(*x)?, Some(ty)))
        }
        ExprKind::Binary {
            op: BinaryOp::Or,
            x,
            y,
        } => {
            let union = |x| ExprKind::Binary {
                op: BinaryOp::Or,
                x,
                y: y.clone(),
            };
            // A lone name before the bar is no parameter with its constraint.
            let split = if is_name(&x) {
                Err(x)
            } else {
                split_type_param(*x, force || is_type_elem(&y))
            };
            match split {
                Ok((name, Some(left))) => Ok((
                    name,
                    Some(Expr {
                        id,
                        pos,
                        end,
                        kind: union(Box::new(left)),
                    }),
                )),
                Ok((name, None)) => Ok((name, None)),
                Err(x) => Err(Box::new(Expr {
                    id,
                    pos,
                    end,
                    kind: union(x),
                })),
            }
        }
        ExprKind::Call {
            fun,
            mut args,
            spread: None,
            rparen,
        } if is_name(&fun) && args.len() == 1 && (force || is_type_elem(&args[0])) => {
            let name = name_of(*fun)?;
            let open = name.pos.plus(name.name.len());
            let kind = ExprKind::Paren(Box::new(args.remove(0)));
            Ok((
                name,
                Some(Expr {
                    id,
                    pos: open,
                    end: rparen.plus(1),
                    kind,
                }),
            ))
        }
        kind => Err(Box::new(Expr { id, pos, end, kind })),
    }
}

fn is_name(x: &Expr) -> bool {
    matches!(x.kind, ExprKind::Name(_))
}

fn name_of(x: Expr) -> Result<Ident, Box<Expr>> {
    match x.kind {
        ExprKind::Name(name) => Ok(Ident {
            id: x.id,
            pos: x.pos,
            name,
        }),
        kind => Err(Box::new(Expr { kind, ..x })),
    }
}

/// Whether the expression can only be a type or constraint.
fn is_type_elem(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::ArrayType { .. }
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType { .. }
        | ExprKind::ChanType { .. }
        | ExprKind::Unary {
            op: UnaryOp::Tilde, ..
        } => true,
        ExprKind::Binary { x, y, .. } => is_type_elem(x) || is_type_elem(y),
        ExprKind::Star(x) | ExprKind::Unary { x, .. } | ExprKind::Paren(x) => is_type_elem(x),
        _ => false,
    }
}
