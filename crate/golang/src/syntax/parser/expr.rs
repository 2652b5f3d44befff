//! Expressions.

use super::Parser;
use crate::source::Pos;
use crate::syntax::ast::*;
use crate::syntax::token::{Operator, Token};

/// So many operators in a row, `a + b + c`, count as one level of nesting.
const LINKS_PER_LEVEL: u32 = 4;

impl<'a> Parser<'a> {
    pub(super) fn expr(&mut self) -> Expr {
        self.beside(|p| p.binary_expr(None, 0))
    }

    /// `Expr { , Expr }`
    pub(super) fn expr_list(&mut self) -> Vec<Expr> {
        let mut list = vec![self.expr()];
        while self.got(Token::Comma) {
            let x = self.expr();
            list.push(x);
        }
        list
    }

    /// `UnaryExpr { op UnaryExpr }` with operators that bind tighter than `precedence`; the first operand may be
    /// parsed.
    pub(super) fn binary_expr(&mut self, x: Option<Expr>, precedence: u8) -> Expr {
        let mut x = match x {
            Some(x) => x,
            None => self.unary_expr(),
        };
        let mut links = 0;
        while let Token::Op(Operator::Binary(op)) = self.token() {
            if op.precedence() <= precedence {
                break;
            }
            // Long sums are written, by programs at least, and cost later stages little per link.
            if links % LINKS_PER_LEVEL == 0 {
                self.taller();
            }
            links += 1;
            let pos = self.pos();
            self.next();
            let y = Box::new(self.beside(|p| p.binary_expr(None, op.precedence())));
            x = self.expr_of(
                pos,
                ExprKind::Binary {
                    op,
                    x: Box::new(x),
                    y,
                },
            );
        }
        x
    }

    /// `op UnaryExpr` or `PrimaryExpr`
    fn unary_expr(&mut self) -> Expr {
        self.nested(Self::unary_expr_at_hand)
    }

    fn unary_expr_at_hand(&mut self) -> Expr {
        let pos = self.pos();
        let op = match self.token() {
            Token::Op(Operator::Not) => UnaryOp::Not,
            Token::Op(Operator::Tilde) => UnaryOp::Tilde,
            Token::Op(Operator::Binary(op)) => match op {
                BinaryOp::Add => UnaryOp::Plus,
                BinaryOp::Sub => UnaryOp::Neg,
                BinaryOp::Xor => UnaryOp::BitNot,
                BinaryOp::And => UnaryOp::Addr,
                BinaryOp::Mul => {
                    self.next();
                    let x = Box::new(self.unary_expr());
                    return self.expr_of(pos, ExprKind::Star(x));
                }
                _ => return self.primary_expr(None),
            },
            Token::Arrow => UnaryOp::Recv,
            _ => return self.primary_expr(None),
        };
        self.next();
        let x = self.unary_expr();
        if op == UnaryOp::Recv && matches!(x.kind, ExprKind::ChanType { .. }) {
            return self.receive_only(pos, x);
        }
        self.expr_of(pos, ExprKind::Unary { op, x: Box::new(x) })
    }

    /// `<-` before `chan T` makes it a receive-only channel's type, and not a receive: `<-chan int(c)` is a receive
    /// of a conversion only because the operand is a call then. In `<-chan<- chan T` the second arrow moves on to
    /// the element: the type is `<-chan (<-chan T)`.
    fn receive_only(&mut self, pos: Pos, mut x: Expr) -> Expr {
        x.pos = pos;
        let mut at = &mut x;
        loop {
            let ExprKind::ChanType { dir, elem } = &mut at.kind else {
                let text = self.source(at.pos, at.end);
                self.error_here(&format!("unexpected {text}, expected chan"));
                break;
            };
            match std::mem::replace(dir, ChanDir::Recv) {
                ChanDir::Both => break,
                ChanDir::Recv => {
                    self.error_here("unexpected <-, expected chan");
                    break;
                }
                ChanDir::Send => at = elem,
            }
        }
        x
    }

    /// `Operand { .Name | .(Type) | [Index] | (Args) | {Elements} }`; the operand may be parsed.
    pub(super) fn primary_expr(&mut self, x: Option<Expr>) -> Expr {
        let mut x = match x {
            Some(x) => x,
            None => self.operand(),
        };
        loop {
            let pos = x.pos;
            x = match self.token() {
                Token::Dot => self.selector_or_assertion(x),
                Token::Lbrack => self.index_or_slice(x),
                Token::Lparen => {
                    self.next();
                    let (args, spread, rparen) = self.arguments();
                    self.expr_of(
                        pos,
                        ExprKind::Call {
                            fun: Box::new(x),
                            args,
                            spread,
                            rparen,
                        },
                    )
                }
                Token::Lbrace if self.can_be_literal_type(&x) => {
                    if let ExprKind::Paren(_) = x.kind {
                        self.error_here("cannot parenthesize type in composite literal");
                    }
                    self.composite(Some(x))
                }
                _ => return x,
            };
            self.taller();
        }
    }

    /// Whether a `{` after `x` begins a composite literal's elements rather than a block.
    fn can_be_literal_type(&self, x: &Expr) -> bool {
        match &x.unparen().kind {
            ExprKind::Name(_) | ExprKind::Selector { .. } => self.level >= 0,
            ExprKind::Index { indices, .. } => {
                self.level >= 0 && !(indices.len() == 1 && is_value(&indices[0]))
            }
            ExprKind::ArrayType { .. }
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::MapType { .. } => true,
            _ => false,
        }
    }

    /// A name, literal, function, type or `( Expr )`
    fn operand(&mut self) -> Expr {
        let pos = self.pos();
        match self.token() {
            Token::Name => {
                let name = self.name();
                self.name_expr(name)
            }
            Token::Literal => self.literal().unwrap_or_else(|| self.bad_expr()),
            Token::Lparen => {
                self.next();
                self.level += 1;
                let x = self.expr();
                self.level -= 1;
                self.want(Token::Rparen);
                self.expr_of(pos, ExprKind::Paren(Box::new(x)))
            }
            Token::Func => {
                self.next();
                let type_pos = self.pos();
                let (_, ty) = self.signature(Some("function type"));
                if self.at(Token::Lbrace) {
                    self.level += 1;
                    let body = self.func_body();
                    self.level -= 1;
                    self.expr_of(pos, ExprKind::Func(Box::new(FuncLit { ty, body })))
                } else {
                    self.expr_of(type_pos, ExprKind::FuncType(Box::new(ty)))
                }
            }
            Token::Lbrack | Token::Chan | Token::Map | Token::Struct | Token::Interface => {
                self.type_()
            }
            _ => {
                let bad = self.bad_expr();
                self.error_here("expected expression");
                self.advance(&[Token::Rparen, Token::Rbrack, Token::Rbrace]);
                bad
            }
        }
    }

    /// `.Name`, `.(Type)` or `.(type)` after `x`
    fn selector_or_assertion(&mut self, x: Expr) -> Expr {
        let pos = x.pos;
        self.next();
        match self.token() {
            Token::Name => {
                let sel = self.name();
                self.expr_of(
                    pos,
                    ExprKind::Selector {
                        x: Box::new(x),
                        sel,
                    },
                )
            }
            Token::Lparen => {
                self.next();
                let ty = if self.got(Token::Type) {
                    None
                } else {
                    Some(Box::new(self.type_()))
                };
                self.want(Token::Rparen);
                self.expr_of(pos, ExprKind::Assert { x: Box::new(x), ty })
            }
            _ => {
                self.error_here("expected name or (");
                self.advance(&[Token::Semi, Token::Rparen]);
                x
            }
        }
    }

    /// `[Index]`, `[Types]` or `[lo : hi : max]` after `x`
    fn index_or_slice(&mut self, x: Expr) -> Expr {
        let pos = x.pos;
        self.next();
        let mut lo = None;
        if !self.at(Token::Colon) {
            let (mut indices, comma) = if self.at(Token::Rbrack) {
                self.error_here("expected operand");
                (vec![self.bad_expr()], false)
            } else {
                self.type_list(false)
            };
            if comma || self.at(Token::Rbrack) {
                self.want(Token::Rbrack);
                return self.expr_of(
                    pos,
                    ExprKind::Index {
                        x: Box::new(x),
                        indices,
                    },
                );
            }
            lo = indices.pop().map(Box::new);
        }
        if !self.got(Token::Colon) {
            self.error_here("expected comma, : or ]");
            self.advance(&[Token::Comma, Token::Colon, Token::Rbrack]);
        }
        self.level += 1;
        let mut hi = None;
        let mut max = None;
        if !matches!(self.token(), Token::Colon | Token::Rbrack) {
            hi = Some(Box::new(self.expr()));
        }
        if self.at(Token::Colon) {
            if hi.is_none() {
                self.report(
                    self.pos(),
                    "middle index required in 3-index slice".to_string(),
                );
                hi = Some(Box::new(self.bad_expr()));
            }
            self.next();
            if self.at(Token::Rbrack) {
                self.report(
                    self.pos(),
                    "final index required in 3-index slice".to_string(),
                );
                max = Some(Box::new(self.bad_expr()));
            } else {
                max = Some(Box::new(self.expr()));
            }
        }
        self.level -= 1;
        self.want(Token::Rbrack);
        self.expr_of(
            pos,
            ExprKind::Slice {
                x: Box::new(x),
                lo,
                hi,
                max,
            },
        )
    }

    /// `[ Args [ ... ] [ , ] ] )`; the opening bracket is consumed. The last is where the `)` is.
    fn arguments(&mut self) -> (Vec<Expr>, Option<Pos>, Pos) {
        let mut args = Vec::new();
        let mut spread = None;
        self.level += 1;
        let rparen = self.list("argument list", Token::Comma, Token::Rparen, |p| {
            let arg = p.expr();
            args.push(arg);
            let dots = p.pos();
            if p.got(Token::Ellipsis) {
                spread = Some(dots);
            }
            spread.is_some()
        });
        self.level -= 1;
        (args, spread, rparen)
    }

    /// `{ [ Element { , Element } [ , ] ] }` of a composite literal. Its position is its type's, or else the brace's.
    fn composite(&mut self, ty: Option<Expr>) -> Expr {
        let pos = ty.as_ref().map_or(self.pos(), |ty| ty.pos);
        let mut elems = Vec::new();
        self.level += 1;
        self.want(Token::Lbrace);
        let rbrace = self.list("composite literal", Token::Comma, Token::Rbrace, |p| {
            let mut value = p.element();
            let mut key = None;
            if p.got(Token::Colon) {
                key = Some(std::mem::replace(&mut value, p.element()));
            }
            elems.push(Element { key, value });
            false
        });
        self.level -= 1;
        self.expr_of(
            pos,
            ExprKind::Composite {
                ty: ty.map(Box::new),
                elems,
                rbrace,
            },
        )
    }

    /// An expression, or a composite literal whose type is elided.
    fn element(&mut self) -> Expr {
        if self.at(Token::Lbrace) {
            self.nested(|p| p.composite(None))
        } else {
            self.expr()
        }
    }
}

/// Whether the expression can only be a value, and no type argument.
fn is_value(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Literal(..)
        | ExprKind::Composite { .. }
        | ExprKind::Func(_)
        | ExprKind::Slice { .. }
        | ExprKind::Assert { .. }
        | ExprKind::Call { .. } => true,
        ExprKind::Unary { op, .. } => *op != UnaryOp::Tilde,
        ExprKind::Binary { .. } => true,
        ExprKind::Paren(x) => is_value(x),
        ExprKind::Index { x, indices } => is_value(x) || indices.iter().any(is_value),
        _ => false,
    }
}
