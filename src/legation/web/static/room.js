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

  if (matchMedia("(min-width: 60rem)").matches) document.querySelectorAll("[data-wide-open]").forEach((one) => { one.open = true; });
})();
