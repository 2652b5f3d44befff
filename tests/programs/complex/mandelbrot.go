// The Mandelbrot set, by goroutines.
package main

import (
	"fmt"
	"strings"
	"sync"
)

func escape(c complex128, limit int) int {
	z := 0i
	for n := range limit {
		if real(z)*real(z)+imag(z)*imag(z) > 4 {
			return n
		}
		z = z*z + c
	}
	return limit
}

func main() {
	const w, h = 60, 21
	lines := make([]string, h)
	var wg sync.WaitGroup
	for y := range h {
		wg.Go(func() {
			var b strings.Builder
			for x := range w {
				c := complex(float64(x)/w*3-2.1, float64(y)/(h-1)*2.4-1.2)
				b.WriteByte(" .:-=+*#%@"[min(escape(c, 90)/10, 9)])
			}
			lines[y] = strings.TrimRight(b.String(), " ")
		})
	}
	wg.Wait()
	fmt.Println(strings.Join(lines, "\n"))
}

// Output:
//
//
//                                        ...
//                                     ...@*::
//                                     ..@@@@.
//                               .=@.:@@@@@@@@@@:.....
//                             .=.@@@@@@@@@@@@@@@@@:.
//                  .   ..     **@@@@@@@@@@@@@@@@@@@@-.
//                   :@-@@@-...@@@@@@@@@@@@@@@@@@@@@@:.
//               =..-@@@@@@@@@:@@@@@@@@@@@@@@@@@@@@@@.
//   @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@.
//               =..-@@@@@@@@@:@@@@@@@@@@@@@@@@@@@@@@.
//                   :@-@@@-...@@@@@@@@@@@@@@@@@@@@@@:.
//                  .   ..     **@@@@@@@@@@@@@@@@@@@@-.
//                             .=.@@@@@@@@@@@@@@@@@:.
//                               .=@.:@@@@@@@@@@:.....
//                                     ..@@@@.
//                                     ...@*::
//                                        ...
