// A panic ends the program, after what is known of the test.
package panics

import "testing"

func TestFine(t *testing.T) {}

func TestPanic(t *testing.T) {
	t.Cleanup(func() { t.Log("cleaned up") })
	t.Run("sub", func(t *testing.T) {
		var m map[string]int
		m["x"] = 1
	})
}

func TestNever(t *testing.T) {}

// Output:
// === RUN   TestFine
// --- PASS: TestFine (0.00s)
// === RUN   TestPanic
// === RUN   TestPanic/sub
// === NAME  TestPanic
//     panics_test.go:9: cleaned up
// --- FAIL: TestPanic (0.00s)
//     --- FAIL: TestPanic/sub (0.00s)
// Exit: 2
// Stderr: panic: assignment to entry in nil map [recovered, repanicked]
