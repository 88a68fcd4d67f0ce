//! How many.

use std::fmt;

use num_bigint::BigUint;
use num_traits::{ToPrimitive as _, Zero as _};

/// A number of packages, however large; shown in decimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count(BigUint);

impl Count {
    /// The number itself.
    pub const fn exact(&self) -> &BigUint {
        &self.0
    }

    /// The number, where it is small enough to list what is counted.
    pub fn small(&self) -> Option<usize> {
        self.0.to_usize()
    }

    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        self.0.is_zero()
    }

    /// One less, and none from none.
    #[must_use]
    pub fn others(&self) -> Self {
        if self.is_none() { Self::default() } else { Self(&self.0 - 1_u8) }
    }
}

impl From<BigUint> for Count {
    fn from(number: BigUint) -> Self {
        Self(number)
    }
}

impl From<usize> for Count {
    fn from(number: usize) -> Self {
        Self(BigUint::from(number))
    }
}

impl fmt::Display for Count {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}
