//! How does a file come to be whole, or not at all? It is written beside its place, and moved there once it is on the disk.

use std::{
    fs::File,
    io::{self, BufWriter},
    path::Path,
};

use tempfile::NamedTempFile;

/// Writes a file: whole, or not at all. What stood at the path stays until the new file takes its place in one step, and stays
/// when writing fails. Readable by this user alone, since reports name people.
pub fn write_whole<T, E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
) -> Result<T, E> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    // Removed when dropped, so every way out of here but the last leaves nothing behind.
    let part = NamedTempFile::with_prefix_in(".part-", folder)?;
    let mut out = BufWriter::new(part.as_file().try_clone()?);
    let written = write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    // A disk may be found full only here.
    file.sync_all()?;
    part.persist(path).map_err(|error| error.error)?;
    File::open(folder)?.sync_all()?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        io::{self, ErrorKind, Write},
    };

    use super::write_whole;
    use crate::reports::error::WriteError;

    #[test]
    fn a_file_is_whole_when_it_appears() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.csv");
        let rows = write_whole::<_, io::Error>(&path, |out| {
            out.write_all(b"half of it, ")?;
            out.flush()?;
            assert!(!path.exists(), "half a file stands at its place");
            out.write_all(b"and the rest")?;
            Ok(2)
        });
        assert_eq!(rows.expect("it is written"), 2);
        assert_eq!(fs::read(&path).expect("it is there"), b"half of it, and the rest");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_report_that_breaks_off_leaves_nothing_and_spares_what_was_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.csv");
        fs::write(&path, "yesterday's").expect("a file");
        for (kind, expected) in [
            (ErrorKind::StorageFull, "no room left"),
            (ErrorKind::BrokenPipe, "stopped reading"),
        ] {
            let failed = write_whole::<(), WriteError>(&path, |out| {
                out.write_all(&vec![b'x'; 100_000])?;
                Err(io::Error::from(kind).into())
            });
            let sentence = failed.expect_err("it broke off").to_string();
            assert!(sentence.contains(expected), "{sentence}");
            assert_eq!(fs::read(&path).expect("it is still there"), b"yesterday's");
            assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_of() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("nowhere/report.csv");
        let error = write_whole::<(), WriteError>(&path, |_| Ok(())).expect_err("there is no such folder");
        assert!(error.to_string().contains("could not be written"), "{error}");
    }
}
