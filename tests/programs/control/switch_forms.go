// Tagless, with init, with several values, falling through, on types of every kind.
package main

import "fmt"

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	}
	return "C"
}

func kind(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", v)
	case string:
		return "string of " + fmt.Sprint(len(v))
	case []int:
		return fmt.Sprint("slice ", len(v))
	case error:
		return "error " + v.Error()
	case func() int:
		return fmt.Sprint("func ", v())
	case fmt.Stringer:
		return "stringer"
	case map[string]int, chan int:
		return fmt.Sprintf("%T", v)
	default:
		return fmt.Sprintf("other %T", v)
	}
}

type named string

func (n named) String() string { return string(n) }

func main() {
	fmt.Println(grade(95), grade(85), grade(10))
	switch x := 3; x {
	case 1, 2, 3:
		fmt.Print("small ")
		fallthrough
	case 4:
		fmt.Print("fell ")
	case 5:
		fmt.Print("never")
	}
	switch {
	default:
		fmt.Print("default ")
	case false:
	}
	fmt.Println()
	for _, v := range []any{nil, 1, int64(2), "abc", []int{1}, fmt.Errorf("bad"), func() int { return 4 }, named("n"),
		map[string]int{}, make(chan int), 1.5, struct{ a int }{1}, &struct{}{}, [2]bool{}} {
		fmt.Println(kind(v))
	}
}

// Output:
// A B C
// small fell default
// nil
// integer 1
// integer 2
// string of 3
// slice 1
// error bad
// func 4
// stringer
// map[string]int
// chan int
// other float64
// other struct { a int }
// other *struct {}
// other [2]bool
