//! Fields and methods: where a selector leads, and which interfaces a type implements.

use super::checker::Checker;
use super::info::*;
use super::types::*;
use crate::hash::HashSet;
use crate::syntax::ast::Name;

/// What a name selects in a type.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub what: Member,
    /// Field indices on the way, its own included where it is a field.
    pub path: Vec<u32>,
    /// A pointer was followed on the way.
    pub indirect: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Member {
    Field {
        ty: TypeId,
        strct: TypeId,
        index: u32,
    },
    /// `base`: the defined type that has it.
    Method {
        obj: ObjId,
        base: NamedId,
    },
    InterfaceMethod {
        name: Name,
        sig: TypeId,
    },
}

#[derive(Clone, Debug)]
pub(super) enum Lookup {
    Found(Found),
    Ambiguous,
    /// The method exists, but its receiver is a pointer and the value is not addressable.
    NeedsPointer,
    Missing,
}

/// Why a type does not implement an interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Missing {
    NotFound,
    WrongName,
    Unexported,
    WrongSignature,
    Ambiguous,
    PointerReceiver,
    Field,
}

impl<'a> Checker<'a> {
    /// Finds `name`, as seen from package `package`, in `ty`.
    /// `addressable`: methods on the pointer count too.
    pub(super) fn find_member(
        &mut self,
        ty: TypeId,
        addressable: bool,
        package: Option<&str>,
        name: &str,
    ) -> Lookup {
        self.find(ty, addressable, package, name, false)
    }

    /// As [`Checker::find_member`], but `fold` ignores case and export: for hints in messages.
    pub(super) fn find(
        &mut self,
        ty: TypeId,
        addressable: bool,
        package: Option<&str>,
        name: &str,
        fold: bool,
    ) -> Lookup {
        if name == "_" {
            return Lookup::Missing;
        }
        // A defined pointer type has no methods, but selects fields of what it points to.
        if self.named_id(ty).is_some()
            && let Some(elem) = self.pointee(ty)
        {
            let pointer = self.info.types.intern(Type::Pointer(elem));
            return match self.find_raw(pointer, false, package, name, fold) {
                Lookup::Found(f) if matches!(f.what, Member::Method { .. }) => Lookup::Missing,
                other => other,
            };
        }
        self.find_raw(ty, addressable, package, name, fold)
    }

    fn find_raw(
        &mut self,
        ty: TypeId,
        addressable: bool,
        package: Option<&str>,
        name: &str,
        fold: bool,
    ) -> Lookup {
        let (start, is_pointer) = match self.info.types.get(ty) {
            Type::Pointer(elem) => (*elem, true),
            _ => (ty, false),
        };
        if is_pointer && (self.is_interface(start) || self.is_type_param(start)) {
            return Lookup::Missing;
        }
        // A type parameter has its constraint's methods.
        let start = match self.type_param(start) {
            Some(param) => self.constraint(param),
            None => start,
        };
        struct Level {
            ty: TypeId,
            path: Vec<u32>,
            indirect: bool,
            multiples: bool,
        }
        let mut current = vec![Level {
            ty: start,
            path: Vec::new(),
            indirect: is_pointer,
            multiples: false,
        }];
        let mut seen: HashSet<NamedId> = HashSet::new();
        while !current.is_empty() {
            let mut next: Vec<Level> = Vec::new();
            let mut found: Option<Found> = None;
            let mut count = 0;
            for level in &current {
                let ty = level.ty;
                if let Some(named) = self.named_id(ty) {
                    if !seen.insert(named) {
                        continue;
                    }
                    if let Some(obj) = self.method_named(named, package, name, fold) {
                        count += if level.multiples { 2 } else { 1 };
                        found = Some(Found {
                            what: Member::Method { obj, base: named },
                            path: level.path.clone(),
                            indirect: level.indirect,
                        });
                        continue;
                    }
                }
                let strct = self.info.types.underlying_id(ty);
                match self.info.types.get(strct) {
                    Type::Struct(fields) => {
                        for (i, field) in fields.iter().enumerate() {
                            let path = || {
                                let mut path = level.path.clone();
                                path.push(i as u32);
                                path
                            };
                            if same_name(&field.name, field.package.as_deref(), package, name, fold)
                            {
                                count += if level.multiples { 2 } else { 1 };
                                let index = i as u32;
                                found = Some(Found {
                                    what: Member::Field {
                                        ty: field.ty,
                                        strct,
                                        index,
                                    },
                                    path: path(),
                                    indirect: level.indirect,
                                });
                                continue;
                            }
                            // Once something is found at this depth, deeper ones do not matter.
                            if found.is_none() && field.embedded {
                                let (elem, pointer) = match self.info.types.get(field.ty) {
                                    Type::Pointer(elem) => (*elem, true),
                                    _ => (field.ty, false),
                                };
                                let named_or_literal = matches!(
                                    self.info.types.get(elem),
                                    Type::Named(_) | Type::Struct(_) | Type::Interface(_)
                                );
                                if named_or_literal {
                                    next.push(Level {
                                        ty: elem,
                                        path: path(),
                                        indirect: level.indirect || pointer,
                                        multiples: level.multiples,
                                    });
                                }
                            }
                        }
                    }
                    Type::Interface(iface) => {
                        let method = iface.methods.iter().find(|m| {
                            same_name(&m.name, m.package.as_deref(), package, name, fold)
                        });
                        if let Some(m) = method {
                            count += if level.multiples { 2 } else { 1 };
                            found = Some(Found {
                                what: Member::InterfaceMethod {
                                    name: m.name.clone(),
                                    sig: m.sig,
                                },
                                path: level.path.clone(),
                                indirect: level.indirect,
                            });
                        }
                    }
                    _ => {}
                }
            }
            if let Some(found) = found {
                if count > 1 {
                    return Lookup::Ambiguous;
                }
                if let Member::Method { obj, .. } = found.what
                    && self.meta[obj.0 as usize].pointer
                    && !found.indirect
                    && !addressable
                {
                    return Lookup::NeedsPointer;
                }
                return Lookup::Found(found);
            }
            // Types embedded several times at one depth are kept once, marked.
            let mut merged: Vec<Level> = Vec::new();
            for level in next {
                let canon = self.canon(level.ty);
                match merged.iter_mut().find(|m| m.ty == canon) {
                    Some(m) => m.multiples = true,
                    None => merged.push(Level { ty: canon, ..level }),
                }
            }
            current = merged;
        }
        Lookup::Missing
    }

    fn method_named(
        &self,
        named: NamedId,
        package: Option<&str>,
        name: &str,
        fold: bool,
    ) -> Option<ObjId> {
        let named = self.info.types.named(named).origin.unwrap_or(named);
        let info = self.info.types.named(named);
        let declared_in = info.package.clone();
        info.methods.iter().copied().find(|&m| {
            let method = &self.obj(m).name;
            let qualifier = if super::checker::is_exported(method) {
                None
            } else {
                declared_in.as_deref()
            };
            same_name(method, qualifier, package, name, fold)
        })
    }

    /// A method's signature, without its receiver.
    /// `base`: the type that has it.
    pub(super) fn method_type(&mut self, method: ObjId, base: NamedId) -> TypeId {
        self.resolve(method);
        let ty = self.obj(method).ty;
        if !self.valid(ty) {
            return ty;
        }
        let named = self.info.types.named(base);
        let args = match named.origin {
            Some(_) => named.args.clone(),
            None if named.params.is_empty() => return ty,
            None => {
                let params = named.params.clone().into_iter();
                params
                    .map(|p| self.info.types.intern(Type::TypeParam(p)))
                    .collect()
            }
        };
        if let Some(&known) = self.method_types.get(&(method, base)) {
            return known;
        }
        let params = self.info.type_params.get(&method).cloned();
        let mut subst = Types::subst(&params.unwrap_or_default(), &args);
        let plain = self.plain(ty);
        let mut result = self.subst(plain, &subst);
        if let Some(generic) = self.generics.get(&ty).cloned() {
            // The method's own parameters have constraints in terms of the receiver's.
            let (fresh, renamed) = self.rename(&generic.params);
            result = self.subst(result, &renamed);
            subst.extend(renamed);
            for &param in &fresh {
                let bound = self.constraint(param);
                let bound = self.subst_bound(bound, &subst);
                self.info.types.params[param.0 as usize].constraint = bound;
            }
            let generic = super::generic::Generic {
                params: std::rc::Rc::new(fresh),
                ..generic
            };
            result = self.generic_variant(result, generic);
        }
        self.method_types.insert((method, base), result);
        result
    }

    /// Why `ty` does not implement the interface `iface`, in gc's words with parentheses; none if it
    /// does. `dynamic`: `ty` is an interface whose dynamic type may have more methods.
    pub(super) fn missing_method(
        &mut self,
        ty: TypeId,
        iface: TypeId,
        dynamic: bool,
    ) -> Option<String> {
        let Type::Interface(wanted) = self.under(iface).clone() else {
            return None;
        };
        if wanted.methods.is_empty() {
            return None;
        }
        let from_interface = self.is_interface(ty);
        for m in &wanted.methods {
            let package = m.package.as_deref();
            let (problem, have) = match self.find(ty, false, package, &m.name, false) {
                Lookup::Found(found) => match found.what {
                    Member::Field { .. } => (Missing::Field, None),
                    Member::Method { obj, base } => {
                        let have = self.method_type(obj, base);
                        let generic = self.generics.contains_key(&have);
                        if !self.valid(have) || !generic && self.identical(have, m.sig) {
                            continue;
                        }
                        (Missing::WrongSignature, Some((m.name.clone(), have)))
                    }
                    Member::InterfaceMethod { sig, .. } => {
                        if self.identical(sig, m.sig) {
                            continue;
                        }
                        (Missing::WrongSignature, Some((m.name.clone(), sig)))
                    }
                },
                Lookup::Ambiguous => (Missing::Ambiguous, None),
                Lookup::NeedsPointer => (Missing::PointerReceiver, None),
                Lookup::Missing if dynamic && from_interface => continue,
                Lookup::Missing => match self.find(ty, false, package, &m.name, true) {
                    Lookup::Found(Found {
                        what: Member::Method { obj, base },
                        ..
                    }) => {
                        let name = self.obj(obj).name.clone();
                        let have = self.method_type(obj, base);
                        let problem = if name == m.name {
                            Missing::Unexported
                        } else {
                            Missing::WrongName
                        };
                        (problem, Some((name, have)))
                    }
                    _ => (Missing::NotFound, None),
                },
            };
            return Some(self.missing_text(ty, iface, m, problem, have));
        }
        None
    }

    fn missing_text(
        &mut self,
        ty: TypeId,
        iface: TypeId,
        wanted: &Method,
        problem: Missing,
        have: Option<(Name, TypeId)>,
    ) -> String {
        let name = &wanted.name;
        let signatures = |check: &Self| match &have {
            // Types of the same name would say nothing.
            Some((have_name, sig))
                if have_name == name && check.sig_str(*sig) == check.sig_str(wanted.sig) =>
            {
                String::new()
            }
            Some((have_name, sig)) => format!(
                "\n\t\thave {have_name}{}\n\t\twant {name}{}",
                check.sig_str(*sig),
                check.sig_str(wanted.sig)
            ),
            None => String::new(),
        };
        match problem {
            Missing::NotFound => {
                for side in [ty, iface] {
                    if let Some(elem) = self.pointee(side)
                        && self.is_interface(elem)
                    {
                        let side = self.ty_str(side);
                        return format!("(type {side} is pointer to interface, not interface)");
                    }
                }
                format!("(missing method {name})")
            }
            Missing::WrongName => format!("(missing method {name}){}", signatures(self)),
            Missing::Unexported => format!("(unexported method {name})"),
            Missing::WrongSignature => {
                format!("(wrong type for method {name}){}", signatures(self))
            }
            Missing::Ambiguous => format!("(ambiguous selector {}.{name})", self.ty_str(ty)),
            Missing::PointerReceiver => format!("(method {name} has pointer receiver)"),
            Missing::Field => format!("({}.{name} is a field, not a method)", self.ty_str(ty)),
        }
    }

    /// Whether `ty` implements `iface`; if not, the reason as gc gives it.
    pub(super) fn implements(&mut self, ty: TypeId, iface: TypeId) -> Result<(), String> {
        self.conforms(ty, iface, false)
    }

    /// What the message about a missing field or method says: `type T has no field or method x`.
    pub(super) fn missing_member(&mut self, ty: TypeId, name: &str) -> String {
        let package = self.package_path();
        let found = match self.find(ty, true, Some(&package), name, true) {
            Lookup::Found(found) => Some(found),
            _ => None,
        };
        let own = self.ty_str(ty);
        let missing = format!("type {own} has no field or method {name}");
        let Some((what, alt, foreign)) = found.map(|f| self.member_name(&f)) else {
            return missing;
        };
        match spelling(name, &alt, foreign) {
            Spelled::Other => missing,
            Spelled::Differently => format!("{missing}, but does have {what} {alt}"),
            Spelled::Unexported => format!("{missing}, but does have unexported {what} {alt}"),
            Spelled::Inaccessible => format!("cannot refer to unexported {what} {alt}"),
        }
    }

    /// `field` or `method`, its name, and whether another package declares it.
    pub(super) fn member_name(&self, found: &Found) -> (&'static str, Name, bool) {
        let here = self.package_path();
        match &found.what {
            Member::Field { strct, index, .. } => match self.info.types.get(*strct) {
                Type::Struct(fields) => {
                    let field = &fields[*index as usize];
                    let package = self.field_package(*strct, *index).or(field.package.clone());
                    (
                        "field",
                        field.name.clone(),
                        package.is_some_and(|p| p != here),
                    )
                }
                _ => ("field", "".into(), false),
            },
            Member::Method { obj, .. } => {
                let object = self.obj(*obj);
                let foreign = object.package != Some(self.env.package);
                ("method", object.name.clone(), foreign)
            }
            Member::InterfaceMethod { name, .. } => ("method", name.clone(), false),
        }
    }

    fn field_package(&self, strct: TypeId, index: u32) -> Option<Name> {
        let obj = self.fields.get(&(strct, index))?;
        let package = self.obj(*obj).package?;
        Some(self.parsed[package as usize].path.clone())
    }
}

/// How a name that was meant differs from the one found.
pub(super) enum Spelled {
    Other,
    Differently,
    Unexported,
    Inaccessible,
}

pub(super) fn spelling(name: &str, found: &str, foreign: bool) -> Spelled {
    let exported = super::checker::is_exported;
    let tail = |s: &str| s.chars().skip(1).collect::<String>();
    if !foreign {
        Spelled::Differently
    } else if exported(name) {
        if exported(found) {
            Spelled::Differently
        } else if tail(name) == tail(found) {
            Spelled::Unexported
        } else {
            Spelled::Other
        }
    } else if exported(found) {
        if tail(name) == tail(found) {
            Spelled::Differently
        } else {
            Spelled::Other
        }
    } else if name == found {
        Spelled::Inaccessible
    } else {
        Spelled::Other
    }
}

fn same_name(
    have: &str,
    have_package: Option<&str>,
    package: Option<&str>,
    name: &str,
    fold: bool,
) -> bool {
    if fold && have.to_lowercase() == name.to_lowercase() {
        return true;
    }
    have == name && (have_package.is_none() || have_package == package)
}
