// The page of one table.

const SHOWN_DECISIONS = 12;
const LISTED_PARTITIONS = 100; // an event names no more

function fact(label, value, title) {
  return h("div", {}, h("dt", {}, label), h("dd", { title }, value));
}

function facts(table, details) {
  return h("dl", { class: "figures" },
    fact("rows", count(table.row_count ?? details.profiled_rows) || "–"), fact("columns", count(details.columns.length) || "–"),
    fact("metrics from", time(details.profiled_at, ago(details.profiled_at)), exact(details.profiled_at)),
    fact("last profiled", time(table.last_profiled_at, ago(table.last_profiled_at)), exact(table.last_profiled_at)),
    fact("last checked", time(table.last_checked_at, ago(table.last_checked_at)), exact(table.last_checked_at)), fact("next due", time(table.next_due_at, due(table.next_due_at)), exact(table.next_due_at)));
}

// What the metrics are: cached, sampled, of a part.
function standing(table, details) {
  const notes = [];
  if (table.is_sampled) notes.push("The metrics are those of a sample: the row count is exact, the others lie within the intervals that are marked ±.");
  else if (details.columns.length && table.is_cached) notes.push(`The metrics are cached: they are those of ${clock(details.profiled_at)}, and the check at ${clock(table.last_checked_at)} took nothing to profile.`);
  if (table.pending_partitions) notes.push(`${counted(table.pending_partitions, "changed partition")} wait for a later run; until then the last complete profile stays published.`);
  if (table.coverage !== null && table.coverage > 0 && table.coverage < 1) notes.push(`The stored states cover ${percent(table.coverage)} of the partitions.`);
  if (table.waiting_since) notes.push(`It waits since ${clock(table.waiting_since)}, because a limit or a budget left it out.`);
  return notes.map((note) => h("p", { class: "notice" }, note));
}

function partitionIds(what, [ids, all]) {
  const more = all > ids.length ? ` and ${all === LISTED_PARTITIONS ? "more" : `${count(all - ids.length)} others`}` : "";
  return ids.length ? h("p", { class: "ids" }, what, ids.map((id) => h("code", {}, id)), more) : null;
}

function decision([at, first, n, action, reason, explanation, error, changed, removed, scanned]) {
  const when = n > 1 ? `${clock(first)} to ${clock(at)}, ${count(n)} times` : clock(at);
  return h("li", {}, h("time", { datetime: at, title: exact(at) }, when), badge(action),
    h("div", {}, h("p", {}, error || explanation || reasonInWords(reason)), h("p", { class: "small" }, [reason, scanned === null ? null : `read ${counted(scanned, "row")}`].filter(Boolean).join(" · ")),
      partitionIds("", changed), partitionIds("gone: ", removed)));
}

function decisionSection(details) {
  const { decisions } = details;
  if (!decisions.length) return h("p", { class: "empty" }, "No run has decided about this table yet.");
  const list = h("ol", { class: "decisions" }, decisions.slice(0, SHOWN_DECISIONS).map(decision));
  const told = decisions.reduce((sum, [, , n]) => sum + n, 0), left = details.in_all.events - told;
  const all = decisions.length <= SHOWN_DECISIONS ? null : h("button", { type: "button", class: "chip", onclick: (event) => {
    list.append(...decisions.slice(SHOWN_DECISIONS).map(decision));
    event.target.remove();
  } }, `Show ${count(decisions.length - SHOWN_DECISIONS)} more`);
  return h("div", {}, list, all, left > 0 ? h("p", { class: "notice" }, `These are the newest ${count(told)} of ${counted(details.in_all.events, "decision")}.`) : null);
}

function schemaSection(details) {
  if (!details.schema_changes.length) return h("p", { class: "empty" }, "No change of its columns was seen.");
  const named = (what, names) => (names.length ? h("p", {}, h("b", {}, what), " ", names.map((name) => h("code", {}, String(name)))) : null);
  const { length } = details.schema_changes, all = details.in_all.schema_changes;
  return h("div", {}, h("ol", { class: "decisions" }, details.schema_changes.map(([at, added, removed, retyped]) =>
    h("li", {}, h("time", { datetime: at, title: exact(at) }, clock(at)), h("div", { class: "wide" }, named("added", added), named("removed", removed), named("retyped", retyped))))),
  all > length ? h("p", { class: "notice" }, `These are the newest ${count(length)} of ${counted(all, "change")}.`) : null);
}

function rowsSection(details) {
  const points = details.runs.map(([at, , , rows, read]) => ({ at: Date.parse(at), when: clock(at), rows, read })).reverse();
  if (points.length < 2) return h("p", { class: "empty" }, points.length ? "One profile so far; a line is drawn from two on." : "It was not profiled yet.");
  const element = h("div", { class: "chart" });
  draw(element, () => rowsChart(points), `rows of the table, and rows read, in ${points.length} profiles`);
  const left = details.in_all.runs - details.runs.length;
  return h("div", {}, element, left > 0 ? h("p", { class: "notice" }, `These are the newest ${count(details.runs.length)} of ${counted(details.in_all.runs, "profile")}; so are the lines of the columns.`) : null);
}

// Links within the page: what follows the # is the page.
function contents() {
  const jump = (title) => {
    const heading = byId(title.toLowerCase().replaceAll(" ", "-")).querySelector("h2");
    heading.scrollIntoView({ block: "start" });
    heading.focus({ preventScroll: true });
  };
  return h("div", { class: "chips contents", role: "navigation", "aria-label": "On this page" },
    ["Columns", "Partitions", "Decisions", "Rows over time", "Changes of its columns"].map((title) => h("button", { type: "button", class: "chip", onclick: () => jump(title) }, title)));
}

function showTable(table) {
  const details = JSON.parse(byId(`details-${table.place}`).textContent);
  const section = (title, content) => h("section", { class: "panel", id: title.toLowerCase().replaceAll(" ", "-") }, h("h2", { tabindex: "-1" }, title), content);
  const why = table.why || (table.reason ? reasonInWords(table.reason) : "no run has looked at it yet");
  byId("table").replaceChildren(
    h("nav", { "aria-label": "Where you are" }, h("a", { href: "#/" }, "← All tables")),
    h("h1", { tabindex: "-1" }, h("span", { class: "schema" }, `${table.schema}.`), table.table),
    h("p", { class: "id" }, table.unique_id, table.database ? h("span", { class: "faint" }, ` in ${table.database}`) : null),
    h("p", { class: `verdict ${table.state}` }, badge(table.state), h("span", {}, why), table.reason ? h("code", { class: "faint" }, table.reason) : null),
    facts(table, details), ...standing(table, details), contents(),
    section("Columns", columnSection(details)), section("Partitions", partitionSection(details)),
    h("div", { class: "panels" }, section("Decisions", decisionSection(details)), h("div", {}, section("Rows over time", rowsSection(details)), section("Changes of its columns", schemaSection(details)))));
}
