// The page's few pictures. Each is decoration: whatever holds one has a name of its own.

import { html, svg, type TemplateResult } from "lit";

const icon = (paths: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  run: icon(svg`<path d="M7 4.5v15l12.5-7.5z" fill="currentColor" stroke="none"></path>`),
  stop: icon(svg`<rect x="6" y="6" width="12" height="12" rx="1.5" fill="currentColor" stroke="none"></rect>`),
  share: icon(
    svg`<circle cx="6" cy="12" r="2.6"></circle><circle cx="17.5" cy="5.5" r="2.6"></circle><circle cx="17.5" cy="18.5" r="2.6"></circle><path d="M8.4 10.7l6.8-3.9M8.4 13.3l6.8 3.9"></path>`,
  ),
  presenter: icon(svg`<rect x="3" y="4" width="18" height="12" rx="1.5"></rect><path d="M12 16v4M8 20h8"></path>`),
  auto: icon(
    svg`<circle cx="12" cy="12" r="8.5"></circle><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor"></path>`,
  ),
  light: icon(
    svg`<circle cx="12" cy="12" r="4"></circle><path d="M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3L7 7M17 17l1.7 1.7M5.3 18.7L7 17M17 7l1.7-1.7"></path>`,
  ),
  dark: icon(svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"></path>`),
  add: icon(svg`<path d="M12 5v14M5 12h14"></path>`),
  rename: icon(svg`<path d="M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3"></path>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"></path>`),
  full: icon(svg`<path d="M14 4h6v6M20 4l-9 9M18 14v5H5V6h5"></path>`),
  logo: html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="7"></rect>
    <path d="M7 10h11M7 16h18M7 22h8"></path>
  </svg>`,
};
