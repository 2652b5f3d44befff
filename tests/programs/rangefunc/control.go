// Break, continue, labels, goto and return out of loops over functions.
package main

import "fmt"

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Println("end of", n)
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func find(x int) (int, bool) {
	for i := range count(10) {
		for j := range count(10) {
			if j > i {
				break
			}
			if i*j == x {
				return i*100 + j, true
			}
		}
	}
	return -1, false
}

func named(limit int) (total int, err error) {
	for i := range count(5) {
		total += i
		if total > limit {
			return total * 10, fmt.Errorf("over %d", limit)
		}
		if i == 3 {
			return
		}
	}
	return 99, nil
}

func labels() {
outer:
	for i := range count(4) {
		for j := range 3 {
			for k := range count(3) {
				switch {
				case i == 0:
					continue outer
				case j == 1:
					break outer
				case k == 1:
					break
				default:
					fmt.Println("at", i, j, k)
					continue
				}
				break
			}
		}
	}
}

func jump() {
	n := 0
again:
	for i := range count(3) {
		n++
		if n < 3 {
			goto again
		}
		if i == 1 {
			goto inside
		}
		continue
	inside:
		fmt.Println("inside", n, i)
		goto done
	}
	fmt.Println("not here")
done:
	fmt.Println("done", n)
}

func mixed() string {
	for i := range 3 {
		for x := range count(3) {
			if x == 1 {
				continue
			}
			select {
			default:
				if x == 2 && i == 1 {
					return fmt.Sprint("mixed ", i, x)
				}
			}
		}
	}
	return "end"
}

func main() {
	fmt.Println(find(0))
	fmt.Println(find(2))
	fmt.Println(named(2))
	fmt.Println(named(100))
	labels()
	jump()
	fmt.Println(mixed())
}

// Output:
// end of 10
// end of 10
// 0 true
// end of 10
// end of 10
// end of 10
// end of 10
// 201 true
// end of 5
// 30 over 2
// end of 5
// 6 <nil>
// end of 3
// at 1 0 0
// end of 3
// end of 3
// end of 4
// end of 3
// end of 3
// inside 4 1
// end of 3
// done 4
// end of 3
// end of 3
// mixed 1 2
