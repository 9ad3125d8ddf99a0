"use strict";
// the search of a static site: every word must stand somewhere in what is known of an event
const form = document.getElementById("search");
const field = document.getElementById("words");
const list = document.getElementById("found");
const count = document.getElementById("count");
const sheets = document.getElementById("sheets");
const MOST = 200;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const known = RECORDS.map((record) => plain(record.slice(1).join(" ")));

function search() {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  const hits = [];
  if (words.length) known.forEach((text, place) => { if (words.every((word) => text.includes(word))) hits.push(place); });
  list.replaceChildren(...hits.slice(0, MOST).map((place) => {
    const [id, when, title] = RECORDS[place];
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = `events/${id}.html`;
    link.textContent = `${when} ${title}`;
    row.append(link);
    return row;
  }));
  count.value = words.length ? `${hits.length} found` + (hits.length > MOST ? `, the first ${MOST} shown` : "") : "";
  sheets.hidden = words.length > 0;
}

field.addEventListener("input", search);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
search();
