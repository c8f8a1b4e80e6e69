//! The columns we know, whatever a report calls them.

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $label:literal,)*) => {
        /// A column of a report in our terms. Headings and synonyms live in `ingest`'s header data.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* #[doc = concat!("Labelled “", $label, "”.")] $name,)* }

        impl Field {
            /// All fields.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name that ACE or the AES gives the column.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

fields! {
    // Entry summary.
    /// Filer code, number and check digit.
    EntryNumber = "Entry Summary Number",
    /// Two digits: 01 consumption, 03 antidumping or countervailing, 06 zone, …
    EntryType = "Entry Type Code",
    /// Importer of record.
    ImporterNumber = "Importer Number",
    /// Importer's name.
    ImporterName = "Importer Name",
    /// Schedule D code of the port of entry.
    PortOfEntry = "Port of Entry Code",
    /// Date of entry (19 CFR 141.68).
    EntryDate = "Entry Date",
    /// Date on which the entry summary was filed.
    EntrySummaryDate = "Entry Summary Date",
    /// Date on which the entry summary was first created in ACE.
    SummaryCreateDate = "Initial Entry Summary Create Date",
    /// Date of importation.
    ImportDate = "Importation Date",
    /// The filer's name.
    FilerName = "Filer Name",
    /// Mode of transport: code (10, 11 vessel; 40, 41 air; …) or word.
    ModeOfTransport = "Mode of Transport Code",
    /// Reconciliation flag.
    ReconciliationIndicator = "Reconciliation Indicator",
    /// State of the reconciliation entry for issues other than FTA.
    ReconciliationOtherStatus = "Reconciliation (Other) Status",
    /// State of the FTA reconciliation entry.
    ReconciliationFtaStatus = "Reconciliation (FTA) Status",
    /// Control status in ACE.
    ControlStatus = "Control Status",
    /// Post summary correction flag.
    PscIndicator = "Post Summary Correction Indicator",
    /// Date of the latest post summary correction.
    LatestPscDate = "Latest PSC Filed Date",
    /// Date of liquidation.
    LiquidationDate = "Liquidation Date",
    /// Liquidation status.
    LiquidationStatus = "Liquidation Status",
    /// Whether liquidation is final.
    FinalLiquidation = "Final Liquidation",
    /// Duty as liquidated, entry total.
    TotalLiquidatedDuty = "Total Liquidated Duty Amount",
    /// Protest number.
    ProtestNumber = "Protest Number",
    /// Protest status.
    ProtestStatus = "Protest Status",
    /// Merchandise processing fee paid on the whole entry summary.
    TotalMpf = "Total Paid MPF Amount",
    /// Review team of the Center.
    ReviewTeam = "Review Team Number",
    /// Center of Excellence and Expertise, by code or name.
    Center = "Center of Excellence and Expertise",
    /// Kind of bond.
    BondType = "Bond Type",
    /// Bond number.
    BondNumber = "Bond Number",
    /// Surety company's code.
    SuretyCode = "Surety Code",
    /// Issue flagged for reconciliation.
    ReconciliationIssue = "Reconciliation Issue Code",
    /// Due date of the reconciliation entry for issues other than FTA.
    ReconciliationOtherDueDate = "Reconciliation (Other) Due Date",
    /// Number of the reconciliation entry for issues other than FTA.
    ReconciliationOtherEntry = "Reconciliation (Other) Entry Summary Number",
    /// NAFTA reconciliation flag.
    ReconciliationNafta = "NAFTA Reconciliation Indicator",
    /// Due date of the FTA reconciliation entry.
    ReconciliationFtaDueDate = "Reconciliation (FTA) Due Date",
    /// Number of the FTA reconciliation entry.
    ReconciliationFtaEntry = "Reconciliation (FTA) Entry Summary Number",
    /// Date on which liquidation became final.
    FinalLiquidationDate = "Final Liquidation Date",
    /// Bill of lading.
    BillOfLading = "Bill of Lading",
    /// Port of lading.
    PortOfLading = "Port of Lading",
    /// Port of unlading.
    PortOfUnlading = "Port of Unlading",
    /// Whether buyer and seller are related.
    RelatedParty = "Related Party Status",
    /// Eligibility for an IEEPA refund declaration, a column added by users.
    CapeEligible = "CAPE Phase 1 Eligible",
    /// Number of an IEEPA refund claim.
    ClaimNumber = "Claim Number",
    /// Error of an IEEPA refund claim.
    ClaimError = "Claim Error",
    // Entry line.
    /// Line of the entry summary.
    LineNumber = "Entry Summary Line Number",
    /// Country of origin.
    CountryOfOrigin = "Country of Origin Code",
    /// Country of export.
    CountryOfExport = "Country of Export Code",
    /// Manufacturer identification (MID).
    ManufacturerId = "Manufacturer ID",
    /// Manufacturer's name.
    ManufacturerName = "Manufacturer Name",
    /// Foreign exporter's identification.
    ForeignExporterId = "Foreign Exporter ID",
    /// Foreign exporter's name.
    ForeignExporterName = "Foreign Exporter Name",
    /// Special program, in words.
    SpiName = "Line SPI",
    /// Special program indicator.
    Spi = "Line SPI Code",
    /// Antidumping or countervailing case number.
    AdCvdCase = "AD/CVD Case Number",
    /// Merchandise processing fee of the line.
    LineMpf = "Line MPF Amount",
    /// Harbor maintenance fee of the line.
    LineHmf = "Line HMF Amount",
    /// Goods value of the whole line.
    LineValue = "Line Goods Value Amount",
    /// Duty of the whole line.
    LineDuty = "Line Duty Amount",
    /// Antidumping duty of the line.
    LineAntidumping = "Line Antidumping Duty Amount",
    /// Countervailing duty of the line.
    LineCountervailing = "Line Countervailing Duty Amount",
    /// Internal revenue tax of the line.
    LineTax = "Line IR Tax Amount",
    /// Part or product number.
    PartNumber = "Part Number",
    /// Description of the goods.
    Description = "Description",
    /// Lot or serial number of the goods imported.
    ImportSerial = "Import Lot or Serial Number",
    /// Invoice unit price.
    UnitPrice = "Unit Price",
    // Line tariff.
    /// Ordinal of the tariff record within its line.
    TariffOrdinal = "Tariff Ordinal Number",
    /// HTSUS number.
    HtsNumber = "HTS Number - Full",
    /// Value on this tariff record.
    TariffValue = "Line Tariff Goods Value Amount",
    /// Duty on this tariff record.
    TariffDuty = "Line Tariff Duty Amount",
    /// First quantity.
    Quantity1 = "Line Tariff Quantity (1)",
    /// Unit of the first quantity.
    Unit1 = "Line Tariff UOM (1) Code",
    /// Second quantity.
    Quantity2 = "Line Tariff Quantity (2)",
    /// Unit of the second quantity.
    Unit2 = "Line Tariff UOM (2) Code",
    /// Current column 1 duty rate.
    PrimaryDutyRate = "Column 1 Current Primary Duty Rate",
    // Export, by the data elements of 15 CFR 30.6.
    /// Internal transaction number.
    Itn = "ITN",
    /// Shipment reference number.
    ShipmentReference = "Shipment Reference Number",
    /// Line of the electronic export information.
    ExportLine = "Line Number",
    /// Date of exportation.
    ExportDate = "Date of Export",
    /// US principal party in interest: number.
    ExporterNumber = "USPPI ID",
    /// US principal party in interest: name.
    ExporterName = "USPPI Name",
    /// Ultimate consignee.
    Consignee = "Ultimate Consignee",
    /// Country of ultimate destination.
    Destination = "Country of Ultimate Destination",
    /// Port of export.
    PortOfExport = "Port of Export Code",
    /// Schedule B or HTSUS number, kind not told.
    ExportTariffNumber = "Schedule B/HTS Number",
    /// Schedule B number.
    ScheduleB = "Schedule B Number",
    /// HTSUS number on the export.
    ExportHts = "Export HTS Number",
    /// Which of the two the number is.
    ExportNumberKind = "Schedule B/HTS Indicator",
    /// Description of the goods exported.
    ExportDescription = "Commodity Description",
    /// First quantity.
    ExportQuantity = "Quantity 1",
    /// Unit of the first quantity.
    ExportUnit = "UOM 1",
    /// Value at the US port of export.
    ExportValue = "Value",
    /// Domestic or foreign origin.
    DomesticForeign = "D/F Indicator",
    /// Country of origin of the goods exported.
    ExportOrigin = "Export Country of Origin",
    /// Part or product number exported.
    ExportPart = "Export Part Number",
    /// Lot or serial number.
    SerialNumber = "Serial or Lot Number",
    /// Second quantity.
    ExportQuantity2 = "Quantity 2",
    /// Unit of the second quantity.
    ExportUnit2 = "UOM 2",
    /// Shipping weight.
    ShippingWeight = "Shipping Weight",
    /// State of the filing: an export that was cancelled is none.
    AesStatus = "AES Status",
    /// Filer of the electronic export information.
    ExportFiler = "Filer ID",
    /// Carrier, by code or name.
    Carrier = "Carrier",
    /// Vessel or flight.
    Conveyance = "Conveyance Name",
    /// State of origin.
    StateOfOrigin = "State of Origin",
    /// Whether the parties are related.
    ExportRelatedParty = "Related Party Indicator",
    /// Whether the export is routed.
    RoutedExport = "Routed Export Transaction Indicator",
    /// Export licence.
    License = "License Code",
    /// Export control classification number.
    Eccn = "ECCN",
    /// In-bond code.
    InBondCode = "In-Bond Code",
    /// Entry number of goods exported from bond.
    ImportEntryNumber = "Import Entry Number",
    /// Foreign trade zone.
    ForeignTradeZone = "FTZ Identifier",
    /// Transaction number that this one replaces.
    OriginalItn = "Original ITN",
    /// Kind of ultimate consignee.
    ConsigneeType = "Ultimate Consignee Type",
    // Movements of inventory.
    /// Number that identifies a movement in the records.
    MovementNumber = "Movement Number",
    /// Day of the movement.
    MovementDate = "Movement Date",
    /// Receipt or withdrawal.
    MovementType = "Movement Type",
    /// Of a receipt: imported or domestic; of a withdrawal: for export or domestic.
    MovementPurpose = "Movement Purpose",
    /// Part or product number of the inventory.
    MovementPart = "Ledger Part Number",
    /// Units moved.
    MovementQuantity = "Movement Quantity",
    /// Units moved, below zero for withdrawals.
    QuantityChange = "Quantity Change",
    /// Units received.
    QuantityIn = "Quantity In",
    /// Units withdrawn.
    QuantityOut = "Quantity Out",
    /// Their unit.
    MovementUnit = "Ledger Unit of Measure",
    /// Entry of the goods received.
    MovementEntry = "Ledger Entry Number",
    /// Its line.
    MovementEntryLine = "Ledger Entry Line Number",
    /// Internal transaction number of the export.
    MovementItn = "Ledger ITN",
    /// Shipment reference of the export.
    MovementReference = "Ledger Shipment Reference",
    /// Line of the export.
    MovementExportLine = "Ledger Export Line Number",
    /// Lot or serial number.
    MovementLot = "Ledger Lot Number",
    /// Importer whose inventory it is.
    MovementImporter = "Ledger Importer Number",
    // Entry summary reports without lines, and lists with several tariff numbers a line.
    /// How an IEEPA refund claim stands.
    ClaimStatus = "Claim Status",
    /// Entered value of the whole entry summary.
    TotalValue = "Total Entered Value Amount",
    /// Duty of the whole entry summary.
    TotalDuty = "Total Duty Amount",
    /// Harbor maintenance fee of the whole entry summary.
    TotalHmf = "Total Paid HMF Amount",
    HtsNumber2 = "Additional HTS Number (1)",
    HtsNumber3 = "Additional HTS Number (2)",
    HtsNumber4 = "Additional HTS Number (3)",
    HtsNumber5 = "Additional HTS Number (4)",
    Duty2 = "Additional Duty Amount (1)",
    Duty3 = "Additional Duty Amount (2)",
    Duty4 = "Additional Duty Amount (3)",
    Duty5 = "Additional Duty Amount (4)",
    // Merchandise destroyed under CBP supervision.
    DestructionDate = "Destruction Date",
    DestructionNotice = "Notice of Intent Number",
    DestructionEntry = "Destroyed Goods Entry Number",
    DestructionEntryLine = "Destroyed Goods Entry Line Number",
    DestructionPart = "Destroyed Part Number",
    DestructionHts = "Destroyed Goods HTS Number",
    DestructionQuantity = "Quantity Destroyed",
    DestructionUnit = "Destroyed Unit of Measure",
    DestructionLot = "Destroyed Lot Number",
    DestructionMethod = "Method of Destruction",
    DestructionPlace = "Location of Destruction",
    /// The officer who witnessed it, or the waiver.
    DestructionWitness = "Destruction Witness",
    // Bill of materials.
    BomParent = "Parent Part Number",
    BomComponent = "Component Part Number",
    /// Units of the material in one unit of the article.
    BomQuantity = "Quantity Per",
    BomUnit = "Component Unit of Measure",
    /// Percentage lost in making.
    BomScrap = "Scrap Percent",
    BomFrom = "Component Effective From",
    BomTo = "Component Effective To",
    // Production records.
    ProductionOrder = "Production Order",
    ProductionDate = "Production Date",
    ProducedPart = "Produced Part Number",
    ProducedQuantity = "Quantity Produced",
    ProducedUnit = "Produced Unit of Measure",
    ProducedLot = "Produced Lot Number",
    MaterialPart = "Material Part Number",
    MaterialQuantity = "Material Quantity Used",
    MaterialUnit = "Material Unit of Measure",
    MaterialLot = "Material Lot Number",
    MaterialEntry = "Material Entry Number",
    MaterialEntryLine = "Material Entry Line Number",
    // Parts master.
    MasterPart = "Master Part Number",
    MasterDescription = "Master Part Description",
    MasterHts = "Master HTS Number",
    MasterScheduleB = "Master Schedule B Number",
    /// Unit in which it is kept.
    MasterUnit = "Base Unit of Measure",
    /// Another unit in which it moves.
    MasterOtherUnit = "Alternate Unit of Measure",
    /// Base units in one of the other unit.
    MasterFactor = "Conversion Factor",
    MasterOrigin = "Master Country of Origin",
    // Drawback claims filed before.
    ClaimedEntry = "Designated Import Entry Number",
    ClaimedLine = "Designated Import Entry Line Number",
    ClaimedOrdinal = "Designated Tariff Ordinal Number",
    ClaimedHts = "Designated HTS Number",
    ClaimedQuantity = "Quantity Designated",
    ClaimedUnit = "Designated Unit of Measure",
    ClaimedUnder = "Drawback Claim Number",
    ClaimedProvision = "Drawback Provision",
    ClaimedDate = "Drawback Claim Date",
    // Exports used in a drawback claim before.
    UsedItn = "Used Export ITN",
    UsedReference = "Used Export Shipment Reference",
    UsedLine = "Used Export Line Number",
    UsedQuantity = "Quantity Claimed",
    UsedUnit = "Claimed Unit of Measure",
    /// Number of the drawback claim.
    UsedUnder = "Claimed Under",
    UsedProvision = "Claimed Provision",
    UsedDate = "Used Export Date",
    // Antidumping and countervailing duty cases that are watched.
    WatchedCase = "Watched Case Number",
    WatchedOrder = "Order or Scope",
    /// Tariff numbers in which goods under the order are entered.
    WatchedHts = "Watched HTS Numbers",
    WatchedCountry = "Watched Countries",
    WatchedRate = "Cash Deposit Rate",
    /// First day of entry.
    WatchedFrom = "Watched From",
    /// Last day of entry.
    WatchedTo = "Watched To",
    // Requests and notices from CBP.
    RequestForm = "Request Form",
    RequestNumber = "Request Number",
    RequestEntry = "Request Entry Number",
    /// Day of issue.
    RequestIssued = "Request Issued",
    RequestDue = "Response Due",
    RequestAnswered = "Request Answered",
    RequestTeam = "Request Center or Team",
    RequestSubject = "Request Subject",
}
