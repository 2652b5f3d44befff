// Widths and precisions as arguments, and arguments by number.
package main

import "fmt"

func main() {
	fmt.Printf("|%*d|%-*d|%0*d|\n", 6, 42, 6, 42, 6, 42)
	fmt.Printf("|%.*f|%8.*f|%*.*f|\n", 2, 3.14159, 1, 2.71828, 9, 3, 1.41421)
	fmt.Printf("%[2]s %[1]s %[2]q %[1]x\n", "one", "two")
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 8)
	fmt.Printf("|%8q|%-8s|%08s|%.2s|%8.3s|\n", "ab", "cd", "ef", "ghi", "jklm")
	fmt.Printf("|%+d|% d|%x|%X|%#o|%#b|%c|%U|%#U|\n", 5, 5, 255, 255, 8, 5, 'é', 'é', 'é')
	fmt.Printf("|%6t|%v|%p|%T|\n", true, nil, nil, nil)
	fmt.Printf("%d%% %v %s\n", 50, []string{"a b", "c"}, []byte("bytes"))
	fmt.Printf("% x|%#x|% X|%x\n", "hello", "hello", []byte("hi"), []string{"a", "b"})
	fmt.Printf("%e %g %G %.3g %8.2e\n", 123456.789, 1e21, 1e-7, 1234.5678, 0.00012)
}

// Output:
// |    42|42    |000042|
// |3.14|     2.7|    1.414|
// two one "two" 6f6e65
//    12.00|
// |    "ab"|cd      |000000ef|gh|     jkl|
// |+5| 5|ff|FF|010|0b101|é|U+00E9|U+00E9 'é'|
// |  true|<nil>|%!p(<nil>)|<nil>|
// 50% [a b c] bytes
// 68 65 6c 6c 6f|0x68656c6c6f|68 69|[61 62]
// 1.234568e+05 1e+21 1E-07 1.23e+03 1.20e-04
