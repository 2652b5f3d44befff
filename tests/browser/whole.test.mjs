// The site as it is shipped: the page with the real engine, used as a person would.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, openPage, shot, until } from "./harness.mjs";
import { axe, consoleHas, consoleText, control, editorText, press, ready } from "./page-kit.mjs";

const FILES = `package main

import (
	"bufio"
	"fmt"
	"os"

	"example.com/m/queue"
)

func main() {
	q := queue.New(os.Args[1:])
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		q.Push(lines.Text())
	}
	fmt.Println(q.All())
}
-- go.mod --
module example.com/m

go 1.24
-- queue/queue.go --
package queue

// Queue keeps words in their order.
type Queue struct{ words []string }

// New makes a queue of words.
func New(words []string) *Queue { return &Queue{words} }

func (q *Queue) Push(word string) { q.words = append(q.words, word) }
func (q *Queue) All() []string { return q.words }
`;

inEachBrowser("the site", ({ name, browser, url }) => {
  const open = async (path = "", options = {}) => {
    const opened = await openPage(browser(), url(path), options);
    await ready(opened.page);
    await until(opened.page, () =>
      document.querySelector("raceway-editor").shadowRoot.querySelector(".cm-gutter-lint"),
    );
    return opened;
  };
  /** Puts a program where the page's own was, as pasting over everything does. */
  const put = async (page, text) => {
    await page.evaluate((source) => {
      const { session } = document.querySelector("raceway-app");
      session.files.load(source);
      session.edit(`${session.files.current.text} `);
    }, text);
    await page.evaluate(() => document.querySelector("raceway-editor").focus());
  };
  const problem = (page, text) =>
    until(page, (wanted) => document.querySelector(".problems")?.textContent.includes(wanted), text);
  /** Puts the caret behind the first such text of the shown file. */
  const caretAfter = (page, text) =>
    page.evaluate((wanted) => {
      const editor = document.querySelector("raceway-editor");
      const before = document
        .querySelector("raceway-app")
        .session.files.current.text.split(wanted)[0]
        .concat(wanted)
        .split("\n");
      editor.showPlace(before.length, before.at(-1).length + 1);
    }, text);

  test("several packages run with arguments and standard input, and are accessible while they do", async () => {
    const { page, close } = await open("#p=ping-pong");
    await put(page, FILES);
    await problem(page, "No problems");
    await press(page, ".input-button");
    await until(page, () => document.activeElement.id === "input-args");
    await page.keyboard.type("one 'two three'");
    await page.keyboard.press("Tab");
    await page.keyboard.type("four\nfive\n");
    await page.click(".repeat input");
    await page.click("button.main");
    await consoleHas(page, "[one two three four five]");
    await consoleHas(page, "exit status 0");
    await axe(page, "several files, with the engine");
    await shot(page, `${name}-whole-files`);
    await close();
  });

  test("what runs is drawn, and the page stays accessible", async () => {
    const { page, close } = await open("#p=producer-consumer");
    await page.click("button.main");
    await until(page, () => document.querySelectorAll("raceway-chart canvas").length === 4);
    await until(page, () => document.querySelector(".figures dd")?.textContent.trim() !== "–");
    await axe(page, "running");
    await shot(page, `${name}-whole-running`);
    await page.click("button.main");
    await consoleHas(page, "stopped");
    await close();
  });

  test("mistakes come with gc's words and a hint, and format, completion, hover and definitions answer", async () => {
    const { page, close } = await open("#p=ping-pong");
    await put(page, 'package main\n\nimport "fmt"\n\nfunc main() {\n  x := 1\n  fmt.Println("go")\n}\n');
    await problem(page, "declared and not used: x");
    await until(page, () => document.querySelector(".problems .hint"));
    await page.click(".problems .hint summary");
    await problem(page, "gets a value that nobody reads");
    await axe(page, "a hint, with the engine");
    await control(page, "s");
    await until(page, () => document.querySelector("raceway-app").session.source.includes("\tfmt.Println"));
    assert.ok((await editorText(page)).includes("\tx := 1\n"));
    await caretAfter(page, "x := 1");
    await page.keyboard.type("\nfmt.Printl");
    await until(page, () =>
      document
        .querySelector("raceway-editor")
        .shadowRoot.querySelector(".cm-tooltip-autocomplete")
        ?.textContent.includes("Println"),
    );
    await shot(page, `${name}-whole-completion`);
    await page.keyboard.press("Escape");
    await caretAfter(page, "fmt.Println");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("F12");
    await until(page, () => document.querySelector("raceway-files .library"));
    await until(page, () =>
      document
        .querySelector("raceway-editor")
        .shadowRoot.querySelector(".cm-content")
        .textContent.includes("func Println"),
    );
    await page.click("raceway-files .library .square");
    const { x, y } = await page.evaluate(() => {
      const root = document.querySelector("raceway-editor").shadowRoot;
      const walker = document.createTreeWalker(root.querySelector(".cm-content"), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.textContent.startsWith("Println")) continue;
        const range = document.createRange();
        range.setStart(node, 2);
        range.setEnd(node, 3);
        const { left, top, height } = range.getBoundingClientRect();
        return { x: left, y: top + height / 2 };
      }
      return null;
    });
    await page.mouse.move(x, y);
    await page.mouse.move(x + 1, y);
    await until(page, () =>
      document
        .querySelector("raceway-editor")
        .shadowRoot.querySelector(".cm-name code")
        ?.textContent.includes("func fmt.Println(a ...any) (n int, err error)"),
    );
    await close();
  });

  test("a program that dies says why, with a hint in the page's language", async () => {
    const { page, close } = await open("#p=ping-pong");
    await page.select(".language", "pt-BR");
    await put(page, 'package main\n\nfunc main() {\n\tvar m map[string]int\n\tm["a"] = 1\n}\n');
    await page.click("button.main");
    await consoleHas(page, "panic: assignment to entry in nil map");
    await until(page, () => document.querySelector(".console .hint"));
    await page.click(".console .hint summary");
    await consoleHas(page, "O mapa foi declarado e nunca criado");
    assert.ok((await consoleText(page)).includes("goroutine 1 [running]"));
    await page.select(".language", "en");
    await close();
  });

  test("the presenter view shows several files and what runs, on a dark screen too", async () => {
    const { page, close } = await open("#p=load-balancer");
    await page.click("raceway-files .add");
    await page.keyboard.press("Enter");
    await page.click(".tool.presenter");
    await page.click("button.main");
    await until(page, () => document.querySelectorAll("raceway-chart canvas").length === 4);
    await axe(page, "presenter, with the engine");
    await shot(page, `${name}-whole-presenter`);
    await page.click("button.main");
    await page.click(".tool.presenter");
    await page.click("button.reset");
    await close();
  });
});
