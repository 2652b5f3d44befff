//! Package math/bits: the functions of 64 bits.

use super::{Entry, native};
use crate::fault::Fault;
use crate::host::Host;
use crate::native::NativeResult;

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("bits.Len64", |call| {
            call.done(64 - u64::from(call.arg(0).leading_zeros()))
        }),
        native("bits.OnesCount64", |call| {
            call.done(u64::from(call.arg(0).count_ones()))
        }),
        native("bits.TrailingZeros64", |call| {
            call.done(u64::from(call.arg(0).trailing_zeros()))
        }),
        native("bits.Reverse64", |call| {
            call.done(call.arg(0).reverse_bits())
        }),
        native("bits.ReverseBytes64", |call| {
            call.done(call.arg(0).swap_bytes())
        }),
        native("bits.Mul64", |call| {
            let product = u128::from(call.arg(0)) * u128::from(call.arg(1));
            call.set(1, product as u64);
            call.done((product >> 64) as u64)
        }),
        native("bits.Div64", |call| {
            let (high, low, by) = (call.arg(0), call.arg(1), call.arg(2));
            if by == 0 {
                return NativeResult::Panic(Fault::Runtime("integer divide by zero".into()));
            }
            if high >= by {
                return NativeResult::Panic(Fault::Runtime("integer overflow".into()));
            }
            let dividend = u128::from(high) << 64 | u128::from(low);
            call.set(1, (dividend % u128::from(by)) as u64);
            call.done((dividend / u128::from(by)) as u64)
        }),
    ]
    .into_iter()
}
