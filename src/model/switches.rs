//! The open questions of the law, each with a cautious base reading and one or two others.

/// Which reading of an open question is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Choice {
    /// The cautious reading.
    #[default]
    Base,
    /// The reading above the base.
    Upside,
    /// The stricter reading below it.
    Low,
}

macro_rules! switches {
    ($($(#[$doc:meta])* $name:ident $key:literal $moves:literal $cite:literal
        base $base:literal $(upside $upside:literal)? $(low $low:literal)?;)*) => {
        /// An open question of the law.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Switch { $($(#[$doc])* $name,)* }

        /// Every switch with its readings, in the order of the rules.
        pub const SWITCHES: &[SwitchValue] = &[$(SwitchValue {
            switch: Switch::$name,
            key: $key,
            moves: $moves,
            cite: $cite,
            base: $base,
            upside: switches!(@opt $($upside)?),
            low: switches!(@opt $($low)?),
        },)*];
    };
    (@opt $text:literal) => { Some($text) };
    (@opt) => { None };
}

/// A switch, its readings in words, its citation and what it moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SwitchValue {
    /// The switch.
    pub switch: Switch,
    /// The option's name on the command line.
    pub key: &'static str,
    /// What it moves.
    pub moves: &'static str,
    /// Where the question arises.
    pub cite: &'static str,
    /// The cautious reading.
    pub base: &'static str,
    /// The reading above it, if there is one.
    pub upside: Option<&'static str>,
    /// The stricter reading below it, if there is one.
    pub low: Option<&'static str>,
}

switches! {
    /// Does a Schedule B number lift the "other" rule?
    OtherRuleScheduleB "other-rule-schedule-b" "(j)(2) pairs" "19 USC 1313(j)(5)-(6); 19 CFR 190.2"
        base "equal-hts10" upside "schedule-b-suffices";
    /// Is a subheading without a text an "other" subheading?
    OtherTextMissing "other-text-missing" "(j)(2) pairs" "19 CFR 190.2"
        base "other" upside "not-other";
    /// Does a renumbered subheading pass?
    Renumbering "renumbering" "(j)(2), (b), (c)(2), (p) pairs" "19 CFR 190.51(c)(1)"
        base "does-not-pass" upside "concordance";
    /// Is the lesser-of taken per class or on totals?
    LesserOfLevel "lesser-of-level" "(b), (j)(2) amount" "19 USC 1313(l)(2)(B)(i); 19 CFR 190.32(b)(1)"
        base "class" upside "totals";
    /// Do country-specific duties count in the comparator?
    ComparatorCountry "comparator-country" "(b), (j)(2) amount" "19 USC 1313(l)(2)(B)(i)(II); CSMS 19-000050"
        base "dropped-when-origin-differs" upside "kept" low "dropped";
    /// At which date is the comparator's rate taken?
    ComparatorRateDate "comparator-rate-date" "(b), (j)(2) amount" "19 USC 1313(l)(2)(B)(i)(II)"
        base "designated-line" low "export-date";
    /// How does the lesser-of apply to the fees?
    ComparatorMpf "comparator-mpf" "MPF, HMF" "19 CFR 190.51(b)(2)(v), (b)(4)"
        base "scaled" upside "uncut" low "ad-valorem-cap";
    /// Decimals of the fee per unit.
    MpfUnitDecimals "mpf-unit-decimals" "MPF" "19 CFR 190.51(b)(2)(iv)"
        base "4" low "2";
    /// Half up or cut.
    CentRounding "cent-rounding" "cents" "19 CFR 190.51(a)(2)(vii), 190.26(b)(4)"
        base "half-up" low "cut";
    /// Is excise tax capped at tax paid on the substituted goods?
    ExciseCap "excise-cap" "IR tax" "19 CFR 190.32(b)(3); 10 F.4th 1279"
        base "no-cap" low "capped";
    /// Fees under (c).
    CFees "c-fees" "(c) tax, MPF, HMF" "19 CFR 190.41, 190.45(c), 190.3(a)"
        base "duties-only" upside "duties-taxes-fees";
    /// Retail returns by direct identification.
    CRetailDirect "c-retail-direct" "(c) retail" "19 USC 1313(c)(2); 19 CFR 190.45(b)(2)"
        base "one-year-always" upside "direct-id";
    /// Defective goods and retail returns to Canada or Mexico.
    CCamxOther "c-camx-other" "(c) to CA/MX" "19 CFR 182.45(c), 182.43"
        base "zero" upside "full";
    /// Petroleum to Canada or Mexico.
    PCamx "p-camx" "(p) to CA/MX" "19 CFR 182.43"
        base "zero" upside "as-manufacturing";
    /// (d) to Canada, Mexico or Chile.
    DOtherDestinations "d-other-destinations" "(d)" "19 CFR 190.101"
        base "zero" upside "full";
    /// Fees on top of the foreign-duty cap.
    CamxFees "camx-fees" "(a), (b), (j)(1) changed" "19 CFR 182.44(a)"
        base "inside-cap" upside "on-top";
    /// Trade-remedy duty on the US side of the cap.
    CamxTradeRemedy "camx-trade-remedy" "(a), (b), (j)(1) changed" "19 CFR 182.44(a)(1)"
        base "not-counted" upside "counted";
    /// Northern Marianas.
    NorthernMarianas "northern-marianas" "(j)(1) to MP" "19 CFR 190.5; 19 USC 1313(y)"
        base "zero" upside "as-insular";
    /// Base of the 50 percent of the wine test.
    WinePriceBase "wine-price-base" "wine pairs" "19 USC 1313(j)(2); 19 CFR 190.32(d)(1)"
        base "lower" upside "import";
    /// Which wine escapes the lesser-of.
    WineScope "wine-scope" "wine amount" "19 USC 1313(l)(2)(D)(i); 19 CFR 190.2"
        base "table-wine" upside "any";
    /// From what is recovered value deducted?
    RecoveredBasis "recovered-basis" "destructions" "19 USC 1313(x); 19 CFR 190.32(b)(2)"
        base "value" low "refund";
    /// Does specific duty scale with recovered value?
    RecoveredSpecific "recovered-specific" "destructions" "19 USC 1313(x)"
        base "scaled" upside "unscaled";
    /// The odd unit of the average method.
    AverageResidue "average-residue" "average method" "19 CFR 190.14(c)(4)(i)"
        base "lowest" upside "largest-remainder";
    /// Days of the turn-over window.
    TurnoverWindow "turnover-window" "turn-over method" "19 CFR 190.14(c)(3)(iii)"
        base "0-30" upside "0-29";
    /// Export on the day of filing.
    SameDayFiling "same-day-filing" "(j) pairs" "19 USC 1313(j)(1)(A), (2)(B)"
        base "before" upside "same-day";
    /// Last filing day after 29 February.
    LeapFiling "leap-filing" "one day" "19 CFR 190.51(e)(1)"
        base "28-feb" upside "1-mar";
    /// Margin where the import date is not known.
    ImportDateMargin "import-date-margin" "lines without import date" "19 CFR 190.51(e)(1)"
        base "margin" upside "entry-date";
    /// Withdrawals without an import date.
    WithdrawalImportDate "withdrawal-import-date" "those lines" "19 CFR 190.51(e)(1)"
        base "zero" upside "withdrawal";
    /// Deadlines on a weekend.
    WeekendRoll "weekend-roll" "deadlines" "19 CFR 101.6(a)"
        base "unrolled" upside "next-working-day";
    /// Exporter other than the importer, no transfer record.
    TransferRecord "transfer-record" "(j)(2)" "19 CFR 190.33(b), 190.10(b)"
        base "zero" upside "counted";
    /// A join by part number alone.
    PartNumberJoin "part-number-join" "(j)(1)" "19 CFR 190.14(b)"
        base "zero" upside "fifo";
    /// Exports without a readable destination.
    DestinationUnknown "destination-unknown" "exports without one" "19 CFR 190.72(a)(6)"
        base "zero" upside "normal-foreign";
    /// IEEPA duties.
    IeepaRoute "ieepa-route" "IEEPA duty" "CSMS 68315804"
        base "cape-first" upside "drawback";
    /// Programmes whose drawback status is partial or unknown.
    PartialProgrammes "partial-programmes" "those duties" "19 CFR 190.3"
        base "zero" upside "counted-where-named";
    /// Programmes whose drawback status is not read in a primary or secondary source.
    ProgrammeFloor "programme-floor" "2026 section 301, quartz and others" "19 CFR 190.3"
        base "every-yes" low "primary-and-secondary-only";
}

impl Switch {
    /// Its row in [`SWITCHES`].
    #[must_use]
    pub fn info(self) -> &'static SwitchValue {
        &SWITCHES[self as usize]
    }
}

impl SwitchValue {
    /// The words of a reading, if the switch has it.
    #[must_use]
    pub fn text(&self, choice: Choice) -> Option<&'static str> {
        match choice {
            Choice::Base => Some(self.base),
            Choice::Upside => self.upside,
            Choice::Low => self.low,
        }
    }

    pub(super) fn choice(&self, value: &str) -> Option<Choice> {
        let named = [("base", Choice::Base), ("upside", Choice::Upside), ("low", Choice::Low)];
        named
            .into_iter()
            .find(|(word, choice)| {
                self.text(*choice).is_some_and(|text| value == text || value == *word)
            })
            .map(|(_, choice)| choice)
    }

    pub(super) fn expected(&self) -> String {
        let mut words = vec!["base".to_owned(), self.base.to_owned()];
        for (word, text) in [("upside", self.upside), ("low", self.low)] {
            words.extend(text.into_iter().flat_map(|text| [word.to_owned(), text.to_owned()]));
        }
        if self.switch == Switch::ImportDateMargin {
            words.push("a number of days".to_owned());
        }
        words.join(", ")
    }
}
