//! The library's functions without body and the natives belong together, one to one.

use crate::host::TestHost;
use golang::check::{Options, check_program};
use golang::library;
use golang::source::SourceMap;
use golang::syntax::ast::{Decl, ExprKind, FuncDecl};
use std::collections::BTreeSet;
use std::fmt::Write;
use vm::natives;

/// The name that bytecode calls the function by.
fn qualified(package: &str, func: &FuncDecl) -> String {
    let Some(recv) = &func.recv else {
        return format!("{package}.{}", func.name.name);
    };
    match &recv.ty.unparen().kind {
        ExprKind::Star(inner) => {
            format!("{package}.(*{}).{}", name_of(inner), func.name.name)
        }
        _ => format!("{package}.{}.{}", name_of(&recv.ty), func.name.name),
    }
}

fn name_of(ty: &golang::syntax::ast::Expr) -> String {
    match &ty.unparen().kind {
        ExprKind::Name(name) => name.to_string(),
        ExprKind::Index { x, .. } => name_of(x) + "[...]",
        other => panic!("not a receiver's type: {other:?}"),
    }
}

#[test]
fn every_function_without_body_has_a_native() {
    let mut text = String::from("package main\n");
    for path in library::paths() {
        let _ = writeln!(text, "import _ \"{path}\"");
    }
    text.push_str("func main() {}\n");
    let mut map = SourceMap::default();
    let (info, diagnostics) = check_program(
        &mut map,
        vec![("prog.go".into(), text)],
        &library::source,
        &Options::default(),
    );
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let mut declared = BTreeSet::new();
    for package in &info.packages {
        for decl in package.files.iter().flat_map(|f| &f.decls) {
            if let Decl::Func(func) = decl
                && func.body.is_none()
            {
                let name = qualified(&package.path, func);
                assert!(
                    natives::lookup::<TestHost>(&name).is_some(),
                    "{name} has no native"
                );
                declared.insert(name.rsplit('/').next().unwrap_or(&name).to_owned());
            }
        }
    }
    assert!(declared.len() > 250, "only {} natives", declared.len());
    // What the compiler itself calls.
    let built_in = ["runtime.print", "runtime.println"];
    for name in natives::names::<TestHost>() {
        assert!(
            declared.contains(name) || built_in.contains(&name),
            "{name} is declared nowhere"
        );
    }
}

#[test]
fn unknown_names_have_no_native() {
    for name in [
        "",
        "fmt",
        "fmt.",
        "fmt.Nothing",
        "nothing.Println",
        "sync.Mutex.Lock",
    ] {
        assert!(natives::lookup::<TestHost>(name).is_none(), "{name}");
    }
}
