//! The package-level names of a package: gathered from all files before any of them is checked.

use super::checker::*;
use super::info::*;
use super::operand::INVALID;
use super::scope::ScopeId;
use crate::hash::HashSet;
use crate::source::Pos;
use crate::syntax::ast::*;

/// The index of a package that could not be imported.
pub(super) const MISSING_PACKAGE: u32 = u32::MAX;

/// The type and values that a const line repeats.
type Previous<'a> = Option<(u32, Option<&'a Expr>, &'a [Expr])>;

impl<'a> Checker<'a> {
    /// Declares everything at package level of package `index`, in white.
    pub(super) fn collect(&mut self, index: u32) {
        let parsed = self.parsed;
        let package = &parsed[index as usize];
        let scope = self.new_scope(Some(self.universe));
        self.states.push(PackageState {
            scope,
            file_scopes: Vec::new(),
        });
        self.env.package = index;
        let mut methods: Vec<(ObjId, &'a FuncDecl)> = Vec::new();
        for (file_index, file) in package.files.iter().enumerate() {
            let file_scope = self.new_scope(Some(scope));
            self.states[index as usize].file_scopes.push(file_scope);
            let mut import = 0;
            let mut previous: Previous<'a> = None;
            for (decl_index, decl) in file.decls.iter().enumerate() {
                let at = (index, file_index as u32, decl_index as u32, file_scope);
                match decl {
                    Decl::Import(decl) => {
                        let imported = package.imports[file_index].get(import).copied().flatten();
                        import += 1;
                        match imported {
                            Some(imported) => self.collect_import(decl, imported, file_scope),
                            None => self.failed_import(decl, file_scope),
                        }
                    }
                    Decl::Const(decl) => {
                        for (name, source) in self.const_sources(decl, &mut previous) {
                            let kind = ObjKind::Const(super::constant::Const::Bool(false));
                            self.package_object(name, kind, at, DeclKind::Const(source));
                        }
                    }
                    Decl::Var(decl) => self.collect_var(decl, at),
                    Decl::Type(decl) => {
                        let kind = DeclKind::Type(decl);
                        let obj = self.package_object(&decl.name, ObjKind::TypeName, at, kind);
                        self.meta(obj).alias = decl.alias;
                    }
                    Decl::Func(decl) => {
                        if let Some(obj) = self.collect_func(decl, at) {
                            methods.push((obj, decl));
                        }
                    }
                }
            }
        }
        if package.library && &*package.path == "unsafe" {
            self.declare_unsafe(scope, index);
        }
        self.check_import_conflicts(index);
        for (method, decl) in methods {
            let Some(recv) = &decl.recv else { continue };
            let (base, pointer) = self.receiver_base(index, &recv.ty, 0);
            self.meta(method).pointer = pointer;
            if let Some(base) = base {
                self.methods_of.entry(base).or_default().push(method);
            }
        }
    }

    fn collect_import(&mut self, decl: &'a ImportDecl, imported: u32, file_scope: ScopeId) {
        let target = &self.parsed[imported as usize];
        let local = decl.local.clone();
        let name = local
            .as_ref()
            .map_or_else(|| target.name.clone(), |l| l.name.clone());
        if &*name == "_" {
            return;
        }
        let pos = local.as_ref().map_or(decl.path_pos, |l| l.pos);
        let kind = ObjKind::Package(imported);
        let package = Some(self.env.package);
        let object = Object {
            name: name.clone(),
            pos,
            ty: INVALID,
            kind,
            package,
        };
        let obj = self.new_object(object);
        let last = decl.path.rsplit('/').next().unwrap_or(&decl.path);
        let renamed = *name != *last && &*name != ".";
        self.imports.push((obj, decl.path.clone(), renamed));
        if let Some(local) = &local {
            self.info.defs.insert(local.id, obj);
        }
        if &*name == "." {
            let scope = self.states[imported as usize].scope;
            let names: Vec<_> = self.scopes[scope.0]
                .names
                .iter()
                .filter(|(name, _)| is_exported(name))
                .map(|(name, &id)| (name.clone(), id))
                .collect();
            for (name, id) in names {
                self.scopes[file_scope.0].names.insert(name, id);
                self.dot_imports.insert(id, obj);
            }
            return;
        }
        match self.lookup_in(file_scope, &name) {
            Some(other) => {
                let ident = Ident {
                    id: ExprId(u32::MAX),
                    pos,
                    name,
                };
                self.report_redeclared(&ident, other);
            }
            None => {
                self.scopes[file_scope.0].names.insert(name, obj);
            }
        }
    }

    /// Declares the name of a package that is not there, so that its uses say nothing more.
    fn failed_import(&mut self, decl: &'a ImportDecl, file_scope: ScopeId) {
        let last: Name = decl.path.rsplit('/').next().unwrap_or(&decl.path).into();
        let name = decl.local.as_ref().map_or(last, |l| l.name.clone());
        if matches!(&*name, "_" | ".") {
            return;
        }
        let object = Object {
            name: name.clone(),
            pos: decl.path_pos,
            ty: INVALID,
            kind: ObjKind::Package(MISSING_PACKAGE),
            package: Some(self.env.package),
        };
        let obj = self.new_object(object);
        self.scopes[file_scope.0].names.entry(name).or_insert(obj);
    }

    /// The names of a const line, each with the expression it takes, written there or repeated.
    pub(super) fn const_sources(
        &mut self,
        decl: &'a ConstDecl,
        previous: &mut Previous<'a>,
    ) -> Vec<(&'a Ident, ConstSource<'a>)> {
        let explicit = decl.ty.is_some() || !decl.values.is_empty();
        if explicit || previous.is_none_or(|p| p.0 != decl.group) {
            *previous = Some((decl.group, decl.ty.as_ref(), &decl.values));
        }
        let (_, ty, values) = previous.unwrap_or((0, None, &[]));
        let sources = decl.names.iter().enumerate().map(|(i, name)| {
            let init = values.get(i);
            (
                name,
                ConstSource {
                    ty,
                    init,
                    iota: decl.iota,
                    inherited: !explicit,
                },
            )
        });
        let sources = sources.collect();
        let names = decl.names.len();
        if names < values.len() && explicit {
            let extra = &decl.values[names];
            let text = super::format::expr_str(extra);
            self.error_at(extra, "WrongAssignCount", format!("extra init expr {text}"));
        } else if names < values.len() {
            let extra = self.place(values[names].start());
            let message = format!("extra init expr at {extra}");
            self.error(decl.names[0].pos, "WrongAssignCount", message);
        } else if names > values.len() {
            let name = &decl.names[values.len()];
            let message = format!("missing init expr for {}", name.name);
            self.error(name.pos, "WrongAssignCount", message);
        }
        sources
    }

    fn collect_var(&mut self, decl: &'a VarDecl, at: At) {
        // One call for several names: they share a declaration.
        let shared = decl.values.len() == 1 && decl.names.len() > 1;
        let objs: Vec<ObjId> = decl
            .names
            .iter()
            .enumerate()
            .map(|(i, name)| {
                let kind = DeclKind::Var {
                    lhs: Vec::new(),
                    ty: decl.ty.as_ref(),
                    init: decl.values.get(i),
                    value: i as u32,
                };
                self.package_object(name, ObjKind::Var(VarKind::Global), at, kind)
            })
            .collect();
        if shared {
            let first = self.meta[objs[0].0 as usize].decl;
            for &obj in &objs {
                self.meta(obj).decl = first;
            }
            if let Some(DeclIx(ix)) = first {
                self.decls[ix].kind = DeclKind::Var {
                    lhs: objs.iter().map(|&o| Some(o)).collect(),
                    ty: decl.ty.as_ref(),
                    init: decl.values.first(),
                    value: 0,
                };
            }
        }
        self.var_arity(decl);
    }

    /// Reports a var line whose numbers of names and values differ.
    pub(super) fn var_arity(&mut self, decl: &'a VarDecl) {
        let (names, values) = (decl.names.len(), decl.values.len());
        if values == 0 || names == values || values == 1 {
            return;
        }
        if names < values {
            let extra = &decl.values[names];
            let text = super::format::expr_str(extra);
            self.error_at(extra, "WrongAssignCount", format!("extra init expr {text}"));
        } else {
            let name = &decl.names[values];
            let message = format!("missing init expr for {}", name.name);
            self.error(name.pos, "WrongAssignCount", message);
        }
    }

    /// Declares a function; gives the object where it is a method.
    fn collect_func(&mut self, decl: &'a FuncDecl, at: At) -> Option<ObjId> {
        let (package, file, index, file_scope) = at;
        let name = &*decl.name.name;
        let info = DeclInfo {
            package,
            file,
            decl: index,
            scope: file_scope,
            kind: DeclKind::Func(decl),
            deps: Vec::new(),
            dep_set: HashSet::new(),
        };
        let obj = self.object(&decl.name, ObjKind::Func, INVALID);
        self.decls.push(info);
        let ix = DeclIx(self.decls.len() - 1);
        let meta = self.meta(obj);
        meta.decl = Some(ix);
        meta.color = Color::White;
        self.package_objects.push(obj);
        let loc = FuncLoc {
            package,
            file,
            decl: index,
            recv: None,
        };
        self.info.funcs.insert(obj, loc);
        if decl.recv.is_some() {
            return Some(obj);
        }
        let is_main = name == "main" && &*self.parsed[package as usize].name == "main";
        if name == "init" || is_main {
            if let Some(param) = decl.type_params.first() {
                let pos = param.name.as_ref().map_or(decl.name.pos, |n| n.pos);
                let message = format!("func {name} must have no type parameters");
                self.error(pos, "InvalidInitDecl", message);
            }
            if !decl.ty.params.is_empty() || !decl.ty.results.is_empty() {
                let message = format!("func {name} must have no arguments and no return values");
                self.error(decl.name.pos, "InvalidInitDecl", message);
            }
        }
        if name == "init" {
            if decl.body.is_none() {
                self.error(
                    decl.name.pos,
                    "MissingInitBody",
                    "func init must have a body",
                );
            }
            return None;
        }
        // The main function of a program of tests comes after the program's own, if it has one.
        let is_tests = &*self.parsed[package as usize].path == crate::testmain::PATH;
        if is_main && (self.info.main.is_none() || is_tests) {
            self.info.main = Some(obj);
        }
        let scope = self.states[package as usize].scope;
        self.declare(scope, &decl.name, obj, Pos::NONE);
        None
    }

    fn package_object(
        &mut self,
        ident: &'a Ident,
        kind: ObjKind,
        at: At,
        decl: DeclKind<'a>,
    ) -> ObjId {
        let (package, file, index, file_scope) = at;
        let obj = self.object(ident, kind, INVALID);
        self.decls.push(DeclInfo {
            package,
            file,
            decl: index,
            scope: file_scope,
            kind: decl,
            deps: Vec::new(),
            dep_set: HashSet::new(),
        });
        let ix = DeclIx(self.decls.len() - 1);
        let meta = self.meta(obj);
        meta.decl = Some(ix);
        meta.color = Color::White;
        self.package_objects.push(obj);
        let name = &*ident.name;
        if name == "init" {
            let message = "cannot declare init - must be func";
            self.error(ident.pos, "InvalidInitDecl", message);
            return obj;
        }
        if name == "main" && &*self.parsed[package as usize].name == "main" {
            let message = "cannot declare main - must be func";
            self.error(ident.pos, "InvalidMainDecl", message);
            return obj;
        }
        let scope = self.states[package as usize].scope;
        self.declare(scope, ident, obj, Pos::NONE);
        obj
    }

    fn check_import_conflicts(&mut self, package: u32) {
        let state = &self.states[package as usize];
        let mut conflicts = Vec::new();
        for file in &state.file_scopes {
            for (name, &import) in &self.scopes[file.0].names {
                if let Some(&other) = self.scopes[state.scope.0].names.get(name) {
                    conflicts.push((other, import));
                }
            }
        }
        for (other, import) in conflicts {
            let (name, pos) = (self.obj(other).name.clone(), self.obj(other).pos);
            let ObjKind::Package(imported) = self.obj(import).kind else {
                continue;
            };
            if imported == MISSING_PACKAGE {
                continue;
            }
            let path = &self.parsed[imported as usize].path;
            let quoted = format!(
                "package {} (\"{path}\")",
                self.parsed[imported as usize].name
            );
            let message = format!(
                "{name} already declared through import of {quoted}\n\t{}: other declaration of {name}",
                self.place(self.obj(import).pos)
            );
            self.error(pos, "DuplicateDecl", message);
        }
    }

    /// The type name that a receiver's type names, aliases seen through, and whether by a pointer.
    fn receiver_base(&self, package: u32, e: &Expr, depth: u32) -> (Option<ObjId>, bool) {
        if depth > 20 {
            return (None, false);
        }
        match &e.kind {
            ExprKind::Paren(x) => self.receiver_base(package, x, depth + 1),
            ExprKind::Star(x) => match self.receiver_base(package, x, depth + 1) {
                (base, false) => (base, true),
                // A pointer to a pointer has no methods.
                _ => (None, true),
            },
            ExprKind::Index { x, .. } => self.receiver_base(package, x, depth + 1),
            ExprKind::Name(name) => {
                let Some(obj) = self.lookup_in(self.states[package as usize].scope, name) else {
                    return (None, false);
                };
                let decl = self.meta[obj.0 as usize].decl;
                match decl.map(|d| &self.decls[d.0].kind) {
                    Some(DeclKind::Type(t)) if t.alias => {
                        self.receiver_base(package, &t.ty, depth + 1)
                    }
                    Some(DeclKind::Type(_)) => (Some(obj), false),
                    _ => (None, false),
                }
            }
            _ => (None, false),
        }
    }
}

/// Package, file and declaration index, and the file's scope.
type At = (u32, u32, u32, ScopeId);
