//! Hashes that come after the rows: the same report, in the same order of files.

use tidewaiter::ingest::FileHash;
use tidewaiter::law::Book;
use tidewaiter::session::{Session, SessionError};

const ENTRIES: &str = "Entry Summary Number,Entry Summary Line Number,HTS Number - Full,Line Tariff Duty Amount\n\
                       ABC12345676,1,8471300100,250\n";
const EQUALLY_LONG: &str = "Entry Summary Number,Entry Summary Line Number,HTS Number - Full,Line Tariff Duty Amount\n\
                            ABC12345684,1,8471300100,125\n";
const SHORTER: &str =
    "ITN,Date of Export,Schedule B/HTS Number\nX20250101000001,01/05/2025,8471300100\n";

fn hash(text: &str) -> String {
    let mut hash = FileHash::default();
    hash.update(text.as_bytes());
    hash.finish()
}

/// Names and hashes of the files of a portfolio, in its order.
fn files(session: &Session) -> Vec<(String, String)> {
    let files = &session.portfolio().expect("joined").files;
    files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect()
}

/// Reads files whose hashes come later; gives their numbers.
fn begun(session: &mut Session, all: &[(&str, &str)]) -> Vec<u32> {
    let read = |(name, text): &(&str, &str)| {
        let handle = session.begin_unhashed(name).expect("begun");
        session.push(handle, text.as_bytes()).expect("pushed");
        session.finish_hashed(handle, "").expect("finished");
        handle
    };
    all.iter().map(read).collect()
}

#[test]
fn hashes_may_come_before_or_after_files_are_joined() {
    let all = [("a.csv", ENTRIES), ("b.csv", SHORTER)];
    let mut whole = Session::new(Book::load().expect("the law"));
    for (name, text) in all {
        let handle = whole.begin(name).expect("begun");
        whole.push(handle, text.as_bytes()).expect("pushed");
        whole.finish(handle).expect("finished");
    }
    whole.join();
    for is_before in [true, false] {
        let mut session = Session::new(Book::load().expect("the law"));
        let handles = begun(&mut session, &all);
        if !is_before {
            session.join();
        }
        for (handle, (_, text)) in handles.iter().zip(all) {
            session.set_hash(*handle, &hash(text)).expect("a file");
        }
        session.join();
        assert_eq!(files(&session), files(&whole));
        assert_eq!(session.set_hash(9, "x"), Err(SessionError::NoSuchFile(9)));
    }
}

#[test]
fn files_of_one_size_stand_in_the_order_of_their_hashes() {
    let mut all = [("a.csv", ENTRIES), ("b.csv", EQUALLY_LONG)];
    assert_eq!(ENTRIES.len(), EQUALLY_LONG.len());
    let orders = [(); 2].map(|()| {
        all.reverse();
        let mut session = Session::new(Book::load().expect("the law"));
        for (handle, (_, text)) in begun(&mut session, &all).into_iter().zip(all) {
            session.set_hash(handle, &hash(text)).expect("a file");
        }
        session.join();
        files(&session)
    });
    assert_eq!(orders[0], orders[1]);
    assert!(orders[0][0].1 < orders[0][1].1);
}
