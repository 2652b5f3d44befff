//! Compile, run, experiment, sweep.
