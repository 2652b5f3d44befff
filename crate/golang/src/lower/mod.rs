//! Typed program → bytecode.
