// Expressions that stand alone must be calls or receives.
package main

func f() int { return 1 }

func main() {
	x := 1
	x // ERROR "x (variable of type int) is not used"
	x + 1 // ERROR "x + 1 (value of type int) is not used"
	f // ERROR "f (value of type func() int) is not used"
	f()
	len("a") // ERROR "len("a") (constant 1 of type int) is not used"
	append([]int{}, 1) // ERROR "append([]int{}, 1) (value of type []int) is not used"
	"text" // ERROR ""text" (untyped string constant) is not used"
	<-make(chan int)
}
