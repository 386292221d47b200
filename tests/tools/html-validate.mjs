// How html-validate looks at the pages. What is switched off stands here with its reason.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Style, not meaning: how the doctype is written, and white space at the end of a line.
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    // Nothing is loaded from another host, so there is nobody whose files would have to be checked.
    "require-sri": "off",
    // An anchor such as “6.2” is a promised address, and HTML allows it.
    "valid-id": ["error", { relaxed: true }],
    // Several points of one letter are one choice, as radio buttons are.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "reset", "button"] }],
    // Search engines cut a title where they like; that of an article is the treaty's own.
    "long-title": "off",
    // A form that has a button sends something. Those here filter or compose in the page, and send nothing.
    "wcag/h32": "off",
    // “edit” is a registered relation, which this rule does not know of; the other validator knows them all.
    "attribute-misuse": "off",
  },
};
