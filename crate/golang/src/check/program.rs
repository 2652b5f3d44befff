//! A whole program: its files and the library packages they import, checked in dependency order.

use super::checker::*;
use super::info::*;
use super::operand::INVALID;
use super::scope::ScopeId;
use crate::source::{Diagnostic, Pos, SourceMap};
use crate::syntax::ast::*;
use crate::syntax::parse_file;
use std::collections::HashMap;

/// What a run of the checker may change in the program.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Package-level constants and variables of the program, by name, with the literal that replaces
    /// their initialiser.
    pub overrides: HashMap<String, String>,
    /// Give every error; otherwise ten at most, as gc does.
    pub all_errors: bool,
}

/// The source text of a library package, by import path; none where there is no such package.
pub type Library<'l> = dyn Fn(&str) -> Option<&'static str> + 'l;

/// After so many errors gc gives up.
const MAX_ERRORS: usize = 10;

/// Parses and checks a program of one package `main`. The diagnostics are sorted by position; the
/// program may be compiled iff there is no error among them.
pub fn check_program(
    map: &mut SourceMap,
    files: Vec<(String, String)>,
    library: &Library<'_>,
    options: &Options,
) -> (Info, Vec<Diagnostic>) {
    let mut loader = Loader {
        map,
        ids: ExprIds::default(),
        library,
        parsed: Vec::new(),
        index: HashMap::new(),
        diagnostics: Vec::new(),
    };
    let mut trees = Vec::new();
    for (name, text) in &files {
        let base = loader.map.add(name, text);
        let tree = parse_file(loader.map, base, &mut loader.ids, &mut loader.diagnostics);
        super::labels::check_branches(loader.map, &tree, &mut loader.diagnostics);
        trees.push(tree);
    }
    // Like gc, go on to the types unless the syntax is broken; a stray break does not break it.
    if loader
        .diagnostics
        .iter()
        .any(|d| d.message.starts_with("syntax error"))
    {
        let diagnostics = finish(std::mem::take(&mut loader.diagnostics), map, options);
        return (Info::default(), diagnostics);
    }
    for tree in &mut trees {
        loader.replace_values(tree, options);
    }
    loader.runtime();
    loader.load("main".into(), trees, false);
    let Loader {
        ids,
        parsed,
        diagnostics,
        ..
    } = loader;
    let (mut info, mut reported) = check_packages(map, &parsed, ids.0 as usize);
    reported.splice(0..0, diagnostics);
    info.packages = parsed
        .into_iter()
        .map(|p| Package {
            path: p.path,
            name: p.name,
            files: p.files,
            inits: Vec::new(),
        })
        .collect();
    for package in &mut info.packages {
        package.inits = inits(&package.files);
    }
    (info, finish(reported, map, options))
}

fn inits(files: &[File]) -> Vec<(u32, u32)> {
    let mut inits = Vec::new();
    for (i, file) in files.iter().enumerate() {
        for (j, decl) in file.decls.iter().enumerate() {
            if let Decl::Func(f) = decl
                && f.recv.is_none()
                && &*f.name.name == "init"
            {
                inits.push((i as u32, j as u32));
            }
        }
    }
    inits
}

/// Drops repetitions, cuts the list where gc would, and sorts it.
fn finish(reported: Vec<Diagnostic>, map: &SourceMap, options: &Options) -> Vec<Diagnostic> {
    let line = |d: &Diagnostic| map.place(d.pos).map(|p| (p.file, p.line));
    let mut kept: Vec<Diagnostic> = Vec::new();
    for d in reported {
        let repeats = |k: &Diagnostic| k.message == d.message && line(k) == line(&d);
        if !kept.iter().any(repeats) {
            kept.push(d);
        }
        if kept.len() == MAX_ERRORS && !options.all_errors {
            break;
        }
    }
    let too_many = kept.len() >= MAX_ERRORS && !options.all_errors;
    let last = kept.last().map(|d| d.pos);
    kept.sort_by_key(|d| d.pos);
    if let (true, Some(pos)) = (too_many, last) {
        kept.push(Diagnostic::error(pos, "TooManyErrors", "too many errors"));
    }
    kept
}

struct Loader<'l> {
    map: &'l mut SourceMap,
    ids: ExprIds,
    library: &'l Library<'l>,
    parsed: Vec<Parsed>,
    /// Packages by path; none while a package's imports are being loaded.
    index: HashMap<Name, Option<u32>>,
    diagnostics: Vec<Diagnostic>,
}

impl Loader<'_> {
    /// Loads a package after all that it imports.
    fn load(&mut self, path: Name, files: Vec<File>, library: bool) -> u32 {
        self.index.insert(path.clone(), None);
        let mut imports = Vec::new();
        for file in &files {
            let mut of_file = Vec::new();
            for decl in &file.decls {
                if let Decl::Import(decl) = decl {
                    of_file.push(self.import(decl));
                }
            }
            imports.push(of_file);
        }
        let name = files
            .first()
            .map_or_else(|| path.clone(), |f| f.package.name.clone());
        for file in files.iter().skip(1) {
            if file.package.name != name {
                let message = format!("package {}; expected package {name}", file.package.name);
                self.error(file.package.pos, "MismatchedPkgName", message);
            }
        }
        if !library && &*name != "main" {
            let pos = files.first().map_or(Pos::NONE, |f| f.package.pos);
            let message = format!("package {name} is not a main package");
            self.error(pos, "MismatchedPkgName", message);
        }
        let index = self.parsed.len() as u32;
        self.parsed.push(Parsed {
            path: path.clone(),
            name,
            files,
            imports,
            library,
        });
        self.index.insert(path, Some(index));
        index
    }

    /// Run-time panics are values of a type of package runtime: every program has it.
    fn runtime(&mut self) {
        if let Some(text) = (self.library)("runtime") {
            let base = self.map.add("$GOROOT/src/runtime/runtime.go", text);
            let tree = parse_file(self.map, base, &mut self.ids, &mut self.diagnostics);
            self.load("runtime".into(), vec![tree], true);
        }
    }

    fn import(&mut self, decl: &ImportDecl) -> Option<u32> {
        if let Some(&known) = self.index.get(&decl.path) {
            if known.is_none() {
                self.error(decl.path_pos, "BrokenImport", "import cycle not allowed");
            }
            return known;
        }
        let Some(text) = (self.library)(&decl.path) else {
            let message = format!("package {} is not available in Raceway", decl.path);
            self.error(decl.path_pos, "BrokenImport", message);
            return None;
        };
        let last = decl.path.rsplit('/').next().unwrap_or(&decl.path);
        let name = format!("$GOROOT/src/{}/{last}.go", decl.path);
        let base = self.map.add(&name, text);
        let tree = parse_file(self.map, base, &mut self.ids, &mut self.diagnostics);
        Some(self.load(decl.path.clone(), vec![tree], true))
    }

    fn error(&mut self, pos: Pos, code: &'static str, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(pos, code, message));
    }

    /// Puts the values of sliders in place of what the source has.
    fn replace_values(&mut self, file: &mut File, options: &Options) {
        if options.overrides.is_empty() {
            return;
        }
        for decl in &mut file.decls {
            let (names, values) = match decl {
                Decl::Const(decl) => (&decl.names, &mut decl.values),
                Decl::Var(decl) => (&decl.names, &mut decl.values),
                _ => continue,
            };
            if values.len() != names.len() {
                continue;
            }
            for (name, value) in names.iter().zip(values) {
                let Some(text) = options.overrides.get(&*name.name) else {
                    continue;
                };
                match literal(text, &mut self.ids) {
                    Some(mut literal) => {
                        place(&mut literal, value.pos, value.end);
                        *value = literal;
                    }
                    None => {
                        let message = format!("{text} is no value for parameter {}", name.name);
                        self.diagnostics
                            .push(Diagnostic::error(value.pos, "Syntax", message));
                    }
                }
            }
        }
    }
}

/// Parses a literal, perhaps with a sign.
fn literal(text: &str, ids: &mut ExprIds) -> Option<Expr> {
    let mut map = SourceMap::default();
    let mut diagnostics = Vec::new();
    let base = map.add("parameter", &format!("package p\nvar _ = {text}\n"));
    let file = parse_file(&map, base, ids, &mut diagnostics);
    let [Decl::Var(decl)] = file.decls.as_slice() else {
        return None;
    };
    let [value] = decl.values.as_slice() else {
        return None;
    };
    let simple = match &value.kind {
        ExprKind::Literal(..) => true,
        ExprKind::Name(name) => matches!(&**name, "true" | "false"),
        ExprKind::Unary {
            op: UnaryOp::Neg | UnaryOp::Plus,
            x,
        } => {
            matches!(x.kind, ExprKind::Literal(..))
        }
        _ => false,
    };
    (simple && diagnostics.is_empty()).then(|| value.clone())
}

fn place(e: &mut Expr, pos: Pos, end: Pos) {
    (e.pos, e.end) = (pos, end);
    if let ExprKind::Unary { x, .. } = &mut e.kind {
        place(x, pos, end);
    }
}

fn check_packages(map: &SourceMap, parsed: &[Parsed], exprs: usize) -> (Info, Vec<Diagnostic>) {
    let mut check = Checker::new(map, parsed, exprs);
    let mut library_errors = Vec::new();
    for (index, package) in parsed.iter().enumerate() {
        let order = check.package(index as u32);
        check.info.init_order.push(order);
        if package.library {
            library_errors.append(&mut check.diagnostics);
        }
    }
    check.canonicalise();
    let mut diagnostics = std::mem::take(&mut check.diagnostics);
    if diagnostics.is_empty() {
        diagnostics = library_errors;
    }
    (check.info, diagnostics)
}

impl<'a> Checker<'a> {
    fn new(map: &'a SourceMap, parsed: &'a [Parsed], exprs: usize) -> Checker<'a> {
        let mut check = Checker {
            map,
            parsed,
            info: Info {
                exprs: vec![None; exprs],
                ..Info::default()
            },
            diagnostics: Vec::new(),
            meta: Vec::new(),
            scopes: Vec::new(),
            universe: ScopeId(0),
            states: Vec::new(),
            decls: Vec::new(),
            env: Env {
                package: 0,
                scope: ScopeId(0),
                decl: None,
                iota: None,
                errpos: None,
                sig: None,
                results: Default::default(),
                named_results: false,
                has_call: false,
            },
            path: Vec::new(),
            later: Vec::new(),
            untyped: HashMap::new(),
            methods_of: HashMap::new(),
            pending: Vec::new(),
            fields: HashMap::new(),
            spelling: Default::default(),
            panics: Default::default(),
            unsupported: Default::default(),
            depth: 0,
            too_deep: false,
            error_type: INVALID,
            any_type: INVALID,
            byte_type: INVALID,
            rune_type: INVALID,
            locals: Vec::new(),
            dot_imports: HashMap::new(),
            blocked: None,
            package_objects: Vec::new(),
            imports: Vec::new(),
            bodyless: Vec::new(),
            known_finite: Default::default(),
            known_finite_literals: Default::default(),
            broken: Default::default(),
        };
        check.universe = check.new_scope(None);
        check.declare_universe();
        check
    }

    /// Checks one package; gives its initialisation order.
    fn package(&mut self, index: u32) -> Vec<InitStep> {
        self.unsupported.clear();
        self.package_objects.clear();
        self.imports.clear();
        self.dot_imports.clear();
        self.collect(index);
        let objects = std::mem::take(&mut self.package_objects);
        // Types first, aliases after defined types: fewer declarations meet one still under way.
        let rank = |check: &Self, obj: ObjId| match check.obj(obj).kind {
            ObjKind::TypeName if !check.meta[obj.0 as usize].alias => 0,
            ObjKind::TypeName => 1,
            _ => 2,
        };
        for phase in 0..3 {
            for &obj in &objects {
                if rank(self, obj) == phase {
                    self.resolve(obj);
                }
            }
            if phase == 1 {
                self.report_pending();
            }
        }
        self.run_later(0);
        self.report_pending();
        let order = self.init_order(&objects);
        if self.unsupported.is_empty() {
            self.unused_imports();
        }
        self.record_untyped();
        self.missing_bodies(index);
        order
    }

    fn unused_imports(&mut self) {
        for (obj, path, renamed) in std::mem::take(&mut self.imports) {
            if self.meta[obj.0 as usize].used {
                continue;
            }
            let (name, pos) = (self.obj(obj).name.clone(), self.obj(obj).pos);
            let message = match renamed {
                true => format!("\"{path}\" imported as {name} and not used"),
                false => format!("\"{path}\" imported and not used"),
            };
            self.error(pos, "UnusedImport", message);
        }
    }

    /// What gc's later stages report, where nothing else is wrong.
    fn missing_bodies(&mut self, index: u32) {
        let parsed = self.parsed;
        let package = &parsed[index as usize];
        if package.library || !self.diagnostics.is_empty() {
            return;
        }
        for pos in std::mem::take(&mut self.bodyless) {
            self.error(pos, "MissingBody", "missing function body");
        }
        if self.info.main.is_none() && &*package.name == "main" && self.diagnostics.is_empty() {
            let pos = package.files.first().map_or(Pos::NONE, |f| f.package.pos);
            self.error(
                pos,
                "MissingMain",
                "function main is undeclared in the main package",
            );
        }
    }
}
