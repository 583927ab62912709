/**
 * Sorts and filters the tables of the page, and opens what a link leads to. Without it everything is there to be read: its
 * controls appear with it alone.
 */

{
  const words = document.querySelector("main").dataset;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase();
  const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /** What a cell is sorted by; null where it holds no figure, and then it comes last both ways. */
  function keyOf(row, column, numeric) {
    const cell = row.cells[column];
    const { by } = cell.dataset;
    if (by !== undefined && by !== "" && !Number.isNaN(Number(by))) return Number(by);
    if (numeric) return null;
    return by ?? (cell.textContent.trim() || null);
  }

  function compared(one, other) {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return typeof one === "number" && typeof other === "number" ? one - other : collator.compare(one, other);
  }

  function sort(table, column, downwards) {
    const body = table.tBodies[0];
    const rows = [...body.rows].filter((row) => !row.classList.contains("total"));
    const numeric = table.tHead.rows[0].cells[column].classList.contains("n");
    const keyed = rows.map((row) => ({ row, key: keyOf(row, column, numeric) }));
    keyed.sort((one, other) => {
      if (one.key === null || other.key === null) return compared(one.key, other.key);
      return downwards ? compared(other.key, one.key) : compared(one.key, other.key);
    });
    body.prepend(...keyed.map(({ row }) => row));
  }

  function makeSortable(table, say) {
    const heads = [...table.tHead.rows[0].cells];
    for (const [column, head] of heads.entries()) {
      if ("drawn" in head.dataset) continue;
      const title = head.querySelector("span");
      const button = document.createElement("button");
      button.type = "button";
      button.append(...title.childNodes);
      title.append(button);
      button.addEventListener("click", () => {
        const downwards = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", downwards ? "descending" : "ascending");
        sort(table, column, downwards);
        say(filled(downwards ? words.descending : words.ascending, { column: button.textContent }));
      });
    }
  }

  function makeFiltered(filter, table, say) {
    const rows = [...table.tBodies[0].rows];
    const counted = rows.filter((row) => !row.classList.contains("total"));
    const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
    filter.hidden = false;
    filter.querySelector("input").addEventListener("input", ({ target }) => {
      const sought = plain(target.value).split(/\s+/).filter(Boolean);
      for (const row of rows) {
        const found = sought.every((word) => texts.get(row).includes(word));
        row.hidden = !found || (sought.length > 0 && row.classList.contains("total"));
      }
      const shown = counted.filter((row) => !row.hidden).length;
      say(filled(words.shown, { shown, all: counted.length }));
    });
  }

  for (const block of document.querySelectorAll(".table")) {
    const table = block.querySelector("table");
    const status = block.querySelector("[role=status]");
    const say = (text) => {
      status.textContent = text;
    };
    if ("sorted" in block.dataset) makeSortable(table, say);
    const filter = block.querySelector(".filter");
    if (filter) makeFiltered(filter, table, say);
  }

  /** A link to what is closed opens it. */
  function open() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.tagName === "DETAILS") target.open = true;
  }
  window.addEventListener("hashchange", open);
  open();
}
