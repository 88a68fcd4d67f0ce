//! The numbers that decide what a generated plan holds.

use uuid::Uuid;

/// Numbers that decide one thing each; when they have run out, every further one is 0.
#[derive(Clone, Debug)]
pub struct Tape<'a> {
    numbers: &'a [u16],
    rows: u64,
}

impl<'a> Tape<'a> {
    /// A tape of these numbers.
    pub fn new(numbers: &'a [u16]) -> Self {
        Self { numbers, rows: 0 }
    }

    /// The next number.
    pub fn number(&mut self) -> usize {
        match self.numbers.split_first() {
            Some((first, rest)) => {
                self.numbers = rest;
                usize::from(*first)
            }
            None => 0,
        }
    }

    /// A number from 0 to `largest`, 0 when the numbers have run out.
    pub fn up_to(&mut self, largest: usize) -> usize {
        self.number() % (largest + 1)
    }

    /// Whether something that happens once in `times` happens; never when the numbers have run out.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.number() % times == times - 1
    }

    /// One of several things, the first when the numbers have run out; nothing when there are none.
    pub fn pick<'b, T>(&mut self, of: &'b [T]) -> Option<&'b T> {
        of.get(self.number() % of.len().max(1))
    }

    /// One of several things, or nothing about half of the time.
    pub fn maybe<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        if self.once_in(2) { self.pick(of).cloned() } else { None }
    }

    /// Some of several things, in their order, at least one when there are any.
    pub fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let mut chosen: Vec<T> = of.iter().filter(|_| self.once_in(2)).cloned().collect();
        if chosen.is_empty() {
            chosen.extend(of.first().cloned());
        }
        chosen
    }

    /// An identifier that no other row of the same tape has.
    pub fn uuid(&mut self) -> Uuid {
        self.rows += 1;
        let high = (self.number() as u64) << 48;
        Uuid::from_u64_pair(high | 0x7000 | (self.rows & 0xfff), (2 << 62) | self.rows)
    }
}
