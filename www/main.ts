// Puts the page together: what is kept, the session, the view, and the engine when it has started.

import "uplot/dist/uPlot.min.css";
import "./style/index.css";
import { startEngine } from "./engine/start.ts";
import { openPage } from "./view/page.ts";

void openPage(startEngine);
