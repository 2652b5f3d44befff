//! The `raceway` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("wire") => {
            print!("{}", trace::wire::typescript());
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("usage: raceway wire");
            ExitCode::from(2)
        }
    }
}
