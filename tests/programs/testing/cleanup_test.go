package cleanup

import "testing"

func TestOrder(t *testing.T) {
	t.Cleanup(func() { t.Log("first in, last out") })
	t.Cleanup(func() {
		t.Log("adds another")
		t.Cleanup(func() { t.Log("added") })
	})
	t.Run("sub", func(t *testing.T) {
		t.Cleanup(func() { t.Error("cleanups may fail tests") })
	})
	t.Log("body ends")
}

func TestParallel(t *testing.T) {
	t.Cleanup(func() { t.Log("after the parallel ones") })
	t.Run("p", func(t *testing.T) {
		t.Parallel()
		t.Cleanup(func() { t.Log("p is done") })
	})
}

// Output:
// === RUN   TestOrder
// === RUN   TestOrder/sub
//     cleanup_test.go:12: cleanups may fail tests
// === NAME  TestOrder
//     cleanup_test.go:14: body ends
//     cleanup_test.go:8: adds another
//     cleanup_test.go:9: added
//     cleanup_test.go:6: first in, last out
// --- FAIL: TestOrder (0.00s)
//     --- FAIL: TestOrder/sub (0.00s)
// === RUN   TestParallel
// === RUN   TestParallel/p
// === PAUSE TestParallel/p
// === CONT  TestParallel/p
//     cleanup_test.go:21: p is done
// === NAME  TestParallel
//     cleanup_test.go:18: after the parallel ones
// --- PASS: TestParallel (0.00s)
//     --- PASS: TestParallel/p (0.00s)
// FAIL
// Exit: 1
