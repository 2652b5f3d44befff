package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

type named struct{ n int }

func (v named) String() string { return fmt.Sprintf("named(%d)", v.n) }

type byPointer struct{ n int }

func (v *byPointer) String() string { return fmt.Sprintf("byPointer(%d)", v.n) }

type failure struct{ code int }

func (f failure) Error() string { return fmt.Sprint("failure ", f.code) }

type both int

func (b both) Error() string  { return "as error" }
func (b both) String() string { return "as string" }

type gostring int

func (gostring) GoString() string { return "gostring!" }

type custom struct{ x int }

func (c custom) Format(f fmt.State, verb rune) {
	w, hasW := f.Width()
	p, hasP := f.Precision()
	fmt.Fprintf(f, "custom[%c %d %v %d %v %v%v%v%v%v]", verb, w, hasW, p, hasP, f.Flag('+'), f.Flag('-'), f.Flag('#'), f.Flag(' '), f.Flag('0'))
}

type panics struct{ why any }

func (p panics) String() string { panic(p.why) }

type nilReceiver struct{ s string }

func (p *nilReceiver) String() string { return p.s }

type notString struct{}

func (notString) String() int { return 1 }

type needsArgument struct{}

func (needsArgument) Error(x int) string { return "no" }

type wrapper struct {
	Public named
	hidden named
	Err    error
	err    error
	Any    any
}
type embeds struct{ named }
type color int

const (
	red color = iota
	green
)

func (c color) String() string { return [...]string{"red", "green"}[c] }

type writer struct{ total int }

func (w *writer) Write(p []byte) (int, error) {
	w.total += len(p)
	if strings.Contains(string(p), "fail") {
		return 0, errors.New("refused")
	}
	return len(p), nil
}

func main() {
	values := []any{
		named{1}, &named{2}, byPointer{3}, &byPointer{4}, failure{5}, &failure{6}, both(1), gostring(1), custom{1}, notString{}, needsArgument{},
		[]named{{1}, {2}}, []*byPointer{}, map[named]failure{{1}: {2}}, wrapper{named{1}, named{2}, failure{3}, failure{4}, named{5}}, &wrapper{},
		embeds{named{9}}, red, green, []color{red, green}, map[color]int{green: 1, red: 2}, (*nilReceiver)(nil), &nilReceiver{"ok"}, [2]fmt.Stringer{named{1}, nil},
		struct{ C color }{green}, struct{ c color }{green}, struct{ E error }{failure{1}}, []error{failure{1}, nil, both(2)}, []any{custom{1}, gostring(2), nil},
	}
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%10v|", "%-12s|", "%.3v", "%+5.1d", "%T", "%w"} {
		for i, v := range values {
			fmt.Printf("%s %d: "+format+"\n", format, i, v)
		}
	}
	fmt.Println(panics{"text"}, panics{errors.New("err")}, panics{5}, panics{nil}, panics{named{1}}, color(7))
	fmt.Printf("%s|%d|%v|%+v|%x\n", panics{"a"}, panics{"b"}, []panics{{"c"}, {failure{2}}}, &panics{"d"}, panics{"e"})
	fmt.Printf("%#v\n", gostring(1))

	w := &writer{}
	n, err := fmt.Fprintf(w, "%v-%d", named{1}, 2)
	fmt.Println(n, err, w.total)
	n, err = fmt.Fprintln(w, "fail", failure{1})
	fmt.Println(n, err)
	n, err = fmt.Fprint(os.Stdout, "out ", 1, 2, named{3}, "\n")
	fmt.Println(n, err)
	var sb strings.Builder
	fmt.Fprintf(&sb, "%08.3f|%v", 3.14159, []named{{7}})
	fmt.Println(sb.String(), sb.Len())

	base := errors.New("base")
	one := fmt.Errorf("one: %w", base)
	two := fmt.Errorf("two: %w and %w", one, failure{7})
	none := fmt.Errorf("none %d", 1)
	bad := fmt.Errorf("bad %w", 5)
	again := fmt.Errorf("%[2]w %[1]v %[2]w", 1, base)
	for _, e := range []error{one, two, none, bad, again, fmt.Errorf("nil %w", nil), fmt.Errorf("%w", error(nil))} {
		fmt.Printf("%v|%T|%v\n", e, e, errors.Unwrap(e))
	}
	var f failure
	fmt.Println(errors.Is(two, base), errors.As(two, &f), f.code, errors.Is(none, base), errors.Is(again, base))
	fmt.Println(string(fmt.Appendf([]byte("x"), "%d", 1)), string(fmt.Append(nil, 1, 2)), string(fmt.Appendln(nil, "a", 1)))
}

// Output:
// %v 0: named(1)
// %v 1: named(2)
// %v 2: {3}
// %v 3: byPointer(4)
// %v 4: failure 5
// %v 5: failure 6
// %v 6: as error
// %v 7: 1
// %v 8: custom[v 0 false 0 false falsefalsefalsefalsefalse]
// %v 9: {}
// %v 10: {}
// %v 11: [named(1) named(2)]
// %v 12: []
// %v 13: map[named(1):failure 2]
// %v 14: {named(1) {2} failure 3 {4} named(5)}
// %v 15: &{named(0) {0} <nil> <nil> <nil>}
// %v 16: named(9)
// %v 17: red
// %v 18: green
// %v 19: [red green]
// %v 20: map[red:2 green:1]
// %v 21: <nil>
// %v 22: ok
// %v 23: [named(1) <nil>]
// %v 24: {green}
// %v 25: {1}
// %v 26: {failure 1}
// %v 27: [failure 1 <nil> as error]
// %v 28: [custom[v 0 false 0 false falsefalsefalsefalsefalse] 2 <nil>]
// %+v 0: named(1)
// %+v 1: named(2)
// %+v 2: {n:3}
// %+v 3: byPointer(4)
// %+v 4: failure 5
// %+v 5: failure 6
// %+v 6: as error
// %+v 7: 1
// %+v 8: custom[v 0 false 0 false truefalsefalsefalsefalse]
// %+v 9: {}
// %+v 10: {}
// %+v 11: [named(1) named(2)]
// %+v 12: []
// %+v 13: map[named(1):failure 2]
// %+v 14: {Public:named(1) hidden:{n:2} Err:failure 3 err:{code:4} Any:named(5)}
// %+v 15: &{Public:named(0) hidden:{n:0} Err:<nil> err:<nil> Any:<nil>}
// %+v 16: named(9)
// %+v 17: red
// %+v 18: green
// %+v 19: [red green]
// %+v 20: map[red:2 green:1]
// %+v 21: <nil>
// %+v 22: ok
// %+v 23: [named(1) <nil>]
// %+v 24: {C:green}
// %+v 25: {c:1}
// %+v 26: {E:failure 1}
// %+v 27: [failure 1 <nil> as error]
// %+v 28: [custom[v 0 false 0 false truefalsefalsefalsefalse] 2 <nil>]
// %#v 0: main.named{n:1}
// %#v 1: &main.named{n:2}
// %#v 2: main.byPointer{n:3}
// %#v 3: &main.byPointer{n:4}
// %#v 4: main.failure{code:5}
// %#v 5: &main.failure{code:6}
// %#v 6: 1
// %#v 7: gostring!
// %#v 8: custom[v 0 false 0 false falsefalsetruefalsefalse]
// %#v 9: main.notString{}
// %#v 10: main.needsArgument{}
// %#v 11: []main.named{main.named{n:1}, main.named{n:2}}
// %#v 12: []*main.byPointer{}
// %#v 13: map[main.named]main.failure{main.named{n:1}:main.failure{code:2}}
// %#v 14: main.wrapper{Public:main.named{n:1}, hidden:main.named{n:2}, Err:main.failure{code:3}, err:main.failure{code:4}, Any:main.named{n:5}}
// %#v 15: &main.wrapper{Public:main.named{n:0}, hidden:main.named{n:0}, Err:error(nil), err:error(nil), Any:interface {}(nil)}
// %#v 16: main.embeds{named:main.named{n:9}}
// %#v 17: 0
// %#v 18: 1
// %#v 19: []main.color{0, 1}
// %#v 20: map[main.color]int{0:2, 1:1}
// %#v 21: (*main.nilReceiver)(nil)
// %#v 22: &main.nilReceiver{s:"ok"}
// %#v 23: [2]fmt.Stringer{main.named{n:1}, fmt.Stringer(nil)}
// %#v 24: struct { C main.color }{C:1}
// %#v 25: struct { c main.color }{c:1}
// %#v 26: struct { E error }{E:main.failure{code:1}}
// %#v 27: []error{main.failure{code:1}, error(nil), 2}
// %#v 28: []interface {}{custom[v 0 false 0 false falsefalsetruefalsefalse], gostring!, interface {}(nil)}
// %s 0: named(1)
// %s 1: named(2)
// %s 2: {%!s(int=3)}
// %s 3: byPointer(4)
// %s 4: failure 5
// %s 5: failure 6
// %s 6: as error
// %s 7: %!s(main.gostring=1)
// %s 8: custom[s 0 false 0 false falsefalsefalsefalsefalse]
// %s 9: {}
// %s 10: {}
// %s 11: [named(1) named(2)]
// %s 12: []
// %s 13: map[named(1):failure 2]
// %s 14: {named(1) {%!s(int=2)} failure 3 {%!s(int=4)} named(5)}
// %s 15: &{named(0) {%!s(int=0)} <nil> <nil> <nil>}
// %s 16: named(9)
// %s 17: red
// %s 18: green
// %s 19: [red green]
// %s 20: map[red:%!s(int=2) green:%!s(int=1)]
// %s 21: <nil>
// %s 22: ok
// %s 23: [named(1) <nil>]
// %s 24: {green}
// %s 25: {%!s(main.color=1)}
// %s 26: {failure 1}
// %s 27: [failure 1 <nil> as error]
// %s 28: [custom[s 0 false 0 false falsefalsefalsefalsefalse] %!s(main.gostring=2) <nil>]
// %q 0: "named(1)"
// %q 1: "named(2)"
// %q 2: {'\x03'}
// %q 3: "byPointer(4)"
// %q 4: "failure 5"
// %q 5: "failure 6"
// %q 6: "as error"
// %q 7: '\x01'
// %q 8: custom[q 0 false 0 false falsefalsefalsefalsefalse]
// %q 9: {}
// %q 10: {}
// %q 11: ["named(1)" "named(2)"]
// %q 12: []
// %q 13: map["named(1)":"failure 2"]
// %q 14: {"named(1)" {'\x02'} "failure 3" {'\x04'} "named(5)"}
// %q 15: &{"named(0)" {'\x00'} <nil> <nil> <nil>}
// %q 16: "named(9)"
// %q 17: "red"
// %q 18: "green"
// %q 19: ["red" "green"]
// %q 20: map["red":'\x02' "green":'\x01']
// %q 21: <nil>
// %q 22: "ok"
// %q 23: ["named(1)" <nil>]
// %q 24: {"green"}
// %q 25: {'\x01'}
// %q 26: {"failure 1"}
// %q 27: ["failure 1" <nil> "as error"]
// %q 28: [custom[q 0 false 0 false falsefalsefalsefalsefalse] '\x02' <nil>]
// %x 0: 6e616d6564283129
// %x 1: 6e616d6564283229
// %x 2: {3}
// %x 3: 6279506f696e746572283429
// %x 4: 6661696c7572652035
// %x 5: 6661696c7572652036
// %x 6: 6173206572726f72
// %x 7: 1
// %x 8: custom[x 0 false 0 false falsefalsefalsefalsefalse]
// %x 9: {}
// %x 10: {}
// %x 11: [6e616d6564283129 6e616d6564283229]
// %x 12: []
// %x 13: map[6e616d6564283129:6661696c7572652032]
// %x 14: {6e616d6564283129 {2} 6661696c7572652033 {4} 6e616d6564283529}
// %x 15: &{6e616d6564283029 {0} <nil> <nil> <nil>}
// %x 16: 6e616d6564283929
// %x 17: 726564
// %x 18: 677265656e
// %x 19: [726564 677265656e]
// %x 20: map[726564:2 677265656e:1]
// %x 21: <nil>
// %x 22: 6f6b
// %x 23: [6e616d6564283129 <nil>]
// %x 24: {677265656e}
// %x 25: {1}
// %x 26: {6661696c7572652031}
// %x 27: [6661696c7572652031 <nil> 6173206572726f72]
// %x 28: [custom[x 0 false 0 false falsefalsefalsefalsefalse] 2 <nil>]
// %d 0: {1}
// %d 1: &{2}
// %d 2: {3}
// %d 3: &{4}
// %d 4: {5}
// %d 5: &{6}
// %d 6: 1
// %d 7: 1
// %d 8: custom[d 0 false 0 false falsefalsefalsefalsefalse]
// %d 9: {}
// %d 10: {}
// %d 11: [{1} {2}]
// %d 12: []
// %d 13: map[{1}:{2}]
// %d 14: {{1} {2} {3} {4} {5}}
// %d 15: &{{0} {0} <nil> <nil> <nil>}
// %d 16: {{9}}
// %d 17: 0
// %d 18: 1
// %d 19: [0 1]
// %d 20: map[0:2 1:1]
// %d 21: 0
// %d 22: &{%!d(string=ok)}
// %d 23: [{1} <nil>]
// %d 24: {1}
// %d 25: {1}
// %d 26: {{1}}
// %d 27: [{1} <nil> 2]
// %d 28: [custom[d 0 false 0 false falsefalsefalsefalsefalse] 2 <nil>]
// %10v| 0:   named(1)|
// %10v| 1:   named(2)|
// %10v| 2: {         3}|
// %10v| 3: byPointer(4)|
// %10v| 4:  failure 5|
// %10v| 5:  failure 6|
// %10v| 6:   as error|
// %10v| 7:          1|
// %10v| 8: custom[v 10 true 0 false falsefalsefalsefalsefalse]|
// %10v| 9: {}|
// %10v| 10: {}|
// %10v| 11: [  named(1)   named(2)]|
// %10v| 12: []|
// %10v| 13: map[  named(1): failure 2]|
// %10v| 14: {  named(1) {         2}  failure 3 {         4}   named(5)}|
// %10v| 15: &{  named(0) {         0} <nil> <nil> <nil>}|
// %10v| 16:   named(9)|
// %10v| 17:        red|
// %10v| 18:      green|
// %10v| 19: [       red      green]|
// %10v| 20: map[       red:         2      green:         1]|
// %10v| 21: <nil>|
// %10v| 22:         ok|
// %10v| 23: [  named(1) <nil>]|
// %10v| 24: {     green}|
// %10v| 25: {         1}|
// %10v| 26: { failure 1}|
// %10v| 27: [ failure 1 <nil>   as error]|
// %10v| 28: [custom[v 10 true 0 false falsefalsefalsefalsefalse]          2 <nil>]|
// %-12s| 0: named(1)    |
// %-12s| 1: named(2)    |
// %-12s| 2: {%!s(int=3           )}|
// %-12s| 3: byPointer(4)|
// %-12s| 4: failure 5   |
// %-12s| 5: failure 6   |
// %-12s| 6: as error    |
// %-12s| 7: %!s(main.gostring=1           )|
// %-12s| 8: custom[s 12 true 0 false falsetruefalsefalsefalse]|
// %-12s| 9: {}|
// %-12s| 10: {}|
// %-12s| 11: [named(1)     named(2)    ]|
// %-12s| 12: []|
// %-12s| 13: map[named(1)    :failure 2   ]|
// %-12s| 14: {named(1)     {%!s(int=2           )} failure 3    {%!s(int=4           )} named(5)    }|
// %-12s| 15: &{named(0)     {%!s(int=0           )} <nil> <nil> <nil>}|
// %-12s| 16: named(9)    |
// %-12s| 17: red         |
// %-12s| 18: green       |
// %-12s| 19: [red          green       ]|
// %-12s| 20: map[red         :%!s(int=2           ) green       :%!s(int=1           )]|
// %-12s| 21: <nil>|
// %-12s| 22: ok          |
// %-12s| 23: [named(1)     <nil>]|
// %-12s| 24: {green       }|
// %-12s| 25: {%!s(main.color=1           )}|
// %-12s| 26: {failure 1   }|
// %-12s| 27: [failure 1    <nil> as error    ]|
// %-12s| 28: [custom[s 12 true 0 false falsetruefalsefalsefalse] %!s(main.gostring=2           ) <nil>]|
// %.3v 0: nam
// %.3v 1: nam
// %.3v 2: {003}
// %.3v 3: byP
// %.3v 4: fai
// %.3v 5: fai
// %.3v 6: as
// %.3v 7: 001
// %.3v 8: custom[v 0 false 3 true falsefalsefalsefalsefalse]
// %.3v 9: {}
// %.3v 10: {}
// %.3v 11: [nam nam]
// %.3v 12: []
// %.3v 13: map[nam:fai]
// %.3v 14: {nam {002} fai {004} nam}
// %.3v 15: &{nam {000} <nil> <nil> <nil>}
// %.3v 16: nam
// %.3v 17: red
// %.3v 18: gre
// %.3v 19: [red gre]
// %.3v 20: map[red:002 gre:001]
// %.3v 21: <nil>
// %.3v 22: ok
// %.3v 23: [nam <nil>]
// %.3v 24: {gre}
// %.3v 25: {001}
// %.3v 26: {fai}
// %.3v 27: [fai <nil> as ]
// %.3v 28: [custom[v 0 false 3 true falsefalsefalsefalsefalse] 002 <nil>]
// %+5.1d 0: {   +1}
// %+5.1d 1: &{   +2}
// %+5.1d 2: {   +3}
// %+5.1d 3: &{   +4}
// %+5.1d 4: {   +5}
// %+5.1d 5: &{   +6}
// %+5.1d 6:    +1
// %+5.1d 7:    +1
// %+5.1d 8: custom[d 5 true 1 true truefalsefalsefalsefalse]
// %+5.1d 9: {}
// %+5.1d 10: {}
// %+5.1d 11: [{   +1} {   +2}]
// %+5.1d 12: []
// %+5.1d 13: map[{   +1}:{   +2}]
// %+5.1d 14: {{   +1} {   +2} {   +3} {   +4} {   +5}}
// %+5.1d 15: &{{   +0} {   +0} <nil> <nil> <nil>}
// %+5.1d 16: {{   +9}}
// %+5.1d 17:    +0
// %+5.1d 18:    +1
// %+5.1d 19: [   +0    +1]
// %+5.1d 20: map[   +0:   +2    +1:   +1]
// %+5.1d 21:    +0
// %+5.1d 22: &{%!d(string=    o)}
// %+5.1d 23: [{   +1} <nil>]
// %+5.1d 24: {   +1}
// %+5.1d 25: {   +1}
// %+5.1d 26: {{   +1}}
// %+5.1d 27: [{   +1} <nil>    +2]
// %+5.1d 28: [custom[d 5 true 1 true truefalsefalsefalsefalse]    +2 <nil>]
// %T 0: main.named
// %T 1: *main.named
// %T 2: main.byPointer
// %T 3: *main.byPointer
// %T 4: main.failure
// %T 5: *main.failure
// %T 6: main.both
// %T 7: main.gostring
// %T 8: main.custom
// %T 9: main.notString
// %T 10: main.needsArgument
// %T 11: []main.named
// %T 12: []*main.byPointer
// %T 13: map[main.named]main.failure
// %T 14: main.wrapper
// %T 15: *main.wrapper
// %T 16: main.embeds
// %T 17: main.color
// %T 18: main.color
// %T 19: []main.color
// %T 20: map[main.color]int
// %T 21: *main.nilReceiver
// %T 22: *main.nilReceiver
// %T 23: [2]fmt.Stringer
// %T 24: struct { C main.color }
// %T 25: struct { c main.color }
// %T 26: struct { E error }
// %T 27: []error
// %T 28: []interface {}
// %w 0: %!w(main.named={1})
// %w 1: %!w(*main.named=&{2})
// %w 2: %!w(main.byPointer={3})
// %w 3: %!w(*main.byPointer=&{4})
// %w 4: %!w(main.failure={5})
// %w 5: %!w(*main.failure=&{6})
// %w 6: %!w(main.both=1)
// %w 7: %!w(main.gostring=1)
// %w 8: %!w(main.custom={1})
// %w 9: %!w(main.notString={})
// %w 10: %!w(main.needsArgument={})
// %w 11: %!w([]main.named=[{1} {2}])
// %w 12: %!w([]*main.byPointer=[])
// %w 13: %!w(map[main.named]main.failure=map[{1}:{2}])
// %w 14: %!w(main.wrapper={{1} {2} {3} {4} {5}})
// %w 15: %!w(*main.wrapper=&{{0} {0} <nil> <nil> <nil>})
// %w 16: %!w(main.embeds={{9}})
// %w 17: %!w(main.color=0)
// %w 18: %!w(main.color=1)
// %w 19: %!w([]main.color=[0 1])
// %w 20: %!w(map[main.color]int=map[0:2 1:1])
// %w 21: %!w(*main.nilReceiver=<nil>)
// %w 22: %!w(*main.nilReceiver=&{ok})
// %w 23: %!w([2]fmt.Stringer=[{1} <nil>])
// %w 24: %!w(struct { C main.color }={1})
// %w 25: %!w(struct { c main.color }={1})
// %w 26: %!w(struct { E error }={{1}})
// %w 27: %!w([]error=[{1} <nil> 2])
// %w 28: %!w([]interface {}=[{1} 2 <nil>])
// %!v(PANIC=String method: text) %!v(PANIC=String method: err) %!v(PANIC=String method: 5) %!v(PANIC=String method: runtime error: panic called with nil argument) %!v(PANIC=String method: named(1)) %!v(PANIC=String method: runtime error: index out of range [7] with length 2)
// %!s(PANIC=String method: a)|{%!d(string=b)}|[%!v(PANIC=String method: c) %!v(PANIC=String method: failure 2)]|%!v(PANIC=String method: d)|%!x(PANIC=String method: e)
// gostring!
// 10 <nil> 10
// 0 refused
// out 1 2 named(3)
// 17 <nil>
// 0003.142|[named(7)] 19
// one: base|*fmt.wrapError|base
// two: one: base and failure 7|*fmt.wrapErrors|<nil>
// none 1|*errors.errorString|<nil>
// bad %!w(int=5)|*fmt.wrapError|<nil>
// base 1 base|*fmt.wrapErrors|<nil>
// nil %!w(<nil>)|*fmt.wrapError|<nil>
// %!w(<nil>)|*fmt.wrapError|<nil>
// true true 7 false true
// x1 1 2 a 1
