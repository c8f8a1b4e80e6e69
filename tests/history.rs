//! Checks that look at the whole account, measured on invented accounts.

mod history {
    mod invented;
    mod random;
    mod speed;
    mod unit_values;
}
