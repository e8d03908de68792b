// Sorts and filters the tables of the review. Without it the tables are complete, in their printed order.
"use strict";
(() => {
  const valueOf = (row, column, kind) => {
    const cell = row.cells[column];
    const text = cell.dataset.sort ?? cell.textContent.trim();
    return kind === "number" ? Number.parseFloat(text) : text;
  };

  const compared = (kind) =>
    kind === "number"
      ? (one, other) => one - other
      : (one, other) => one.localeCompare(other, document.documentElement.lang);

  const sortable = (table, say) => {
    const body = table.tBodies[0];
    const original = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const kind = head.dataset.kind;
      if (!kind) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const falling = before ? before === "ascending" : kind === "number" && column > 0;
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        const compare = compared(kind);
        const sorted = original
          .map((row, place) => ({ row, place, value: valueOf(row, column, kind) }))
          .sort((one, other) => (falling ? -1 : 1) * compare(one.value, other.value) || one.place - other.place);
        body.append(...sorted.map(({ row }) => row));
        say(button.textContent);
      });
    });
  };

  const filtered = (form, table, report) => {
    const fields = [...form.querySelectorAll("[data-filter]")];
    const rows = [...table.tBodies[0].rows];
    const folded = (text) => text.normalize("NFC").toLocaleLowerCase();
    const apply = () => {
      let shown = 0;
      for (const row of rows) {
        const fits = fields.every((field) => {
          const wanted = field.value.trim();
          const value = row.dataset[field.dataset.filter] ?? "";
          if (!wanted) return true;
          return field.dataset.filter === "name" ? folded(value).includes(folded(wanted)) : value === wanted;
        });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      report(form.dataset.shown.replace("[shown]", shown).replace("[total]", rows.length));
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("button").addEventListener("click", () => {
      form.reset();
      apply();
    });
    form.hidden = false;
  };

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const form = document.querySelector(`form[data-filters="${table.id}"]`);
    const status = form?.querySelector("[role=status]");
    const report = (text) => {
      if (status) status.textContent = text;
    };
    sortable(table, (column) => report(form ? form.dataset.sorted.replace("[column]", column) : ""));
    if (form) filtered(form, table, report);
  }
})();
