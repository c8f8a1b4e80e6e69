//! The paths under which the law book keeps lengths of time.

/// Years of the drawback period, from importation (19 U.S.C. 1313(r)(1)).
pub const DRAWBACK_PERIOD: &str = "drawback/period";
/// Years before the export within which a returned retail good's designated entry was imported
/// (19 U.S.C. 1313(c)(2)).
pub const RETAIL_RETURN: &str = "drawback/retail-return";
/// Days after entry within which a petroleum derivative is exported (19 CFR 190.173(d)).
pub const PETROLEUM: &str = "drawback/petroleum";
/// Working days after the time of entry until the entry summary is due (19 CFR 142.12(b)).
pub const ENTRY_SUMMARY: &str = "deadlines/entry-summary";
/// Days after entry until a post summary correction may be filed (84 FR 40430).
pub const PSC_ENTRY: &str = "deadlines/psc/entry";
/// Days before scheduled liquidation until which a post summary correction may be filed.
pub const PSC_LIQUIDATION: &str = "deadlines/psc/liquidation";
/// Days after liquidation until a protest is due (19 CFR 174.12(e)).
pub const PROTEST: &str = "deadlines/protest";
