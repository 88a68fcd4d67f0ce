//! Two windows on one database cannot harm each other.

use entente_core::examples::Example;
use entente_store::Store;
use entente_tests::{
    hand::Hand,
    journey::{Journey, journey},
    window::Window,
};

#[test]
fn what_two_windows_write_into_one_plan_is_all_kept() -> Journey {
    journey(|home| {
        home.offer("plan.json", Example::Workshop.text())?;
        let first = Window::open(home, &[])?;
        first.shows("Begin")?;
        first.import()?;
        let second = Window::open(home, &[])?;
        second.click("button", "Open The workshop")?;
        second.shows("What should be different afterwards")?;

        for (window, names) in [(&first, ["Clara", "Emil"]), (&second, ["Dora", "Franz"])] {
            let hand = Hand::on(window);
            hand.tab_to("Add a party")?;
            for name in names {
                hand.enter(name, "Enter")?;
                window.find("button", &format!("Name of the party: {name}"))?;
            }
        }
        first.close()?;
        second.close()?;

        let mut store = Store::open(&home.database())?;
        let plan = store.known_plans()?.into_iter().next().ok_or("the plan is gone")?;
        let saved = store.load(plan)?.plan;
        let names: Vec<&str> = saved.parties.iter().map(|party| party.name.as_str()).collect();
        assert_eq!(names, ["Anna", "Ben", "Clara", "Emil", "Dora", "Franz"]);
        assert_eq!(store.quick_check()?, [""; 0]);
        Ok(())
    })
}
