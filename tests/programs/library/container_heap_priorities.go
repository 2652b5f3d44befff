// A priority queue whose priorities change.
package main

import (
	"container/heap"
	"fmt"
)

type task struct {
	name     string
	priority int
	index    int
}

type queue []*task

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i]; q[i].index, q[j].index = i, j }
func (q *queue) Push(x any)        { t := x.(*task); t.index = len(*q); *q = append(*q, t) }
func (q *queue) Pop() any {
	t := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return t
}

func main() {
	q := queue{{"a", 3, 0}, {"b", 1, 1}, {"c", 7, 2}}
	heap.Init(&q)
	b := q[0]
	for _, t := range q {
		if t.name == "b" {
			b = t
		}
	}
	b.priority = 5
	heap.Fix(&q, b.index)
	heap.Push(&q, &task{name: "d", priority: 4})
	heap.Remove(&q, q[0].index)
	for q.Len() > 0 {
		t := heap.Pop(&q).(*task)
		fmt.Println(t.name, t.priority)
	}
}

// Output:
// b 5
// d 4
// a 3
