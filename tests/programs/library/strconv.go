package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "-1", "+7", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "", "-", "+", "1a", " 1", "1 ", "1_000", "0x10", "99999999999999999999", "é"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	for _, s := range []string{"0", "ff", "-ff", "0xff", "0b101", "0o17", "017", "1_000", "0x_1F", "1__0", "_1", "z", "127", "128", "-128", "-129", "0_8", "08", "0x", ""} {
		for _, base := range []int{0, 2, 8, 10, 16, 36} {
			i, err := strconv.ParseInt(s, base, 8)
			u, uerr := strconv.ParseUint(s, base, 16)
			fmt.Println(s, base, i, err, u, uerr)
		}
	}
	_, err := strconv.ParseInt("1", 1, 64)
	_, err2 := strconv.ParseInt("1", 10, 65)
	fmt.Println(err, err2, errors.Is(err, strconv.ErrSyntax))
	_, err = strconv.Atoi("x\n")
	var ne *strconv.NumError
	fmt.Println(err, errors.As(err, &ne), ne.Func, ne.Num == "x\n", errors.Is(err, strconv.ErrSyntax))
	for _, s := range []string{"0", "-0", "1", "1.5", ".5", "5.", "1e3", "1E-3", "1e400", "-1e400", "1e-400", "inf", "-Inf", "+infinity", "nan", "NaN", "-nan", "", ".", "e5", "1e", "1e+", "0x1p-2", "0x1.8p1", "0x1", "0x.8p0", "1_0.5", "0x_1p1", "1.7976931348623159e308", "4.9e-324", "2.2250738585072011e-308", "0.1", "123456789012345678901234567890", "1.00000000000000011102230246251565", "abc", "1.2.3", "0X1P+3", "1e23", "8.5e-324", "2e-324"} {
		f, err := strconv.ParseFloat(s, 64)
		g, gerr := strconv.ParseFloat(s, 32)
		fmt.Println(s, f, err, g, gerr)
	}
	for _, s := range []string{"true", "T", "1", "false", "F", "0", "yes", "TRUE", "tRUE", ""} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err)
	}
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(-255, 16), strconv.FormatInt(35, 36), strconv.FormatUint(1<<64-1, 2), strconv.FormatBool(true))
	for _, f := range []float64{0, 1, -1.5, 3.14159, 1e21, 1e-7, 123456789, 100, 0.1} {
		for _, verb := range []byte("eEfgGbxX") {
			fmt.Print(strconv.FormatFloat(f, verb, -1, 64), " ", strconv.FormatFloat(f, verb, 3, 64), " ", strconv.FormatFloat(f, verb, -1, 32), " ", strconv.FormatFloat(f, verb, 0, 64), "; ")
		}
		fmt.Println()
	}
	fmt.Println(strconv.FormatFloat(1, 'z', 1, 64))
	for _, s := range []string{"", "a", "a\"b", "tab\t", "\x00\x1f\x7f", "é世😀", "\u00ad\u200b\ufeff", "\xff\xc0", "`", "back\\slash", "'"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.CanBackquote(s))
		t, err := strconv.Unquote(strconv.Quote(s))
		fmt.Println(t == s, err)
	}
	for _, r := range []rune{'a', '\'', '"', '\n', 0, 0x7f, 'é', '世', 0x1F600, 0x10FFFF, -1, 0xD800} {
		fmt.Print(strconv.QuoteRune(r), " ", strconv.QuoteRuneToASCII(r), " ", strconv.IsPrint(r), "; ")
	}
	fmt.Println()
	for _, s := range []string{`"a"`, "`a\\n`", `'a'`, `'ab'`, `"a`, `a"`, `"\x41\u00e9\U0001F600\101\n"`, `"\q"`, `'\''`, `"\'"`, `'"'`, `""`, `''`, "", `"`, "\"a\nb\"", "`a`b`", `"\400"`, `"\ud800"`, `'\xff'`} {
		t, err := strconv.Unquote(s)
		fmt.Printf("%q %v; ", t, err)
	}
	fmt.Println()
	b := strconv.AppendInt(nil, 42, 10)
	b = strconv.AppendQuote(b, "x")
	b = strconv.AppendBool(b, false)
	b = strconv.AppendFloat(b, 1.5, 'g', -1, 64)
	fmt.Println(string(b))
}

// Output:
// 0 <nil>
// -1 <nil>
// 7 <nil>
// 9223372036854775807 <nil>
// 9223372036854775807 strconv.Atoi: parsing "9223372036854775808": value out of range
// -9223372036854775808 <nil>
// -9223372036854775808 strconv.Atoi: parsing "-9223372036854775809": value out of range
// 0 strconv.Atoi: parsing "": invalid syntax
// 0 strconv.Atoi: parsing "-": invalid syntax
// 0 strconv.Atoi: parsing "+": invalid syntax
// 0 strconv.Atoi: parsing "1a": invalid syntax
// 0 strconv.Atoi: parsing " 1": invalid syntax
// 0 strconv.Atoi: parsing "1 ": invalid syntax
// 0 strconv.Atoi: parsing "1_000": invalid syntax
// 0 strconv.Atoi: parsing "0x10": invalid syntax
// 9223372036854775807 strconv.Atoi: parsing "99999999999999999999": value out of range
// 0 strconv.Atoi: parsing "é": invalid syntax
// 0 0 0 <nil> 0 <nil>
// 0 2 0 <nil> 0 <nil>
// 0 8 0 <nil> 0 <nil>
// 0 10 0 <nil> 0 <nil>
// 0 16 0 <nil> 0 <nil>
// 0 36 0 <nil> 0 <nil>
// ff 0 0 strconv.ParseInt: parsing "ff": invalid syntax 0 strconv.ParseUint: parsing "ff": invalid syntax
// ff 2 0 strconv.ParseInt: parsing "ff": invalid syntax 0 strconv.ParseUint: parsing "ff": invalid syntax
// ff 8 0 strconv.ParseInt: parsing "ff": invalid syntax 0 strconv.ParseUint: parsing "ff": invalid syntax
// ff 10 0 strconv.ParseInt: parsing "ff": invalid syntax 0 strconv.ParseUint: parsing "ff": invalid syntax
// ff 16 127 strconv.ParseInt: parsing "ff": value out of range 255 <nil>
// ff 36 127 strconv.ParseInt: parsing "ff": value out of range 555 <nil>
// -ff 0 0 strconv.ParseInt: parsing "-ff": invalid syntax 0 strconv.ParseUint: parsing "-ff": invalid syntax
// -ff 2 0 strconv.ParseInt: parsing "-ff": invalid syntax 0 strconv.ParseUint: parsing "-ff": invalid syntax
// -ff 8 0 strconv.ParseInt: parsing "-ff": invalid syntax 0 strconv.ParseUint: parsing "-ff": invalid syntax
// -ff 10 0 strconv.ParseInt: parsing "-ff": invalid syntax 0 strconv.ParseUint: parsing "-ff": invalid syntax
// -ff 16 -128 strconv.ParseInt: parsing "-ff": value out of range 0 strconv.ParseUint: parsing "-ff": invalid syntax
// -ff 36 -128 strconv.ParseInt: parsing "-ff": value out of range 0 strconv.ParseUint: parsing "-ff": invalid syntax
// 0xff 0 127 strconv.ParseInt: parsing "0xff": value out of range 255 <nil>
// 0xff 2 0 strconv.ParseInt: parsing "0xff": invalid syntax 0 strconv.ParseUint: parsing "0xff": invalid syntax
// 0xff 8 0 strconv.ParseInt: parsing "0xff": invalid syntax 0 strconv.ParseUint: parsing "0xff": invalid syntax
// 0xff 10 0 strconv.ParseInt: parsing "0xff": invalid syntax 0 strconv.ParseUint: parsing "0xff": invalid syntax
// 0xff 16 0 strconv.ParseInt: parsing "0xff": invalid syntax 0 strconv.ParseUint: parsing "0xff": invalid syntax
// 0xff 36 127 strconv.ParseInt: parsing "0xff": value out of range 43323 <nil>
// 0b101 0 5 <nil> 5 <nil>
// 0b101 2 0 strconv.ParseInt: parsing "0b101": invalid syntax 0 strconv.ParseUint: parsing "0b101": invalid syntax
// 0b101 8 0 strconv.ParseInt: parsing "0b101": invalid syntax 0 strconv.ParseUint: parsing "0b101": invalid syntax
// 0b101 10 0 strconv.ParseInt: parsing "0b101": invalid syntax 0 strconv.ParseUint: parsing "0b101": invalid syntax
// 0b101 16 127 strconv.ParseInt: parsing "0b101": value out of range 45313 <nil>
// 0b101 36 127 strconv.ParseInt: parsing "0b101": value out of range 65535 strconv.ParseUint: parsing "0b101": value out of range
// 0o17 0 15 <nil> 15 <nil>
// 0o17 2 0 strconv.ParseInt: parsing "0o17": invalid syntax 0 strconv.ParseUint: parsing "0o17": invalid syntax
// 0o17 8 0 strconv.ParseInt: parsing "0o17": invalid syntax 0 strconv.ParseUint: parsing "0o17": invalid syntax
// 0o17 10 0 strconv.ParseInt: parsing "0o17": invalid syntax 0 strconv.ParseUint: parsing "0o17": invalid syntax
// 0o17 16 0 strconv.ParseInt: parsing "0o17": invalid syntax 0 strconv.ParseUint: parsing "0o17": invalid syntax
// 0o17 36 127 strconv.ParseInt: parsing "0o17": value out of range 31147 <nil>
// 017 0 15 <nil> 15 <nil>
// 017 2 0 strconv.ParseInt: parsing "017": invalid syntax 0 strconv.ParseUint: parsing "017": invalid syntax
// 017 8 15 <nil> 15 <nil>
// 017 10 17 <nil> 17 <nil>
// 017 16 23 <nil> 23 <nil>
// 017 36 43 <nil> 43 <nil>
// 1_000 0 127 strconv.ParseInt: parsing "1_000": value out of range 1000 <nil>
// 1_000 2 0 strconv.ParseInt: parsing "1_000": invalid syntax 0 strconv.ParseUint: parsing "1_000": invalid syntax
// 1_000 8 0 strconv.ParseInt: parsing "1_000": invalid syntax 0 strconv.ParseUint: parsing "1_000": invalid syntax
// 1_000 10 0 strconv.ParseInt: parsing "1_000": invalid syntax 0 strconv.ParseUint: parsing "1_000": invalid syntax
// 1_000 16 0 strconv.ParseInt: parsing "1_000": invalid syntax 0 strconv.ParseUint: parsing "1_000": invalid syntax
// 1_000 36 0 strconv.ParseInt: parsing "1_000": invalid syntax 0 strconv.ParseUint: parsing "1_000": invalid syntax
// 0x_1F 0 31 <nil> 31 <nil>
// 0x_1F 2 0 strconv.ParseInt: parsing "0x_1F": invalid syntax 0 strconv.ParseUint: parsing "0x_1F": invalid syntax
// 0x_1F 8 0 strconv.ParseInt: parsing "0x_1F": invalid syntax 0 strconv.ParseUint: parsing "0x_1F": invalid syntax
// 0x_1F 10 0 strconv.ParseInt: parsing "0x_1F": invalid syntax 0 strconv.ParseUint: parsing "0x_1F": invalid syntax
// 0x_1F 16 0 strconv.ParseInt: parsing "0x_1F": invalid syntax 0 strconv.ParseUint: parsing "0x_1F": invalid syntax
// 0x_1F 36 0 strconv.ParseInt: parsing "0x_1F": invalid syntax 0 strconv.ParseUint: parsing "0x_1F": invalid syntax
// 1__0 0 0 strconv.ParseInt: parsing "1__0": invalid syntax 0 strconv.ParseUint: parsing "1__0": invalid syntax
// 1__0 2 0 strconv.ParseInt: parsing "1__0": invalid syntax 0 strconv.ParseUint: parsing "1__0": invalid syntax
// 1__0 8 0 strconv.ParseInt: parsing "1__0": invalid syntax 0 strconv.ParseUint: parsing "1__0": invalid syntax
// 1__0 10 0 strconv.ParseInt: parsing "1__0": invalid syntax 0 strconv.ParseUint: parsing "1__0": invalid syntax
// 1__0 16 0 strconv.ParseInt: parsing "1__0": invalid syntax 0 strconv.ParseUint: parsing "1__0": invalid syntax
// 1__0 36 0 strconv.ParseInt: parsing "1__0": invalid syntax 0 strconv.ParseUint: parsing "1__0": invalid syntax
// _1 0 0 strconv.ParseInt: parsing "_1": invalid syntax 0 strconv.ParseUint: parsing "_1": invalid syntax
// _1 2 0 strconv.ParseInt: parsing "_1": invalid syntax 0 strconv.ParseUint: parsing "_1": invalid syntax
// _1 8 0 strconv.ParseInt: parsing "_1": invalid syntax 0 strconv.ParseUint: parsing "_1": invalid syntax
// _1 10 0 strconv.ParseInt: parsing "_1": invalid syntax 0 strconv.ParseUint: parsing "_1": invalid syntax
// _1 16 0 strconv.ParseInt: parsing "_1": invalid syntax 0 strconv.ParseUint: parsing "_1": invalid syntax
// _1 36 0 strconv.ParseInt: parsing "_1": invalid syntax 0 strconv.ParseUint: parsing "_1": invalid syntax
// z 0 0 strconv.ParseInt: parsing "z": invalid syntax 0 strconv.ParseUint: parsing "z": invalid syntax
// z 2 0 strconv.ParseInt: parsing "z": invalid syntax 0 strconv.ParseUint: parsing "z": invalid syntax
// z 8 0 strconv.ParseInt: parsing "z": invalid syntax 0 strconv.ParseUint: parsing "z": invalid syntax
// z 10 0 strconv.ParseInt: parsing "z": invalid syntax 0 strconv.ParseUint: parsing "z": invalid syntax
// z 16 0 strconv.ParseInt: parsing "z": invalid syntax 0 strconv.ParseUint: parsing "z": invalid syntax
// z 36 35 <nil> 35 <nil>
// 127 0 127 <nil> 127 <nil>
// 127 2 0 strconv.ParseInt: parsing "127": invalid syntax 0 strconv.ParseUint: parsing "127": invalid syntax
// 127 8 87 <nil> 87 <nil>
// 127 10 127 <nil> 127 <nil>
// 127 16 127 strconv.ParseInt: parsing "127": value out of range 295 <nil>
// 127 36 127 strconv.ParseInt: parsing "127": value out of range 1375 <nil>
// 128 0 127 strconv.ParseInt: parsing "128": value out of range 128 <nil>
// 128 2 0 strconv.ParseInt: parsing "128": invalid syntax 0 strconv.ParseUint: parsing "128": invalid syntax
// 128 8 0 strconv.ParseInt: parsing "128": invalid syntax 0 strconv.ParseUint: parsing "128": invalid syntax
// 128 10 127 strconv.ParseInt: parsing "128": value out of range 128 <nil>
// 128 16 127 strconv.ParseInt: parsing "128": value out of range 296 <nil>
// 128 36 127 strconv.ParseInt: parsing "128": value out of range 1376 <nil>
// -128 0 -128 <nil> 0 strconv.ParseUint: parsing "-128": invalid syntax
// -128 2 0 strconv.ParseInt: parsing "-128": invalid syntax 0 strconv.ParseUint: parsing "-128": invalid syntax
// -128 8 0 strconv.ParseInt: parsing "-128": invalid syntax 0 strconv.ParseUint: parsing "-128": invalid syntax
// -128 10 -128 <nil> 0 strconv.ParseUint: parsing "-128": invalid syntax
// -128 16 -128 strconv.ParseInt: parsing "-128": value out of range 0 strconv.ParseUint: parsing "-128": invalid syntax
// -128 36 -128 strconv.ParseInt: parsing "-128": value out of range 0 strconv.ParseUint: parsing "-128": invalid syntax
// -129 0 -128 strconv.ParseInt: parsing "-129": value out of range 0 strconv.ParseUint: parsing "-129": invalid syntax
// -129 2 0 strconv.ParseInt: parsing "-129": invalid syntax 0 strconv.ParseUint: parsing "-129": invalid syntax
// -129 8 0 strconv.ParseInt: parsing "-129": invalid syntax 0 strconv.ParseUint: parsing "-129": invalid syntax
// -129 10 -128 strconv.ParseInt: parsing "-129": value out of range 0 strconv.ParseUint: parsing "-129": invalid syntax
// -129 16 -128 strconv.ParseInt: parsing "-129": value out of range 0 strconv.ParseUint: parsing "-129": invalid syntax
// -129 36 -128 strconv.ParseInt: parsing "-129": value out of range 0 strconv.ParseUint: parsing "-129": invalid syntax
// 0_8 0 0 strconv.ParseInt: parsing "0_8": invalid syntax 0 strconv.ParseUint: parsing "0_8": invalid syntax
// 0_8 2 0 strconv.ParseInt: parsing "0_8": invalid syntax 0 strconv.ParseUint: parsing "0_8": invalid syntax
// 0_8 8 0 strconv.ParseInt: parsing "0_8": invalid syntax 0 strconv.ParseUint: parsing "0_8": invalid syntax
// 0_8 10 0 strconv.ParseInt: parsing "0_8": invalid syntax 0 strconv.ParseUint: parsing "0_8": invalid syntax
// 0_8 16 0 strconv.ParseInt: parsing "0_8": invalid syntax 0 strconv.ParseUint: parsing "0_8": invalid syntax
// 0_8 36 0 strconv.ParseInt: parsing "0_8": invalid syntax 0 strconv.ParseUint: parsing "0_8": invalid syntax
// 08 0 0 strconv.ParseInt: parsing "08": invalid syntax 0 strconv.ParseUint: parsing "08": invalid syntax
// 08 2 0 strconv.ParseInt: parsing "08": invalid syntax 0 strconv.ParseUint: parsing "08": invalid syntax
// 08 8 0 strconv.ParseInt: parsing "08": invalid syntax 0 strconv.ParseUint: parsing "08": invalid syntax
// 08 10 8 <nil> 8 <nil>
// 08 16 8 <nil> 8 <nil>
// 08 36 8 <nil> 8 <nil>
// 0x 0 0 strconv.ParseInt: parsing "0x": invalid syntax 0 strconv.ParseUint: parsing "0x": invalid syntax
// 0x 2 0 strconv.ParseInt: parsing "0x": invalid syntax 0 strconv.ParseUint: parsing "0x": invalid syntax
// 0x 8 0 strconv.ParseInt: parsing "0x": invalid syntax 0 strconv.ParseUint: parsing "0x": invalid syntax
// 0x 10 0 strconv.ParseInt: parsing "0x": invalid syntax 0 strconv.ParseUint: parsing "0x": invalid syntax
// 0x 16 0 strconv.ParseInt: parsing "0x": invalid syntax 0 strconv.ParseUint: parsing "0x": invalid syntax
// 0x 36 33 <nil> 33 <nil>
//  0 0 strconv.ParseInt: parsing "": invalid syntax 0 strconv.ParseUint: parsing "": invalid syntax
//  2 0 strconv.ParseInt: parsing "": invalid syntax 0 strconv.ParseUint: parsing "": invalid syntax
//  8 0 strconv.ParseInt: parsing "": invalid syntax 0 strconv.ParseUint: parsing "": invalid syntax
//  10 0 strconv.ParseInt: parsing "": invalid syntax 0 strconv.ParseUint: parsing "": invalid syntax
//  16 0 strconv.ParseInt: parsing "": invalid syntax 0 strconv.ParseUint: parsing "": invalid syntax
//  36 0 strconv.ParseInt: parsing "": invalid syntax 0 strconv.ParseUint: parsing "": invalid syntax
// strconv.ParseInt: parsing "1": invalid base 1 strconv.ParseInt: parsing "1": invalid bit size 65 false
// strconv.Atoi: parsing "x\n": invalid syntax true Atoi true true
// 0 0 <nil> 0 <nil>
// -0 -0 <nil> -0 <nil>
// 1 1 <nil> 1 <nil>
// 1.5 1.5 <nil> 1.5 <nil>
// .5 0.5 <nil> 0.5 <nil>
// 5. 5 <nil> 5 <nil>
// 1e3 1000 <nil> 1000 <nil>
// 1E-3 0.001 <nil> 0.0010000000474974513 <nil>
// 1e400 +Inf strconv.ParseFloat: parsing "1e400": value out of range +Inf strconv.ParseFloat: parsing "1e400": value out of range
// -1e400 -Inf strconv.ParseFloat: parsing "-1e400": value out of range -Inf strconv.ParseFloat: parsing "-1e400": value out of range
// 1e-400 0 <nil> 0 <nil>
// inf +Inf <nil> +Inf <nil>
// -Inf -Inf <nil> -Inf <nil>
// +infinity +Inf <nil> +Inf <nil>
// nan NaN <nil> NaN <nil>
// NaN NaN <nil> NaN <nil>
// -nan 0 strconv.ParseFloat: parsing "-nan": invalid syntax 0 strconv.ParseFloat: parsing "-nan": invalid syntax
//  0 strconv.ParseFloat: parsing "": invalid syntax 0 strconv.ParseFloat: parsing "": invalid syntax
// . 0 strconv.ParseFloat: parsing ".": invalid syntax 0 strconv.ParseFloat: parsing ".": invalid syntax
// e5 0 strconv.ParseFloat: parsing "e5": invalid syntax 0 strconv.ParseFloat: parsing "e5": invalid syntax
// 1e 0 strconv.ParseFloat: parsing "1e": invalid syntax 0 strconv.ParseFloat: parsing "1e": invalid syntax
// 1e+ 0 strconv.ParseFloat: parsing "1e+": invalid syntax 0 strconv.ParseFloat: parsing "1e+": invalid syntax
// 0x1p-2 0.25 <nil> 0.25 <nil>
// 0x1.8p1 3 <nil> 3 <nil>
// 0x1 0 strconv.ParseFloat: parsing "0x1": invalid syntax 0 strconv.ParseFloat: parsing "0x1": invalid syntax
// 0x.8p0 0.5 <nil> 0.5 <nil>
// 1_0.5 10.5 <nil> 10.5 <nil>
// 0x_1p1 2 <nil> 2 <nil>
// 1.7976931348623159e308 +Inf strconv.ParseFloat: parsing "1.7976931348623159e308": value out of range +Inf strconv.ParseFloat: parsing "1.7976931348623159e308": value out of range
// 4.9e-324 5e-324 <nil> 0 <nil>
// 2.2250738585072011e-308 2.225073858507201e-308 <nil> 0 <nil>
// 0.1 0.1 <nil> 0.10000000149011612 <nil>
// 123456789012345678901234567890 1.2345678901234568e+29 <nil> 1.2345678918272927e+29 <nil>
// 1.00000000000000011102230246251565 1 <nil> 1 <nil>
// abc 0 strconv.ParseFloat: parsing "abc": invalid syntax 0 strconv.ParseFloat: parsing "abc": invalid syntax
// 1.2.3 0 strconv.ParseFloat: parsing "1.2.3": invalid syntax 0 strconv.ParseFloat: parsing "1.2.3": invalid syntax
// 0X1P+3 8 <nil> 8 <nil>
// 1e23 1e+23 <nil> 9.999999778196308e+22 <nil>
// 8.5e-324 1e-323 <nil> 0 <nil>
// 2e-324 0 <nil> 0 <nil>
// true <nil>
// true <nil>
// true <nil>
// false <nil>
// false <nil>
// false <nil>
// false strconv.ParseBool: parsing "yes": invalid syntax
// true <nil>
// false strconv.ParseBool: parsing "tRUE": invalid syntax
// false strconv.ParseBool: parsing "": invalid syntax
// -45 -ff z 1111111111111111111111111111111111111111111111111111111111111111 true
// 0e+00 0.000e+00 0e+00 0e+00; 0E+00 0.000E+00 0E+00 0E+00; 0 0.000 0 0; 0 0 0 0; 0 0 0 0; 0p-1074 0p-1074 0p-149 0p-1074; 0x0p+00 0x0.000p+00 0x0p+00 0x0p+00; 0X0P+00 0X0.000P+00 0X0P+00 0X0P+00;
// 1e+00 1.000e+00 1e+00 1e+00; 1E+00 1.000E+00 1E+00 1E+00; 1 1.000 1 1; 1 1 1 1; 1 1 1 1; 4503599627370496p-52 4503599627370496p-52 8388608p-23 4503599627370496p-52; 0x1p+00 0x1.000p+00 0x1p+00 0x1p+00; 0X1P+00 0X1.000P+00 0X1P+00 0X1P+00;
// -1.5e+00 -1.500e+00 -1.5e+00 -2e+00; -1.5E+00 -1.500E+00 -1.5E+00 -2E+00; -1.5 -1.500 -1.5 -2; -1.5 -1.5 -1.5 -2; -1.5 -1.5 -1.5 -2; -6755399441055744p-52 -6755399441055744p-52 -12582912p-23 -6755399441055744p-52; -0x1.8p+00 -0x1.800p+00 -0x1.8p+00 -0x1p+01; -0X1.8P+00 -0X1.800P+00 -0X1.8P+00 -0X1P+01;
// 3.14159e+00 3.142e+00 3.14159e+00 3e+00; 3.14159E+00 3.142E+00 3.14159E+00 3E+00; 3.14159 3.142 3.14159 3; 3.14159 3.14 3.14159 3; 3.14159 3.14 3.14159 3; 7074231776675438p-51 7074231776675438p-51 13176784p-22 7074231776675438p-51; 0x1.921f9f01b866ep+01 0x1.922p+01 0x1.921fap+01 0x1p+02; 0X1.921F9F01B866EP+01 0X1.922P+01 0X1.921FAP+01 0X1P+02;
// 1e+21 1.000e+21 1e+21 1e+21; 1E+21 1.000E+21 1E+21 1E+21; 1000000000000000000000 1000000000000000000000.000 1000000000000000000000 1000000000000000000000; 1e+21 1e+21 1e+21 1e+21; 1E+21 1E+21 1E+21 1E+21; 7629394531250000p+17 7629394531250000p+17 14210855p+46 7629394531250000p+17; 0x1.b1ae4d6e2ef5p+69 0x1.b1bp+69 0x1.b1ae4ep+69 0x1p+70; 0X1.B1AE4D6E2EF5P+69 0X1.B1BP+69 0X1.B1AE4EP+69 0X1P+70;
// 1e-07 1.000e-07 1e-07 1e-07; 1E-07 1.000E-07 1E-07 1E-07; 0.0000001 0.000 0.0000001 0; 1e-07 1e-07 1e-07 1e-07; 1E-07 1E-07 1E-07 1E-07; 7555786372591432p-76 7555786372591432p-76 14073749p-47 7555786372591432p-76; 0x1.ad7f29abcaf48p-24 0x1.ad8p-24 0x1.ad7f2ap-24 0x1p-23; 0X1.AD7F29ABCAF48P-24 0X1.AD8P-24 0X1.AD7F2AP-24 0X1P-23;
// 1.23456789e+08 1.235e+08 1.2345679e+08 1e+08; 1.23456789E+08 1.235E+08 1.2345679E+08 1E+08; 123456789 123456789.000 123456790 123456789; 1.23456789e+08 1.23e+08 1.2345679e+08 1e+08; 1.23456789E+08 1.23E+08 1.2345679E+08 1E+08; 8285044862877696p-26 8285044862877696p-26 15432099p+3 8285044862877696p-26; 0x1.d6f3454p+26 0x1.d6fp+26 0x1.d6f346p+26 0x1p+27; 0X1.D6F3454P+26 0X1.D6FP+26 0X1.D6F346P+26 0X1P+27;
// 1e+02 1.000e+02 1e+02 1e+02; 1E+02 1.000E+02 1E+02 1E+02; 100 100.000 100 100; 100 100 100 1e+02; 100 100 100 1E+02; 7036874417766400p-46 7036874417766400p-46 13107200p-17 7036874417766400p-46; 0x1.9p+06 0x1.900p+06 0x1.9p+06 0x1p+07; 0X1.9P+06 0X1.900P+06 0X1.9P+06 0X1P+07;
// 1e-01 1.000e-01 1e-01 1e-01; 1E-01 1.000E-01 1E-01 1E-01; 0.1 0.100 0.1 0; 0.1 0.1 0.1 0.1; 0.1 0.1 0.1 0.1; 7205759403792794p-56 7205759403792794p-56 13421773p-27 7205759403792794p-56; 0x1.999999999999ap-04 0x1.99ap-04 0x1.99999ap-04 0x1p-03; 0X1.999999999999AP-04 0X1.99AP-04 0X1.99999AP-04 0X1P-03;
// %z
// "" "" true
// true <nil>
// "a" "a" true
// true <nil>
// "a\"b" "a\"b" true
// true <nil>
// "tab\t" "tab\t" true
// true <nil>
// "\x00\x1f\x7f" "\x00\x1f\x7f" false
// true <nil>
// "é世😀" "\u00e9\u4e16\U0001f600" true
// true <nil>
// "\u00ad\u200b\ufeff" "\u00ad\u200b\ufeff" false
// true <nil>
// "\xff\xc0" "\xff\xc0" false
// true <nil>
// "`" "`" false
// true <nil>
// "back\\slash" "back\\slash" true
// true <nil>
// "'" "'" true
// true <nil>
// 'a' 'a' true; '\'' '\'' true; '"' '"' true; '\n' '\n' false; '\x00' '\x00' false; '\x7f' '\x7f' false; 'é' '\u00e9' true; '世' '\u4e16' true; '😀' '\U0001f600' true; '\U0010ffff' '\U0010ffff' false; '�' '\ufffd' false; '�' '\ufffd' false;
// "a" <nil>; "a\\n" <nil>; "a" <nil>; "" invalid syntax; "" invalid syntax; "" invalid syntax; "Aé😀A\n" <nil>; "" invalid syntax; "'" <nil>; "" invalid syntax; "\"" <nil>; "" <nil>; "" <nil>; "" invalid syntax; "" invalid syntax; "" invalid syntax; "" invalid syntax; "" invalid syntax; "" invalid syntax; "\xff" <nil>;
// 42"x"false1.5
