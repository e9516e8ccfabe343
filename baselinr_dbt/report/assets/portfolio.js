// The list of all tables: what was decided last and why, what that saved; search, filter and order.

const tables = overview.tables.map((row, place) => {
  const table = Object.fromEntries(overview.names.map((name, n) => [name, row[n]]));
  table.place = place;
  table.name = `${table.schema}.${table.table}`;
  table.state = table.status === "error" ? "error" : table.action || "new";
  table.due = !table.next_due_at || Date.parse(table.next_due_at) <= AS_OF;
  table.haystack = [table.name, table.unique_id, table.reason, reasonInWords(table.reason), table.why, ACTION_WORDS[table.state]].join("\n").toLowerCase();
  return table;
});

// What needs a person comes first: errors, then what waits, then what was never profiled.
function urgency(table) {
  if (table.state === "error") return 0;
  if (table.state === "defer" || table.waiting_since) return 1;
  if (table.state === "new") return 2;
  return table.pending_partitions ? 3 : 4;
}

const text = (value) => value || "";
const COLUMNS = [
  { key: "name", label: "Table", of: (t) => t.name.toLowerCase() },
  { key: "state", label: "Decision", of: (t) => [urgency(t), ACTIONS.indexOf(t.state)] },
  { key: "why", label: "Why", of: (t) => reasonInWords(t.reason) },
  { key: "last", label: "Last runs", of: (t) => -[...text(t.last_actions)].filter((letter) => letter !== "s").length, title: "the last decisions, the newest at the right" },
  { key: "rows", label: "Rows", number: true, of: (t) => t.row_count ?? -1 },
  { key: "profiled", label: "Profiled", number: true, of: (t) => text(t.last_profiled_at) },
  { key: "checked", label: "Checked", number: true, of: (t) => text(t.last_checked_at) },
  { key: "due", label: "Next due", number: true, of: (t) => (t.due ? "" : t.next_due_at) },
];

const view = { words: "", state: null, reason: null, order: "state", down: false, active: 0, shown: [] };

function compare(a, b) {
  const [x, y] = [a, b].map((value) => (Array.isArray(value) ? value : [value]));
  for (let n = 0; n < x.length; n++) {
    if (x[n] !== y[n]) return x[n] < y[n] ? -1 : 1;
  }
  return 0;
}

function found() {
  const words = view.words.toLowerCase().split(/\s+/).filter(Boolean);
  const column = COLUMNS.find(({ key }) => key === view.order);
  const rows = tables.filter((table) =>
    (!view.state || table.state === view.state) && (!view.reason || table.reason === view.reason) && words.every((word) => table.haystack.includes(word)));
  return rows.sort((a, b) => (view.down ? -1 : 1) * compare(column.of(a), column.of(b)) || compare(a.name, b.name));
}

const link = (table) => `#/table/${encodeURIComponent(table.unique_id)}`;

// What is to be known of a table beside its decision.
function remarks(table) {
  const marks = [];
  if (table.pending_partitions) marks.push(`${counted(table.pending_partitions, "partition")} pending`);
  if (table.coverage !== null && table.coverage > 0 && table.coverage < 1) marks.push(`covers ${percent(table.coverage)}`);
  if (table.is_sampled) marks.push("metrics of a sample");
  if (table.waiting_since) marks.push(`waits since ${clock(table.waiting_since)}`);
  return marks.map((mark) => h("span", { class: "mark" }, mark));
}

function row(table) {
  const why = table.why || (table.reason ? reasonInWords(table.reason) : table.state === "new" ? "no run has looked at it yet" : "");
  return h("tr", { tabindex: "-1", "data-id": table.unique_id, class: table.state === "error" ? "failed" : null },
    h("th", { scope: "row", class: "name" }, h("a", { href: link(table), tabindex: "-1", title: table.unique_id }, h("span", { class: "schema" }, `${table.schema}.`), table.table)),
    h("td", { class: "state" }, badge(table.state)),
    h("td", { class: "why" }, h("span", { title: table.reason ? `${table.reason}: ${why}` : null }, why), " ", ...remarks(table)),
    h("td", { class: "last" }, ticks(text(table.last_actions))),
    h("td", { class: "number rows", "data-label": "rows" }, count(table.row_count)),
    h("td", { class: "number", "data-label": "profiled" }, time(table.last_profiled_at, ago(table.last_profiled_at))),
    h("td", { class: "number", "data-label": "checked" }, time(table.last_checked_at, ago(table.last_checked_at))),
    h("td", { class: "number", "data-label": "due" }, time(table.next_due_at, due(table.next_due_at))));
}

function showList() {
  view.shown = found();
  byId("list").tBodies[0].replaceChildren(...view.shown.map(row));
  byId("list").hidden = !view.shown.length;
  byId("nothing").hidden = view.shown.length > 0;
  byId("nothing").textContent = tables.length ? "No table fits. Esc in the search field clears the search." : "No table is set up to be profiled.";
  byId("count").textContent = view.shown.length === tables.length ? counted(tables.length, "table") : `${count(view.shown.length)} of ${counted(tables.length, "table")}`;
  activate(0, false);
  for (const head of byId("list").tHead.rows[0].cells) {
    const sorted = head.dataset.key === view.order;
    head.setAttribute("aria-sort", sorted ? (view.down ? "descending" : "ascending") : "none");
  }
  byId("sort").value = `${view.order} ${view.down}`;
  for (const button of document.querySelectorAll("[data-filter]")) {
    const [state, reason] = button.dataset.filter.split(" ");
    button.setAttribute("aria-pressed", String((view.state || "") === state && (view.reason || "") === (reason || "")));
  }
}

// One row of the list can be reached by Tab; the arrows choose which.
function activate(place, focus = true) {
  const rows = byId("list").tBodies[0].rows;
  if (!rows.length) return;
  rows[view.active]?.setAttribute("tabindex", "-1");
  view.active = Math.max(0, Math.min(place, rows.length - 1));
  rows[view.active].setAttribute("tabindex", "0");
  if (focus) rows[view.active].focus();
}

function filter(state, reason = null) {
  const again = view.state === state && view.reason === reason;
  view.state = again ? null : state;
  view.reason = again ? null : reason;
  showList();
}

function showChips() {
  const chip = (state, label, n) => h("button", { type: "button", class: "chip", "data-filter": state, onclick: () => filter(state || null) }, label, h("span", {}, count(n)));
  const known = ACTIONS.filter((state) => tables.some((table) => table.state === state));
  byId("chips").replaceChildren(chip("", "all", tables.length),
    ...known.map((state) => chip(state, ACTION_WORDS[state], tables.filter((table) => table.state === state).length)));
}

// Decisions by reason: the shortest answer to what was skipped, and why.
function showReasons() {
  const groups = new Map();
  for (const table of tables) {
    const key = `${table.state} ${table.reason || ""}`;
    groups.set(key, (groups.get(key) || 0) + 1);
  }
  const sorted = [...groups].sort(([a, n], [b, m]) => m - n || compare(a, b));
  const most = Math.max(...groups.values());
  byId("reasons")?.replaceChildren(...sorted.map(([key, n]) => {
    const [state, reason] = key.split(" ");
    const bar = h("span", { class: `bar fill ${state}` });
    bar.style.width = `${(n / most) * 100}%`;
    return h("li", {}, h("button", { type: "button", "data-filter": key.trim(), onclick: () => filter(state, reason || null) },
      badge(state), h("span", { class: "reason" }, reason ? reasonInWords(reason) : state === "new" ? "no run has looked at it yet" : "the profile failed"), h("span", { class: "number" }, count(n)), h("span", { class: "track" }, bar)));
  }));
  const known = ACTIONS.filter((state) => tables.some((table) => table.state === state));
  byId("meanings")?.replaceChildren(...known.map((state) => h("div", {}, h("dt", {}, ACTION_WORDS[state]), h("dd", {}, MEANINGS[state]))));
}

function startPortfolio() {
  byId("list").tHead.rows[0].replaceChildren(...COLUMNS.map((column) =>
    h("th", { scope: "col", "data-key": column.key, class: column.number ? "number" : null },
      h("button", { type: "button", title: column.title, onclick: () => order(column.key) }, column.label))));
  byId("sort").replaceChildren(...COLUMNS.flatMap(({ key, label }) => [false, true].map((down) => h("option", { value: `${key} ${down}` }, `${label} ${down ? "↓" : "↑"}`))));
  byId("sort").addEventListener("change", (event) => {
    const [key, down] = event.target.value.split(" ");
    order(key, down === "true");
  });
  byId("search").addEventListener("input", (event) => {
    view.words = event.target.value;
    showList();
  });
  byId("list").tBodies[0].addEventListener("click", (event) => {
    const line = event.target.closest("tr");
    if (line && !event.target.closest("a") && !String(getSelection())) location.hash = `#/table/${encodeURIComponent(line.dataset.id)}`;
  });
  showChips();
  showReasons();
  showSavings();
  showList();
}

function order(key, down = view.order === key && !view.down) {
  view.down = down;
  view.order = key;
  showList();
}
