//! The `raceway` command.
fn main() {}
