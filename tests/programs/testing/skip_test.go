package skip

import "testing"

func TestSkip(t *testing.T) {
	t.Skip("not today")
	t.Log("never")
}

func TestSkipf(t *testing.T) { t.Skipf("%d reasons", 3) }

func TestSkipNow(t *testing.T) {
	t.Cleanup(func() { t.Log(t.Skipped()) })
	t.SkipNow()
}

func TestSub(t *testing.T) {
	t.Run("a", func(t *testing.T) { t.Skip() })
	t.Run("b", func(t *testing.T) {})
	if testing.Short() {
		t.Skip("short")
	}
}

// Output:
// === RUN   TestSkip
//     skip_test.go:6: not today
// --- SKIP: TestSkip (0.00s)
// === RUN   TestSkipf
//     skip_test.go:10: 3 reasons
// --- SKIP: TestSkipf (0.00s)
// === RUN   TestSkipNow
//     skip_test.go:13: true
// --- SKIP: TestSkipNow (0.00s)
// === RUN   TestSub
// === RUN   TestSub/a
//     skip_test.go:18:
// === RUN   TestSub/b
// --- PASS: TestSub (0.00s)
//     --- SKIP: TestSub/a (0.00s)
//     --- PASS: TestSub/b (0.00s)
// PASS
