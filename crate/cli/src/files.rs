//! The files of a program: named one by one, a folder, or a txtar archive.

use lab::Source;
use std::fs;
use std::path::Path;

/// More than a program may have; the compiler says so.
const MOST_FILES: usize = 2_000;
/// Files that are larger are no Go.
const LARGEST: u64 = 64 << 20;

/// Reads what the command line names.
pub(crate) fn read(paths: &[String]) -> Result<Vec<Source>, String> {
    let mut sources = Vec::new();
    for path in paths {
        let path = Path::new(path);
        let name = path
            .file_name()
            .map_or_else(|| "prog.go".into(), |n| n.to_string_lossy());
        if path.is_dir() {
            folder(path, "", &mut sources)?;
        } else if path.extension().is_some_and(|e| e == "txtar" || e == "txt") {
            sources.extend(lab::files(&text(path)?, unnamed(&name)));
        } else {
            // A program of one text may be an archive too, as it is on the page.
            sources.extend(lab::files(&text(path)?, &name));
        }
    }
    Ok(sources)
}

/// Whether a program may read standard input: it names it, or a function of fmt that does.
pub(crate) fn reads_input(sources: &[Source]) -> bool {
    let mentions = |word: &str| sources.iter().any(|s| s.text.contains(word));
    mentions("Stdin") || mentions("Scan")
}

/// What an archive's part before its first file is called.
fn unnamed(archive: &str) -> &str {
    match archive.ends_with(".go") {
        true => archive,
        false => "prog.go",
    }
}

/// The Go files of a folder and those below it, and its go.mod.
fn folder(path: &Path, prefix: &str, sources: &mut Vec<Source>) -> Result<(), String> {
    let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let Some(last) = path.file_name().and_then(|n| n.to_str()) else {
            continue;
        };
        if last.starts_with(['.', '_']) || sources.len() > MOST_FILES {
            continue;
        }
        let name = format!("{prefix}{last}");
        // A link may lead round in a circle.
        if path.is_dir() && !path.is_symlink() {
            // A folder with a go.mod of its own is another module.
            if !path.join("go.mod").exists() {
                folder(&path, &format!("{name}/"), sources)?;
            }
        } else if last.ends_with(".go") || name == "go.mod" {
            sources.push(Source {
                name,
                text: text(&path)?,
            });
        }
    }
    Ok(())
}

fn text(path: &Path) -> Result<String, String> {
    let problem = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let size = fs::metadata(path).map_err(|e| problem(&e))?.len();
    if size > LARGEST {
        return Err(problem(&"too large for a program"));
    }
    fs::read_to_string(path).map_err(|e| problem(&e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_archives_give_the_same_program() {
        let root = std::env::temp_dir().join(format!("raceway-files-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let path = root.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        write("all/a/a.go", "package a\n");
        write("all/go.mod", "module m\n");
        write("all/main.go", "package main\n");
        write("all/notes.txt", "none of it\n");
        write("all/other/go.mod", "module other\n");
        write("all/other/x.go", "package x\n");
        write("all/.hidden/x.go", "package x\n");
        let archive =
            "-- a/a.go --\npackage a\n-- go.mod --\nmodule m\n-- main.go --\npackage main\n";
        write("all.txtar", archive);
        let names = |path: &str| {
            let path = root.join(path).to_string_lossy().into_owned();
            let sources = read(&[path]).expect("a program");
            let pairs = sources.into_iter().map(|s| (s.name, s.text));
            pairs.collect::<Vec<_>>()
        };
        assert_eq!(names("all"), names("all.txtar"));
        assert_eq!(names("all").len(), 3);
        assert_eq!(
            names("all/main.go"),
            [("main.go".into(), "package main\n".into())]
        );
        let missing = root.join("none.go").to_string_lossy().into_owned();
        assert!(read(&[missing]).is_err_and(|e| e.contains("none.go")));
        fs::remove_dir_all(&root).expect("the folder");
    }

    #[test]
    fn only_programs_that_mention_input_wait_for_it() {
        let program = |text: &str| lab::files(text, "prog.go");
        assert!(!reads_input(&program("package main\nfunc main() {}\n")));
        assert!(reads_input(&program("bufio.NewReader(os.Stdin)")));
        assert!(reads_input(&program("fmt.Scanln(&n)")));
    }
}
