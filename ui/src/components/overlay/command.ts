import type { IconLines } from '../icon';

/** Something to find or to do. */
export interface Command {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** What it is, behind the label. */
  readonly note?: string;
  readonly keys?: string;
  readonly icon?: IconLines;
  /** More words it can be found by. */
  readonly words?: string;
  /** Whether it was found already, by whoever gives it, and is not looked at again. */
  readonly found?: boolean;
  readonly run: () => void;
}

/** Commands under the title of their group. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** The commands that have every typed word somewhere, in the given order, by group. */
export function findCommands(commands: readonly Command[], typed: string): CommandGroup[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const text = [command.label, command.note, command.words, command.group].join(' ').toLowerCase();
    if (!command.found && !wanted.every((word) => text.includes(word))) continue;
    const group = groups.get(command.group);
    if (group) group.push(command);
    else groups.set(command.group, [command]);
  }
  return [...groups].map(([title, found]) => ({ title, commands: found }));
}
