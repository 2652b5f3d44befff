//! Types, parameters, signatures.

use super::*;

const SEMI: Token = Token::Semi(SemiKind::Written);

impl Parser<'_> {
    /// A type, or a complaint.
    pub(super) fn parse_type(&mut self) -> Expr {
        match self.type_or_none() {
            Some(ty) => ty,
            None => {
                self.unexpected("expected type");
                self.advance(&[Token::Comma, Token::Colon, SEMI, Token::RParen, Token::RBrack, Token::RBrace]);
                self.bad_expr()
            }
        }
    }

    /// `Type = TypeName [ TypeArgs ] | TypeLit | "(" Type ")"`; none where no type starts.
    pub(super) fn type_or_none(&mut self) -> Option<Expr> {
        if !self.starts_type() {
            return None;
        }
        match self.deeper(Self::type_inner) {
            Some(ty) => Some(ty),
            None => Some(self.bad_expr()),
        }
    }

    fn starts_type(&self) -> bool {
        use Keyword::*;
        matches!(
            self.tok,
            Token::Star
                | Token::Arrow
                | Token::LBrack
                | Token::LParen
                | Token::Name(_)
                | Token::Keyword(Func | Chan | Map | Struct | Interface)
        )
    }

    fn type_inner(&mut self) -> Expr {
        let pos = self.pos;
        match self.tok {
            Token::Star => {
                self.next();
                let elem = Box::new(self.parse_type());
                self.expr_node(pos, ExprKind::Star(elem))
            }
            Token::Arrow => {
                self.next();
                self.want(&Token::Keyword(Keyword::Chan));
                let elem = Box::new(self.chan_elem());
                self.expr_node(pos, ExprKind::ChanType { dir: ChanDir::Recv, elem })
            }
            Token::LBrack => {
                self.next();
                self.array_or_slice_after(pos)
            }
            Token::LParen => {
                self.next();
                let inner = Box::new(self.parse_type());
                self.want(&Token::RParen);
                self.expr_node(pos, ExprKind::Paren(inner))
            }
            Token::Keyword(Keyword::Func) => {
                self.next();
                let ty = self.signature(pos);
                self.expr_node(pos, ExprKind::FuncType(Box::new(ty)))
            }
            Token::Keyword(Keyword::Chan) => {
                self.next();
                let dir = if self.got(&Token::Arrow) { ChanDir::Send } else { ChanDir::Both };
                let elem = Box::new(self.chan_elem());
                self.expr_node(pos, ExprKind::ChanType { dir, elem })
            }
            Token::Keyword(Keyword::Map) => {
                self.next();
                self.want(&Token::LBrack);
                let key = Box::new(self.parse_type());
                self.want(&Token::RBrack);
                let value = Box::new(self.parse_type());
                self.expr_node(pos, ExprKind::MapType { key, value })
            }
            Token::Keyword(Keyword::Struct) => self.struct_type(),
            Token::Keyword(Keyword::Interface) => self.interface_type(),
            _ => self.type_name(),
        }
    }

    fn chan_elem(&mut self) -> Expr {
        match self.type_or_none() {
            Some(ty) => ty,
            None => {
                self.syntax_error(self.pos, "missing channel element type");
                self.bad_expr()
            }
        }
    }

    /// `TypeName [ TypeArgs ]`, qualified or not.
    pub(super) fn type_name(&mut self) -> Expr {
        let mut x = self.name_expr();
        if self.got(&Token::Dot) {
            let sel = self.name();
            x = self.expr_node(x.pos, ExprKind::Selector { x: Box::new(x), sel });
        }
        if self.is(&Token::LBrack) {
            x = self.type_instance(x);
        }
        x
    }

    fn type_instance(&mut self, x: Expr) -> Expr {
        self.next();
        self.expr_level += 1;
        let mut indices = Vec::new();
        self.list("type argument list", &Token::Comma, &Token::RBrack, |p| {
            indices.push(p.parse_type());
            false
        });
        self.expr_level -= 1;
        self.expr_node(x.pos, ExprKind::Index { x: Box::new(x), indices })
    }

    /// `"[" [ Length | "..." ] "]" ElementType`; the bracket at `pos` has been taken.
    pub(super) fn array_or_slice_after(&mut self, pos: Pos) -> Expr {
        if self.got(&Token::RBrack) {
            let elem = Box::new(self.parse_type());
            return self.expr_node(pos, ExprKind::SliceType(elem));
        }
        let len = if self.got(&Token::DotDotDot) {
            None
        } else {
            self.expr_level += 1;
            let len = self.expr();
            self.expr_level -= 1;
            Some(Box::new(len))
        };
        if self.is(&Token::Comma) {
            self.syntax_error(self.pos, "unexpected comma; expected ]");
            self.next();
        }
        self.want(&Token::RBrack);
        let elem = Box::new(self.parse_type());
        self.expr_node(pos, ExprKind::ArrayType { len, elem })
    }

    /// `"struct" "{" { FieldDecl ";" } "}"`
    fn struct_type(&mut self) -> Expr {
        let pos = self.pos;
        self.next();
        self.want(&Token::LBrace);
        let mut fields = Vec::new();
        self.list("struct type", &SEMI, &Token::RBrace, |p| {
            p.field_decl(&mut fields);
            false
        });
        self.expr_node(pos, ExprKind::StructType(fields))
    }

    /// `FieldDecl = (IdentifierList Type | EmbeddedField) [ Tag ]`
    fn field_decl(&mut self, fields: &mut Vec<Field>) {
        let pos = self.pos;
        match self.tok {
            Token::Name(_) => {
                let first = self.name();
                if matches!(self.tok, Token::Dot | Token::Literal(LiteralKind::String, _)) || self.at_field_end() {
                    // `T`, `pkg.T`: embedded.
                    let ty = self.qualified_after(first);
                    self.embedded(fields, ty);
                    return;
                }
                let mut names = vec![first];
                let ty = if self.is(&Token::LBrack) {
                    match self.array_field_or_instance(&names[0]) {
                        Ok(ty) => ty,
                        Err(embedded) => {
                            self.embedded(fields, embedded);
                            return;
                        }
                    }
                } else {
                    while self.got(&Token::Comma) {
                        names.push(self.name());
                    }
                    self.parse_type()
                };
                let tag = self.tag();
                fields.extend(names.into_iter().map(|name| Field {
                    name: Some(name),
                    ty: ty.clone(),
                    tag: tag.clone(),
                    embedded: false,
                }));
            }
            Token::Star => {
                self.next();
                if self.is(&Token::LParen) {
                    self.syntax_error(self.pos, "cannot parenthesize embedded type");
                    self.advance(&[SEMI, Token::RBrace]);
                    return;
                }
                let base = self.type_name();
                let ty = self.expr_node(pos, ExprKind::Star(Box::new(base)));
                self.embedded(fields, ty);
            }
            Token::LParen => {
                self.syntax_error(self.pos, "cannot parenthesize embedded type");
                self.advance(&[SEMI, Token::RBrace]);
            }
            _ => {
                self.unexpected("expected field name or embedded type");
                self.advance(&[SEMI, Token::RBrace]);
            }
        }
    }

    fn at_field_end(&self) -> bool {
        self.is_semi() || self.is(&Token::RBrace) || self.at_end()
    }

    fn qualified_after(&mut self, first: Ident) -> Expr {
        let Ident { id, pos, name } = first;
        let mut x = Expr { id, pos, end: self.last_end, kind: ExprKind::Name(name) };
        if self.got(&Token::Dot) {
            let sel = self.name();
            x = self.expr_node(pos, ExprKind::Selector { x: Box::new(x), sel });
        }
        if self.is(&Token::LBrack) { self.type_instance(x) } else { x }
    }

    /// After a field's name comes `[`: `name [n]E`, `name []E` (a field), or `name[T1, T2]` (an embedded instance).
    fn array_field_or_instance(&mut self, name: &Ident) -> Result<Expr, Expr> {
        let pos = self.pos;
        self.next();
        if self.got(&Token::RBrack) {
            let elem = Box::new(self.parse_type());
            return Ok(self.expr_node(pos, ExprKind::SliceType(elem)));
        }
        if self.is(&Token::DotDotDot) {
            return Ok(self.array_or_slice_after(pos));
        }
        self.expr_level += 1;
        let mut args = Vec::new();
        self.list("type argument list", &Token::Comma, &Token::RBrack, |p| {
            args.push(p.type_or_expr());
            false
        });
        self.expr_level -= 1;
        if args.len() == 1
            && let Some(elem) = self.type_or_none()
        {
            let kind = ExprKind::ArrayType { len: args.pop().map(Box::new), elem: Box::new(elem) };
            return Ok(self.expr_node(pos, kind));
        }
        let x = Expr { id: name.id, pos: name.pos, end: pos, kind: ExprKind::Name(name.name.clone()) };
        Err(self.expr_node(name.pos, ExprKind::Index { x: Box::new(x), indices: args }))
    }

    fn embedded(&mut self, fields: &mut Vec<Field>, ty: Expr) {
        let tag = self.tag();
        fields.push(Field { name: None, ty, tag, embedded: true });
    }

    fn tag(&mut self) -> Option<Name> {
        let Token::Literal(LiteralKind::String, text) = &self.tok else { return None };
        let tag = text.trim_matches(['"', '`']).into();
        self.next();
        Some(tag)
    }

    /// `"interface" "{" { (MethodSpec | Union) ";" } "}"`
    fn interface_type(&mut self) -> Expr {
        let pos = self.pos;
        self.next();
        self.want(&Token::LBrace);
        let mut elems = Vec::new();
        self.list("interface type", &SEMI, &Token::RBrace, |p| {
            elems.extend(p.interface_elem());
            false
        });
        self.expr_node(pos, ExprKind::InterfaceType(elems))
    }

    fn interface_elem(&mut self) -> Option<InterfaceElem> {
        let pos = self.pos;
        if let Token::Name(_) = self.tok {
            let name = self.name();
            if self.is(&Token::LParen) {
                let ty = self.signature(pos);
                return Some(InterfaceElem::Method { name, ty });
            }
            let ty = self.qualified_after(name);
            let terms = self.union_after(Term { tilde: false, ty });
            return Some(InterfaceElem::Embed { pos, terms });
        }
        if !self.starts_type() && !self.is(&Token::Tilde) {
            self.unexpected("expected method or embedded element");
            self.advance(&[SEMI, Token::RBrace]);
            return None;
        }
        let first = self.term();
        let terms = self.union_after(first);
        Some(InterfaceElem::Embed { pos, terms })
    }

    fn term(&mut self) -> Term {
        let tilde = self.got(&Token::Tilde);
        Term { tilde, ty: self.parse_type() }
    }

    fn union_after(&mut self, first: Term) -> Vec<Term> {
        let mut terms = vec![first];
        while self.got(&Token::Op(BinaryOp::Or)) {
            terms.push(self.term());
        }
        terms
    }

    /// `Signature = Parameters [ Result ]`
    pub(super) fn signature(&mut self, pos: Pos) -> FuncType {
        let mut ty = FuncType { pos, params: Vec::new(), results: Vec::new() };
        if self.is(&Token::LBrack) {
            self.syntax_error(self.pos, "function type must have no type parameters");
            self.next();
            self.param_list_after(&Token::RBrack, "type parameter list", true);
        }
        self.want(&Token::LParen);
        ty.params = self.param_list_after(&Token::RParen, "argument list", false);
        if self.got(&Token::LParen) {
            ty.results = self.param_list_after(&Token::RParen, "argument list", false);
        } else if let Some(result) = self.type_or_none() {
            ty.results = vec![Field { name: None, ty: result, tag: None, embedded: false }];
        }
        ty
    }

    /// Parameters up to `close`; the opening token has been taken. Either all have names or none has.
    pub(super) fn param_list_after(&mut self, close: &Token, context: &str, constraints: bool) -> Vec<Field> {
        self.expr_level += 1;
        let mut entries = Vec::new();
        self.list(if constraints { "type parameter list" } else { context }, &Token::Comma, close, |p| {
            let entry = p.param(constraints);
            entries.push(entry);
            false
        });
        self.expr_level -= 1;
        self.distribute(entries, constraints)
    }

    /// A type parameter list whose first name (and perhaps constraint) was read already.
    pub(super) fn type_params_after(&mut self, name: Ident, ty: Option<Expr>) -> Vec<Field> {
        self.expr_level += 1;
        let mut ty = match ty {
            Some(ty) => Some(self.constraint_after(Some(ty))),
            None if self.is(&Token::Comma) => None,
            None => Some(self.constraint_after(None)),
        };
        let mut first = Some(name);
        let mut entries = Vec::new();
        if let Some(name) = first.take() {
            entries.push(Entry { pos: name.pos, name: Some(name), ty: ty.take() });
        }
        if self.got(&Token::Comma) {
            self.list("type parameter list", &Token::Comma, &Token::RBrack, |p| {
                let entry = p.param(true);
                entries.push(entry);
                false
            });
        } else {
            self.want(&Token::RBrack);
        }
        self.expr_level -= 1;
        self.distribute(entries, true)
    }

    /// A constraint: a type, or a union, which is an interface without its words. `first`: what was read of it.
    fn constraint_after(&mut self, first: Option<Expr>) -> Expr {
        let pos = first.as_ref().map_or(self.pos, |x| x.pos);
        let term = match first {
            Some(ty) => Term { tilde: false, ty },
            None => self.term(),
        };
        if !term.tilde && !self.is(&Token::Op(BinaryOp::Or)) {
            return term.ty;
        }
        let terms = self.union_after(term);
        self.expr_node(pos, ExprKind::InterfaceType(vec![InterfaceElem::Embed { pos, terms }]))
    }

    /// `name Type`, `name ...Type`, `Type` or `...Type`
    fn param(&mut self, constraints: bool) -> Entry {
        let pos = self.pos;
        if let Token::Name(_) = self.tok {
            let name = self.name();
            if self.is(&Token::Dot) {
                // `pkg.Type`
                let ty = self.qualified_after(name);
                let ty = if constraints { self.constraint_after(Some(ty)) } else { ty };
                return Entry { pos, name: None, ty: Some(ty) };
            }
            if self.is(&Token::LBrack) && !constraints {
                return match self.array_field_or_instance(&name) {
                    Ok(ty) => Entry { pos, name: Some(name), ty: Some(ty) },
                    Err(instance) => Entry { pos, name: None, ty: Some(instance) },
                };
            }
            if self.is(&Token::DotDotDot) {
                let ty = self.variadic();
                return Entry { pos, name: Some(name), ty: Some(ty) };
            }
            if constraints && (self.starts_type() || self.is(&Token::Tilde)) {
                let ty = self.constraint_after(None);
                return Entry { pos, name: Some(name), ty: Some(ty) };
            }
            let ty = self.type_or_none();
            return Entry { pos, name: Some(name), ty };
        }
        if self.is(&Token::DotDotDot) {
            let ty = self.variadic();
            return Entry { pos, name: None, ty: Some(ty) };
        }
        if constraints {
            if self.starts_type() || self.is(&Token::Tilde) {
                let ty = self.constraint_after(None);
                return Entry { pos, name: None, ty: Some(ty) };
            }
        } else if let Some(ty) = self.type_or_none() {
            return Entry { pos, name: None, ty: Some(ty) };
        }
        self.unexpected("expected )");
        self.advance(&[Token::Comma, Token::RParen, Token::RBrack]);
        let bad = self.bad_expr();
        Entry { pos, name: None, ty: Some(bad) }
    }

    fn variadic(&mut self) -> Expr {
        let pos = self.pos;
        self.next();
        let elem = match self.type_or_none() {
            Some(elem) => elem,
            None => {
                self.syntax_error(pos, "... is missing type");
                self.bad_expr()
            }
        };
        self.expr_node(pos, ExprKind::Ellipsis(Box::new(elem)))
    }

    /// Gives names without types the type that follows them, or turns lone names into types.
    fn distribute(&mut self, entries: Vec<Entry>, constraints: bool) -> Vec<Field> {
        let named = entries.iter().any(|e| e.name.is_some() && e.ty.is_some());
        if !named {
            if constraints && let Some(entry) = entries.first() {
                let message = if entry.name.is_some() { "missing type constraint" } else { "missing type parameter name" };
                self.syntax_error(entry.pos, message);
            }
            return entries.into_iter().map(|e| self.type_entry(e)).collect();
        }
        // From the last to the first: a name alone takes the type to its right.
        let mut fields: Vec<Field> = Vec::new();
        let mut ty: Option<Expr> = None;
        let mut missing = None;
        for entry in entries.into_iter().rev() {
            match (entry.name, entry.ty) {
                (Some(name), Some(own)) => {
                    ty = Some(own.clone());
                    fields.push(Field { name: Some(name), ty: own, tag: None, embedded: false });
                }
                (Some(name), None) => {
                    let own = match &ty {
                        Some(ty) => ty.clone(),
                        None => {
                            missing = Some((self.last_end, false));
                            self.bad_expr()
                        }
                    };
                    fields.push(Field { name: Some(name), ty: own, tag: None, embedded: false });
                }
                (None, own) => {
                    missing = Some((entry.pos, true));
                    let own = match own {
                        Some(own) => own,
                        None => self.bad_expr(),
                    };
                    ty = Some(own.clone());
                    fields.push(Field { name: None, ty: own, tag: None, embedded: false });
                }
            }
        }
        fields.reverse();
        if let Some((pos, name)) = missing {
            let what = if constraints { "type parameter" } else { "parameter" };
            let lacks = match (name, constraints) {
                (true, _) => "name",
                (false, true) => "constraint",
                (false, false) => "type",
            };
            if constraints && !name {
                self.syntax_error(pos, "missing type constraint");
            } else {
                self.syntax_error(pos, &format!("missing {what} {lacks}"));
            }
        }
        fields
    }

    fn type_entry(&mut self, entry: Entry) -> Field {
        let ty = match (entry.ty, entry.name) {
            (Some(ty), _) => ty,
            (None, Some(Ident { id, pos, name })) => {
                let end = pos.plus(name.len());
                Expr { id, pos, end, kind: ExprKind::Name(name) }
            }
            (None, None) => self.bad_expr(),
        };
        Field { name: None, ty, tag: None, embedded: false }
    }
}

/// A parameter as written: a lone name may turn out to be a type.
struct Entry {
    pos: Pos,
    name: Option<Ident>,
    ty: Option<Expr>,
}
