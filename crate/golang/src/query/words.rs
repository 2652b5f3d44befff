//! Types and declarations as the editor shows them, after gopls.

use super::Snapshot;
use crate::check::info::*;
use crate::check::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;
use std::fmt::Write;

/// How deep and how long a type is written.
const MAX_DEPTH: u32 = 8;
const MAX_TYPE: usize = 400;
/// Lines of a type's declaration that are shown.
const MAX_LINES: usize = 30;

/// The declaration of an object.
pub(super) enum Declared<'s> {
    Func(&'s FuncDecl),
    Type(&'s TypeDecl),
    /// A constant, a variable or a field; or nothing that has a declaration of its own.
    Other,
}

impl Snapshot {
    /// A type as the package at hand would write it.
    pub(super) fn type_text(&self, ty: TypeId, package: u32) -> String {
        let mut out = String::new();
        self.write_type(&mut out, ty, package, 0);
        out
    }

    /// The name of a package's thing: qualified where the package is another one.
    fn qualified(&self, name: &str, declared_in: Option<&str>, package: u32) -> String {
        let here = self.info.packages.get(package as usize).map(|p| &*p.path);
        match declared_in.filter(|path| Some(*path) != here) {
            Some(path) => {
                let found = self.info.packages.iter().find(|p| *p.path == *path);
                let word =
                    found.map_or_else(|| path.rsplit('/').next().unwrap_or(path), |p| &*p.name);
                format!("{word}.{name}")
            }
            None => name.to_string(),
        }
    }

    fn write_list(&self, out: &mut String, types: &[TypeId], package: u32, depth: u32) {
        for (i, &ty) in types.iter().enumerate() {
            out.push_str(if i > 0 { ", " } else { "" });
            self.write_type(out, ty, package, depth);
        }
    }

    fn write_type(&self, out: &mut String, ty: TypeId, package: u32, depth: u32) {
        if depth > MAX_DEPTH || out.len() > MAX_TYPE {
            out.push('…');
            return;
        }
        let depth = depth + 1;
        match self.info.types.get(ty) {
            Type::Basic(basic) => out.push_str(basic.name()),
            Type::Named(id) => {
                let named = self.info.types.named(*id);
                out.push_str(&self.qualified(&named.name, named.package.as_deref(), package));
                if !named.args.is_empty() {
                    out.push('[');
                    self.write_list(out, &named.args, package, depth);
                    out.push(']');
                }
            }
            Type::Pointer(elem) => {
                out.push('*');
                self.write_type(out, *elem, package, depth);
            }
            Type::Slice(elem) => {
                out.push_str("[]");
                self.write_type(out, *elem, package, depth);
            }
            Type::Array { len, elem } => {
                let _ = write!(out, "[{len}]");
                self.write_type(out, *elem, package, depth);
            }
            Type::Map { key, value } => {
                out.push_str("map[");
                self.write_type(out, *key, package, depth);
                out.push(']');
                self.write_type(out, *value, package, depth);
            }
            Type::Chan { dir, elem } => {
                out.push_str(match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                self.write_type(out, *elem, package, depth);
            }
            Type::Struct(fields) => {
                out.push_str("struct{");
                for (i, field) in fields.iter().enumerate() {
                    out.push_str(if i > 0 { "; " } else { "" });
                    if !field.embedded {
                        let _ = write!(out, "{} ", field.name);
                    }
                    self.write_type(out, field.ty, package, depth);
                }
                out.push('}');
            }
            Type::Func(_) => {
                out.push_str("func");
                self.write_signature(out, ty, package, depth);
            }
            Type::Interface(iface) if iface.methods.is_empty() => {
                let any = iface.unions.is_empty() && !iface.comparable;
                out.push_str(match (any, iface.comparable) {
                    (true, _) => "any",
                    (false, true) => "comparable",
                    (false, false) => "interface{…}",
                });
                for union in iface.unions.iter().take(1).filter(|_| depth == 1) {
                    out.truncate(out.len() - "interface{…}".len().min(out.len()));
                    for (i, (tilde, ty)) in union.iter().enumerate() {
                        out.push_str(if i > 0 { " | " } else { "" });
                        out.push_str(if *tilde { "~" } else { "" });
                        self.write_type(out, *ty, package, depth);
                    }
                }
            }
            Type::Interface(iface) => {
                out.push_str("interface{");
                for (i, method) in iface.methods.iter().enumerate() {
                    out.push_str(if i > 0 { "; " } else { "" });
                    out.push_str(&method.name);
                    self.write_signature(out, method.sig, package, depth);
                }
                out.push('}');
            }
            Type::Tuple(types) => {
                out.push('(');
                self.write_list(out, types, package, depth);
                out.push(')');
            }
            Type::TypeParam(id) => match self.info.types.params.get(id.0 as usize) {
                Some(param) => out.push_str(&param.name),
                None => out.push('?'),
            },
        }
    }

    /// `(int) error`
    fn write_signature(&self, out: &mut String, ty: TypeId, package: u32, depth: u32) {
        let Type::Func(sig) = self.info.types.get(ty) else {
            return;
        };
        out.push('(');
        for (i, &param) in sig.params.iter().enumerate() {
            out.push_str(if i > 0 { ", " } else { "" });
            match self.info.types.get(param) {
                Type::Slice(elem) if sig.variadic && i + 1 == sig.params.len() => {
                    out.push_str("...");
                    self.write_type(out, *elem, package, depth);
                }
                _ => self.write_type(out, param, package, depth),
            }
        }
        out.push(')');
        match sig.results.as_slice() {
            [] => {}
            [one] => {
                out.push(' ');
                self.write_type(out, *one, package, depth);
            }
            results => {
                out.push_str(" (");
                self.write_list(out, results, package, depth);
                out.push(')');
            }
        }
    }

    /// The source between two places, its lines' indentation as it is.
    fn text(&self, from: Pos, to: Pos) -> &str {
        let Some(file) = self.map.file(from) else {
            return "";
        };
        let at = |pos: Pos| pos.0.saturating_sub(file.base.0) as usize;
        file.text
            .get(at(from)..at(to).min(file.text.len()))
            .unwrap_or("")
    }

    /// What follows a function's name up to its body: `(s string) (int, error)`, on one line.
    fn header(&self, decl: &FuncDecl) -> String {
        let from = decl.name.pos.plus(decl.name.name.len());
        let to = match &decl.body {
            Some(body) => body.lbrace,
            None => self.line_end(from),
        };
        let text = self.text(from, to);
        // A native function's parameters may go on; then what its line has must do.
        let words: Vec<&str> = text.split_whitespace().collect();
        words
            .join(" ")
            .replace("( ", "(")
            .replace(", )", ")")
            .replace(" )", ")")
    }

    fn line_end(&self, pos: Pos) -> Pos {
        let rest = self.map.file(pos).map_or("", |f| {
            f.text.get((pos.0 - f.base.0) as usize..).unwrap_or("")
        });
        let line = rest.split('\n').next().unwrap_or("");
        pos.plus(line.split("//").next().unwrap_or(line).len())
    }

    /// The declaration of an object, and its file.
    pub(super) fn declaration(&self, id: ObjId) -> (Declared<'_>, Option<&File>) {
        let object = self.info.object(id);
        if let Some(loc) = self.info.funcs.get(&id) {
            let file = self
                .info
                .packages
                .get(loc.package as usize)
                .and_then(|p| p.files.get(loc.file as usize));
            if let Some(Decl::Func(decl)) = file.and_then(|f| f.decls.get(loc.decl as usize)) {
                return (Declared::Func(decl), file);
            }
        }
        let package = object
            .package
            .and_then(|p| self.info.packages.get(p as usize));
        let file = package.and_then(|p| {
            p.files
                .iter()
                .find(|f| f.package.pos <= object.pos && object.pos <= f.end)
        });
        let types = file.iter().flat_map(|f| &f.decls).filter_map(|d| match d {
            Decl::Type(d) => Some(d),
            _ => None,
        });
        let found = types.into_iter().find(|d| d.name.pos == object.pos);
        (found.map_or(Declared::Other, Declared::Type), file)
    }

    /// The type of an object as text: of a function with the names of its parameters.
    pub(super) fn object_type(&self, id: ObjId, package: u32) -> String {
        let object = self.info.object(id);
        match &object.kind {
            ObjKind::Func => match self.declaration(id).0 {
                Declared::Func(decl) => format!("func{}", self.header(decl)),
                _ => self.type_text(object.ty, package),
            },
            ObjKind::Builtin(builtin) => {
                builtin_header(*builtin).map_or(String::new(), |h| format!("func{h}"))
            }
            ObjKind::TypeName => {
                let text = self.type_text(self.info.types.underlying_id(object.ty), package);
                match text.split_once('{') {
                    Some((word @ ("struct" | "interface"), _)) => word.to_string(),
                    _ => text,
                }
            }
            ObjKind::Package(_) | ObjKind::Nil | ObjKind::Label => String::new(),
            _ => self.type_text(object.ty, package),
        }
    }

    /// An object as a hover shows it, seen from a package.
    pub(super) fn signature(&self, id: ObjId, package: u32) -> String {
        let object = self.info.object(id);
        let name = &object.name;
        let ty = || self.type_text(object.ty, package);
        let declared_in = object
            .package
            .and_then(|p| self.info.packages.get(p as usize))
            .map(|p| &*p.path);
        let qualified = || self.qualified(name, declared_in, package);
        match &object.kind {
            ObjKind::Var(VarKind::Field) => format!("field {name} {}", ty()),
            ObjKind::Var(VarKind::Global) => format!("var {} {}", qualified(), ty()),
            ObjKind::Var(_) => format!("var {name} {}", ty()),
            ObjKind::Const(value) => format!(
                "const {} {} = {}",
                qualified(),
                ty(),
                shortened(&value.to_string())
            ),
            ObjKind::TypeName => match self.declaration(id).0 {
                Declared::Type(decl) => {
                    let end = decl.ty.end;
                    let text = self.text(decl.name.pos.plus(name.len()), end);
                    format!("type {}{}", qualified(), cut_lines(text))
                }
                _ => match self.info.types.get(object.ty) {
                    Type::TypeParam(param) => {
                        let constraint = self
                            .info
                            .types
                            .params
                            .get(param.0 as usize)
                            .map(|p| p.constraint);
                        let constraint =
                            constraint.map_or(String::new(), |c| self.type_text(c, package));
                        format!("type parameter {name} {constraint}")
                    }
                    _ if object.package.is_some() => {
                        format!(
                            "type {} {}",
                            qualified(),
                            self.type_text(self.info.types.underlying_id(object.ty), package)
                        )
                    }
                    _ => format!("type {name}"),
                },
            },
            ObjKind::Func => match self.declaration(id).0 {
                Declared::Func(decl) => match &decl.recv {
                    Some(recv) => {
                        let var = recv
                            .name
                            .as_ref()
                            .map_or(String::new(), |n| format!("{} ", n.name));
                        let of = self.text(recv.ty.pos, recv.ty.end);
                        format!("func ({var}{of}) {name}{}", self.header(decl))
                    }
                    None => format!("func {}{}", qualified(), self.header(decl)),
                },
                _ => format!("func {name}{}", ty().trim_start_matches("func")),
            },
            ObjKind::Package(index) => match self.info.packages.get(*index as usize) {
                Some(package) if *package.name == **name => {
                    format!("package {name} (\"{}\")", package.path)
                }
                Some(package) => format!("package {name} {} (\"{}\")", package.name, package.path),
                None => format!("package {name}"),
            },
            ObjKind::Builtin(builtin) => {
                format!("func {name}{}", builtin_header(*builtin).unwrap_or("(…)"))
            }
            ObjKind::Nil => "var nil Type".into(),
            ObjKind::Label => format!("label {name}"),
        }
    }

    /// The comment of an object's declaration: the lines above it, or what stands behind it on its line.
    pub(super) fn doc(&self, id: ObjId) -> String {
        let object = self.info.object(id);
        if let ObjKind::Package(index) = object.kind {
            let file = self
                .info
                .packages
                .get(index as usize)
                .and_then(|p| p.files.first());
            return file.map_or(String::new(), |f| self.comment_above(f, f.package.pos));
        }
        let (_, Some(file)) = self.declaration(id) else {
            return String::new();
        };
        self.comment_of(file, object.pos)
    }

    /// The comment that goes with the line of `pos`.
    pub(super) fn comment_of(&self, file: &File, pos: Pos) -> String {
        let above = self.comment_above(file, pos);
        if !above.is_empty() {
            return above;
        }
        let line = |pos| self.map.place(pos).map(|p| p.line);
        let behind = file
            .comments
            .iter()
            .find(|c| c.pos > pos && line(c.pos) == line(pos));
        behind.map_or(String::new(), |c| stripped(&c.text))
    }

    /// The comments on the lines right above a place.
    fn comment_above(&self, file: &File, pos: Pos) -> String {
        let line = |pos| self.map.place(pos).map_or(0, |p| p.line);
        let mut wanted = line(pos);
        let mut lines = Vec::new();
        let before = file.comments.partition_point(|c| c.pos < pos);
        for comment in file.comments[..before].iter().rev() {
            let height = comment.text.matches('\n').count() as u32;
            if line(comment.pos) + height + 1 != wanted {
                break;
            }
            // What stands behind the line above is that line's own.
            if self.text_before(comment.pos).trim() != "" {
                break;
            }
            wanted = line(comment.pos);
            lines.push(stripped(&comment.text));
        }
        lines.reverse();
        lines.retain(|l| !l.starts_with("\u{0}"));
        lines.join("\n").trim().to_string()
    }

    fn text_before(&self, pos: Pos) -> &str {
        let Some(file) = self.map.file(pos) else {
            return "";
        };
        let before = file
            .text
            .get(..(pos.0 - file.base.0) as usize)
            .unwrap_or("");
        before.rsplit('\n').next().unwrap_or("")
    }
}

/// A comment without its marks; a directive is marked by a zero.
fn stripped(comment: &str) -> String {
    if let Some(text) = comment.strip_prefix("//") {
        let directive = ["go:", "raceway:", "line "]
            .iter()
            .any(|d| text.starts_with(d));
        return match directive {
            true => "\u{0}".into(),
            false => text
                .strip_prefix(' ')
                .unwrap_or(text)
                .trim_end()
                .to_string(),
        };
    }
    let text = comment.strip_prefix("/*").unwrap_or(comment);
    text.strip_suffix("*/").unwrap_or(text).trim().to_string()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_string(),
    }
}

fn cut_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= MAX_LINES {
        return text.to_string();
    }
    format!("{}\n\t…\n}}", lines[..MAX_LINES].join("\n"))
}

/// What follows a built-in function's name in its documentation.
fn builtin_header(builtin: Builtin) -> Option<&'static str> {
    Some(match builtin {
        Builtin::Append => "(slice []Type, elems ...Type) []Type",
        Builtin::Cap => "(v Type) int",
        Builtin::Clear => "[T ~[]Type | ~map[Type]Type1](t T)",
        Builtin::Close => "(c chan<- Type)",
        Builtin::Complex => "(r, i FloatType) ComplexType",
        Builtin::Copy => "(dst, src []Type) int",
        Builtin::Delete => "(m map[Type]Type1, key Type)",
        Builtin::Imag => "(c ComplexType) FloatType",
        Builtin::Len => "(v Type) int",
        Builtin::Make => "(t Type, size ...IntegerType) Type",
        Builtin::Max => "[T cmp.Ordered](x T, y ...T) T",
        Builtin::Min => "[T cmp.Ordered](x T, y ...T) T",
        Builtin::New => "(Type) *Type",
        Builtin::Panic => "(v any)",
        Builtin::Print => "(args ...Type)",
        Builtin::Println => "(args ...Type)",
        Builtin::Real => "(c ComplexType) FloatType",
        Builtin::Recover => "() any",
        Builtin::Alignof | Builtin::Offsetof | Builtin::Sizeof => "(x ArbitraryType) uintptr",
        #[allow(
            unreachable_patterns,
            reason = "built-ins are added with what they need"
        )]
        _ => return None,
    })
}
