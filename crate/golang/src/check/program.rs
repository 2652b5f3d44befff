//! A whole program: its files and the library packages they import, checked in dependency order.

use super::checker::*;
use super::info::*;
use super::load::{Loaded, load};
use super::operand::INVALID;
use super::operand::Operand;
use super::scope::ScopeId;
use super::types::Type;
use crate::hash::{HashMap, HashSet};
use crate::source::{Diagnostic, Pos, SourceMap};
use crate::syntax::ast::*;
use crate::syntax::parse_file;

/// What a run of the checker may change in the program.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Package-level constants and variables of package main, by name, with the literal that replaces
    /// their initialiser.
    pub overrides: HashMap<String, String>,
    /// Give every error; otherwise ten at most of each package, as gc does.
    pub all_errors: bool,
    /// The language is Go 1.`version`; none: what go.mod says, or the latest.
    pub version: Option<u32>,
    /// For questions about broken programs: check whatever can be checked, also what gc would not look at.
    pub lenient: bool,
    /// Check all of the library packages that are imported, also what the program does not reach.
    pub whole_library: bool,
    /// Say where the program's own variables are, for who looks at a run that stands still. The code is the same.
    pub variables: bool,
}

/// The source text of a library package, by import path; none where there is no such package.
pub type Library<'l> = dyn Fn(&str) -> Option<&'static str> + 'l;

/// Packages that import nothing of Go's own run time.
const WITHOUT_RUNTIME: [&str; 10] = [
    "sync/atomic",
    "unsafe",
    "cmp",
    "math",
    "math/bits",
    "unicode",
    "unicode/utf8",
    "unicode/utf16",
    "container/list",
    "container/ring",
];

/// After so many errors of a package gc gives up.
const MAX_ERRORS: usize = 10;

/// Parses and checks a program: its files by path and text, of which those of package main in the program's own
/// folder, and all that they import, take part. The diagnostics stand in the order of Go's own output; the
/// program may be compiled iff there is no error among them.
pub fn check_program(
    map: &mut SourceMap,
    files: Vec<(String, String)>,
    library: &Library<'_>,
    options: &Options,
) -> (Info, Vec<Diagnostic>) {
    let Loaded {
        mut packages,
        mut ids,
        problems,
    } = load(map, &files, library, options);
    drop(files);
    // As the go command does, check nothing where something is missing.
    if !problems.is_empty() && !options.lenient {
        return (Info::default(), problems);
    }
    if let Some(main) = packages.iter_mut().find(|p| &*p.path == "main") {
        for file in &mut main.files {
            replace_values(file, &mut ids, &mut main.diagnostics, options);
        }
    }
    let (mut info, diagnostics) = check_packages(map, &mut packages, ids, options);
    info.packages = packages
        .into_iter()
        .map(|p| Package {
            path: p.path,
            name: p.name,
            inits: inits(&p.files),
            files: p.files,
            versions: p.versions.iter().map(|v| v.minor).collect(),
        })
        .collect();
    (info, diagnostics)
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

/// Drops repetitions in a package's diagnostics, cuts the list where gc would, and sorts it: by place, and the files by
/// when something was first said of each.
fn finish(reported: Vec<Diagnostic>, map: &SourceMap, options: &Options) -> Vec<Diagnostic> {
    let mut said = HashSet::new();
    let mut files = Vec::new();
    let mut kept = Vec::new();
    let (mut count, mut too_many) = (0, false);
    for d in reported {
        let line = map.place(d.pos).map_or(0, |p| p.line);
        let file = map.file(d.pos).map_or(Pos::NONE, |f| f.base);
        count += usize::from(said.insert((file, line, d.message.clone())));
        let rank = files.iter().position(|&f| f == file).unwrap_or_else(|| {
            files.push(file);
            files.len() - 1
        });
        kept.push((rank, line, d));
        if count == MAX_ERRORS && !options.all_errors {
            too_many = true;
            break;
        }
    }
    let last = kept.last().map(|(.., d)| d.pos);
    kept.sort_by_key(|(rank, _, d)| (*rank, d.pos));
    // Like gc, drop only what repeats its neighbour on the line.
    kept.dedup_by(|b, a| (b.0, b.1) == (a.0, a.1) && b.2.message == a.2.message);
    let mut kept: Vec<Diagnostic> = kept.into_iter().map(|(.., d)| d).collect();
    if let (true, Some(pos)) = (too_many, last) {
        kept.push(Diagnostic::error(pos, "TooManyErrors", "too many errors"));
    }
    kept
}

/// Puts the values of sliders in place of what the source has.
fn replace_values(
    file: &mut File,
    ids: &mut ExprIds,
    diagnostics: &mut Vec<Diagnostic>,
    options: &Options,
) {
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
            match literal(text, ids) {
                Some(mut literal) => {
                    place(&mut literal, value.pos, value.end);
                    *value = literal;
                }
                None => {
                    let message = format!("{text} is no value for parameter {}", name.name);
                    diagnostics.push(Diagnostic::error(value.pos, "Syntax", message));
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

fn check_packages(
    map: &SourceMap,
    packages: &mut [Parsed],
    ids: ExprIds,
    options: &Options,
) -> (Info, Vec<Diagnostic>) {
    let syntax: Vec<_> = packages
        .iter_mut()
        .map(|p| std::mem::take(&mut p.diagnostics))
        .collect();
    let packages = &*packages;
    let mut check = Checker::new(map, packages, ids);
    check.reach.whole = options.whole_library || options.lenient;
    let mut diagnostics = Vec::new();
    let mut library_errors = Vec::new();
    let mut bad = vec![false; packages.len()];
    for (index, (package, mut reported)) in packages.iter().zip(syntax).enumerate() {
        let mut imports = package.imports.iter().flatten().flatten();
        let unsound = imports.any(|&p| bad[p as usize]);
        let skip = package.broken || unsound;
        let order = match skip && !options.lenient {
            true => check.no_package(package),
            false => check.package(index as u32),
        };
        check.info.init_order.push(order);
        let found = std::mem::take(&mut check.diagnostics);
        if !package.broken {
            reported.extend(found);
        }
        if package.library {
            library_errors.append(&mut reported);
            continue;
        }
        bad[index] = unsound || !reported.is_empty();
        // The go command does not compile what imports a package with errors.
        if !unsound {
            diagnostics.extend(finish(reported, map, options));
        }
    }
    // Where something is wrong nothing is compiled, and questions are asked of the program's own code.
    if diagnostics.is_empty() && !options.lenient {
        check.check_reached();
        check.record_untyped();
        library_errors.append(&mut check.diagnostics);
    }
    check.canonicalise();
    check.info.fields = std::mem::take(&mut check.fields);
    check.info.visible = check.visible.take();
    if diagnostics.is_empty() {
        diagnostics = finish(library_errors, map, options);
    }
    (check.info, diagnostics)
}

impl<'a> Checker<'a> {
    fn new(map: &'a SourceMap, parsed: &'a [Parsed], ids: ExprIds) -> Checker<'a> {
        let mut check = Checker {
            map,
            parsed,
            info: Info {
                exprs: Vec::with_capacity(2 * ids.0 as usize),
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
                tparams: Default::default(),
                named_results: false,
                has_call: false,
            },
            path: Vec::new(),
            later: Vec::new(),
            untyped: HashMap::new(),
            methods_of: HashMap::new(),
            pending: Vec::new(),
            fields: HashMap::new(),
            visible: Default::default(),
            spelling: Default::default(),
            panics: Default::default(),
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
            generics: Default::default(),
            partial: Default::default(),
            param_objects: Default::default(),
            type_sets: Default::default(),
            method_types: Default::default(),
            flow: Default::default(),
            instance_pos: Default::default(),
            full_names: Default::default(),
            known_finite: Default::default(),
            known_finite_literals: Default::default(),
            broken: Default::default(),
            ids: ExprIds(ids.0),
            reach: Default::default(),
        };
        check.info.exprs.resize(ids.0 as usize, None);
        check.universe = check.new_scope(None);
        check.declare_universe();
        check
    }

    /// Stands for a package that is not checked.
    fn no_package(&mut self, package: &Parsed) -> Vec<InitStep> {
        let scope = self.new_scope(Some(self.universe));
        let file_scopes = vec![scope; package.files.len()];
        self.states.push(PackageState { scope, file_scopes });
        Vec::new()
    }

    /// Checks one package; gives its initialisation order.
    fn package(&mut self, index: u32) -> Vec<InitStep> {
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
        // What the library declares is checked when it is named, but for what its initialisation does.
        let all = !self.in_library() || self.reach.whole;
        for phase in 0..3 {
            for &obj in &objects {
                if rank(self, obj) == phase && (all || self.initialises(obj)) {
                    self.resolve(obj);
                }
            }
            if phase == 1 {
                self.report_pending();
            }
        }
        self.run_later(0);
        self.report_pending();
        self.report_growth();
        if self.info.types.endless() && self.diagnostics.is_empty() {
            let file = self.parsed[index as usize].files.first();
            let pos = file.map_or(Pos::NONE, |f| f.package.pos);
            self.error(pos, "TooDeep", "generic types with too many instances");
        }
        if self.in_library() {
            // The order depends on what the functions mention that initialisers call.
            self.check_reached_funcs();
        }
        let order = self.init_order(&objects);
        if all {
            self.unused_imports();
        }
        self.record_untyped();
        self.missing_bodies(index);
        order
    }

    /// Whether `obj` is a variable with an initialiser.
    fn initialises(&self, obj: ObjId) -> bool {
        let decl = self.meta[obj.0 as usize].decl;
        let kind = decl.map(|d| &self.decls[d.0].kind);
        matches!(kind, Some(DeclKind::Var { init: Some(_), .. }))
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
        let tests = parsed.iter().any(|p| &*p.path == crate::testmain::PATH);
        if self.info.main.is_none()
            && &*package.name == "main"
            && self.diagnostics.is_empty()
            && !tests
        {
            let pos = package.files.first().map_or(Pos::NONE, |f| f.package.pos);
            self.error(
                pos,
                "MissingMain",
                "function main is undeclared in the main package",
            );
        }
    }

    /// Why a range over a number or a function is too new for the file that it stands in.
    pub(super) fn too_old_for_range(&self, x: &Operand<'a>) -> Option<String> {
        let needed = match self.under(x.ty) {
            Type::Basic(b) if b.is_integer() || (b.is_untyped() && b.is_numeric()) => 22,
            Type::Func(_) => 23,
            _ => return None,
        };
        let pos = x.expr.map_or(Pos::NONE, Expr::start);
        let package = &self.parsed[self.env.package as usize];
        let file = package.files.iter().position(|f| pos <= f.end)?;
        let version = package.versions.get(file)?;
        let said = match version.of_file {
            true => format!("file declares //go:build go1.{}", version.minor),
            false => format!("-lang was set to go1.{}; check go.mod", version.module),
        };
        (version.minor < needed).then(|| format!("requires go1.{needed} or later ({said})"))
    }

    /// How messages name a package: by its name, or by its path where packages that the one at hand imports,
    /// directly or not, share the name. Go's own library has an internal/sync behind sync, and an internal/runtime/atomic
    /// behind nearly all of it.
    pub(super) fn package_word(&self, path: &str) -> String {
        let Some(package) = self.parsed.iter().find(|p| *p.path == *path) else {
            return path.rsplit('/').next().unwrap_or(path).to_string();
        };
        let mut seen = HashSet::new();
        let mut next = vec![self.env.package];
        while let Some(index) = next.pop() {
            let imports = self.parsed[index as usize].imports.iter();
            next.extend(imports.flatten().flatten().filter(|&&p| seen.insert(p)));
        }
        let behind = |index: &u32| {
            let seen = &self.parsed[*index as usize];
            seen.library && !WITHOUT_RUNTIME.contains(&&*seen.path)
        };
        if path == "sync" || path == "sync/atomic" && seen.iter().any(behind) {
            return format!("\"{path}\"");
        }
        let same = |&index: &u32| self.parsed[index as usize].name == package.name;
        match seen.into_iter().filter(same).count() {
            0 | 1 => package.name.to_string(),
            _ => format!("\"{path}\""),
        }
    }
}
