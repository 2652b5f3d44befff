// Calls that are of no use without their results.
package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"time"
)

func main() {
	err := errors.New("e")
	var sb strings.Builder
	fmt.Sprintf("%d", 1)                            // VET "result of fmt.Sprintf call not used"
	errors.New("x")                                 // VET "result of errors.New call not used"
	err.Error()                                     // VET "result of (error).Error call not used"
	sb.String()                                     // VET "result of (*strings.Builder).String call not used"
	time.Second.String()                            // VET "result of (time.Duration).String call not used"
	sort.Reverse(sort.IntSlice{1})                  // VET "result of sort.Reverse call not used"
	context.WithValue(context.Background(), "k", 2) // VET "result of context.WithValue call not used"
	fmt.Errorf("x")                                 // VET "result of fmt.Errorf call not used"
	strings.ToUpper("x")
	(fmt.Sprint("x")) // VET "result of fmt.Sprint call not used"
	_ = fmt.Sprint("used")
	sb.WriteString("fine")
	fmt.Println(sb.String())
}

// Output:
// fine
