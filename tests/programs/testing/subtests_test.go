package subtests

import "testing"

func TestNames(t *testing.T) {
	for _, name := range []string{"a b", "a b", "", "c/d", "x#01", "x", "x", "tab\there"} {
		ok := t.Run(name, func(t *testing.T) {
			t.Log("in", t.Name())
			if name == "c/d" {
				t.Run("deep", func(t *testing.T) { t.FailNow() })
			}
		})
		t.Log(ok)
	}
	t.Log("after")
}

func TestTable(t *testing.T) {
	for _, test := range []struct {
		name      string
		a, b, sum int
	}{{"small", 1, 2, 3}, {"wrong", 1, 1, 3}, {"zero", 0, 0, 0}} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.a + test.b; got != test.sum {
				t.Errorf("%d + %d = %d, want %d", test.a, test.b, got, test.sum)
			}
		})
	}
}

// Output:
// === RUN   TestNames
// === RUN   TestNames/a_b
//     subtests_test.go:8: in TestNames/a_b
// === NAME  TestNames
//     subtests_test.go:13: true
// === RUN   TestNames/a_b#01
//     subtests_test.go:8: in TestNames/a_b#01
// === NAME  TestNames
//     subtests_test.go:13: true
// === RUN   TestNames/#00
//     subtests_test.go:8: in TestNames/#00
// === NAME  TestNames
//     subtests_test.go:13: true
// === RUN   TestNames/c/d
//     subtests_test.go:8: in TestNames/c/d
// === RUN   TestNames/c/d/deep
// === NAME  TestNames
//     subtests_test.go:13: false
// === RUN   TestNames/x#01
//     subtests_test.go:8: in TestNames/x#01
// === NAME  TestNames
//     subtests_test.go:13: true
// === RUN   TestNames/x
//     subtests_test.go:8: in TestNames/x
// === NAME  TestNames
//     subtests_test.go:13: true
// === RUN   TestNames/x#02
//     subtests_test.go:8: in TestNames/x#02
// === NAME  TestNames
//     subtests_test.go:13: true
// === RUN   TestNames/tab_here
//     subtests_test.go:8: in TestNames/tab_here
// === NAME  TestNames
//     subtests_test.go:13: true
//     subtests_test.go:15: after
// --- FAIL: TestNames (0.00s)
//     --- PASS: TestNames/a_b (0.00s)
//     --- PASS: TestNames/a_b#01 (0.00s)
//     --- PASS: TestNames/#00 (0.00s)
//     --- FAIL: TestNames/c/d (0.00s)
//         --- FAIL: TestNames/c/d/deep (0.00s)
//     --- PASS: TestNames/x#01 (0.00s)
//     --- PASS: TestNames/x (0.00s)
//     --- PASS: TestNames/x#02 (0.00s)
//     --- PASS: TestNames/tab_here (0.00s)
// === RUN   TestTable
// === RUN   TestTable/small
// === RUN   TestTable/wrong
//     subtests_test.go:25: 1 + 1 = 2, want 3
// === RUN   TestTable/zero
// --- FAIL: TestTable (0.00s)
//     --- PASS: TestTable/small (0.00s)
//     --- FAIL: TestTable/wrong (0.00s)
//     --- PASS: TestTable/zero (0.00s)
// FAIL
// Exit: 1
