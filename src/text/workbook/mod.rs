//! XLSX workbooks: the archive, its sheets, and their rows, streamed.

mod archive;
mod cell;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod equal;
mod limits;
mod markup;
mod notes;
mod number;
mod quick;
mod sheet;
mod source;
mod strings;
mod styles;
mod xml;

pub use limits::Limits;
pub use notes::{Cells, Merge, SheetNotes, Visibility};

use super::fault::{Fault, FaultKind, NO_MEMORY};
use super::foreign;
use super::record::RowSink;
use archive::Archive;
use cell::Context;
use limits::Limit;
use markup::Markup;
use source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use strings::Strings;
use xml::{Piece, Xml, XmlError, attribute};

/// Why a workbook was not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// The archive has no end: the file was cut.
    Cut,
    /// Another kind of file: what it seems to be, and what to do.
    Foreign(&'static str, &'static str),
    /// A part is damaged; the text names it.
    Damaged(String),
    /// A part is packed by a method that is not read; the text names it.
    Packing(String),
    /// It breaks a limit that keeps reading safe; the text says which.
    Hostile(String),
    /// No memory is left for it.
    Memory,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cut => f.write_str(
                "The workbook has no end: the file was cut or is damaged. Download it again.",
            ),
            Self::Foreign(what, advice) => write!(f, "This seems to be {what}. {advice}"),
            Self::Damaged(part) => write!(
                f,
                "The workbook cannot be opened: {part}. Download it again, or open it in a \
                 spreadsheet program and save it as XLSX or CSV."
            ),
            Self::Packing(part) => write!(
                f,
                "Reading stopped: {part}. Open the workbook in Excel and save it again as XLSX, or save \
                 the sheet as CSV."
            ),
            Self::Hostile(what) => write!(
                f,
                "The workbook was not opened: {what}. Open it in a spreadsheet program and save the \
                 sheet as CSV."
            ),
            Self::Memory => write!(f, "The workbook was not opened: {NO_MEMORY}"),
        }
    }
}

/// A sheet of a workbook.
#[derive(Debug, Clone)]
struct Sheet {
    name: String,
    path: String,
    visibility: Visibility,
}

/// An open workbook.
#[derive(Debug)]
pub struct Workbook<'a> {
    archive: Archive<'a>,
    sheets: Vec<Sheet>,
    context: Context,
}

impl<'a> Workbook<'a> {
    /// Opens a workbook: checks the archive, reads the list of sheets, the styles and the shared
    /// strings.
    ///
    /// # Errors
    /// What it is instead, or what is wrong with it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        Self::open_within(bytes, Limits::default())
    }

    /// The same within other limits.
    ///
    /// # Errors
    /// What it is instead, or what is wrong with it.
    pub fn open_within(bytes: &'a [u8], limits: Limits) -> Result<Self, OpenError> {
        let archive = Archive::open(bytes, limits)?;
        let main = main_part(&archive)?;
        let (listed, from_1904) = list_of_sheets(open_part(&archive, &main)?, limits.listed)
            .map_err(|error| damaged(&main, &error))?;
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let file = main.rsplit_once('/').map_or(main.as_str(), |(_, file)| file);
        let relations = relations(&archive, &join(folder, &format!("_rels/{file}.rels")))?;
        let (mut sheets, mut paths) = (Vec::new(), BTreeSet::new());
        // The first of an id counts.
        let by_id: BTreeMap<&str, &Relation> =
            relations.iter().rev().map(|relation| (relation.id.as_str(), relation)).collect();
        for Listed { name, relation: id, visibility } in listed {
            let target = by_id.get(id.as_str());
            let Some(target) = target.filter(|relation| relation.kind.ends_with("/worksheet"))
            else {
                continue;
            };
            let path = join(folder, &target.target);
            if archive.has(&path) {
                if !paths.insert(path.to_ascii_lowercase()) {
                    return Err(OpenError::Hostile(format!(
                        "part \"{path}\" is two of its sheets, so that the same rows would be read twice"
                    )));
                }
                sheets.push(Sheet { name, path, visibility });
            }
        }
        let part_of = |kind: &str, usual: &str| {
            let told = relations.iter().find(|relation| relation.kind.ends_with(kind));
            let path = told.map_or(join(folder, usual), |relation| join(folder, &relation.target));
            archive.has(&path).then_some(path)
        };
        let mut context = Context { from_1904, limits, ..Context::default() };
        if let Some(path) = part_of("/styles", "styles.xml") {
            context.dates = styles::read(open_part(&archive, &path)?, limits.listed)
                .map_err(|error| damaged(&path, &error))?;
        }
        if let Some(path) = part_of("/sharedStrings", "sharedStrings.xml") {
            let markup = Markup::new(open_source(&archive, &path)?);
            context.strings =
                Strings::read(markup, limits.strings).map_err(|error| damaged(&path, &error))?;
        }
        Ok(Self { archive, sheets, context })
    }

    /// The names of the sheets, in order.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str())
    }

    /// How a sheet is shown, by its place in [`Self::sheets`].
    #[must_use]
    pub fn visibility(&self, index: usize) -> Visibility {
        self.sheets.get(index).map_or(Visibility::Visible, |sheet| sheet.visibility)
    }

    /// Whether it holds macros. They are never run.
    #[must_use]
    pub fn has_macros(&self) -> bool {
        self.archive.names().any(|name| name.to_ascii_lowercase().ends_with("/vbaproject.bin"))
    }

    /// Passes the rows of a sheet on, by its place in [`Self::sheets`].
    ///
    /// # Errors
    /// What stopped the reading; the rows before it have been passed on.
    pub fn read(&self, index: usize, sink: &mut impl RowSink) -> Result<(), Fault> {
        self.read_noting(index, &mut SheetNotes::default(), sink)
    }

    /// The same with what stands beside the values; complete only if the sink takes all rows.
    ///
    /// # Errors
    /// What stopped the reading; the rows before it have been passed on.
    pub fn read_noting(
        &self,
        index: usize,
        notes: &mut SheetNotes,
        sink: &mut impl RowSink,
    ) -> Result<(), Fault> {
        let Some(sheet) = self.sheets.get(index) else { return Ok(()) };
        let part = self.archive.part(&sheet.path, self.archive.limits.sheet).and_then(Source::new);
        let part = part.map_err(|error| {
            let text = damaged(&sheet.path, &XmlError::of(&error));
            Fault { kind: FaultKind::Workbook(text.to_string()), row: 1 }
        })?;
        sheet::read(Markup::new(part), &sheet.name, &self.context, notes, sink)
    }
}

fn damaged(path: &str, error: &XmlError) -> OpenError {
    let text = format!("part \"{path}\" {}", error.text());
    match error {
        XmlError::Damaged => OpenError::Damaged(text),
        XmlError::Packing => OpenError::Packing(text),
        XmlError::Limit(_) | XmlError::DocType => OpenError::Hostile(text),
        XmlError::Memory => OpenError::Memory,
    }
}

fn open_source<'a>(archive: &'a Archive<'_>, path: &str) -> Result<Source<'a>, OpenError> {
    let part = archive.part(path, archive.limits.kept).and_then(Source::new);
    part.map_err(|error| damaged(path, &XmlError::of(&error)))
}

fn open_part<'a>(archive: &'a Archive<'_>, path: &str) -> Result<Xml<'a>, OpenError> {
    open_source(archive, path).map(Xml::new)
}

/// The path of the workbook part; names what the archive is where there is none.
fn main_part(archive: &Archive<'_>) -> Result<String, OpenError> {
    let root = relations(archive, "_rels/.rels").unwrap_or_default();
    let told = root.iter().find(|relation| relation.kind.ends_with("/officeDocument"));
    let path = told.map_or("xl/workbook.xml".to_owned(), |relation| join("", &relation.target));
    let names: Vec<&str> = archive.names().collect();
    match foreign::by_names(&names) {
        Some((what, advice)) => Err(OpenError::Foreign(what, advice)),
        None if archive.has(&path) => Ok(path),
        None => Err(OpenError::Foreign(foreign::ARCHIVE.0, foreign::ARCHIVE.1)),
    }
}

/// A sheet as the workbook part lists it.
#[derive(Debug)]
struct Listed {
    name: String,
    relation: String,
    visibility: Visibility,
}

/// The sheets of a workbook, and whether its days count from 1904.
fn list_of_sheets(mut xml: Xml<'_>, most: usize) -> Result<(Vec<Listed>, bool), XmlError> {
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::Start(start) => match start.local_name().as_ref() {
                "sheet" => {
                    // `r:id`, not `sheetId`.
                    if let (Some(name), Some(relation)) =
                        (attribute(&start, "name"), attribute(&start, "id"))
                    {
                        let visibility = match attribute(&start, "state").as_deref() {
                            Some("hidden") => Visibility::Hidden,
                            Some("veryHidden") => Visibility::VeryHidden,
                            _ => Visibility::Visible,
                        };
                        sheets.push(Listed { name, relation, visibility });
                    }
                    listed(sheets.len(), most)?;
                }
                "workbookPr" => {
                    let told = attribute(&start, "date1904");
                    // An extension may repeat the element without it.
                    from_1904 |= matches!(told.as_deref(), Some("1" | "true" | "on"));
                }
                _ => {}
            },
            Piece::Eof => return Ok((sheets, from_1904)),
            Piece::Other => {}
        }
    }
}

/// Lists are searched, so they must stay short.
fn listed(entries: usize, most: usize) -> Result<(), XmlError> {
    if entries > most { Err(XmlError::Limit(Limit::Listed(most))) } else { Ok(()) }
}

/// A relation of a part.
#[derive(Debug)]
struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn relations(archive: &Archive<'_>, path: &str) -> Result<Vec<Relation>, OpenError> {
    if !archive.has(path) {
        return Ok(Vec::new());
    }
    let mut xml = open_part(archive, path)?;
    let mut found = Vec::new();
    loop {
        match xml.next().map_err(|error| damaged(path, &error))? {
            Piece::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let get = |name| attribute(&start, name);
                if let (Some(id), Some(kind), Some(target)) =
                    (get("Id"), get("Type"), get("Target"))
                {
                    found.push(Relation { id, kind, target });
                }
                listed(found.len(), archive.limits.listed)
                    .map_err(|error| damaged(path, &error))?;
            }
            Piece::Eof => return Ok(found),
            Piece::Start(_) | Piece::Other => {}
        }
    }
}

/// A path relative to a folder of the archive; one that starts with `/` counts from its root.
fn join(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let (mut parts, rest): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').filter(|part| !part.is_empty()).collect(), &target),
    };
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
