// When each partition was last profiled and last changed: days by month, hours by day, months by year, and anything else in a row.

const LAYOUTS = [
  { fits: /^\d{4}-\d\d-\d\d$/, block: (id) => id.slice(0, 7), column: weekday, row: weekOfMonth, columns: 7, noun: "day" },
  { fits: /^\d{4}-\d\d-\d\d \d\d:00:00$/, block: (id) => id.slice(0, 10), column: (id) => Number(id.slice(11, 13)) % 12, row: (id) => Math.floor(Number(id.slice(11, 13)) / 12), columns: 12, noun: "hour" },
  { fits: /^\d{4}-\d\d$/, block: (id) => id.slice(0, 4), column: (id) => (Number(id.slice(5)) - 1) % 6, row: (id) => Math.floor((Number(id.slice(5)) - 1) / 6), columns: 6, noun: "month" },
];
// Which of the five shades are taken where there are fewer steps.
const SHADES = [[], [2], [1, 4], [0, 2, 4], [0, 1, 3, 4], [0, 1, 2, 3, 4]];
const CELL = 13;

// From Monday on.
function weekday(id) {
  const [year, month, day] = id.split("-");
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

function weekOfMonth(id) {
  return Math.floor((Number(id.slice(8)) - 1 + weekday(`${id.slice(0, 8)}01`)) / 7);
}

// The one that most ids fit; none where most fit none. A few others, such as infinity, have a block of their own.
function layoutOf(ids) {
  const dated = ids.filter((id) => id !== "__null__");
  return LAYOUTS.find(({ fits }) => dated.filter((id) => fits.test(id)).length * 2 > dated.length);
}

// The newest first, as the store orders them; numbers as numbers, whose order is not that of their texts.
function ordered(partitions) {
  const numbers = partitions.filter(([id]) => id !== "__null__").every(([id]) => /^-?\d+(\.\d+)?$/.test(id));
  const place = ([id]) => (id === "__null__" ? Infinity : Number(id));
  return numbers ? [...partitions].sort((a, b) => (place(a) < place(b)) - (place(a) > place(b))) : partitions;
}

// Up to five shades of what is shown: each time its own, or as many of them in each; of numbers the same.
function shades(values) {
  const distinct = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
  const steps = Math.min(SHADES.length - 1, distinct.length);
  const ranges = Array.from({ length: steps }, (_, n) => [distinct[Math.floor((n * distinct.length) / steps)], distinct[Math.ceil(((n + 1) * distinct.length) / steps) - 1]]);
  for (let n = 1; n < steps; n++) ranges[n][0] = distinct[distinct.indexOf(ranges[n - 1][1]) + 1] ?? ranges[n][0];
  const step = (value) => (value === null ? null : SHADES[steps][ranges.findIndex(([, high]) => value <= high)]);
  return { ranges, step, shades: SHADES[steps] };
}

const VIEWS = {
  changed: { label: "last changed", of: (partition) => partition[3] },
  profiled: { label: "last profiled", of: (partition) => partition[2] },
  rows: { label: "rows", of: (partition) => partition[1] },
};

function partitionTitle([id, rows, profiled, changed, rolledUp], times) {
  return `${id}: ${counted(rows, "row")}, profiled ${clock(times[profiled]) || "never"}, changed ${clock(times[changed]) || "never"}${rolledUp ? ", rolled up" : ""}`;
}

function block(label, layout, partitions, scale, of, times) {
  const cells = partitions.map((partition, place) => {
    const x = layout ? layout.column(partition[0]) : place % 20, y = layout ? layout.row(partition[0]) : Math.floor(place / 20);
    return [partition, x, y];
  });
  const width = (layout ? layout.columns : Math.min(partitions.length, 20)) * CELL, height = (Math.max(...cells.map(([, , y]) => y)) + 1) * CELL;
  return h("figure", { class: "block" }, h("figcaption", {}, label),
    svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, cells.map(([partition, x, y]) =>
      svg("rect", { class: `step${scale.step(of(partition)) ?? "none"}${partition[4] ? " rolled" : ""}`, x: x * CELL + 1, y: y * CELL + 1, width: CELL - 2, height: CELL - 2, rx: 2 }, svg("title", {}, partitionTitle(partition, times))))));
}

function legend(scale, partitions, of, show) {
  const items = scale.ranges.map(([low, high], n) => {
    const size = partitions.filter((partition) => scale.step(of(partition)) === scale.shades[n]).length;
    return h("li", {}, h("span", { class: `swatch step${scale.shades[n]}` }), low === high ? show(low) : `${show(low)} – ${show(high)}`, h("span", { class: "faint" }, ` ${count(size)}`));
  });
  if (partitions.some((partition) => partition[4])) items.push(h("li", {}, h("span", { class: "swatch rolled" }), "rolled up: kept merged with its group"));
  return h("ul", { class: "legend" }, items);
}

function partitionPicture(partitions, times, key) {
  const layout = layoutOf(partitions.map(([id]) => id));
  const { of } = VIEWS[key];
  const scale = shades(partitions.map(of));
  const groups = new Map();
  for (const partition of [...partitions].reverse()) {
    const [id] = partition, fits = layout?.fits.test(id);
    const label = !layout ? "" : fits ? layout.block(id) : id === "__null__" ? "no date" : "other";
    if (!groups.has(label)) groups.set(label, { members: [], layout: fits ? layout : null });
    groups.get(label).members.push(partition);
  }
  const blocks = [...groups].sort(([, a], [, b]) => !a.layout - !b.layout);
  return h("div", { class: "calendar", "data-view": key },
    h("div", { class: "blocks" }, blocks.map(([label, group]) => block(label, group.layout, group.members, scale, of, times))),
    legend(scale, partitions, of, key === "rows" ? count : (n) => clock(times[n])));
}

function partitionTable(partitions, times) {
  return h("details", {}, h("summary", {}, "As a table"), h("div", { class: "scroll" }, h("table", { class: "list plain" },
    h("thead", {}, h("tr", {}, ["Partition", "Rows", "Profiled", "Changed"].map((label, n) => h("th", { scope: "col", class: n ? "number" : null }, label)))),
    h("tbody", {}, partitions.map(([id, rows, profiled, changed]) => h("tr", {}, h("th", { scope: "row" }, id), h("td", { class: "number" }, count(rows)), h("td", { class: "number" }, clock(times[profiled])), h("td", { class: "number" }, clock(times[changed]))))))));
}

function partitionSection(details) {
  const rows = ordered(details.partitions.rows), times = details.partitions.times.map((seconds) => new Date(seconds * 1000).toISOString());
  if (!rows.length) return h("p", { class: "empty" }, "Nothing is stored of this table's partitions: it was not profiled yet, or only sampled.");
  if (rows.length === 1 && rows[0][0] === "__all__") return h("p", { class: "empty" }, "This table has no partitions: it is skipped or profiled as a whole. With partition.key in its settings only what changes is read.");
  const picture = h("div", {});
  const choices = Object.entries(VIEWS).map(([key, { label }]) => h("button", { type: "button", class: "chip", "data-view": key, onclick: () => show(key) }, label));
  const show = (key) => {
    picture.replaceChildren(partitionPicture(rows, times, key));
    for (const choice of choices) choice.setAttribute("aria-pressed", String(choice.dataset.view === key));
  };
  show("changed");
  const left = details.in_all.partitions - rows.length;
  return h("div", {}, h("div", { class: "chips", role: "group", "aria-label": "What the shades show" }, choices), picture,
    left > 0 ? h("p", { class: "notice" }, `These are the last ${count(rows.length)} of ${counted(details.in_all.partitions, "partition")}.`) : null, partitionTable(rows, times));
}
