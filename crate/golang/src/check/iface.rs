//! Interface types: methods, embedded interfaces and unions.

use super::checker::Checker;
use super::operand::INVALID;
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;

/// The longest union.
const MAX_TERMS: usize = 100;

impl<'a> Checker<'a> {
    pub(super) fn interface_type(&mut self, elems: &'a [InterfaceElem]) -> TypeId {
        let mut iface = Interface::default();
        let (mut written, mut embeds) = (Vec::new(), false);
        // Embedded interfaces come first: one of them may still be under way.
        let mut embedded: Vec<(Pos, Method)> = Vec::new();
        for elem in elems {
            let InterfaceElem::Embed { terms, .. } = elem else {
                continue;
            };
            let [
                Term {
                    tilde: false,
                    ty: e,
                },
            ] = terms.as_slice()
            else {
                let list = terms.iter().map(|t| (t.tilde, &t.ty)).collect();
                match self.union(list) {
                    Some(union) => {
                        written.push(union.clone());
                        iface.unions.push(union);
                    }
                    None => return INVALID,
                }
                continue;
            };
            let ty = self.typ(e);
            if !self.valid(ty) {
                return INVALID;
            }
            if self.is_type_param(ty) {
                let message = "term cannot be a type parameter";
                self.error_at(e, "MisplacedTypeParam", message);
                return INVALID;
            }
            written.push(vec![(false, ty)]);
            match self.under(ty).clone() {
                Type::Interface(inner) => {
                    embeds = true;
                    iface.comparable |= inner.comparable;
                    iface.unions.extend(inner.unions);
                    embedded.extend(inner.methods.into_iter().map(|m| (e.start(), m)));
                }
                Type::Basic(Basic::Invalid) => {
                    self.blocked = self.named_id(ty);
                    return INVALID;
                }
                _ => iface.unions.push(vec![(false, ty)]),
            }
        }
        let mut positions: Vec<Pos> = Vec::new();
        for elem in elems {
            let InterfaceElem::Method { name, ty } = elem else {
                continue;
            };
            let sig = self.func(ty, None, &[]).ty;
            if &*name.name == "_" {
                let message = "methods must have a unique non-blank name";
                self.error(name.pos, "BlankIfaceMethod", message);
                continue;
            }
            if let Some(at) = iface.methods.iter().position(|m| m.name == name.name) {
                let other = self.place(positions[at]);
                let message = format!(
                    "duplicate method {0}\n\t{other}: other declaration of method {0}",
                    name.name
                );
                self.error(name.pos, "DuplicateDecl", message);
                continue;
            }
            let package = self.qualifier(&name.name);
            iface.methods.push(Method {
                name: name.name.clone(),
                package,
                sig,
            });
            positions.push(name.pos);
        }
        let own = iface.methods.clone();
        for (pos, m) in embedded {
            let same = |o: &Method| o.name == m.name && o.package == m.package;
            match iface.methods.iter().position(same) {
                None => {
                    iface.methods.push(m);
                    positions.push(pos);
                }
                Some(at) => {
                    let sig = iface.methods[at].sig;
                    if !self.identical(sig, m.sig) {
                        let other = self.place(positions[at]);
                        let message = format!(
                            "duplicate method {0}\n\t{other}: other declaration of method {0}",
                            m.name
                        );
                        self.error(pos, "DuplicateDecl", message);
                    }
                }
            }
        }
        iface
            .methods
            .sort_by(|a, b| (&a.name, &a.package).cmp(&(&b.name, &b.package)));
        let ty = self.info.types.intern(Type::Interface(iface));
        if !embeds {
            return ty;
        }
        let id = self.info.types.push_variant(ty);
        let written = Interface {
            methods: own,
            unions: written,
            comparable: false,
        };
        self.spelling.embeds.insert(id, written);
        id
    }

    /// `~A | B` where a constraint is written without `interface`.
    pub(super) fn union_interface(&mut self, e: &'a Expr) -> TypeId {
        let mut list: Vec<(bool, &'a Expr)> = Vec::new();
        let mut rest = e;
        // A union leans left.
        loop {
            let last = match &rest.kind {
                ExprKind::Binary {
                    op: BinaryOp::Or,
                    y,
                    ..
                } => &**y,
                _ => rest,
            };
            list.push(match &last.kind {
                ExprKind::Unary {
                    op: UnaryOp::Tilde,
                    x,
                } => (true, &**x),
                _ => (false, last),
            });
            match &rest.kind {
                ExprKind::Binary {
                    op: BinaryOp::Or,
                    x,
                    ..
                } => rest = x,
                _ => break,
            }
        }
        list.reverse();
        let Some(union) = self.union(list) else {
            return INVALID;
        };
        self.info.types.intern(Type::Interface(Interface {
            unions: vec![union],
            ..Interface::default()
        }))
    }

    fn union(&mut self, list: Vec<(bool, &'a Expr)>) -> Option<Vec<(bool, TypeId)>> {
        let mut terms: Vec<(bool, TypeId)> = Vec::new();
        for (i, &(tilde, e)) in list.iter().enumerate() {
            let mut ty = self.typ(e);
            if self.is_type_param(ty) {
                let message = match tilde {
                    true => {
                        let text = self.ty_str(ty);
                        format!("type in term ~{text} cannot be a type parameter")
                    }
                    false => "term cannot be a type parameter".to_string(),
                };
                self.error_at(e, "MisplacedTypeParam", message);
                ty = INVALID;
            }
            if i == MAX_TERMS {
                let message = format!(
                    "cannot handle more than {MAX_TERMS} union terms (implementation limitation)"
                );
                self.error_at(e, "InvalidUnion", message);
                return None;
            }
            terms.push((tilde, ty));
        }
        let checked = terms.clone();
        self.do_later(move |check| check.check_terms(&list, &checked));
        Some(terms)
    }

    /// A term as gc has it here: even the package's own types with their package.
    fn full_name(&self, tilde: bool, ty: TypeId) -> String {
        self.full_names.set(true);
        let text = self.terms_str(&[(tilde, ty)]);
        self.full_names.set(false);
        text
    }

    fn check_terms(&mut self, list: &[(bool, &'a Expr)], terms: &[(bool, TypeId)]) {
        for (i, (&(tilde, e), &(_, ty))) in list.iter().zip(terms).enumerate() {
            if !self.valid(ty) {
                continue;
            }
            let text = self.ty_str(ty);
            let full = self.full_name(tilde, ty);
            let under = self.info.types.underlying_id(ty);
            // gc points at the tilde.
            let at = if tilde {
                Pos(e.start().0.saturating_sub(1))
            } else {
                e.start()
            };
            let code = "InvalidUnion";
            let iface = match self.info.types.get(under) {
                Type::Interface(iface) => Some(iface.clone()),
                _ => None,
            };
            if tilde {
                if iface.is_some() {
                    let message = format!("invalid use of ~ ({text} is an interface)");
                    self.error(at, code, message);
                    continue;
                }
                if self.valid(under) && !self.identical(under, ty) {
                    let under = self.ty_str(under);
                    let message =
                        format!("invalid use of ~ (underlying type of {text} is {under})");
                    self.error(at, code, message);
                    continue;
                }
            }
            if let Some(iface) = iface {
                if terms.len() == 1 {
                    continue;
                }
                let universe = self
                    .named_id(ty)
                    .is_some_and(|id| self.info.types.named(id).package.is_none());
                let message = if !iface.methods.is_empty() {
                    format!("cannot use {full} in union ({full} contains methods)")
                } else if iface.comparable && universe {
                    "cannot use comparable in union".to_string()
                } else if iface.comparable {
                    format!("cannot use {full} in union ({full} embeds comparable)")
                } else {
                    continue;
                };
                self.error(at, code, message);
                continue;
            }
            for &(other_tilde, other) in &terms[..i] {
                if !self.valid(other) || self.is_interface(other) {
                    continue;
                }
                if !self.disjoint((other_tilde, other), (tilde, ty)) {
                    let message = format!(
                        "overlapping terms {} and {}",
                        full,
                        self.full_name(other_tilde, other)
                    );
                    self.error(at, code, message);
                    break;
                }
            }
        }
    }
}
