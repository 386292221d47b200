/* A table that is wider than its screen can be scrolled by keyboard too. */

const reach = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const table of document.querySelectorAll(".md-content :is(table, .gl-table)")) reach.observe(table);
