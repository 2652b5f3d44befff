//! Compiling and running a program's text.

use golang::bytecode::Program;
use raceway_explore::desk::Journal;
use raceway_explore::runner::{RunLimits, run_once};
use raceway_explore::{Chooser, Finished, Runner, Setting};
use std::sync::Arc;

pub(crate) fn compile(text: &str) -> Arc<Program> {
    let files = vec![("prog.go".to_string(), text.to_string())];
    let options = golang::check::Options::default();
    match golang::compile(files, &options) {
        Ok(compiled) => Arc::new(compiled.program),
        Err((_, diagnostics)) => panic!("{text}\n{diagnostics:?}"),
    }
}

/// None where it does not compile.
pub(crate) fn try_compile(text: &str) -> Option<Arc<Program>> {
    let files = vec![("prog.go".to_string(), text.to_string())];
    let compiled = golang::compile(files, &golang::check::Options::default()).ok()?;
    Some(Arc::new(compiled.program))
}

/// The statements of main as a program.
pub(crate) fn program(imports: &[&str], declarations: &str, main: &str) -> Arc<Program> {
    let imports: String = imports.iter().map(|i| format!("import {i:?}\n")).collect();
    compile(&format!(
        "package main\n{imports}\n{declarations}\nfunc main() {{\n{main}\n}}\n"
    ))
}

pub(crate) fn runner(program: &Arc<Program>) -> Runner {
    Runner::new(
        program.clone(),
        RunLimits::default(),
        vec!["prog".into()],
        Vec::new(),
        None,
    )
    .expect("the program loads")
}

pub(crate) fn run<C: Chooser + 'static>(
    program: &Arc<Program>,
    setting: Setting,
    chooser: C,
) -> (Finished, Journal) {
    run_once(
        &mut runner(program),
        chooser,
        Journal::new(setting, 100_000),
    )
}
