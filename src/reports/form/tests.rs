//! What all forms promise: they are written as rows come, stop when nobody reads, and open in other programs.

use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
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

/// The most memory this process has had, in bytes.
#[cfg(target_os = "linux")]
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kilobytes.expect("Linux tells") * 1024
}

/// Names the folder of a test that runs in a process of its own.
const ALONE: &str = "SELOSTE_TEST_ALONE";

/// Runs a test of this file again, in a process of its own after a line of shell. What it said. `None` in that process itself.
#[cfg(unix)]
fn alone(test: &str, shell: &str) -> Option<String> {
    if std::env::var_os(ALONE).is_some() {
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tests = std::env::current_exe().expect("the tests");
    let (_, here) = module_path!().split_once("::").expect("it stands in a crate");
    let script = format!("{shell}; exec \"$0\" --exact \"$1\" --nocapture");
    let run = Command::new("sh")
        .args(["-c", &script])
        .arg(tests)
        .arg(format!("{here}::{test}"))
        .env(ALONE, folder.path())
        .output();
    let run = run.expect("there is a shell");
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        run.status.success() && said.contains("1 passed"),
        "{said}{}",
        String::from_utf8_lossy(&run.stderr)
    );
    println!("{said}");
    Some(said)
}

#[cfg(target_os = "linux")]
#[test]
fn a_hundred_thousand_rows_pass_through_little_memory() {
    // Alone, since the memory of other tests would count as well.
    if alone("a_hundred_thousand_rows_pass_through_little_memory", ":").is_some() {
        return;
    }
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
        let grown = (peak() - before) >> 20;
        println!(
            "{format:?}: {} MB written, {grown} MB more memory",
            taken.load(Relaxed) >> 20
        );
        assert!(grown < 24, "{format:?} took {grown} MB");
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

#[cfg(unix)]
#[test]
fn a_report_on_a_full_disk_says_so_and_leaves_nothing() {
    // No file may grow beyond a limit: the nearest to a full disk that needs no rights.
    let test = "a_report_on_a_full_disk_says_so_and_leaves_nothing";
    if let Some(said) = alone(test, "trap '' XFSZ; ulimit -f 64") {
        assert_eq!(
            said.matches("there is no room left to write the report").count(),
            4,
            "{said}"
        );
        return;
    }
    let folder = PathBuf::from(std::env::var_os(ALONE).expect("it runs alone"));
    for format in Format::ALL {
        let written: Result<u64, WriteError> = write_whole(&folder.join("report"), |out| {
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
        println!("{format:?}: {}", written.expect_err("there is no room"));
        assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 0);
    }
}

/// What a spreadsheet shows of a file, as CSV with commas; the separator counts when the file is CSV itself.
fn opened_by(office: &str, folder: &Path, name: &str, separator: char) -> String {
    let mut convert = Command::new(office);
    convert
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .arg("--headless");
    if Path::new(name).extension().is_some_and(|ending| ending == "csv") {
        // Double quotes, UTF-8, from the first line.
        convert.arg(format!("--infilter=CSV:{},34,76,1", u32::from(separator)));
    }
    convert
        .arg("--convert-to")
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false");
    let run = convert
        .args(["--outdir", "out", name])
        .current_dir(folder)
        .output()
        .expect("it runs");
    let opened = fs::read_to_string(folder.join("out/report.csv"));
    let opened = opened.unwrap_or_else(|_| panic!("{name}: {}", String::from_utf8_lossy(&run.stderr)));
    fs::remove_dir_all(folder.join("out")).expect("it was there");
    opened
}

#[test]
fn libreoffice_opens_what_was_written_and_computes_nothing() {
    let there = |name: &&str| {
        Command::new(name)
            .arg("--version")
            .output()
            .is_ok_and(|output| output.status.success())
    };
    let Some(office) = ["soffice", "libreoffice"].into_iter().find(there) else {
        println!("SKIPPED: there is no LibreOffice on this machine");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    // It would compute what is not made inert.
    fs::write(folder.path().join("report.csv"), "a;b\r\n=1+41;x\r\n").expect("a file");
    assert_eq!(opened_by(office, folder.path(), "report.csv", ';'), "a,b\n42,x\n");
    for (format, separators) in [(Format::Csv, &[';', ','][..]), (Format::Xlsx, &[';'])] {
        let name = format!("report.{}", format.extension());
        write_whole(&folder.path().join(&name), |out| {
            let mut table = Table::begin(head(Language::Fi), format.into_writer(out))?;
            table.row(&row_saying(1, "=1+41"))?;
            table.row(&row_saying(2, "kala;=2+40,=3+39\n=4+38"))?;
            table.end(&totals())
        })
        .expect("it is written");
        for separator in separators {
            let opened = opened_by(office, folder.path(), &name, *separator);
            assert!(!opened.contains("42"), "{opened}");
            for formula in ["=1+41", "=2+40", "=3+39", "=4+38"] {
                assert!(opened.contains(formula), "{formula}: {opened}");
            }
            // Read with its own separator, all stands in its place, and the numbers are numbers.
            if *separator == ';' {
                assert!(opened.starts_with("Nimi,Määrä,Alkaen,Vahvistettu"), "{opened}");
                assert!(opened.contains("\nRekisteri 1,-4,2021-01-28,2024-02-29"), "{opened}");
            }
        }
    }
}
