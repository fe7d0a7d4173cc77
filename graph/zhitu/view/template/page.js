"use strict";
// The network itself: drawing, search, filters, and what clicks and keys do.
const INK = "#1f2a33";
const GREY = "#a9b6c1";
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const nodes = new vis.DataSet(DATA.drawn.nodes.map((node) => ({ id: node.id, label: node.label, x: node.x, y: node.y, size: node.size, shape: "dot", physics: false, ...coloured(node.color) })));
const edges = new vis.DataSet(DATA.drawn.edges.map((edge) => ({ ...edge, arrows: { to: { enabled: !RELATIONS.get(EDGES.get(edge.id).relation).symmetric, scaleFactor: 0.45 } } })));
const network = new vis.Network(document.getElementById("network"), { nodes, edges }, {
  autoResize: true,
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { hover: true, multiselect: false, hideEdgesOnDrag: edges.length > 1500, hideEdgesOnZoom: edges.length > 3000, tooltipDelay: 1e9 },
  nodes: { borderWidth: 1.5, font: { size: 14, face: FONT, color: INK, strokeWidth: 3, strokeColor: "#f5f7f9" }, scaling: { label: { drawThreshold: 3 } } },
  edges: { width: 1, selectionWidth: 1.6, hoverWidth: 0.6, color: { color: GREY, highlight: "#1b6470", hover: "#5d8b92" }, font: { size: 11, face: FONT, color: "#3c4a55", strokeWidth: 3, strokeColor: "#f5f7f9", align: "middle" } },
});

/** A node's colour: the class's, with a border a little darker. */
function coloured(fill) {
  const border = "#" + fill.slice(1).replace(/../g, (pair) => Math.round(parseInt(pair, 16) * 0.72).toString(16).padStart(2, "0"));
  return { color: { background: fill, border, highlight: { background: fill, border: INK }, hover: { background: fill, border: INK } } };
}

const STATUSES = ["occurred", "expected", "rejected", "gazetteer"];
// Filters: a node is there while one of its classes is ticked, an edge while its relation, its status and both ends are and
// it is as sure as is wanted.
const wanted = { classes: new Set(CLASSES.keys()), relations: new Set(RELATIONS.keys()), statuses: new Set(STATUSES) };

/** Entities without relations that were searched for, which are shown beside the related ones. */
const called = new Set();
const SURE = DATA.edges.filter((edge) => edge.status !== "gazetteer").map((edge) => edge.confidence);
const LOWEST = Math.floor(20 * Math.min(1, ...SURE)) / 20;
const HIGHEST = Math.floor(20 * Math.max(0, ...SURE)) / 20;
const least = document.getElementById("least");

function applyFilters() {
  const visible = new Set(DATA.nodes.filter((node) => node.classes.some((name) => wanted.classes.has(name))).map((node) => node.id));
  const drawn = DATA.edges.filter((e) => wanted.relations.has(e.relation) && wanted.statuses.has(e.status) && e.confidence >= Number(least.value) && visible.has(e.from) && visible.has(e.to));
  const every = visible.size;
  if (!document.getElementById("lonely").checked) {
    const linked = new Set(drawn.flatMap((edge) => [edge.from, edge.to]));
    for (const id of [...visible]) if (!linked.has(id) && !called.has(id)) visible.delete(id);
  }
  const kept = new Set(drawn.map((edge) => edge.id));
  const said = drawn.filter((edge) => edge.status !== "gazetteer");
  nodes.update(changed(nodes, (id) => !visible.has(id)));
  edges.update(changed(edges, (id) => !kept.has(id)));
  dress();
  document.getElementById("counts").textContent = word("counts")(visible.size, DATA.nodes.length, every - visible.size,
    said.length, said.reduce((sum, edge) => sum + (edge.claims || 1), 0), drawn.filter((edge) => edge.status === "gazetteer").length);
}

function changed(items, hide) {
  return items.getIds().filter((id) => Boolean(items.get(id).hidden) !== hide(id)).map((id) => ({ id, hidden: hide(id) }));
}

/** A ticked box with a mark, a label and a count. */
function choice(kind, name, mark, text, count) {
  const box = make("input");
  box.type = "checkbox";
  box.checked = wanted[kind].has(name);
  box.dataset.name = name;
  box.addEventListener("change", () => {
    if (box.checked) wanted[kind].add(name); else wanted[kind].delete(name);
    applyFilters();
  });
  return make("li", "", make("label", "", box, mark, make("span", "", text), make("small", "", grouped(count))));
}

function drawFilters() {
  const count = (items, test) => items.filter(test).length;
  const fill = (kind, rows) => document.getElementById(kind).replaceChildren(...rows);
  fill("classes", DATA.classes.map((c) => choice("classes", c.name, dot(c.name), label(c), count(DATA.nodes, (n) => n.classes.includes(c.name)))));
  fill("relations", DATA.relations.map((r) => choice("relations", r.name, null, label(r), count(DATA.edges, (e) => e.relation === r.name))));
  const statuses = STATUSES.filter((name) => DATA.edges.some((edge) => edge.status === name));
  fill("statuses", statuses.map((name) => choice("statuses", name, make("span", "line " + name), word(name), count(DATA.edges, (e) => e.status === name))));
  for (const place of document.querySelectorAll(".all")) {
    const names = [...(place.dataset.of === "classes" ? CLASSES : RELATIONS).keys()];
    place.replaceChildren(...[["all", names], ["none", []]].map(([text, chosen], at) => {
      const button = make("button", "", word(text));
      button.type = "button";
      button.addEventListener("click", () => { wanted[place.dataset.of] = new Set(chosen); drawFilters(); applyFilters(); place.children[at].focus(); });
      return button;
    }));
  }
}

// Search: over names and aliases, folded, traditional characters simplified, or as their pinyin begins; with nothing typed, the best connected entities.
const WRITTEN = Object.keys(DATA.simplified).sort((a, b) => b.length - a.length); // 計畫 before 畫
const TRADITIONAL = WRITTEN.length ? new RegExp(WRITTEN.join("|"), "gu") : /(?!)/;
const folded = (text) => text.normalize("NFKC").replace(/[\s《》〈〉“”‘’"'「」『』]/g, "")
  .replace(TRADITIONAL, (found) => DATA.simplified[found]).toLowerCase();
const INDEX = DATA.nodes.map((node) => ({ node, forms: namesOf(node).map(folded), degree: EDGES_OF.get(node.id).length }));
const search = document.getElementById("search");
const results = document.getElementById("results");

/** The nodes that a search finds, each with the other name by which it does: names with all of its words, in any order. */
function found(text) {
  const key = folded(text);
  const words = text.split(/\s+/).map(folded).filter(Boolean);
  const fits = (form) => (form === key ? 0 : form.startsWith(key) ? 1 : words.every((part) => form.includes(part)) ? 2 : 9);
  const spelled = (node) => (/^[a-z]{2,}/.test(key) && (node.letters || []).some((letters) => letters.startsWith(key)) ? 3 : 9);
  const ranked = INDEX.map((entry) => {
    const ranks = entry.forms.map(fits);
    const best = Math.min(...ranks);
    const by = best < 9 && best < ranks[0] ? namesOf(entry.node)[ranks.indexOf(best)] : "";
    return { ...entry, by, rank: Math.min(spelled(entry.node), best) };
  });
  return ranked.filter((entry) => entry.rank < 9)
    .sort((a, b) => a.rank - b.rank || b.degree - a.degree || a.node.id - b.node.id).slice(0, 30);
}

function listResults(open) {
  const hits = open ? found(search.value) : [];
  const items = hits.map(({ node, by }) => {
    const namesake = hits.some((other) => other.node !== node && other.node.name === node.name); // told apart by what its address says
    const name = namesake ? node.iri.split("/").pop().replaceAll("_", " · ") : node.name;
    const told = make("span", "", name, by ? make("small", "", ` ← ${by}`) : null);
    const button = make("button", "", dot(node.classes[0]), told, make("small", "", label(CLASSES.get(node.classes[0]))));
    button.type = "button";
    button.addEventListener("click", () => { listResults(false); if (NARROW.matches) showControls(false); focusNode(node.id); });
    return make("li", "", button);
  });
  if (open && !hits.length) items.push(make("li", "none", word("nothing")));
  results.replaceChildren(...items);
}

search.addEventListener("input", () => listResults(true));
search.addEventListener("focus", () => listResults(true));
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && results.querySelector("button")) results.querySelector("button").click();
});
document.querySelector(".search").addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [search, ...results.querySelectorAll("button")];
  const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  if (stops[next]) stops[next].focus();
  event.preventDefault();
});
document.querySelector(".search").addEventListener("focusout", (event) => {
  if (!event.currentTarget.contains(event.relatedTarget)) listResults(false);
});

// Looks of nodes: what is chosen and its neighbourhood stay, the rest fades; and names are shown as on a map, legible at
// every scale, those of the best connected first, none over another, nor over a node but where
// those of hubs have no other room.
const RANK = [...INDEX].sort((a, b) => b.degree - a.degree || a.node.id - b.node.id).map((entry) => entry.node.id);
const LEAST = 12;
const MARGIN = 16;
const LEGIBLE = 40;
const FEW = 400;
const HUB = 5;
const HUBS = new Set(INDEX.filter((entry) => entry.degree >= HUB).map((entry) => entry.node.id));
/** Characters as wide as they are high: Chinese ones, and the signs that are so in their letters. */
const isWide = (c) => c > "\u2e7f" || "…—“”‘’·".includes(c);
const WHOLE = new Map(DATA.drawn.nodes.map((node) => [node.id, node.label]));
const looks = new Map();
let bright = null;

/** The name as it is written at this scale: whole when near, one line from afar. */
function lettering(id, scale) {
  const whole = WHOLE.get(id);
  if (scale >= 0.7 || (bright && bright.nodes.has(id))) return whole;
  const line = [...whole.replaceAll("\n", "")];
  return line.length > 11 ? line.slice(0, 10).join("") + "…" : line.join("");
}

/** Nodes whose names have room at this scale, with the size of the letters in units of the picture, the place that each
 * name takes on the screen, and how far it is moved from below its node: above it where few are there. Of what is chosen names are put above, or where
 * else there is room nearby, too; unless there are very many, all are there, at last over others (`crowded`). */
function named(scale) {
  const all = bright && bright.nodes.size <= LEGIBLE;
  const few = nodes.get({ filter: (node) => !node.hidden }).length <= FEW;
  const letters = Math.max(LEAST, Math.min(14 * scale, 20));
  const cells = new Map();
  const chosen = new Map();
  const keysOf = ({ left, top, width, height }) => {
    const keys = [];
    for (let x = Math.floor(left / 60); x <= (left + width) / 60; x++) {
      for (let y = Math.floor(top / 20); y <= (top + height) / 20; y++) keys.push(`${x},${y}`);
    }
    return keys;
  };
  const covers = (one, other) => one.left < other.left + other.width && other.left < one.left + one.width && one.top < other.top + other.height && other.top < one.top + one.height;
  const isFree = (place) => !keysOf(place).some((key) => (cells.get(key) || []).some((other) => covers(place, other)));
  const isLegible = (place) => !keysOf(place).some((key) => (cells.get(key) || []).some((other) => !other.isNode && covers(place, other)));
  const take = (place) => keysOf(place).forEach((key) => cells.set(key, [...(cells.get(key) || []), place]));
  for (const id of bright ? bright.nodes : RANK) if (!nodes.get(id).hidden) take({ ...spot(nodes.get(id), scale, bright ? 0 : 2), isNode: true });
  for (const id of new Set([...(bright ? bright.nodes : []), ...RANK])) {
    const node = nodes.get(id);
    if (node.hidden || (bright && !bright.nodes.has(id))) continue;
    const lines = lettering(id, scale).split("\n");
    const width = Math.max(...lines.map((line) => [...line].reduce((sum, c) => sum + (isWide(c) ? 1 : 0.58), 0))) * letters + 4;
    const height = lines.length * letters * 1.2 + 4;
    const at = (move) => ({ left: node.x * scale - width / 2, top: (node.y + node.size) * scale + 2 + move, width, height, move });
    const above = -(2 * node.size * scale + height + 6);
    const moves = bright ? [0, above, letters, above - letters, 2 * letters, above - 2 * letters] : [0, above, letters / 2, above - letters / 2].slice(0, few ? 4 : 1);
    const places = moves.map(at);
    const place = places.find(isFree) || (HUBS.has(id) && !bright && places.find(isLegible)) || (all ? { ...at(0), crowded: true } : null);
    if (!place) continue;
    take(place);
    chosen.set(id, place);
  }
  return { chosen, size: letters / scale };
}

/** The square of a node on the screen, with some room around it, measured from the middle of the picture. */
function spot(node, scale, room = 0) {
  const side = 2 * (node.size * scale + room);
  return { left: node.x * scale - side / 2, top: node.y * scale - side / 2, width: side, height: side };
}

function dress() {
  const scale = network.getScale();
  const { chosen, size } = named(scale);
  const updates = [];
  for (const id of RANK) {
    const faded = Boolean(bright) && !bright.nodes.has(id);
    const letters = chosen.has(id) ? Math.round(size * 10) / 10 : 0;
    const vadjust = chosen.has(id) ? Math.round(chosen.get(id).move / scale) : 0;
    const text = lettering(id, scale);
    const key = `${faded} ${letters} ${vadjust} ${text}`;
    if (looks.get(id) === key) continue;
    looks.set(id, key);
    updates.push({ id, label: text, opacity: faded ? 0.15 : 1, font: { size: letters, strokeWidth: letters / 5, vadjust } });
  }
  if (updates.length) nodes.update(updates);
}

/** Where to look, and at what scale, to see these nodes with the names that there is room for. */
function frame(ids) {
  const { clientWidth: width, clientHeight: height } = network.canvas.frame.canvas;
  const there = ids.map((id) => nodes.get(id)).filter((node) => !node.hidden);
  if (!there.length || !width || !height) return null;
  let scale = 1;
  for (let turn = 0; ; turn++) {
    const boxes = [...there.map((node) => spot(node, scale)), ...named(scale).chosen.values()];
    const reach = (far) => boxes.reduce((most, place) => Math.max(most, far(place)), -Infinity);
    const [left, right, top, bottom] = [-reach((b) => -b.left), reach((b) => b.left + b.width), -reach((b) => -b.top), reach((b) => b.top + b.height)];
    const over = Math.max((right - left) / (width - 2 * MARGIN), (bottom - top) / (height - 2 * MARGIN));
    if (over <= 1 || turn === 12) return { position: { x: (left + right) / 2 / scale, y: (top + bottom) / 2 / scale }, scale };
    scale /= Math.max(over, 1.02);
  }
}

let untouched = true;
function fit() {
  const whole = frame(RANK);
  untouched = true;
  if (whole) network.moveTo(whole);
  dress();
  network.redraw(); // at once
}

const moving = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350 });

/** Come nearer to what is chosen if there is no room for its names. */
function approach() {
  const scale = network.getScale();
  if (!bright) return;
  const { chosen } = named(scale);
  const places = [...bright.nodes].filter((id) => !nodes.get(id).hidden).map((id) => chosen.get(id));
  if (places.every((place) => place && !place.crowded && place.move <= 0)) return;
  const nearer = frame([...bright.nodes]);
  if (nearer && nearer.scale > 1.1 * scale) network.moveTo({ ...nearer, animation: moving() });
  dress();
}

let waiting = 0;
network.on("zoom", () => { untouched = false; clearTimeout(waiting); waiting = setTimeout(dress, 120); });
network.on("animationFinished", dress);
network.on("dragStart", () => { untouched = false; });
network.on("resize", () => queueMicrotask(untouched && !bright ? fit : dress)); // after vis-network has scaled it

function highlight(chosen) {
  const keep = chosen && { nodes: new Set(chosen.nodes), edges: new Set(chosen.edges) };
  const before = bright;
  bright = keep;
  dress();
  const fades = (set, id) => Boolean(set) && !set.edges.has(id);
  const named = new Set([...(before ? before.edges : []), ...(keep ? keep.edges : [])]);
  edges.update(edges.getIds().filter((id) => fades(before, id) !== fades(keep, id) || named.has(id)).map((id) => ({
    id,
    color: { color: fades(keep, id) ? "rgba(169,182,193,.15)" : GREY, highlight: "#1b6470", hover: "#5d8b92" },
    label: keep && keep.edges.has(id) && keep.edges.size <= 60 ? label(RELATIONS.get(EDGES.get(id).relation)) : " ", // vis-network takes "" for no change
  })));
  if (!keep) network.unselectAll();
}

function chooseNode(id) {
  const touching = EDGES_OF.get(id);
  highlight({ nodes: [id, ...touching.flatMap((edge) => [edge.from, edge.to])], edges: touching.map((edge) => edge.id) });
  network.selectNodes([id]);
  tellNode(NODES.get(id));
}

/** Choose a node and bring it to the middle; one that a filter hides is shown again. */
function focusNode(id) {
  if (nodes.get(id).hidden) {
    for (const name of NODES.get(id).classes) wanted.classes.add(name);
    called.add(id);
    drawFilters();
    applyFilters();
  }
  chooseNode(id);
  untouched = false;
  network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: moving() });
  panel.focus({ preventScroll: true });
}

function chooseEdge(id) {
  const edge = EDGES.get(id);
  highlight({ nodes: [edge.from, edge.to], edges: [id] });
  network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
  tellEdge(edge);
}

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) {
    chooseNode(node);
    setTimeout(approach, 60); // when the panel has its place
  }
  else if (edge !== undefined) chooseEdge(edge);
  else closePanel();
});
network.on("hoverNode", () => { document.getElementById("network").style.cursor = "pointer"; });
network.on("blurNode", () => { document.getElementById("network").style.cursor = ""; });

// Buttons and keys; on a narrow screen search and filters lie over the picture
const NARROW = matchMedia("(max-width: 860px)");
function showControls(shown) {
  document.getElementById("controls").hidden = !shown;
  document.getElementById("toggle-controls").setAttribute("aria-expanded", String(shown));
}
const press = (id, action) => document.getElementById(id).addEventListener("click", action);
const zoom = (factor) => (untouched = false) || network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) }) || dress();
press("zoom-in", () => zoom(1.3));
press("zoom-out", () => zoom(1 / 1.3));
press("fit", fit);
press("close", closePanel);
press("language", () => { language = language === "zh" ? "en" : "zh"; redraw(); });
press("toggle-controls", () => showControls(document.getElementById("controls").hidden));
document.getElementById("lonely").addEventListener("change", applyFilters);
least.addEventListener("input", () => { document.getElementById("sure").textContent = Number(least.value).toFixed(2); applyFilters(); });
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (event.key === "Escape") { listResults(false); closePanel(); }
  else if (event.key === "/" && !typing) { event.preventDefault(); showControls(true); search.focus(); }
});

function redraw() {
  translate();
  drawFilters();
  applyFilters();
  if (bright) highlight(bright); // the names of its relations
  retell();
}

if (NARROW.matches) showControls(false);
Object.assign(least, { min: LOWEST, max: HIGHEST, value: LOWEST });
document.getElementById("sure").textContent = LOWEST.toFixed(2);
document.getElementById("sureness").hidden = !(LOWEST < HIGHEST);
document.getElementById("lonely").checked = !DATA.edges.length; // they would be all there is
redraw();
fit();
document.documentElement.dataset.ready = "yes";
