// Reader and writer of a ring share the number of items.
//
// Want: race
package main

type ring struct {
	items          [2]int
	count, in, out int
}

func (r *ring) put(v int) bool {
	if r.count == 2 {
		return false
	}
	r.items[r.in%2] = v
	r.in++
	r.count++
	return true
}

func (r *ring) take() (int, bool) {
	if r.count == 0 {
		return 0, false
	}
	v := r.items[r.out%2]
	r.out++
	r.count--
	return v, true
}

func main() {
	var r ring
	done := make(chan bool)
	go func() {
		r.put(1)
		done <- true
	}()
	r.take()
	<-done
}
