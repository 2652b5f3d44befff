package output

import (
	"fmt"
	"testing"
)

func TestOutput(t *testing.T) {
	w := t.Output()
	fmt.Fprint(w, "half ")
	fmt.Fprintln(w, "a line")
	fmt.Fprint(w, "two\nlines\nand a rest")
	t.Attr("key", "value")
	fmt.Println("printed")
	t.Log("logged")
}

// Output:
// === RUN   TestOutput
//     half a line
//     two
//     lines
// === ATTR  TestOutput key value
// printed
//     and a rest
//     output_test.go:15: logged
// --- PASS: TestOutput (0.00s)
// PASS
