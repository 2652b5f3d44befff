package testmain

import (
	"fmt"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	fmt.Println("set up")
	code := m.Run()
	fmt.Println("tear down", code)
	os.Exit(code + 2)
}

func TestOne(t *testing.T) { t.Error("fails") }

// Output:
// set up
// === RUN   TestOne
//     testmain_test.go:16: fails
// --- FAIL: TestOne (0.00s)
// FAIL
// tear down 1
// Exit: 3
