package main

import (
	"fmt"
	"strconv"
)

func main() {
	n, err := strconv.Atoi("123")
	fmt.Println(n, err)
	_, err = strconv.Atoi("12a")
	fmt.Println(err)
	_, err = strconv.ParseInt("9223372036854775808", 10, 64)
	fmt.Println(err)
	u, _ := strconv.ParseInt("-ff", 16, 64)
	f, _ := strconv.ParseFloat("3.25", 64)
	b, _ := strconv.ParseBool("true")
	fmt.Println(u, f, b, strconv.Itoa(-45), strconv.FormatInt(255, 2), strconv.Quote("a\"b\n"))
	fmt.Println(strconv.FormatFloat(1.0/3, 'f', 4, 64), strconv.FormatFloat(1e21, 'g', -1, 64))
}

// Output:
// 123 <nil>
// strconv.Atoi: parsing "12a": invalid syntax
// strconv.ParseInt: parsing "9223372036854775808": value out of range
// -255 3.25 true -45 11111111 "a\"b\n"
// 0.3333 1e+21
