"use strict";
// The words of the page in both languages, and how they get onto it: as text, never as markup.
const WORDS = {
  zh: {
    search: "查找实体（名称、别称、拼音）", classes: "类别", relations: "关系", statuses: "状态", all: "全选", none: "全不选",
    lonely: "显示没有关系的实体", picture: "关系网络图", zoom: "缩放", nearer: "放大", farther: "缩小", whole: "看全图", close: "关闭",
    hint: "点击节点或连线查看原文出处。按 / 查找，方向键选择，Esc 关闭。虚线表示预期，点线为行政区划。几条声明说的是同一关系，只画一条线。",
    occurred: "已发生", expected: "预期", rejected: "已否定", gazetteer: "行政区划（地名录）", nothing: "没有找到", also: "又称", mentions: "提及", times: "次",
    confidence: "置信度", sureness: "置信度 ≥", surely: "一条关系判断正确的可能性，按标注文本测得；行政区划不受影响", events: "事件", figures: "数据", undated: "未注明日期", since: "自", by: "人工补充：", more: (n) => `另有 ${n} 处出处`,
    known: "据行政区划地名录，不是文献所说",
    absent: (n) => `（另有 ${n} 条不在图中）`,
    counts: (n, all, alone, e, claims, known) => (n === all ? `${n}` : `显示 ${n} / ${all}`) + " 个实体"
      + (alone ? `（隐去没有关系的 ${alone} 个）` : "") + `，${e} 条关系` + (claims > e ? `（${claims} 条声明）` : "") + (known ? `，${known} 条行政区划` : ""), switch: "English",
  },
  en: {
    search: "Find an entity (name, alias, pinyin)", classes: "Classes", relations: "Relations", statuses: "Status", all: "all", none: "none",
    lonely: "Show entities without relations", picture: "Network", zoom: "Zoom", nearer: "Zoom in", farther: "Zoom out",
    whole: "Whole picture", close: "Close",
    hint: "Click a node or a line to read its sources. Press / to search, arrows to choose, Esc to close. Dashed: expected; dotted: divisions. Claims of the same relation are one line.",
    occurred: "occurred", expected: "expected", rejected: "rejected", gazetteer: "divisions (gazetteer)", nothing: "nothing found", also: "Also", mentions: "Mentioned",
    times: "times", confidence: "Confidence", sureness: "Confidence ≥", surely: "How likely a relation is right, as measured on annotated texts; divisions are not filtered", events: "Events", figures: "Figures", undated: "undated", since: "since", by: "asserted by",
    more: (n) => `and ${n} more passages`,
    known: "By the gazetteer of administrative divisions; no document says so",
    absent: (n) => ` (and ${n} not in this picture)`,
    counts: (n, all, alone, e, claims, known) => (n === all ? `${n}` : `${n} of ${all}`) + " entities"
      + (alone ? ` (${alone} without relations hidden)` : "") + `, ${e} relations` + (claims > e ? ` (${claims} claims)` : "") + (known ? `, ${known} of divisions` : ""), switch: "中文",
  },
};
const DATA = JSON.parse(document.getElementById("data").textContent);
const BOUNDS = { approximately: "≈ ", moreThan: "> ", lessThan: "< ", atLeast: "≥ ", atMost: "≤ ", exactly: "" };
let language = "zh";
const word = (name) => WORDS[language][name];
const label = (thing) => (thing ? thing[language] : "");
const byName = (list) => new Map(list.map((item) => [item.name, item]));
const CLASSES = byName(DATA.classes);
const RELATIONS = byName(DATA.relations);

/** An element with a class and children; strings become text nodes. */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A coloured dot of a class. */
function dot(name) {
  const mark = make("span", "dot");
  mark.style.background = (CLASSES.get(name) || { color: "#9aa3ad" }).color;
  return mark;
}

/** A number with groups of three digits, whatever its size. */
function grouped(text) {
  const [whole, rest] = String(text).split(".");
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") + (rest ? "." + rest : "");
}

/** Put the words of the present language everywhere. */
function translate() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
    element.title = word(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-title]")) element.title = word(element.dataset.title);
  document.getElementById("network").setAttribute("aria-label", word("picture"));
  document.getElementById("language").textContent = word("switch");
  const notice = document.getElementById("notice");
  notice.hidden = !DATA.notice;
  notice.textContent = label(DATA.notice);
}
