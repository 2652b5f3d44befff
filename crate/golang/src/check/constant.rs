//! Go's untyped constants: exact integers and rationals, as go/constant has them.

use num_bigint::BigInt;
use num_rational::BigRational;
use std::rc::Rc;

/// A constant's value. Integers are exact; floats are exact rationals (the checker bounds their size).
#[derive(Clone, PartialEq, Debug)]
pub enum Const {
    Bool(bool),
    /// Bytes, since a Go string need not be UTF-8.
    Str(Rc<[u8]>),
    Int(BigInt),
    Float(BigRational),
    /// Real and imaginary part.
    Complex(BigRational, BigRational),
}
