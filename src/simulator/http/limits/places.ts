/**
 * Places in a mailbox: four requests at once, of one application. Of a batch at most four parts are handed to a
 * mailbox at a time, or one when each waits for another, so that one batch alone is never too much, and two may be.
 */

const AT_ONCE = 4;
const MAILBOX =
  /^\/(?:users|groups)\/([^/]+)\/(messages|mailFolders|calendar|calendars|calendarGroups|calendarView|events|contacts|contactFolders|mailboxSettings|outlook|threads|conversations)\b/;

export interface Entry {
  /** Whether a request found a place, by its order in what was asked. */
  admitted(order: number): boolean;
  leave(): void;
}

export interface Places {
  /**
   * @param paths below the version, of each request that comes along
   * @param chained one after another
   */
  enter(paths: readonly string[], chained: boolean): Entry;
  /** Most that ever wanted to be in one mailbox at once. */
  peak(): number;
}

interface Presence {
  in: number;
  /** With those that found no place, until they have been told so. */
  asking: number;
}

const NOWHERE: Entry = { admitted: () => true, leave: () => {} };

export function placesOf(enforced: boolean): Places {
  const inside = new Map<string, Presence>();
  let peak = 0;

  /** How many of those who want in at once get in. */
  function take(mailbox: string, wanted: number): number {
    const present = inside.get(mailbox) ?? { in: 0, asking: 0 };
    inside.set(mailbox, present);
    const granted = enforced ? Math.min(wanted, Math.max(0, AT_ONCE - present.in)) : wanted;
    present.in += granted;
    present.asking += wanted;
    peak = Math.max(peak, present.asking);
    return granted;
  }
  function giveBack(mailbox: string, wanted: number, granted: number): void {
    const present = inside.get(mailbox);
    if (present === undefined) return;
    present.in -= granted;
    present.asking -= wanted;
    if (present.asking === 0) inside.delete(mailbox);
  }

  return {
    peak: () => peak,
    enter(paths, chained) {
      const orders = new Map<string, number[]>();
      for (const [order, path] of paths.entries()) {
        const mailbox = MAILBOX.exec(path)?.[1]?.toLowerCase();
        if (mailbox === undefined) continue;
        const known = orders.get(mailbox);
        if (known === undefined) orders.set(mailbox, [order]);
        else known.push(order);
      }
      if (orders.size === 0) return NOWHERE;
      const refused = new Set<number>();
      const taken = [...orders].map(([mailbox, of]) => {
        const wanted = chained ? 1 : Math.min(AT_ONCE, of.length);
        const granted = take(mailbox, wanted);
        for (const [at, order] of of.entries()) if (at % wanted >= granted) refused.add(order);
        return [mailbox, wanted, granted] as const;
      });
      return {
        admitted: (order) => !refused.has(order),
        leave: () => {
          for (const [mailbox, wanted, granted] of taken) giveBack(mailbox, wanted, granted);
        },
      };
    },
  };
}
