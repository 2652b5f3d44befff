//! `raceway-bindgen module.wasm out-folder`: writes `raceway.js`, `raceway_bg.wasm` and their snippets.
//!
//! The library behind the `wasm-bindgen` command does the work: it builds in a tenth of the command's time, and its
//! version is pinned beside the one that the module was compiled with.
#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(module), Some(out)) = (args.next(), args.next()) else {
        eprintln!("usage: raceway-bindgen module.wasm out-folder");
        return ExitCode::from(2);
    };
    let done = wasm_bindgen_cli_support::Bindgen::new()
        .input_path(&module)
        .out_name("raceway")
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                // wasm-opt is told functions by name; it takes the names away.
                .remove_name_section(false)
                .remove_producers_section(true)
                .generate(&out)
        })
        .map_err(|error| format!("{error:#}"));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("raceway-bindgen: {}: {error}", module.display());
            ExitCode::FAILURE
        }
    }
}
