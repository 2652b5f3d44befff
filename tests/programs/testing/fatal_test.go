package fatal

import (
	"fmt"
	"testing"
)

func TestFatal(t *testing.T) {
	defer fmt.Println("deferred")
	t.Cleanup(func() { fmt.Println("cleanup 1") })
	t.Cleanup(func() { t.Log("cleanup 2", t.Failed()) })
	t.Fatalf("dead %s", "now")
}

func TestFailNow(t *testing.T) {
	t.FailNow()
	t.Log("never")
}

func TestAfter(t *testing.T) { t.Log("others still run") }

// Output:
// === RUN   TestFatal
//     fatal_test.go:12: dead now
// deferred
//     fatal_test.go:11: cleanup 2 true
// cleanup 1
// --- FAIL: TestFatal (0.00s)
// === RUN   TestFailNow
// --- FAIL: TestFailNow (0.00s)
// === RUN   TestAfter
//     fatal_test.go:20: others still run
// --- PASS: TestAfter (0.00s)
// FAIL
// Exit: 1
