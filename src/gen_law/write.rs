//! Makes the text of a table.

/// A table ready to be written.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) text: String,
}

impl Table {
    /// From heading and lines; the lines are sorted by their first `key` fields.
    pub(super) fn sorted(
        name: &'static str,
        heading: &str,
        mut lines: Vec<String>,
        key: usize,
    ) -> Self {
        lines.sort_by(|a, b| a.split('\t').take(key).cmp(b.split('\t').take(key)));
        let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
        text.push_str(heading);
        text.push('\n');
        for line in &lines {
            text.push_str(line);
            text.push('\n');
        }
        Self { name, text }
    }
}

/// One line of a table. Tabs and line ends cannot occur: texts come with single spaces.
pub(super) fn line(fields: &[&str]) -> String {
    fields.join("\t")
}
