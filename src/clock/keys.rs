//! The paths under which the law book keeps lengths of time.

/// Years of the period for the export or destruction of unused merchandise, from importation
/// (19 U.S.C. 1313(j)).
pub const EXPORT_PERIOD: &str = "drawback/period/export";
/// Years of the period for filing a complete claim, from importation (19 U.S.C. 1313(r)(1)).
pub const FILING_PERIOD: &str = "drawback/period/filing";
/// Years of the period for rejected merchandise, from importation or withdrawal
/// (19 U.S.C. 1313(c)(1)).
pub const REJECTED_PERIOD: &str = "drawback/period/rejected";
/// Years before the export within which a returned retail good's designated entry was imported
/// (19 U.S.C. 1313(c)(2)).
pub const RETAIL_RETURN: &str = "drawback/retail_return/period";
/// Days after entry within which a petroleum derivative is exported (19 CFR 190.173(d)).
pub const PETROLEUM: &str = "drawback/petroleum/window";
/// Working days after the time of entry until the entry summary is due (19 CFR 142.12(b)).
pub const ENTRY_SUMMARY: &str = "clock/entry_summary";
/// Days after entry until a post summary correction may be filed (84 FR 40430).
pub const PSC_AFTER_ENTRY: &str = "clock/psc/after_entry";
/// Days before scheduled liquidation until which a post summary correction may be filed.
pub const PSC_BEFORE_LIQUIDATION: &str = "clock/psc/before_liquidation";
/// Days after liquidation until a protest is due (19 CFR 174.12(e)).
pub const PROTEST: &str = "clock/protest";
/// Days to answer a request for information (CBP Form 28), from issue.
pub const CF28: &str = "clock/cf28";
/// Days for which liquidation is held after a notice of action (CBP Form 29) is mailed
/// (19 CFR 152.2).
pub const CF29: &str = "clock/cf29";
