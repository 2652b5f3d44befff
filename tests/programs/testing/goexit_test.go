package goexit

import (
	"runtime"
	"testing"
)

func TestGoexit(t *testing.T) {
	t.Run("in a goroutine", func(t *testing.T) {
		done := make(chan bool)
		go func() {
			defer close(done)
			t.Errorf("from elsewhere")
			t.FailNow()
		}()
		<-done
		t.Log("goes on", t.Failed())
	})
}

func TestLate(t *testing.T) {
	var keep *testing.T
	t.Run("early", func(t *testing.T) { keep = t })
	keep.Log("said late")
	func() {
		defer func() { t.Log(recover()) }()
		keep.Error("failed late")
	}()
	func() {
		defer func() { t.Log(recover()) }()
		t.Parallel()
		t.Parallel()
	}()
	_ = runtime.GOOS
}

// Output:
// === RUN   TestGoexit
// === RUN   TestGoexit/in_a_goroutine
//     goexit_test.go:13: from elsewhere
//     goexit_test.go:17: goes on true
// --- FAIL: TestGoexit (0.00s)
//     --- FAIL: TestGoexit/in_a_goroutine (0.00s)
// === RUN   TestLate
// === RUN   TestLate/early
// === NAME  TestLate
//     goexit_test.go:24: said late
//     goexit_test.go:27: failed late
//     goexit_test.go:26: Fail in goroutine after TestLate/early has completed
// === PAUSE TestLate
// === CONT  TestLate
//     goexit_test.go:30: testing: t.Parallel called multiple times
// --- FAIL: TestLate (0.00s)
//     --- PASS: TestLate/early (0.00s)
// FAIL
// Exit: 1
