// fmt prints maps in the order of their keys, of every comparable kind.
package main

import (
	"fmt"
	"math"
)

type key struct{ a, b int }

func main() {
	fmt.Println(map[string]int{"b": 1, "a": 2, "": 3})
	fmt.Println(map[int]bool{3: true, -1: false, 0: true})
	fmt.Println(map[float64]string{1.5: "x", math.Inf(-1): "low", 0: "zero"})
	fmt.Println(map[key]int{{2, 1}: 1, {1, 9}: 2, {1, 2}: 3})
	fmt.Println(map[bool]string{true: "t", false: "f"})
	fmt.Println(map[any]int{2: 2, -3: 3, 1: 4})
	fmt.Printf("%v %+v %#v\n", map[[2]int]key{{1, 2}: {3, 4}}, map[string]key{"k": {1, 2}}, map[string][]int{"n": nil, "m": {1}})
	fmt.Println(map[string]map[int]string{"outer": {2: "b", 1: "a"}})
}

// Output:
// map[:3 a:2 b:1]
// map[-1:false 0:true 3:true]
// map[-Inf:low 0:zero 1.5:x]
// map[{1 2}:3 {1 9}:2 {2 1}:1]
// map[false:f true:t]
// map[-3:3 1:4 2:2]
// map[[1 2]:{3 4}] map[k:{a:1 b:2}] map[string][]int{"m":[]int{1}, "n":[]int(nil)}
// map[outer:map[1:a 2:b]]
