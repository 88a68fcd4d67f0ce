//! The real window: started with a home of its own, driven by keys and clicks, asked what it shows.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    error::{CmdError, ErrorStatus, NewSessionError},
    wd::TimeoutConfiguration,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

pub use crate::fault::WindowError;
use crate::{
    driver::{self, Drawn, Driver},
    home::Home,
    key,
    screen::Screen,
};

/// How long the window may take to show what a person waits for.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a script may take to answer.
const SCRIPT_PATIENCE: Duration = Duration::from_secs(120);
/// What the driver says of an answer that it lost.
const LOST: &str = "Could not parse script result";
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);
const FIND: &str = concat!(include_str!("page/name.js"), include_str!("page/find.js"));
const FOCUSED: &str = concat!(include_str!("page/name.js"), include_str!("page/focused.js"));
const REST: &str = include_str!("page/rest.js");
const STILL: &str = include_str!("page/still.js");

/// An open window.
#[derive(Debug)]
pub struct Window<'home> {
    client: Client,
    home: &'home Home,
    runtime: Runtime,
    _driver: Driver,
    pub(crate) screen: Screen,
}

impl<'home> Window<'home> {
    /// Starts Entente in `home` with these arguments.
    ///
    /// # Errors
    ///
    /// When screen, driver or window do not start.
    pub fn open(home: &'home Home, arguments: &[&str]) -> Result<Self, WindowError> {
        Self::open_drawn(home, arguments, Drawn::ForPictures)
    }

    /// Opens the window, and in it a plan that comes from a file.
    ///
    /// # Errors
    ///
    /// When it does not start, or the file is refused.
    pub fn open_with(home: &'home Home, file: &str) -> Result<Self, WindowError> {
        home.offer("plan.json", file)?;
        let window = Self::open(home, &[])?;
        window.rest()?;
        window.import()?;
        Ok(window)
    }

    /// Starts Entente as [`Window::open`] does, and says how it is drawn.
    ///
    /// # Errors
    ///
    /// When screen, driver or window do not start.
    pub fn open_drawn(home: &'home Home, arguments: &[&str], drawn: Drawn) -> Result<Self, WindowError> {
        let screen = Screen::start()?;
        let driver = Driver::start(home, screen.display(), drawn)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let client = runtime.block_on(connect(&driver.address(), arguments))?;
        Ok(Self { client, home, runtime, _driver: driver, screen })
    }

    /// The home this window was opened in.
    #[must_use]
    pub fn home(&self) -> &'home Home {
        self.home
    }

    /// Runs a script in the page and gives what it returns.
    ///
    /// # Errors
    ///
    /// When the script fails.
    pub fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, WindowError> {
        let once = || self.runtime.block_on(self.client.execute(script, arguments.clone()));
        Ok(answered(once)?)
    }

    /// Runs a script that calls its last argument back with the answer.
    ///
    /// # Errors
    ///
    /// When the script fails or never answers.
    pub fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value, WindowError> {
        let once = || self.runtime.block_on(self.client.execute_async(script, arguments.clone()));
        Ok(answered(once)?)
    }

    /// Presses keys together: `Ctrl+Shift+Z`, `Enter`.
    ///
    /// # Errors
    ///
    /// When the keys have no such name or the window is gone.
    pub fn press(&self, keys: &str) -> Result<(), WindowError> {
        let keys = key::shortcut(keys).ok_or_else(|| WindowError::UnknownKeys(keys.to_owned()))?;
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        self.strike(down.chain(up))
    }

    /// Types a text into what has the focus, key by key.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub fn write(&self, text: &str) -> Result<(), WindowError> {
        self.strike(
            text.chars()
                .flat_map(|letter| [KeyAction::Down { value: letter }, KeyAction::Up { value: letter }]),
        )
    }

    /// Opens the files that are offered and confirms what they would bring.
    ///
    /// # Errors
    ///
    /// When they are refused.
    pub fn import(&self) -> Result<(), WindowError> {
        self.press("Ctrl+O")?;
        self.until("the focus on “Import”", || {
            Ok(self.focused()?.filter(|name| name == "Import").map(drop))
        })?;
        self.press("Enter")?;
        self.shows("What should be different afterwards")
    }

    /// Clicks the first visible element of this role and name, once it is there, stands still, may be pressed, and lies
    /// under nothing that passes.
    ///
    /// # Errors
    ///
    /// When it never comes.
    pub fn click(&self, role: &str, name: &str) -> Result<(), WindowError> {
        self.until(&format!("the {role} “{name}” to be pressed"), || {
            let Some(element) = self.look_for(role, name)? else { return Ok(None) };
            let press = || {
                if !self.stands_still(&element)? || !self.may_be_pressed(&element)? {
                    return Ok(None);
                }
                self.click_on(&element).map(Some)
            };
            match press() {
                Err(WindowError::Refused(error)) if passes(&error) => Ok(None),
                outcome => outcome,
            }
        })
    }

    /// Waits for the first visible element of this role and name.
    ///
    /// # Errors
    ///
    /// When it never comes.
    pub fn find(&self, role: &str, name: &str) -> Result<Element, WindowError> {
        self.until(&format!("the {role} “{name}”"), || self.look_for(role, name))
    }

    fn look_for(&self, role: &str, name: &str) -> Result<Option<Element>, WindowError> {
        let found = self.run(FIND, vec![json!(role), json!(name)])?;
        // WebDriver hands an element over as an object whose one value is its reference.
        let reference = found.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
        let element =
            |reference: &str| Element::from_element_id(self.client.clone(), reference.to_owned().into());
        Ok(reference.map(element))
    }

    /// Waits for the element with this `data-testid`.
    ///
    /// # Errors
    ///
    /// When it never comes.
    pub fn find_marked(&self, mark: &str) -> Result<Element, WindowError> {
        let selector = format!("[data-testid=\"{mark}\"]");
        self.until(&selector, || {
            let found = self.runtime.block_on(self.client.find_all(Locator::Css(&selector)))?;
            Ok(found.into_iter().next())
        })
    }

    /// Clicks an element found before.
    ///
    /// # Errors
    ///
    /// When it is gone or covered.
    pub fn click_on(&self, element: &Element) -> Result<(), WindowError> {
        Ok(self.runtime.block_on(element.click())?)
    }

    fn stands_still(&self, element: &Element) -> Result<bool, WindowError> {
        let element = serde_json::to_value(element).unwrap_or_default();
        Ok(self.ask(STILL, vec![element])?.as_bool().unwrap_or(false))
    }

    /// Whether an element found before may be pressed.
    ///
    /// # Errors
    ///
    /// When it is gone.
    pub fn may_be_pressed(&self, element: &Element) -> Result<bool, WindowError> {
        let disabled = self.runtime.block_on(element.attr("aria-disabled"))?;
        Ok(disabled.is_none_or(|disabled| disabled != "true"))
    }

    /// The name of what has the focus.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub fn focused(&self) -> Result<Option<String>, WindowError> {
        Ok(self.run(FOCUSED, Vec::new())?.as_str().map(str::to_owned))
    }

    /// All the text the page shows.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub fn text(&self) -> Result<String, WindowError> {
        let text = self.run("return document.body.innerText", Vec::new())?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page shows this text somewhere.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub fn shows(&self, text: &str) -> Result<(), WindowError> {
        self.until(&format!("the text “{text}”"), || Ok(self.text()?.contains(text).then_some(())))
    }

    /// Waits until the page no longer shows this text.
    ///
    /// # Errors
    ///
    /// When it stays.
    pub fn hides(&self, text: &str) -> Result<(), WindowError> {
        self.until(&format!("“{text}” to go"), || Ok((!self.text()?.contains(text)).then_some(())))
    }

    /// Looks again and again until there is something to see.
    ///
    /// # Errors
    ///
    /// When there never is, with the text of the page and a picture of it in `target/failures`.
    pub fn until<T>(
        &self,
        what: &str,
        look: impl Fn() -> Result<Option<T>, WindowError>,
    ) -> Result<T, WindowError> {
        let since = Instant::now();
        loop {
            if let Some(seen) = look()? {
                return Ok(seen);
            }
            if since.elapsed() > PATIENCE {
                return Err(self.never_came(what));
            }
            self.runtime.block_on(async { tokio::time::sleep(BETWEEN_LOOKS).await });
        }
    }

    /// Waits until the page is drawn: fonts there, nothing changing any more.
    ///
    /// # Errors
    ///
    /// When it never comes to rest.
    pub fn rest(&self) -> Result<(), WindowError> {
        self.ask(REST, Vec::new()).map(drop)
    }

    /// Gives the window this outer size.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), WindowError> {
        Ok(self.runtime.block_on(self.client.set_window_size(width, height))?)
    }

    /// Writes the page as it looks now to a PNG file.
    ///
    /// # Errors
    ///
    /// When the window is gone or the file cannot be written.
    pub fn picture(&self, path: &Path) -> Result<(), WindowError> {
        let png = self.runtime.block_on(self.client.screenshot())?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(path, png)?)
    }

    /// Ends the window and its processes.
    ///
    /// # Errors
    ///
    /// When the page failed while it was open, or the window does not close.
    pub fn close(self) -> Result<(), WindowError> {
        self.runtime.block_on(self.client.clone().close())?;
        let log = self.home.log();
        if log.contains("the page failed") { Err(WindowError::PageFailed(log)) } else { Ok(()) }
    }

    fn strike(&self, keys: impl Iterator<Item = KeyAction>) -> Result<(), WindowError> {
        let keyboard = keys.fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        Ok(self.runtime.block_on(self.client.perform_actions(keyboard))?)
    }

    pub(crate) fn never_came(&self, what: &str) -> WindowError {
        let name = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let picture = driver::program().with_file_name("failures").join(format!("{name}.png"));
        let shown =
            self.picture(&picture).and_then(|()| self.text()).unwrap_or_else(|error| error.to_string());
        let focus = "const at = document.activeElement; return at ? at.cloneNode().outerHTML : 'nothing'";
        let focus = self.run(focus, Vec::new()).map_or_else(|error| error.to_string(), |at| at.to_string());
        let log = self.home.log();
        let last: Vec<&str> = log.lines().rev().take(20).collect();
        let log = last.into_iter().rev().collect::<Vec<_>>().join("\n");
        WindowError::NeverCame { what: what.to_owned(), focus, shown, log }
    }
}

/// The answer of a script, asked for once more where the driver says that it could not read it.
fn answered(once: impl Fn() -> Result<Value, CmdError>) -> Result<Value, CmdError> {
    match once() {
        Err(CmdError::Standard(error)) if error.message == LOST => once(),
        answer => answer,
    }
}

async fn connect(address: &str, arguments: &[&str]) -> Result<Client, WindowError> {
    let capabilities = json!({
        "webkitgtk:browserOptions": { "binary": driver::program(), "args": arguments },
    });
    let capabilities = capabilities.as_object().cloned().unwrap_or_default();
    let since = Instant::now();
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(capabilities.clone()).connect(address).await {
            Ok(client) => {
                client.update_timeouts(TimeoutConfiguration::new(Some(SCRIPT_PATIENCE), None, None)).await?;
                return Ok(client);
            }
            Err(error) if since.elapsed() > PATIENCE || !is_early(&error) => return Err(error.into()),
            Err(_) => tokio::time::sleep(BETWEEN_LOOKS).await,
        }
    }
}

/// Whether an element was drawn anew or covered just when it was to be clicked.
fn passes(error: &CmdError) -> bool {
    let is_covered = |error: &CmdError| matches!(error, CmdError::Standard(told) if told.error == ErrorStatus::ElementClickIntercepted);
    error.is_stale_element_reference() || is_covered(error)
}

/// Whether the driver was asked before it listened.
fn is_early(error: &NewSessionError) -> bool {
    matches!(error, NewSessionError::Failed(_) | NewSessionError::FailedC(_) | NewSessionError::Lost(_))
}
