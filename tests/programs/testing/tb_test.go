package tb

import "testing"

type fake struct {
	testing.TB
	n int
}

func (f *fake) Errorf(format string, args ...any) { f.n++ }

func mustBe(t testing.TB, want, got int) {
	t.Helper()
	if want != got {
		t.Errorf("want %d, got %d", want, got)
	}
}

func TestTB(t *testing.T) {
	mustBe(t, 1, 1)
	f := &fake{TB: t}
	mustBe(f, 1, 2)
	t.Log(f.n, f.Name())
	var tb testing.TB = t
	tb.Logf("via %s", "TB")
}

// Output:
// === RUN   TestTB
//     tb_test.go:23: 1 TestTB
//     tb_test.go:25: via TB
// --- PASS: TestTB (0.00s)
// PASS
