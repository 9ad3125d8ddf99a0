"use strict";
(() => {
  const form = (node) => node.closest("form");
  const typing = (node) => node instanceof Element && node.matches("input, textarea, select") && node.type !== "hidden";

  const press = (key) => {
    const field = document.querySelector(`[data-focus="${key}"]`);
    if (field) { field.focus(); return true; }
    const one = document.querySelector(`[data-key="${key}"]`);
    if (!one) return false;
    const needed = one.dataset.needs && form(one).elements[one.dataset.needs];
    // a verdict that lacks what it needs asks for it first
    if (needed && !needed.value.trim()) needed.focus(); else one.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      document.getElementById("search").focus();
      return;
    }
    if (event.key === "Enter" && typing(event.target) && event.target.dataset.need) {
      const verdict = event.target.dataset.need === "value" ? "correct" : null;
      event.preventDefault();
      if (verdict) form(event.target).querySelector(`button[value="${verdict}"]`).click();
      return;
    }
    if (event.key === "Enter" && typing(event.target) && event.target.name === "why") {
      // leaving the reason must never send the first verdict of the form
      event.preventDefault();
      event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (press(event.key.toLowerCase())) event.preventDefault();
  });

  // beside words that lie far from their claim: who does what in them, who says so, and by which rules it was read
  const told = document.getElementById("told");
  const tell = (node) => {
    const mark = node instanceof Element ? node.closest("mark") : null;
    const card = mark && document.getElementById("c-" + mark.dataset.claims.split(" ").at(-1));
    if (!card) { told.hidden = true; return; }
    told.replaceChildren(...["h4", "dl", ".rules"].map((part) => card.querySelector(part)).filter(Boolean).map((part) => part.cloneNode(true)));
    told.className = "told " + [...card.classList].filter((name) => /^t\d+$/.test(name)).join(" ");
    told.hidden = false;
  };
  if (told) {
    document.addEventListener("mouseover", (event) => tell(event.target.closest("mark") || document.activeElement));
    document.addEventListener("focusin", (event) => tell(event.target));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") told.hidden = true; });
  }

  // the years of a network: lines change at once, everybody stays in place, and the address keeps what is seen
  const slider = document.querySelector(".slider");
  const within = (span, first, last, whole) => {
    const [from, to] = span.split(":");
    if (whole) return true;
    return (from || to) && (!from || +from <= last) && (!to || +to >= first);
  };
  const redraw = () => {
    const { first, last } = slider.elements;
    const [low, high] = [Math.min(+first.value, +last.value), Math.max(+first.value, +last.value)];
    const whole = slider.dataset.years === `${low} ${high}`;
    slider.querySelectorAll("output").forEach((one, at) => { one.value = at ? high : low; });
    document.querySelectorAll(".edge").forEach((edge) => {
      const events = edge.dataset.spans.trim().split(" ").filter((span) => within(span, low, high, whole))
        .reduce((sum, span) => sum + Number(span.split(":")[2]), 0);
      edge.classList.toggle("out", events === 0);
      edge.querySelector("path:not(.near)").setAttribute("stroke-width", 1.2 + 1.3 * Math.sqrt(events));
    });
    const address = new URL(location.href);
    address.searchParams.set("first", low);
    address.searchParams.set("last", high);
    history.replaceState(null, "", address);
  };
  if (slider) slider.addEventListener("input", redraw);
  // words selected in a story are copied into the form for a claim that was missed in it
  document.addEventListener("selectionchange", () => {
    const selected = document.getSelection();
    if (!selected.rangeCount || selected.isCollapsed || !selected.anchorNode) return;
    const range = selected.getRangeAt(0);
    const story = range.startContainer.parentElement.closest("[data-story]");
    const target = story && story.querySelector(`[data-selected="${story.dataset.story}"]`);
    if (!target || !story.contains(range.endContainer) || range.startContainer.parentElement.closest("form")) return;
    const before = document.createRange();
    before.setStart(story, 0);
    before.setEnd(range.startContainer, range.startOffset);
    target.value = selected.toString().trim();
    target.form.elements.near.value = before.toString().trimStart().length;
  });

  // a menu closes when somebody goes elsewhere, and gives the focus back on Escape
  const menus = document.querySelectorAll(".menu");
  const close = (but) => menus.forEach((one) => { if (one !== but) one.open = false; });
  document.addEventListener("click", (event) => close(event.target.closest(".menu")));
  document.addEventListener("focusin", (event) => close(event.target.closest(".menu")));
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector(".menu[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });

  // on a narrow screen what was found comes first; how many filters hold stands in the closed line
  const wide = matchMedia("(min-width: 60rem)").matches;
  document.querySelectorAll("[data-wide-open]").forEach((one) => { one.open = wide; });
})();
