//! A program's files into packages: which take part, what imports what, in which order they start.
//!
//! What goes wrong here is what the go command says before any compiler starts: missing packages, import cycles, two
//! packages in one folder. Where it says something, no package is checked.

use super::checker::Parsed;
use super::constraint::{self, LATEST, Module, OLDEST_OF_FILE};
use super::imports::{self, Words};
use super::program::{Library, Options};
use crate::hash::{HashMap, HashSet};
use crate::source::{Diagnostic, Pos, SourceMap};
use crate::syntax::ast::*;
use crate::syntax::{parse_file, parse_outline};
use crate::testmain;
use std::collections::BTreeMap;

/// The module of a program that names none, as on the Go Playground.
pub const DEFAULT_MODULE: &str = "play.ground";

/// What a program may be at most.
const MAX_FILES: usize = 1_000;
const MAX_NAME: usize = 300;
const MAX_TEXT: usize = 8 << 20;

/// The program's packages, imported ones before importing ones, and what the go command would say.
pub(super) struct Loaded {
    pub packages: Vec<Parsed>,
    pub ids: ExprIds,
    pub problems: Vec<Diagnostic>,
}

/// A file that has been parsed.
struct Tree {
    /// Its path in the program.
    name: String,
    file: File,
    diagnostics: Vec<Diagnostic>,
    version: Option<u32>,
}

/// A package that is being loaded.
enum State {
    Loading,
    Loaded(u32),
    /// Said to be wrong already.
    Failed,
}

struct Loader<'l> {
    map: &'l mut SourceMap,
    library: &'l Library<'l>,
    options: &'l Options,
    module: Module,
    /// Files that are not parsed yet, by folder and name; the program's own folder is "".
    folders: BTreeMap<String, BTreeMap<String, String>>,
    /// Only one file, or files that were named one by one: they take part whatever their constraints say.
    named: bool,
    ids: ExprIds,
    packages: Vec<Parsed>,
    states: HashMap<Name, State>,
    problems: Vec<Diagnostic>,
    said: HashSet<String>,
    chain: Vec<(Name, String)>,
}

/// Parses the program's files and what they import. `lenient`: also packages that nothing imports.
pub(super) fn load(
    map: &mut SourceMap,
    files: &[(String, String)],
    library: &Library<'_>,
    options: &Options,
) -> Loaded {
    let module = Module {
        path: DEFAULT_MODULE.into(),
        version: LATEST,
    };
    let mut loader = Loader {
        map,
        library,
        options,
        module,
        folders: BTreeMap::new(),
        named: false,
        ids: ExprIds::default(),
        packages: Vec::new(),
        states: HashMap::new(),
        problems: Vec::new(),
        said: HashSet::new(),
        chain: Vec::new(),
    };
    match loader.sort_files(files) {
        Ok(()) => {
            // Run-time panics are values of a type of package runtime: every program has it.
            loader.library_package("runtime");
            loader.main();
            if options.lenient {
                loader.others();
            }
            loader.order();
        }
        Err(problem) => loader.problems.push(problem),
    }
    Loaded {
        packages: loader.packages,
        ids: loader.ids,
        problems: loader.problems,
    }
}

/// Something that is wrong with the program as a whole.
fn unfit(message: String) -> Diagnostic {
    Diagnostic::error(Pos::NONE, "BadProgram", message)
}

/// The folder of a path, and the name in it.
fn split_path(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// A file's path as the program means it; none where it leads out of the program, or nowhere.
fn clean(path: &str) -> Option<String> {
    if path.len() > MAX_NAME || path.starts_with('/') || path.contains(['\\', '\0', '\n', ':']) {
        return None;
    }
    let parts: Vec<&str> = path
        .split('/')
        .filter(|p| !p.is_empty() && *p != ".")
        .collect();
    let fits = !parts.is_empty() && !parts.contains(&"..");
    fits.then(|| parts.join("/"))
}

fn has_syntax_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|d| d.message.starts_with("syntax error"))
}

impl Loader<'_> {
    /// Bounds the program, reads its go.mod and sorts its Go files by folder.
    fn sort_files(&mut self, files: &[(String, String)]) -> Result<(), Diagnostic> {
        let unfit = |message: String| Err(unfit(message));
        let size: usize = files.iter().map(|(_, text)| text.len()).sum();
        if files.len() > MAX_FILES {
            return unfit(format!(
                "a program may have {MAX_FILES} files, not {}",
                files.len()
            ));
        }
        if size > MAX_TEXT {
            return unfit(format!("a program may have {MAX_TEXT} bytes, not {size}"));
        }
        let mut go_files = 0;
        let mut has_module = false;
        for (path, text) in files {
            let Some(name) = clean(path) else {
                let shown: String = path.chars().take(60).collect();
                return unfit(format!("{shown:?} is no name for a file of a program"));
            };
            if name == "go.mod" {
                has_module = true;
                match constraint::parse_module(text) {
                    Ok(module) => self.module = module,
                    Err((at, message)) => {
                        let base = self.map.add("go.mod", text);
                        return Err(Diagnostic::error(base.plus(at), "GoMod", message));
                    }
                }
                continue;
            }
            let (folder, last) = split_path(&name);
            if !last.ends_with(".go") || last.starts_with(['_', '.']) {
                continue;
            }
            go_files += 1;
            let folder = self.folders.entry(folder.to_string()).or_default();
            if folder.insert(last.to_string(), text.clone()).is_some() {
                return unfit(format!("there are two files {name}"));
            }
        }
        self.named = go_files == 1 && !has_module;
        if go_files == 0 {
            return unfit("no Go files in the program".into());
        }
        Ok(())
    }

    fn problem(&mut self, pos: Pos, code: &'static str, message: impl Into<String>) {
        let message = message.into();
        // The go command says what is wrong with an import once, wherever it stands.
        if self.said.insert(message.clone()) {
            self.problems.push(Diagnostic::error(pos, code, message));
        }
    }

    fn library_package(&mut self, path: &str) -> Option<u32> {
        let text = (self.library)(path)?;
        let last = path.rsplit('/').next().unwrap_or(path);
        let shown = format!("$GOROOT/src/{path}/{last}.go");
        let base = self.map.add(&shown, text);
        let mut diagnostics = Vec::new();
        let file = match self.options.whole_library {
            true => parse_file(self.map, base, &mut self.ids, &mut diagnostics),
            false => {
                let comments = self.options.lenient;
                parse_outline(self.map, base, comments, &mut self.ids, &mut diagnostics)
            }
        };
        let tree = Tree {
            name: shown,
            file,
            diagnostics,
            version: None,
        };
        Some(self.package(path.into(), vec![tree], true))
    }

    /// The program's main package.
    fn main(&mut self) {
        let folder = match self.main_folder() {
            Ok(folder) => folder,
            Err(problem) => return self.problems.push(problem),
        };
        let path = self.path_of(&folder);
        let trees = self.parse(&folder, true);
        let Some(first) = trees.first() else {
            let message = format!(
                "package {path}: build constraints exclude all Go files in {}",
                shown(&folder)
            );
            return self.problems.push(unfit(message));
        };
        let clause = first.file.package.pos;
        let Some(name) = self.name_of(&folder, &trees, None) else {
            return;
        };
        let tests = testmain::source(trees.iter().map(|t| (t.name.as_str(), &t.file)));
        if &*name != "main" && tests.is_none() && !has_syntax_errors(&first.diagnostics) {
            self.problem(
                clause,
                "NotMain",
                format!("package {name} is not a main package"),
            );
        }
        self.chain.push((path.as_str().into(), String::new()));
        // Its symbols are main's, wherever it stands; under its path nobody may import it.
        self.states.insert(path.as_str().into(), State::Loading);
        let index = self.package("main".into(), trees, false);
        self.states.remove("main");
        self.states
            .insert(path.as_str().into(), State::Loaded(index));
        if let Some(text) = tests {
            self.states
                .insert(testmain::TESTED.into(), State::Loaded(index));
            let name = "_testmain.go".to_string();
            let base = self.map.add(&name, &text);
            let mut diagnostics = Vec::new();
            let file = parse_file(self.map, base, &mut self.ids, &mut diagnostics);
            let tree = Tree {
                name,
                file,
                diagnostics,
                version: None,
            };
            self.package(testmain::PATH.into(), vec![tree], false);
        }
        self.chain.pop();
    }

    /// Where package main stands: in the program's own folder, or else in the only one that holds such a package.
    fn main_folder(&self) -> Result<String, Diagnostic> {
        if self.folders.contains_key("") {
            return Ok(String::new());
        }
        let is_main = |files: &BTreeMap<String, String>| {
            files
                .values()
                .any(|text| package_clause(text) == Some("main"))
        };
        let mains: Vec<&str> = self
            .folders
            .iter()
            .filter(|(_, f)| is_main(f))
            .map(|(name, _)| name.as_str())
            .collect();
        match mains.as_slice() {
            [one] => Ok(one.to_string()),
            [] => Err(unfit(
                "no Go files in the program's folder, and no package main".into(),
            )),
            many => {
                let names = many[..many.len().min(10)].join(", ");
                Err(unfit(format!("more than one package main: {names}")))
            }
        }
    }

    /// Packages that nothing imports, for those who ask about any file.
    fn others(&mut self) {
        let folders: Vec<String> = self.folders.keys().cloned().collect();
        for folder in folders {
            let path = self.path_of(&folder);
            if !self.states.contains_key(path.as_str()) {
                self.own(&folder, &path, Pos::NONE);
            }
        }
    }

    /// The import path of a folder.
    fn path_of(&self, folder: &str) -> String {
        match folder {
            "" => self.module.path.clone(),
            _ => format!("{}/{folder}", self.module.path),
        }
    }

    /// The folder of an import path of this module.
    fn folder_of<'p>(&self, path: &'p str) -> Option<&'p str> {
        let rest = path.strip_prefix(self.module.path.as_str())?;
        if rest.is_empty() {
            Some("")
        } else {
            rest.strip_prefix('/')
        }
    }

    /// Parses a folder's files, those that take part; `tests`: tests do.
    fn parse(&mut self, folder: &str, tests: bool) -> Vec<Tree> {
        let Some(files) = self.folders.remove(folder) else {
            return Vec::new();
        };
        let mut trees = Vec::new();
        for (name, text) in files {
            if !self.named
                && (name.ends_with("_test.go") && !tests || !constraint::name_fits(&name))
            {
                continue;
            }
            let path = if folder.is_empty() {
                name
            } else {
                format!("{folder}/{name}")
            };
            let base = self.map.add(&path, &text);
            let mut diagnostics = Vec::new();
            let file = parse_file(self.map, base, &mut self.ids, &mut diagnostics);
            let constraint = constraint::of_file(&file);
            if constraint.excluded && !self.named {
                continue;
            }
            super::labels::check_branches(self.map, &file, &mut diagnostics);
            trees.push(Tree {
                name: path,
                file,
                diagnostics,
                version: constraint.version,
            });
        }
        trees
    }

    /// The package name of a folder's files; none, and said so, where they differ.
    fn name_of(&mut self, folder: &str, trees: &[Tree], importer: Option<Pos>) -> Option<Name> {
        let first = trees.first()?;
        let name = first.file.package.name.clone();
        let other = trees
            .iter()
            .find(|t| t.file.package.name != name && !has_syntax_errors(&t.diagnostics));
        let Some(other) = other.filter(|_| !has_syntax_errors(&first.diagnostics)) else {
            return Some(name);
        };
        let mut names = [
            (&name, &first.name),
            (&other.file.package.name, &other.name),
        ];
        names.sort();
        let last = |path: &str| split_path(path).1.to_string();
        let message = format!(
            "found packages {} ({}) and {} ({}) in {}",
            names[0].0,
            last(names[0].1),
            names[1].0,
            last(names[1].1),
            shown(folder)
        );
        match importer {
            Some(pos) => self.problem(pos, "BrokenImport", message),
            None => self.problem(other.file.package.pos, "MismatchedPkgName", message),
        }
        self.options.lenient.then_some(name)
    }

    /// Loads a package after all that it imports.
    fn package(&mut self, path: Name, trees: Vec<Tree>, library: bool) -> u32 {
        self.states.insert(path.clone(), State::Loading);
        // In the order of their paths, as the go command does; each file keeps what its own name.
        let mut wanted: BTreeMap<Name, (Pos, usize)> = BTreeMap::new();
        for (i, tree) in trees.iter().enumerate() {
            for decl in &tree.file.decls {
                if let Decl::Import(decl) = decl {
                    wanted
                        .entry(decl.path.clone())
                        .or_insert((decl.path_pos, i));
                }
            }
        }
        let mut found: HashMap<Name, Option<u32>> = HashMap::new();
        for (import, (pos, i)) in wanted {
            self.chain
                .push((import.clone(), split_path(&trees[i].name).1.to_string()));
            let package = self.import(&import, pos, library);
            self.chain.pop();
            found.insert(import, package);
        }
        let imports_of = |tree: &Tree| {
            let paths = tree.file.decls.iter().filter_map(|decl| match decl {
                Decl::Import(decl) => Some(found.get(&decl.path).copied().flatten()),
                _ => None,
            });
            paths.collect()
        };
        let imports = trees.iter().map(imports_of).collect();
        let versions = trees.iter().map(|t| self.version(t, library)).collect();
        let name = trees
            .first()
            .map_or_else(|| path.clone(), |t| t.file.package.name.clone());
        let mut parsed = Parsed {
            path: path.clone(),
            name,
            files: Vec::new(),
            imports,
            library,
            versions,
            diagnostics: Vec::new(),
            broken: false,
        };
        for tree in trees {
            parsed.broken |= has_syntax_errors(&tree.diagnostics);
            parsed.diagnostics.extend(tree.diagnostics);
            parsed.files.push(tree.file);
        }
        if &*parsed.name == "_" && !parsed.broken {
            let pos = parsed.files.first().map_or(Pos::NONE, |f| f.package.pos);
            parsed.diagnostics.push(Diagnostic::error(
                pos,
                "BlankPkgName",
                "invalid package name _",
            ));
        }
        let index = self.packages.len() as u32;
        self.packages.push(parsed);
        self.states.insert(path, State::Loaded(index));
        index
    }

    /// The version of Go that a file is written in.
    fn version(&self, tree: &Tree, library: bool) -> FileVersion {
        let module = if library {
            LATEST
        } else {
            self.options.version.unwrap_or(self.module.version)
        };
        FileVersion {
            // No file may ask for a language older than the first that heard of such lines.
            minor: tree.version.map_or(module, |v| v.max(OLDEST_OF_FILE)),
            of_file: tree.version.is_some_and(|v| v >= OLDEST_OF_FILE),
            module,
        }
    }

    fn import(&mut self, path: &Name, pos: Pos, by_library: bool) -> Option<u32> {
        match self.states.get(path) {
            Some(State::Loaded(index)) => {
                let index = *index;
                return self.importable(index, path, pos);
            }
            Some(State::Failed) => return None,
            Some(State::Loading) => {
                self.cycle(path, pos);
                return None;
            }
            None => {}
        }
        if !by_library && !self.may_use(path) {
            self.states.insert(path.clone(), State::Failed);
            self.problem(
                pos,
                "BrokenImport",
                format!("use of internal package {path} not allowed"),
            );
            return None;
        }
        if let Some(index) = self.library_package(path) {
            return Some(index);
        }
        if let Some(folder) = self.folder_of(path).map(str::to_string)
            && self.folders.contains_key(&folder)
        {
            return self.own(&folder, path, pos);
        }
        self.states.insert(path.clone(), State::Failed);
        let message = imports::missing(
            path,
            &Words {
                module: &self.module.path,
            },
        );
        self.problem(pos, "BrokenImport", message);
        None
    }

    /// Loads a package of the program.
    fn own(&mut self, folder: &str, path: &str, pos: Pos) -> Option<u32> {
        let only_tests = self
            .folders
            .get(folder)
            .is_some_and(|f| f.keys().all(|n| n.ends_with("_test.go")));
        let trees = self.parse(folder, false);
        if trees.is_empty() {
            let message = if only_tests {
                format!("{path}: no non-test Go files in {}", shown(folder))
            } else {
                format!(
                    "{path}: build constraints exclude all Go files in {}",
                    shown(folder)
                )
            };
            self.states.insert(path.into(), State::Failed);
            self.problem(pos, "BrokenImport", message);
            return None;
        }
        self.name_of(folder, &trees, Some(pos))?;
        let index = self.package(path.into(), trees, false);
        if pos.is_some() {
            self.importable(index, path, pos)
        } else {
            Some(index)
        }
    }

    fn importable(&mut self, index: u32, path: &str, pos: Pos) -> Option<u32> {
        let package = &self.packages[index as usize];
        if &*package.name == "main"
            && !package.library
            && !package.broken
            && path != testmain::TESTED
        {
            self.problem(
                pos,
                "BrokenImport",
                format!("import \"{path}\" is a program, not an importable package"),
            );
            return None;
        }
        Some(index)
    }

    /// Whether the package at hand stands below the folder that holds the last `internal` of `path`.
    fn may_use(&self, path: &str) -> bool {
        let mut parent = path;
        loop {
            let (before, last) = split_path(parent);
            parent = before;
            if last == "internal" {
                break;
            }
            if parent.is_empty() {
                return true;
            }
        }
        // The last of the chain is the imported package itself.
        let Some((importer, _)) = self.chain.iter().rev().nth(1) else {
            return true;
        };
        let below = importer.strip_prefix(parent);
        !parent.is_empty() && below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Says who imports whom until `path` is met again.
    fn cycle(&mut self, path: &str, pos: Pos) {
        let mut message = String::new();
        for (i, (package, file)) in self.chain.iter().enumerate() {
            if i == 0 {
                message.push_str(&format!("package {package}"));
            } else {
                message.push_str(&format!("\n\timports {package} from {file}"));
            }
        }
        message.push_str(": import cycle not allowed");
        // The chain holds both ends: a package that imports itself is only told so.
        if path == self.module.path && self.chain.len() > 2 {
            let words = format!("import \"{path}\" is a program, not an importable package");
            self.problem(pos, "BrokenImport", words);
        }
        self.problem(pos, "ImportCycle", message);
    }

    /// Puts the packages into the order in which Go initialises them: the program's own by path, each after what it
    /// imports. Those of the library come first, as they were loaded.
    fn order(&mut self) {
        let count = self.packages.len();
        let mut order: Vec<usize> = (0..count).filter(|&i| self.packages[i].library).collect();
        let mut done = vec![false; count];
        order.iter().for_each(|&i| done[i] = true);
        let mut left: Vec<usize> = (0..count).filter(|&i| !done[i]).collect();
        left.sort_by(|&a, &b| self.packages[a].path.cmp(&self.packages[b].path));
        while !left.is_empty() {
            let ready = |&i: &usize| {
                let mut imports = self.packages[i].imports.iter().flatten().flatten();
                imports.all(|&p| done[p as usize])
            };
            // Every package was loaded after its imports, so one is always ready.
            let next = left.iter().position(ready).unwrap_or(0);
            let package = left.remove(next);
            done[package] = true;
            order.push(package);
        }
        let mut place = vec![0; count];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new as u32;
        }
        let mut packages: Vec<Option<Parsed>> = std::mem::take(&mut self.packages)
            .into_iter()
            .map(Some)
            .collect();
        for old in order {
            let Some(mut package) = packages[old].take() else {
                continue;
            };
            for import in package.imports.iter_mut().flatten().flatten() {
                *import = place[*import as usize];
            }
            self.packages.push(package);
        }
    }
}

/// A folder as messages name it.
fn shown(folder: &str) -> &str {
    if folder.is_empty() { "." } else { folder }
}

/// The language version of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct FileVersion {
    /// Go 1.minor.
    pub minor: u32,
    /// A `//go:build` line of the file says so.
    pub of_file: bool,
    /// What go.mod, or an option, says.
    pub module: u32,
}

/// The name in a text's package clause, found without parsing it.
fn package_clause(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("//") {
            rest = after.split_once('\n')?.1;
        } else if let Some(after) = rest.strip_prefix("/*") {
            rest = after.split_once("*/")?.1;
        } else {
            break;
        }
    }
    let name = rest.strip_prefix("package")?.trim_start();
    let end = name
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(name.len());
    Some(&name[..end])
}
