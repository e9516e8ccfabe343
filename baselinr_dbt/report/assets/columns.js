// A table's columns: the current metrics in a row each, all of them and their charts below it.

const CENTRES = ["median", "mean", "avg_length", "true_count"];
const TRENDS = ["mean", "median", "avg_length", "true_count", "approx_distinct_count", "null_ratio", "age_seconds"];
const METRIC_WORDS = {
  null_ratio: "null ratio", approx_distinct_count: "distinct values, about", mean: "mean", median: "median", avg_length: "average length",
  true_count: "true values", age_seconds: "age",
};
// Metrics that are values of the column; the others are numbers about it.
const VALUES = /^(min|max|median|p\d\d|freshness)$/;

// Values of a column that is no number are shown as they are, whatever they look like: 00501 is a text.
function shown(column, name, value) {
  if (column.metrics.mean !== undefined || !VALUES.test(name)) return metric(name, value);
  return /date|time/i.test(column.type) ? moment(value) : value;
}

const unpacked = (details) => details.columns.map(([name, type, shape, values, intervals, history]) => ({
  name, type, metrics: Object.fromEntries(details.shapes[shape].map((metricName, n) => [metricName, values[n]])), intervals,
  history: Object.fromEntries(Object.entries(history).map(([metricName, series]) => [metricName, spread(series, details.runs)])),
  sampled: details.runs.map(([, action]) => action === "sample"),
}));

// One number stands for as many as there are published profiles.
const spread = (series, runs) => (Array.isArray(series) ? series : runs.map((run) => (run[6] ? series : null)));

// The median of dates is a text.
const hasNumbers = (column, name) => column.history[name]?.some((value) => typeof value === "number");

function interval(column, name) {
  const [low, high] = column.intervals[name] || [];
  return low === undefined ? null : `95% between ${metric(name, low)} and ${metric(name, high)}`;
}

function cell(column, name, label) {
  const value = name === undefined ? undefined : column.metrics[name];
  const between = interval(column, name);
  return h("td", { class: "number", "data-label": label, title: value === undefined ? null : `${name} = ${value}${between ? `; ${between}` : ""}` },
    value === undefined ? h("span", { class: "faint" }, "–") : h("span", { class: "clamp" }, shown(column, name, value)), between ? h("span", { class: "mark" }, "±") : null);
}

function distribution(column) {
  const [, counts] = column.metrics.histogram || [];
  if (counts) return bars(counts, `histogram of ${counted(counts.length, "bin")}`);
  const [, values] = column.metrics.top_values || [];
  if (values?.length) return bars(values.slice(0, 20).map(([, n]) => n), `rows of the ${values.length} most frequent values`);
  return h("span", { class: "faint" }, "–");
}

function columnRow(column, place) {
  const centre = CENTRES.find((name) => column.metrics[name] !== undefined);
  const trend = TRENDS.find((name) => hasNumbers(column, name));
  const low = column.metrics.min === undefined ? "min_length" : "min", high = column.metrics.max === undefined ? "max_length" : "max";
  return h("tr", { tabindex: "0", "aria-expanded": "false", "data-place": place },
    h("th", { scope: "row", class: "name" }, h("span", { class: "chevron", "aria-hidden": "true" }), column.name, " ", h("span", { class: "type" }, column.type.toLowerCase())),
    cell(column, "null_ratio", "nulls"), cell(column, column.metrics.distinct_count === undefined ? "approx_distinct_count" : "distinct_count", "distinct"),
    cell(column, low, "min"), cell(column, centre, centre === undefined ? "" : METRIC_WORDS[centre]), cell(column, high, "max"),
    h("td", { class: "picture", "data-label": "distribution" }, distribution(column)),
    h("td", { class: "picture", "data-label": "over time" }, trend ? sparkline(column.history[trend], column.sampled, `${METRIC_WORDS[trend]} over time`) : h("span", { class: "faint" }, "–")));
}

function metricList(column) {
  const entries = Object.entries(column.metrics).filter(([name]) => name !== "histogram" && name !== "top_values");
  return h("dl", { class: "metrics" }, entries.map(([name, value]) => {
    const between = interval(column, name);
    return h("div", {}, h("dt", {}, name), h("dd", { title: `${value}${between ? `; ${between}` : ""}`, "data-metric": name, "data-value": value },
      shown(column, name, value), between ? h("span", { class: "small" }, between) : null));
  }));
}

function topValues([complete, values]) {
  const most = Math.max(...values.map(([, n]) => n), 1);
  const rows = values.slice(0, 15).map(([value, n, atMost]) => {
    const bar = h("span", { class: "bar" });
    bar.style.width = `${(n / most) * 100}%`;
    return h("li", {}, h("span", { class: "value", title: value }, value === "" ? h("i", {}, "empty") : value), h("span", { class: "number", title: n === atMost ? "exact" : `at most ${count(atMost)}` }, count(n) + (n === atMost ? "" : "+")), h("span", { class: "track" }, bar));
  });
  const rest = values.length - rows.length;
  const told = complete ? "These are all values; the counts are exact." : "There may be more values.";
  return h("section", {}, h("h4", {}, "Most frequent values"), h("ol", { class: "values" }, rows), h("p", { class: "small" }, `${rest > 0 ? `${count(rest)} more in the store. ` : ""}${told}`));
}

function histogram([edges, counts]) {
  const element = h("div", { class: "chart" });
  draw(element, () => histogramChart(edges, counts), `histogram of ${counted(counts.length, "bin")}`);
  return h("section", {}, h("h4", {}, "Distribution"), element);
}

function history(column, runs) {
  const names = TRENDS.filter((name) => hasNumbers(column, name));
  if (!names.length) return null;
  const element = h("div", { class: "chart" }), single = h("p", { class: "small" });
  const show = (name) => {
    const inFull = (value) => (/_ratio$|_seconds$/.test(name) ? metric(name, value) : full.format(value));
    const points = column.history[name].map((value, n) => ({ at: Date.parse(runs[n][0]), when: clock(runs[n][0]), action: ACTION_WORDS[runs[n][1]], sampled: column.sampled[n], value, told: inFull(value) })).filter((point) => typeof point.value === "number");
    element.hidden = points.length < 2;
    single.textContent = points.length < 2 ? "One profile so far; a line is drawn from two on." : "";
    if (points.length > 1) draw(element, () => historyChart(points.reverse(), name), `${METRIC_WORDS[name]} over ${points.length} profiles`);
  };
  const choice = h("select", { "aria-label": "metric over time", onchange: (event) => show(event.target.value) }, names.map((name) => h("option", { value: name }, METRIC_WORDS[name])));
  requestAnimationFrame(() => show(names[0]));
  return h("section", {}, h("h4", {}, "Over time ", choice), element, single);
}

function columnDetails(column, runs) {
  return h("tr", { class: "more" }, h("td", { colspan: "8" }, h("div", { class: "split" },
    h("section", {}, h("h4", {}, "All metrics"), metricList(column)),
    h("div", { class: "charts" }, column.metrics.histogram ? histogram(column.metrics.histogram) : null, column.metrics.top_values ? topValues(column.metrics.top_values) : null, history(column, runs)))));
}

function toggleColumn(line, columns, runs) {
  const open = line.getAttribute("aria-expanded") === "true";
  line.setAttribute("aria-expanded", String(!open));
  if (open) {
    line.nextElementSibling.remove();
    forget();
  } else line.after(columnDetails(columns[line.dataset.place], runs));
}

function columnSection(details) {
  if (!details.columns.length) return h("p", { class: "empty" }, "No complete profile is published yet, so there are no metrics to show.");
  const columns = unpacked(details);
  const body = h("tbody", {}, columns.map(columnRow));
  const choose = (event) => {
    const line = event.target.closest("tr[data-place]");
    if (line && (event.type === "click" ? !String(getSelection()) : event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      toggleColumn(line, columns, details.runs);
    }
  };
  body.addEventListener("click", choose);
  body.addEventListener("keydown", choose);
  const search = columns.length < 12 ? null : h("label", { class: "search" }, h("span", { class: "hidden" }, "Search columns"),
    h("input", { type: "search", id: "column-search", placeholder: "Search columns", autocomplete: "off", oninput: (event) => narrow(body, columns, event.target.value) }), h("kbd", { "aria-hidden": "true" }, "/"));
  const heads = [["Column"], ["Nulls", true], ["Distinct", true], ["Min", true], ["Centre", true, "the median; of text the average length, of booleans the number of true ones"], ["Max", true], ["Distribution"], ["Over time"]];
  return h("div", {}, search, h("table", { class: "list columns" },
    h("thead", {}, h("tr", {}, heads.map(([label, number, title]) => h("th", { scope: "col", class: number ? "number" : null, title }, label)))), body));
}

function narrow(body, columns, words) {
  for (const line of body.querySelectorAll("tr.more")) line.remove();
  forget();
  for (const line of body.rows) {
    line.setAttribute("aria-expanded", "false");
    line.hidden = !columns[line.dataset.place].name.toLowerCase().includes(words.toLowerCase());
  }
}
