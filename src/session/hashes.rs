//! Hashes that arrive after the rows: a page computes them beside its reading.

use super::{Session, SessionError};

impl Session {
    /// Gives the SHA-256, in hexadecimal, of a file that was ended without one. Until then its hash is
    /// empty. Of files of one size, hashes decide the order: they must be there before the files are
    /// joined.
    ///
    /// # Errors
    /// When no such file was ended.
    pub fn set_hash(&mut self, handle: u32, sha256: &str) -> Result<(), SessionError> {
        let sheets: Vec<_> = self.files_of(handle).collect();
        let mut is_known = !sheets.is_empty();
        for (_, file) in self.read.iter_mut().filter(|(known, _)| *known == handle) {
            file.set_hash(sha256);
            is_known = true;
        }
        is_known |= self.law.set_hash(handle, sha256);
        for sheet in sheets {
            let files = self.portfolio.as_mut().map(|portfolio| &mut portfolio.files);
            if let Some(file) = files.and_then(|files| files.get_mut(usize::from(sheet.0))) {
                sha256.clone_into(&mut file.sha256);
            }
        }
        if is_known { Ok(()) } else { Err(SessionError::NoSuchFile(handle)) }
    }
}
