//! The probe sees what does not fit, and leaves alone what does.

use entente_tests::{
    journey::{Journey, journey},
    overflow::overflows,
    window::Window,
};

const UNFIT: &str = "
    const add = (id, css, text) => {
      const box = document.createElement('div');
      box.id = id; box.className = id; box.textContent = text;
      for (const [name, value] of Object.entries(css)) box.style[name] = value;
      document.body.append(box);
    };
    const long = 'a sentence that is longer than its box';
    const narrow = { position: 'fixed', top: '0', left: '0', width: '60px', whiteSpace: 'nowrap' };
    add('cut', { ...narrow, overflow: 'hidden' }, long);
    add('spilling', narrow, long);
    add('outside', { position: 'fixed', top: '10px', left: '-40px', width: '30px' }, 'gone');
    add('short', { ...narrow, overflow: 'hidden', textOverflow: 'ellipsis' }, long);
    add('lying', { position: 'absolute', top: '300px', left: '500px' }, 'one sentence');
    add('under', { position: 'absolute', top: '304px', left: '510px' }, 'another sentence');
    add('scrolling', { ...narrow, overflow: 'auto' }, long);
";

#[test]
fn the_probe_names_what_cannot_be_seen_or_read_and_nothing_else() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        window.rest()?;
        window.run(UNFIT, Vec::new())?;
        let found = overflows(&window)?;
        let expected = [
            ("cut", true),
            ("spilling", true),
            ("outside", true),
            ("lying", true),
            ("short", false),
            ("scrolling", false),
        ];
        for (what, is_named) in expected {
            assert_eq!(
                found.iter().any(|line| line.starts_with(&format!("div.{what}"))),
                is_named,
                "{what} in {found:?}"
            );
        }
        Ok(window.close()?)
    })
}
