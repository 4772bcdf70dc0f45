import { follow } from "./live.js";
import { resultChoices } from "./result.js";
import { countDownForEver, localise, zones } from "./times.js";
import { uploads } from "./upload.js";

document.querySelectorAll("[data-live]").forEach(follow); // before times change, so that parts are remembered as the server sent them
localise(document);
countDownForEver();
zones();
resultChoices();
uploads();
