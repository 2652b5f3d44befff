//! Types as vet prints them, and the methods they have.

use super::Vet;
use super::walk::{Node, walk};
use crate::check::info::*;
use crate::check::types::*;
use crate::hash::HashSet;
use crate::syntax::ast::*;

/// The package that `go vet x.go` makes of its files.
const COMMAND_LINE: &str = "command-line-arguments";

/// How deep a type is printed.
const MAX_DEPTH: u32 = 40;

/// Which of the names of one type a package uses. Types that are the same under two names are one in the tables; a
/// package that says `int32` nowhere hardly has any but runes.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Words {
    int32: bool,
    uint8: bool,
    empty_interface: bool,
}

impl Words {
    pub(super) fn of(files: &[File]) -> Words {
        let mut words = Words::default();
        for decl in files.iter().flat_map(|file| &file.decls) {
            walk(Node::Decl(decl), &mut |node| {
                if let Node::Expr(x) = node {
                    words.note(x);
                }
                true
            });
        }
        words
    }

    fn note(&mut self, x: &Expr) {
        match &x.kind {
            ExprKind::Name(name) => {
                self.int32 |= &**name == "int32";
                self.uint8 |= &**name == "uint8";
            }
            ExprKind::Selector { sel, .. } => self.int32 |= sel.name.starts_with("Int31"),
            ExprKind::InterfaceType(elems) => self.empty_interface |= elems.is_empty(),
            _ => {}
        }
    }
}

/// A method that a type has.
pub(super) struct Found {
    /// None: of an interface.
    pub(super) obj: Option<ObjId>,
    pub(super) sig: TypeId,
}

impl<'a> Vet<'a, '_> {
    pub(super) fn type_of(&self, x: &Expr) -> Option<TypeId> {
        if let Some(known) = self.info.expr(x.id) {
            return Some(match known.mode {
                Mode::Nil => Basic::UntypedNil.id(),
                _ => known.ty,
            });
        }
        let obj = self.info.defs.get(&x.id).or(self.info.uses.get(&x.id))?;
        Some(self.info.object(*obj).ty)
    }

    pub(super) fn under(&self, ty: TypeId) -> &'a Type {
        self.info.types.underlying(ty)
    }

    /// The path and name of a defined type.
    pub(super) fn named(&self, ty: TypeId) -> Option<(&'a str, &'a str)> {
        let info = self.info;
        match info.types.get(ty) {
            Type::Named(id) => {
                let named = info.types.named(*id);
                Some((named.package.as_deref().unwrap_or(""), &named.name))
            }
            _ => None,
        }
    }

    pub(super) fn is_named(&self, ty: TypeId, package: &str, name: &str) -> bool {
        self.named(ty) == Some((package, name))
    }

    pub(super) fn is_interface(&self, ty: TypeId) -> bool {
        matches!(self.under(ty), Type::Interface(_))
    }

    pub(super) fn is_type_param(&self, ty: TypeId) -> bool {
        matches!(self.info.types.get(ty), Type::TypeParam(_))
    }

    /// The path that vet prints for a package.
    pub(super) fn path(&self, path: &str) -> String {
        if path == "main" {
            COMMAND_LINE.to_string()
        } else {
            path.to_string()
        }
    }

    /// The type with the paths of its packages.
    pub(super) fn type_text(&self, ty: TypeId) -> String {
        let mut out = String::new();
        self.write_type(&mut out, ty, &|path| self.path(path), 0);
        out
    }

    /// The type with the names of other packages.
    pub(super) fn short_type_text(&self, ty: TypeId) -> String {
        let own = self.info.packages[self.package].path.clone();
        let mut out = String::new();
        let short = |path: &str| match path.rsplit('/').next() {
            _ if *path == *own => String::new(),
            Some(last) => last.to_string(),
            None => String::new(),
        };
        self.write_type(&mut out, ty, &short, 0);
        out
    }

    fn write_type(&self, out: &mut String, ty: TypeId, path: &dyn Fn(&str) -> String, depth: u32) {
        if depth > MAX_DEPTH {
            out.push_str("...");
            return;
        }
        let write = |out: &mut String, ty| self.write_type(out, ty, path, depth + 1);
        let list = |out: &mut String, list: &[TypeId]| {
            for (at, &ty) in list.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                self.write_type(out, ty, path, depth + 1);
            }
        };
        match self.info.types.get(ty) {
            Type::Basic(Basic::Int32) if !self.says.int32 => out.push_str("rune"),
            Type::Basic(Basic::Uint8) if !self.says.uint8 => out.push_str("byte"),
            Type::Basic(basic) => out.push_str(basic.name()),
            Type::Named(id) => {
                let named = self.info.types.named(*id);
                let package = named.package.as_deref().map(path).unwrap_or_default();
                if !package.is_empty() {
                    out.push_str(&package);
                    out.push('.');
                }
                out.push_str(&named.name);
                if !named.args.is_empty() {
                    out.push('[');
                    for (at, &arg) in named.args.iter().enumerate() {
                        if at > 0 {
                            out.push(',');
                        }
                        write(out, arg);
                    }
                    out.push(']');
                }
            }
            Type::Pointer(elem) => {
                out.push('*');
                write(out, *elem);
            }
            Type::Slice(elem) => {
                out.push_str("[]");
                write(out, *elem);
            }
            Type::Array { len, elem } => {
                out.push_str(&format!("[{len}]"));
                write(out, *elem);
            }
            Type::Map { key, value } => {
                out.push_str("map[");
                write(out, *key);
                out.push(']');
                write(out, *value);
            }
            Type::Chan { dir, elem } => {
                out.push_str(match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                write(out, *elem);
            }
            Type::Struct(fields) => {
                out.push_str("struct{");
                for (at, field) in fields.iter().enumerate() {
                    if at > 0 {
                        out.push_str("; ");
                    }
                    if !field.embedded {
                        out.push_str(&field.name);
                        out.push(' ');
                    }
                    write(out, field.ty);
                }
                out.push('}');
            }
            Type::Func(sig) => {
                out.push_str("func(");
                list(out, &sig.params);
                out.push(')');
                match &sig.results[..] {
                    [] => {}
                    [one] => {
                        out.push(' ');
                        write(out, *one);
                    }
                    several => {
                        out.push_str(" (");
                        list(out, several);
                        out.push(')');
                    }
                }
            }
            Type::Interface(iface) if iface.methods.is_empty() && iface.unions.is_empty() => {
                out.push_str(if self.says.empty_interface {
                    "interface{}"
                } else {
                    "any"
                });
            }
            Type::Interface(iface) => {
                out.push_str("interface{");
                for (at, method) in iface.methods.iter().enumerate() {
                    if at > 0 {
                        out.push_str("; ");
                    }
                    out.push_str(&method.name);
                    let mut sig = String::new();
                    write(&mut sig, method.sig);
                    out.push_str(sig.strip_prefix("func").unwrap_or(&sig));
                }
                out.push('}');
            }
            Type::Tuple(types) => {
                out.push('(');
                list(out, types);
                out.push(')');
            }
            Type::TypeParam(id) => out.push_str(&self.info.types.params[id.0 as usize].name),
        }
    }

    /// The method of values of the type (not of variables, which have those of their addresses too); none also where
    /// a field has the name.
    pub(super) fn method(&self, ty: TypeId, name: &str) -> Option<Found> {
        let types = &self.info.types;
        let (base, mut pointer) = match types.get(ty) {
            Type::Pointer(elem) => (*elem, true),
            _ => (ty, false),
        };
        if pointer && self.is_interface(base) {
            return None;
        }
        let mut seen = HashSet::new();
        let mut level = vec![(base, pointer)];
        while !level.is_empty() {
            let mut next = Vec::new();
            let mut found = Vec::new();
            for (ty, indirect) in level {
                pointer = indirect;
                if let Type::Named(id) = types.get(ty) {
                    if !seen.insert(*id) {
                        continue;
                    }
                    let named = types.named(*id);
                    let methods = match named.origin {
                        Some(origin) => &types.named(origin).methods,
                        None => &named.methods,
                    };
                    let declared = methods
                        .iter()
                        .find(|m| &*self.info.object(**m).name == name);
                    if let Some(&obj) = declared {
                        let on_pointer = matches!(
                            self.info.funcs.get(&obj),
                            Some(FuncLoc {
                                recv: Some((_, true)),
                                ..
                            })
                        );
                        found.push((pointer || !on_pointer).then(|| Found {
                            obj: Some(obj),
                            sig: self.info.object(obj).ty,
                        }));
                        continue;
                    }
                }
                match types.underlying(ty) {
                    Type::Struct(fields) => {
                        for field in fields {
                            if &*field.name == name {
                                found.push(None);
                            } else if field.embedded {
                                next.push(match types.get(field.ty) {
                                    Type::Pointer(elem) => (*elem, true),
                                    _ => (field.ty, pointer),
                                });
                            }
                        }
                    }
                    Type::Interface(iface) => {
                        let method = iface.methods.iter().find(|m| &*m.name == name);
                        if let Some(method) = method {
                            found.push(Some(Found {
                                obj: None,
                                sig: method.sig,
                            }));
                        }
                    }
                    _ => {}
                }
            }
            if !found.is_empty() {
                // Two at one depth hide each other.
                return if found.len() == 1 { found.pop()? } else { None };
            }
            level = next;
        }
        None
    }

    pub(super) fn signature(&self, ty: TypeId) -> Option<&'a Signature> {
        match self.under(ty) {
            Type::Func(sig) => Some(sig),
            _ => None,
        }
    }

    /// Whether values of the type have the method, without parameters and with these results.
    pub(super) fn has_method(&self, ty: TypeId, name: &str, results: &[TypeId]) -> bool {
        self.method(ty, name)
            .and_then(|found| self.signature(found.sig))
            .is_some_and(|sig| sig.params.is_empty() && sig.results == results)
    }

    pub(super) fn is_error(&self, ty: TypeId) -> bool {
        self.has_method(ty, "Error", &[Basic::String.id()])
    }

    /// The types of a type parameter's set, with their tildes; empty where it has no finite one.
    pub(super) fn terms(&self, ty: TypeId) -> Vec<(bool, TypeId)> {
        let types = &self.info.types;
        let Type::TypeParam(id) = types.get(ty) else {
            return Vec::new();
        };
        let constraint = types.params[id.0 as usize].constraint;
        let Type::Interface(iface) = types.underlying(constraint) else {
            return Vec::new();
        };
        let mut terms = Vec::new();
        let mut rest: Vec<(bool, TypeId)> = iface
            .unions
            .iter()
            .take(1)
            .flatten()
            .rev()
            .copied()
            .collect();
        let mut budget = 1000;
        while let Some((tilde, ty)) = rest.pop() {
            budget -= 1;
            match types.underlying(ty) {
                _ if budget == 0 => break,
                Type::Interface(inner) => {
                    rest.extend(inner.unions.iter().take(1).flatten().rev());
                }
                _ => terms.push((tilde, ty)),
            }
        }
        terms
    }
}
