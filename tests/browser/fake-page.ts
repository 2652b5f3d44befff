// The page with the stand-in engine.

import "uplot/dist/uPlot.min.css";
import "../../www/style/index.css";
import { openPage } from "../../www/view/page.ts";
import { startFakeEngine } from "./fake-engine.ts";

void openPage(startFakeEngine);
