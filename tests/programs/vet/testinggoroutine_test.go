// Fatal ends the goroutine that calls it: in another one than the test's the test goes on.
package main

import "testing"

func helper(t *testing.T, done chan bool) {
	defer close(done)
	if done == nil {
		t.Fatal("helper")
	}
}

func TestGoroutines(t *testing.T) {
	done := make(chan bool)
	go func() {
		defer close(done)
		if t == nil {
			t.Fatal("literal") // VET "call to (*testing.T).Fatal from a non-test goroutine"
			t.FailNow()        // VET "call to (*testing.T).FailNow from a non-test goroutine"
		}
	}()
	<-done
	done = make(chan bool)
	go helper(t, done) // VET "call to (*testing.T).Fatal from a non-test goroutine (helper calls (*testing.T).Fatal)"
	<-done
	t.Run("sub", func(t *testing.T) {
		if t == nil {
			t.Fatal("in its own goroutine")
		}
		go func() {
			if t == nil {
				t.SkipNow() // VET "call to (*testing.T).SkipNow from a non-test goroutine"
			}
		}()
	})
	go t.Log("fine")
}

// Output:
// === RUN   TestGoroutines
// === RUN   TestGoroutines/sub
// --- PASS: TestGoroutines (0.00s)
//     --- PASS: TestGoroutines/sub (0.00s)
// PASS
