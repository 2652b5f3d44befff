//! Substitution of type parameters, and instances of generic types.
//!
//! An instance is one [`NamedId`] per generic type and list of arguments, so identity stays `==`. Its underlying
//! type is made at once where the generic type's is known, else as soon as it is ([`Types::define`]); types that
//! refer to themselves end, because the instance stands in the index before it is expanded. `List[T]` with the
//! type's own parameters is the generic type itself, as a type declared inside a generic function is, within it,
//! its own instance.
//!
//! A type whose expansion never ends (`type T[P any] struct { next *T[*P] }`) is an error that the checker reports;
//! here it only stops: after [`MAX_GENERATION`] steps from what the source wrote, and [`FAR_INSTANCES`] of those
//! instances, the rest keep an invalid underlying type.

use super::types::*;
use crate::hash::HashMap;

/// What type parameters stand for. A parameter that is not in it stands for itself.
pub type Subst = HashMap<TypeParamId, TypeId>;

const INVALID: TypeId = Basic::Invalid.id();

/// How many steps of expansion from a written type are followed without counting, and at all.
const NEAR: u32 = 8;
const MAX_GENERATION: u32 = 200;

/// How many instances may lie further than [`NEAR`].
const FAR_INSTANCES: u32 = 10_000;

/// How deep a type may be nested and still be substituted in.
const MAX_DEPTH: u32 = 600;

/// What the interner remembers of instances.
#[derive(Debug, Default)]
pub(super) struct Instances {
    index: HashMap<(NamedId, Vec<TypeId>), TypeId>,
    /// Instances whose generic type is still being checked, with their generation.
    waiting: HashMap<NamedId, Vec<(NamedId, u32)>>,
    /// Instances to expand, with their generation.
    queue: Vec<(NamedId, u32)>,
    /// An expansion is under way: of this generation.
    expanding: Option<u32>,
    far: u32,
    /// Whether a type mentions type parameters.
    open: HashMap<TypeId, bool>,
    /// The struct type of a generic type, by that of an instance.
    pub structs: HashMap<TypeId, TypeId>,
}

impl Types {
    /// The parameters of a declaration with what they stand for.
    pub fn subst(params: &[TypeParamId], args: &[TypeId]) -> Subst {
        params.iter().copied().zip(args.iter().copied()).collect()
    }

    /// The generic type `origin` with `args` for its parameters. Identical arguments give one type. What is no
    /// generic type is itself.
    pub fn instantiate(&mut self, origin: NamedId, args: &[TypeId]) -> TypeId {
        let own = self.named(origin).params.clone();
        if own.is_empty() || own.len() != args.len() {
            return self.intern(Type::Named(origin));
        }
        let canonical: Vec<TypeId> = args.iter().map(|&a| self.canon(a)).collect();
        let id = self.instance(origin, &own, &canonical);
        if canonical == args {
            return id;
        }
        self.spell_instance(id, origin, args)
    }

    fn instance(&mut self, origin: NamedId, own: &[TypeParamId], args: &[TypeId]) -> TypeId {
        let itself = own.iter().zip(args);
        if itself
            .into_iter()
            .all(|(&p, &a)| *self.get(a) == Type::TypeParam(p))
        {
            return self.intern(Type::Named(origin));
        }
        let key = (origin, args.to_vec());
        if let Some(&known) = self.instances.index.get(&key) {
            return known;
        }
        let id = NamedId(self.named.len() as u32);
        let generic = self.named(origin);
        let named = NamedType {
            obj: generic.obj,
            name: generic.name.clone(),
            package: generic.package.clone(),
            underlying: INVALID,
            methods: Vec::new(),
            params: Vec::new(),
            origin: Some(origin),
            args: args.to_vec(),
        };
        self.named.push(named);
        let ty = self.intern(Type::Named(id));
        self.instances.index.insert(key, ty);
        let generation = self.instances.expanding.map_or(0, |g| g + 1);
        if generation > NEAR {
            self.instances.far += 1;
        }
        if generation <= MAX_GENERATION && self.instances.far <= FAR_INSTANCES {
            self.instances.queue.push((id, generation));
            self.expand_queue();
        }
        ty
    }

    /// Gives a defined type its underlying type, and with it those of its instances.
    pub fn define(&mut self, id: NamedId, underlying: TypeId) {
        self.named[id.0 as usize].underlying = underlying;
        if underlying != INVALID
            && let Some(waiting) = self.instances.waiting.remove(&id)
        {
            self.instances.queue.extend(waiting);
            self.expand_queue();
        }
    }

    fn expand_queue(&mut self) {
        // One level of expansion at a time: chains of instances do not use up the stack.
        if self.instances.expanding.is_some() {
            return;
        }
        while let Some((id, generation)) = self.instances.queue.pop() {
            let instance = self.named(id);
            let Some(origin) = instance.origin else {
                continue;
            };
            let args = instance.args.clone();
            let generic = self.named(origin);
            let underlying = generic.underlying;
            if underlying == INVALID {
                let waiting = self.instances.waiting.entry(origin).or_default();
                waiting.push((id, generation));
                continue;
            }
            let subst = Types::subst(&generic.params.clone(), &args);
            self.instances.expanding = Some(generation);
            let expanded = self.substitute(underlying, &subst);
            self.instances.expanding = None;
            self.named[id.0 as usize].underlying = expanded;
            if expanded != underlying && matches!(self.get(expanded), Type::Struct(_)) {
                self.instances.structs.entry(expanded).or_insert(underlying);
            }
        }
    }

    /// Whether instances were left unexpanded, for there is no end of them.
    pub(super) fn endless(&self) -> bool {
        self.instances.far > FAR_INSTANCES
    }

    /// `ty` with its type parameters replaced.
    pub fn substitute(&mut self, ty: TypeId, subst: &Subst) -> TypeId {
        if subst.is_empty() || !self.is_open(ty, 0) {
            return ty;
        }
        self.replace(ty, subst, &mut HashMap::new(), 0)
    }

    /// Whether the type mentions a type parameter.
    pub fn mentions_params(&mut self, ty: TypeId) -> bool {
        self.is_open(ty, 0)
    }

    fn is_open(&mut self, ty: TypeId, depth: u32) -> bool {
        match self.get(ty) {
            Type::Basic(_) => return false,
            Type::TypeParam(_) => return true,
            _ => {}
        }
        if let Some(&known) = self.instances.open.get(&ty) {
            return known;
        }
        if depth > MAX_DEPTH {
            return false;
        }
        let parts = self.parts(ty);
        let open = match self.get(ty) {
            Type::Named(id) if !self.named(*id).params.is_empty() => true,
            _ => parts.into_iter().any(|p| self.is_open(p, depth + 1)),
        };
        self.instances.open.insert(ty, open);
        open
    }

    /// The types that a type is made of; of an instance, its arguments.
    pub(super) fn parts(&self, ty: TypeId) -> Vec<TypeId> {
        match self.get(ty) {
            Type::Basic(_) | Type::TypeParam(_) => Vec::new(),
            Type::Named(id) => self.named(*id).args.clone(),
            Type::Pointer(t) | Type::Slice(t) => vec![*t],
            Type::Array { elem, .. } | Type::Chan { elem, .. } => vec![*elem],
            Type::Map { key, value } => vec![*key, *value],
            Type::Struct(fields) => fields.iter().map(|f| f.ty).collect(),
            Type::Func(sig) => sig.params.iter().chain(&sig.results).copied().collect(),
            Type::Interface(iface) => {
                let methods = iface.methods.iter().map(|m| m.sig);
                let terms = iface.unions.iter().flatten().map(|t| t.1);
                methods.chain(terms).collect()
            }
            Type::Tuple(types) => types.clone(),
        }
    }

    fn replace(
        &mut self,
        ty: TypeId,
        subst: &Subst,
        done: &mut HashMap<TypeId, TypeId>,
        depth: u32,
    ) -> TypeId {
        if depth > MAX_DEPTH || !self.is_open(ty, depth) {
            return ty;
        }
        if let Type::TypeParam(id) = self.get(ty) {
            return subst.get(id).copied().unwrap_or(ty);
        }
        if let Some(&known) = done.get(&ty) {
            return known;
        }
        if let Some(named) = self.named_of(ty) {
            // A generic type stands for itself with its own parameters.
            let info = self.named(named);
            let (origin, args) = match info.origin {
                Some(origin) => (origin, info.args.clone()),
                None => (
                    named,
                    info.params
                        .clone()
                        .into_iter()
                        .map(|p| self.intern(Type::TypeParam(p)))
                        .collect(),
                ),
            };
            let args: Vec<TypeId> = args
                .into_iter()
                .map(|a| self.replace(a, subst, done, depth + 1))
                .collect();
            let result = self.instantiate(origin, &args);
            done.insert(ty, result);
            return result;
        }
        let mut part = self.get(ty).clone();
        part.each_part(&mut |t| *t = self.replace(*t, subst, done, depth + 1));
        let result = self.intern(part);
        done.insert(ty, result);
        result
    }

    fn named_of(&self, ty: TypeId) -> Option<NamedId> {
        match self.get(ty) {
            Type::Named(id) => Some(*id),
            _ => None,
        }
    }
}

impl Type {
    /// Visits the ids of the types that this one is made of; a defined type and a parameter have none.
    pub(super) fn each_part(&mut self, visit: &mut impl FnMut(&mut TypeId)) {
        match self {
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_) => {}
            Type::Pointer(t) | Type::Slice(t) => visit(t),
            Type::Array { elem, .. } | Type::Chan { elem, .. } => visit(elem),
            Type::Map { key, value } => {
                visit(key);
                visit(value);
            }
            Type::Struct(fields) => fields.iter_mut().for_each(|f| visit(&mut f.ty)),
            Type::Func(sig) => {
                let types = sig.params.iter_mut().chain(&mut sig.results);
                types.for_each(visit);
            }
            Type::Interface(iface) => {
                iface.methods.iter_mut().for_each(|m| visit(&mut m.sig));
                iface
                    .unions
                    .iter_mut()
                    .flatten()
                    .for_each(|t| visit(&mut t.1));
            }
            Type::Tuple(types) => types.iter_mut().for_each(visit),
        }
    }
}
