//! Questions of an editor about a program, broken or not: what a name is, where it is declared, what fits here.
//!
//! A [`Snapshot`] is a program checked as far as it can be. Offsets are bytes of a file's text.

mod complete;
mod members;
mod tree;
mod words;

pub use complete::{Completion, Item, ItemKind, complete};

use crate::check::info::*;
use crate::check::{Options, check_program};
use crate::library;
use crate::source::{Pos, SourceMap};
use crate::syntax::ast::*;
use tree::{Node, walk};

/// A program checked as far as it can be.
#[derive(Debug)]
pub struct Snapshot {
    pub map: SourceMap,
    pub(crate) info: Info,
}

/// What a name is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    pub from: usize,
    pub to: usize,
    /// As gopls shows it: `func fmt.Println(a ...any) (n int, err error)`.
    pub signature: String,
    /// The declaration's comment.
    pub doc: String,
}

/// Where a name is declared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    pub file: String,
    pub offset: usize,
    /// The text of the file where it is one of the library.
    pub library: Option<String>,
}

/// What stands at a place.
enum Found<'s> {
    Object(ObjId),
    /// A field or interface method that has no object of its own: its selection.
    Selected(&'s Selection),
    /// An import: the package's index.
    Import(u32),
}

impl Snapshot {
    pub fn new(files: Vec<(String, String)>) -> Snapshot {
        let mut map = SourceMap::default();
        let options = Options {
            lenient: true,
            ..Options::default()
        };
        let (info, _) = check_program(&mut map, files, &library::source, &options);
        Snapshot { map, info }
    }

    /// What the name at an offset is.
    pub fn hover(&self, file: &str, offset: usize) -> Option<Hover> {
        let (package, from, to, found) = self.find(file, offset)?;
        let base = self.map.file(from)?.base;
        let (signature, doc) = match found {
            Found::Object(id) => (self.signature(id, package), self.doc(id)),
            Found::Selected(selection) => {
                let name = self.text_at(from, to);
                let (pos, ty) = self.selected(selection, name);
                let method = !matches!(selection.kind, SelectionKind::Field);
                let words = self.type_text(ty, package);
                let signature = match method {
                    true => format!("func {name}{}", words.trim_start_matches("func")),
                    false => format!("field {name} {words}"),
                };
                (
                    signature,
                    pos.map_or(String::new(), |pos| self.comment_at(pos)),
                )
            }
            Found::Import(index) => {
                let package = self.info.packages.get(index as usize)?;
                let doc = package
                    .files
                    .first()
                    .map_or(String::new(), |f| self.comment_of(f, f.package.pos));
                (
                    format!("package {} (\"{}\")", package.name, package.path),
                    doc,
                )
            }
        };
        let at = |pos: Pos| (pos.0 - base.0) as usize;
        Some(Hover {
            from: at(from),
            to: at(to),
            signature,
            doc,
        })
    }

    /// Where the name at an offset is declared.
    pub fn definition(&self, file: &str, offset: usize) -> Option<Definition> {
        let (_, from, to, found) = self.find(file, offset)?;
        let package_clause = |index: u32| {
            Some(
                self.info
                    .packages
                    .get(index as usize)?
                    .files
                    .first()?
                    .package
                    .pos,
            )
        };
        let pos = match found {
            Found::Object(id) => match self.info.object(id).kind {
                ObjKind::Package(index) => package_clause(index)?,
                _ => self.info.object(id).pos,
            },
            Found::Selected(selection) => self.selected(selection, self.text_at(from, to)).0?,
            Found::Import(index) => package_clause(index)?,
        };
        if !pos.is_some() {
            return None;
        }
        let file = self.map.file(pos)?;
        Some(Definition {
            file: file.name.to_string(),
            offset: (pos.0 - file.base.0) as usize,
            library: file
                .name
                .starts_with("$GOROOT/")
                .then(|| file.text.to_string()),
        })
    }

    /// The text of a file as it was checked.
    pub fn text_of(&self, file: &str) -> Option<&str> {
        self.map
            .files()
            .iter()
            .find(|f| *f.name == *file)
            .map(|f| &*f.text)
    }

    /// A file's package, tree and first position.
    pub(crate) fn file(&self, name: &str) -> Option<(u32, &File, Pos)> {
        let base = self.map.files().iter().find(|f| *f.name == *name)?.base;
        for (index, package) in self.info.packages.iter().enumerate() {
            let mut files = package.files.iter();
            if let Some(file) = files.find(|f| self.map.file(f.end).is_some_and(|m| m.base == base))
            {
                return Some((index as u32, file, base));
            }
        }
        None
    }

    /// The name at an offset: its package, its ends, and what it means.
    fn find(&self, file: &str, offset: usize) -> Option<(u32, Pos, Pos, Found<'_>)> {
        let (package, tree, base) = self.file(file)?;
        let pos = base.plus(offset.min(u32::MAX as usize / 2));
        let mut result = None;
        walk(tree, &mut |node| {
            let (from, len) = match node {
                Node::Ident(ident) => (ident.pos, ident.name.len()),
                Node::Import(decl) => (decl.path_pos, decl.path.len() + 2),
                Node::Expr(e) => match &e.kind {
                    ExprKind::Name(name) => (e.pos, name.len()),
                    // A selector's name is an identifier; this is where its meaning is kept.
                    ExprKind::Selector { sel, .. } => (sel.pos, sel.name.len()),
                    _ => return,
                },
            };
            let to = from.plus(len);
            if from <= pos
                && pos <= to
                && let Some(found) = self.meaning(package, node)
            {
                // At the end of one name another may begin.
                let inside = pos < to;
                if inside || result.is_none() {
                    result = Some((package, from, to, found));
                }
            }
        });
        result
    }

    fn meaning(&self, package: u32, node: Node<'_>) -> Option<Found<'_>> {
        let object = |id: ExprId| {
            self.info
                .uses
                .get(&id)
                .or_else(|| self.info.defs.get(&id))
                .copied()
        };
        match node {
            Node::Ident(ident) => {
                if let Some(id) = object(ident.id) {
                    return Some(Found::Object(id));
                }
                // A type switch's variable is another one in each case.
                let cases = self.info.clause_vars.iter();
                let cases = cases.filter(|((id, _), _)| *id == ident.id);
                cases
                    .min_by_key(|((_, case), _)| *case)
                    .map(|(_, &id)| Found::Object(id))
            }
            Node::Import(decl) => {
                let imported = |id: &ObjId| match self.info.object(*id).kind {
                    ObjKind::Package(index) => Some(index),
                    _ => None,
                };
                let by_path = self.info.packages.iter().position(|p| p.path == decl.path);
                let local = decl
                    .local
                    .as_ref()
                    .and_then(|l| self.info.defs.get(&l.id))
                    .and_then(imported);
                let index = local.or(by_path.map(|i| i as u32))?;
                (index != package).then_some(Found::Import(index))
            }
            Node::Expr(e) => {
                if let Some(selection) = self.info.selections.get(&e.id) {
                    return Some(match &selection.kind {
                        SelectionKind::Method { method, .. }
                        | SelectionKind::MethodExpr { method, .. } => Found::Object(*method),
                        SelectionKind::Field => match self.field_object(selection) {
                            Some(id) => Found::Object(id),
                            None => Found::Selected(selection),
                        },
                        _ => Found::Selected(selection),
                    });
                }
                match &e.kind {
                    ExprKind::Name(_) => object(e.id).map(Found::Object),
                    _ => None,
                }
            }
        }
    }

    fn text_at(&self, from: Pos, to: Pos) -> &str {
        let Some(file) = self.map.file(from) else {
            return "";
        };
        file.text
            .get((from.0 - file.base.0) as usize..(to.0 - file.base.0) as usize)
            .unwrap_or("")
    }

    fn comment_at(&self, pos: Pos) -> String {
        let mut files = self.info.packages.iter().flat_map(|p| &p.files);
        let file = files.find(|f| f.package.pos <= pos && pos <= f.end);
        file.map_or(String::new(), |f| self.comment_of(f, pos))
    }
}
