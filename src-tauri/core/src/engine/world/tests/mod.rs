//! Tests of worlds: the law, its shares against counting, and an independent writing of it.

mod rows;
