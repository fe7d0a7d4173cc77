"use strict";
// The side panel: everything about a node or an edge, with the passages that say so.
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const EDGES_OF = new Map(DATA.nodes.map((node) => [node.id, []]));
for (const edge of DATA.edges) {
  EDGES_OF.get(edge.from).push(edge);
  if (edge.to !== edge.from) EDGES_OF.get(edge.to).push(edge);
}
const panel = document.getElementById("panel");
const told = document.getElementById("told");
let shown = null;

/** Text with the names that matter marked; longest first, so that a name inside a name is not cut. */
function marked(text, names) {
  const parts = make("p");
  const wanted = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length);
  let plain = "";
  const flush = () => { parts.append(plain); plain = ""; };
  for (let at = 0; at < text.length;) {
    const name = wanted.find((candidate) => text.startsWith(candidate, at));
    if (name) {
      flush();
      parts.append(make("mark", "", name));
      at += name.length;
    } else {
      plain += text[at++];
    }
  }
  flush();
  return parts;
}

const namesOf = (node) => [node.name, ...node.aliases];

/** The passages of a record, each with its document's title and date; that no document says it, where that is so. */
function passages(record, names) {
  if (record.status === "gazetteer") return [make("cite", "", word("known"))];
  const quotes = record.quotes.map((number) => {
    const [place, quote, by] = DATA.passages[number];
    const source = DATA.documents[place];
    return make("blockquote", "", marked(quote, names), make("cite", "", [source.title || source.id, source.date, by ? `${word("by")} ${by}` : ""].filter(Boolean).join(" · ")));
  });
  if (record.more) quotes.push(make("cite", "", word("more")(record.more)));
  return quotes;
}

const status = (record) => (record.status === "occurred" ? null : make("span", "chip " + record.status, word(record.status)));
function sure(record) {
  if (record.status === "gazetteer") return null;
  const mark = make("span", "sure", record.confidence.toFixed(2));
  mark.title = word("confidence");
  return mark;
}

/** A button that leads to another node. */
function leads(node) {
  const button = make("button", "", node.name);
  button.type = "button";
  button.addEventListener("click", () => focusNode(node.id));
  return button;
}

function related(edge, node) {
  const other = NODES.get(edge.from === node.id ? edge.to : edge.from);
  const relation = make("span", "way", label(RELATIONS.get(edge.relation)));
  const order = edge.from === node.id ? [relation, leads(other)] : [leads(other), relation];
  const more = [edge.role, edge.date ? `${word("since")} ${edge.date}` : ""].filter(Boolean).join(" · ");
  return make("article", "", make("div", "said", ...order, make("span", "", more), status(edge), sure(edge)),
    ...passages(edge, [...namesOf(node), ...namesOf(other)]));
}

function happened(event, node) {
  const when = make("span", "way", event.date || word("undated"));
  return make("article", "", make("div", "said", when, make("b", "", label(DATA.events[event.type])), status(event), sure(event)),
    ...passages(event, namesOf(node)));
}

function measured(figure, node) {
  const number = make("b", "", (BOUNDS[figure.bound] || "") + figure.told);
  return make("article", "",
    make("div", "said", make("span", "way", figure.indicator), number, make("span", "way", figure.period || ""), status(figure), sure(figure)),
    ...passages(figure, namesOf(node)));
}

function section(title, articles, more = "") {
  return articles.length || more ? [make("h3", "", `${title} ${articles.length}${more}`), ...articles] : [];
}

/** Show a node: names, classes, relations, events in order of time, figures. */
function tellNode(node) {
  const chips = node.classes.map((name) => make("span", "chip", dot(name), label(CLASSES.get(name))));
  const others = node.aliases.filter((alias) => alias !== node.name);
  told.replaceChildren(
    make("h2", "", node.name),
    make("p", "chips", ...chips),
    make("p", "facts", others.length ? `${word("also")} ${others.join("、")}` : ""),
    make("p", "facts", `${word("mentions")} ${node.mentions} ${word("times")}`),
    make("p", "facts", node.iri),
    ...section(word("relations"), EDGES_OF.get(node.id).map((edge) => related(edge, node)), node.absent ? word("absent")(node.absent) : ""),
    ...section(word("events"), (node.events || []).map((event) => happened(event, node))),
    ...section(word("figures"), (node.figures || []).map((figure) => measured(figure, node))),
  );
  openPanel({ node: node.id });
}

/** Show an edge: what it says, since when, how sure, and where that stands. */
function tellEdge(edge) {
  const [from, to] = [NODES.get(edge.from), NODES.get(edge.to)];
  const said = make("div", "said", leads(from), make("span", "way", label(RELATIONS.get(edge.relation))), leads(to));
  const facts = [edge.role, edge.date ? `${word("since")} ${edge.date}` : ""].filter(Boolean).join(" · ");
  told.replaceChildren(
    make("h2", "", label(RELATIONS.get(edge.relation))),
    make("p", "chips", make("span", "chip " + edge.status, word(edge.status)),
      edge.status === "gazetteer" ? null : make("span", "chip", `${word("confidence")} ${edge.confidence.toFixed(2)}`)),
    said,
    make("p", "facts", facts),
    ...passages(edge, [...namesOf(from), ...namesOf(to)]),
  );
  openPanel({ edge: edge.id });
}

function openPanel(what) {
  shown = what;
  panel.hidden = false;
  panel.scrollTop = 0;
}

function closePanel() {
  shown = null;
  panel.hidden = true;
  highlight(null);
}

/** Tell again what is shown, in the present language. */
function retell() {
  if (shown && shown.node !== undefined) tellNode(NODES.get(shown.node));
  else if (shown) tellEdge(EDGES.get(shown.edge));
}
