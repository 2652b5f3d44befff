// Package slices has functions for all types of slices.
package slices

import (
	"cmp"
	"iter"
)

func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if v != s2[i] {
			return false
		}
	}
	return true
}

func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if !eq(v, s2[i]) {
			return false
		}
	}
	return true
}

func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int { return CompareFunc(s1, s2, cmp.Compare[E]) }

func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for i, v := range s1 {
		if i >= len(s2) {
			return +1
		}
		if c := cmp(v, s2[i]); c != 0 {
			return c
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}

func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if v == s[i] {
			return i
		}
	}
	return -1
}

func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

func Contains[S ~[]E, E comparable](s S, v E) bool         { return Index(s, v) >= 0 }
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc(s, f) >= 0 }
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	tail := s[i:]
	if len(v) == 0 {
		return s
	}
	return append(s[:i], append(v[:len(v):len(v)], tail...)...)
}

func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	return drop(s, append(s[:i], s[j:]...))
}

// drop zeroes what kept, a shorter s, no longer has.
func drop[S ~[]E, E any](s, kept S) S {
	clear(s[len(kept):])
	return kept
}

func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	i := IndexFunc(s, del)
	if i < 0 {
		return s
	}
	for _, v := range s[i+1:] {
		if !del(v) {
			s[i] = v
			i++
		}
	}
	return drop(s, s[:i])
}

func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	out := append(s[:i], append(v[:len(v):len(v)], s[j:]...)...)
	if len(out) < len(s) {
		clear(s[len(out):])
	}
	return out
}

func Clone[S ~[]E, E any](s S) S { return append(s[:0:0], s...) }

func Compact[S ~[]E, E comparable](s S) S {
	return CompactFunc(s, func(a, b E) bool { return a == b })
}

func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	if len(s) < 2 {
		return s
	}
	n := 1
	for i := 1; i < len(s); i++ {
		if !eq(s[i], s[i-1]) {
			n++
		} else {
			for i++; i < len(s); i++ {
				if !eq(s[i], s[i-1]) {
					s[n] = s[i]
					n++
				}
			}
		}
	}
	return drop(s, s[:n])
}

func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if n -= cap(s) - len(s); n > 0 {
		s = append(s[:cap(s)], make([]E, n)...)[:len(s)]
	}
	return s
}

func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

func Reverse[S ~[]E, E any](s S) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func Concat[S ~[]E, E any](slices ...S) S {
	size := 0
	for _, s := range slices {
		size += len(s)
	}
	all := Grow[S](nil, size)
	for _, s := range slices {
		all = append(all, s...)
	}
	return all
}

func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	if len(x) > 0 && count > (1<<63-1)/len(x) {
		panic("the result of (len(x) * count) overflows")
	}
	all := make(S, 0, len(x)*count)
	for ; count > 0; count-- {
		all = append(all, x...)
	}
	return all
}

func All[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i, v := range s {
			if !yield(i, v) {
				return
			}
		}
	}
}

func Backward[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i := len(s) - 1; i >= 0 && yield(i, s[i]); i-- {
		}
	}
}

func Values[Slice ~[]E, E any](s Slice) iter.Seq[E] {
	return func(yield func(E) bool) {
		for _, v := range s {
			if !yield(v) {
				return
			}
		}
	}
}

func AppendSeq[Slice ~[]E, E any](s Slice, seq iter.Seq[E]) Slice {
	seq(func(v E) bool {
		s = append(s, v)
		return true
	})
	return s
}

func Collect[E any](seq iter.Seq[E]) []E { return AppendSeq([]E(nil), seq) }

func Sorted[E cmp.Ordered](seq iter.Seq[E]) []E {
	s := Collect(seq)
	Sort(s)
	return s
}

func SortedFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	s := Collect(seq)
	SortFunc(s, cmp)
	return s
}

func SortedStableFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	s := Collect(seq)
	SortStableFunc(s, cmp)
	return s
}

func Chunk[Slice ~[]E, E any](s Slice, n int) iter.Seq[Slice] {
	if n < 1 {
		panic("cannot be less than 1")
	}
	return func(yield func(Slice) bool) {
		for i := 0; i < len(s); i += n {
			end := min(n, len(s[i:]))
			if !yield(s[i : i+end : i+end]) {
				return
			}
		}
	}
}

func sortInts(x []int)
func sortFloats(x []float64)
func sortStrings(x []string)

func Sort[S ~[]E, E cmp.Ordered](x S) {
	switch x := any([]E(x)).(type) {
	case []int:
		sortInts(x)
	case []float64:
		sortFloats(x)
	case []string:
		sortStrings(x)
	default:
		SortFunc(x.([]E), cmp.Compare[E])
	}
}

// SortFunc is not stable.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	limit := 0
	for i := len(x); i > 0; i >>= 1 {
		limit++
	}
	quick(x, 0, len(x), limit, cmp)
}

// The order in which equal elements end up is seen in a program's output, so this is pattern-defeating quicksort
// (O. Peters) with the very choices that Go makes.

func insertion[E any](x []E, a, b int, cmp func(a, b E) int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && cmp(x[j], x[j-1]) < 0; j-- {
			x[j], x[j-1] = x[j-1], x[j]
		}
	}
}

func siftDown[E any](x []E, root, size, first int, cmp func(a, b E) int) {
	for {
		child := 2*root + 1
		if child >= size {
			return
		}
		if child+1 < size && cmp(x[first+child], x[first+child+1]) < 0 {
			child++
		}
		if cmp(x[first+root], x[first+child]) >= 0 {
			return
		}
		x[first+root], x[first+child] = x[first+child], x[first+root]
		root = child
	}
}

func heapSort[E any](x []E, a, b int, cmp func(a, b E) int) {
	size := b - a
	for i := (size - 1) / 2; i >= 0; i-- {
		siftDown(x, i, size, a, cmp)
	}
	for i := size - 1; i >= 0; i-- {
		x[a], x[a+i] = x[a+i], x[a]
		siftDown(x, 0, i, a, cmp)
	}
}

// quick sorts [a, b); after limit bad partitions it turns to heap sort.
func quick[E any](x []E, a, b, limit int, cmp func(a, b E) int) {
	balanced, partitioned := true, true
	for b-a > 12 {
		size := b - a
		if limit == 0 {
			heapSort(x, a, b, cmp)
			return
		}
		if !balanced {
			scatter(x, a, b)
			limit--
		}
		pivot, swaps := choose(x, a, b, cmp)
		if swaps == 12 {
			// It probably descends.
			Reverse(x[a:b])
			pivot, swaps = b-1-(pivot-a), 0
		}
		if balanced && partitioned && swaps == 0 && nearly(x, a, b, cmp) {
			return
		}
		if a > 0 && cmp(x[a-1], x[pivot]) >= 0 {
			a = equals(x, a, b, pivot, cmp)
			continue
		}
		var mid int
		mid, partitioned = partition(x, a, b, pivot, cmp)
		if mid-a < b-mid {
			balanced = mid-a >= size/8
			quick(x, a, mid, limit, cmp)
			a = mid + 1
		} else {
			balanced = b-mid >= size/8
			quick(x, mid+1, b, limit, cmp)
			b = mid
		}
	}
	insertion(x, a, b, cmp)
}

// partition puts what is less than the pivot before it; already says that it was so.
func partition[E any](x []E, a, b, pivot int, cmp func(a, b E) int) (mid int, already bool) {
	x[a], x[pivot] = x[pivot], x[a]
	already = true
	for i, j := a+1, b-1; ; i, j, already = i+1, j-1, false {
		for i <= j && cmp(x[i], x[a]) < 0 {
			i++
		}
		for i <= j && cmp(x[j], x[a]) >= 0 {
			j--
		}
		if i > j {
			x[j], x[a] = x[a], x[j]
			return j, already
		}
		x[i], x[j] = x[j], x[i]
	}
}

// equals puts what equals the pivot, which is least, first, and gives where the rest begins.
func equals[E any](x []E, a, b, pivot int, cmp func(a, b E) int) int {
	x[a], x[pivot] = x[pivot], x[a]
	for i, j := a+1, b-1; ; i, j = i+1, j-1 {
		for i <= j && cmp(x[a], x[i]) >= 0 {
			i++
		}
		for i <= j && cmp(x[a], x[j]) < 0 {
			j--
		}
		if i > j {
			return i
		}
		x[i], x[j] = x[j], x[i]
	}
}

// nearly sorts what takes a few steps to sort, and says whether it did.
func nearly[E any](x []E, a, b int, cmp func(a, b E) int) bool {
	i := a + 1
	for step := 0; step < 5; step++ {
		for i < b && cmp(x[i], x[i-1]) >= 0 {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		x[i], x[i-1] = x[i-1], x[i]
		if i-a >= 2 {
			for j := i - 1; j >= 1 && cmp(x[j], x[j-1]) < 0; j-- {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && cmp(x[j], x[j-1]) < 0; j++ {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
	}
	return false
}

// scatter breaks a pattern that makes for bad partitions.
func scatter[E any](x []E, a, b int) {
	size := b - a
	random, mask := uint64(size), uint64(1)
	for mask <= random {
		mask <<= 1
	}
	for i, middle := 0, a+size/4*2-1; i < 3; i++ {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		other := int(random & (mask - 1))
		if other >= size {
			other -= size
		}
		x[middle+i], x[a+other] = x[a+other], x[middle+i]
	}
}

// choose gives a median, and how many pairs on the way to it were out of order: of 0 to 12.
func choose[E any](x []E, a, b int, cmp func(a, b E) int) (pivot, swaps int) {
	quarter := (b - a) / 4
	i, j, k := a+quarter, a+quarter*2, a+quarter*3
	median := func(a, b, c int) int {
		if cmp(x[b], x[a]) < 0 {
			swaps++
			a, b = b, a
		}
		if cmp(x[c], x[b]) < 0 {
			swaps++
			b = c
		}
		if cmp(x[b], x[a]) < 0 {
			swaps++
			b = a
		}
		return b
	}
	if b-a >= 50 {
		i, j, k = median(i-1, i, i+1), median(j-1, j, j+1), median(k-1, k, k+1)
	}
	return median(i, j, k), swaps
}

func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	merge(x, make([]E, len(x)/2+1), cmp)
}

// merge sorts both halves, and the two together by way of spare.
func merge[E any](x, spare []E, cmp func(a, b E) int) {
	if len(x) <= 12 {
		insertion(x, 0, len(x), cmp)
		return
	}
	mid := len(x) / 2
	merge(x[:mid], spare, cmp)
	merge(x[mid:], spare, cmp)
	if cmp(x[mid], x[mid-1]) >= 0 {
		return
	}
	copy(spare, x[:mid])
	for left, right, k := 0, mid, 0; left < mid; k++ {
		if right < len(x) && cmp(x[right], spare[left]) < 0 {
			x[k] = x[right]
			right++
		} else {
			x[k] = spare[left]
			left++
		}
	}
}

func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return IsSortedFunc(x, cmp.Compare[E]) }

func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Min: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = min(m, v)
	}
	return m
}

func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MinFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) < 0 {
			m = v
		}
	}
	return m
}

func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Max: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = max(m, v)
	}
	return m
}

func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MaxFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) > 0 {
			m = v
		}
	}
	return m
}

func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	return BinarySearchFunc(x, target, cmp.Compare[E])
}

func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	lo, hi := 0, len(x)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); cmp(x[mid], target) < 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(x) && cmp(x[lo], target) == 0
}
