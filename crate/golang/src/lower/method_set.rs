//! Method sets, promoted methods included.

use super::Module;
use crate::check::info::ObjId;
use crate::check::types::{NamedId, Type, TypeId};
use crate::hash::{HashMap, HashSet};
use crate::syntax::ast::Name;

/// One method of a type's method set.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub name: Name,
    /// The package that qualifies an unexported name.
    pub package: Option<Name>,
    /// Embedded fields on the way to the receiver.
    pub path: Vec<u32>,
    pub found: Found,
    /// The signature without receiver.
    pub sig: TypeId,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Found {
    /// Declared; `pointer`: on `*T`.
    Declared { method: ObjId, pointer: bool },
    /// A method of an embedded interface.
    Interface,
}

/// A type of the level that is searched.
struct Level {
    ty: TypeId,
    path: Vec<u32>,
    /// A pointer was passed on the way.
    indirect: bool,
}

impl Module<'_> {
    /// The methods of a concrete type `ty`, in no particular order.
    ///
    /// Breadth first over embedded fields, as the language has it: a name hides all deeper ones, and two of
    /// a name at one depth hide each other.
    pub(super) fn method_set(&mut self, ty: TypeId) -> Vec<Entry> {
        let (base, pointer) = match self.types.get(ty) {
            Type::Pointer(elem) => (*elem, true),
            _ => (ty, false),
        };
        // A pointer to an interface or to a pointer has no methods.
        if pointer
            && matches!(
                self.types.underlying(base),
                Type::Interface(_) | Type::Pointer(_)
            )
        {
            return Vec::new();
        }
        let mut set = Vec::new();
        let mut hidden: HashSet<(Name, Option<Name>)> = HashSet::new();
        let mut seen: HashSet<NamedId> = HashSet::new();
        let mut level = vec![Level {
            ty: base,
            path: Vec::new(),
            indirect: pointer,
        }];
        while !level.is_empty() {
            let mut here: HashMap<(Name, Option<Name>), (u32, Option<Entry>)> = HashMap::new();
            let mut next = Vec::new();
            let mut enter = |name: &Name, package: Option<Name>, entry: Option<Entry>| {
                let slot = here.entry((name.clone(), package)).or_insert((0, None));
                slot.0 += 1;
                slot.1 = entry;
            };
            for Level { ty, path, indirect } in level {
                if let Type::Named(id) = *self.types.get(ty) {
                    if !seen.insert(id) {
                        continue;
                    }
                    let inst = self.inst_of(ty);
                    let origin = self.types.named(id).origin.unwrap_or(id);
                    for method in self.types.named(origin).methods.clone() {
                        let sig = self.obj_type(method, inst);
                        let object = self.info.object(method);
                        let recv = self.info.funcs.get(&method).and_then(|f| f.recv);
                        let on_pointer = recv.is_some_and(|r| r.1);
                        let package = self.qualifier(&object.name, object.package);
                        // One with type parameters of its own implements nothing.
                        let params = self.info.type_params.get(&method).map_or(0, Vec::len);
                        let generic = params > self.insts.args(inst).len();
                        let in_set = !generic && (!on_pointer || indirect);
                        let entry = in_set.then(|| Entry {
                            name: object.name.clone(),
                            package: package.clone(),
                            path: path.clone(),
                            found: Found::Declared {
                                method,
                                pointer: on_pointer,
                            },
                            sig,
                        });
                        enter(&object.name, package, entry);
                    }
                }
                match self.under(ty) {
                    Type::Struct(fields) => {
                        for (i, field) in fields.iter().enumerate() {
                            enter(&field.name, field.package.clone(), None);
                            if field.embedded {
                                let mut path = path.clone();
                                path.push(i as u32);
                                let (ty, indirect) = match self.types.get(field.ty) {
                                    Type::Pointer(elem) => (*elem, true),
                                    _ => (field.ty, indirect),
                                };
                                next.push(Level { ty, path, indirect });
                            }
                        }
                    }
                    Type::Interface(iface) if !path.is_empty() => {
                        for method in &iface.methods {
                            let entry = Entry {
                                name: method.name.clone(),
                                package: method.package.clone(),
                                path: path.clone(),
                                found: Found::Interface,
                                sig: method.sig,
                            };
                            enter(&method.name, method.package.clone(), Some(entry));
                        }
                    }
                    _ => {}
                }
            }
            for (key, (count, entry)) in here {
                if hidden.insert(key)
                    && count == 1
                    && let Some(entry) = entry
                {
                    set.push(entry);
                }
            }
            level = next;
        }
        set
    }

    /// The package path that qualifies a name; none for exported ones.
    fn qualifier(&self, name: &str, package: Option<u32>) -> Option<Name> {
        if name.chars().next().is_some_and(char::is_uppercase) {
            return None;
        }
        package.map(|p| self.info.packages[p as usize].path.clone())
    }
}
