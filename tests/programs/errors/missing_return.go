package main

func a(n int) int {
	if n > 0 {
		return 1
	}
} // ERROR "missing return"

func b(n int) int {
	for {
	}
}

func c(n int) int {
	switch n {
	case 1:
		return 1
	}
} // ERROR "missing return"

func main() {
	a(1)
	b(1)
	c(1)
}
