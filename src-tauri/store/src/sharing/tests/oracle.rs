//! Five replicas under random edits, held against registers that keep every value nobody has written over.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use entente_core::{
    examples,
    model::{Name, PlanId},
};
use jiff::Timestamp;
use rusqlite::TransactionBehavior;
use uuid::Uuid;

use crate::sharing::{IncomingFile, MemberId, OutboxFile, Role, TakeInError, TeamId, TeamRow, WriterId};
use crate::{
    cells::{CellRef, Write},
    change::{Label, Note, Step},
    database,
    open_plan::OpenPlan,
    scalar::Scalar,
    store::Store,
    table::{DELETED, ORDER_KEY, Table},
};

const REPLICAS: usize = 5;
/// The variable that says how many edits are made in all, instead of a few.
const EDITS: &str = "ENTENTE_ORACLE_EDITS";

/// The variable that names the first seed; every further plan has the next one.
const SEED: &str = "ENTENTE_ORACLE_SEED";
/// How many edits are made in one plan, and how often everybody meets meanwhile.
const EDITS_OF_A_WORLD: usize = 2_000;
const PARTS: usize = 4;

/// Chance that is the same for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % count as u64) as usize
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }
}

// The oracle. It knows nothing of documents, hashes, actors or clocks on the wall: a change is the n-th of its replica and
// carries how many changes of every replica were known to it; a register holds what no later write knew of.

type Vector = [usize; REPLICAS];
type Value = Option<Scalar>;

#[derive(Clone)]
struct Told {
    by: usize,
    knew: Vector,
    writes: Vec<(CellRef, Value)>,
}

#[derive(Clone, Default)]
struct Registers {
    known: Vector,
    late: Vec<Told>,
    cells: BTreeMap<CellRef, Vec<(usize, usize, Value)>>,
}

impl Registers {
    fn hear(&mut self, change: &Told) {
        self.late.push(change.clone());
        while let Some(place) = self.late.iter().position(|change| self.follows(change)) {
            let Told { by, knew, writes } = self.late.remove(place);
            let new = self.known[by] == knew[by];
            if new {
                self.known[by] += 1;
                for (cell, value) in writes {
                    let kept = self.cells.entry(cell).or_default();
                    kept.retain(|(other, number, _)| *number >= knew[*other]);
                    kept.push((by, knew[by], value));
                }
            }
        }
    }

    /// Whether everything that a change knew of is known here, and it is not ahead of its own replica.
    fn follows(&self, change: &Told) -> bool {
        change.knew.iter().zip(&self.known).all(|(knew, known)| knew <= known)
    }

    fn values(&self, cell: &CellRef) -> BTreeSet<String> {
        self.cells.get(cell).into_iter().flatten().map(|(_, _, value)| format!("{value:?}")).collect()
    }
}

struct Replica {
    store: Store,
    writer: WriterId,
    registers: Registers,
    /// Every change so far, file by file.
    files: Vec<(IncomingFile, Vec<Told>)>,
    unfiled: Vec<Told>,
    /// How many files of each replica were taken in.
    taken: Vector,
}

struct World {
    plan: PlanId,
    chance: Chance,
    replicas: Vec<Replica>,
    /// Where edits go: the rows that there are, table by table.
    rows: HashMap<Table, Vec<String>>,
    edits: usize,
}

fn store() -> Store {
    let mut store = Store { connection: database::scratch(), open: HashMap::new() };
    let team = TeamRow {
        id: TeamId::from(Uuid::from_u128(1)),
        name: Name::new("Team").unwrap(),
        place: String::new(),
        member: MemberId::new("m").unwrap(),
        role: Role::Edit,
        keys: vec![0],
        members: String::new(),
    };
    store.save_team(&team).unwrap();
    store
}

/// A note whose moment lies anywhere within decades.
fn note(chance: &mut Chance, by: usize) -> Note {
    let at = Timestamp::from_second(chance.below(2_000_000_000) as i64).unwrap();
    Note { by: Name::new(&format!("Member {by}")).unwrap(), at, label: Label::stated("edit") }
}

impl World {
    fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let plan = examples::workshop().unwrap();
        let id = plan.id;
        let team = TeamId::from(Uuid::from_u128(1));
        let mut first = store();
        first.create(plan, &note(&mut chance, 0)).unwrap();
        first.begin_sharing(id, team, &note(&mut chance, 0)).unwrap();
        let mut rows: HashMap<Table, Vec<String>> = HashMap::new();
        let transaction = first.connection.transaction().unwrap();
        let open = OpenPlan::current(&mut first.open, &transaction, id).unwrap();
        for table in EDITED {
            rows.insert(*table, open.cells().rows(*table).map(|(row, _)| row.clone()).collect());
        }
        drop(transaction);
        let mut replicas = vec![Replica::new(first, id)];
        for _ in 1..REPLICAS {
            let mut store = store();
            store.join(id, team).unwrap();
            replicas.push(Replica::new(store, id));
        }
        let mut world = Self { plan: id, chance, replicas, rows, edits: 0 };
        world.replicas[0].unfiled.push(Told { by: 0, knew: [0; REPLICAS], writes: Vec::new() });
        let begin = world.replicas[0].unfiled[0].clone();
        world.replicas[0].registers.hear(&begin);
        world.file(0);
        for to in 1..REPLICAS {
            world.deliver(0, to);
        }
        world
    }

    /// Writes a few cells in one change, as somebody who sees what the replica shows.
    fn edit(&mut self, by: usize) {
        let note = note(&mut self.chance, by);
        let count = 1 + self.chance.below(99);
        let mut cells = BTreeMap::new();
        for _ in 0..count {
            let (cell, value) = self.draw();
            cells.insert(cell, value);
        }
        let replica = &mut self.replicas[by];
        let connection = &mut replica.store.connection;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let open = OpenPlan::current(&mut replica.store.open, &transaction, self.plan).unwrap();
        let writes: Vec<Write> = cells
            .into_iter()
            .map(|(cell, new)| Write { old: open.cells().get(&cell).cloned(), new, cell })
            .filter(|write| write.old != write.new)
            .collect();
        if writes.is_empty() {
            return;
        }
        open.write(&transaction, &Step::edit(&note), &writes, None).unwrap();
        transaction.commit().unwrap();
        self.edits += writes.len();
        let mut told: BTreeMap<_, _> = writes.into_iter().map(|write| (write.cell, write.new)).collect();
        let rows: BTreeSet<_> = told.keys().map(|cell| (cell.table, cell.row.clone())).collect();
        for (table, row) in rows {
            // Whoever edits a row says with it that the row is there.
            told.entry(CellRef { table, row, field: DELETED }).or_insert(None);
        }
        let knew = replica.registers.known;
        let change = Told { by, knew, writes: told.into_iter().collect() };
        replica.registers.hear(&change);
        replica.unfiled.push(change);
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "rows of every other table among the tried ones hold a level"
    )]
    fn draw(&mut self) -> (CellRef, Value) {
        let chance = &mut self.chance;
        let table = *chance.pick(EDITED);
        let row = chance.pick(&self.rows[&table]).clone();
        let text = |text: String| Some(Scalar::Text(text));
        let words = text(format!("words {}", chance.below(1_000_000)));
        let key = text(format!("{:03}i", chance.below(999)));
        let removed = if chance.below(3) == 0 { Some(Scalar::Mark(true)) } else { None };
        let among = |chance: &mut Chance, table| text(chance.pick(&self.rows[&table]).clone());
        let own: (&'static str, Value) = match table {
            Table::Plan => return (CellRef { table, row, field: "purpose" }, words),
            Table::Issue => ("name", words),
            Table::IssueOption if chance.below(2) == 0 => ("issue", among(chance, Table::Issue)),
            Table::IssueOption => ("name", words),
            Table::Value if chance.below(2) == 0 => ("leads_to", among(chance, Table::Value)),
            Table::Value => ("words", words),
            Table::Criterion if chance.below(2) == 0 => ("value", among(chance, Table::Value)),
            Table::Criterion => ("rank", Some(Scalar::Whole(1 + chance.below(4) as i64))),
            _ => ("level", text(chance.below(4).to_string())),
        };
        let (field, value) = match chance.below(10) {
            0 => (DELETED, removed),
            1 => (ORDER_KEY, key),
            _ => own,
        };
        (CellRef { table, row, field }, value)
    }

    fn file(&mut self, by: usize) {
        let (plan, replica) = (self.plan, &mut self.replicas[by]);
        let pending = replica.store.pending(plan).unwrap();
        let Some(last) = pending.last() else { return };
        assert_eq!(pending.len(), replica.unfiled.len());
        let number = replica.files.len() as u64 + 1;
        let hash = format!("{}/{number}", replica.writer).into_bytes();
        let file = OutboxFile { number, hash: hash.clone(), bytes: Vec::new() };
        replica.store.put_in_outbox(plan, &file, last.number).unwrap();
        let file = IncomingFile {
            writer: replica.writer,
            number,
            hash,
            member: MemberId::new(&by.to_string()).unwrap(),
            name: Name::new(&format!("Member {by}")).unwrap(),
            role: Role::Edit,
            heard: Vec::new(),
            changes: pending.into_iter().map(|change| change.bytes).collect(),
        };
        replica.files.push((file, std::mem::take(&mut replica.unfiled)));
    }

    /// Brings a few files of one replica to another: the next ones, some that were there before, sometimes one too early.
    fn deliver(&mut self, from: usize, to: usize) {
        let next = self.replicas[to].taken[from];
        let there = self.replicas[from].files.len();
        if self.chance.below(10) == 0 && next + 1 < there {
            let early = self.replicas[from].files[next + 1].0.clone();
            let refused = self.replicas[to].store.take_in(self.plan, &[early]);
            assert!(matches!(refused, Err(TakeInError::Gap { .. })));
        }
        let start = next.saturating_sub(self.chance.below(3));
        let end = (next + 1 + self.chance.below(6)).min(there);
        if start >= end {
            return;
        }
        let files: Vec<_> = self.replicas[from].files[start..end].to_vec();
        let replica = &mut self.replicas[to];
        let taken: Vec<_> = files.iter().map(|(file, _)| file.clone()).collect();
        replica.store.take_in(self.plan, &taken).unwrap();
        for (_, changes) in files.iter().skip(next - start) {
            changes.iter().for_each(|change| replica.registers.hear(change));
        }
        replica.taken[from] = end.max(next);
    }

    fn pair(&mut self) -> (usize, usize) {
        let from = self.chance.below(REPLICAS);
        (from, (from + 1 + self.chance.below(REPLICAS - 1)) % REPLICAS)
    }

    fn work(&mut self, edits: usize) {
        while self.edits < edits {
            let by = self.chance.below(REPLICAS);
            match self.chance.below(4) {
                0 | 1 => self.edit(by),
                2 => self.file(by),
                _ => {
                    let (from, to) = self.pair();
                    self.deliver(from, to);
                }
            }
        }
    }

    /// Everything reaches everybody.
    fn settle(&mut self) {
        (0..REPLICAS).for_each(|by| self.file(by));
        let behind = |world: &Self| {
            world.replicas.iter().enumerate().any(|(to, replica)| {
                (0..REPLICAS).any(|from| from != to && replica.taken[from] < world.replicas[from].files.len())
            })
        };
        while behind(self) {
            let (from, to) = self.pair();
            self.deliver(from, to);
        }
    }

    /// Every replica shows the same rows, and every cell holds the values that the registers hold.
    fn agree(&mut self) -> usize {
        let text = self.replicas[0].store.projection_text(self.plan).unwrap();
        let mut contradictory = 0;
        for replica in &mut self.replicas {
            assert_eq!(replica.store.projection_text(self.plan).unwrap(), text);
            assert_eq!(replica.registers.late.len(), 0);
            let transaction = replica.store.connection.transaction().unwrap();
            let open = OpenPlan::current(&mut replica.store.open, &transaction, self.plan).unwrap();
            contradictory = 0;
            for cell in replica.registers.cells.keys() {
                let held = open.document().held(cell);
                let values: BTreeSet<_> = held.beside.iter().map(|(value, _)| format!("{value:?}")).collect();
                assert_eq!(values, replica.registers.values(cell), "{cell:?}");
                assert_eq!(open.cells().get(cell), held.value.as_ref());
                assert_eq!(open.conflicted().contains(cell), values.len() > 1);
                contradictory += usize::from(values.len() > 1);
            }
        }
        self.replicas[0].store.rebuild(self.plan).unwrap();
        assert_eq!(self.replicas[0].store.projection_text(self.plan).unwrap(), text);
        contradictory
    }
}

const EDITED: &[Table] =
    &[Table::Plan, Table::Issue, Table::IssueOption, Table::Value, Table::Criterion, Table::Rating];

impl Replica {
    fn new(store: Store, plan: PlanId) -> Self {
        let writer = store.writer(plan).unwrap().unwrap();
        let registers = Registers::default();
        Self { store, writer, registers, files: Vec::new(), unfiled: Vec::new(), taken: [0; REPLICAS] }
    }
}

/// The number that a variable of the environment holds.
fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn five_replicas_agree_with_registers_that_keep_every_value() {
    let edits = asked(EDITS).unwrap_or(3_000);
    let begun = std::time::Instant::now();
    let (mut made, mut files, mut met) = (0, 0, 0);
    for seed in asked(SEED).unwrap_or(20_261_126).. {
        let mut world = World::new(seed);
        for part in 1..=PARTS {
            world.work(EDITS_OF_A_WORLD * part / PARTS);
            world.settle();
            met += world.agree();
        }
        made += world.edits as u64;
        files += world.replicas.iter().map(|replica| replica.files.len()).sum::<usize>();
        if made >= edits {
            break;
        }
    }
    assert!(met > 0, "nobody contradicted anybody");
    println!("{made} edits, {files} files, {met} contradictory cells, {:?}", begun.elapsed());
}

#[test]
fn a_row_that_is_edited_after_it_was_deleted_is_there_again_at_once() {
    let mut world = World::new(1);
    let row = world.rows[&Table::Rating][0].clone();
    let note = note(&mut world.chance, 0);
    let (plan, store) = (world.plan, &mut world.replicas[0].store);
    let cell = |field| CellRef { table: Table::Rating, row: row.clone(), field };
    for (field, new) in [(DELETED, Scalar::Mark(true)), ("level", Scalar::Text("1".to_owned()))] {
        let transaction = store.connection.transaction().unwrap();
        let open = OpenPlan::current(&mut store.open, &transaction, plan).unwrap();
        let write = Write { cell: cell(field), old: open.cells().get(&cell(field)).cloned(), new: Some(new) };
        open.write(&transaction, &Step::edit(&note), &[write], None).unwrap();
        transaction.commit().unwrap();
    }
    let shown = store.projection_text(plan).unwrap();
    assert!(shown.contains(&row));
    store.rebuild(plan).unwrap();
    assert_eq!(store.projection_text(plan).unwrap(), shown);
}
