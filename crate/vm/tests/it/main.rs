//! The virtual machine's tests: whole Go programs on a host of one thread, and the heap against a model.

extern crate raceway_vm as vm;

mod heap;
mod host;
mod limits;
mod natives;
mod panics;
mod programs;
mod races;
