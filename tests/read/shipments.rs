//! Export lists of carriers and stock systems.

use super::support::{dollars, read};
use tidewaiter::model::{ExportNumberKind, FileStatus, SourceKind, iso};

#[test]
fn aes_data_elements_in_their_own_words() {
    let text = "Internal Transaction Number,Shipment Reference Number,Filer ID,USPPI ID,USPPI Name,Estimated Date of \
                Export,Port of Export Code,Mode of Transportation,Carrier SCAC,Conveyance Name,Ultimate Consignee,Ultimate \
                Consignee Type,Country of Ultimate Destination Code,State of Origin,Related Party Indicator,Routed Export \
                Transaction Indicator,Commodity Line Number,Schedule B or HTSUSA Number,Commodity Description,First \
                Quantity,First Unit of Measure,Second Quantity,Second Unit of Measure,Value in US Dollars,Shipping Weight in \
                Kilograms,Foreign/Domestic Origin Indicator,License Code,ECCN,In-Bond Code,Import Entry Number,FTZ \
                Identifier,Original ITN,Filing Status\n\
                X20250601000001,S-1,12-3456789,12-3456789,Acme,06/01/2025,2704,11,MAEU,Vessel,Kunde,D,DE,CA,N,N,1,8471300100,\
                Computers,4,NO,,,1600,20,F,C33,,70,,,,Accepted\n";
    let portfolio = read(&[("aes.csv", text.as_bytes())]);
    let file = &portfolio.files[0];
    assert_eq!((file.kind, file.status), (SourceKind::Exports, FileStatus::Complete));
    assert!(file.unused.is_empty(), "{:?}", file.unused);
    assert_eq!(file.message, "");
    let export = portfolio.exports.get(0);
    assert_eq!((export.line, export.value), (1, dollars("1600")));
    assert_eq!(export.number_kind, ExportNumberKind::Unknown);
    assert_eq!(export.destination.map(|c| c.to_string()).as_deref(), Some("DE"));
}

#[test]
fn a_shipment_list_without_tariff_numbers_is_read() {
    let text = "Ship Date;Tracking Number;SKU;Qty Shipped;Sales Unit;Recipient Country Code\n\
                06/01/2025;1Z999;P-100;4;EA;DE\n06/02/2025;1Z998;P-200;2;EA;CA\n;;;6;;\n";
    let portfolio = read(&[("shipments.csv", text.as_bytes())]);
    let file = &portfolio.files[0];
    assert_eq!((file.kind, file.layout.as_str()), (SourceKind::Exports, "Shipment list"));
    assert_eq!((file.rows.used, file.rows.other, file.rows.set_aside), (2, 2, 0));
    assert!(
        file.message.contains("no column for a Schedule B or HTSUS number"),
        "{}",
        file.message
    );
    assert!(file.message.contains("AES-202"), "{}", file.message);
    let export = portfolio.exports.get(0);
    assert_eq!((export.number, portfolio.str(export.part)), (None, "P-100"));
    assert_eq!(portfolio.str(export.itn), "1Z999");
    assert_eq!(export.date.map(|d| iso(d.0)).as_deref(), Some("2025-06-01"));
    assert_eq!(export.quantity.map(|q| q.to_string()).as_deref(), Some("4"));
}

#[test]
fn an_import_list_with_a_ship_date_is_no_export_list() {
    let text = "Entry Number,Line,HTS,Part,Qty,UOM,Value,Ship Date,Invoice Number,Shipper,Order Number,Amount\n\
                ABC12345676,1,8471300100,P-1,4,NO,100,01/01/2025,I-1,X,O-1,100\n";
    let portfolio = read(&[("imports.csv", text.as_bytes())]);
    assert_eq!(portfolio.files[0].kind, SourceKind::EntrySummaries);
    assert_eq!((portfolio.lines.len(), portfolio.exports.len()), (1, 0));
}
