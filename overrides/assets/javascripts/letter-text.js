// A letter from its parts, and the links that hand it to a mail program. No page is touched here, so that every letter
// and every link can be tried without a browser.

/** What a link may be long, encoded, before a mail program cuts it: 1,600 signs is what the weakest of them takes. */
export const LIMITS = { mailto: 1600, gmail: 1600, outlook: 1600, yahoo: 1600 };

const WAYS = {
  mailto: (subject, body) => `mailto:?subject=${subject}&body=${body}`,
  gmail: (subject, body) => `https://mail.google.com/mail/?view=cm&fs=1&su=${subject}&body=${body}`,
  outlook: (subject, body) => `https://outlook.live.com/mail/0/deeplink/compose?subject=${subject}&body=${body}`,
  yahoo: (subject, body) => `https://compose.mail.yahoo.com/?subject=${subject}&body=${body}`,
};

/** The letter: the frame, up to `most` points, and the person's own words, with an empty line between two parts. */
export function compose({ greeting, first, request, points, why, closing, name, most }) {
  const asked = points.slice(0, most).map(({ text, ask }) => `${text} ${ask}`);
  return [greeting, first, request, ...asked, why, closing, name]
    .map((part) => (part ?? "").trim())
    .filter(Boolean)
    .join("\n\n");
}

/** A text as a part of an address: line ends as mail wants them (RFC 6068), and half a sign is no sign. */
export function encoded(text) {
  const whole = text.replace(/\r?\n/g, "\r\n").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "�");
  return encodeURIComponent(whole).replace(/['()!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The link of one way, or nothing where it would be too long for it. */
export function link(way, subject, body) {
  // A line end in a subject would begin another field of the mail.
  const address = WAYS[way](encoded(subject.replace(/\s+/g, " ")), encoded(body));
  return address.length <= LIMITS[way] ? address : null;
}

/** A reminder as a calendar entry (RFC 5545) on a day, as text. */
export function reminder(day, title, stamp) {
  const plain = (when) => when.toISOString().slice(0, 10).replaceAll("-", "");
  const safe = title.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");
  return [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gloss//Letter//EN", "BEGIN:VEVENT",
    `UID:${stamp.getTime()}@letter.invalid`, `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${plain(day)}`, `SUMMARY:${safe}`, "END:VEVENT", "END:VCALENDAR", "",
  ].join("\r\n");
}
