//! Syntax tree → typed program. After go/types: the tree is left as it is, and what is learnt about
//! it stands in the side tables of [`info::Info`].
//!
//! Nothing here fails: what does not check gets the invalid type, which goes with everything in
//! silence, so that one mistake is reported once.

pub mod constant;
pub mod info;
pub mod subst;
pub mod types;

mod program;

mod constraint;
mod imports;
mod load;

mod checker;
mod format;
mod identity;
mod operand;
mod predicates;
mod scope;
mod typeset;
mod universe;

mod assign;
mod builtins;
mod call;
mod collect;
mod complex;
mod conversion;
mod cycles;
mod decl;
mod expr;
mod finite;
mod generic;
mod iface;
mod infer;
mod initorder;
mod labels;
mod local;
mod lookup;
mod mono;
mod range;
mod reach;
mod returns;
mod signature;
mod sizes;
mod stmt;
mod switch;
mod terms;
mod typexpr;
mod unify;
mod walk;

pub use load::DEFAULT_MODULE;
pub use program::{Library, Options, check_program};
pub use reach::UNREACHED;
pub use scope::PLACEHOLDER;
