//! Syntax tree → typed program. After go/types: the tree is left as it is, and what is learnt about
//! it stands in the side tables of [`info::Info`].

pub mod constant;
pub mod info;
pub mod types;
