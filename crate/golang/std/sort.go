// Package sort sorts slices and other collections.
package sort

type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// The order in which equal elements end up is seen in a program's output, so this is pattern-defeating quicksort
// (O. Peters) with the very choices that Go makes.

func insertion(data Interface, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

func siftDown(data Interface, root, size, first int) {
	for {
		child := 2*root + 1
		if child >= size {
			return
		}
		if child+1 < size && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+root, first+child) {
			return
		}
		data.Swap(first+root, first+child)
		root = child
	}
}

func heapSort(data Interface, a, b int) {
	size := b - a
	for i := (size - 1) / 2; i >= 0; i-- {
		siftDown(data, i, size, a)
	}
	for i := size - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		siftDown(data, 0, i, a)
	}
}

// quick sorts [a, b); after limit bad partitions it turns to heap sort.
func quick(data Interface, a, b, limit int) {
	balanced, partitioned := true, true
	for b-a > 12 {
		size := b - a
		if limit == 0 {
			heapSort(data, a, b)
			return
		}
		if !balanced {
			scatter(data, a, b)
			limit--
		}
		pivot, swaps := choose(data, a, b)
		if swaps == 12 {
			// It probably descends.
			reverse(data, a, b)
			pivot, swaps = b-1-(pivot-a), 0
		}
		if balanced && partitioned && swaps == 0 && nearly(data, a, b) {
			return
		}
		if a > 0 && !data.Less(a-1, pivot) {
			a = equals(data, a, b, pivot)
			continue
		}
		var mid int
		mid, partitioned = partition(data, a, b, pivot)
		if mid-a < b-mid {
			balanced = mid-a >= size/8
			quick(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = b-mid >= size/8
			quick(data, mid+1, b, limit)
			b = mid
		}
	}
	insertion(data, a, b)
}

// partition puts what is less than the pivot before it; already says that it was so.
func partition(data Interface, a, b, pivot int) (mid int, already bool) {
	data.Swap(a, pivot)
	already = true
	for i, j := a+1, b-1; ; i, j, already = i+1, j-1, false {
		for i <= j && data.Less(i, a) {
			i++
		}
		for i <= j && !data.Less(j, a) {
			j--
		}
		if i > j {
			data.Swap(j, a)
			return j, already
		}
		data.Swap(i, j)
	}
}

// equals puts what equals the pivot, which is least, first, and gives where the rest begins.
func equals(data Interface, a, b, pivot int) int {
	data.Swap(a, pivot)
	for i, j := a+1, b-1; ; i, j = i+1, j-1 {
		for i <= j && !data.Less(a, i) {
			i++
		}
		for i <= j && data.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
	}
}

// nearly sorts what takes a few steps to sort, and says whether it did.
func nearly(data Interface, a, b int) bool {
	i := a + 1
	for step := 0; step < 5; step++ {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data.Swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && data.Less(j, j-1); j-- {
				data.Swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && data.Less(j, j-1); j++ {
				data.Swap(j, j-1)
			}
		}
	}
	return false
}

// scatter breaks a pattern that makes for bad partitions.
func scatter(data Interface, a, b int) {
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
		data.Swap(middle+i, a+other)
	}
}

// choose gives a median, and how many pairs on the way to it were out of order: of 0 to 12.
func choose(data Interface, a, b int) (pivot, swaps int) {
	quarter := (b - a) / 4
	i, j, k := a+quarter, a+quarter*2, a+quarter*3
	median := func(a, b, c int) int {
		if data.Less(b, a) {
			swaps++
			a, b = b, a
		}
		if data.Less(c, b) {
			swaps++
			b = c
		}
		if data.Less(b, a) {
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

// Sort is not stable.
func Sort(data Interface) {
	n, limit := data.Len(), 0
	for i := n; i > 0; i >>= 1 {
		limit++
	}
	quick(data, 0, n, limit)
}

// Stable keeps equal elements in their order: insertion in blocks, then merging in place.
func Stable(data Interface) {
	n, block := data.Len(), 20
	for lo := 0; lo < n; lo += block {
		insertion(data, lo, min(lo+block, n))
	}
	for ; block < n; block *= 2 {
		for lo := 0; lo+block < n; lo += 2 * block {
			merge(data, lo, lo+block, min(lo+2*block, n))
		}
	}
}

// merge joins the sorted ranges [lo, mid) and [mid, hi): it finds the two middle parts that must change
// places, rotates them, and merges what is left of and right of the seam.
func merge(data Interface, lo, mid, hi int) {
	if lo == mid || mid == hi || !data.Less(mid, mid-1) {
		return
	}
	if hi-lo == 2 {
		data.Swap(lo, mid)
		return
	}
	var cutA, cutB int
	if mid-lo > hi-mid {
		cutA = lo + (mid-lo)/2
		cutB = mid + Search(hi-mid, func(i int) bool { return !data.Less(mid+i, cutA) })
	} else {
		cutB = mid + (hi-mid)/2
		cutA = lo + Search(mid-lo, func(i int) bool { return data.Less(cutB, lo+i) })
	}
	rotate(data, cutA, mid, cutB)
	seam := cutA + cutB - mid
	merge(data, lo, cutA, seam)
	merge(data, seam, cutB, hi)
}

func reverse(data Interface, lo, hi int) {
	for hi--; lo < hi; lo, hi = lo+1, hi-1 {
		data.Swap(lo, hi)
	}
}

// rotate makes [lo, mid) and [mid, hi) change places.
func rotate(data Interface, lo, mid, hi int) {
	reverse(data, lo, mid)
	reverse(data, mid, hi)
	reverse(data, lo, hi)
}

func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reversed struct{ Interface }

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse gives the opposite order.
func Reverse(data Interface) Interface { return &reversed{data} }

// length gives the length of the slice x; -1 if it is none.
func length(x any) int

// swap exchanges two elements of the slice x, whatever their type.
func swap(x any, i, j int)

type sliceLess struct {
	x    any
	n    int
	less func(i, j int) bool
}

func (s *sliceLess) Len() int           { return s.n }
func (s *sliceLess) Less(i, j int) bool { return s.less(i, j) }
func (s *sliceLess) Swap(i, j int)      { swap(s.x, i, j) }

func lengthOf(x any) int {
	n := length(x)
	if n < 0 {
		panic("reflect: call of Swapper on a value that is no slice")
	}
	return n
}

func Slice(x any, less func(i, j int) bool) { Sort(&sliceLess{x, lengthOf(x), less}) }

// permute makes of element i what element order[i] was, in the slice x.
func permute(x any, order []int)

// SliceStable sorts indices, by merging, and moves the elements when their order is known.
func SliceStable(x any, less func(i, j int) bool) {
	n := lengthOf(x)
	order := make([]int, n+n/2+1)
	for i := 0; i < n; i++ {
		order[i] = i
	}
	mergeIndices(order, 0, n, n, less)
	permute(x, order[:n])
}

// mergeIndices sorts [lo, hi) of order; the room from spare on is free.
func mergeIndices(order []int, lo, hi, spare int, less func(i, j int) bool) {
	if hi-lo <= 12 {
		for i := lo + 1; i < hi; i++ {
			for j := i; j > lo && less(order[j], order[j-1]); j-- {
				order[j], order[j-1] = order[j-1], order[j]
			}
		}
		return
	}
	mid := lo + (hi-lo)/2
	mergeIndices(order, lo, mid, spare, less)
	mergeIndices(order, mid, hi, spare, less)
	if !less(order[mid], order[mid-1]) {
		return
	}
	end := spare + copy(order[spare:], order[lo:mid])
	for k := lo; spare < end; k++ {
		if mid < hi && less(order[mid], order[spare]) {
			order[k] = order[mid]
			mid++
		} else {
			order[k] = order[spare]
			spare++
		}
	}
}

func SliceIsSorted(x any, less func(i, j int) bool) bool {
	return IsSorted(&sliceLess{x, lengthOf(x), less})
}

func Ints(x []int)
func Float64s(x []float64)
func Strings(x []string)

func IntsAreSorted(x []int) bool         { return IsSorted(IntSlice(x)) }
func Float64sAreSorted(x []float64) bool { return IsSorted(Float64Slice(x)) }
func StringsAreSorted(x []string) bool   { return IsSorted(StringSlice(x)) }

type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x IntSlice) Sort()              { Ints(x) }
func (x IntSlice) Search(v int) int   { return SearchInts(x, v) }

type Float64Slice []float64

func (x Float64Slice) Len() int             { return len(x) }
func (x Float64Slice) Less(i, j int) bool   { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)        { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Sort()                { Float64s(x) }
func (x Float64Slice) Search(v float64) int { return SearchFloat64s(x, v) }

type StringSlice []string

func (x StringSlice) Len() int            { return len(x) }
func (x StringSlice) Less(i, j int) bool  { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)       { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Sort()               { Strings(x) }
func (x StringSlice) Search(v string) int { return SearchStrings(x, v) }

// Search gives the smallest i of [0, n) for which f is true, or n; f is false up to there.
func Search(n int, f func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if f(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// Find is Search with a three-way comparison; found says whether cmp(i) is 0.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(i int) bool { return cmp(i) <= 0 })
	return i, i < n && cmp(i) == 0
}

func SearchInts(a []int, x int) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}
