//! How the build script treats a tree, with real cargo runs.

#[path = "support/package.rs"]
mod package;
#[cfg(unix)]
#[path = "support/script.rs"]
mod script;

use std::fs::{self, FileTimes};
use std::time::{Duration, SystemTime};

use package::Package;

/// The smallest contract with an operation.
const CONTRACT: &str = "\
//! Counts.

use ringback::get;

/// Read the count.
#[get(\"/count\")]
pub async fn read_count() -> u32;
";

const OUTPUT: [&str; 5] = [
    "generated/mod.rs",
    "generated/openapi.json",
    "generated/routes.rs",
    "generated/routes/api.rs",
    "generated/service.rs",
];

/// A package that was built once.
fn built() -> Package {
    let package = Package::new(CONTRACT);
    package.build().succeeds();
    package
}

/// Writes a file as a person does later: with a time that cargo takes for newer.
fn edit(package: &Package, path: &str, text: &str) {
    package.write(path, text);
    let file = fs::File::options().append(true).open(package.path(path)).expect("the file is there");
    let later = FileTimes::new().set_modified(SystemTime::now() + Duration::from_secs(5));
    file.set_times(later).expect("the time can be set");
}

#[test]
fn a_build_writes_what_is_missing_and_the_next_one_is_fresh() {
    let package = Package::new(CONTRACT);
    package.build().succeeds().runs_again();
    assert_eq!(package.tree("generated").iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), OUTPUT);
    package.build().succeeds().stays_fresh();
}

#[test]
fn a_touched_contract_changes_no_file() {
    let package = built();
    let modified =
        |path: &str| fs::metadata(package.path(path)).and_then(|file| file.modified()).expect("a time");
    let before = OUTPUT.map(modified);
    edit(&package, "api/mod.rs", CONTRACT);
    package.build().succeeds().runs_again();
    assert_eq!(OUTPUT.map(modified), before);
}

#[test]
fn a_changed_contract_changes_the_output() {
    let package = built();
    edit(&package, "api/mod.rs", &CONTRACT.replace("/count", "/counts"));
    package.build().succeeds().runs_again();
    assert!(package.read("generated/openapi.json").contains("\"/counts\""));
}

#[test]
fn a_hand_edit_heals() {
    let package = built();
    let before = package.tree("generated");
    edit(&package, "generated/routes.rs", "// mine\n");
    package.build().succeeds();
    assert_eq!(package.tree("generated"), before);
}

#[test]
fn a_deletion_heals() {
    let package = built();
    let before = package.tree("generated");
    package.remove("generated/service.rs");
    package.build().succeeds();
    assert_eq!(package.tree("generated"), before);
    package.build().succeeds().stays_fresh();
}

#[test]
fn stale_files_are_removed_and_others_stay() {
    let package = built();
    let stale = package.read("generated/routes/api.rs");
    package.write("generated/routes/old/gone.rs", &stale);
    package.write("generated/notes.rs", "// mine\n");
    edit(&package, "api/mod.rs", CONTRACT);
    package.build().succeeds();
    assert!(!package.has("generated/routes/old"));
    assert!(package.has("generated/notes.rs"));
}

/// A build script with a configuration.
fn configured(setters: &str) -> String {
    format!("fn main() {{\n    ringback_build::configure(){setters}.compile(\"api\");\n}}\n")
}

#[test]
fn a_document_that_is_no_longer_configured_is_removed() {
    let package = Package::new(&CONTRACT.replace("\"/count\"", "\"/count\", documents(internal)"));
    package.write("build.rs", &configured(".document(\"internal\")"));
    package.build().succeeds();
    assert!(package.has("generated/openapi.internal.json"));
    edit(&package, "build.rs", &configured(""));
    edit(&package, "api/mod.rs", CONTRACT);
    package.build().succeeds();
    assert!(!package.has("generated/openapi.internal.json"));
}

#[test]
fn a_configuration_that_is_wrong_or_speaks_of_nothing_is_told_by_cargo() {
    let package = built();
    let before = package.tree("generated");
    edit(&package, "build.rs", &configured(".extension(\"logo\", \"{}\").document(\"fn\")"));
    package.build().fails().says("`logo` does not begin with `x-`").says("cannot be called `fn`");
    edit(&package, "build.rs", &configured(".tag(\"Coutn\", \"Counts.\").document(\"internal\")"));
    package.build().fails().says("no operation has the tag `Coutn`").says("add `documents(internal)` to one");
    assert_eq!(package.tree("generated"), before);
}

#[test]
fn line_ends_of_a_checkout_are_left_alone() {
    let package = built();
    let crlf = |path: &str| package.write(path, &package.read(path).replace('\n', "\r\n"));
    for path in OUTPUT {
        crlf(path);
    }
    crlf("api/mod.rs");
    let before = package.tree("generated");
    edit(&package, "api/mod.rs", &package.read("api/mod.rs"));
    package.build_with(&[("RINGBACK_CHECK", "1")]).succeeds();
    package.build().succeeds();
    assert_eq!(package.tree("generated"), before);
}

#[test]
fn check_mode_fails_with_a_diff_and_writes_nothing() {
    let package = built();
    let before = package.tree("generated");
    edit(&package, "api/mod.rs", &CONTRACT.replace("/count", "/counts"));
    package
        .build_with(&[("RINGBACK_CHECK", "1")])
        .fails()
        .says("generated files are out of date: 3 files differ")
        .says("-    \"/count\": {")
        .says("+    \"/counts\": {");
    assert_eq!(package.tree("generated"), before);
}

#[test]
fn ci_is_check_mode_unless_told_otherwise() {
    let package = Package::new(CONTRACT);
    package.build_with(&[("CI", "true")]).fails().says("--- /dev/null");
    assert!(!package.has("generated"));
    package.build_with(&[("CI", "true"), ("RINGBACK_CHECK", "0")]).succeeds();
    package.build_with(&[("CI", "true")]).succeeds();
}

#[test]
fn a_vendored_copy_is_never_written() {
    let package = Package::new(CONTRACT);
    package.write(".cargo-checksum.json", "{}");
    package.build_with(&[("RINGBACK_CHECK", "1")]).succeeds();
    package.build().succeeds();
    assert!(!package.has("generated"));
}

#[test]
fn mistakes_leave_the_last_good_output_and_are_told_by_rustc() {
    let package = built();
    let before = package.tree("generated");
    edit(&package, "api/mod.rs", &CONTRACT.replace("/count", "/{id}"));
    package.build().fails().says("api/mod.rs:6").says("R1");
    assert_eq!(package.tree("generated"), before);
}

#[test]
fn a_mistake_that_is_taken_back_leaves_nothing_behind() {
    let package = built();
    edit(&package, "api/mod.rs", &CONTRACT.replace("/count", "/{id}"));
    package.build().fails();
    edit(&package, "api/mod.rs", CONTRACT);
    package.build().succeeds();
}

#[test]
fn a_mistake_that_no_attribute_can_point_at_does_not_hide_the_others() {
    let package = built();
    let wrong = "\n/// A count.\n#[get(\"/other\")]\npub async fn other() -> Count;\n\
                 \n/// A count.\n#[derive(serde::Serialize)]\npub struct Count {\n    count: Missing,\n}\n";
    edit(&package, "api/mod.rs", &format!("{}{wrong}", CONTRACT.replace("/count", "/{id}")));
    package.build().fails().says("error[R301]").says("error[R104]");
}

#[test]
fn mistakes_on_a_first_build_are_told_by_cargo() {
    let package = Package::new(&CONTRACT.replace("/count", "/{id}"));
    package.build().fails().says("api/mod.rs:6").says("error: contract@0.1.");
    assert!(!package.has("generated"));
}

#[test]
fn a_syntax_error_is_left_to_rustc() {
    let package = built();
    let before = package.tree("generated");
    edit(&package, "api/mod.rs", &CONTRACT.replace("pub async", "pub pub async"));
    package.build().fails().says("could not be parsed, so generated files stay as they are");
    assert_eq!(package.tree("generated"), before);
}

#[test]
fn a_missing_contract_is_one_clear_error() {
    let package = Package::new(CONTRACT);
    package.remove("api/mod.rs");
    package.build().fails().says("failed to read").says("api/mod.rs");
}

#[test]
fn stages_are_dumped_on_demand_though_nothing_changed() {
    let package = built();
    let messages = package.cargo(&["check", "--message-format=json"]).env("RINGBACK_DUMP", "1").output();
    let messages = String::from_utf8(messages.expect("cargo can be run").stdout).expect("messages are UTF-8");
    let told = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let mut out_dir =
        told.filter(|told| told["package_id"].as_str().is_some_and(|id| id.contains("contract@")));
    let out_dir = out_dir.find_map(|told| told["out_dir"].as_str().map(str::to_owned));
    let stages =
        std::path::PathBuf::from(out_dir.expect("cargo tells of the script")).join("ringback/stages");
    for stage in ["parse", "lower", "emit"] {
        let dump = fs::read_to_string(stages.join(format!("{stage}.txt"))).expect("the stage was dumped");
        assert!(dump.contains("read_count"), "{stage}");
    }
}

#[cfg(unix)]
mod alone {
    //! Runs of the script itself.

    use std::process::Stdio;

    use super::package::Build;
    use super::script::{Script, set_read_only};
    use super::{OUTPUT, built};

    #[test]
    fn two_builds_at_once_leave_whole_files() {
        let package = built();
        let wanted = package.tree("generated");
        let script = Script::of(&package);
        for path in OUTPUT {
            package.remove(path);
        }
        let start = |index| script.command(index).stdout(Stdio::null()).spawn().expect("the script runs");
        let started = (0..8).map(start);
        for mut run in started.collect::<Vec<_>>() {
            assert!(run.wait().expect("the script ends").success());
        }
        assert_eq!(package.tree("generated"), wanted);
    }

    #[test]
    fn a_read_only_tree_that_is_up_to_date_builds() {
        let package = built();
        let script = Script::of(&package);
        set_read_only(&package.path("generated"), true);
        let build = Build::of(&mut script.command_of_anybody());
        set_read_only(&package.path("generated"), false);
        assert!(!build.succeeds().said.contains("cargo::error"));
    }

    #[test]
    fn a_read_only_tree_that_is_stale_is_one_clear_error() {
        let package = built();
        let script = Script::of(&package);
        package.write("generated/routes.rs", "// stale\n");
        set_read_only(&package.path("generated"), true);
        let build = Build::of(&mut script.command_of_anybody());
        set_read_only(&package.path("generated"), false);
        let build = build.says("generated files are out of date here");
        assert_eq!(build.said.matches("cargo::error=").count(), 1);
        assert_eq!(package.read("generated/routes.rs"), "// stale\n");
    }
}
