// Elements. Texts go in as texts, so a name is never markup.

function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const byId = (id) => document.getElementById(id);

const badge = (action) => h("span", { class: `badge ${action}` }, ACTION_WORDS[action] || action);

const time = (iso, text) => h("time", { datetime: iso || null, title: exact(iso) || null }, text);

// The last decisions as a strip, the newest at the right.
function ticks(letters) {
  const actions = [...letters].reverse().map((letter) => LETTERS[letter]);
  const label = actions.length ? `last decisions, oldest first: ${actions.map((action) => ACTION_WORDS[action]).join(", ")}` : "no decision yet";
  const strip = svg("svg", { class: "ticks", viewBox: `0 0 ${16 * 6} 14`, role: "img", "aria-label": label }, svg("title", {}, label));
  actions.forEach((action, n) => {
    const tall = action === "skip" ? 5 : 12;
    strip.append(svg("rect", { class: `fill ${action}`, x: n * 6, y: 13 - tall, width: 4, height: tall, rx: 1 }));
  });
  return strip;
}

// A line through values that are newest first; nulls are gaps. Those of samples are hollow, and not joined with the others.
function sparkline(values, sampled, label) {
  const points = [...values].reverse(), ofSample = [...sampled].reverse();
  const known = points.filter((value) => typeof value === "number");
  if (known.length < 2) return h("span", { class: "faint", title: "one profile so far" }, "–");
  const low = Math.min(...known), high = Math.max(...known);
  const x = (n) => 2 + (n / Math.max(points.length - 1, 1)) * 96;
  const y = (value) => (high === low ? 11 : 20 - ((value - low) / (high - low)) * 18);
  let path = "", drawing = false;
  points.forEach((value, n) => {
    if (typeof value !== "number") return (drawing = false);
    path += `${drawing && ofSample[n] === ofSample[n - 1] ? "L" : "M"}${x(n).toFixed(1)} ${y(value).toFixed(1)}`;
    drawing = true;
  });
  const last = points.findLastIndex((value) => typeof value === "number");
  return svg("svg", { class: "spark", viewBox: "0 0 100 22", role: "img", "aria-label": label }, svg("title", {}, label),
    svg("path", { d: path, class: high === low ? "flat" : "" }),
    points.map((value, n) => (typeof value === "number" && (n === last || ofSample[n]) ? svg("circle", { class: ofSample[n] ? "sampled" : null, cx: x(n), cy: y(value), r: n === last ? 2 : 1.4 }) : null)));
}

// A histogram's or a list's counts as bars.
function bars(counts, label) {
  const most = Math.max(...counts, 1), width = 100 / counts.length;
  const picture = svg("svg", { class: "bars", viewBox: "0 0 100 22", preserveAspectRatio: "none", role: "img", "aria-label": label }, svg("title", {}, label));
  counts.forEach((n, place) => {
    const tall = n ? Math.max((n / most) * 21, 1) : 0;
    picture.append(svg("rect", { x: place * width + 0.5, y: 22 - tall, width: Math.max(width - 1, 1), height: tall }));
  });
  return picture;
}
