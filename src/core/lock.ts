/**
 * The lock of published ids: an id that was published once leads somewhere for ever. One that disappears from the
 * extraction needs a redirect to its successor or a tombstone that says why it is gone.
 */
import { z } from "zod";
import { compareText } from "./keys.ts";

export const Lock = z.strictObject({
  ids: z.array(z.string()),
  redirects: z.record(z.string(), z.string()).optional().describe("Old id to new id"),
  tombstones: z.record(z.string(), z.string()).optional().describe("Old id to the reason why it is gone"),
});

export type Lock = z.infer<typeof Lock>;

export interface LockCheck {
  /** Published ids that lead nowhere: the build must not go on. */
  lost: string[];
  /** Redirects whose target does not exist. */
  dangling: string[];
  /** Ids that are not in the lock yet. */
  fresh: string[];
}

/** Compares the ids of an extraction with the lock. */
export function checkLock(lock: Lock, ids: ReadonlySet<string>): LockCheck {
  const redirects = lock.redirects ?? {};
  const tombstones = lock.tombstones ?? {};
  const published = new Set(lock.ids);
  return {
    lost: lock.ids.filter(
      (id) => !ids.has(id) && !Object.hasOwn(redirects, id) && !Object.hasOwn(tombstones, id),
    ),
    dangling: Object.entries(redirects).flatMap(([from, to]) =>
      ids.has(to) || Object.hasOwn(tombstones, to) ? [] : [from],
    ),
    fresh: [...ids].filter((id) => !published.has(id)).sort(compareText),
  };
}

/** The lock with all ids of an extraction added, sorted; nothing is ever taken out. */
export function extendLock(lock: Lock, ids: ReadonlySet<string>): Lock {
  return { ...lock, ids: [...new Set([...lock.ids, ...ids])].sort(compareText) };
}
