/** Words of a text that a lexicon knows, in the order of their places: columns that are used again for each text. */

export class Words {
  count = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  /** Of each, the term that stands there, by its number in the lexicon. */
  terms = new Int32Array(64);

  add(start: number, end: number, term: number): void {
    if (this.count === this.starts.length) this.#grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.terms[this.count] = term;
    this.count += 1;
  }

  /** The first that stands here or further on. */
  from(place: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const twice = (column: Int32Array) => {
      const wider = new Int32Array(2 * column.length);
      wider.set(column);
      return wider;
    };
    this.starts = twice(this.starts);
    this.ends = twice(this.ends);
    this.terms = twice(this.terms);
  }
}
