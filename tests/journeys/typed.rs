//! What is typed is kept: when the screen changes, when the window is closed, and where the next question comes up.

use entente_core::examples::Example;
use entente_store::Store;
use entente_tests::{
    hand::Hand,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

use crate::gates::saved;

/// Whether a field has these words in it.
fn is_written(window: &Window<'_>, words: &str) -> Result<bool, WindowError> {
    let script = "return [...document.querySelectorAll('input, textarea')].some((field) => field.value === arguments[0])";
    Ok(window.run(script, vec![words.into()])? == true)
}

#[test]
fn what_is_being_typed_is_kept_when_the_screen_changes_and_when_the_window_is_closed() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.tab_to("What should be different afterwards")?;
        hand.go("Ctrl+A")?;
        window.write("A roof, above all")?;
        hand.press("Ctrl+2")?;
        window.shows("Cannot go together")?;
        hand.press("Ctrl+1")?;
        window.until("the words to stand there still", || {
            Ok(is_written(&window, "A roof, above all")?.then_some(()))
        })?;
        hand.tab_to("What should be different afterwards")?;
        hand.go("Ctrl+A")?;
        window.write("A roof for all who work here")?;
        window.shut()?;
        let plans = Store::open(&home.database())?.plans()?;
        let purposes: Vec<_> = plans.iter().filter_map(|plan| plan.purpose.as_ref()).collect();
        assert!(
            purposes.iter().any(|words| words.as_str() == "A roof for all who work here"),
            "{purposes:?}"
        );
        Ok(())
    })
}

#[test]
fn what_was_not_added_yet_comes_back_with_its_screen_and_holds_the_window_once() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.tab_to("Add a party")?;
        window.write("Eva")?;
        hand.press("Ctrl+2")?;
        window.shows("Cannot go together")?;
        hand.press("Ctrl+1")?;
        window.until("the name to stand there still", || Ok(is_written(&window, "Eva")?.then_some(())))?;
        window.ask_to_close()?;
        window.shows("What you typed at “Add a party” is not kept yet. Close again to leave it.")?;
        window.shut()?;
        Ok(())
    })
}

#[test]
fn running_text_answers_no_question_and_none_of_it_is_lost() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+4")?;
        hand.tab_to("Add a criterion of Anna")?;
        hand.enter("Quiet after nine", "Enter")?;
        window.shows("Which issue decides this most?")?;
        hand.enter("Evenings, twice a week", "Enter")?;
        window.shows("Evenings, twice a week")?;
        hand.is_at("Which issue decides this most?")?;
        // Enter twice more is nobody's answer, either.
        hand.press("Enter")?;
        hand.is_at("rather have no agreement?")?;
        hand.press("Enter")?;
        hand.is_at("Add a criterion of Anna")?;
        window.close()?;
        let plan = saved(home)?;
        let added: Vec<(&str, usize)> = plan
            .criteria
            .iter()
            .map(|row| (row.statement.as_str(), row.main.len()))
            .filter(|(words, _)| ["Quiet after nine", "Evenings, twice a week"].contains(words))
            .collect();
        assert_eq!(added, [("Quiet after nine", 0), ("Evenings, twice a week", 0)]);
        Ok(())
    })
}

#[test]
fn after_a_change_of_screens_the_next_key_presses_nothing_elsewhere() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        for stage in (2..=8).chain([2, 1]) {
            hand.press(&format!("Ctrl+{stage}"))?;
            window.rest()?;
            let script = "return document.activeElement === document.body || document.activeElement.closest('main') !== null";
            assert!(window.run(script, Vec::new())? == true, "stage {stage}: {:?}", window.focused()?);
            hand.go("Tab")?;
            let script = "return document.activeElement.closest('main') !== null";
            assert!(window.run(script, Vec::new())? == true, "stage {stage}: {:?}", window.focused()?);
        }
        Ok(window.close()?)
    })
}
