// Parallel subtests go on when their parent has returned; the group waits for them.
package parallel

import (
	"sync/atomic"
	"testing"
)

func TestGroup(t *testing.T) {
	var n atomic.Int32
	t.Run("group", func(t *testing.T) {
		t.Run("one", func(t *testing.T) {
			t.Parallel()
			n.Add(1)
		})
		t.Log("the group has", n.Load())
	})
	t.Log("all are done:", n.Load())
}

func TestAlone(t *testing.T) {
	t.Parallel()
	t.Log("alone")
}

func TestLast(t *testing.T) { t.Log("before the parallel one") }

// Output:
// === RUN   TestGroup
// === RUN   TestGroup/group
// === RUN   TestGroup/group/one
// === PAUSE TestGroup/group/one
// === NAME  TestGroup/group
//     parallel_test.go:16: the group has 0
// === CONT  TestGroup/group/one
// === NAME  TestGroup
//     parallel_test.go:18: all are done: 1
// --- PASS: TestGroup (0.00s)
//     --- PASS: TestGroup/group (0.00s)
//         --- PASS: TestGroup/group/one (0.00s)
// === RUN   TestAlone
// === PAUSE TestAlone
// === RUN   TestLast
//     parallel_test.go:26: before the parallel one
// --- PASS: TestLast (0.00s)
// === CONT  TestAlone
//     parallel_test.go:23: alone
// --- PASS: TestAlone (0.00s)
// PASS
