//! What a newcomer types, from nothing to rated criteria, along the way the window leads.

use entente_tests::{hand::Hand, window::WindowError};

/// A negotiation as a person tells it.
#[derive(Debug)]
pub struct Story<'a> {
    /// What it is about.
    pub purpose: &'a str,
    /// Who has to say yes.
    pub parties: &'a [&'a str],
    /// What is on the table.
    pub issues: &'a [(&'a str, Ways<'a>)],
    /// What has to be true at the end, party by party.
    pub criteria: &'a [Criterion<'a>],
}

/// How an issue is settled.
#[derive(Debug)]
pub enum Ways<'a> {
    /// By one of these.
    Options(&'a [&'a str]),
    /// By an amount: smallest, largest, step and unit.
    Amount([&'a str; 4]),
}

/// What one party wants to be true.
#[derive(Debug)]
pub struct Criterion<'a> {
    /// Whose it is.
    pub party: &'a str,
    /// What has to be true.
    pub statement: &'a str,
    /// The number of the issue that decides it most.
    pub issue: &'a str,
    /// What would be seen, for one that is essential.
    pub essential: Option<&'a str>,
    /// The levels of the choices of that issue, in their order.
    pub levels: &'a [&'a str],
}

impl Story<'_> {
    /// Tells the whole story, until every asked cell of the grid is rated.
    pub fn tell(&self, hand: &Hand<'_>) -> Result<(), WindowError> {
        self.name_the_parties(hand)?;
        self.lay_on_the_table(hand)?;
        self.say_what_has_to_be_true(hand)?;
        self.rate(hand)
    }

    fn name_the_parties(&self, hand: &Hand<'_>) -> Result<(), WindowError> {
        hand.is_at("How would you describe the matter")?;
        hand.enter(self.purpose, "Ctrl+Enter")?;
        for name in self.parties {
            hand.is_at("Add a party")?;
            hand.enter(name, "Enter")?;
        }
        hand.press("Enter")
    }

    fn lay_on_the_table(&self, hand: &Hand<'_>) -> Result<(), WindowError> {
        for (issue, ways) in self.issues {
            hand.is_at("Add an issue")?;
            match ways {
                Ways::Options(options) => {
                    hand.enter(issue, "Enter")?;
                    for option in *options {
                        hand.is_at(&format!("Add an option to {issue}"))?;
                        hand.enter(option, "Enter")?;
                    }
                    hand.press("Enter")?;
                }
                Ways::Amount([lower, upper, step, unit]) => {
                    hand.go("Shift+Tab")?;
                    hand.press("Right")?;
                    hand.go("Tab")?;
                    let fields = [
                        ("Name of the issue", issue),
                        ("Smallest", lower),
                        ("Largest", upper),
                        ("Step", step),
                    ];
                    for (field, text) in fields {
                        hand.is_at(field)?;
                        hand.enter(text, "Tab")?;
                    }
                    hand.enter(unit, "Enter")?;
                }
            }
        }
        hand.is_at("Add an issue")?;
        hand.press("Enter")
    }

    fn say_what_has_to_be_true(&self, hand: &Hand<'_>) -> Result<(), WindowError> {
        for party in self.parties {
            for criterion in self.criteria.iter().filter(|criterion| criterion.party == *party) {
                hand.is_at(&format!("Add a criterion of {party}"))?;
                criterion.say(hand)?;
            }
            hand.is_at(&format!("Add a criterion of {party}"))?;
            hand.press("Enter")?;
            hand.is_at("This is the order")?;
            hand.looks()?;
            hand.press("Enter")?;
        }
        Ok(())
    }

    /// The essentials of everybody first, then the rest; the grid goes on by itself.
    fn rate(&self, hand: &Hand<'_>) -> Result<(), WindowError> {
        let (first, rest): (Vec<_>, Vec<_>) =
            self.criteria.iter().partition(|criterion| criterion.essential.is_some());
        for criterion in first.into_iter().chain(rest) {
            for level in criterion.levels {
                hand.is_at(criterion.statement)?;
                hand.press(level)?;
            }
        }
        Ok(())
    }
}

impl Criterion<'_> {
    fn say(&self, hand: &Hand<'_>) -> Result<(), WindowError> {
        hand.enter(self.statement, "Enter")?;
        hand.is_at("Which issue decides this most?")?;
        hand.press(self.issue)?;
        hand.is_at("rather have no agreement?")?;
        let Some(evidence) = self.essential else { return hand.press("2") };
        hand.press("1")?;
        hand.is_at("What would you see")?;
        hand.enter(evidence, "Enter")
    }
}
