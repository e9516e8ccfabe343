// What profiles read, run by run, and what they did not have to.

const FEW_RUNS = 40;

function runsOf(savings) {
  return (savings.started_at || []).map((at, n) => ({
    at, label: exact(at), read: savings.rows_scanned[n] || 0, saved: savings.rows_not_scanned[n] || 0, all: savings.rows_in_tables[n] || 0,
  })).reverse();
}

// Many runs are shown by the day.
function byDay(runs) {
  const days = new Map();
  for (const run of runs) {
    const label = run.at.slice(0, 10);
    const day = days.get(label) || { label, read: 0, saved: 0, all: 0 };
    for (const name of ["read", "saved", "all"]) day[name] += run[name];
    days.set(label, day);
  }
  return [...days.values()];
}

function showSavings() {
  if (!byId("savings-chart")) return;
  const runs = runsOf(overview.savings);
  const total = (name) => runs.reduce((sum, run) => sum + run[name], 0);
  const [read, saved, all] = ["read", "saved", "all"].map(total);
  const figure = (label, value, title) => [h("dt", {}, label), h("dd", { title }, value)];
  byId("savings-figures").replaceChildren(
    h("div", { class: "large" }, ...figure("not read", short.format(saved), `${count(saved)} rows`)),
    h("div", {}, ...figure("of all rows", all ? percent(saved / all) : "–")),
    h("div", {}, ...figure("read", short.format(read), `${count(read)} rows`)),
    h("div", {}, ...figure("runs", count(overview.savings.in_all?.[0] || runs.length))));
  const shown = runs.length > FEW_RUNS ? byDay(runs) : runs;
  byId("savings-note").textContent = note(runs, shown);
  draw(byId("savings-chart"), () => savingsChart(shown), `rows read and not read in ${counted(shown.length, runs === shown ? "run" : "day")}`);
}

function note(runs, shown) {
  const kept = overview.savings.in_all?.[0] || runs.length;
  const parts = [`A bar is ${runs === shown ? "a run" : "a day"}, and all rows of the tables that it decided about. Of all tables in the store.`];
  if (kept > runs.length) parts.push(`Only the newest ${count(runs.length)} of ${count(kept)} runs are counted here.`);
  return parts.join(" ");
}
