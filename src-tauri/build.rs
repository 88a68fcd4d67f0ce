//! Gives each command of the window a permission of its own and hands the page to the compiler.

use std::{env, error::Error, fs, path::Path};

include!("src/command/list.rs");

macro_rules! names {
    ($($module:ident::$command:ident),* $(,)?) => { &[$(stringify!($command)),*] };
}

const COMMANDS: &[&str] = window_commands!(names);

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=../ui/dist");
    let set = Path::new(&env::var("OUT_DIR")?).join("window-commands.toml");
    fs::write(&set, permission_set())?;
    let pattern: &'static str = set.to_string_lossy().into_owned().leak();
    let commands = tauri_build::AppManifest::new().commands(COMMANDS).permissions_path_pattern(pattern);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?;
    Ok(())
}

fn permission_set() -> String {
    let permissions: Vec<String> =
        COMMANDS.iter().map(|command| format!("\"allow-{}\"", command.replace('_', "-"))).collect();
    format!(
        "[[set]]\nidentifier = \"window-commands\"\ndescription = \"Entente's own commands.\"\npermissions = [{}]\n",
        permissions.join(", ")
    )
}
