/* What the filters leave, told to the right panel. Shows nothing itself. Loaded by panel.py. */

import { follow } from "./panel.js";

export const draw = ({ data }) => follow(data);
