//! drawback
