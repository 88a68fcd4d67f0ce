/**
 * The newer of two values, made of the parts of the older one wherever they are equal.
 *
 * A plan comes back whole after every edit; what shares its parts with the plan before is not drawn again.
 */
export function shared<Value>(before: unknown, now: Value): Value {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) return sharedList(before, now) as Value;
  if (isRecord(before) && isRecord(now)) return sharedRecord(before, now) as Value;
  return now;
}

/** The last of many values, each sharing its parts with the one before. */
export class Kept<Value> {
  #value: Value | undefined;

  take(now: Value): Value {
    this.#value = shared(this.#value, now);
    return this.#value;
  }
}

function sharedList(before: readonly unknown[], now: unknown[]): unknown {
  let same = before.length === now.length;
  now.forEach((item, index) => {
    const kept = shared(before[index], item);
    now[index] = kept;
    same &&= Object.is(kept, before[index]);
  });
  return same ? before : now;
}

function sharedRecord(before: Record<string, unknown>, now: Record<string, unknown>): unknown {
  const names = Object.keys(now);
  let same = names.length === Object.keys(before).length;
  for (const name of names) {
    const kept = shared(before[name], now[name]);
    now[name] = kept;
    same &&= Object.is(kept, before[name]) && name in before;
  }
  return same ? before : now;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
