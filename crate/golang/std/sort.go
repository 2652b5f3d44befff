// Package sort sorts slices and other collections.
package sort

type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Ranges up to this long are sorted by insertion.
const short = 12

func insertion(data Interface, lo, hi int) {
	for i := lo + 1; i < hi; i++ {
		for j := i; j > lo && data.Less(j, j-1); j-- {
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

func heapSort(data Interface, lo, hi int) {
	size := hi - lo
	for i := size/2 - 1; i >= 0; i-- {
		siftDown(data, i, size, lo)
	}
	for i := size - 1; i > 0; i-- {
		data.Swap(lo, lo+i)
		siftDown(data, 0, i, lo)
	}
}

// middle moves the median of three elements to lo.
func middle(data Interface, lo, mid, hi int) {
	if data.Less(mid, lo) {
		data.Swap(mid, lo)
	}
	if data.Less(hi, mid) {
		data.Swap(hi, mid)
		if data.Less(mid, lo) {
			data.Swap(mid, lo)
		}
	}
	data.Swap(lo, mid)
}

// quick partitions around a median of three, and turns to heap sort where that goes badly depth times.
func quick(data Interface, lo, hi, depth int) {
	for hi-lo > short {
		if depth == 0 {
			heapSort(data, lo, hi)
			return
		}
		depth--
		middle(data, lo, lo+(hi-lo)/2, hi-1)
		i, j := lo+1, hi-1
		for {
			for i <= j && data.Less(i, lo) {
				i++
			}
			for i <= j && data.Less(lo, j) {
				j--
			}
			if i >= j {
				break
			}
			data.Swap(i, j)
			i++
			j--
		}
		data.Swap(lo, j)
		if j-lo < hi-j {
			quick(data, lo, j, depth)
			lo = j + 1
		} else {
			quick(data, j+1, hi, depth)
			hi = j
		}
	}
	insertion(data, lo, hi)
}

// Sort is not stable.
func Sort(data Interface) {
	n, depth := data.Len(), 0
	for i := n; i > 0; i >>= 1 {
		depth += 2
	}
	quick(data, 0, n, depth)
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

func Slice(x any, less func(i, j int) bool)       { Sort(&sliceLess{x, lengthOf(x), less}) }
func SliceStable(x any, less func(i, j int) bool) { Stable(&sliceLess{x, lengthOf(x), less}) }

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
