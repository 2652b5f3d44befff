package setenv

import (
	"os"
	"testing"
)

func TestSetenv(t *testing.T) {
	t.Run("in", func(t *testing.T) {
		t.Setenv("RACEWAY_X", "y")
		t.Log(os.Getenv("RACEWAY_X"))
	})
	t.Logf("%q", os.Getenv("RACEWAY_X"))
}

func TestContext(t *testing.T) {
	ctx := t.Context()
	t.Log(ctx.Err(), testing.Short(), testing.Verbose(), testing.Testing(), t.Failed())
	t.Cleanup(func() { t.Log(ctx.Err()) })
}

// Output:
// === RUN   TestSetenv
// === RUN   TestSetenv/in
//     setenv_test.go:11: y
// === NAME  TestSetenv
//     setenv_test.go:13: ""
// --- PASS: TestSetenv (0.00s)
//     --- PASS: TestSetenv/in (0.00s)
// === RUN   TestContext
//     setenv_test.go:18: <nil> false true true false
//     setenv_test.go:19: context canceled
// --- PASS: TestContext (0.00s)
// PASS
