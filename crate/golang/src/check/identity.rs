//! Type identity and spelling.
//!
//! Messages spell types as the source does: `byte`, `any`, an alias's name, parameter names. None of
//! that is part of a type, so the interner cannot hold it. While checking, such a spelling is a
//! *variant*: a [`TypeId`] of its own with the same structure, outside the interner's index. Identity
//! is therefore [`Checker::identical`], never `==`, as long as checking lasts; when it ends,
//! [`Checker::canonicalise`] replaces every variant by its type, and `==` is identity for all readers.

use super::checker::Checker;
use super::subst::Subst;
use super::types::*;
use crate::hash::{HashMap, HashSet};
use crate::syntax::ast::Name;

/// Which type each variant stands for.
#[derive(Debug, Default)]
pub(super) struct Variants {
    /// The type a variant was made from.
    pub base: HashMap<TypeId, TypeId>,
    /// Instances whose arguments are spelled otherwise than the types they are, as written.
    pub spelled: HashMap<TypeId, Vec<TypeId>>,
    spelled_index: HashMap<(NamedId, Vec<TypeId>), TypeId>,
    canon: HashMap<TypeId, TypeId>,
}

/// How variants are spelled.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    /// Names of aliases.
    pub names: HashMap<TypeId, AliasName>,
    /// Names of parameters and of results (empty where unnamed).
    pub params: HashMap<TypeId, (Vec<Name>, Vec<Name>)>,
    /// Interfaces that a constraint written as a mere union is wrapped in.
    pub implicit: HashSet<TypeId>,
    /// Interfaces that embed others, as written: those stand among the unions.
    pub embeds: HashMap<TypeId, Interface>,
}

#[derive(Clone, Debug)]
pub(super) struct AliasName {
    pub name: Name,
    pub package: Option<Name>,
    /// Type arguments, of an instance of a generic alias.
    pub args: Vec<TypeId>,
}

impl Types {
    /// The type itself, without any spelling.
    pub(super) fn canon(&mut self, id: TypeId) -> TypeId {
        if let Some(&known) = self.variants.canon.get(&id) {
            return known;
        }
        if let Some(&base) = self.variants.base.get(&id) {
            let canon = self.canon(base);
            self.variants.canon.insert(id, canon);
            return canon;
        }
        if let Type::Basic(_) | Type::Named(_) | Type::TypeParam(_) = self.get(id) {
            return id;
        }
        let mut ty = self.get(id).clone();
        ty.each_part(&mut |t| *t = self.canon(*t));
        let canon = self.intern(ty);
        self.variants.canon.insert(id, canon);
        canon
    }

    /// The instance `id`, spelled with these arguments.
    pub(super) fn spell_instance(
        &mut self,
        id: TypeId,
        origin: NamedId,
        args: &[TypeId],
    ) -> TypeId {
        let key = (origin, args.to_vec());
        if let Some(&known) = self.variants.spelled_index.get(&key) {
            return known;
        }
        let variant = self.push_variant(id);
        self.variants.spelled.insert(variant, args.to_vec());
        self.variants.spelled_index.insert(key, variant);
        variant
    }
}

impl<'a> Checker<'a> {
    pub(super) fn alias_of(&mut self, ty: TypeId, name: Name, package: Option<Name>) -> TypeId {
        self.spelled_alias(
            ty,
            AliasName {
                name,
                package,
                args: Vec::new(),
            },
        )
    }

    pub(super) fn spelled_alias(&mut self, ty: TypeId, name: AliasName) -> TypeId {
        let id = self.info.types.push_variant(ty);
        self.spelling.names.insert(id, name);
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
        self.spelling.params.insert(id, (params, results));
        id
    }

    /// The results of a call, with the names they are declared with.
    pub(super) fn named_tuple(&mut self, tuple: TypeId, names: Vec<Name>) -> TypeId {
        if names.iter().all(|n| n.is_empty()) {
            return tuple;
        }
        let id = self.info.types.push_variant(tuple);
        self.spelling.params.insert(id, (Vec::new(), names));
        id
    }

    /// What an alias stands for; other types themselves.
    pub(super) fn unalias(&self, ty: TypeId) -> TypeId {
        let mut ty = ty;
        while self
            .spelling
            .names
            .get(&ty)
            .is_some_and(|a| a.package.is_some())
        {
            match self.info.types.variants.base.get(&ty) {
                Some(&base) => ty = base,
                None => break,
            }
        }
        ty
    }

    pub(super) fn identical(&mut self, a: TypeId, b: TypeId) -> bool {
        a == b || self.canon(a) == self.canon(b)
    }

    /// The type itself, without any spelling.
    pub(super) fn canon(&mut self, id: TypeId) -> TypeId {
        self.info.types.canon(id)
    }

    /// `ty` with its type parameters replaced; a function type keeps the names of its parameters.
    pub(super) fn subst(&mut self, ty: TypeId, subst: &Subst) -> TypeId {
        let result = self.info.types.substitute(ty, subst);
        if result != ty
            && let Some((params, results)) = self.spelling.params.get(&ty).cloned()
            && let Type::Func(sig) = self.info.types.get(result).clone()
        {
            return self.func_type(sig, params, results);
        }
        result
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
        for i in 0..self.info.types.params.len() {
            let canon = self.canon(self.info.types.params[i].constraint);
            self.info.types.params[i].constraint = canon;
        }
        let mut instances = std::mem::take(&mut self.info.instances);
        for arg in instances.values_mut().flatten() {
            *arg = self.canon(*arg);
        }
        self.info.instances = instances;
        let mut selections = std::mem::take(&mut self.info.selections);
        for selection in selections.values_mut() {
            selection.recv = self.canon(selection.recv);
            selection.ty = self.canon(selection.ty);
        }
        self.info.selections = selections;
    }
}
