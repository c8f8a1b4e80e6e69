//! The scanner of large parts agrees with a general XML reader on all that either reads.

use super::archive::Part;
use super::markup::{Markup, Token, resolve, verbatim};
use super::source::Source;
use super::xml::entity;
use proptest::prelude::*;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// What a part says: starts with attributes, ends, and text joined.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Start(String, Vec<(String, String)>),
    End(String),
    Text(String),
}

fn push_text(said: &mut Vec<Said>, text: &str) {
    match said.last_mut() {
        _ if text.is_empty() => {}
        Some(Said::Text(before)) => before.push_str(text),
        _ => said.push(Said::Text(text.to_owned())),
    }
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn scanned(xml: &[u8]) -> Option<Vec<Said>> {
    let mut markup = Markup::new(Source::new(Part::stored(xml)).ok()?);
    let mut said = Vec::new();
    loop {
        match markup.next().ok()? {
            Token::Start(tag) => {
                let pair = |(name, value)| (string(name), string(value));
                let name = string(tag.name);
                said.push(Said::Start(name.clone(), tag.attributes().map(pair).collect()));
                if tag.is_empty {
                    said.push(Said::End(name));
                }
            }
            Token::End(name) => said.push(Said::End(string(name))),
            Token::Text(text) => {
                let mut out = Vec::new();
                resolve(text, &mut out).ok()?;
                push_text(&mut said, &string(&out));
            }
            Token::Verbatim(text) => {
                let mut out = Vec::new();
                verbatim(text, &mut out);
                push_text(&mut said, &string(&out));
            }
            Token::Eof => return Some(said),
        }
    }
}

fn general(xml: &str) -> Option<Vec<Said>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut said = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => {
                let mut attributes = start.attributes();
                attributes.with_checks(false);
                let pair = |a: quick_xml::events::attributes::Attribute<'_>| {
                    (a.key.local_name().as_ref().to_owned(), a.value.into_owned())
                };
                let attributes: Result<Vec<_>, _> = attributes.map(|a| a.map(pair)).collect();
                said.push(Said::Start(start.local_name().as_ref().to_owned(), attributes.ok()?));
            }
            Event::End(end) => said.push(Said::End(end.local_name().as_ref().to_owned())),
            Event::Text(text) => push_text(&mut said, &text.xml10_content()),
            Event::CData(text) => push_text(&mut said, &text.xml10_content()),
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok()?;
                let character = character.or_else(|| entity(&name.into_inner()))?;
                push_text(&mut said, character.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return None,
            Event::Eof => return Some(said),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn agree(xml: &str) {
    let (ours, theirs) = (scanned(xml.as_bytes()), general(xml));
    if let (Some(ours), Some(theirs)) = (&ours, &theirs) {
        assert_eq!(ours, theirs, "{xml}");
    }
}

fn text() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "1234.5",
        "a b",
        "&amp;",
        "&#65;",
        "&#x1F600;",
        "<![CDATA[<v>&x]]>",
        "é",
        "\r\n",
        "\r",
        "<!-- <c> -->",
        "<?go on?>",
        ">",
        "  ",
        "",
    ])
    .prop_map(str::to_owned)
}

fn element() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["c", "v", "x:row", "t", "is", "f", "rPh", "mergeCell"]);
    let attributes = prop::sample::select(vec![
        "",
        " r=\"A1\"",
        " r='B2' s=\"1\"",
        " t = \"s\" ",
        " x:a=\"it's > that\"",
        "\n r=\"C3\"\t",
    ]);
    let leaf = (name.clone(), attributes.clone(), prop::collection::vec(text(), 0..4)).prop_map(
        |(name, attributes, text)| match text.concat() {
            text if text.is_empty() => format!("<{name}{attributes}/>"),
            text => format!("<{name}{attributes}>{text}</{name}>"),
        },
    );
    leaf.prop_recursive(4, 32, 5, move |inner| {
        (name.clone(), attributes.clone(), prop::collection::vec(prop_oneof![inner, text()], 0..5))
            .prop_map(|(name, attributes, inside)| {
                format!("<{name}{attributes}>{}</{name} >", inside.concat())
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn well_formed_parts(inside in prop::collection::vec(element(), 0..6)) {
        let xml = format!("<?xml version=\"1.0\"?><worksheet>{}</worksheet>", inside.concat());
        let ours = scanned(xml.as_bytes());
        prop_assert!(ours.is_some(), "{xml}");
        prop_assert_eq!(ours, general(&xml), "{}", xml);
    }

    #[test]
    fn broken_parts(inside in element(), at in 0usize..200, byte in prop::sample::select(b"<>&;\"'/ =a!?".to_vec())) {
        let mut xml = format!("<sst>{inside}</sst>").into_bytes();
        let at = at % xml.len();
        xml[at] = byte;
        if let Ok(xml) = String::from_utf8(xml) {
            // Either may be stricter; nothing may panic.
            let _ = (scanned(xml.as_bytes()), general(&xml));
        }
    }

    #[test]
    fn utf16_reads_like_utf8(inside in element(), little: bool, mark: bool) {
        let xml = format!("<sst>{inside}</sst>");
        let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        let mark = mark.then_some(0xFEFF);
        let wide: Vec<u8> = mark.into_iter().chain(xml.encode_utf16()).flat_map(unit).collect();
        prop_assert_eq!(scanned(&wide), scanned(xml.as_bytes()));
    }
}

#[test]
fn long_texts_come_in_whole_characters() {
    for piece in ["a", "é", "&amp;", "\r\n", "😀", "ab&#x1F600;"] {
        for start in 0..4 {
            let text = format!("<t>{}{}</t>", "x".repeat(start), piece.repeat(60_000));
            assert!(scanned(text.as_bytes()).is_some(), "{piece}");
            agree(&text);
        }
    }
    let long = format!("<t a=\"{}>\"/><v>1</v>", "y".repeat(200_000));
    agree(&long);
    assert!(scanned(long.as_bytes()).is_some());
}
