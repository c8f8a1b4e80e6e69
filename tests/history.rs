//! Checks that look at the whole account, measured on invented accounts.

#![allow(clippy::print_stdout, reason = "what was measured is for people to read")]

mod account {
    mod invented;
    mod random;
    mod speed;
    mod unit_values;
}
