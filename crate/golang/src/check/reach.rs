//! Function bodies of the library, which are read and checked only where the program may reach them.
//!
//! Lowering takes up functions on demand, so a body that nothing reaches need not be there. What lowering may reach is
//! found here beforehand, rather too much than too little:
//!
//! - every function that checked code mentions, by its name or as a selected method;
//! - every method of a type that checked code mentions, or that is part of such a type: method tables hold it;
//! - `init` functions, and the types of run-time panics.
//!
//! Checked code is all of the program's own, the initialisers of the library's variables, and the bodies reached. The
//! declarations of the library are checked when they are first named, like any others. Should lowering meet a
//! body that was not reached all the same, it says so ([`UNREACHED`]), and the program is compiled once more with
//! [`Options::whole_library`](super::Options).
//!
//! What goes unchecked is never wrong: a test checks all of the library.

use super::checker::{Action, Checker};
use super::info::*;
use super::types::{NamedId, Type, TypeId};
use crate::hash::{HashMap, HashSet};
use crate::syntax::ast::{Decl, FuncDecl};
use crate::syntax::read_body;

/// The code of the error that lowering gives where it meets a body that was not reached.
pub const UNREACHED: &str = "Unreached";

/// What is known to be reached, and what waits until it is.
#[derive(Default)]
pub(super) struct Reach<'a> {
    /// All bodies are to be checked.
    pub whole: bool,
    /// Functions reached whose bodies have not been checked yet.
    funcs: Vec<ObjId>,
    known_funcs: HashSet<ObjId>,
    /// What checks the body of a function of the library, once its declaration has been checked.
    bodies: HashMap<ObjId, Action<'a>>,
    /// Types mentioned whose parts have not been looked at.
    types: Vec<TypeId>,
    /// By number, whether a type has been mentioned.
    known_types: Vec<bool>,
    known_named: HashSet<NamedId>,
}

impl<'a> Checker<'a> {
    /// Notes that checked code mentions an object.
    pub(super) fn reach(&mut self, obj: ObjId) {
        let object = &self.info.objects[obj.0 as usize];
        let library = |p: u32| self.parsed[p as usize].library;
        if matches!(object.kind, ObjKind::Func)
            && object.package.is_some_and(library)
            && self.reach.known_funcs.insert(obj)
        {
            self.reach.funcs.push(obj);
        }
    }

    /// Notes that checked code mentions a type.
    pub(super) fn reach_type(&mut self, ty: TypeId) {
        let at = ty.0 as usize;
        let known = &mut self.reach.known_types;
        if at >= known.len() {
            known.resize((at + 1).max(2 * known.len()), false);
        }
        if !std::mem::replace(&mut known[at], true) {
            self.reach.types.push(ty);
        }
    }

    /// Puts the check of a function's body off until the function is reached.
    pub(super) fn until_reached(&mut self, obj: ObjId, decl: &'a FuncDecl, action: Action<'a>) {
        let read = move |check: &mut Checker<'a>| {
            if let Some(body) = &decl.body {
                read_body(check.map, body, &mut check.ids, &mut check.diagnostics);
                check.info.exprs.resize(check.ids.0 as usize, None);
                action(check);
            }
        };
        self.reach.bodies.insert(obj, Box::new(read));
    }

    /// Checks the bodies of functions reached, and of what these reach by name.
    pub(super) fn check_reached_funcs(&mut self) {
        while let Some(obj) = self.reach.funcs.pop() {
            self.resolve(obj);
            self.run_later(0);
            if let Some(body) = self.reach.bodies.remove(&obj) {
                body(self);
                self.run_later(0);
            }
        }
    }

    /// Checks all that is reached.
    pub(super) fn check_reached(&mut self) {
        self.reach_roots();
        loop {
            self.check_reached_funcs();
            match self.reach.types.pop() {
                Some(ty) => self.parts_of(ty),
                None => break,
            }
        }
    }

    /// What lowering takes up whether the program mentions it or not.
    fn reach_roots(&mut self) {
        let parsed = self.parsed;
        for package in parsed.iter().filter(|p| p.library) {
            for decl in package.files.iter().flat_map(|f| &f.decls) {
                match decl {
                    Decl::Func(func) if func.recv.is_none() && &*func.name.name == "init" => {
                        if let Some(&obj) = self.info.defs.get(&func.name.id) {
                            self.reach(obj);
                        }
                    }
                    Decl::Type(decl)
                        if &*package.path == "runtime" && decl.name.name.contains("rror") =>
                    {
                        if let Some(&obj) = self.info.defs.get(&decl.name.id) {
                            self.resolve(obj);
                            self.reach_type(self.obj(obj).ty);
                        }
                    }
                    _ => {}
                }
            }
        }
        self.run_later(0);
    }

    fn parts_of(&mut self, ty: TypeId) {
        match self.info.types.get(ty).clone() {
            Type::Named(id) => {
                let named = self.info.types.named(id).clone();
                named.args.iter().for_each(|&arg| self.reach_type(arg));
                self.reach_type(named.underlying);
                let origin = named.origin.unwrap_or(id);
                if self.reach.known_named.insert(origin) {
                    let origin = self.info.types.named(origin).clone();
                    self.reach_type(origin.underlying);
                    for method in origin.methods {
                        self.reach(method);
                    }
                }
            }
            Type::Pointer(elem) | Type::Slice(elem) => self.reach_type(elem),
            Type::Array { elem, .. } | Type::Chan { elem, .. } => self.reach_type(elem),
            Type::Map { key, value } => {
                self.reach_type(key);
                self.reach_type(value);
            }
            Type::Struct(fields) => fields.iter().for_each(|f| self.reach_type(f.ty)),
            Type::Func(sig) => {
                let mut types = sig.params.iter().chain(&sig.results);
                types.by_ref().for_each(|&ty| self.reach_type(ty));
            }
            Type::Tuple(types) => types.iter().for_each(|&ty| self.reach_type(ty)),
            Type::Interface(iface) => {
                iface.methods.iter().for_each(|m| self.reach_type(m.sig));
            }
            _ => {}
        }
    }
}
