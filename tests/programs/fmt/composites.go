package main

import (
	"fmt"
	"time"
)

type inner struct {
	A int
	b string
}
type outer struct {
	inner
	P    *inner
	I    any
	E    error
	S    []inner
	M    map[string]int
	F    func()
	C    chan int
	D    time.Duration
	d    time.Duration
	Arr  [2]bool
	Next *outer
}
type empty struct{}
type problem string

func (p problem) Error() string { return string(p) }

type list []int
type table map[string]list
type pair struct{ X, Y any }
type number int
type fn func(int) string

func main() {
	var nilMap map[string]int
	var nilSlice []int
	var nilPointer *inner
	var nilFunc func()
	var nilChan chan int
	var nilError error
	values := []any{
		inner{1, "x"}, &inner{2, "y"}, outer{}, outer{I: 5, E: problem("bad"), S: []inner{{1, "a"}, {2, "b"}}, M: map[string]int{"z": 1, "a": 2}, D: time.Second, d: time.Second},
		empty{}, &empty{}, struct{}{}, list{1, 2}, list(nil), []int{}, nilSlice, &[]int{1, 2}, [3]int{1, 2, 3}, &[2]string{"a", "b"},
		map[string]int{"b": 2, "a": 1, "c": 3}, nilMap, &map[int]bool{2: true, 1: false}, table{"k": {1}, "j": nil},
		pair{1, "s"}, pair{nil, []any{1, nil, "x", 2.5}}, []any{1, "a", nil, true}, []*inner{nil}, [][]int{{1}, {2, 3}, nil},
		nilPointer, nilFunc, nilChan, nilError, nil, true, []bool{true, false}, [2]error{}, []error{problem("e1"), nil},
		map[any]int{2: 2, 1: 5, 10: 3}, map[bool]string{true: "t", false: "f"}, map[[2]int]string{{2, 1}: "b", {1, 9}: "a"}, map[inner]int{{2, "a"}: 1, {1, "z"}: 2},
		struct {
			A int
			B struct{ C []string }
		}{1, struct{ C []string }{[]string{"q"}}},
		number(7), []number{1, 2}, map[number]number{3: 4}, fn(nil), []time.Duration{1500 * time.Millisecond, 0}, time.March, time.Sunday,
	}
	for _, format := range []string{"%v", "%+v", "%#v", "%d", "%s", "%q", "%x", "%5v", "%-5v|", "%T", "%t", "%.1v"} {
		for i, v := range values {
			fmt.Printf("%s %d: "+format+"\n", format, i, v)
		}
	}
	fmt.Print(1, 2, "a", 3, 4, "b", "c", nil, nil, 'x', []int{1}, "\n")
	fmt.Println()
	fmt.Println("a", 1, nil, []string(nil), map[string]int(nil), struct{ a, b int }{1, 2})
	fmt.Println(fmt.Sprint(), fmt.Sprint("a", "b"), fmt.Sprint(1, 2), fmt.Sprintln("x", 1) == "x 1\n")
}

// Output:
// %v 0: {1 x}
// %v 1: &{2 y}
// %v 2: {{0 } <nil> <nil> <nil> [] map[] <nil> <nil> 0s 0 [false false] <nil>}
// %v 3: {{0 } <nil> 5 bad [{1 a} {2 b}] map[a:2 z:1] <nil> <nil> 1s 1000000000 [false false] <nil>}
// %v 4: {}
// %v 5: &{}
// %v 6: {}
// %v 7: [1 2]
// %v 8: []
// %v 9: []
// %v 10: []
// %v 11: &[1 2]
// %v 12: [1 2 3]
// %v 13: &[a b]
// %v 14: map[a:1 b:2 c:3]
// %v 15: map[]
// %v 16: &map[1:false 2:true]
// %v 17: map[j:[] k:[1]]
// %v 18: {1 s}
// %v 19: {<nil> [1 <nil> x 2.5]}
// %v 20: [1 a <nil> true]
// %v 21: [<nil>]
// %v 22: [[1] [2 3] []]
// %v 23: <nil>
// %v 24: <nil>
// %v 25: <nil>
// %v 26: <nil>
// %v 27: <nil>
// %v 28: true
// %v 29: [true false]
// %v 30: [<nil> <nil>]
// %v 31: [e1 <nil>]
// %v 32: map[1:5 2:2 10:3]
// %v 33: map[false:f true:t]
// %v 34: map[[1 9]:a [2 1]:b]
// %v 35: map[{1 z}:2 {2 a}:1]
// %v 36: {1 {[q]}}
// %v 37: 7
// %v 38: [1 2]
// %v 39: map[3:4]
// %v 40: <nil>
// %v 41: [1.5s 0s]
// %v 42: March
// %v 43: Sunday
// %+v 0: {A:1 b:x}
// %+v 1: &{A:2 b:y}
// %+v 2: {inner:{A:0 b:} P:<nil> I:<nil> E:<nil> S:[] M:map[] F:<nil> C:<nil> D:0s d:0 Arr:[false false] Next:<nil>}
// %+v 3: {inner:{A:0 b:} P:<nil> I:5 E:bad S:[{A:1 b:a} {A:2 b:b}] M:map[a:2 z:1] F:<nil> C:<nil> D:1s d:1000000000 Arr:[false false] Next:<nil>}
// %+v 4: {}
// %+v 5: &{}
// %+v 6: {}
// %+v 7: [1 2]
// %+v 8: []
// %+v 9: []
// %+v 10: []
// %+v 11: &[1 2]
// %+v 12: [1 2 3]
// %+v 13: &[a b]
// %+v 14: map[a:1 b:2 c:3]
// %+v 15: map[]
// %+v 16: &map[1:false 2:true]
// %+v 17: map[j:[] k:[1]]
// %+v 18: {X:1 Y:s}
// %+v 19: {X:<nil> Y:[1 <nil> x 2.5]}
// %+v 20: [1 a <nil> true]
// %+v 21: [<nil>]
// %+v 22: [[1] [2 3] []]
// %+v 23: <nil>
// %+v 24: <nil>
// %+v 25: <nil>
// %+v 26: <nil>
// %+v 27: <nil>
// %+v 28: true
// %+v 29: [true false]
// %+v 30: [<nil> <nil>]
// %+v 31: [e1 <nil>]
// %+v 32: map[1:5 2:2 10:3]
// %+v 33: map[false:f true:t]
// %+v 34: map[[1 9]:a [2 1]:b]
// %+v 35: map[{A:1 b:z}:2 {A:2 b:a}:1]
// %+v 36: {A:1 B:{C:[q]}}
// %+v 37: 7
// %+v 38: [1 2]
// %+v 39: map[3:4]
// %+v 40: <nil>
// %+v 41: [1.5s 0s]
// %+v 42: March
// %+v 43: Sunday
// %#v 0: main.inner{A:1, b:"x"}
// %#v 1: &main.inner{A:2, b:"y"}
// %#v 2: main.outer{inner:main.inner{A:0, b:""}, P:(*main.inner)(nil), I:interface {}(nil), E:error(nil), S:[]main.inner(nil), M:map[string]int(nil), F:(func())(nil), C:(chan int)(nil), D:0, d:0, Arr:[2]bool{false, false}, Next:(*main.outer)(nil)}
// %#v 3: main.outer{inner:main.inner{A:0, b:""}, P:(*main.inner)(nil), I:5, E:"bad", S:[]main.inner{main.inner{A:1, b:"a"}, main.inner{A:2, b:"b"}}, M:map[string]int{"a":2, "z":1}, F:(func())(nil), C:(chan int)(nil), D:1000000000, d:1000000000, Arr:[2]bool{false, false}, Next:(*main.outer)(nil)}
// %#v 4: main.empty{}
// %#v 5: &main.empty{}
// %#v 6: struct {}{}
// %#v 7: main.list{1, 2}
// %#v 8: main.list(nil)
// %#v 9: []int{}
// %#v 10: []int(nil)
// %#v 11: &[]int{1, 2}
// %#v 12: [3]int{1, 2, 3}
// %#v 13: &[2]string{"a", "b"}
// %#v 14: map[string]int{"a":1, "b":2, "c":3}
// %#v 15: map[string]int(nil)
// %#v 16: &map[int]bool{1:false, 2:true}
// %#v 17: main.table{"j":main.list(nil), "k":main.list{1}}
// %#v 18: main.pair{X:1, Y:"s"}
// %#v 19: main.pair{X:interface {}(nil), Y:[]interface {}{1, interface {}(nil), "x", 2.5}}
// %#v 20: []interface {}{1, "a", interface {}(nil), true}
// %#v 21: []*main.inner{(*main.inner)(nil)}
// %#v 22: [][]int{[]int{1}, []int{2, 3}, []int(nil)}
// %#v 23: (*main.inner)(nil)
// %#v 24: (func())(nil)
// %#v 25: (chan int)(nil)
// %#v 26: <nil>
// %#v 27: <nil>
// %#v 28: true
// %#v 29: []bool{true, false}
// %#v 30: [2]error{error(nil), error(nil)}
// %#v 31: []error{"e1", error(nil)}
// %#v 32: map[interface {}]int{1:5, 2:2, 10:3}
// %#v 33: map[bool]string{false:"f", true:"t"}
// %#v 34: map[[2]int]string{[2]int{1, 9}:"a", [2]int{2, 1}:"b"}
// %#v 35: map[main.inner]int{main.inner{A:1, b:"z"}:2, main.inner{A:2, b:"a"}:1}
// %#v 36: struct { A int; B struct { C []string } }{A:1, B:struct { C []string }{C:[]string{"q"}}}
// %#v 37: 7
// %#v 38: []main.number{1, 2}
// %#v 39: map[main.number]main.number{3:4}
// %#v 40: (main.fn)(nil)
// %#v 41: []time.Duration{1500000000, 0}
// %#v 42: 3
// %#v 43: 0
// %d 0: {1 %!d(string=x)}
// %d 1: &{2 %!d(string=y)}
// %d 2: {{0 %!d(string=)} 0 <nil> <nil> [] map[] 0 0 0 0 [%!d(bool=false) %!d(bool=false)] 0}
// %d 3: {{0 %!d(string=)} 0 5 %!d(main.problem=bad) [{1 %!d(string=a)} {2 %!d(string=b)}] map[%!d(string=a):2 %!d(string=z):1] 0 0 1000000000 1000000000 [%!d(bool=false) %!d(bool=false)] 0}
// %d 4: {}
// %d 5: &{}
// %d 6: {}
// %d 7: [1 2]
// %d 8: []
// %d 9: []
// %d 10: []
// %d 11: &[1 2]
// %d 12: [1 2 3]
// %d 13: &[%!d(string=a) %!d(string=b)]
// %d 14: map[%!d(string=a):1 %!d(string=b):2 %!d(string=c):3]
// %d 15: map[]
// %d 16: &map[1:%!d(bool=false) 2:%!d(bool=true)]
// %d 17: map[%!d(string=j):[] %!d(string=k):[1]]
// %d 18: {1 %!d(string=s)}
// %d 19: {<nil> [1 <nil> %!d(string=x) %!d(float64=2.5)]}
// %d 20: [1 %!d(string=a) <nil> %!d(bool=true)]
// %d 21: [0]
// %d 22: [[1] [2 3] []]
// %d 23: 0
// %d 24: 0
// %d 25: 0
// %d 26: %!d(<nil>)
// %d 27: %!d(<nil>)
// %d 28: %!d(bool=true)
// %d 29: [%!d(bool=true) %!d(bool=false)]
// %d 30: [<nil> <nil>]
// %d 31: [%!d(main.problem=e1) <nil>]
// %d 32: map[1:5 2:2 10:3]
// %d 33: map[%!d(bool=false):%!d(string=f) %!d(bool=true):%!d(string=t)]
// %d 34: map[[1 9]:%!d(string=a) [2 1]:%!d(string=b)]
// %d 35: map[{1 %!d(string=z)}:2 {2 %!d(string=a)}:1]
// %d 36: {1 {[%!d(string=q)]}}
// %d 37: 7
// %d 38: [1 2]
// %d 39: map[3:4]
// %d 40: 0
// %d 41: [1500000000 0]
// %d 42: 3
// %d 43: 0
// %s 0: {%!s(int=1) x}
// %s 1: &{%!s(int=2) y}
// %s 2: {{%!s(int=0) } %!s(*main.inner=<nil>) <nil> <nil> [] map[] %!s(func()=<nil>) %!s(chan int=<nil>) 0s %!s(time.Duration=0) [%!s(bool=false) %!s(bool=false)] %!s(*main.outer=<nil>)}
// %s 3: {{%!s(int=0) } %!s(*main.inner=<nil>) %!s(int=5) bad [{%!s(int=1) a} {%!s(int=2) b}] map[a:%!s(int=2) z:%!s(int=1)] %!s(func()=<nil>) %!s(chan int=<nil>) 1s %!s(time.Duration=1000000000) [%!s(bool=false) %!s(bool=false)] %!s(*main.outer=<nil>)}
// %s 4: {}
// %s 5: &{}
// %s 6: {}
// %s 7: [%!s(int=1) %!s(int=2)]
// %s 8: []
// %s 9: []
// %s 10: []
// %s 11: &[%!s(int=1) %!s(int=2)]
// %s 12: [%!s(int=1) %!s(int=2) %!s(int=3)]
// %s 13: &[a b]
// %s 14: map[a:%!s(int=1) b:%!s(int=2) c:%!s(int=3)]
// %s 15: map[]
// %s 16: &map[%!s(int=1):%!s(bool=false) %!s(int=2):%!s(bool=true)]
// %s 17: map[j:[] k:[%!s(int=1)]]
// %s 18: {%!s(int=1) s}
// %s 19: {<nil> [%!s(int=1) <nil> x %!s(float64=2.5)]}
// %s 20: [%!s(int=1) a <nil> %!s(bool=true)]
// %s 21: [%!s(*main.inner=<nil>)]
// %s 22: [[%!s(int=1)] [%!s(int=2) %!s(int=3)] []]
// %s 23: %!s(*main.inner=<nil>)
// %s 24: %!s(func()=<nil>)
// %s 25: %!s(chan int=<nil>)
// %s 26: %!s(<nil>)
// %s 27: %!s(<nil>)
// %s 28: %!s(bool=true)
// %s 29: [%!s(bool=true) %!s(bool=false)]
// %s 30: [<nil> <nil>]
// %s 31: [e1 <nil>]
// %s 32: map[%!s(int=1):%!s(int=5) %!s(int=2):%!s(int=2) %!s(int=10):%!s(int=3)]
// %s 33: map[%!s(bool=false):f %!s(bool=true):t]
// %s 34: map[[%!s(int=1) %!s(int=9)]:a [%!s(int=2) %!s(int=1)]:b]
// %s 35: map[{%!s(int=1) z}:%!s(int=2) {%!s(int=2) a}:%!s(int=1)]
// %s 36: {%!s(int=1) {[q]}}
// %s 37: %!s(main.number=7)
// %s 38: [%!s(main.number=1) %!s(main.number=2)]
// %s 39: map[%!s(main.number=3):%!s(main.number=4)]
// %s 40: %!s(main.fn=<nil>)
// %s 41: [1.5s 0s]
// %s 42: March
// %s 43: Sunday
// %q 0: {'\x01' "x"}
// %q 1: &{'\x02' "y"}
// %q 2: {{'\x00' ""} %!q(*main.inner=<nil>) <nil> <nil> [] map[] %!q(func()=<nil>) %!q(chan int=<nil>) "0s" '\x00' [%!q(bool=false) %!q(bool=false)] %!q(*main.outer=<nil>)}
// %q 3: {{'\x00' ""} %!q(*main.inner=<nil>) '\x05' "bad" [{'\x01' "a"} {'\x02' "b"}] map["a":'\x02' "z":'\x01'] %!q(func()=<nil>) %!q(chan int=<nil>) "1s" '�' [%!q(bool=false) %!q(bool=false)] %!q(*main.outer=<nil>)}
// %q 4: {}
// %q 5: &{}
// %q 6: {}
// %q 7: ['\x01' '\x02']
// %q 8: []
// %q 9: []
// %q 10: []
// %q 11: &['\x01' '\x02']
// %q 12: ['\x01' '\x02' '\x03']
// %q 13: &["a" "b"]
// %q 14: map["a":'\x01' "b":'\x02' "c":'\x03']
// %q 15: map[]
// %q 16: &map['\x01':%!q(bool=false) '\x02':%!q(bool=true)]
// %q 17: map["j":[] "k":['\x01']]
// %q 18: {'\x01' "s"}
// %q 19: {<nil> ['\x01' <nil> "x" %!q(float64=2.5)]}
// %q 20: ['\x01' "a" <nil> %!q(bool=true)]
// %q 21: [%!q(*main.inner=<nil>)]
// %q 22: [['\x01'] ['\x02' '\x03'] []]
// %q 23: %!q(*main.inner=<nil>)
// %q 24: %!q(func()=<nil>)
// %q 25: %!q(chan int=<nil>)
// %q 26: %!q(<nil>)
// %q 27: %!q(<nil>)
// %q 28: %!q(bool=true)
// %q 29: [%!q(bool=true) %!q(bool=false)]
// %q 30: [<nil> <nil>]
// %q 31: ["e1" <nil>]
// %q 32: map['\x01':'\x05' '\x02':'\x02' '\n':'\x03']
// %q 33: map[%!q(bool=false):"f" %!q(bool=true):"t"]
// %q 34: map[['\x01' '\t']:"a" ['\x02' '\x01']:"b"]
// %q 35: map[{'\x01' "z"}:'\x02' {'\x02' "a"}:'\x01']
// %q 36: {'\x01' {["q"]}}
// %q 37: '\a'
// %q 38: ['\x01' '\x02']
// %q 39: map['\x03':'\x04']
// %q 40: %!q(main.fn=<nil>)
// %q 41: ["1.5s" "0s"]
// %q 42: "March"
// %q 43: "Sunday"
// %x 0: {1 78}
// %x 1: &{2 79}
// %x 2: {{0 } 0 <nil> <nil> [] map[] 0 0 3073 0 [%!x(bool=false) %!x(bool=false)] 0}
// %x 3: {{0 } 0 5 626164 [{1 61} {2 62}] map[61:2 7a:1] 0 0 3173 3b9aca00 [%!x(bool=false) %!x(bool=false)] 0}
// %x 4: {}
// %x 5: &{}
// %x 6: {}
// %x 7: [1 2]
// %x 8: []
// %x 9: []
// %x 10: []
// %x 11: &[1 2]
// %x 12: [1 2 3]
// %x 13: &[61 62]
// %x 14: map[61:1 62:2 63:3]
// %x 15: map[]
// %x 16: &map[1:%!x(bool=false) 2:%!x(bool=true)]
// %x 17: map[6a:[] 6b:[1]]
// %x 18: {1 73}
// %x 19: {<nil> [1 <nil> 78 0x1.4p+01]}
// %x 20: [1 61 <nil> %!x(bool=true)]
// %x 21: [0]
// %x 22: [[1] [2 3] []]
// %x 23: 0
// %x 24: 0
// %x 25: 0
// %x 26: %!x(<nil>)
// %x 27: %!x(<nil>)
// %x 28: %!x(bool=true)
// %x 29: [%!x(bool=true) %!x(bool=false)]
// %x 30: [<nil> <nil>]
// %x 31: [6531 <nil>]
// %x 32: map[1:5 2:2 a:3]
// %x 33: map[%!x(bool=false):66 %!x(bool=true):74]
// %x 34: map[[1 9]:61 [2 1]:62]
// %x 35: map[{1 7a}:2 {2 61}:1]
// %x 36: {1 {[71]}}
// %x 37: 7
// %x 38: [1 2]
// %x 39: map[3:4]
// %x 40: 0
// %x 41: [312e3573 3073]
// %x 42: 4d61726368
// %x 43: 53756e646179
// %5v 0: {    1     x}
// %5v 1: &{    2     y}
// %5v 2: {{    0      } <nil> <nil> <nil> [] map[] <nil> <nil>    0s     0 [false false] <nil>}
// %5v 3: {{    0      } <nil>     5   bad [{    1     a} {    2     b}] map[    a:    2     z:    1] <nil> <nil>    1s 1000000000 [false false] <nil>}
// %5v 4: {}
// %5v 5: &{}
// %5v 6: {}
// %5v 7: [    1     2]
// %5v 8: []
// %5v 9: []
// %5v 10: []
// %5v 11: &[    1     2]
// %5v 12: [    1     2     3]
// %5v 13: &[    a     b]
// %5v 14: map[    a:    1     b:    2     c:    3]
// %5v 15: map[]
// %5v 16: &map[    1:false     2: true]
// %5v 17: map[    j:[]     k:[    1]]
// %5v 18: {    1     s}
// %5v 19: {<nil> [    1 <nil>     x   2.5]}
// %5v 20: [    1     a <nil>  true]
// %5v 21: [<nil>]
// %5v 22: [[    1] [    2     3] []]
// %5v 23: <nil>
// %5v 24: <nil>
// %5v 25: <nil>
// %5v 26: <nil>
// %5v 27: <nil>
// %5v 28:  true
// %5v 29: [ true false]
// %5v 30: [<nil> <nil>]
// %5v 31: [   e1 <nil>]
// %5v 32: map[    1:    5     2:    2    10:    3]
// %5v 33: map[false:    f  true:    t]
// %5v 34: map[[    1     9]:    a [    2     1]:    b]
// %5v 35: map[{    1     z}:    2 {    2     a}:    1]
// %5v 36: {    1 {[    q]}}
// %5v 37:     7
// %5v 38: [    1     2]
// %5v 39: map[    3:    4]
// %5v 40: <nil>
// %5v 41: [ 1.5s    0s]
// %5v 42: March
// %5v 43: Sunday
// %-5v| 0: {1     x    }|
// %-5v| 1: &{2     y    }|
// %-5v| 2: {{0          } <nil> <nil> <nil> [] map[] <nil> <nil> 0s    0     [false false] <nil>}|
// %-5v| 3: {{0          } <nil> 5     bad   [{1     a    } {2     b    }] map[a    :2     z    :1    ] <nil> <nil> 1s    1000000000 [false false] <nil>}|
// %-5v| 4: {}|
// %-5v| 5: &{}|
// %-5v| 6: {}|
// %-5v| 7: [1     2    ]|
// %-5v| 8: []|
// %-5v| 9: []|
// %-5v| 10: []|
// %-5v| 11: &[1     2    ]|
// %-5v| 12: [1     2     3    ]|
// %-5v| 13: &[a     b    ]|
// %-5v| 14: map[a    :1     b    :2     c    :3    ]|
// %-5v| 15: map[]|
// %-5v| 16: &map[1    :false 2    :true ]|
// %-5v| 17: map[j    :[] k    :[1    ]]|
// %-5v| 18: {1     s    }|
// %-5v| 19: {<nil> [1     <nil> x     2.5  ]}|
// %-5v| 20: [1     a     <nil> true ]|
// %-5v| 21: [<nil>]|
// %-5v| 22: [[1    ] [2     3    ] []]|
// %-5v| 23: <nil>|
// %-5v| 24: <nil>|
// %-5v| 25: <nil>|
// %-5v| 26: <nil>|
// %-5v| 27: <nil>|
// %-5v| 28: true |
// %-5v| 29: [true  false]|
// %-5v| 30: [<nil> <nil>]|
// %-5v| 31: [e1    <nil>]|
// %-5v| 32: map[1    :5     2    :2     10   :3    ]|
// %-5v| 33: map[false:f     true :t    ]|
// %-5v| 34: map[[1     9    ]:a     [2     1    ]:b    ]|
// %-5v| 35: map[{1     z    }:2     {2     a    }:1    ]|
// %-5v| 36: {1     {[q    ]}}|
// %-5v| 37: 7    |
// %-5v| 38: [1     2    ]|
// %-5v| 39: map[3    :4    ]|
// %-5v| 40: <nil>|
// %-5v| 41: [1.5s  0s   ]|
// %-5v| 42: March|
// %-5v| 43: Sunday|
// %T 0: main.inner
// %T 1: *main.inner
// %T 2: main.outer
// %T 3: main.outer
// %T 4: main.empty
// %T 5: *main.empty
// %T 6: struct {}
// %T 7: main.list
// %T 8: main.list
// %T 9: []int
// %T 10: []int
// %T 11: *[]int
// %T 12: [3]int
// %T 13: *[2]string
// %T 14: map[string]int
// %T 15: map[string]int
// %T 16: *map[int]bool
// %T 17: main.table
// %T 18: main.pair
// %T 19: main.pair
// %T 20: []interface {}
// %T 21: []*main.inner
// %T 22: [][]int
// %T 23: *main.inner
// %T 24: func()
// %T 25: chan int
// %T 26: <nil>
// %T 27: <nil>
// %T 28: bool
// %T 29: []bool
// %T 30: [2]error
// %T 31: []error
// %T 32: map[interface {}]int
// %T 33: map[bool]string
// %T 34: map[[2]int]string
// %T 35: map[main.inner]int
// %T 36: struct { A int; B struct { C []string } }
// %T 37: main.number
// %T 38: []main.number
// %T 39: map[main.number]main.number
// %T 40: main.fn
// %T 41: []time.Duration
// %T 42: time.Month
// %T 43: time.Weekday
// %t 0: {%!t(int=1) %!t(string=x)}
// %t 1: &{%!t(int=2) %!t(string=y)}
// %t 2: {{%!t(int=0) %!t(string=)} %!t(*main.inner=<nil>) <nil> <nil> [] map[] %!t(func()=<nil>) %!t(chan int=<nil>) %!t(time.Duration=0) %!t(time.Duration=0) [false false] %!t(*main.outer=<nil>)}
// %t 3: {{%!t(int=0) %!t(string=)} %!t(*main.inner=<nil>) %!t(int=5) %!t(main.problem=bad) [{%!t(int=1) %!t(string=a)} {%!t(int=2) %!t(string=b)}] map[%!t(string=a):%!t(int=2) %!t(string=z):%!t(int=1)] %!t(func()=<nil>) %!t(chan int=<nil>) %!t(time.Duration=1000000000) %!t(time.Duration=1000000000) [false false] %!t(*main.outer=<nil>)}
// %t 4: {}
// %t 5: &{}
// %t 6: {}
// %t 7: [%!t(int=1) %!t(int=2)]
// %t 8: []
// %t 9: []
// %t 10: []
// %t 11: &[%!t(int=1) %!t(int=2)]
// %t 12: [%!t(int=1) %!t(int=2) %!t(int=3)]
// %t 13: &[%!t(string=a) %!t(string=b)]
// %t 14: map[%!t(string=a):%!t(int=1) %!t(string=b):%!t(int=2) %!t(string=c):%!t(int=3)]
// %t 15: map[]
// %t 16: &map[%!t(int=1):false %!t(int=2):true]
// %t 17: map[%!t(string=j):[] %!t(string=k):[%!t(int=1)]]
// %t 18: {%!t(int=1) %!t(string=s)}
// %t 19: {<nil> [%!t(int=1) <nil> %!t(string=x) %!t(float64=2.5)]}
// %t 20: [%!t(int=1) %!t(string=a) <nil> true]
// %t 21: [%!t(*main.inner=<nil>)]
// %t 22: [[%!t(int=1)] [%!t(int=2) %!t(int=3)] []]
// %t 23: %!t(*main.inner=<nil>)
// %t 24: %!t(func()=<nil>)
// %t 25: %!t(chan int=<nil>)
// %t 26: %!t(<nil>)
// %t 27: %!t(<nil>)
// %t 28: true
// %t 29: [true false]
// %t 30: [<nil> <nil>]
// %t 31: [%!t(main.problem=e1) <nil>]
// %t 32: map[%!t(int=1):%!t(int=5) %!t(int=2):%!t(int=2) %!t(int=10):%!t(int=3)]
// %t 33: map[false:%!t(string=f) true:%!t(string=t)]
// %t 34: map[[%!t(int=1) %!t(int=9)]:%!t(string=a) [%!t(int=2) %!t(int=1)]:%!t(string=b)]
// %t 35: map[{%!t(int=1) %!t(string=z)}:%!t(int=2) {%!t(int=2) %!t(string=a)}:%!t(int=1)]
// %t 36: {%!t(int=1) {[%!t(string=q)]}}
// %t 37: %!t(main.number=7)
// %t 38: [%!t(main.number=1) %!t(main.number=2)]
// %t 39: map[%!t(main.number=3):%!t(main.number=4)]
// %t 40: %!t(main.fn=<nil>)
// %t 41: [%!t(time.Duration=1500000000) %!t(time.Duration=0)]
// %t 42: %!t(time.Month=3)
// %t 43: %!t(time.Weekday=0)
// %.1v 0: {1 x}
// %.1v 1: &{2 y}
// %.1v 2: {{0 } <nil> <nil> <nil> [] map[] <nil> <nil> 0 0 [false false] <nil>}
// %.1v 3: {{0 } <nil> 5 b [{1 a} {2 b}] map[a:2 z:1] <nil> <nil> 1 1000000000 [false false] <nil>}
// %.1v 4: {}
// %.1v 5: &{}
// %.1v 6: {}
// %.1v 7: [1 2]
// %.1v 8: []
// %.1v 9: []
// %.1v 10: []
// %.1v 11: &[1 2]
// %.1v 12: [1 2 3]
// %.1v 13: &[a b]
// %.1v 14: map[a:1 b:2 c:3]
// %.1v 15: map[]
// %.1v 16: &map[1:false 2:true]
// %.1v 17: map[j:[] k:[1]]
// %.1v 18: {1 s}
// %.1v 19: {<nil> [1 <nil> x 2]}
// %.1v 20: [1 a <nil> true]
// %.1v 21: [<nil>]
// %.1v 22: [[1] [2 3] []]
// %.1v 23: <nil>
// %.1v 24: <nil>
// %.1v 25: <nil>
// %.1v 26: <nil>
// %.1v 27: <nil>
// %.1v 28: true
// %.1v 29: [true false]
// %.1v 30: [<nil> <nil>]
// %.1v 31: [e <nil>]
// %.1v 32: map[1:5 2:2 10:3]
// %.1v 33: map[false:f true:t]
// %.1v 34: map[[1 9]:a [2 1]:b]
// %.1v 35: map[{1 z}:2 {2 a}:1]
// %.1v 36: {1 {[q]}}
// %.1v 37: 7
// %.1v 38: [1 2]
// %.1v 39: map[3:4]
// %.1v 40: <nil>
// %.1v 41: [1 0]
// %.1v 42: M
// %.1v 43: S
// 1 2a3 4bc<nil> <nil> 120 [1]
//
// a 1 <nil> [] map[] {1 2}
//  ab 1 2 true
