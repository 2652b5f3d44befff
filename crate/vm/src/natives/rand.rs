//! Packages math/rand and math/rand/v2: numbers of the run's own, from the host.

use super::{Entry, lagged, native};
use crate::host::Host;

/// A number of [0, n) without bias: the high half of a product, thrown again where the low half says that
/// its result would come up too often.
fn below(n: u64, mut random: impl FnMut() -> u64) -> u64 {
    let rest = n.wrapping_neg() % n;
    loop {
        let product = u128::from(random()) * u128::from(n);
        if product as u64 >= rest {
            return (product >> 64) as u64;
        }
    }
}

pub(super) fn table<H: Host>() -> impl Iterator<Item = Entry<H>> {
    [
        native::<H>("rand.random", |call| {
            let value = call.host.random();
            call.done(value)
        }),
        native("rand.(*lagged).Seed", lagged::seed),
        native("rand.(*lagged).Uint64", lagged::next),
        native("rand.layer", lagged::layer),
        native("v2.layer", lagged::layer),
        native("v2.random", |call| {
            let value = call.host.random();
            call.done(value)
        }),
        native("rand.below", |call| {
            let n = call.arg(0).max(1);
            let value = match call.host.pick(n) {
                Some(value) => value,
                None => below(n, || call.host.random()),
            };
            call.done(value)
        }),
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_covers_its_range_and_rejects_the_surplus() {
        let mut state = 1u64;
        let mut random = || {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            state
        };
        let mut seen = [0; 6];
        for _ in 0..600 {
            seen[below(6, &mut random) as usize] += 1;
        }
        assert!(seen.iter().all(|&count| count > 50), "{seen:?}");
        // 2^64 mod 3 is 1: the product with low half 0 is thrown again.
        let mut draws = [0u64, u64::MAX].into_iter();
        assert_eq!(below(3, || draws.next().unwrap_or(7)), 2);
    }
}
