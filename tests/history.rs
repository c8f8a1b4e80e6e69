//! Checks that look at the whole account, measured on invented accounts.

mod account {
    mod invented;
    mod random;
    mod speed;
    mod unit_values;
}
