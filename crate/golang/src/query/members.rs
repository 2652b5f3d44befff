//! What can follow a dot.

use super::Snapshot;
use crate::check::info::*;
use crate::check::types::*;
use crate::hash::HashSet;
use crate::source::Pos;
use crate::syntax::ast::*;

/// How far embedding is followed.
const MAX_DEPTH: usize = 12;
/// Types that are looked at for one question.
const MAX_TYPES: usize = 200;

/// A field or method of a type.
pub(super) enum Member {
    Field {
        name: Name,
        ty: TypeId,
    },
    Method(ObjId),
    /// Of an interface.
    Abstract {
        name: Name,
        sig: TypeId,
    },
}

/// Whether a name is visible in other packages.
pub(super) fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

impl Snapshot {
    /// The fields and methods of a type that the package at hand may select, the nearer first.
    pub(super) fn members(&self, ty: TypeId, package: u32) -> Vec<Member> {
        let here = self
            .info
            .packages
            .get(package as usize)
            .map(|p| p.path.clone());
        let visible = |name: &str, declared_in: Option<&Name>| {
            is_exported(name) || declared_in == here.as_ref()
        };
        let mut members = Vec::new();
        let mut names = HashSet::new();
        let mut seen = HashSet::new();
        let mut level = vec![ty];
        for _ in 0..MAX_DEPTH {
            let mut next = Vec::new();
            for ty in std::mem::take(&mut level) {
                let ty = self.pointed(ty);
                if !seen.insert(ty) || seen.len() > MAX_TYPES {
                    continue;
                }
                for method in self.methods(ty) {
                    let object = self.info.object(method);
                    let declared_in = object
                        .package
                        .and_then(|p| self.info.packages.get(p as usize))
                        .map(|p| &p.path);
                    if visible(&object.name, declared_in) && names.insert(object.name.clone()) {
                        members.push(Member::Method(method));
                    }
                }
                match self.info.types.underlying(ty) {
                    Type::Struct(fields) => {
                        for field in fields {
                            if visible(&field.name, field.package.as_ref())
                                && names.insert(field.name.clone())
                            {
                                members.push(Member::Field {
                                    name: field.name.clone(),
                                    ty: field.ty,
                                });
                            }
                            if field.embedded {
                                next.push(field.ty);
                            }
                        }
                    }
                    Type::Interface(iface) => {
                        self.abstract_methods(iface, &mut names, &mut members, &visible)
                    }
                    Type::TypeParam(id) => {
                        let param = self.info.types.params.get(id.0 as usize);
                        next.extend(param.map(|p| p.constraint));
                    }
                    _ => {}
                }
            }
            level = next;
        }
        members
    }

    fn abstract_methods(
        &self,
        iface: &Interface,
        names: &mut HashSet<Name>,
        members: &mut Vec<Member>,
        visible: &dyn Fn(&str, Option<&Name>) -> bool,
    ) {
        for method in &iface.methods {
            if visible(&method.name, method.package.as_ref()) && names.insert(method.name.clone()) {
                members.push(Member::Abstract {
                    name: method.name.clone(),
                    sig: method.sig,
                });
            }
        }
    }

    /// The type, or what it points to.
    fn pointed(&self, ty: TypeId) -> TypeId {
        match self.info.types.underlying(ty) {
            Type::Pointer(elem) => *elem,
            _ => ty,
        }
    }

    /// The methods declared on a type; an instance's are its generic type's.
    fn methods(&self, ty: TypeId) -> Vec<ObjId> {
        let Type::Named(id) = self.info.types.get(ty) else {
            return Vec::new();
        };
        let named = self.info.types.named(*id);
        let origin = named.origin.map_or(named, |o| self.info.types.named(o));
        origin.methods.clone()
    }

    /// The object of a selected field, where the struct's declaration gave it one.
    pub(super) fn field_object(&self, selection: &Selection) -> Option<ObjId> {
        let (&last, path) = selection.path.split_last()?;
        let mut ty = self.pointed(selection.recv);
        for &index in path {
            let Type::Struct(fields) = self.info.types.underlying(ty) else {
                return None;
            };
            ty = self.pointed(fields.get(index as usize)?.ty);
        }
        self.info
            .fields
            .get(&(self.info.types.underlying_id(ty), last))
            .copied()
    }

    /// Where a selected field or interface method is declared, and its type.
    pub(super) fn selected(&self, selection: &Selection, name: &str) -> (Option<Pos>, TypeId) {
        let mut ty = self.pointed(selection.recv);
        if matches!(selection.kind, SelectionKind::Field) {
            let path = selection
                .path
                .split_last()
                .map_or(&[][..], |(_, path)| path);
            for &index in path {
                let Type::Struct(fields) = self.info.types.underlying(ty) else {
                    break;
                };
                ty = fields
                    .get(index as usize)
                    .map_or(ty, |f| self.pointed(f.ty));
            }
        }
        let pos = match self.info.types.get(ty) {
            Type::Named(id) => {
                let named = self.info.types.named(*id);
                let named = named.origin.map_or(named, |o| self.info.types.named(o));
                self.member_pos(named.obj, name, 0)
            }
            _ => None,
        };
        (pos, selection.ty)
    }

    /// Where a field or method stands in a type's declaration, or in that of one that it embeds.
    fn member_pos(&self, obj: ObjId, name: &str, depth: usize) -> Option<Pos> {
        let super::words::Declared::Type(decl) = self.declaration(obj).0 else {
            return None;
        };
        if depth > MAX_DEPTH {
            return None;
        }
        match &decl.ty.kind {
            ExprKind::StructType(fields) => {
                let mut names = fields.iter().filter_map(|f| f.name.as_ref());
                names.find(|n| &*n.name == name).map(|n| n.pos)
            }
            ExprKind::InterfaceType(elems) => elems.iter().find_map(|elem| match elem {
                InterfaceElem::Method { name: own, .. } => (&*own.name == name).then_some(own.pos),
                InterfaceElem::Embed { terms, .. } => terms.iter().find_map(|term| {
                    let id = match &term.ty.kind {
                        ExprKind::Selector { sel, .. } => sel.id,
                        _ => term.ty.id,
                    };
                    self.member_pos(*self.info.uses.get(&id)?, name, depth + 1)
                }),
            }),
            _ => None,
        }
    }

    /// The objects at package level of a package, in the order of its files.
    pub(super) fn package_objects(&self, index: u32) -> Vec<ObjId> {
        let Some(package) = self.info.packages.get(index as usize) else {
            return Vec::new();
        };
        let mut objects = Vec::new();
        let mut add = |ident: &Ident| objects.extend(self.info.defs.get(&ident.id));
        for decl in package.files.iter().flat_map(|f| &f.decls) {
            match decl {
                Decl::Import(_) => {}
                Decl::Const(d) => d.names.iter().for_each(&mut add),
                Decl::Var(d) => d.names.iter().for_each(&mut add),
                Decl::Type(d) => add(&d.name),
                Decl::Func(d) if d.recv.is_none() && &*d.name.name != "init" => add(&d.name),
                Decl::Func(_) => {}
            }
        }
        objects
    }
}
