//! The lists beside the reports: what an importer keeps of destructions, production, parts, claims
//! filed before, cases watched and requests from CBP.

mod claims;
mod goods;
mod notices;

pub use claims::{ExportIndex, PriorClaim, UsedExport};
pub use goods::{BillLine, Destruction, MasterPart, ProductionRecord};
pub use notices::{HtsPrefix, Request, RequestForm, WatchedCase};

/// The lists of a session, each sorted by content.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// Merchandise destroyed under CBP supervision.
    pub destructions: Vec<Destruction>,
    /// What articles are made of.
    pub bill_of_materials: Vec<BillLine>,
    /// Articles made and materials used.
    pub production: Vec<ProductionRecord>,
    /// Parts with tariff numbers and units.
    pub parts: Vec<MasterPart>,
    /// Imports designated in earlier drawback claims.
    pub prior_claims: Vec<PriorClaim>,
    /// Exports claimed on before.
    pub used_exports: Vec<UsedExport>,
    /// Antidumping and countervailing duty cases that are watched.
    pub watched_cases: Vec<WatchedCase>,
    /// Requests and notices from CBP.
    pub requests: Vec<Request>,
}
