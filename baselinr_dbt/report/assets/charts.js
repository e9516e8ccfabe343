// Charts by Vega-Lite. The library is most of a megabyte: it is read when the first chart is drawn.

const drawn = new Map(); // element -> how to draw it again in other colours

function chartLibrary() {
  if (!window.vegaEmbed) document.head.append(h("script", {}, byId("chart-library").textContent));
  return window.vegaEmbed;
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function theme() {
  const axis = {
    labelColor: colour("muted"), titleColor: colour("muted"), gridColor: colour("line"), domainColor: colour("line"), tickColor: colour("line"),
    labelFontSize: 11, titleFontSize: 11, titleFontWeight: "normal", labelPadding: 5, tickSize: 3,
  };
  return {
    background: "transparent", font: getComputedStyle(document.body).fontFamily, view: { stroke: null }, axis,
    legend: { labelColor: colour("text"), title: null, orient: "top", offset: 6, symbolType: "square", labelFontSize: 12 },
    bar: { color: colour("accent") }, line: { color: colour("accent"), strokeWidth: 1.75 }, point: { color: colour("accent"), filled: true, size: 28 },
  };
}

// Draws into `element` when it comes near the window; `make` gives a specification in the colours of the moment.
function draw(element, make, label) {
  const render = async () => {
    const spec = { width: "container", autosize: { type: "fit", contains: "padding" }, config: theme(), ...make() };
    const { view } = await chartLibrary()(element, spec, { mode: "vega-lite", actions: false, renderer: "svg", defaultStyle: false, tooltip: (_, event, item, value) => tip(event, value) });
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", label);
    element.dataset.drawn = "true";
    if (!drawn.has(element)) return view.finalize(); // it went while it was drawn
    drawn.get(element).view?.finalize();
    drawn.set(element, { render: drawn.get(element).render, view });
  };
  drawn.set(element, { ...drawn.get(element), render });
  near.observe(element);
  queueMicrotask(forget); // when the new elements stand in the page
}

// Charts that are no longer in the page.
function forget() {
  for (const [element, { view }] of [...drawn]) {
    if (element.isConnected) continue;
    view?.finalize();
    near.unobserve(element);
    drawn.delete(element);
  }
}

const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    drawn.get(target)?.render();
  }
}, { rootMargin: "1500px" });

function redraw() {
  for (const { render, view } of [...drawn.values()]) if (view) render();
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

let tooltip = null;
function tip(event, value) {
  if (!tooltip) document.body.append((tooltip = h("div", { class: "tip", hidden: true })));
  tooltip.hidden = !value;
  if (!value) return;
  const rows = typeof value === "object" ? Object.entries(value) : [["", value]];
  tooltip.replaceChildren(...rows.map(([name, text]) => h("div", {}, h("span", {}, name), " ", h("b", {}, String(text)))));
  const { clientWidth, clientHeight } = document.documentElement;
  tooltip.style.left = `${Math.min(event.clientX + 12, clientWidth - tooltip.offsetWidth - 8)}px`;
  tooltip.style.top = `${Math.min(event.clientY + 12, clientHeight - tooltip.offsetHeight - 8)}px`;
}

// Times are UTC, as all times of the page; labels as fine as the span needs.
function timeAxis(times) {
  const span = Math.max(...times) - Math.min(...times);
  const format = span < 10 * MINUTE ? "%H:%M:%S" : span < 2 * DAY ? "%H:%M" : span < 400 * DAY ? "%d %b" : "%b %Y";
  return { field: "at", type: "temporal", title: null, scale: { type: "utc" }, axis: { grid: false, labelOverlap: true, tickCount: 5, format } };
}

// Whole numbers on an axis as 1.2M.
const SHORT = { format: "~s", tickCount: 4 };

function savingsChart(runs) {
  const parts = runs.flatMap((run) => [
    { label: run.label, part: "not read", rows: run.saved, all: run.all, order: 1 }, { label: run.label, part: "read", rows: run.read, all: run.all, order: 0 },
  ].map((part) => ({ ...part, told: count(part.rows), share: run.all ? percent(part.rows / run.all) : "" })));
  return {
    data: { values: parts }, height: 150, mark: { type: "bar", cornerRadius: 1 },
    encoding: {
      x: { field: "label", type: "ordinal", sort: null, title: null, axis: { labelAngle: 0, labelOverlap: true, grid: false, labelExpr: "slice(datum.value, 5, 16)" }, scale: { paddingInner: 0.25 } },
      y: { field: "rows", type: "quantitative", title: "rows", axis: { ...SHORT, domain: false } },
      order: { field: "order" },
      color: { field: "part", type: "nominal", scale: { domain: ["read", "not read"], range: [colour("read"), colour("saved")] } },
      tooltip: [{ field: "label", title: "run" }, { field: "part", title: "rows" }, { field: "told", title: "number" }, { field: "share", title: "share" }],
    },
  };
}

// What a sample says is hollow, and no line joins it with what all rows say.
function historyChart(points, name) {
  let part = 0;
  const values = points.map((point, n) => ({ ...point, part: n && point.sampled !== points[n - 1].sampled ? ++part : part }));
  const fill = { condition: { test: "datum.sampled", value: colour("ground") }, value: colour("accent") };
  const encoding = {
    x: timeAxis(points.map(({ at }) => at)),
    y: { field: "value", type: "quantitative", title: null, scale: { zero: false, nice: true }, axis: { tickCount: 4, domain: false, format: name.endsWith("_ratio") ? "~%" : ".5~g" } },
    tooltip: [{ field: "when", title: "profiled" }, { field: "action", title: "profile" }, { field: "told", title: name }],
  };
  const layer = [{ mark: "line", encoding: { detail: { field: "part" } } }, { mark: { type: "point", size: 36, strokeWidth: 1.5, opacity: 1 }, encoding: { fill, stroke: { value: colour("accent") } } }];
  return { data: { values }, height: 130, layer, encoding };
}

function histogramChart(edges, counts) {
  const isText = typeof edges[0] === "string";
  const at = (edge) => (isText ? edge.slice(0, 10) : edge);
  const values = counts.map((n, bin) => ({
    from: at(edges[bin]), to: at(edges[bin + 1] ?? edges[bin]), rows: n, told: count(n), range: `${plain(edges[bin])} to ${plain(edges[bin + 1] ?? edges[bin])}`,
  }));
  const type = isText ? "temporal" : "quantitative";
  const axis = { grid: false, labelOverlap: true, tickCount: 5, ...(isText ? {} : { format: Math.max(...edges.map(Math.abs)) < 1e5 ? ".4~g" : ".3~s" }) };
  return {
    data: { values }, height: 130, mark: { type: "bar", binSpacing: 1, orient: "vertical" },
    encoding: {
      x: { field: "from", type, title: null, bin: isText ? undefined : { binned: true }, axis, scale: isText ? { type: "utc" } : { zero: false } }, x2: { field: "to" },
      y: { field: "rows", type: "quantitative", title: "rows", axis: { ...SHORT, domain: false } },
      tooltip: [{ field: "range", title: "from" }, { field: "told", title: "rows" }],
    },
  };
}

// What the table had, and what was read of it.
function rowsChart(points) {
  const known = points.filter((point) => point.rows !== null).map((point) => ({ ...point, has: count(point.rows), had: count(point.read), nothing: 0 }));
  const color = (what) => ({ datum: what, type: "nominal", scale: { domain: ["rows in the table", "rows read"], range: [colour("table-rows"), colour("read")] } });
  const y = (field) => ({ field, type: "quantitative", title: null, axis: { ...SHORT, domain: false } });
  return {
    data: { values: known }, height: 140,
    encoding: { x: timeAxis(known.map(({ at }) => at)), tooltip: [{ field: "when", title: "profiled" }, { field: "has", title: "rows in the table" }, { field: "had", title: "rows read" }] },
    layer: [
      { mark: { type: "line", interpolate: "step-after" }, encoding: { y: y("rows"), color: color("rows in the table") } },
      { mark: { type: "rule", strokeWidth: 3 }, encoding: { y: y("read"), y2: { field: "nothing" }, color: color("rows read") } },
      { mark: { type: "point", size: 46 }, encoding: { y: y("read"), color: color("rows read") } },
    ],
  };
}
