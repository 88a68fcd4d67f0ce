//! Machines: a fact about packages read issue by issue, with what has been read so far held in a few states.
//!
//! Source: decision diagrams with merged states (Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE
//! Transactions on Computers 35, 1986). What a criterion says of a package depends on few sums, whatever the number of
//! issues that it reads.

use std::collections::BTreeMap;

/// The largest number of states that a machine may have between two issues.
const LARGEST_LAYER: usize = 1 << 12;

/// One issue of a machine: where each of its choices leads from each state.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    /// For every choice its class: choices of one class lead to the same states.
    pub(super) classes: Vec<u16>,
    /// How many classes there are.
    pub(super) count: usize,
    /// How many states there are before.
    pub(super) states: usize,
    /// The state after, for every state before and every class.
    pub(super) next: Vec<u16>,
}

impl Layer {
    /// Where the classes lead from a state.
    pub(super) fn row(&self, state: usize) -> &[u16] {
        &self.next[state * self.count..(state + 1) * self.count]
    }
}

/// A fact about packages: it reads its issues in plan order and comes to one of a few ends.
#[derive(Clone, Debug)]
pub(super) struct Machine {
    /// The issues that it reads, ascending.
    pub(super) scope: Vec<usize>,
    /// One layer for each of them.
    pub(super) layers: Vec<Layer>,
    /// How many ends there are.
    pub(super) ends: usize,
}

/// How a machine is made: what is known before the first issue, and what is known after one more choice.
pub(super) trait Script {
    /// What is known so far.
    type State: Clone + Ord;
    /// What tells one end from another.
    type End: Clone + Ord;

    /// What is known before anything is chosen.
    fn start(&self) -> Self::State;

    /// What is known after a choice for an issue.
    fn step(&self, issue: usize, state: &Self::State, choice: usize) -> Self::State;

    /// The end that the last state stands for.
    fn end(&self, state: &Self::State) -> Self::End;

    /// What a choice for an issue is to this script: equal signs always lead to equal states.
    fn sign(&self, issue: usize, choice: usize) -> Vec<i128>;
}

/// Numbers things in the order in which they first come.
struct Numbered<T>(BTreeMap<T, u16>);

impl<T: Ord> Numbered<T> {
    const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// The number of a thing, and whether it is new.
    fn number(&mut self, thing: T) -> (u16, bool) {
        let next = self.0.len() as u16;
        let number = *self.0.entry(thing).or_insert(next);
        (number, number == next)
    }
}

impl Machine {
    /// The machine of a script over some issues, each with its number of choices, and its ends; nothing where it has too
    /// many states.
    pub(super) fn of<S: Script>(issues: &[(usize, usize)], script: &S) -> Option<(Self, Vec<S::End>)> {
        let mut layers = Vec::with_capacity(issues.len());
        let mut states = vec![script.start()];
        for (issue, size) in issues {
            let (layer, after) = layer(script, *issue, *size, &states)?;
            layers.push(layer);
            states = after;
        }
        let mut known = Numbered::none();
        let mut ends = Vec::new();
        let mut merged = Vec::with_capacity(states.len());
        for state in &states {
            let end = script.end(state);
            let (number, is_new) = known.number(end.clone());
            if is_new {
                ends.push(end);
            }
            merged.push(number);
        }
        let scope = issues.iter().map(|(issue, _)| *issue).collect();
        let mut machine = Self { scope, layers, ends: ends.len() };
        machine.merge(merged);
        Some((machine, ends))
    }

    /// Makes states one from which all choices lead to the same ends.
    fn merge(&mut self, mut merged: Vec<u16>) {
        for layer in self.layers.iter_mut().rev() {
            let mut known = Numbered::none();
            let mut rows = Vec::new();
            let mut before = Vec::with_capacity(layer.states);
            for state in 0..layer.states {
                let row: Vec<u16> = layer.row(state).iter().map(|next| merged[*next as usize]).collect();
                let (number, is_new) = known.number(row.clone());
                if is_new {
                    rows.push(row);
                }
                before.push(number);
            }
            *layer = layer.with(&rows);
            merged = before;
        }
    }

    /// The end that a package comes to.
    pub(super) fn end_of(&self, positions: &[usize]) -> usize {
        let step = |state: usize, (issue, layer): (&usize, &Layer)| {
            layer.row(state)[layer.classes[positions[*issue]] as usize] as usize
        };
        self.scope.iter().zip(&self.layers).fold(0, step)
    }
}

impl Layer {
    /// The layer with other rows, classes that lead to the same states made one.
    fn with(&self, rows: &[Vec<u16>]) -> Self {
        let mut known = Numbered::none();
        let mut columns: Vec<Vec<u16>> = Vec::new();
        let mut class_of = Vec::with_capacity(self.count);
        for class in 0..self.count {
            let column: Vec<u16> = rows.iter().map(|row| row[class]).collect();
            let (number, is_new) = known.number(column.clone());
            if is_new {
                columns.push(column);
            }
            class_of.push(number);
        }
        let row = |row: usize| columns.iter().map(move |column| column[row]);
        Self {
            classes: self.classes.iter().map(|class| class_of[*class as usize]).collect(),
            count: columns.len(),
            states: rows.len(),
            next: (0..rows.len()).flat_map(row).collect(),
        }
    }
}

/// The layer of one issue, and the states after it; nothing where there are too many.
fn layer<S: Script>(
    script: &S,
    issue: usize,
    size: usize,
    states: &[S::State],
) -> Option<(Layer, Vec<S::State>)> {
    let mut signs = Numbered::none();
    let mut firsts = Vec::new();
    let mut classes = Vec::with_capacity(size);
    for choice in 0..size {
        let (class, is_new) = signs.number(script.sign(issue, choice));
        if is_new {
            firsts.push(choice);
        }
        classes.push(class);
    }
    let mut known = Numbered::none();
    let mut after = Vec::new();
    let mut next = Vec::with_capacity(states.len() * firsts.len());
    for state in states {
        for choice in &firsts {
            let to = script.step(issue, state, *choice);
            let (number, is_new) = known.number(to.clone());
            if is_new {
                after.push(to);
            }
            next.push(number);
        }
        if after.len() > LARGEST_LAYER {
            return None;
        }
    }
    Some((Layer { classes, count: firsts.len(), states: states.len(), next }, after))
}
