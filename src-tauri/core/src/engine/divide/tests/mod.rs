//! Dividing: published vectors, and laws against enumeration.

mod vectors;
