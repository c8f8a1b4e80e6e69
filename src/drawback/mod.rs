//! drawback

pub mod matching;
