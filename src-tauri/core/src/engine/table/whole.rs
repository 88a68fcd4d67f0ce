//! The whole numbers that tables are counted in.

use num_traits::{Bounded, Zero};

/// Whole numbers that the engine counts in: `i64` where they fit, else `i128`.
pub trait Whole:
    Copy
    + Default
    + Ord
    + Zero
    + Bounded
    + std::ops::Sub<Output = Self>
    + TryFrom<i128>
    + Into<i128>
    + Send
    + Sync
    + std::fmt::Debug
{
    /// The number without its last bits; it is known to fit then.
    fn cut(self, bits: u32) -> i32;
}

impl Whole for i64 {
    #[inline(always)]
    fn cut(self, bits: u32) -> i32 {
        (self >> bits) as i32
    }
}

impl Whole for i128 {
    #[inline(always)]
    fn cut(self, bits: u32) -> i32 {
        (self >> bits) as i32
    }
}

/// A number that is known to fit.
pub(in crate::engine) fn whole<N: Whole>(value: i128) -> N {
    N::try_from(value).unwrap_or_else(|_| N::zero())
}
