//! Inventory ledgers: receipts into inventory and withdrawals from it.
//!
//! A row is a movement where its part number can be read and where movement type, quantity columns or
//! sign say whether it is a receipt or a withdrawal; else it is set aside. Date and quantity may be
//! unreadable: the movement is kept, so that nobody takes the inventory of its part for whole.
//!
//! Nothing is claimed on a guess: a receipt that is neither called imported nor has an entry number
//! counts as domestic, and so does a withdrawal that is neither called export nor has an ITN.

mod direction;
mod rows;
mod words;

pub(super) use rows::{MovementData, MovementRows, Numbered, Unread};
