// Statements after return, panic, goto and branches that all leave.
package main

import "fmt"

func first() int {
	return 1
	fmt.Println("never") // VET "unreachable code"
	return 2
}

func second() {
	defer func() { fmt.Println(recover()) }()
	panic("x")
	fmt.Println("never") // VET "unreachable code"
}

func third(b bool) int {
	if b {
		return 1
	} else {
		return 2
	}
	return 3 // VET "unreachable code"
}

func fourth(n int) int {
	switch n {
	case 1:
		return 1
	default:
		panic(n)
	}
	return 3 // VET "unreachable code"
}

func fifth() {
	goto end
	fmt.Println("never") // VET "unreachable code"
end:
	fmt.Println("end")
}

func sixth(v any) string {
	switch v.(type) {
	case int:
		return "int"
	case string:
		fallthroughs := "string"
		return fallthroughs
	default:
		return "other"
	}
	return "" // VET "unreachable code"
}

func main() {
	fmt.Println(first(), third(true), fourth(1), sixth(1))
	second()
	fifth()
	func() {
		return
		fmt.Println("never") // VET "unreachable code"
	}()
	{
		return
	}
	var x = 1 // VET "unreachable code"
	_ = x
}

// Output:
// 1 1 1 int
// x
// end
