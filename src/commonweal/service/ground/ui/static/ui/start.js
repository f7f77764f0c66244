// The design system's own behaviour: menus that fold, focus on the error summary. Every page works without it.
import { initAll } from "../nhsuk/nhsuk-frontend.min.js";

initAll();
