//! Type sets: which types a constraint admits, and what they have in common.

use super::checker::Checker;
use super::types::*;
use crate::syntax::ast::ChanDir;
use std::rc::Rc;

/// `~T` or `T`
pub(super) type TermOf = (bool, TypeId);

#[derive(Clone, Debug, Default)]
pub(super) struct TypeSet {
    /// The specific types; none: any type.
    pub terms: Option<Vec<TermOf>>,
    pub methods: Vec<Method>,
    /// Only comparable types, where there are no terms (which are comparable otherwise).
    pub comparable: bool,
}

impl<'a> Checker<'a> {
    /// The type parameter that `ty` is.
    pub(super) fn type_param(&self, ty: TypeId) -> Option<TypeParamId> {
        match self.info.types.get(ty) {
            Type::TypeParam(id) => Some(*id),
            _ => None,
        }
    }

    pub(super) fn is_type_param(&self, ty: TypeId) -> bool {
        self.type_param(ty).is_some()
    }

    pub(super) fn constraint(&self, param: TypeParamId) -> TypeId {
        self.info.types.params[param.0 as usize].constraint
    }

    /// The types that satisfy an interface, or a constraint that is a type alone.
    pub(super) fn type_set(&mut self, constraint: TypeId) -> Rc<TypeSet> {
        if let Some(known) = self.type_sets.get(&constraint) {
            return known.clone();
        }
        let iface = match self.under(constraint).clone() {
            Type::Interface(iface) => iface,
            Type::Basic(Basic::Invalid) => return Rc::default(),
            _ => Interface {
                unions: vec![vec![(false, constraint)]],
                ..Interface::default()
            },
        };
        // A constraint that mentions itself has been reported; here it only must end.
        self.type_sets.insert(constraint, Rc::default());
        let mut terms: Option<Vec<TermOf>> = None;
        for union in &iface.unions {
            let Some(list) = self.union_terms(union) else {
                continue;
            };
            terms = Some(match terms {
                None => list,
                Some(before) => self.intersect(&before, &list),
            });
        }
        let mut comparable = iface.comparable;
        if let Some(list) = &mut terms
            && comparable
        {
            comparable = false;
            let mut kept = Vec::new();
            for &(tilde, ty) in list.iter() {
                if self.incomparable(ty, false).is_none() {
                    kept.push((tilde, ty));
                }
            }
            *list = kept;
        }
        let set = Rc::new(TypeSet {
            terms,
            methods: iface.methods,
            comparable,
        });
        self.type_sets.insert(constraint, set.clone());
        set
    }

    /// The terms of a union, interfaces in it replaced by theirs; none: any type.
    fn union_terms(&mut self, union: &[TermOf]) -> Option<Vec<TermOf>> {
        let mut list: Vec<TermOf> = Vec::new();
        for &(tilde, ty) in union {
            if !self.valid(ty) {
                continue;
            }
            if !tilde && matches!(self.under(ty), Type::Interface(_)) {
                let set = self.type_set(ty);
                list.extend(set.terms.as_ref()?);
            } else {
                list.push((tilde, ty));
            }
        }
        Some(list)
    }

    fn intersect(&mut self, a: &[TermOf], b: &[TermOf]) -> Vec<TermOf> {
        let mut both = Vec::new();
        for &x in a {
            for &y in b {
                if !self.disjoint(x, y) {
                    both.push(if x.0 && !y.0 { y } else { x });
                }
            }
        }
        both
    }

    /// Whether no type satisfies both terms.
    pub(super) fn disjoint(&mut self, x: TermOf, y: TermOf) -> bool {
        let a = if y.0 {
            self.info.types.underlying_id(x.1)
        } else {
            x.1
        };
        let b = if x.0 {
            self.info.types.underlying_id(y.1)
        } else {
            y.1
        };
        !self.identical(a, b)
    }

    /// Whether the term admits the type.
    pub(super) fn includes(&mut self, term: TermOf, ty: TypeId) -> bool {
        let ty = if term.0 {
            self.info.types.underlying_id(ty)
        } else {
            ty
        };
        self.identical(term.1, ty)
    }

    /// The specific types of a type parameter's constraint (empty where there are none), or the type
    /// itself where it is no type parameter.
    pub(super) fn specific(&mut self, ty: TypeId) -> Vec<TypeId> {
        match self.type_param(ty) {
            None => vec![ty],
            Some(param) => {
                let constraint = self.constraint(param);
                let set = self.type_set(constraint);
                let terms = set.terms.iter().flatten();
                terms.map(|t| t.1).collect()
            }
        }
    }

    /// Whether `test` holds of each specific type's underlying type; there must be one.
    pub(super) fn under_is(
        &mut self,
        ty: TypeId,
        mut test: impl FnMut(&mut Self, TypeId) -> bool,
    ) -> bool {
        let list = self.specific(ty);
        !list.is_empty()
            && list.into_iter().all(|t| {
                let under = self.info.types.underlying_id(t);
                test(self, under)
            })
    }

    /// The underlying type that all specific types share, where channels may differ in direction.
    /// `refuse` says what is wrong with a type (none: there is no specific type).
    pub(super) fn common_under(
        &mut self,
        ty: TypeId,
        mut refuse: impl FnMut(&mut Self, Option<TypeId>) -> Option<String>,
    ) -> Result<TypeId, String> {
        let list = self.specific(ty);
        if list.is_empty() {
            let cause = refuse(self, None);
            return Err(cause.unwrap_or_else(|| "no specific type".into()));
        }
        let mut common: Option<(TypeId, TypeId)> = None;
        for t in list {
            if let Some(cause) = refuse(self, Some(t)) {
                return Err(cause);
            }
            let under = self.info.types.underlying_id(t);
            let Some((first, have)) = common else {
                common = Some((t, under));
                continue;
            };
            let kinds = (
                self.info.types.get(have).clone(),
                self.info.types.get(under).clone(),
            );
            if let (Type::Chan { dir: a, elem: x }, Type::Chan { dir: b, elem: y }) = kinds {
                let names = (self.ty_str(first), self.ty_str(t));
                if !self.identical(x, y) {
                    return Err(format!(
                        "channels {} and {} have different element types",
                        names.0, names.1
                    ));
                }
                if a == b {
                    continue;
                }
                if a == ChanDir::Both {
                    common = Some((t, under));
                } else if b != ChanDir::Both {
                    return Err(format!(
                        "channels {} and {} have conflicting directions",
                        names.0, names.1
                    ));
                }
                continue;
            }
            if !self.identical(have, under) {
                return Err(format!(
                    "{} and {} have different underlying types",
                    self.ty_str(first),
                    self.ty_str(t)
                ));
            }
        }
        common.map(|c| c.1).ok_or_else(String::new)
    }

    /// [`Checker::common_under`] as a type; invalid where there is none.
    pub(super) fn core(&mut self, ty: TypeId) -> Type {
        if !self.is_type_param(ty) {
            return self.under(ty).clone();
        }
        match self.common_under(ty, |_, _| None) {
            Ok(id) => self.info.types.get(id).clone(),
            Err(_) => Type::Basic(Basic::Invalid),
        }
    }
}
