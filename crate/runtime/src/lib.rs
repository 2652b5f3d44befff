//! Goroutines, channels and synchronisation for any Rust future.
