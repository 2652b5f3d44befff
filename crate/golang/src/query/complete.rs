//! What fits where one types.
//!
//! The word at the cursor is replaced by a name that nobody has declared, and the program is checked: where that name
//! is looked up, the checker notes all that is visible there ([`crate::check::PLACEHOLDER`]); where it is selected, the
//! type before the dot is known.

use super::Snapshot;
use super::members::{Member, is_exported};
use super::tree::{Node, walk};
use crate::check::PLACEHOLDER;
use crate::check::info::*;
use crate::check::types::*;
use crate::hash::HashSet;
use crate::library;
use crate::source::Pos;
use crate::syntax::ast::*;

/// More than anybody reads.
const MAX_ITEMS: usize = 300;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ItemKind {
    Var,
    Const,
    Type,
    Func,
    Method,
    Field,
    Package,
    Keyword,
    /// A package that is not imported yet, or an import path.
    Import,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    pub label: String,
    pub kind: ItemKind,
    /// Its type as text.
    pub ty: String,
    /// The import path of a package that is not imported yet.
    pub path: Option<String>,
}

/// What can stand in place of the bytes from `from` to `to`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    pub from: usize,
    pub to: usize,
    pub items: Vec<Item>,
}

const KEYWORDS: &[&str] = &[
    "break",
    "case",
    "chan",
    "const",
    "continue",
    "default",
    "defer",
    "else",
    "fallthrough",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "interface",
    "map",
    "package",
    "range",
    "return",
    "select",
    "struct",
    "switch",
    "type",
    "var",
];

/// What fits at an offset of a file; none in comments, strings and names that are being declared.
pub fn complete(files: &[(String, String)], file: &str, offset: usize) -> Option<Completion> {
    let text = &files.iter().find(|(name, _)| name == file)?.1;
    let before = text.get(..offset)?;
    if let Some(completion) = import_path(files, before) {
        return Some(completion);
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let from = before.trim_end_matches(is_word).len();
    let word = &before[from..];
    if word.starts_with(|c: char| c.is_numeric()) {
        return None;
    }
    let rest = &text[offset..];
    let to = text.len() - rest.trim_start_matches(is_word).len();
    let question = Question {
        files,
        file,
        text,
        from,
        word,
    };
    let items = question.items(to)?;
    Some(Completion {
        from,
        to: offset,
        items,
    })
}

struct Question<'q> {
    files: &'q [(String, String)],
    file: &'q str,
    text: &'q str,
    from: usize,
    /// What stands before the cursor of the word at hand.
    word: &'q str,
}

/// Where the placeholder was found.
enum Place<'s> {
    /// After the dot of `x.`
    Selected(&'s Expr),
    /// A name; in a composite literal of a struct perhaps a key.
    Name(Option<&'s Expr>),
    Nowhere,
}

impl Question<'_> {
    fn items(&self, to: usize) -> Option<Vec<Item>> {
        let changed = format!(
            "{}{PLACEHOLDER}{}",
            &self.text[..self.from],
            &self.text[to..]
        );
        let snapshot = self.snapshot(changed.clone());
        let (package, tree, base) = snapshot.file(self.file)?;
        let at = base.plus(self.from);
        if in_comment(tree, at) {
            return None;
        }
        let (place, silent) = place(tree, at);
        if silent {
            return None;
        }
        match place {
            Place::Selected(x) => {
                if let Some(name) = unknown_package(&snapshot, x)
                    && let Some(path) = library::paths().find(|p| *package_name(p) == *name)
                    && let Some(end) = clause_end(&changed)
                {
                    // With the import that is missing the package has members.
                    let with_import =
                        format!("{};import {path:?}{}", &changed[..end], &changed[end..]);
                    let snapshot = self.snapshot(with_import);
                    let index = snapshot
                        .info
                        .packages
                        .iter()
                        .position(|p| *p.path == *path)?;
                    return Some(self.sorted(package_members(&snapshot, index as u32, package)));
                }
                Some(self.sorted(selected(&snapshot, x, package)))
            }
            Place::Name(literal) => {
                let keys = literal.map_or(Vec::new(), |e| struct_keys(&snapshot, e, package));
                Some(self.sorted([keys, self.names(&snapshot, package, tree)].concat()))
            }
            // The tree may have lost what the parser could not make sense of.
            Place::Nowhere if self.text[..self.from].ends_with('.') => Some(Vec::new()),
            Place::Nowhere => Some(self.sorted(self.names(&snapshot, package, tree))),
        }
    }

    fn snapshot(&self, changed: String) -> Snapshot {
        let mut changed = Some(changed);
        let files = self
            .files
            .iter()
            .map(|(name, text)| match name == self.file {
                true => (name.clone(), changed.take().unwrap_or_default()),
                false => (name.clone(), text.clone()),
            });
        Snapshot::new(files.collect())
    }

    /// All that is visible at the placeholder, keywords, and packages that could be imported.
    fn names(&self, snapshot: &Snapshot, package: u32, tree: &File) -> Vec<Item> {
        let mut items = Vec::new();
        let visible = if snapshot.info.visible.is_empty() {
            snapshot.package_objects(package)
        } else {
            snapshot.info.visible.clone()
        };
        items.extend(
            visible
                .into_iter()
                .filter_map(|id| object_item(snapshot, id, package)),
        );
        items.extend(
            KEYWORDS
                .iter()
                .map(|word| item(word, ItemKind::Keyword, String::new())),
        );
        if !self.word.is_empty() {
            let imported: HashSet<&str> = tree
                .decls
                .iter()
                .filter_map(|d| match d {
                    Decl::Import(d) => Some(&*d.path),
                    _ => None,
                })
                .collect();
            let others =
                library::paths().filter(|p| !imported.contains(p) && !p.contains("internal"));
            items.extend(others.map(|path| Item {
                path: Some(path.to_string()),
                ..item(
                    package_name(path),
                    ItemKind::Import,
                    format!("import {path:?}"),
                )
            }));
        }
        items
    }

    /// Those that begin with what is typed, each once: exact beginnings first, otherwise as they come.
    fn sorted(&self, items: Vec<Item>) -> Vec<Item> {
        let word = self.word.to_lowercase();
        let mut seen = HashSet::new();
        let mut kept: Vec<Item> = items
            .into_iter()
            .filter(|i| {
                i.label != PLACEHOLDER
                    && i.label != "_"
                    && i.label.to_lowercase().starts_with(&word)
            })
            .filter(|i| seen.insert((i.label.clone(), i.path.clone())))
            .collect();
        kept.sort_by_key(|i| !i.label.starts_with(self.word));
        kept.truncate(MAX_ITEMS);
        kept
    }
}

fn item(label: &str, kind: ItemKind, ty: String) -> Item {
    Item {
        label: label.to_string(),
        kind,
        ty,
        path: None,
    }
}

fn object_item(snapshot: &Snapshot, id: ObjId, package: u32) -> Option<Item> {
    let object = snapshot.info.object(id);
    let kind = match object.kind {
        ObjKind::Var(VarKind::Field) => ItemKind::Field,
        ObjKind::Var(_) | ObjKind::Nil => ItemKind::Var,
        ObjKind::Const(_) => ItemKind::Const,
        ObjKind::TypeName => ItemKind::Type,
        ObjKind::Func | ObjKind::Builtin(_) => ItemKind::Func,
        ObjKind::Package(_) => ItemKind::Package,
        ObjKind::Label => return None,
    };
    Some(item(&object.name, kind, snapshot.object_type(id, package)))
}

/// Finds the placeholder. True: nothing fits there.
fn place(tree: &File, at: Pos) -> (Place<'_>, bool) {
    let mut place = Place::Nowhere;
    let mut silent = false;
    let mut literals: Vec<&Expr> = Vec::new();
    walk(tree, &mut |node| match node {
        Node::Ident(ident) if ident.pos == at && !matches!(place, Place::Selected(_)) => {
            // A name that is being declared: whatever fits is not known yet.
            silent = true;
        }
        Node::Expr(e) => match &e.kind {
            ExprKind::Selector { x, sel } if sel.pos == at => place = Place::Selected(x),
            ExprKind::Name(_) if e.pos == at => place = Place::Name(None),
            ExprKind::Literal(..) if e.pos < at && at < e.end => silent = true,
            ExprKind::Composite { elems, .. } => {
                let is_element = |e: &Element| e.key.as_ref().unwrap_or(&e.value).pos == at;
                literals.extend(elems.iter().any(is_element).then_some(e));
            }
            _ => {}
        },
        _ => {}
    });
    if let Place::Name(literal) = &mut place {
        *literal = literals.last().copied();
    }
    (place, silent)
}

fn in_comment(tree: &File, at: Pos) -> bool {
    let inside = |c: &Comment| c.pos < at && at <= c.pos.plus(c.text.len());
    // A comment with marks at both ends is over behind them.
    tree.comments
        .iter()
        .any(|c| inside(c) && !(c.text.starts_with("/*") && at == c.pos.plus(c.text.len())))
}

/// The name before a dot where it means nothing.
fn unknown_package(snapshot: &Snapshot, x: &Expr) -> Option<Name> {
    match &x.kind {
        ExprKind::Name(name) if !snapshot.info.uses.contains_key(&x.id) => Some(name.clone()),
        _ => None,
    }
}

/// What can follow `x.`
fn selected(snapshot: &Snapshot, x: &Expr, package: u32) -> Vec<Item> {
    if let Some(id) = snapshot.info.uses.get(&x.id)
        && let ObjKind::Package(index) = snapshot.info.object(*id).kind
    {
        return package_members(snapshot, index, package);
    }
    let Some(known) = snapshot.info.expr(x.id) else {
        return Vec::new();
    };
    let members =
        snapshot
            .members(known.ty, package)
            .into_iter()
            .filter_map(|member| match member {
                Member::Field { .. } if known.mode == Mode::Type => None,
                Member::Field { name, ty } => Some(item(
                    &name,
                    ItemKind::Field,
                    snapshot.type_text(ty, package),
                )),
                Member::Method(id) => {
                    let object = snapshot.info.object(id);
                    Some(item(
                        &object.name,
                        ItemKind::Method,
                        snapshot.object_type(id, package),
                    ))
                }
                Member::Abstract { name, sig } => Some(item(
                    &name,
                    ItemKind::Method,
                    snapshot.type_text(sig, package),
                )),
            });
    members.collect()
}

fn package_members(snapshot: &Snapshot, index: u32, package: u32) -> Vec<Item> {
    let objects = snapshot.package_objects(index).into_iter();
    let exported = objects.filter(|&id| is_exported(&snapshot.info.object(id).name));
    let mut items: Vec<Item> = exported
        .filter_map(|id| object_item(snapshot, id, package))
        .collect();
    items.sort_by(|a, b| a.label.cmp(&b.label));
    items
}

/// The fields of a composite literal's struct that have no value yet.
fn struct_keys(snapshot: &Snapshot, literal: &Expr, package: u32) -> Vec<Item> {
    let ExprKind::Composite { elems, .. } = &literal.kind else {
        return Vec::new();
    };
    let Some(known) = snapshot.info.expr(literal.id) else {
        return Vec::new();
    };
    let ty = match snapshot.info.types.underlying(known.ty) {
        Type::Pointer(elem) => *elem,
        _ => known.ty,
    };
    let Type::Struct(fields) = snapshot.info.types.underlying(ty) else {
        return Vec::new();
    };
    let here = snapshot
        .info
        .packages
        .get(package as usize)
        .map(|p| &p.path);
    let given = |name: &str| {
        elems
            .iter()
            .filter_map(|e| e.key.as_ref())
            .any(|k| matches!(&k.kind, ExprKind::Name(n) if &**n == name))
    };
    let open = fields
        .iter()
        .filter(|f| f.package.is_none() || f.package.as_ref() == here);
    let open = open.filter(|f| !given(&f.name));
    open.map(|f| item(&f.name, ItemKind::Field, snapshot.type_text(f.ty, package)))
        .collect()
}

/// The name of the package at a path of the library.
fn package_name(path: &str) -> &str {
    let path = path.strip_suffix("/v2").unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}

/// Where a file's package clause ends.
fn clause_end(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(name) = line.trim_start().strip_prefix("package ") {
            let name = name.trim_start();
            let len = name
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(name.len());
            return Some(at + (line.len() - name.len()) + len);
        }
        at += line.len();
    }
    None
}

/// The paths that fit where an import's path is typed.
fn import_path(files: &[(String, String)], before: &str) -> Option<Completion> {
    let line = &before[before.rfind('\n').map_or(0, |i| i + 1)..];
    let (start, typed) = line.split_once('"')?;
    let alone = start
        .trim()
        .strip_prefix("import")
        .unwrap_or(start.trim())
        .trim();
    let named = alone
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let in_group = || {
        let opened = before.rfind("import (").or_else(|| before.rfind("import("));
        opened.is_some_and(|at| !before[at..].contains(')'))
    };
    let is_import = start.trim_start().starts_with("import") || in_group();
    if !named || !is_import || typed.contains('"') {
        return None;
    }
    let module = files
        .iter()
        .find(|(name, _)| name == "go.mod")
        .and_then(|(_, text)| {
            let path = text
                .lines()
                .find_map(|l| l.trim().strip_prefix("module "))?;
            Some(path.trim().trim_matches('"').to_string())
        });
    let module = module.unwrap_or_else(|| crate::check::DEFAULT_MODULE.into());
    let own = files.iter().filter_map(|(name, _)| {
        let folder = name.rsplit_once('/')?.0;
        name.ends_with(".go").then(|| format!("{module}/{folder}"))
    });
    let mut paths: Vec<String> = own.chain(library::paths().map(str::to_string)).collect();
    let mut seen = HashSet::new();
    paths.retain(|p| p.starts_with(typed) && seen.insert(p.clone()));
    let items = paths
        .iter()
        .map(|p| item(p, ItemKind::Import, String::new()))
        .take(MAX_ITEMS)
        .collect();
    Some(Completion {
        from: before.len() - typed.len(),
        to: before.len(),
        items,
    })
}
