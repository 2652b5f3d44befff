//! Expressions.

use super::*;

const SEMI: Token = Token::Semi(SemiKind::Written);

impl Parser<'_> {
    pub(super) fn expr(&mut self) -> Expr {
        self.deeper(|p| p.binary(None, 0)).unwrap_or_else(|| self.bad_expr())
    }

    /// The expression whose first operand has been read.
    pub(super) fn expr_from(&mut self, x: Expr) -> Expr {
        let operand = self.primary_after(x);
        self.deeper(|p| p.binary(Some(operand), 0)).unwrap_or_else(|| self.bad_expr())
    }

    pub(super) fn expr_list(&mut self) -> Vec<Expr> {
        let mut list = vec![self.expr()];
        while self.got(&Token::Comma) {
            list.push(self.expr());
        }
        list
    }

    /// An expression or a type: an argument of `make`, an index that may be a type argument.
    pub(super) fn type_or_expr(&mut self) -> Expr {
        self.expr()
    }

    /// Binary expressions of higher precedence than `above`, left to right.
    fn binary(&mut self, first: Option<Expr>, above: u8) -> Expr {
        let mut x = match first {
            Some(x) => x,
            None => self.unary(),
        };
        loop {
            let op = match self.tok {
                Token::Op(op) => op,
                Token::Star => BinaryOp::Mul,
                _ => return x,
            };
            let precedence = op.precedence();
            if precedence <= above {
                return x;
            }
            let pos = self.pos;
            self.next();
            let y = self.deeper(|p| p.binary(None, precedence)).unwrap_or_else(|| self.bad_expr());
            x = self.expr_node(pos, ExprKind::Binary { op, x: Box::new(x), y: Box::new(y) });
        }
    }

    fn unary(&mut self) -> Expr {
        let pos = self.pos;
        let op = match self.tok {
            Token::Op(BinaryOp::Add) => UnaryOp::Plus,
            Token::Op(BinaryOp::Sub) => UnaryOp::Neg,
            Token::Op(BinaryOp::Xor) => UnaryOp::BitNot,
            Token::Op(BinaryOp::And) => UnaryOp::Addr,
            Token::Not => UnaryOp::Not,
            Token::Tilde => UnaryOp::Tilde,
            Token::Star => {
                self.next();
                let x = Box::new(self.unary_operand());
                return self.expr_node(pos, ExprKind::Star(x));
            }
            Token::Arrow => return self.receive(),
            _ => return self.primary(),
        };
        self.next();
        let x = Box::new(self.unary_operand());
        self.expr_node(pos, ExprKind::Unary { op, x })
    }

    fn unary_operand(&mut self) -> Expr {
        self.deeper(Self::unary).unwrap_or_else(|| self.bad_expr())
    }

    /// `<-x`, or a receive-only channel type: `<-chan T` binds its arrow to the type.
    fn receive(&mut self) -> Expr {
        let pos = self.pos;
        self.next();
        let x = self.unary_operand();
        if !matches!(x.kind, ExprKind::ChanType { .. }) {
            return self.expr_node(pos, ExprKind::Unary { op: UnaryOp::Recv, x: Box::new(x) });
        }
        self.arrow_type(pos, x)
    }

    /// `<-` before a channel type: `<-(chan T)` makes it receive-only; `<-chan<- T` means `<-chan (<-T)`.
    fn arrow_type(&mut self, pos: Pos, ty: Expr) -> Expr {
        let Expr { id, end, kind, pos: ty_pos } = ty;
        match kind {
            ExprKind::ChanType { dir: ChanDir::Both, elem } => {
                Expr { id, pos, end, kind: ExprKind::ChanType { dir: ChanDir::Recv, elem } }
            }
            ExprKind::ChanType { dir: ChanDir::Send, elem } if matches!(elem.kind, ExprKind::ChanType { .. }) => {
                let elem = Box::new(self.arrow_type(ty_pos, *elem));
                Expr { id, pos, end, kind: ExprKind::ChanType { dir: ChanDir::Recv, elem } }
            }
            kind => {
                self.syntax_error(ty_pos, "unexpected <-, expected chan");
                Expr { id, pos, end, kind }
            }
        }
    }

    fn operand(&mut self) -> Expr {
        let pos = self.pos;
        match &self.tok {
            Token::Name(_) => self.name_expr(),
            Token::Literal(kind, text) => {
                let kind = ExprKind::Literal(*kind, text.clone());
                self.next();
                self.expr_node(pos, kind)
            }
            Token::LParen => {
                self.next();
                self.expr_level += 1;
                let x = Box::new(self.type_or_expr());
                self.expr_level -= 1;
                self.want(&Token::RParen);
                self.expr_node(pos, ExprKind::Paren(x))
            }
            Token::Keyword(Keyword::Func) => {
                self.next();
                let ty = self.signature(pos);
                if !self.is(&Token::LBrace) {
                    return self.expr_node(pos, ExprKind::FuncType(Box::new(ty)));
                }
                self.expr_level += 1;
                let body = self.func_body();
                self.expr_level -= 1;
                self.expr_node(pos, ExprKind::Func(Box::new(FuncLit { ty, body })))
            }
            Token::LBrack | Token::Keyword(Keyword::Chan | Keyword::Map | Keyword::Struct | Keyword::Interface) => {
                self.parse_type()
            }
            _ => {
                self.unexpected("expected expression");
                self.advance(&[Token::RParen, Token::RBrack, Token::RBrace]);
                self.bad_expr()
            }
        }
    }

    fn primary(&mut self) -> Expr {
        let x = self.operand();
        self.primary_after(x)
    }

    /// Selectors, indices, calls, literals … after an operand.
    fn primary_after(&mut self, mut x: Expr) -> Expr {
        loop {
            let pos = x.start();
            match self.tok {
                Token::Dot => {
                    self.next();
                    x = self.after_dot(pos, x);
                }
                Token::LBrack => x = self.index_or_slice(pos, x),
                Token::LParen => x = self.call(pos, x),
                Token::LBrace => {
                    // A brace after an operand starts a literal if the operand can be a type, and, outside parentheses
                    // in a statement's header, never.
                    let literal = match &x.kind {
                        ExprKind::Name(_) | ExprKind::Selector { .. } => self.expr_level >= 0,
                        ExprKind::Index { x: base, .. } => {
                            self.expr_level >= 0 && matches!(base.kind, ExprKind::Name(_) | ExprKind::Selector { .. })
                        }
                        ExprKind::ArrayType { .. }
                        | ExprKind::SliceType(_)
                        | ExprKind::StructType(_)
                        | ExprKind::MapType { .. } => true,
                        _ => false,
                    };
                    if !literal {
                        return x;
                    }
                    x = self.composite(Some(x));
                }
                _ => return x,
            }
        }
    }

    fn after_dot(&mut self, pos: Pos, x: Expr) -> Expr {
        match self.tok {
            Token::Name(_) => {
                let sel = self.name();
                self.expr_node(pos, ExprKind::Selector { x: Box::new(x), sel })
            }
            Token::LParen => {
                self.next();
                let ty = if self.got_word(Keyword::Type) { None } else { Some(Box::new(self.parse_type())) };
                self.want(&Token::RParen);
                self.expr_node(pos, ExprKind::Assert { x: Box::new(x), ty })
            }
            _ => {
                self.unexpected("expected name or (");
                self.advance(&[SEMI, Token::RParen]);
                x
            }
        }
    }

    fn index_or_slice(&mut self, pos: Pos, x: Expr) -> Expr {
        self.next();
        if self.is(&Token::RBrack) {
            self.syntax_error(self.pos, "expected operand");
            self.next();
            let bad = self.bad_expr();
            return self.expr_node(pos, ExprKind::Index { x: Box::new(x), indices: vec![bad] });
        }
        self.expr_level += 1;
        let mut bounds = [None, None, None];
        if !self.is(&Token::Colon) {
            let first = self.type_or_expr();
            if !self.is(&Token::Colon) {
                let mut indices = vec![first];
                while self.got(&Token::Comma) {
                    if self.is(&Token::RBrack) {
                        break;
                    }
                    indices.push(self.type_or_expr());
                }
                self.expr_level -= 1;
                self.want(&Token::RBrack);
                return self.expr_node(pos, ExprKind::Index { x: Box::new(x), indices });
            }
            bounds[0] = Some(Box::new(first));
        }
        let mut colons = 0;
        while colons < 2 && self.got(&Token::Colon) {
            colons += 1;
            if !self.is(&Token::Colon) && !self.is(&Token::RBrack) {
                bounds[colons] = Some(Box::new(self.expr()));
            }
        }
        if colons == 2 {
            for (i, which) in [(1, "middle"), (2, "final")] {
                if bounds[i].is_none() {
                    self.error_at(self.pos, format!("{which} index required in 3-index slice"));
                    bounds[i] = Some(Box::new(self.bad_expr()));
                }
            }
        }
        self.expr_level -= 1;
        self.want(&Token::RBrack);
        let [lo, hi, max] = bounds;
        self.expr_node(pos, ExprKind::Slice { x: Box::new(x), lo, hi, max })
    }

    fn call(&mut self, pos: Pos, fun: Expr) -> Expr {
        self.next();
        self.expr_level += 1;
        let mut args = Vec::new();
        let mut spread = None;
        let rparen = self.list("argument list", &Token::Comma, &Token::RParen, |p| {
            args.push(p.type_or_expr());
            if p.is(&Token::DotDotDot) {
                spread = Some(p.pos);
                p.next();
            }
            spread.is_some()
        });
        self.expr_level -= 1;
        self.expr_node(pos, ExprKind::Call { fun: Box::new(fun), args, spread, rparen })
    }

    /// `{ elements }`, after its type if it has one.
    fn composite(&mut self, ty: Option<Expr>) -> Expr {
        let pos = ty.as_ref().map_or(self.pos, Expr::start);
        self.next();
        self.expr_level += 1;
        let mut elems = Vec::new();
        let rbrace = self.list("composite literal", &Token::Comma, &Token::RBrace, |p| {
            let value = p.bare_composite();
            elems.push(if p.got(&Token::Colon) {
                Element { key: Some(value), value: p.bare_composite() }
            } else {
                Element { key: None, value }
            });
            false
        });
        self.expr_level -= 1;
        self.expr_node(pos, ExprKind::Composite { ty: ty.map(Box::new), elems, rbrace })
    }

    fn bare_composite(&mut self) -> Expr {
        if self.is(&Token::LBrace) {
            return self.deeper(|p| p.composite(None)).unwrap_or_else(|| self.bad_expr());
        }
        self.expr()
    }
}
