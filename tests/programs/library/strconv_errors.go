package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {
	for _, c := range []struct {
		s    string
		base int
		bits int
	}{{"42", 10, 64}, {"-129", 10, 8}, {"0xff", 0, 16}, {"ff", 16, 64}, {"0b101", 0, 64}, {"0o17", 0, 64}, {"017", 0, 64}, {"1_000", 0, 64}, {"1_000", 10, 64}, {"", 10, 64}, {"12a", 10, 64}, {"99999999999999999999", 10, 64}, {"-99999999999999999999", 10, 64}, {"1", 1, 64}, {"1", 37, 64}, {"1", 10, 65}, {"1", 10, -1}, {"zz", 36, 64}, {"+5", 10, 64}, {"+", 10, 64}, {"32768", 10, 16}, {"_874", 0, 8}, {"999x", 10, 8}, {"_1", 0, 8}, {"1__0", 0, 64}, {"0x_1", 0, 64}, {"08", 0, 64}, {"0x", 0, 64}} {
		i, err := strconv.ParseInt(c.s, c.base, c.bits)
		u, err2 := strconv.ParseUint(c.s, c.base, c.bits)
		fmt.Println(i, err, u, err2)
	}
	for _, s := range []string{"1.5", "1e400", "-1e400", "nan", "inf", "-Infinity", "0x1p-2", "1e", ".", "1_0.5", "", "1.7976931348623159e308", "5e-324", "1e-400", "0x1.8", "infinit", "+.5e+1", "16777217"} {
		f, err := strconv.ParseFloat(s, 64)
		g, err2 := strconv.ParseFloat(s, 32)
		fmt.Println(f, err, g, err2)
	}
	for _, s := range []string{"true", "T", "0", "yes", ""} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err)
	}
	_, err := strconv.Atoi("nope")
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, ne.Err == strconv.ErrSyntax, errors.Is(err, strconv.ErrSyntax))
	_, err = strconv.Atoi("9223372036854775808")
	fmt.Println(err, errors.Is(err, strconv.ErrRange))
	for _, f := range []float64{0, 1, -1.5, 1e21, 1e20, 123456789, 0.000001, 0.0000001, 1.0 / 3} {
		fmt.Println(strconv.FormatFloat(f, 'g', -1, 64), strconv.FormatFloat(f, 'e', 2, 64), strconv.FormatFloat(f, 'f', 3, 64), strconv.FormatFloat(f, 'G', 4, 32), strconv.FormatFloat(f, 'x', -1, 64), strconv.FormatFloat(f, 'b', -1, 32))
	}
	fmt.Println(strconv.FormatInt(-255, 36), strconv.FormatUint(1<<64-1, 2), strconv.Itoa(-7))
	func() {
		defer func() { fmt.Println(recover()) }()
		strconv.FormatInt(1, 37)
	}()
	fmt.Println(strconv.FormatFloat(1, 'z', 1, 64))
}

// Output:
// 42 <nil> 42 <nil>
// -128 strconv.ParseInt: parsing "-129": value out of range 0 strconv.ParseUint: parsing "-129": invalid syntax
// 255 <nil> 255 <nil>
// 255 <nil> 255 <nil>
// 5 <nil> 5 <nil>
// 15 <nil> 15 <nil>
// 15 <nil> 15 <nil>
// 1000 <nil> 1000 <nil>
// 0 strconv.ParseInt: parsing "1_000": invalid syntax 0 strconv.ParseUint: parsing "1_000": invalid syntax
// 0 strconv.ParseInt: parsing "": invalid syntax 0 strconv.ParseUint: parsing "": invalid syntax
// 0 strconv.ParseInt: parsing "12a": invalid syntax 0 strconv.ParseUint: parsing "12a": invalid syntax
// 9223372036854775807 strconv.ParseInt: parsing "99999999999999999999": value out of range 18446744073709551615 strconv.ParseUint: parsing "99999999999999999999": value out of range
// -9223372036854775808 strconv.ParseInt: parsing "-99999999999999999999": value out of range 0 strconv.ParseUint: parsing "-99999999999999999999": invalid syntax
// 0 strconv.ParseInt: parsing "1": invalid base 1 0 strconv.ParseUint: parsing "1": invalid base 1
// 0 strconv.ParseInt: parsing "1": invalid base 37 0 strconv.ParseUint: parsing "1": invalid base 37
// 0 strconv.ParseInt: parsing "1": invalid bit size 65 0 strconv.ParseUint: parsing "1": invalid bit size 65
// 0 strconv.ParseInt: parsing "1": invalid bit size -1 0 strconv.ParseUint: parsing "1": invalid bit size -1
// 1295 <nil> 1295 <nil>
// 5 <nil> 0 strconv.ParseUint: parsing "+5": invalid syntax
// 0 strconv.ParseInt: parsing "+": invalid syntax 0 strconv.ParseUint: parsing "+": invalid syntax
// 32767 strconv.ParseInt: parsing "32768": value out of range 32768 <nil>
// 127 strconv.ParseInt: parsing "_874": value out of range 255 strconv.ParseUint: parsing "_874": value out of range
// 127 strconv.ParseInt: parsing "999x": value out of range 255 strconv.ParseUint: parsing "999x": value out of range
// 0 strconv.ParseInt: parsing "_1": invalid syntax 0 strconv.ParseUint: parsing "_1": invalid syntax
// 0 strconv.ParseInt: parsing "1__0": invalid syntax 0 strconv.ParseUint: parsing "1__0": invalid syntax
// 1 <nil> 1 <nil>
// 0 strconv.ParseInt: parsing "08": invalid syntax 0 strconv.ParseUint: parsing "08": invalid syntax
// 0 strconv.ParseInt: parsing "0x": invalid syntax 0 strconv.ParseUint: parsing "0x": invalid syntax
// 1.5 <nil> 1.5 <nil>
// +Inf strconv.ParseFloat: parsing "1e400": value out of range +Inf strconv.ParseFloat: parsing "1e400": value out of range
// -Inf strconv.ParseFloat: parsing "-1e400": value out of range -Inf strconv.ParseFloat: parsing "-1e400": value out of range
// NaN <nil> NaN <nil>
// +Inf <nil> +Inf <nil>
// -Inf <nil> -Inf <nil>
// 0.25 <nil> 0.25 <nil>
// 0 strconv.ParseFloat: parsing "1e": invalid syntax 0 strconv.ParseFloat: parsing "1e": invalid syntax
// 0 strconv.ParseFloat: parsing ".": invalid syntax 0 strconv.ParseFloat: parsing ".": invalid syntax
// 10.5 <nil> 10.5 <nil>
// 0 strconv.ParseFloat: parsing "": invalid syntax 0 strconv.ParseFloat: parsing "": invalid syntax
// +Inf strconv.ParseFloat: parsing "1.7976931348623159e308": value out of range +Inf strconv.ParseFloat: parsing "1.7976931348623159e308": value out of range
// 5e-324 <nil> 0 <nil>
// 0 <nil> 0 <nil>
// 0 strconv.ParseFloat: parsing "0x1.8": invalid syntax 0 strconv.ParseFloat: parsing "0x1.8": invalid syntax
// 0 strconv.ParseFloat: parsing "infinit": invalid syntax 0 strconv.ParseFloat: parsing "infinit": invalid syntax
// 5 <nil> 5 <nil>
// 1.6777217e+07 <nil> 1.6777216e+07 <nil>
// true <nil>
// true <nil>
// false <nil>
// false strconv.ParseBool: parsing "yes": invalid syntax
// false strconv.ParseBool: parsing "": invalid syntax
// true Atoi nope true true
// strconv.Atoi: parsing "9223372036854775808": value out of range true
// 0 0.00e+00 0.000 0 0x0p+00 0p-149
// 1 1.00e+00 1.000 1 0x1p+00 8388608p-23
// -1.5 -1.50e+00 -1.500 -1.5 -0x1.8p+00 -12582912p-23
// 1e+21 1.00e+21 1000000000000000000000.000 1E+21 0x1.b1ae4d6e2ef5p+69 14210855p+46
// 1e+20 1.00e+20 100000000000000000000.000 1E+20 0x1.5af1d78b58c4p+66 11368684p+43
// 1.23456789e+08 1.23e+08 123456789.000 1.235E+08 0x1.d6f3454p+26 15432099p+3
// 1e-06 1.00e-06 0.000 1E-06 0x1.0c6f7a0b5ed8dp-20 8796093p-43
// 1e-07 1.00e-07 0.000 1E-07 0x1.ad7f29abcaf48p-24 14073749p-47
// 0.3333333333333333 3.33e-01 0.333 0.3333 0x1.5555555555555p-02 11184811p-25
// -73 1111111111111111111111111111111111111111111111111111111111111111 -7
// strconv: illegal AppendInt/FormatInt base
// %z
