//! The warnings of the programs under tests/programs/vet, held against their comments (tests/oracle/oracle.py holds the
//! same comments against `go vet`), and what warnings never do: keep a program from compiling.

use raceway_golang::check::Options;
use raceway_golang::source::Severity;
use raceway_golang::{Compiled, compile};
use std::path::{Path, PathBuf};

fn compiled(name: &str, text: &str) -> Compiled {
    let files = vec![(name.to_string(), text.to_string())];
    compile(files, &Options::default()).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"))
}

/// Line and words of each warning, sorted.
fn warnings(name: &str, text: &str) -> Vec<(u32, String)> {
    let compiled = compiled(name, text);
    let mut found: Vec<(u32, String)> = compiled
        .warnings
        .iter()
        .filter(|d| d.code.starts_with("vet:"))
        .map(|d| {
            assert_eq!(d.severity, Severity::Warning);
            (compiled.map.place(d.pos).unwrap().line, d.message.clone())
        })
        .collect();
    found.sort();
    found
}

/// What the comments `// VET "one" "two"` say.
fn expected(text: &str) -> Vec<(u32, String)> {
    let mut expected = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let comment = ["// VET \"", "// TICK \""]
            .iter()
            .find_map(|mark| line.split_once(mark));
        if let Some((_, rest)) = comment {
            let rest = rest.strip_suffix('"').expect("a closing quote");
            expected.extend(rest.split("\" \"").map(|w| (at as u32 + 1, w.to_string())));
        }
    }
    expected.sort();
    expected
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs/vet");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "go"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn programs_are_warned_of_as_their_comments_say() {
    let programs = programs();
    assert!(programs.len() > 30);
    for path in programs {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(warnings(&name, &text), expected(&text), "{name}");
    }
}

#[test]
fn clean_programs_exist_and_are_silent() {
    let clean = programs()
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with("_clean.go"));
    let mut count = 0;
    for path in clean {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(warnings("clean.go", &text), [], "{}", path.display());
        count += 1;
    }
    assert!(count >= 5);
}

#[test]
fn the_text_to_underline_is_known() {
    let text =
        "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Printf(\"é %d\\n\", \"x\")\n}\n";
    let compiled = compiled("prog.go", text);
    let [warning] = &compiled.warnings[..] else {
        panic!("{:?}", compiled.warnings);
    };
    assert_eq!(warning.code, "vet:printf");
    let from = text.find("%d").unwrap();
    let base = compiled.map.file(warning.pos).unwrap().base;
    assert_eq!(warning.pos, base.plus(from));
    assert_eq!(warning.end, base.plus(from + "%d".len()));
}

#[test]
fn the_library_is_not_warned_of() {
    let text = "package main\n\nimport (\n\t\"context\"\n\t\"fmt\"\n\t\"sync\"\n\t\"time\"\n)\n\nfunc main() {\n\tvar mu sync.Mutex\n\tmu.Lock()\n\tfmt.Println(context.Background().Err(), time.Second)\n}\n";
    assert_eq!(warnings("prog.go", text), []);
}

#[test]
fn wrappers_in_other_packages_are_known() {
    let files = [
        ("go.mod", "module example.com/m\n\ngo 1.27\n"),
        (
            "main.go",
            "package main\n\nimport \"example.com/m/say\"\n\nfunc main() { say.Sayf(\"%d\\n\", \"x\") }\n",
        ),
        (
            "say/say.go",
            "package say\n\nimport \"fmt\"\n\nfunc Sayf(format string, args ...any) { fmt.Printf(format, args...) }\n",
        ),
    ];
    let files = files.map(|(name, text)| (name.to_string(), text.to_string()));
    let compiled = compile(files.to_vec(), &Options::default()).unwrap();
    let found: Vec<&str> = compiled.warnings.iter().map(|d| &*d.message).collect();
    assert_eq!(
        found,
        ["example.com/m/say.Sayf format %d has arg \"x\" of wrong type string"]
    );
}
