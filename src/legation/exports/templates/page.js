"use strict";
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  const show = (claims) => {
    const wanted = new Set(claims);
    document.body.classList.toggle("active", wanted.size > 0);
    all(".card").forEach((card) => card.classList.toggle("on", wanted.has(card.dataset.claim)));
    all("mark").forEach((mark) => mark.classList.toggle("on", mark.dataset.claims.split(" ").some((id) => wanted.has(id))));
    all(".role").forEach((words) => {
      const roles = words.dataset.roles.trim().split(" ").map((pair) => pair.split(":"))
        .filter(([id]) => wanted.has(id)).map(([, role]) => role.replaceAll("_", " "));
      words.classList.toggle("on", roles.length > 0);
      words.dataset.on = [...new Set(roles)].join(", ");
    });
  };

  const claimsAt = (node) => {
    const place = node instanceof Element ? node.closest(".card, mark") : null;
    if (!place) return [];
    return place.matches(".card") ? [place.dataset.claim] : place.dataset.claims.split(" ");
  };

  const goToCard = (mark) => {
    const card = document.getElementById("c-" + mark.dataset.claims.split(" ").at(-1));
    if (card) { card.focus({ preventScroll: true }); card.scrollIntoView({ block: "nearest" }); }
  };

  document.addEventListener("mouseover", (event) => {
    const claims = claimsAt(event.target);
    show(claims.length ? claims : claimsAt(document.activeElement));
  });
  document.addEventListener("focusin", (event) => show(claimsAt(event.target)));
  document.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest("mark") : null;
    if (mark) goToCard(mark);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("mark")) goToCard(event.target);
    if (event.key === "Escape") { show([]); document.activeElement.blur(); }
  });

  const button = document.getElementById("theme");
  const isDark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => { button.textContent = isDark() ? "Light" : "Dark"; button.setAttribute("aria-pressed", String(isDark())); };
  if (button) {
    button.addEventListener("click", () => { document.documentElement.dataset.theme = isDark() ? "light" : "dark"; label(); });
    label();
  }

  addEventListener("beforeprint", () => all("details").forEach((one) => { one.open = true; }));
})();
