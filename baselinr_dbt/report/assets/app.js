// Which page is shown, and the keys.

function route() {
  const [, id] = location.hash.match(/^#\/table\/(.+)$/) || [];
  const table = id && tables.find(({ unique_id }) => unique_id === decoded(id));
  const scrolled = view.scrolled || 0;
  if (!byId("portfolio").hidden) view.scrolled = scrollY;
  byId("portfolio").hidden = Boolean(id);
  byId("table").hidden = !id;
  if (!id) {
    byId("table").replaceChildren();
    forget();
    document.title = title;
    scrollTo(0, scrolled);
    if (view.opened) activate(Math.max(view.shown.findIndex(({ unique_id }) => unique_id === view.opened), 0));
    return;
  }
  if (table) showTable(table);
  else byId("table").replaceChildren(h("nav", {}, h("a", { href: "#/" }, "← All tables")), h("h1", { tabindex: "-1" }, "No such table"), h("p", { class: "empty" }, `This report has no table ${decoded(id)}.`));
  forget();
  view.opened = table?.unique_id;
  document.title = `${table ? table.name : "No such table"} · ${title}`;
  scrollTo(0, 0);
  byId("table").querySelector("h1").focus();
}

function decoded(id) {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input, select, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    byId(byId("table").hidden ? "search" : "column-search")?.focus();
  } else if (event.key === "Escape" && typing) leave(event.target);
  else if (event.key === "Escape" && !byId("table").hidden) location.hash = "#/";
  else if (!typing && byId("table").hidden) onListKey(event);
  else if (event.key === "Enter" && event.target === byId("search")) activate(0);
  else if (event.key === "ArrowDown" && event.target === byId("search")) {
    event.preventDefault();
    activate(0);
  }
}

// The first Esc clears a search, the second one leaves it.
function leave(field) {
  if (!field.value || field.matches("select")) return field.blur();
  field.value = "";
  field.dispatchEvent(new Event("input"));
}

function onListKey(event) {
  const line = event.target.closest?.("#list tbody tr");
  if (!line) return;
  const places = { ArrowDown: view.active + 1, ArrowUp: view.active - 1, Home: 0, End: view.shown.length - 1, PageDown: view.active + 15, PageUp: view.active - 15 };
  if (event.key === "Enter") location.hash = `#/table/${encodeURIComponent(line.dataset.id)}`;
  else if (event.key in places) activate(places[event.key]);
  else return;
  event.preventDefault();
}

const title = document.title;
startPortfolio();
addEventListener("hashchange", route);
addEventListener("keydown", onKey);
route();
