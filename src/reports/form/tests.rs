//! What all forms promise: they are written as rows come, stop when nobody reads, and open in other programs.

use std::{
    fs,
    io::{self, ErrorKind, Write},
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use entity::vocabulary::Language;

use super::{
    Format,
    table::{
        Table,
        samples::{head, row, row_saying, totals},
    },
    xlsx::Xlsx,
};
use crate::reports::{error::WriteError, file::write_whole};

/// A sink that counts, and takes no more than it has room for.
struct Sink {
    taken: Arc<AtomicUsize>,
    room: usize,
    then: ErrorKind,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.taken.fetch_add(bytes.len(), Relaxed) + bytes.len() > self.room {
            return Err(self.then.into());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The most memory this process has had, in bytes. Linux tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim()
        .strip_suffix(" kB")?
        .trim()
        .parse::<u64>()
        .ok()
        .map(|kilobytes| kilobytes * 1024)
}

#[test]
fn a_hundred_thousand_rows_pass_through_little_memory() {
    // Some 50 MB as text in each form, and 70 MB as rows.
    for format in Format::ALL {
        let taken = Arc::new(AtomicUsize::new(0));
        let sink = Sink {
            taken: Arc::clone(&taken),
            room: usize::MAX,
            then: ErrorKind::Other,
        };
        let before = peak();
        let mut table = Table::begin(head(Language::Fi), format.into_writer(sink)).expect("it begins");
        let (mut seen, long) = (0, "säilytysaika ".repeat(20));
        for number in 0..100_000 {
            table.row(&row_saying(number, &long)).expect("a row");
            // A workbook is packed at the end; all else is on its way after a few rows.
            if number % 1000 == 999 && format != Format::Xlsx {
                assert!(taken.load(Relaxed) > seen + 200_000, "{format:?} keeps rows to itself");
                seen = taken.load(Relaxed);
            }
        }
        assert_eq!(table.end(&totals()).expect("it ends"), 100_000);
        assert!(taken.load(Relaxed) > 1_000_000);
        match before.zip(peak()) {
            Some((before, after)) => {
                let grown = (after - before) >> 20;
                println!(
                    "{format:?}: {} MB written, {grown} MB more memory",
                    taken.load(Relaxed) >> 20
                );
                assert!(grown < 24, "{format:?} took {grown} MB");
            }
            None => println!("SKIPPED: this system does not tell how much memory a program has had"),
        }
    }
}

#[test]
fn a_reader_that_goes_away_or_a_disk_that_fills_up_stops_the_report() {
    for format in Format::ALL {
        for (then, room) in [
            (ErrorKind::BrokenPipe, 0),
            (ErrorKind::StorageFull, 20_000),
            (ErrorKind::BrokenPipe, 20_000),
        ] {
            let taken = Arc::new(AtomicUsize::new(0));
            let sink = Sink { taken, room, then };
            let written = || {
                let mut table = Table::begin(head(Language::Fi), format.into_writer(sink))?;
                for number in 0..1_000_000 {
                    table.row(&row_saying(number, &number.to_string()))?;
                    if format == Format::Xlsx && number > 5_000 {
                        break;
                    }
                }
                table.end(&[])
            };
            match (written(), then) {
                (Err(WriteError::Cancelled), ErrorKind::BrokenPipe)
                | (Err(WriteError::Full), ErrorKind::StorageFull) => {}
                (other, _) => panic!("{format:?}, {then:?}: {other:?}"),
            }
        }
    }
}

/// Runs this very test again in a shell where no file may grow beyond a limit: the nearest to a full disk that needs no rights.
#[cfg(unix)]
#[test]
fn a_report_on_a_full_disk_says_so_and_leaves_nothing() {
    const MARK: &str = "SELOSTE_TEST_SMALL_DISK";
    if let Some(folder) = std::env::var_os(MARK) {
        let folder = std::path::PathBuf::from(folder);
        for format in Format::ALL {
            let path = folder.join("report");
            let written: Result<u64, WriteError> = write_whole(&path, |out| {
                let form = match format {
                    Format::Xlsx => Box::new(Xlsx::new(out).through(folder.clone())),
                    _ => format.into_writer(out),
                };
                let mut table = Table::begin(head(Language::Fi), form)?;
                for number in 0..20_000 {
                    table.row(&row(number))?;
                }
                table.end(&[])
            });
            println!("SAID {format:?}: {}", written.expect_err("there is no room"));
            assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 0);
        }
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tests = std::env::current_exe().expect("the tests");
    let name = std::thread::current()
        .name()
        .expect("a test's thread has its name")
        .to_owned();
    let script = "trap '' XFSZ; ulimit -f 64; exec \"$0\" --exact \"$1\" --nocapture";
    let run = Command::new("sh")
        .args(["-c", script])
        .arg(tests)
        .arg(name)
        .env(MARK, folder.path())
        .output();
    let run = run.expect("there is a shell");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(
        said.matches("there is no room left to write the report").count(),
        4,
        "{said}"
    );
}

#[test]
fn libreoffice_opens_what_was_written_and_computes_nothing() {
    let Some(office) = ["soffice", "libreoffice"].into_iter().find(|name| {
        Command::new(name)
            .arg("--version")
            .output()
            .is_ok_and(|output| output.status.success())
    }) else {
        println!("SKIPPED: there is no LibreOffice on this machine");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    for format in [Format::Csv, Format::Xlsx] {
        let name = format!("report.{}", format.extension());
        write_whole(&folder.path().join(&name), |out| {
            let mut table = Table::begin(head(Language::Fi), format.into_writer(out))?;
            table.row(&row_saying(1, "=1+41"))?;
            table.row(&row_saying(2, "kala;=2+40"))?;
            table.end(&totals())
        })
        .expect("it is written");
        // In: semicolon, double quote, UTF-8, from the first line. Out: comma, double quote, UTF-8, as shown.
        let convert = Command::new(office)
            .arg(format!(
                "-env:UserInstallation=file://{}/profile",
                folder.path().display()
            ))
            .args(["--headless", "--infilter=CSV:59,34,76,1", "--convert-to"])
            .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")
            .args(["--outdir", "out", &name])
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        let opened = fs::read_to_string(folder.path().join("out/report.csv"));
        let opened = opened.unwrap_or_else(|_| panic!("{format:?}: {}", String::from_utf8_lossy(&convert.stderr)));
        assert!(opened.contains("ketju") || opened.contains("Ketju"), "{opened}");
        assert!(
            opened.contains("=1+41") && opened.contains("=2+40") && !opened.contains("42"),
            "{opened}"
        );
        fs::remove_dir_all(folder.path().join("out")).expect("it was there");
    }
}
