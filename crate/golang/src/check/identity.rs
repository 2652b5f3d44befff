//! Type identity and spelling.
//!
//! Messages spell types as the source does: `byte`, `any`, an alias's name, parameter names. None of
//! that is part of a type, so the interner cannot hold it. While checking, such a spelling is a
//! *variant*: a [`TypeId`] of its own with the same structure, outside the interner's index. Identity
//! is therefore [`Checker::identical`], never `==`, as long as checking lasts; when it ends,
//! [`Checker::canonicalise`] replaces every variant by its type, and `==` is identity for all readers.

use super::checker::Checker;
use super::types::*;
use crate::syntax::ast::Name;
use std::collections::HashMap;

/// How variants are spelled, and which type each one stands for.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    /// The type a variant was made from.
    pub base: HashMap<TypeId, TypeId>,
    /// Names of aliases.
    pub names: HashMap<TypeId, AliasName>,
    /// Names of parameters and of results (empty where unnamed).
    pub params: HashMap<TypeId, (Vec<Name>, Vec<Name>)>,
    canon: HashMap<TypeId, TypeId>,
}

#[derive(Clone, Debug)]
pub(super) struct AliasName {
    pub name: Name,
    pub package: Option<Name>,
}

impl<'a> Checker<'a> {
    pub(super) fn alias_of(&mut self, ty: TypeId, name: Name, package: Option<Name>) -> TypeId {
        let id = self.info.types.push_variant(ty);
        self.spelling.base.insert(id, ty);
        self.spelling.names.insert(id, AliasName { name, package });
        // At once, so that a long chain of aliases is never followed to its end.
        self.canon(id);
        id
    }

    /// A function type whose parameters have names.
    pub(super) fn func_type(
        &mut self,
        sig: Signature,
        params: Vec<Name>,
        results: Vec<Name>,
    ) -> TypeId {
        let plain = self.info.types.intern(Type::Func(sig));
        if params.iter().chain(&results).all(|n| n.is_empty()) {
            return plain;
        }
        let id = self.info.types.push_variant(plain);
        self.spelling.base.insert(id, plain);
        self.spelling.params.insert(id, (params, results));
        id
    }

    /// The results of a call, with the names they are declared with.
    pub(super) fn named_tuple(&mut self, tuple: TypeId, names: Vec<Name>) -> TypeId {
        if names.iter().all(|n| n.is_empty()) {
            return tuple;
        }
        let id = self.info.types.push_variant(tuple);
        self.spelling.base.insert(id, tuple);
        self.spelling.params.insert(id, (Vec::new(), names));
        id
    }

    pub(super) fn identical(&mut self, a: TypeId, b: TypeId) -> bool {
        a == b || self.canon(a) == self.canon(b)
    }

    /// The type itself, without any spelling.
    pub(super) fn canon(&mut self, id: TypeId) -> TypeId {
        if let Some(&known) = self.spelling.canon.get(&id) {
            return known;
        }
        if let Some(&base) = self.spelling.base.get(&id) {
            let canon = self.canon(base);
            self.spelling.canon.insert(id, canon);
            return canon;
        }
        let ty = match self.info.types.get(id).clone() {
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_) => return id,
            Type::Pointer(t) => Type::Pointer(self.canon(t)),
            Type::Slice(t) => Type::Slice(self.canon(t)),
            Type::Array { len, elem } => Type::Array {
                len,
                elem: self.canon(elem),
            },
            Type::Map { key, value } => Type::Map {
                key: self.canon(key),
                value: self.canon(value),
            },
            Type::Chan { dir, elem } => Type::Chan {
                dir,
                elem: self.canon(elem),
            },
            Type::Struct(mut fields) => {
                for field in &mut fields {
                    field.ty = self.canon(field.ty);
                }
                Type::Struct(fields)
            }
            Type::Func(mut sig) => {
                for t in sig.params.iter_mut().chain(&mut sig.results) {
                    *t = self.canon(*t);
                }
                Type::Func(sig)
            }
            Type::Interface(mut iface) => {
                for method in &mut iface.methods {
                    method.sig = self.canon(method.sig);
                }
                for (_, t) in iface.unions.iter_mut().flatten() {
                    *t = self.canon(*t);
                }
                Type::Interface(iface)
            }
            Type::Tuple(mut types) => {
                for t in &mut types {
                    *t = self.canon(*t);
                }
                Type::Tuple(types)
            }
        };
        let canon = self.info.types.intern(ty);
        self.spelling.canon.insert(id, canon);
        canon
    }

    /// Replaces every variant in the side tables by its type.
    pub(super) fn canonicalise(&mut self) {
        for i in 0..self.info.exprs.len() {
            if let Some(ty) = self.info.exprs[i].as_ref().map(|e| e.ty) {
                let canon = self.canon(ty);
                if let Some(e) = &mut self.info.exprs[i] {
                    e.ty = canon;
                }
            }
        }
        for i in 0..self.info.objects.len() {
            self.info.objects[i].ty = self.canon(self.info.objects[i].ty);
        }
        for i in 0..self.info.types.named.len() {
            let canon = self.canon(self.info.types.named[i].underlying);
            self.info.types.named[i].underlying = canon;
        }
        let mut selections = std::mem::take(&mut self.info.selections);
        for selection in selections.values_mut() {
            selection.recv = self.canon(selection.recv);
            selection.ty = self.canon(selection.ty);
        }
        self.info.selections = selections;
    }
}
