//! The command line: exit codes, standard output and standard error.

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};
use tidewaiter::ingest::templates;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tidewaiter")).args(arguments).output().expect("it runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn sample(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/src/sample");
    folder.join(name).display().to_string()
}

fn scratch(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("written");
    path.display().to_string()
}

#[test]
fn check_writes_json_to_standard_output_and_nothing_else() {
    let output = run(&["check", "--as-of", "2026-11-24", "--json", &sample("es003.csv")]);
    assert_eq!(code(&output), 0);
    assert!(output.stderr.is_empty());
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["as_of"], "2026-11-24");
}

#[test]
fn a_cut_file_or_a_refused_one_is_exit_2() {
    let whole = std::fs::read(sample("es003.csv")).expect("sample");
    let cut = scratch("cut.csv", &whole[..whole.len() - 40]);
    let output = run(&["check", "--as-of", "2026-11-24", &cut]);
    assert_eq!(code(&output), 2);
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.contains("incomplete"), "{text}");
    let pdf = scratch("scan.pdf", b"%PDF-1.7\n");
    assert_eq!(code(&run(&["check", "--as-of", "2026-11-24", &pdf])), 2);
}

/// The files of a sample, by name; the folder is made.
fn sample_files(folder: &str, seed: &str) -> Vec<(String, Vec<u8>)> {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let _ = std::fs::remove_dir_all(&out);
    let path = out.display().to_string();
    let output = run(&["sample", "--seed", seed, "--rows", "600", "--out", &path]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty());
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&out)
        .expect("made")
        .map(|entry| entry.expect("entry").path())
        .map(|at| {
            let name = at.file_name().expect("name").to_string_lossy().into_owned();
            (name, std::fs::read(&at).expect("read"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn sample_writes_reports_and_the_mistakes_in_them() {
    let files = sample_files("sample", "7");
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["es003-later.csv", "es003.csv", "exports.csv", "planted.json"]);
    let planted: Value = serde_json::from_slice(&files[3].1).expect("JSON");
    let planted = planted.as_array().expect("a list");
    assert!(!planted.is_empty());
    assert!(planted.iter().all(|one| one["check"].is_string() && one["rows"].is_array()));
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sample");
    let path = |name: &str| folder.join(name).display().to_string();
    let (imports, exports) = (path("es003.csv"), path("exports.csv"));
    let output = run(&["check", "--as-of", "2026-11-24", "--json", &imports, &exports]);
    assert_eq!(code(&output), 0);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(!report["findings"].as_array().expect("findings").is_empty());
    assert_eq!(sample_files("sample-again", "7"), files, "a seed gives one account");
    assert_ne!(sample_files("sample-other", "8"), files);
}

#[test]
fn sample_without_a_folder_or_with_too_few_rows_is_exit_64() {
    assert_eq!(code(&run(&["sample"])), 64);
    assert_eq!(code(&run(&["sample", "--rows", "10", "--out", "nowhere"])), 64);
}

#[test]
fn an_unknown_option_is_exit_2_and_names_what_there_is() {
    let output = run(&["check", "--option", "no-such=1", &sample("es003.csv")]);
    assert_eq!(code(&output), 2);
    let text = String::from_utf8(output.stderr).expect("text");
    assert!(text.contains("no-such") && text.contains("comparator-country"), "{text}");
}

/// What was read is saved as a mapping file, changed by hand, and taken; a malformed one is exit 2.
#[test]
fn a_mapping_file_is_written_and_taken() {
    let strange = scratch("strange.csv", b"Ref,Pos,HTS,Worth\nABC-1234567-6,1,8471300100,10.00\n");
    let check = |more: &[&str]| {
        run(&[&["check", "--as-of", "2026-11-24", "--json", strange.as_str()], more].concat())
    };
    assert_eq!(code(&check(&[])), 2, "refused");
    let mapping = r#"{ "tidewaiter_mapping": 1, "choices": [ {
        "headings": ["REF", "pos", "HTS", "Worth"], "kind": "entry_summaries", "columns": [
        { "index": 0, "heading": "Ref", "field": "Entry Summary Number" },
        { "index": 1, "heading": "Pos", "field": "Entry Summary Line Number" },
        { "index": 3, "heading": "Worth", "field": "Line Tariff Goods Value Amount" } ] } ] }"#;
    let path = scratch("strange.json", mapping.as_bytes());
    let saved = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("saved.json").display().to_string();
    let output = check(&["--mapping", &path, "--save-mapping", &saved]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["files"][0]["mapping"]["unused"][0], "HTS", "not chosen, not used");
    assert_eq!(report["accounts"][0]["value"], "10.00");
    assert_eq!(code(&check(&["--mapping", &saved])), 0);
    let bad =
        scratch("bad.json", mapping.replace("Worth\", \"field", "Worthy\", \"field").as_bytes());
    let output = check(&["--mapping", &bad]);
    assert_eq!(code(&output), 2);
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(text.contains("bad.json") && text.contains("choices[0].columns[2].heading"), "{text}");
    assert!(output.stdout.is_empty());
}

#[test]
fn wrong_use_is_exit_64() {
    for arguments in [&["check"][..], &["frobnicate"], &["explain", "TW999"], &["law", "no/such"]] {
        assert_eq!(code(&run(arguments)), 64, "{arguments:?}");
    }
    assert_eq!(code(&run(&["--help"])), 0);
}

#[test]
fn the_law_answers_by_path_and_day() {
    let output = run(&["law", "fees/mpf/formal/minimum", "--on", "2026-11-24", "--json"]);
    assert_eq!(code(&output), 0);
    let view: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(view["value"], "34.58");
    assert_eq!(view["status"], "in_force");
    for key in ["fees/mpf/rate", "fees/hmf/rate", "drawback/percentage", "drawback/period", "spi/S"]
    {
        assert_eq!(code(&run(&["law", key])), 0, "{key}");
    }
    let heading = run(&["law", "chapter99/9903.88.03", "--on", "2026-01-05"]);
    assert!(String::from_utf8_lossy(&heading.stdout).contains("Section 301"));
    let keys = String::from_utf8(run(&["law"]).stdout).expect("text");
    assert!(keys.lines().any(|key| key == "drawback/percentage"));
}

#[test]
fn every_check_explains_itself() {
    let list = String::from_utf8(run(&["explain"]).stdout).expect("text");
    let codes: Vec<_> = list.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(codes.len() >= 11, "{list}");
    for code in codes {
        let text = String::from_utf8(run(&["explain", code]).stdout).expect("text");
        assert!(text.contains("What it finds") && text.contains("Limits"), "{code}");
    }
}

#[test]
fn conform_fails_on_a_case_that_does_not_hold() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("conform");
    std::fs::create_dir_all(&folder).expect("folder");
    std::fs::copy(sample("es003.csv"), folder.join("es003.csv")).expect("copied");
    let case =
        r#"{"title":"t","citation":"c","as_of":"2026-11-24","expect":{"/status":"refused"}}"#;
    std::fs::write(folder.join("case.json"), case).expect("written");
    let output = run(&["conform", &folder.display().to_string()]);
    assert_eq!(code(&output), 1);
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.ends_with("0 passed, 1 failed\n"), "{text}");
}

#[test]
fn every_case_of_the_project_holds() {
    let cases = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let output = run(&["conform", &cases.display().to_string()]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.success(), "{text}");
    assert!(text.ends_with(" passed, 0 failed\n"), "{text}");
}

/// One programme ends years earlier: its duty is gone, that of no other changes, and sums add up.
#[test]
fn law_diff_tells_the_duty_in_dollars_by_component() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("law-diff");
    std::fs::create_dir_all(&folder).expect("a folder");
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/src/law/data/measure_rules.tsv");
    let table = std::fs::read_to_string(table).expect("the table");
    let (open, ended) = ("2018-07-06\t\tCN", "2018-07-06\t2018-07-06\tCN");
    let row = table.lines().find(|row| row.starts_with("301-china\t")).expect("the programme");
    assert!(row.contains(open), "{row}");
    let changed = table.replace(row, &row.replace(open, ended));
    std::fs::write(folder.join("measure_rules.tsv"), changed).expect("written");
    let folder = folder.display().to_string();
    let output = run(&["law-diff", "built-in", &folder, "--rows", "600", "--json"]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let change: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let cents = |value: &Value| {
        let text = value.as_str().expect("an amount").replace('.', "");
        text.parse::<i64>().expect("cents")
    };
    let duty = &change["duty"];
    let components = duty["by_component"].as_array().expect("components");
    let [only] = components.as_slice() else { panic!("{components:?}") };
    assert_eq!(only["name"], "Section 301 China");
    assert_eq!(only["new"], "0.00");
    assert!(cents(&only["old"]) > 0, "{only}");
    assert_eq!(cents(&only["change"]), -cents(&only["old"]));
    assert_eq!(duty["change"], only["change"]);
    assert_eq!(cents(&duty["old"]) + cents(&duty["change"]), cents(&duty["new"]));
    assert_eq!(duty["lines_with_other_duty"], only["lines"]);
    let largest = duty["largest"].as_array().expect("numbers");
    assert!(largest.iter().is_sorted_by_key(|row| cents(&row["change"])), "{largest:?}");
    let text = run(&["law-diff", "built-in", &folder, "--rows", "600"]);
    let text = String::from_utf8(text.stdout).expect("text");
    assert!(text.contains("Section 301 China: ") && text.contains("Drawback, USD"), "{text}");
}

#[test]
fn duty_is_told_by_component() {
    let goods =
        ["duty", "3923.90.0080", "--on", "2025-06-02", "--origin", "CN", "--value", "10000"];
    let headings =
        ["--heading", "9903.88.03", "--heading", "9903.01.24", "--heading", "9903.01.25"];
    let arguments: Vec<&str> = goods.iter().chain(&headings).copied().collect();
    let output = run(&arguments);
    assert_eq!(code(&output), 0);
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.contains("9903.88.03 | charges 25 %") && text.contains("total 5800.00"), "{text}");
    let without = run(&["duty", "3923.90.0080", "--on", "2025-06-02", "--json"]);
    let told: Value = serde_json::from_slice(&without.stdout).expect("JSON");
    assert_eq!(told["missing"], "the country of origin");
    for wrong in [
        &["duty", "9903.88.03"][..],
        &["duty", "3923.90.0080", "--heading", "8471300100"],
        &["duty", "3923.90.0080", "--quantity", "5"],
        &["law", "hts/8471300100", "--tariff-before-first", "perhaps"],
    ] {
        assert_eq!(code(&run(wrong)), 64, "{wrong:?}");
    }
    let program = run(&["law", "hts/3923900080/MX", "--on", "2025-08-01", "--spi", "S"]);
    assert!(String::from_utf8(program.stdout).expect("text").contains("the special program"));
}

/// The same templates as on the page: listed, as files, and with what belongs in each column.
#[test]
fn every_template_is_listed_written_and_explained() {
    let text = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(code(&output), 0, "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let list = text(&["template"]);
    assert_eq!(list.lines().count(), templates().len());
    for (line, template) in list.lines().zip(templates()) {
        let name = template.name;
        let rest = line.strip_prefix(name).expect(name);
        assert!(rest.starts_with(' ') && rest.contains(template.title), "{line}");
        assert!(rest.ends_with(template.adds), "{line}");
        assert_eq!(text(&["template", name]).into_bytes(), template.csv(), "{name}");
        let notes = text(&["template", name, "--notes"]);
        assert_eq!(notes.lines().count(), template.columns.len() + 1, "{name}");
        let at = |word: &str| notes.lines().next().and_then(|line| line.find(word)).expect(word);
        let (required, example, note) = (at("Required"), at("Example"), at("Note"));
        for (line, column) in notes.lines().skip(1).zip(&template.columns) {
            assert_eq!(line[..required].trim_end(), column.heading, "{line}");
            let told = line[required..example].trim_end();
            assert_eq!(told, if column.required { "required" } else { "" }, "{line}");
            assert_eq!(line[example..note].trim_end(), column.example, "{line}");
            assert_eq!(&line[note..], column.note, "{line}");
        }
    }
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports.xlsx");
    let target = path.to_str().expect("a path");
    assert_eq!(text(&["template", "exports", "--xlsx", target]), "");
    assert!(std::fs::read(&path).expect("the file").starts_with(b"PK"));
    assert_eq!(code(&run(&["template", "exports", "--notes", "--xlsx", target])), 64);
    let unknown = run(&["template", "no-such"]);
    assert_eq!(code(&unknown), 64);
    let message = String::from_utf8(unknown.stderr).expect("text");
    assert!(message.contains("no-such") && message.contains("tidewaiter template"), "{message}");
    assert_eq!(code(&run(&["template", "--notes"])), 64, "notes of which template?");
}
