//! Makes the text of a table.

/// A table ready to be written.
pub(in crate::gen_law) struct Table {
    pub(in crate::gen_law) name: &'static str,
    pub(in crate::gen_law) text: String,
}

impl Table {
    /// From heading and lines; the lines are sorted by their first `key` fields.
    pub(in crate::gen_law) fn sorted(
        name: &'static str,
        heading: &str,
        mut lines: Vec<String>,
        key: usize,
    ) -> Self {
        lines.sort_by(|a, b| a.split('\t').take(key).cmp(b.split('\t').take(key)));
        Self::in_order(name, heading, &lines)
    }

    /// From heading and lines that stand in order already.
    pub(in crate::gen_law) fn in_order(
        name: &'static str,
        heading: &str,
        lines: &[String],
    ) -> Self {
        let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
        text.push_str(heading);
        text.push('\n');
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        Self { name, text }
    }
}

/// One line of a table. Tabs and line ends cannot occur: texts come with single spaces.
pub(in crate::gen_law) fn line(fields: &[&str]) -> String {
    fields.join("\t")
}
