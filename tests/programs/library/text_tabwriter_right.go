// tabwriter aligned to the right, with bars.
package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func main() {
	w := tabwriter.NewWriter(os.Stdout, 6, 0, 1, '.', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "a\tbb\tccc\t")
	fmt.Fprintln(w, "1\t22222222\t3\t")
	fmt.Fprintln(w, "é\t\tlonger\tx")
	w.Flush()
}

// Output:
// .....a|.......bb|....ccc|
// .....1|.22222222|......3|
// .....é|.........|.longer|x
