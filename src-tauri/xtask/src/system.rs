//! What the operating system must have, and how it gets it.

use std::{fs, path::PathBuf};

use crate::tool::{Call, Failure, is_installed};

/// What something is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Building and opening the window.
    Window,
    /// Testing the window without a screen.
    WindowTests,
    /// Trying the servers that teams share through.
    Stores,
}

/// The program by which software comes to this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Installer {
    Apt,
    Dnf,
    Pacman,
    Zypper,
    Brew,
    Winget,
}

impl Installer {
    fn here() -> Option<Self> {
        if cfg!(windows) {
            return Some(Self::Winget);
        }
        let known = [
            ("apt-get", Self::Apt),
            ("dnf", Self::Dnf),
            ("pacman", Self::Pacman),
            ("zypper", Self::Zypper),
            ("brew", Self::Brew),
        ];
        known.into_iter().find(|(program, _)| is_installed(program)).map(|(_, installer)| installer)
    }

    const fn packages(self, need: Need) -> &'static [&'static str] {
        match (self, need) {
            (Self::Apt, Need::Window) => {
                &["build-essential", "pkg-config", "libssl-dev", "libwebkit2gtk-4.1-dev", "libgtk-3-dev"]
            }
            (Self::Apt, Need::WindowTests) => &["webkit2gtk-driver", "xvfb", "xauth"],
            (Self::Dnf, Need::Window) => &[
                "gcc",
                "gcc-c++",
                "make",
                "openssl-devel",
                "pkgconf-pkg-config",
                "webkit2gtk4.1-devel",
                "gtk3-devel",
            ],
            (Self::Dnf, Need::WindowTests) => &["/usr/bin/WebKitWebDriver", "/usr/bin/Xvfb", "xauth"],
            (Self::Pacman, Need::Window) => &["base-devel", "pkgconf", "openssl", "webkit2gtk-4.1", "gtk3"],
            (Self::Pacman, Need::WindowTests) => &["webkit2gtk-4.1", "xorg-server-xvfb", "xorg-xauth"],
            (Self::Zypper, Need::Window) => &[
                "gcc",
                "gcc-c++",
                "make",
                "libopenssl-devel",
                "pkg-config",
                "webkit2gtk3-devel",
                "gtk3-devel",
            ],
            (Self::Zypper, Need::WindowTests) => &["/usr/bin/WebKitWebDriver", "/usr/bin/Xvfb", "xauth"],
            (Self::Brew, Need::Window) => &["node"],
            (Self::Winget, Need::Window) => &[
                "Microsoft.VisualStudio.2022.BuildTools",
                "Microsoft.EdgeWebView2Runtime",
                "OpenJS.NodeJS.LTS",
            ],
            (Self::Brew | Self::Winget, Need::WindowTests) => &[],
            // The programs of Apache alone: its package would begin to serve.
            (Self::Apt, Need::Stores) => {
                &["apache2-bin", "apache2-utils", "postgresql", "python3-venv", "rclone"]
            }
            (Self::Dnf, Need::Stores) => &["httpd", "httpd-tools", "postgresql-server", "python3", "rclone"],
            (Self::Pacman, Need::Stores) => &["apache", "postgresql", "python", "rclone"],
            (Self::Zypper, Need::Stores) => &["apache2", "postgresql-server", "python3", "rclone"],
            (Self::Brew, Need::Stores) => &["httpd", "postgresql@15", "python", "rclone"],
            (Self::Winget, Need::Stores) => &[],
        }
    }

    const fn command(self) -> &'static str {
        match self {
            Self::Apt => "sudo apt-get install",
            Self::Dnf => "sudo dnf install",
            Self::Pacman => "sudo pacman -S",
            Self::Zypper => "sudo zypper install",
            Self::Brew => "xcode-select --install; brew install",
            Self::Winget => "winget install",
        }
    }
}

/// Sees to it that this machine has what is needed: installs it where that is `apt-get`'s matter, says what to install
/// elsewhere.
pub fn provide(needs: &[Need]) -> Result<(), Failure> {
    if needs.iter().all(|need| is_met(*need)) {
        return Ok(());
    }
    match Installer::here() {
        Some(Installer::Apt) => {
            let wanted = needs.iter().flat_map(|need| Installer::Apt.packages(*need)).copied();
            install_by_apt(&wanted.filter(|package| !has_package(package)).collect::<Vec<_>>())
        }
        Some(installer) => Err(Failure::Missing(advice(installer, needs))),
        None => Err(Failure::Missing(
            "Entente needs WebKitGTK 4.1 and GTK 3 with their development files, a C compiler and pkg-config.".into(),
        )),
    }
}

fn advice(installer: Installer, needs: &[Need]) -> String {
    let packages: Vec<_> = needs.iter().flat_map(|need| installer.packages(*need)).copied().collect();
    format!(
        "Something is missing on this machine. Install it with\n  {} {}",
        installer.command(),
        packages.join(" ")
    )
}

fn is_met(need: Need) -> bool {
    match need {
        Need::Window if cfg!(target_os = "linux") => {
            let library = |name| Call::new("pkg-config").args(["--modversion", name]).answer().is_some();
            is_installed("cc") && library("openssl") && library("webkit2gtk-4.1") && library("gtk+-3.0")
        }
        Need::WindowTests if cfg!(target_os = "linux") => {
            is_installed("WebKitWebDriver") && is_installed("Xvfb")
        }
        Need::Stores => {
            ["/usr/sbin/apache2", "/usr/bin/htpasswd"].iter().all(|path| PathBuf::from(path).is_file())
                && is_installed("rclone")
                && Call::new("python3").args(["-c", "import ensurepip"]).answer().is_some()
                && postgres_programs().is_some()
        }
        Need::Window | Need::WindowTests => true,
    }
}

/// The folder of the newest `PostgreSQL`'s programs.
pub fn postgres_programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut programs: Vec<_> =
        versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).collect();
    programs.sort();
    programs.into_iter().rfind(|folder| folder.join("initdb").is_file())
}

fn has_package(package: &str) -> bool {
    let status = Call::new("dpkg-query").args(["-W", "-f=${Status}", package]).answer();
    status.is_some_and(|status| status.ends_with("install ok installed"))
}

fn install_by_apt(packages: &[&str]) -> Result<(), Failure> {
    println!("Missing on this machine: {}. Installing.", packages.join(", "));
    apt(&["install"], packages).or_else(|_| {
        // A machine that has never listed its packages finds none of them.
        apt(&["update"], &[])?;
        apt(&["install"], packages)
    })
}

fn apt(deed: &[&str], packages: &[&str]) -> Result<(), Failure> {
    let program = if is_root() { "apt-get" } else { "sudo" };
    let call = Call::new(program);
    let call = if is_root() { call } else { call.with_input().args(["apt-get"]) };
    call.args(["-y", "-q", "-o", "DPkg::Lock::Timeout=300", "--no-install-recommends"])
        .args(deed)
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()
}

fn is_root() -> bool {
    Call::new("id").args(["-u"]).answer().is_some_and(|user| user == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_names_the_command_and_every_package() {
        let advice = advice(Installer::Pacman, &[Need::Window]);
        assert!(advice.contains("sudo pacman -S base-devel pkgconf openssl webkit2gtk-4.1 gtk3"), "{advice}");
    }
}
