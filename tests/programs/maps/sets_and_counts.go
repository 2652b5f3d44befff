// Maps as sets, counters, indexes and graphs, printed in the order of their keys.
package main

import (
	"fmt"
	"sort"
	"strings"
)

func main() {
	text := "the quick fox and the lazy dog and the cat"
	counts := map[string]int{}
	for _, w := range strings.Fields(text) {
		counts[w]++
	}
	fmt.Println(counts)
	byLength := map[int][]string{}
	for w := range counts {
		byLength[len(w)] = append(byLength[len(w)], w)
	}
	for _, words := range byLength {
		sort.Strings(words)
	}
	fmt.Println(byLength)
	set := map[rune]struct{}{}
	for _, r := range text {
		set[r] = struct{}{}
	}
	delete(set, ' ')
	delete(set, '?')
	letters := make([]string, 0, len(set))
	for r := range set {
		letters = append(letters, string(r))
	}
	sort.Strings(letters)
	fmt.Println(strings.Join(letters, ""), len(set))
	graph := map[string]map[string]int{}
	link := func(a, b string, n int) {
		if graph[a] == nil {
			graph[a] = map[string]int{}
		}
		graph[a][b] += n
	}
	link("a", "b", 1)
	link("a", "b", 2)
	link("b", "c", 5)
	fmt.Println(graph, graph["z"]["y"], len(graph["z"]))
	type stats struct{ n, sum int }
	table := map[string]*stats{"x": {}}
	table["x"].n++
	table["x"].sum += 10
	fmt.Println(*table["x"], table["none"] == nil)
	clear(counts)
	_, ok := counts["the"]
	fmt.Println(len(counts), ok)
}

// Output:
// map[and:2 cat:1 dog:1 fox:1 lazy:1 quick:1 the:3]
// map[3:[and cat dog fox the] 4:[lazy] 5:[quick]]
// acdefghiklnoqtuxyz 18
// map[a:map[b:3] b:map[c:5]] 0 0
// {1 10} true
// 0 false
