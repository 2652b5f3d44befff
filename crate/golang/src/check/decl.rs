//! Declarations: objects are checked when first needed, in any order; cycles are found on the way.

use super::assign::Target;
use super::checker::*;
use super::generic::{Generic, GenericKind};
use super::identity::AliasName;
use super::info::*;
use super::operand::{INVALID, Kind, Operand, Want};
use super::scope::ScopeId;
use super::types::*;
use crate::hash::HashMap;
use crate::syntax::ast::*;
use std::rc::Rc;

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
                // How deep the program nests where it names something of the library must not matter to that.
                let library = self.parsed[self.decls[ix.0].package as usize].library;
                let depth = self.depth;
                if library {
                    self.depth = 0;
                }
                self.deeper(pos, |check| check.declaration(obj, ix));
                self.depth = depth;
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
            tparams: Default::default(),
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
    pub(super) fn single_init(&mut self, target: Target, init: &'a Expr) {
        let mut x = self.generic_expr(init, Want::none());
        let words = target.obj.map_or("".into(), |o| self.obj(o).name.clone());
        self.for_target(&mut x, target.ty, &words);
        self.init_var(target, &mut x, "variable declaration");
    }

    pub(super) fn type_decl(&mut self, obj: ObjId, decl: &'a TypeDecl) {
        let outer = self.env.scope;
        if !decl.type_params.is_empty() {
            self.env.scope = self.new_scope(Some(outer));
        }
        match decl.alias {
            true => self.alias_decl(obj, decl),
            false => self.defined_type(obj, decl),
        }
        self.env.scope = outer;
    }

    fn alias_decl(&mut self, obj: ObjId, decl: &'a TypeDecl) {
        let package = Some(self.package_path());
        let name = decl.name.name.clone();
        self.set_type(obj, INVALID);
        let params = self.declare_type_params(&decl.type_params);
        self.bounds(&decl.type_params, &params);
        let ty = self.typ(&decl.ty);
        if !self.valid(ty) {
            return;
        }
        if params.is_empty() {
            let alias = self.alias_of(ty, name, package);
            self.set_type(obj, alias);
            return;
        }
        if self.type_param(ty).is_some_and(|p| params.contains(&p)) {
            let message = "cannot use type parameter declared in alias declaration as RHS";
            self.error_at(&decl.ty, "MisplacedTypeParam", message);
            return;
        }
        let what = GenericKind::Alias(AliasName {
            name,
            package,
            args: Vec::new(),
        });
        let generic = Generic {
            params: Rc::new(params),
            outer: 0,
            what,
        };
        let ty = self.generic_variant(ty, generic);
        self.set_type(obj, ty);
    }

    fn defined_type(&mut self, obj: ObjId, decl: &'a TypeDecl) {
        let id = NamedId(self.info.types.named.len() as u32);
        let package = Some(self.package_path());
        // A type declared in a generic function is another one in each instance of that.
        let outer = self.env.tparams.clone();
        self.info.types.named.push(NamedType {
            obj,
            name: decl.name.name.clone(),
            package,
            underlying: INVALID,
            methods: Vec::new(),
            params: outer.to_vec(),
            origin: None,
            args: Vec::new(),
        });
        let named = self.info.types.intern(Type::Named(id));
        self.set_type(obj, named);
        self.do_later(move |check| check.check_finite(id));
        if !decl.type_params.is_empty() {
            let own = self.declare_type_params(&decl.type_params);
            let mut params = outer.to_vec();
            params.extend(&own);
            self.info.types.named[id.0 as usize].params = params.clone();
            let generic = Generic {
                params: Rc::new(params),
                outer: outer.len(),
                what: GenericKind::Type(id),
            };
            let ty = self.generic_variant(named, generic);
            self.set_type(obj, ty);
            self.bounds(&decl.type_params, &own);
        }
        let methods = self.methods_of.remove(&obj).unwrap_or_default();
        for &method in &methods {
            let pointer = self.meta[method.0 as usize].pointer;
            if let Some(loc) = self.info.funcs.get_mut(&method) {
                loc.recv = Some((id, pointer));
            }
        }
        self.declare_methods(id, &methods);
        let ty = self.typ(&decl.ty);
        if self.is_type_param(ty) {
            let message = "cannot use a type parameter as RHS in type declaration";
            self.error_at(&decl.ty, "MisplacedTypeParam", message);
            return;
        }
        self.define_type(id, ty, &decl.ty);
        self.later_check_methods(id);
    }

    /// Adds the methods collected for a type, reporting names declared twice.
    fn declare_methods(&mut self, id: NamedId, methods: &[ObjId]) {
        let mut kept: Vec<ObjId> = Vec::new();
        let mut names: HashMap<Name, ObjId> = HashMap::new();
        for &method in methods {
            let (name, pos) = (self.obj(method).name.clone(), self.obj(method).pos);
            if &*name == "_" {
                continue;
            }
            match names.get(&name) {
                Some(&other) => {
                    let type_name = self.info.types.named(id).name.clone();
                    let place = self.place(self.obj(other).pos);
                    let message = format!("method {type_name}.{name} already declared at {place}");
                    self.error(pos, "DuplicateMethod", message);
                }
                None => {
                    kept.push(method);
                    names.insert(name, method);
                }
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
        let generic = self.info.types.instances.structs.get(&strct);
        let ids = [Some(strct), Some(canon), generic.copied()];
        let mut ids = ids.into_iter().flatten();
        ids.find_map(|id| self.fields.get(&(id, index)).copied())
    }

    fn func_decl(&mut self, obj: ObjId, decl: &'a FuncDecl, ix: DeclIx) {
        // The signature's own dependencies do not count; only the body's do.
        let deps = self.env.decl.take();
        let func = self.func(&decl.ty, decl.recv.as_ref(), &decl.type_params);
        self.env.decl = deps;
        let mut ty = func.ty;
        if func.own < func.tparams.len() {
            let generic = Generic {
                params: Rc::new(func.tparams[func.own..].to_vec()),
                outer: 0,
                what: GenericKind::Func,
            };
            ty = self.generic_variant(ty, generic);
        }
        self.set_type(obj, ty);
        if !func.tparams.is_empty() {
            self.info.type_params.insert(obj, func.tparams.clone());
        }
        match &decl.body {
            Some(body) => {
                let env = self.env.clone();
                let check_body = move |check: &mut Checker<'a>| {
                    let outer = std::mem::replace(&mut check.env, env);
                    check.env.decl = Some(ix);
                    check.env.tparams = Rc::new(func.tparams.clone());
                    check.func_body(&func, body);
                    check.env = outer;
                };
                match body.is_unread() {
                    true => self.until_reached(obj, decl, Box::new(check_body)),
                    false => self.do_later(check_body),
                }
            }
            None if !self.in_library() && &*decl.name.name != "init" => {
                self.bodyless.push(decl.name.pos);
            }
            None => {}
        }
    }

    /// Checks a function's body in the scope of its parameters.
    pub(super) fn func_body(&mut self, func: &super::signature::CheckedFunc, body: &'a Block) {
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
    pub(super) fn report_unused(&mut self, mut locals: Vec<(ScopeId, ObjId)>) {
        locals.sort_by_key(|&(scope, l)| (scope.0, self.obj(l).pos));
        for (scope, local) in locals {
            let declared = self.lookup_in(scope, &self.obj(local).name) == Some(local);
            if declared && !self.meta[local.0 as usize].used {
                let (name, pos) = (self.obj(local).name.clone(), self.obj(local).pos);
                self.error(pos, "UnusedVar", format!("declared and not used: {name}"));
            }
        }
    }
}
