package none

import "testing"

type T struct{}

func (T) TestMethod(t *testing.T) { t.Error("a method is no test") }

func testSmall(t *testing.T) { t.Error("nor is this") }

func Test(t *testing.T)  { t.Log("a test") }
func Test_(t *testing.T) { t.Log("a test too", t.Name()) }

var _ = testSmall

// Output:
// === RUN   Test
//     none_test.go:11: a test
// --- PASS: Test (0.00s)
// === RUN   Test_
//     none_test.go:12: a test too Test_
// --- PASS: Test_ (0.00s)
// PASS
