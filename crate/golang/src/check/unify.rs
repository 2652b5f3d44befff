//! Unification: what type parameters must stand for, so that two types become identical (or one
//! assignable to the other).

use super::checker::Checker;
use super::lookup::{Lookup, Member};
use super::types::*;
use crate::hash::HashMap;

/// How alike the types must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Mode {
    /// The second is assigned to the first; parts of them must be identical.
    pub assign: bool,
    /// They must be identical: no looking through names, no directions of channels.
    pub exact: bool,
}

impl Mode {
    pub(super) const INEXACT: Mode = Mode {
        assign: false,
        exact: false,
    };
    pub(super) const ASSIGN: Mode = Mode {
        assign: true,
        exact: false,
    };
    pub(super) const EXACT: Mode = Mode {
        assign: false,
        exact: true,
    };
}

/// How deep and how long unification goes before it gives up.
const MAX_DEPTH: u32 = 100;
const MAX_STEPS: u32 = 20_000;

/// Type parameters under inference. Those found equal share a slot.
#[derive(Debug)]
pub(super) struct Unifier {
    slot: HashMap<TypeParamId, usize>,
    types: Vec<Option<TypeId>>,
    steps: u32,
}

impl Unifier {
    pub(super) fn new(params: &[TypeParamId], args: &[Option<TypeId>]) -> Unifier {
        Unifier {
            slot: params.iter().copied().zip(0..).collect(),
            types: (0..params.len())
                .map(|i| args.get(i).copied().flatten())
                .collect(),
            steps: 0,
        }
    }

    pub(super) fn at(&self, param: TypeParamId) -> Option<TypeId> {
        self.slot.get(&param).and_then(|&s| self.types[s])
    }

    pub(super) fn set(&mut self, param: TypeParamId, ty: TypeId) {
        if let Some(&slot) = self.slot.get(&param) {
            self.types[slot] = Some(ty);
        }
    }

    pub(super) fn unknowns(&self) -> usize {
        let unknown = self.slot.values().filter(|&&s| self.types[s].is_none());
        unknown.count()
    }

    pub(super) fn inferred(&self, params: &[TypeParamId]) -> Vec<Option<TypeId>> {
        params.iter().map(|&p| self.at(p)).collect()
    }

    /// Makes two parameters one; false where both are known already.
    fn join(&mut self, x: TypeParamId, y: TypeParamId) -> bool {
        let (a, b) = (self.slot[&x], self.slot[&y]);
        let (from, to) = match (self.types[a], self.types[b]) {
            _ if a == b => return true,
            (Some(_), Some(_)) => return false,
            (Some(_), None) => (b, a),
            _ => (a, b),
        };
        for slot in self.slot.values_mut().filter(|s| **s == from) {
            *slot = to;
        }
        true
    }

    fn bound(&self, check: &Checker<'_>, ty: TypeId) -> Option<TypeParamId> {
        check
            .type_param(ty)
            .filter(|param| self.slot.contains_key(param))
    }

    pub(super) fn unify(
        &mut self,
        check: &mut Checker<'_>,
        x: TypeId,
        y: TypeId,
        mode: Mode,
    ) -> bool {
        self.step(check, x, y, mode, 0)
    }

    fn step(
        &mut self,
        check: &mut Checker<'_>,
        mut x: TypeId,
        mut y: TypeId,
        mode: Mode,
        depth: u32,
    ) -> bool {
        if check.identical(x, y) {
            return true;
        }
        self.steps += 1;
        if depth > MAX_DEPTH || self.steps > MAX_STEPS {
            return false;
        }
        let depth = depth + 1;
        // A parameter under inference comes first, a defined type second.
        if check.named_id(x).is_some() || self.bound(check, y).is_some() {
            std::mem::swap(&mut x, &mut y);
        }
        // A defined type goes with a literal that is its underlying type.
        let literal = !matches!(check.info.types.get(x), Type::Named(_) | Type::TypeParam(_));
        if !mode.exact
            && literal
            && check.named_id(y).is_some()
            && !matches!(check.info.types.get(x), Type::Interface(_))
        {
            y = check.info.types.underlying_id(y);
            if check.identical(x, y) {
                return true;
            }
        }
        match (self.bound(check, x), self.bound(check, y)) {
            (Some(px), Some(py)) => {
                if self.join(px, py) {
                    return true;
                }
                return match (self.at(px), self.at(py)) {
                    (Some(a), Some(b)) => self.step(check, a, b, mode, depth),
                    _ => false,
                };
            }
            (Some(px), None) => return self.assign_param(check, px, y, mode, depth),
            _ => {}
        }
        if !mode.exact
            && let Some(result) = self.interfaces(check, x, y, depth)
        {
            return result;
        }
        if check.is_type_param(y) {
            std::mem::swap(&mut x, &mut y);
        }
        let element = Mode {
            exact: mode.exact || mode.assign,
            ..mode
        };
        let (tx, ty) = (
            check.info.types.get(x).clone(),
            check.info.types.get(y).clone(),
        );
        match (tx, ty) {
            (Type::TypeParam(_), _) => match check.common_under(x, |_, _| None) {
                Ok(core) => self.step(check, core, y, Mode::ASSIGN, depth),
                Err(_) => false,
            },
            (Type::Array { len: a, elem: x }, Type::Array { len: b, elem: y }) => {
                a == b && self.step(check, x, y, element, depth)
            }
            (Type::Slice(x), Type::Slice(y)) | (Type::Pointer(x), Type::Pointer(y)) => {
                self.step(check, x, y, element, depth)
            }
            (Type::Struct(a), Type::Struct(b)) => {
                a.len() == b.len()
                    && a.iter().zip(&b).all(|(f, g)| {
                        f.embedded == g.embedded
                            && f.tag == g.tag
                            && f.name == g.name
                            && f.package == g.package
                            && self.step(check, f.ty, g.ty, element, depth)
                    })
            }
            (Type::Func(a), Type::Func(b)) => {
                a.variadic == b.variadic
                    && self.lists(check, &a.params, &b.params, element, depth)
                    && self.lists(check, &a.results, &b.results, element, depth)
            }
            (Type::Tuple(a), Type::Tuple(b)) => self.lists(check, &a, &b, mode, depth),
            (Type::Interface(a), Type::Interface(b)) => {
                a.comparable == b.comparable
                    && a.unions == b.unions
                    && a.methods.len() == b.methods.len()
                    && a.methods.iter().zip(&b.methods).all(|(f, g)| {
                        f.name == g.name
                            && f.package == g.package
                            && self.step(check, f.sig, g.sig, Mode::EXACT, depth)
                    })
            }
            (Type::Map { key: a, value: v }, Type::Map { key: b, value: w }) => {
                self.step(check, a, b, element, depth) && self.step(check, v, w, element, depth)
            }
            (Type::Chan { dir: a, elem: x }, Type::Chan { dir: b, elem: y }) => {
                (!mode.exact || a == b) && self.step(check, x, y, element, depth)
            }
            (Type::Named(a), Type::Named(b)) => {
                let whole = |check: &mut Checker<'_>, id: NamedId| {
                    let named = check.info.types.named(id);
                    match named.origin {
                        Some(origin) => (origin, named.args.clone()),
                        None => {
                            let params = named.params.clone().into_iter();
                            let types = &mut check.info.types;
                            (
                                id,
                                params.map(|p| types.intern(Type::TypeParam(p))).collect(),
                            )
                        }
                    }
                };
                let ((a, xs), (b, ys)) = (whole(check, a), whole(check, b));
                a == b && self.lists(check, &xs, &ys, mode, depth)
            }
            _ => false,
        }
    }

    fn lists(
        &mut self,
        check: &mut Checker<'_>,
        a: &[TypeId],
        b: &[TypeId],
        mode: Mode,
        depth: u32,
    ) -> bool {
        a.len() == b.len()
            && a.iter()
                .zip(b)
                .all(|(&x, &y)| self.step(check, x, y, mode, depth))
    }

    fn assign_param(
        &mut self,
        check: &mut Checker<'_>,
        param: TypeParamId,
        y: TypeId,
        mode: Mode,
        depth: u32,
    ) -> bool {
        let Some(x) = self.at(param) else {
            self.set(param, y);
            return true;
        };
        if !self.step(check, x, y, mode, depth) {
            return false;
        }
        let (xn, yn) = (check.named_id(x).is_some(), check.named_id(y).is_some());
        match (check.is_interface(x), check.is_interface(y)) {
            (true, true) => {
                if xn && yn {
                    return check.identical(x, y);
                }
                let count = |check: &Checker<'_>, t| match check.under(t) {
                    Type::Interface(i) => i.methods.len(),
                    _ => 0,
                };
                if count(check, x) != count(check, y) {
                    return false;
                }
            }
            (false, false) => {}
            _ => return false,
        }
        // Of two types that go with each other, the defined one or the directed channel stays.
        if !mode.exact && !xn {
            let directed = matches!(
                check.under(y),
                Type::Chan { dir, .. } if *dir != crate::syntax::ast::ChanDir::Both
            );
            if yn || directed {
                self.set(param, y);
            }
        }
        true
    }

    /// Unifies by shared methods where one of the types is an interface; none where neither is.
    fn interfaces(
        &mut self,
        check: &mut Checker<'_>,
        x: TypeId,
        y: TypeId,
        depth: u32,
    ) -> Option<bool> {
        let iface = |check: &Checker<'_>, t| match check.under(t) {
            Type::Interface(i) => Some(i.clone()),
            _ => None,
        };
        match (iface(check, x), iface(check, y)) {
            (None, None) => None,
            (Some(a), Some(b)) => {
                if a.comparable != b.comparable || a.unions != b.unions {
                    return Some(false);
                }
                let (few, many) = if a.methods.len() <= b.methods.len() {
                    (a, b)
                } else {
                    (b, a)
                };
                Some(few.methods.iter().all(|m| {
                    let same = |o: &&Method| o.name == m.name && o.package == m.package;
                    match many.methods.iter().find(same) {
                        Some(o) => self.step(check, m.sig, o.sig, Mode::EXACT, depth),
                        None => false,
                    }
                }))
            }
            (Some(i), None) => Some(self.methods(check, &i, y, depth)),
            (None, Some(i)) => Some(self.methods(check, &i, x, depth)),
        }
    }

    fn methods(
        &mut self,
        check: &mut Checker<'_>,
        iface: &Interface,
        ty: TypeId,
        depth: u32,
    ) -> bool {
        iface.methods.iter().all(
            |m| match check.method_sig(ty, m.package.as_deref(), &m.name) {
                Some(sig) => self.step(check, m.sig, sig, Mode::EXACT, depth),
                None => false,
            },
        )
    }
}

impl<'a> Checker<'a> {
    /// The signature of a method in a type's method set; none where it has no such method, or a
    /// generic one.
    pub(super) fn method_sig(
        &mut self,
        ty: TypeId,
        package: Option<&str>,
        name: &str,
    ) -> Option<TypeId> {
        let sig = match self.find(ty, false, package, name, false) {
            Lookup::Found(found) => match found.what {
                Member::Method { obj, base } => self.method_type(obj, base),
                Member::InterfaceMethod { sig, .. } => sig,
                Member::Field { .. } => return None,
            },
            _ => return None,
        };
        (self.valid(sig) && !self.generics.contains_key(&sig)).then_some(sig)
    }
}
