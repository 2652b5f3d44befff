// The editor, its tabs, what is said about mistakes, and what a program is given, with the stand-in engine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reload, shot, until } from "./harness.mjs";
import { axe, checked, consoleHas, control, editorText, inEachPage, press, ready, type } from "./page-kit.mjs";

/** The text in view; the editor draws only lines that can be seen. */
const shown = (page) =>
  page.$eval("raceway-editor", (editor) =>
    [...editor.shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"),
  );
const tabs = (page) =>
  page.$$eval("raceway-files .file", (files) => files.map(({ textContent }) => textContent.trim()));
const inEditor = (page, selector) =>
  until(page, (wanted) => document.querySelector("raceway-editor").shadowRoot.querySelector(wanted), selector);
const focusEditor = (page) => page.evaluate(() => document.querySelector("raceway-editor").focus());
/** Everything in the editor is replaced by the text, without the editor's own typing aids. */
async function write(page, text) {
  await focusEditor(page);
  await control(page, "a");
  await paste(page, text);
  const [line] = text.split("\n");
  await inEditor(page, ".cm-line");
  await until(page, (first) => document.querySelector("raceway-app").session.source.startsWith(first), line);
}
/** Copies the text elsewhere, as a person would, and pastes it. */
async function paste(page, text) {
  await page.evaluate((copied) => {
    const field = document.createElement("textarea");
    field.id = "copied";
    field.value = copied;
    document.body.append(field);
    field.select();
  }, text);
  await control(page, "c");
  await page.evaluate(() => document.querySelector("#copied").remove());
  await focusEditor(page);
  await control(page, "v");
}
/** Runs in the page. */
function placed(wanted) {
  const root = document.querySelector("raceway-editor").shadowRoot;
  const walker = document.createTreeWalker(root.querySelector(".cm-content"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent.indexOf(wanted);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at + 1);
    range.setEnd(node, at + 2);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }
  return null;
}
/** Where a word of the editor stands on the screen. */
const placeOf = async (page, word) => {
  const found = await until(page, placed, word);
  return found.jsonValue();
};
/** The lint gutter comes with all that the editor loads later. */
const equipped = (page) => inEditor(page, ".cm-gutter-lint");

inEachPage("the editor", ({ name, open, fresh }) => {
  test("files are added, named, shown, and deleted with a way back", async () => {
    const { page, close } = await fresh();
    await checked(page);
    const main = await editorText(page);
    await page.click("raceway-files .add");
    await page.keyboard.type("queue");
    await page.keyboard.press("Enter");
    await until(
      page,
      () => document.querySelector("raceway-files .file[aria-current=true]")?.textContent.trim() === "queue.go",
    );
    assert.deepEqual(await tabs(page), ["prog.go", "queue.go"]);
    await type(page, "\nvar mine = 1");
    await page.click("raceway-files li:first-child .file");
    assert.ok((await shown(page)).includes("Producer and consumer"));
    await shot(page, `${name}-files`);
    await axe(page, "files");
    // Undo in one file leaves the other alone.
    await type(page, "\n// first");
    await page.click("raceway-files li:nth-child(2) .file");
    await focusEditor(page);
    await control(page, "z");
    await until(page, () => !document.querySelector("raceway-app").session.source.includes("var mine"));
    assert.ok((await editorText(page)).includes("// first"));
    await page.click("raceway-files .remove");
    await until(page, () => document.querySelector(".removed")?.textContent.includes("queue.go was deleted"));
    assert.deepEqual(await tabs(page), ["prog.go"]);
    await page.click(".removed button");
    await until(page, () => document.querySelectorAll("raceway-files .file").length === 2);
    await page.click("raceway-files .remove");
    assert.equal(await editorText(page), `${main}\n// first`);
    await close();
  });

  test("a name that will not do says why, and Escape keeps the old one", async () => {
    const { page, close } = await fresh();
    await page.click("raceway-files .rename");
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type("no spaces.go");
    await page.keyboard.press("Enter");
    await until(page, () =>
      document.querySelector("raceway-files .fault")?.textContent.includes("A name is like main.go"),
    );
    await axe(page, "a name that will not do");
    await page.keyboard.press("Escape");
    await until(page, () => !document.querySelector("raceway-files .fault"));
    assert.deepEqual(await tabs(page), ["prog.go"]);
    assert.equal(await page.evaluate(() => document.activeElement.className), "file");
    await page.keyboard.press("F2");
    await page.keyboard.type("server");
    await page.keyboard.press("Tab");
    await until(page, () => document.querySelector("raceway-files .file").textContent.trim() === "server.go");
    await close();
  });

  test("files survive a reload and travel in the link", async () => {
    const { page, close } = await fresh();
    await page.click("raceway-files .add");
    await page.keyboard.type("queue/queue");
    await page.keyboard.press("Enter");
    await type(page, "// é");
    await until(page, () => location.hash.includes("c=1."));
    await reload(page);
    await ready(page);
    assert.deepEqual(await tabs(page), ["prog.go", "queue/queue.go"]);
    const whole = await editorText(page);
    const address = await page.evaluate(() => location.hash);
    await page.evaluate(() => localStorage.clear());
    await close();
    const other = await open(address);
    assert.equal(await editorText(other.page), whole);
    assert.deepEqual(await tabs(other.page), ["prog.go", "queue/queue.go"]);
    await other.close();
  });

  test("a pasted archive becomes tabs, and can be undone", async () => {
    const { page, close } = await fresh();
    const before = await editorText(page);
    await write(page, "package main\n\nfunc main() {}\n-- go.mod --\nmodule m\n-- q/q.go --\npackage q\n");
    await until(page, () => document.querySelectorAll("raceway-files .file").length === 3);
    assert.deepEqual(await tabs(page), ["prog.go", "go.mod", "q/q.go"]);
    await until(page, () => document.querySelector(".removed")?.textContent.includes("took the place"));
    await page.click(".removed button");
    await until(page, () => document.querySelectorAll("raceway-files .file").length === 1);
    assert.equal(await editorText(page), before);
    // Where nothing is selected, the files stand beside the one that is there.
    await focusEditor(page);
    await paste(page, "-- extra.go --\npackage main\n");
    await until(page, () => document.querySelectorAll("raceway-files .file").length === 2);
    await close();
  });

  test("a mistake in another file leads to its tab", async () => {
    const { page, close } = await fresh();
    await page.click("raceway-files .add");
    await page.keyboard.press("Enter");
    await type(page, "\nvar x = undefined_name");
    await until(page, () => document.querySelector(".problems li")?.textContent.includes("file.go:3:9"));
    await page.click("raceway-files li:first-child .file");
    await page.click(".problems li > button");
    await until(page, () =>
      document.querySelector("raceway-files [aria-current=true]").textContent.includes("file.go"),
    );
    assert.ok(await page.evaluate(() => document.activeElement.localName === "raceway-editor"));
    await inEditor(page, ".cm-lintRange-error");
    await close();
  });

  test("mistakes have hints in both languages, and warnings look otherwise", async () => {
    const { page, close } = await fresh();
    await type(page, "\nvar x = undefined_name // doubtful_name");
    await until(page, () => document.querySelector(".problems .hint"));
    await page.click(".problems .hint summary");
    await until(page, () =>
      document.querySelector(".problems .hint[open]")?.textContent.includes("not declared anywhere"),
    );
    await until(page, () => document.querySelector(".problems li.warning .kind")?.textContent === "warning");
    await inEditor(page, ".cm-lintRange-warning");
    await shot(page, `${name}-hints`);
    await axe(page, "hints");
    await page.select(".language", "pt-BR");
    await until(page, () => document.querySelector(".problems .hint")?.textContent.includes("não foi declarado"));
    await close();
  });

  test("a program that dies has a hint with its output", async () => {
    const { page, close } = await fresh("#p=forever-channel");
    await page.click("button.main");
    await consoleHas(page, "all goroutines are asleep - deadlock!");
    await until(page, () => document.querySelector(".console .hint"));
    await page.click(".console .hint summary");
    await consoleHas(page, "Every goroutine waits for something");
    await axe(page, "a hint with the output");
    await close();
  });

  test("Format and Ctrl+S format in one step, keep the caret, and open no dialog", async () => {
    const { page, close } = await fresh();
    await write(page, "package main\n\nfunc main() {\n  a()\n  bcd()\n}\n");
    // Into bcd.
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
    await control(page, "s");
    await until(page, () => document.querySelector("raceway-app").session.source.includes("\tbcd()"));
    await page.keyboard.type("X");
    await until(page, () => document.querySelector("raceway-app").session.source.includes("\tbcXd()"));
    await control(page, "z");
    await control(page, "z");
    await until(page, () => document.querySelector("raceway-app").session.source.includes("  a()\n  bcd()"));
    await page.click("raceway-files .format");
    await until(page, () => document.querySelector("raceway-app").session.source.includes("\ta()\n\tbcd()"));
    await until(page, () => document.querySelector("[aria-live]").textContent === "Formatted.");
    // Outside the editor too.
    await page.focus(".program select");
    await control(page, "s");
    await until(page, () => document.querySelector("[aria-live]").textContent === "Already formatted.");
    await type(page, "\nvar x = undefined_name");
    await control(page, "s");
    await until(page, () => document.querySelector("[aria-live]").textContent.includes("syntax errors"));
    await close();
  });

  test("names complete as one types, and a package comes with its import", async () => {
    const { page, close } = await fresh();
    await equipped(page);
    await write(page, "package main\n\nfunc main() {\n}\n");
    await type(page, "\nvar f = fmt.Pri");
    await inEditor(page, ".cm-tooltip-autocomplete li");
    await shot(page, `${name}-completion`);
    await axe(page, "completion");
    await page.keyboard.press("ArrowDown");
    // A list that has just come takes no key for a moment, lest it take one meant for the text.
    await until(page, () =>
      document.querySelector("raceway-editor").shadowRoot.querySelector("li[aria-selected]:nth-child(2)"),
    );
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector("raceway-app").session.source.includes("var f = fmt.Printf"));
    await page.keyboard.type("\nvar s = str");
    await inEditor(page, ".cm-tooltip-autocomplete li");
    await new Promise((resolve) => setTimeout(resolve, 150));
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector("raceway-app").session.source.includes('\n\nimport "strings"\n'));
    assert.ok((await editorText(page)).includes("var s = strings"));
    await close();
  });

  test("a name shows its type under the pointer", async () => {
    const { page, close } = await fresh("#p=producer-consumer");
    await equipped(page);
    const { x, y } = await placeOf(page, "buffer");
    await page.mouse.move(x, y);
    await page.mouse.move(x + 1, y);
    await inEditor(page, ".cm-name code");
    const text = await page.$eval(
      "raceway-editor",
      (editor) => editor.shadowRoot.querySelector(".cm-name").textContent,
    );
    assert.match(text, /^var \w+ int/);
    await close();
  });

  test("F12 and Ctrl+click lead to the definition, in other files and in the library", async () => {
    const { page, close } = await fresh();
    await equipped(page);
    await write(
      page,
      "package main\n-- other.go --\npackage main\n\nvar there = 1\n-- use.go --\npackage main\n\nvar x = there\nvar p = Println\n",
    );
    await until(page, () => document.querySelectorAll("raceway-files .file").length === 3);
    await page.click("raceway-files li:nth-child(3) .file");
    const there = await placeOf(page, "there");
    await page.keyboard.down("Control");
    await page.mouse.click(there.x, there.y);
    await page.keyboard.up("Control");
    await until(page, () =>
      document.querySelector("raceway-files [aria-current=true]").textContent.includes("other.go"),
    );
    await page.click("raceway-files li:nth-child(3) .file");
    const library = await placeOf(page, "Println");
    await page.mouse.click(library.x, library.y);
    await page.keyboard.press("F12");
    await until(page, () => document.querySelector("raceway-files .library"));
    assert.ok((await shown(page)).includes("func Println"));
    const source = await editorText(page);
    await page.keyboard.type("x");
    assert.equal(await editorText(page), source, "the library is only read");
    await axe(page, "the library's file");
    await page.click("raceway-files .library .square");
    assert.ok((await shown(page)).includes("var p = Println"));
    await close();
  });

  test("arguments and standard input reach the program, are kept, and travel in the link", async () => {
    const { page, close } = await fresh();
    await press(page, ".input-button");
    await until(page, () => document.activeElement.id === "input-args");
    await page.keyboard.type("-n 10 'two words'");
    await page.keyboard.press("Tab");
    await page.keyboard.type("one\ntwo");
    await page.click("button.main");
    await consoleHas(page, "args -n|10|two words");
    await consoleHas(page, "stdin one\ntwo");
    await page.click("button.main");
    await axe(page, "input");
    await until(page, () => location.hash.includes("a=-n") && location.hash.includes("i=1."));
    await reload(page);
    await ready(page);
    await press(page, ".input-button");
    assert.equal(await page.$eval("#input-stdin", (element) => element.value), "one\ntwo");
    const address = await page.evaluate(() => location.hash);
    await page.evaluate(() => localStorage.clear());
    await close();
    const other = await open(address);
    assert.equal(await other.page.$eval("#input-args", (element) => element.value), "-n 10 'two words'");
    assert.equal(await other.page.$eval("#input-stdin", (element) => element.value), "one\ntwo");
    await other.close();
  });

  test("the presenter view has tabs for several files, and none for one", async () => {
    const { page, close } = await fresh();
    await page.click(".tool.presenter");
    await until(page, () => document.querySelector("raceway-files").offsetParent === null);
    await page.click(".tool.presenter");
    await page.click("raceway-files .add");
    await page.keyboard.press("Enter");
    await page.click(".tool.presenter");
    await until(page, () => document.querySelectorAll("raceway-files .file").length === 2);
    assert.ok(await page.$eval("raceway-files", (element) => element.offsetParent !== null));
    await shot(page, `${name}-presenter-files`);
    await axe(page, "presenter with files");
    await page.click(".tool.presenter");
    await close();
  });
});
