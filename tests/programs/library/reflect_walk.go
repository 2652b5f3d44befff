package main

import (
	"fmt"
	"reflect"
	"strings"
)

type Address struct {
	Street string `show:"yes"`
	Zip    int
}

type Person struct {
	Name    string
	Age     uint8
	Emails  []string
	Home    *Address
	Meta    map[string]any
	Next    *Person
	private bool
	Scores  [2]float64
	Any     any
}

func dump(v reflect.Value, depth int) {
	pad := strings.Repeat("  ", depth)
	switch v.Kind() {
	case reflect.Invalid:
		fmt.Println(pad + "invalid")
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			f := v.Type().Field(i)
			fmt.Printf("%s%s (%s) %q\n", pad, f.Name, f.Type, f.Tag)
			dump(v.Field(i), depth+1)
		}
	case reflect.Slice, reflect.Array:
		for i := 0; i < v.Len(); i++ {
			dump(v.Index(i), depth+1)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			fmt.Println(pad, k)
			dump(v.MapIndex(k), depth+1)
		}
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			fmt.Println(pad + "nil")
		} else {
			dump(v.Elem(), depth+1)
		}
	case reflect.Bool:
		fmt.Println(pad, v.Bool())
	case reflect.String:
		fmt.Println(pad + v.String())
	case reflect.Int:
		fmt.Println(pad, v.Int())
	case reflect.Uint8:
		fmt.Println(pad, v.Uint())
	default:
		fmt.Println(pad, v)
	}
}

func main() {
	p := Person{Name: "Ann", Age: 30, Emails: []string{"a@b", "c@d"}, Home: &Address{"Main", 123}, Meta: map[string]any{"k": []int{1}}, Scores: [2]float64{1, 2.5}, Any: Address{"x", 1}}
	p.Next = &Person{Name: "Bob"}
	dump(reflect.ValueOf(p), 0)
	dump(reflect.ValueOf(nil), 0)
}

// Output:
// Name (string) ""
//   Ann
// Age (uint8) ""
//    30
// Emails ([]string) ""
//     a@b
//     c@d
// Home (*main.Address) ""
//     Street (string) "show:\"yes\""
//       Main
//     Zip (int) ""
//        123
// Meta (map[string]interface {}) ""
//    k
//          1
// Next (*main.Person) ""
//     Name (string) ""
//       Bob
//     Age (uint8) ""
//        0
//     Emails ([]string) ""
//     Home (*main.Address) ""
//       nil
//     Meta (map[string]interface {}) ""
//     Next (*main.Person) ""
//       nil
//     private (bool) ""
//        false
//     Scores ([2]float64) ""
//          0
//          0
//     Any (interface {}) ""
//       nil
// private (bool) ""
//    false
// Scores ([2]float64) ""
//      1
//      2.5
// Any (interface {}) ""
//     Street (string) "show:\"yes\""
//       x
//     Zip (int) ""
//        1
// invalid
