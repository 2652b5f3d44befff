package helper

import "testing"

func check(t *testing.T, ok bool) {
	t.Helper()
	if !ok {
		t.Error("not ok")
	}
}

func checkAll(t *testing.T, all ...bool) {
	t.Helper()
	for _, ok := range all {
		check(t, ok)
	}
}

func plain(t *testing.T) { t.Log("from here") }

func TestHelper(t *testing.T) {
	check(t, true)
	check(t, false)
	checkAll(t, true, false)
	plain(t)
	func() {
		t.Helper()
		t.Log("a closure")
	}()
	t.Errorf("x %v", 1)
}

// Output:
// === RUN   TestHelper
//     helper_test.go:23: not ok
//     helper_test.go:24: not ok
//     helper_test.go:19: from here
//     helper_test.go:29: a closure
//     helper_test.go:30: x 1
// --- FAIL: TestHelper (0.00s)
// FAIL
// Exit: 1
