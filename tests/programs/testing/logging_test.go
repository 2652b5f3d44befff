// A test's lines stand under its name, with their place.
package logging

import (
	"errors"
	"testing"
)

func TestPass(t *testing.T) {}

func TestLog(t *testing.T) {
	t.Log("one", 2, errors.New("three"))
	t.Logf("multi\nline %d", 1)
	t.Log("ends with a newline\n")
	t.Log()
}

// Output:
// === RUN   TestPass
// --- PASS: TestPass (0.00s)
// === RUN   TestLog
//     logging_test.go:12: one 2 three
//     logging_test.go:13: multi
//         line 1
//     logging_test.go:14: ends with a newline
//
//     logging_test.go:15:
// --- PASS: TestLog (0.00s)
// PASS
