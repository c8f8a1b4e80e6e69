//! Drawback of unused merchandise on portfolios made by hand, with the arithmetic beside each figure.

#[path = "drawback/amounts.rs"]
mod amounts;
#[path = "drawback/before.rs"]
mod before;
#[path = "drawback/conversion.rs"]
mod conversion;
#[path = "drawback/destroyed.rs"]
mod destroyed;
#[path = "drawback/direct.rs"]
mod direct;
#[path = "drawback/eligible.rs"]
mod eligible;
#[path = "drawback/ledger.rs"]
mod ledger;
#[path = "drawback/lots.rs"]
mod lots;
#[path = "drawback/properties.rs"]
mod properties;
#[path = "drawback/random.rs"]
mod random;
#[path = "drawback/support.rs"]
mod support;
#[path = "drawback/traces.rs"]
mod traces;
#[path = "drawback/ways.rs"]
mod ways;
