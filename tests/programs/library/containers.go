package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type item struct {
	value    string
	priority int
	index    int
}
type pq []*item

func (q pq) Len() int           { return len(q) }
func (q pq) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q pq) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}
func (q *pq) Push(x any) {
	it := x.(*item)
	it.index = len(*q)
	*q = append(*q, it)
}
func (q *pq) Pop() any {
	old := *q
	it := old[len(old)-1]
	*q = old[:len(old)-1]
	return it
}

func show(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Print("| ")
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

func main() {
	q := pq{}
	for i, s := range []string{"d", "a", "c", "b", "e"} {
		heap.Push(&q, &item{value: s, priority: (i * 7) % 5})
	}
	q[3].priority = 10
	heap.Fix(&q, 3)
	x := heap.Remove(&q, 1).(*item)
	fmt.Println(x.value, len(q))
	for q.Len() > 0 {
		it := heap.Pop(&q).(*item)
		fmt.Print(it.value, it.priority, " ")
	}
	fmt.Println()
	var l list.List
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	show(&l)
	l.MoveToFront(e4)
	l.MoveToBack(e1)
	show(&l)
	l.MoveBefore(e1, e4)
	l.MoveAfter(e4, l.Back())
	show(&l)
	fmt.Println(l.Remove(e1), e1.Next(), l.Front().Prev())
	other := list.New()
	other.PushBack("x")
	l.PushBackList(other)
	l.PushFrontList(&l)
	show(&l)
	fmt.Println(other.InsertAfter(1, e4), other.Remove(e4))
	l.Init()
	show(&l)
	r := ring.New(5)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	r.Do(func(v any) { fmt.Print(v, " ") })
	fmt.Println()
	cut := r.Unlink(2)
	fmt.Println(cut.Len(), r.Len(), r.Move(2).Value, r.Prev().Value)
	r.Link(cut)
	r.Do(func(v any) { fmt.Print(v, " ") })
	fmt.Println(ring.New(0) == nil, (*ring.Ring)(nil).Len())
}

// Output:
// c 4
// d10 e3 a2 b1
// 1 2 3 4 | 4 3 2 1 4
// 4 2 3 1 | 1 3 2 4 4
// 1 2 3 4 | 4 3 2 1 4
// 1 <nil> <nil>
// 2 3 4 x 2 3 4 x | x 4 3 2 x 4 3 2 8
// <nil> 4
// | 0
// 0 1 2 3 4
// 2 3 4 4
// 0 1 2 3 4 true 0
