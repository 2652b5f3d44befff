//! Declarations: objects are checked when first needed, in any order; cycles are found on the way.

use super::assign::Target;
use super::checker::*;
use super::constant::Const;
use super::info::*;
use super::operand::{INVALID, Kind, Operand};
use super::scope::ScopeId;
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;

/// What a defined type still waits for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pending<'a> {
    /// The underlying type of this one.
    Type(TypeId),
    /// An interface that it embeds; then this declaration is checked again.
    Interface(NamedId, &'a Expr),
}

impl<'a> Checker<'a> {
    /// Checks the declaration of `obj` unless that has been done or is under way.
    pub(super) fn resolve(&mut self, obj: ObjId) {
        match self.meta[obj.0 as usize].color {
            Color::Black => {}
            Color::Grey(at) => {
                // Functions may mention themselves; their types are set before their bodies are checked.
                if !self.valid_cycle(at) && !matches!(self.obj(obj).kind, ObjKind::Func) {
                    self.info.objects[obj.0 as usize].ty = INVALID;
                }
            }
            Color::White => {
                let Some(ix) = self.meta[obj.0 as usize].decl else {
                    self.meta(obj).color = Color::Black;
                    return;
                };
                let pos = self.obj(obj).pos;
                self.meta(obj).color = Color::Grey(self.path.len());
                self.path.push(obj);
                self.deeper(pos, |check| check.declaration(obj, ix));
                self.path.pop();
                self.meta(obj).color = Color::Black;
            }
        }
    }

    fn declaration(&mut self, obj: ObjId, ix: DeclIx) {
        let info = &self.decls[ix.0];
        let env = Env {
            package: info.package,
            scope: info.scope,
            decl: Some(ix),
            iota: None,
            errpos: None,
            sig: None,
            results: Default::default(),
            named_results: false,
            has_call: false,
        };
        let kind = info.kind.clone();
        let outer = std::mem::replace(&mut self.env, env);
        match kind {
            DeclKind::Const(source) => self.const_decl(obj, source),
            DeclKind::Var { lhs, ty, init, .. } => self.global_var(obj, &lhs, ty, init),
            DeclKind::Type(decl) => {
                // A type's expressions are no part of initialisation.
                self.env.decl = None;
                self.type_decl(obj, decl);
            }
            DeclKind::Func(decl) => self.func_decl(obj, decl, ix),
        }
        self.env = outer;
    }

    /// Whether the cycle of declarations that starts at `at` of the path is one Go allows; reports it
    /// if not.
    fn valid_cycle(&mut self, at: usize) -> bool {
        let cycle: Vec<ObjId> = self.path[at..].to_vec();
        let (mut values, mut definitions) = (0, 0);
        for &obj in &cycle {
            match self.obj(obj).kind {
                ObjKind::Const(_) | ObjKind::Var(_) => values += 1,
                ObjKind::TypeName if !self.meta[obj.0 as usize].alias => definitions += 1,
                _ => {}
            }
        }
        // Cycles of constants and variables alone are found when initialisation is ordered.
        if values == cycle.len() || values == 0 && definitions > 0 {
            return true;
        }
        self.report_cycle(&cycle);
        false
    }

    /// Reports a cycle of declarations, beginning at the one that comes first in the source.
    pub(super) fn report_cycle(&mut self, cycle: &[ObjId]) {
        let Some(start) = (0..cycle.len()).min_by_key(|&i| self.obj(cycle[i]).pos) else {
            return;
        };
        let first = self.obj(cycle[start]).clone();
        let is_type = matches!(first.kind, ObjKind::TypeName);
        let (name, pos) = (&first.name, first.pos);
        let code = "InvalidDeclCycle";
        if cycle.len() == 1 {
            let what = if is_type {
                "recursive type"
            } else {
                "cycle in declaration"
            };
            self.error(
                pos,
                code,
                format!("invalid {what}: {name} refers to itself"),
            );
            return;
        }
        let mut message = match is_type {
            true => format!("invalid recursive type {name}"),
            false => format!("invalid cycle in declaration of {name}"),
        };
        for i in 0..cycle.len() {
            let from = self.obj(cycle[(start + i) % cycle.len()]);
            let to = self.obj(cycle[(start + i + 1) % cycle.len()]);
            let place = self.place(from.pos);
            message.push_str(&format!("\n\t{place}: {} refers to {}", from.name, to.name));
        }
        self.error(pos, code, message);
    }

    pub(super) fn set_type(&mut self, obj: ObjId, ty: TypeId) {
        self.info.objects[obj.0 as usize].ty = ty;
    }

    pub(super) fn const_decl(&mut self, obj: ObjId, source: ConstSource<'a>) {
        let outer = (self.env.iota, self.env.errpos);
        self.env.iota = Some(source.iota);
        let mut declared = None;
        if let Some(e) = source.ty {
            let ty = self.typ(e);
            if !self.is_const_type(ty) {
                if self.valid(ty) && self.valid(self.info.types.underlying_id(ty)) {
                    let message = format!("invalid constant type {}", self.ty_str(ty));
                    self.error_at(e, "InvalidConstType", message);
                }
                (self.env.iota, self.env.errpos) = outer;
                return;
            }
            declared = Some(ty);
        }
        if source.inherited {
            self.env.errpos = Some(self.obj(obj).pos);
        }
        if let Some(init) = source.init {
            let mut x = self.value(init);
            self.init_const(obj, declared, &mut x);
        }
        (self.env.iota, self.env.errpos) = outer;
    }

    fn init_const(&mut self, obj: ObjId, declared: Option<TypeId>, x: &mut Operand<'a>) {
        if x.is_invalid() || !self.valid(x.ty) && x.kind != Kind::Builtin(Builtin::Len) {
            if matches!(x.kind, Kind::Builtin(_)) {
                let message = format!("{} is not constant", self.describe(x));
                self.error_op(x, "InvalidConstInit", message);
            }
            return;
        }
        if !x.is_const() {
            let message = format!("{} is not constant", self.describe(x));
            self.error_op(x, "InvalidConstInit", message);
            return;
        }
        let ty = declared.unwrap_or(x.ty);
        self.assign(x, Some(ty), "constant declaration");
        if let Some(value) = x.value.clone() {
            self.set_type(obj, ty);
            self.info.objects[obj.0 as usize].kind = ObjKind::Const(value);
        }
    }

    fn global_var(
        &mut self,
        obj: ObjId,
        lhs: &[Option<ObjId>],
        ty: Option<&'a Expr>,
        init: Option<&'a Expr>,
    ) {
        let declared = ty.map(|e| self.var_type(e));
        if lhs.is_empty() {
            self.var_init(&[obj], declared, init);
        } else {
            let all: Vec<ObjId> = lhs.iter().copied().flatten().collect();
            // The declaration is shared: checking one name checks them all.
            for &other in &all {
                self.meta(other).color = Color::Black;
            }
            self.var_init(&all, declared, init);
        }
    }

    fn var_init(&mut self, objs: &[ObjId], declared: Option<TypeId>, init: Option<&'a Expr>) {
        if let Some(ty) = declared {
            for &obj in objs {
                self.set_type(obj, ty);
            }
        }
        let Some(init) = init else { return };
        if let &[obj] = objs {
            self.single_init(
                Target {
                    obj: Some(obj),
                    ty: declared,
                },
                init,
            );
            return;
        }
        let targets: Vec<Target> = objs
            .iter()
            .map(|&obj| Target {
                obj: Some(obj),
                ty: declared,
            })
            .collect();
        self.init_vars(&targets, std::slice::from_ref(init), None);
    }

    /// `var x = init`: one value for one variable.
    fn single_init(&mut self, target: Target, init: &'a Expr) {
        let mut x = self.value(init);
        self.init_var(target, &mut x, "variable declaration");
    }

    pub(super) fn type_decl(&mut self, obj: ObjId, decl: &'a TypeDecl) {
        if let Some(param) = decl.type_params.first() {
            let pos = param.name.as_ref().map_or(decl.name.pos, |n| n.pos);
            self.not_supported(pos, "generics");
            return;
        }
        let package = Some(self.package_path());
        if decl.alias {
            self.set_type(obj, INVALID);
            let ty = self.typ(&decl.ty);
            if self.valid(ty) {
                let alias = self.alias_of(ty, decl.name.name.clone(), package);
                self.set_type(obj, alias);
            }
            return;
        }
        let id = NamedId(self.info.types.named.len() as u32);
        self.info.types.named.push(NamedType {
            obj,
            name: decl.name.name.clone(),
            package,
            underlying: INVALID,
            methods: Vec::new(),
            args: Vec::new(),
        });
        let named = self.info.types.intern(Type::Named(id));
        self.set_type(obj, named);
        let methods = self.methods_of.remove(&obj).unwrap_or_default();
        for &method in &methods {
            let pointer = self.meta[method.0 as usize].pointer;
            if let Some(loc) = self.info.funcs.get_mut(&method) {
                loc.recv = Some((id, pointer));
            }
        }
        self.declare_methods(id, &methods);
        let ty = self.typ(&decl.ty);
        self.define_type(id, ty, &decl.ty);
        self.later_check_methods(id);
    }

    /// Gives the defined type its underlying type now or, where that is under way, later.
    fn define_type(&mut self, id: NamedId, ty: TypeId, e: &'a Expr) {
        if let Some(other) = self.blocked.take() {
            self.pending.push((id, Pending::Interface(other, e)));
            return;
        }
        if matches!(self.under(ty), Type::TypeParam(_)) {
            return;
        }
        let underlying = self.info.types.underlying_id(ty);
        if self.valid(underlying) {
            self.info.types.named[id.0 as usize].underlying = underlying;
            self.settle();
            self.do_later(move |check| check.check_finite(id));
        } else if self.valid(ty) {
            self.pending.push((id, Pending::Type(ty)));
        }
    }

    /// Defines the types that waited for one just defined.
    fn settle(&mut self) {
        let mut again = true;
        while again {
            again = false;
            for (id, pending) in std::mem::take(&mut self.pending) {
                match pending {
                    Pending::Type(ty) => {
                        let underlying = self.info.types.underlying_id(ty);
                        if self.valid(underlying) {
                            self.info.types.named[id.0 as usize].underlying = underlying;
                            again = true;
                            continue;
                        }
                    }
                    Pending::Interface(other, e) => {
                        if self.valid(self.info.types.named(other).underlying) {
                            let obj = self.info.types.named(id).obj;
                            let outer = self.env.clone();
                            if let Some(ix) = self.meta[obj.0 as usize].decl {
                                self.env.scope = self.decls[ix.0].scope;
                            }
                            let ty = self.typ(e);
                            self.env = outer;
                            match self.blocked.take() {
                                Some(next) => {
                                    self.pending.push((id, Pending::Interface(next, e)));
                                }
                                None => {
                                    let underlying = self.info.types.underlying_id(ty);
                                    self.info.types.named[id.0 as usize].underlying = underlying;
                                }
                            }
                            again = true;
                            continue;
                        }
                    }
                }
                self.pending.push((id, pending));
            }
        }
    }

    /// Reports the types that wait for each other in a circle.
    pub(super) fn report_pending(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        let next = |check: &Self, id: NamedId| {
            let (_, p) = pending.iter().find(|(i, _)| *i == id)?;
            match p {
                Pending::Type(ty) => check.named_id(*ty),
                Pending::Interface(other, _) => Some(*other),
            }
        };
        let mut reported: Vec<NamedId> = Vec::new();
        for &(start, _) in &pending {
            let mut chain = vec![start];
            while let Some(to) = next(self, chain[chain.len() - 1]) {
                if let Some(at) = chain.iter().position(|&c| c == to) {
                    let cycle = chain.split_off(at);
                    if !cycle.iter().any(|c| reported.contains(c)) {
                        reported.extend(&cycle);
                        let objs: Vec<ObjId> = cycle
                            .iter()
                            .map(|&c| self.info.types.named(c).obj)
                            .collect();
                        self.report_cycle(&objs);
                    }
                    break;
                }
                chain.push(to);
            }
        }
    }

    /// Reports a type whose values would contain themselves.
    fn check_finite(&mut self, id: NamedId) {
        let mut path = Vec::new();
        self.finite(self.info.types.named(id).underlying, id, &mut path);
    }

    fn finite(&mut self, ty: TypeId, named: NamedId, path: &mut Vec<NamedId>) -> bool {
        if self.broken.contains(&named) {
            return false;
        }
        if let Some(at) = path.iter().position(|&n| n == named) {
            let cycle = path[at..].to_vec();
            self.broken.extend(&cycle);
            let objs: Vec<ObjId> = cycle
                .iter()
                .map(|&c| self.info.types.named(c).obj)
                .collect();
            self.report_cycle(&objs);
            return false;
        }
        if self.known_finite.contains(&named) || path.len() > 300 {
            return true;
        }
        path.push(named);
        let ok = self.finite_parts(ty, path, 0);
        path.pop();
        if ok {
            self.known_finite.insert(named);
        }
        ok
    }

    fn finite_parts(&mut self, ty: TypeId, path: &mut Vec<NamedId>, depth: u32) -> bool {
        if depth > 300 {
            return true;
        }
        match self.info.types.get(ty).clone() {
            Type::Named(id) => {
                let underlying = self.info.types.named(id).underlying;
                self.finite(underlying, id, path)
            }
            Type::Array { elem, .. } => self.finite_parts(elem, path, depth + 1),
            Type::Struct(fields) => {
                // Every field is looked at: each may have a cycle of its own.
                let mut ok = true;
                for field in fields {
                    ok &= self.finite_parts(field.ty, path, depth + 1);
                }
                ok
            }
            _ => true,
        }
    }

    /// Adds the methods collected for a type, reporting names declared twice.
    fn declare_methods(&mut self, id: NamedId, methods: &[ObjId]) {
        let mut kept: Vec<ObjId> = Vec::new();
        for &method in methods {
            let (name, pos) = (self.obj(method).name.clone(), self.obj(method).pos);
            if &*name == "_" {
                continue;
            }
            match kept.iter().find(|&&m| self.obj(m).name == name) {
                Some(&other) => {
                    let type_name = self.info.types.named(id).name.clone();
                    let place = self.place(self.obj(other).pos);
                    let message = format!("method {type_name}.{name} already declared at {place}");
                    self.error(pos, "DuplicateMethod", message);
                }
                None => kept.push(method),
            }
        }
        self.info.types.named[id.0 as usize].methods = kept;
    }

    /// Reports, later, methods that share their names with fields.
    fn later_check_methods(&mut self, id: NamedId) {
        self.do_later(move |check| {
            let named = check.info.types.named(id).clone();
            let Type::Struct(fields) = check.info.types.get(named.underlying).clone() else {
                return;
            };
            for method in named.methods {
                let (name, pos) = (check.obj(method).name.clone(), check.obj(method).pos);
                let Some(index) = fields.iter().position(|f| f.name == name) else {
                    continue;
                };
                let mut message = format!("field and method with the same name {name}");
                if let Some(field) = check.field_obj(named.underlying, index as u32) {
                    message.push_str(&check.other_declaration(field));
                }
                check.error(pos, "DuplicateFieldAndMethod", message);
            }
        });
    }

    /// The object of a struct's field.
    pub(super) fn field_obj(&mut self, strct: TypeId, index: u32) -> Option<ObjId> {
        let canon = self.canon(strct);
        let found = self
            .fields
            .get(&(strct, index))
            .or_else(|| self.fields.get(&(canon, index)));
        found.copied()
    }

    fn func_decl(&mut self, obj: ObjId, decl: &'a FuncDecl, ix: DeclIx) {
        if let Some(param) = decl.type_params.first() {
            let pos = param.name.as_ref().map_or(decl.name.pos, |n| n.pos);
            self.not_supported(pos, "generics");
            return;
        }
        if let Some(recv) = &decl.recv
            && self.generic_receiver(recv)
        {
            return;
        }
        // The signature's own dependencies do not count; only the body's do.
        let deps = self.env.decl.take();
        let func = self.func(&decl.ty, decl.recv.as_ref());
        self.env.decl = deps;
        self.set_type(obj, func.ty);
        match &decl.body {
            Some(body) => {
                let env = self.env.clone();
                self.do_later(move |check| {
                    let outer = std::mem::replace(&mut check.env, env);
                    check.env.decl = Some(ix);
                    check.func_body(&func, body);
                    check.env = outer;
                });
            }
            None if !self.in_library() && &*decl.name.name != "init" => {
                self.bodyless.push(decl.name.pos);
            }
            None => {}
        }
    }

    /// Whether a receiver's base type is generic, which is reported at its declaration.
    fn generic_receiver(&mut self, recv: &'a Field) -> bool {
        let mut e = &recv.ty;
        loop {
            match &e.kind {
                ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::Index { x, .. } => e = x,
                ExprKind::Name(name) => {
                    let obj = self.lookup(name, e.pos);
                    let decl = obj.and_then(|o| self.meta[o.0 as usize].decl);
                    let generic = decl.is_some_and(|d| match &self.decls[d.0].kind {
                        DeclKind::Type(t) => !t.type_params.is_empty(),
                        _ => false,
                    });
                    return generic;
                }
                _ => return false,
            }
        }
    }

    /// Checks a function's body in the scope of its parameters.
    pub(super) fn func_body(&mut self, func: &super::typexpr::CheckedFunc, body: &'a Block) {
        let outer = self.env.clone();
        let locals = std::mem::take(&mut self.locals);
        let Type::Func(sig) = self.info.types.get(func.ty).clone() else {
            return;
        };
        let wants_return = !sig.results.is_empty();
        self.env.sig = Some(sig);
        self.env.results = std::rc::Rc::new(func.results.clone());
        self.env.named_results = func.named_results;
        self.env.scope = func.scope;
        self.env.iota = None;
        self.env.errpos = None;
        self.env.has_call = false;
        self.stmts(&body.stmts);
        if wants_return && !self.terminates_list(&body.stmts) {
            self.error(body.rbrace, "MissingReturn", "missing return");
        }
        let mine = std::mem::replace(&mut self.locals, locals);
        self.report_unused(mine);
        self.env = outer;
    }

    /// Reports unused variables, scope by scope as gc does, outer scopes first.
    fn report_unused(&mut self, mut locals: Vec<(ScopeId, ObjId)>) {
        if !self.unsupported.is_empty() {
            return;
        }
        locals.sort_by_key(|&(scope, l)| (scope.0, self.obj(l).pos));
        for (scope, local) in locals {
            let declared = self.lookup_in(scope, &self.obj(local).name) == Some(local);
            if declared && !self.meta[local.0 as usize].used {
                let (name, pos) = (self.obj(local).name.clone(), self.obj(local).pos);
                self.error(pos, "UnusedVar", format!("declared and not used: {name}"));
            }
        }
    }

    /// `var`, `const` and `type` inside a function.
    pub(super) fn local_decls(&mut self, decls: &'a [Decl]) {
        let mut previous = None;
        for decl in decls {
            match decl {
                Decl::Const(decl) => {
                    let sources = self.const_sources(decl, &mut previous);
                    let mut objs = Vec::new();
                    for (name, source) in sources {
                        let kind = ObjKind::Const(Const::Bool(false));
                        let obj = self.object(name, kind, INVALID);
                        self.const_decl(obj, source);
                        objs.push((name, obj));
                    }
                    let end = decl_end(decl.names.last(), decl.ty.as_ref(), decl.values.last());
                    for (name, obj) in objs {
                        let scope = self.env.scope;
                        self.declare(scope, name, obj, end);
                    }
                }
                Decl::Var(decl) => self.local_var(decl),
                Decl::Type(decl) => {
                    let obj = self.object(&decl.name, ObjKind::TypeName, INVALID);
                    self.meta(obj).alias = decl.alias;
                    let scope = self.env.scope;
                    self.declare(scope, &decl.name, obj, decl.name.pos);
                    self.meta(obj).color = Color::Grey(self.path.len());
                    self.path.push(obj);
                    self.type_decl(obj, decl);
                    self.path.pop();
                    self.meta(obj).color = Color::Black;
                    if self.path.is_empty() || !self.pending.is_empty() {
                        self.report_pending();
                    }
                }
                Decl::Import(_) | Decl::Func(_) => {}
            }
        }
    }

    fn local_var(&mut self, decl: &'a VarDecl) {
        let declared = decl.ty.as_ref().map(|e| self.var_type(e));
        let objs: Vec<ObjId> = decl
            .names
            .iter()
            .map(|name| {
                let kind = ObjKind::Var(VarKind::Local);
                self.object(name, kind, declared.unwrap_or(INVALID))
            })
            .collect();
        let target = |obj: &ObjId| Target {
            obj: Some(*obj),
            ty: declared,
        };
        if decl.values.len() == 1 && objs.len() > 1 {
            let targets: Vec<Target> = objs.iter().map(target).collect();
            self.init_vars(&targets, &decl.values[..1], None);
        } else {
            for (i, obj) in objs.iter().enumerate() {
                if let Some(value) = decl.values.get(i) {
                    self.single_init(target(obj), value);
                }
            }
            for extra in decl.values.iter().skip(objs.len()) {
                self.use_expr(extra);
            }
        }
        self.var_arity(decl);
        let end = decl_end(decl.names.last(), decl.ty.as_ref(), decl.values.last());
        for (name, obj) in decl.names.iter().zip(objs) {
            let scope = self.env.scope;
            self.declare(scope, name, obj, end);
            self.local(obj);
        }
    }
}

/// Where the scope of a local declaration's names begins.
fn decl_end(name: Option<&Ident>, ty: Option<&Expr>, value: Option<&Expr>) -> Pos {
    let name = name.map_or(Pos::NONE, |n| n.pos.plus(n.name.len()));
    name.max(ty.map_or(Pos::NONE, |e| e.end))
        .max(value.map_or(Pos::NONE, |e| e.end))
}
