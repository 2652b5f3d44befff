//! Files and declarations.

use super::*;

const SEMI: Token = Token::Semi(SemiKind::Written);

impl Parser<'_> {
    /// `SourceFile = PackageClause ";" { ImportDecl ";" } { TopLevelDecl ";" }`
    pub(super) fn file(&mut self) -> File {
        let mut file = File {
            package: Ident { id: ExprId(0), pos: self.pos, name: "_".into() },
            decls: Vec::new(),
            comments: Vec::new(),
            end: self.pos,
        };
        if !self.got_word(Keyword::Package) {
            self.syntax_error(self.pos, "package statement must be first");
            file.package = self.ident(self.pos, "_".into());
            return file;
        }
        file.package = self.name();
        self.end_of_declaration("after package clause");
        let mut imports_over = false;
        while !self.at_end() {
            if self.is_semi() {
                // gc: an empty declaration is an error only where it is written.
                if self.is(&SEMI) {
                    self.unexpected("non-declaration statement outside function body");
                }
                self.next();
                continue;
            }
            let before = self.pos;
            match self.tok {
                Token::Keyword(Keyword::Import) => {
                    if imports_over {
                        self.syntax_error(self.pos, "imports must appear before other declarations");
                    }
                    self.next();
                    self.group(&mut file.decls, Self::import_decl);
                }
                Token::Keyword(Keyword::Func) => {
                    imports_over = true;
                    self.next();
                    if let Some(decl) = self.func_decl(before) {
                        file.decls.push(Decl::Func(Box::new(decl)));
                    }
                }
                Token::Keyword(Keyword::Const | Keyword::Type | Keyword::Var) => {
                    imports_over = true;
                    self.declaration(&mut file.decls);
                }
                _ => {
                    let lone_brace = self.is(&Token::LBrace)
                        && matches!(file.decls.last(), Some(Decl::Func(f)) if f.body.is_none());
                    if lone_brace {
                        self.syntax_error(self.pos, "unexpected semicolon or newline before {");
                    } else {
                        self.syntax_error(self.pos, "non-declaration statement outside function body");
                    }
                    self.skip_to_declaration();
                    continue;
                }
            }
            if !self.at_end() {
                self.end_of_declaration("after top level declaration");
            }
            if self.pos == before && !self.at_end() {
                self.next();
            }
        }
        file
    }

    fn end_of_declaration(&mut self, context: &str) {
        if self.is_semi() {
            self.next();
        } else if !self.at_end() {
            self.unexpected(context);
            self.skip_to_declaration();
        }
    }

    fn skip_to_declaration(&mut self) {
        use Keyword::*;
        let start = self.pos;
        while !self.at_end()
            && (self.pos == start || !matches!(self.tok, Token::Keyword(Import | Const | Type | Var | Func)))
        {
            self.next();
        }
    }

    /// `const`, `type` or `var` with one line or a group; the keyword is the current token.
    pub(super) fn declaration(&mut self, decls: &mut Vec<Decl>) {
        let Token::Keyword(word) = self.tok else { return };
        self.next();
        match word {
            Keyword::Const => {
                self.groups += 1;
                let mut iota = 0;
                self.group(decls, |p| {
                    let decl = p.const_decl(iota);
                    iota += 1;
                    decl
                });
            }
            Keyword::Type => self.group(decls, Self::type_decl),
            _ => self.group(decls, Self::var_decl),
        }
    }

    /// One line, or `( line; line; … )`.
    fn group(&mut self, decls: &mut Vec<Decl>, mut line: impl FnMut(&mut Self) -> Option<Decl>) {
        if self.got(&Token::LParen) {
            self.list("grouped declarations", &SEMI, &Token::RParen, |p| {
                decls.extend(line(p));
                false
            });
        } else {
            decls.extend(line(self));
        }
    }

    /// `ImportSpec = [ "." | PackageName ] ImportPath`
    fn import_decl(&mut self) -> Option<Decl> {
        let pos = self.pos;
        let local = match &self.tok {
            Token::Name(_) => Some(self.name()),
            Token::Dot => {
                self.next();
                Some(self.ident(pos, ".".into()))
            }
            _ => None,
        };
        let path_pos = self.pos;
        let Token::Literal(LiteralKind::String, text) = &self.tok else {
            self.syntax_error(self.pos, "missing import path; require quoted string");
            self.advance(&[SEMI, Token::RParen]);
            return None;
        };
        let path = text.trim_matches(['"', '`']).into();
        self.next();
        Some(Decl::Import(ImportDecl { pos, local, path, path_pos }))
    }

    fn name_list(&mut self) -> Vec<Ident> {
        let mut names = vec![self.name()];
        while self.got(&Token::Comma) {
            names.push(self.name());
        }
        names
    }

    fn at_line_end(&self) -> bool {
        self.is_semi() || self.at_end() || self.is(&Token::RParen)
    }

    /// `ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ]`
    fn const_decl(&mut self, iota: u32) -> Option<Decl> {
        let pos = self.pos;
        let names = self.name_list();
        let mut decl = ConstDecl { pos, names, ty: None, values: Vec::new(), iota, group: self.groups };
        if !self.at_line_end() {
            decl.ty = self.type_or_none();
            if self.got(&Token::Assign) {
                decl.values = self.expr_list();
            }
        }
        Some(Decl::Const(decl))
    }

    /// `VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList )`
    fn var_decl(&mut self) -> Option<Decl> {
        let pos = self.pos;
        let names = self.name_list();
        let mut decl = VarDecl { pos, names, ty: None, values: Vec::new() };
        if self.got(&Token::Assign) {
            decl.values = self.expr_list();
        } else {
            decl.ty = Some(self.parse_type());
            if self.got(&Token::Assign) {
                decl.values = self.expr_list();
            }
        }
        Some(Decl::Var(decl))
    }

    /// `TypeSpec = identifier [ TypeParams ] [ "=" ] Type`
    fn type_decl(&mut self) -> Option<Decl> {
        let pos = self.pos;
        let name = self.name();
        let mut decl = TypeDecl { pos, name, type_params: Vec::new(), alias: false, ty: self.bad_expr() };
        if self.is(&Token::LBrack) {
            let bracket = self.pos;
            self.next();
            match &self.tok {
                Token::RBrack => {
                    // `type T []E`
                    self.next();
                    let elem = self.parse_type();
                    decl.ty = self.expr_node(bracket, ExprKind::SliceType(Box::new(elem)));
                    return Some(Decl::Type(decl));
                }
                Token::Name(_) => {
                    // `type T[P C]…` or `type T [N]E`: an expression that is a name, or a name applied to something,
                    // followed by more than `]`, declares type parameters.
                    let mut x = self.name_expr();
                    if !self.is(&Token::LBrack) {
                        self.expr_level += 1;
                        x = self.expr_from(x);
                        self.expr_level -= 1;
                    }
                    match self.type_param_start(x) {
                        Ok((param, ty)) => {
                            decl.type_params = self.type_params_after(param, ty);
                            decl.alias = self.got(&Token::Assign);
                            decl.ty = self.parse_type();
                        }
                        Err(len) => {
                            self.want(&Token::RBrack);
                            let elem = Box::new(self.parse_type());
                            decl.ty = self.expr_node(bracket, ExprKind::ArrayType { len: Some(Box::new(len)), elem });
                        }
                    }
                    return Some(Decl::Type(decl));
                }
                _ => {
                    decl.ty = self.array_or_slice_after(bracket);
                    return Some(Decl::Type(decl));
                }
            }
        }
        decl.alias = self.got(&Token::Assign);
        decl.ty = match self.type_or_none() {
            Some(ty) => ty,
            None => {
                self.unexpected("in type declaration");
                self.advance(&[SEMI, Token::RParen]);
                self.bad_expr()
            }
        };
        Some(Decl::Type(decl))
    }

    /// Whether the expression after `[` began a type parameter list: its name, and its constraint where the
    /// expression held it already (`P *C`, `P (C)`). Otherwise it is an array's length.
    fn type_param_start(&mut self, x: Expr) -> Result<(Ident, Option<Expr>), Expr> {
        let ends_param = |p: &Self| p.is(&Token::Comma) || is_type_sign(&x);
        match &x.kind {
            ExprKind::Name(name) if !self.is(&Token::RBrack) => {
                Ok((Ident { id: x.id, pos: x.pos, name: name.clone() }, None))
            }
            // `[P *C]`, `[P *C,` and `[P *C|Q…]`
            ExprKind::Binary { op: BinaryOp::Mul, x: left, y } if ends_param(self) => {
                let ExprKind::Name(name) = &left.kind else { return Err(x) };
                let ident = Ident { id: left.id, pos: left.pos, name: name.clone() };
                let star = Expr { id: self.ids.fresh(), pos: x.pos, end: x.end, kind: ExprKind::Star(y.clone()) };
                Ok((ident, Some(star)))
            }
            // `[P (C)]`
            ExprKind::Call { fun, args, .. } if args.len() == 1 && ends_param(self) => {
                let ExprKind::Name(name) = &fun.kind else { return Err(x) };
                Ok((Ident { id: fun.id, pos: fun.pos, name: name.clone() }, Some(args[0].clone())))
            }
            _ => Err(x),
        }
    }

    /// `FunctionDecl`, `MethodDecl`; `func` has been taken.
    fn func_decl(&mut self, pos: Pos) -> Option<FuncDecl> {
        let mut recv = None;
        if self.is(&Token::LParen) {
            let paren = self.pos;
            self.next();
            let mut list = self.param_list_after(&Token::RParen, "argument list", false);
            match list.len() {
                0 => self.error_at(paren, "method has no receiver".into()),
                1 => recv = list.pop(),
                _ => {
                    self.error_at(paren, "method has multiple receivers".into());
                    list.truncate(1);
                    recv = list.pop();
                }
            }
        }
        if !matches!(self.tok, Token::Name(_)) {
            let about = if recv.is_some() { "expected name" } else { "expected name or (" };
            self.unexpected(about);
            self.advance(&[Token::LBrace, SEMI]);
            return None;
        }
        let name = self.name();
        let mut type_params = Vec::new();
        if self.is(&Token::LBrack) {
            let bracket = self.pos;
            self.next();
            if self.is(&Token::RBrack) {
                self.syntax_error(bracket, "empty type parameter list");
                self.next();
            } else {
                type_params = self.param_list_after(&Token::RBrack, "type parameter list", true);
            }
        }
        let ty = self.signature(pos);
        let body = self.is(&Token::LBrace).then(|| self.func_body());
        Some(FuncDecl { pos, recv, name, type_params, ty, body })
    }

    pub(super) fn func_body(&mut self) -> Block {
        let level = std::mem::take(&mut self.expr_level);
        let block = self.block("");
        self.expr_level = level;
        block
    }
}

/// Whether an expression can only be meant as a type: `[P *int]` is a type parameter, `[n * m]` a length.
fn is_type_sign(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::ArrayType { .. }
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType { .. }
        | ExprKind::ChanType { .. } => true,
        ExprKind::Binary { x, y, .. } => is_type_sign(x) || is_type_sign(y),
        ExprKind::Unary { op, x } => *op == UnaryOp::Tilde || is_type_sign(x),
        ExprKind::Paren(x) | ExprKind::Star(x) => is_type_sign(x),
        ExprKind::Call { args, .. } => args.iter().any(is_type_sign),
        _ => false,
    }
}
