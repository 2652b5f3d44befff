// Anything that can be compared can be a key: structs, arrays, interfaces, pointers, channels.
package main

import "fmt"

type point struct{ x, y int }

func main() {
	grid := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	grid[point{1, 2}] += "!"
	fmt.Println(grid[point{1, 2}], grid[point{}] == "", len(grid))
	seen := map[[2]int]bool{{1, 1}: true}
	fmt.Println(seen[[2]int{1, 1}], seen[[2]int{1, 2}])
	mixed := map[any]int{1: 1, "1": 2, 1.0: 3, point{1, 1}: 4, nil: 5, [1]int{1}: 6, true: 7}
	fmt.Println(mixed[1], mixed["1"], mixed[1.0], mixed[point{1, 1}], mixed[nil], mixed[[1]int{1}], mixed[int8(1)], mixed[true])
	a, b := new(int), new(int)
	who := map[*int]string{a: "a", b: "b"}
	fmt.Println(who[a], who[b], who[nil] == "")
	c := make(chan int)
	chans := map[chan int]int{c: 1}
	fmt.Println(chans[c], chans[make(chan int)])
	defer func() { fmt.Println(recover()) }()
	mixed[[]int{1}] = 0
}

// Output:
// a! true 2
// true false
// 1 2 3 4 5 6 0 7
// a b true
// 1 0
// runtime error: hash of unhashable type []int
