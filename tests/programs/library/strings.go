package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

func main() {
	texts := []string{"", "a", "abc", "a,b,c", ",a,,b,", "héllo wörld", "  trim me\t\n", "aaaa", "go gopher go", "世界世", "\xffbad\xfe", "MiXeD Case"}
	seps := []string{"", ",", "a", "go", "世", "aa", "zz", " "}
	for _, s := range texts {
		for _, sep := range seps {
			before, after, found := strings.Cut(s, sep)
			fmt.Printf("%q %q: %v %d %d %d %v %v %q %q %v %q %q %q %q %q %q\n", s, sep,
				strings.Contains(s, sep), strings.Index(s, sep), strings.LastIndex(s, sep), strings.Count(s, sep), strings.HasPrefix(s, sep), strings.HasSuffix(s, sep),
				before, after, found, strings.Split(s, sep), strings.SplitN(s, sep, 2), strings.SplitAfter(s, sep),
				strings.Replace(s, sep, "-", 2), strings.ReplaceAll(s, sep, "<>"), strings.Trim(s, sep))
			fmt.Printf("  %d %d %q %q %q %q %d %v\n", strings.IndexAny(s, sep), strings.LastIndexAny(s, sep), strings.TrimLeft(s, sep), strings.TrimRight(s, sep),
				strings.TrimPrefix(s, sep), strings.TrimSuffix(s, sep), strings.Compare(s, sep), strings.EqualFold(s, sep))
		}
		fmt.Printf("%q %q %q %q %q %q %d %q %q %q\n", s, strings.Fields(s), strings.TrimSpace(s), strings.ToUpper(s), strings.ToLower(s), strings.Title(s), utf8.RuneCountInString(s),
			strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) {
					return r + 1
				}
				return -1
			}, s), strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == 'o' }), strings.ToValidUTF8(s, "?"))
		fmt.Printf("%d %d %q %q %q %v\n", strings.IndexFunc(s, unicode.IsUpper), strings.LastIndexFunc(s, unicode.IsLower), strings.TrimFunc(s, unicode.IsLetter),
			strings.TrimLeftFunc(s, unicode.IsSpace), strings.TrimRightFunc(s, unicode.IsSpace), strings.ContainsFunc(s, unicode.IsDigit))
	}
	fmt.Println(strings.SplitN("a,b,c", ",", 0) == nil, strings.SplitN("a,b,c", ",", -1), len(strings.SplitN("a,b,c", ",", 1)), strings.SplitAfterN("a,b,c", ",", 2))
	fmt.Println(strings.Repeat("ab", 3), strings.Repeat("", 5) == "", strings.Join([]string{"x", "y", "z"}, "--"), strings.Join(nil, ","))
	fmt.Println(strings.IndexByte("abc", 'c'), strings.LastIndexByte("abca", 'a'), strings.IndexRune("chicken", 'k'), strings.IndexRune("x", 0xD800), strings.ContainsRune("aé", 'é'), strings.ContainsAny("x", "xyz"))
	fmt.Println(strings.EqualFold("Go", "GO"), strings.EqualFold("K", "\u212a"), strings.EqualFold("ß", "SS"), strings.EqualFold("Σ", "ς"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;", "a", "1", "aa", "2")
	fmt.Println(r.Replace("<aab>"), strings.NewReplacer("", "X").Replace("ab"), strings.NewReplacer("a", "1", "", "-").Replace("abc"))
	after, ok := strings.CutPrefix("prefix-x", "prefix-")
	before, ok2 := strings.CutSuffix("x.go", ".go")
	fmt.Println(after, ok, before, ok2)

	var b strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteString("ignition")
	b.WriteByte('!')
	n, err := b.WriteRune('世')
	b.Write([]byte("bytes"))
	first := b.String()
	b.Grow(100)
	b.WriteString(" more")
	fmt.Println(first, b.String(), b.Len(), n, err, b.Cap() >= 100)
	b.Reset()
	fmt.Println(b.Len(), b.String() == "", first)
	for i := 0; i < 1000; i++ {
		b.WriteString("0123456789")
	}
	fmt.Println(b.Len(), b.String()[9990:])
	func() {
		defer func() { fmt.Println(recover()) }()
		c := b
		c.WriteString("x")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		strings.Repeat("x", -1)
	}()

	rd := strings.NewReader("hé!")
	for {
		ch, size, err := rd.ReadRune()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(string(ch), size, " ")
	}
	for _, s := range []string{"é", "\xff", "", "世x", "\xe4\xb8"} {
		r, size := utf8.DecodeRuneInString(s)
		r2, size2 := utf8.DecodeLastRuneInString(s)
		fmt.Println(r, size, r2, size2, utf8.ValidString(s), utf8.FullRuneInString(s), utf8.RuneCount([]byte(s)), utf8.Valid([]byte(s)))
	}
	fmt.Println(utf8.RuneLen('世'), utf8.RuneLen(-1), utf8.ValidRune(0xD800), utf8.AppendRune(nil, '世'), utf8.RuneStart(0x80))
	for _, r := range []rune{'a', 'Z', '5', ' ', '\n', '!', '+', '世', 'é', 'ǅ', 0x0660, 0x2028, 0x00ad, 0x1F600, -1} {
		fmt.Print(unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsSpace(r), unicode.IsUpper(r), unicode.IsLower(r), unicode.IsTitle(r), unicode.IsPunct(r),
			unicode.IsSymbol(r), unicode.IsControl(r), unicode.IsPrint(r), unicode.IsGraphic(r), unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), "\n")
	}
	sumUp, sumLow, sumTitle := 0, 0, 0
	for r := rune(0); r < 0x3000; r++ {
		sumUp = (sumUp*31 + int(unicode.ToUpper(r))) % 1000000007
		sumLow = (sumLow*31 + int(unicode.ToLower(r))) % 1000000007
		sumTitle = (sumTitle*31 + int(unicode.ToTitle(r))) % 1000000007
	}
	fmt.Println(sumUp, sumLow, sumTitle)
}

// Output:
// "" "": true 0 0 1 true true "" "" true [] [] [] "-" "<>" ""
//   -1 -1 "" "" "" "" 0 true
// "" ",": false -1 -1 0 false false "" "" false [""] [""] [""] "" "" ""
//   -1 -1 "" "" "" "" -1 false
// "" "a": false -1 -1 0 false false "" "" false [""] [""] [""] "" "" ""
//   -1 -1 "" "" "" "" -1 false
// "" "go": false -1 -1 0 false false "" "" false [""] [""] [""] "" "" ""
//   -1 -1 "" "" "" "" -1 false
// "" "世": false -1 -1 0 false false "" "" false [""] [""] [""] "" "" ""
//   -1 -1 "" "" "" "" -1 false
// "" "aa": false -1 -1 0 false false "" "" false [""] [""] [""] "" "" ""
//   -1 -1 "" "" "" "" -1 false
// "" "zz": false -1 -1 0 false false "" "" false [""] [""] [""] "" "" ""
//   -1 -1 "" "" "" "" -1 false
// "" " ": false -1 -1 0 false false "" "" false [""] [""] [""] "" "" ""
//   -1 -1 "" "" "" "" -1 false
// "" [] "" "" "" "" 0 "" [] ""
// -1 -1 "" "" "" false
// "a" "": true 0 1 2 true true "" "a" true ["a"] ["a"] ["a"] "-a-" "<>a<>" "a"
//   -1 -1 "a" "a" "a" "a" 1 false
// "a" ",": false -1 -1 0 false false "a" "" false ["a"] ["a"] ["a"] "a" "a" "a"
//   -1 -1 "a" "a" "a" "a" 1 false
// "a" "a": true 0 0 1 true true "" "" true ["" ""] ["" ""] ["a" ""] "-" "<>" ""
//   0 0 "" "" "" "" 0 true
// "a" "go": false -1 -1 0 false false "a" "" false ["a"] ["a"] ["a"] "a" "a" "a"
//   -1 -1 "a" "a" "a" "a" -1 false
// "a" "世": false -1 -1 0 false false "a" "" false ["a"] ["a"] ["a"] "a" "a" "a"
//   -1 -1 "a" "a" "a" "a" -1 false
// "a" "aa": false -1 -1 0 false false "a" "" false ["a"] ["a"] ["a"] "a" "a" ""
//   0 0 "" "" "a" "a" -1 false
// "a" "zz": false -1 -1 0 false false "a" "" false ["a"] ["a"] ["a"] "a" "a" "a"
//   -1 -1 "a" "a" "a" "a" -1 false
// "a" " ": false -1 -1 0 false false "a" "" false ["a"] ["a"] ["a"] "a" "a" "a"
//   -1 -1 "a" "a" "a" "a" 1 false
// "a" ["a"] "a" "A" "a" "A" 1 "b" ["a"] "a"
// -1 0 "" "a" "a" false
// "abc" "": true 0 3 4 true true "" "abc" true ["a" "b" "c"] ["a" "bc"] ["a" "b" "c"] "-a-bc" "<>a<>b<>c<>" "abc"
//   -1 -1 "abc" "abc" "abc" "abc" 1 false
// "abc" ",": false -1 -1 0 false false "abc" "" false ["abc"] ["abc"] ["abc"] "abc" "abc" "abc"
//   -1 -1 "abc" "abc" "abc" "abc" 1 false
// "abc" "a": true 0 0 1 true false "" "bc" true ["" "bc"] ["" "bc"] ["a" "bc"] "-bc" "<>bc" "bc"
//   0 0 "bc" "abc" "bc" "abc" 1 false
// "abc" "go": false -1 -1 0 false false "abc" "" false ["abc"] ["abc"] ["abc"] "abc" "abc" "abc"
//   -1 -1 "abc" "abc" "abc" "abc" -1 false
// "abc" "世": false -1 -1 0 false false "abc" "" false ["abc"] ["abc"] ["abc"] "abc" "abc" "abc"
//   -1 -1 "abc" "abc" "abc" "abc" -1 false
// "abc" "aa": false -1 -1 0 false false "abc" "" false ["abc"] ["abc"] ["abc"] "abc" "abc" "bc"
//   0 0 "bc" "abc" "abc" "abc" 1 false
// "abc" "zz": false -1 -1 0 false false "abc" "" false ["abc"] ["abc"] ["abc"] "abc" "abc" "abc"
//   -1 -1 "abc" "abc" "abc" "abc" -1 false
// "abc" " ": false -1 -1 0 false false "abc" "" false ["abc"] ["abc"] ["abc"] "abc" "abc" "abc"
//   -1 -1 "abc" "abc" "abc" "abc" 1 false
// "abc" ["abc"] "abc" "ABC" "abc" "Abc" 3 "bcd" ["abc"] "abc"
// -1 2 "" "abc" "abc" false
// "a,b,c" "": true 0 5 6 true true "" "a,b,c" true ["a" "," "b" "," "c"] ["a" ",b,c"] ["a" "," "b" "," "c"] "-a-,b,c" "<>a<>,<>b<>,<>c<>" "a,b,c"
//   -1 -1 "a,b,c" "a,b,c" "a,b,c" "a,b,c" 1 false
// "a,b,c" ",": true 1 3 2 false false "a" "b,c" true ["a" "b" "c"] ["a" "b,c"] ["a," "b," "c"] "a-b-c" "a<>b<>c" "a,b,c"
//   1 3 "a,b,c" "a,b,c" "a,b,c" "a,b,c" 1 false
// "a,b,c" "a": true 0 0 1 true false "" ",b,c" true ["" ",b,c"] ["" ",b,c"] ["a" ",b,c"] "-,b,c" "<>,b,c" ",b,c"
//   0 0 ",b,c" "a,b,c" ",b,c" "a,b,c" 1 false
// "a,b,c" "go": false -1 -1 0 false false "a,b,c" "" false ["a,b,c"] ["a,b,c"] ["a,b,c"] "a,b,c" "a,b,c" "a,b,c"
//   -1 -1 "a,b,c" "a,b,c" "a,b,c" "a,b,c" -1 false
// "a,b,c" "世": false -1 -1 0 false false "a,b,c" "" false ["a,b,c"] ["a,b,c"] ["a,b,c"] "a,b,c" "a,b,c" "a,b,c"
//   -1 -1 "a,b,c" "a,b,c" "a,b,c" "a,b,c" -1 false
// "a,b,c" "aa": false -1 -1 0 false false "a,b,c" "" false ["a,b,c"] ["a,b,c"] ["a,b,c"] "a,b,c" "a,b,c" ",b,c"
//   0 0 ",b,c" "a,b,c" "a,b,c" "a,b,c" -1 false
// "a,b,c" "zz": false -1 -1 0 false false "a,b,c" "" false ["a,b,c"] ["a,b,c"] ["a,b,c"] "a,b,c" "a,b,c" "a,b,c"
//   -1 -1 "a,b,c" "a,b,c" "a,b,c" "a,b,c" -1 false
// "a,b,c" " ": false -1 -1 0 false false "a,b,c" "" false ["a,b,c"] ["a,b,c"] ["a,b,c"] "a,b,c" "a,b,c" "a,b,c"
//   -1 -1 "a,b,c" "a,b,c" "a,b,c" "a,b,c" 1 false
// "a,b,c" ["a,b,c"] "a,b,c" "A,B,C" "a,b,c" "A,B,C" 5 "bcd" ["a" "b" "c"] "a,b,c"
// -1 4 ",b," "a,b,c" "a,b,c" false
// ",a,,b," "": true 0 6 7 true true "" ",a,,b," true ["," "a" "," "," "b" ","] ["," "a,,b,"] ["," "a" "," "," "b" ","] "-,-a,,b," "<>,<>a<>,<>,<>b<>,<>" ",a,,b,"
//   -1 -1 ",a,,b," ",a,,b," ",a,,b," ",a,,b," 1 false
// ",a,,b," ",": true 0 5 4 true true "" "a,,b," true ["" "a" "" "b" ""] ["" "a,,b,"] ["," "a," "," "b," ""] "-a-,b," "<>a<><>b<>" "a,,b"
//   0 5 "a,,b," ",a,,b" "a,,b," ",a,,b" 1 false
// ",a,,b," "a": true 1 1 1 false false "," ",,b," true ["," ",,b,"] ["," ",,b,"] [",a" ",,b,"] ",-,,b," ",<>,,b," ",a,,b,"
//   1 1 ",a,,b," ",a,,b," ",a,,b," ",a,,b," -1 false
// ",a,,b," "go": false -1 -1 0 false false ",a,,b," "" false [",a,,b,"] [",a,,b,"] [",a,,b,"] ",a,,b," ",a,,b," ",a,,b,"
//   -1 -1 ",a,,b," ",a,,b," ",a,,b," ",a,,b," -1 false
// ",a,,b," "世": false -1 -1 0 false false ",a,,b," "" false [",a,,b,"] [",a,,b,"] [",a,,b,"] ",a,,b," ",a,,b," ",a,,b,"
//   -1 -1 ",a,,b," ",a,,b," ",a,,b," ",a,,b," -1 false
// ",a,,b," "aa": false -1 -1 0 false false ",a,,b," "" false [",a,,b,"] [",a,,b,"] [",a,,b,"] ",a,,b," ",a,,b," ",a,,b,"
//   1 1 ",a,,b," ",a,,b," ",a,,b," ",a,,b," -1 false
// ",a,,b," "zz": false -1 -1 0 false false ",a,,b," "" false [",a,,b,"] [",a,,b,"] [",a,,b,"] ",a,,b," ",a,,b," ",a,,b,"
//   -1 -1 ",a,,b," ",a,,b," ",a,,b," ",a,,b," -1 false
// ",a,,b," " ": false -1 -1 0 false false ",a,,b," "" false [",a,,b,"] [",a,,b,"] [",a,,b,"] ",a,,b," ",a,,b," ",a,,b,"
//   -1 -1 ",a,,b," ",a,,b," ",a,,b," ",a,,b," 1 false
// ",a,,b," [",a,,b,"] ",a,,b," ",A,,B," ",a,,b," ",A,,B," 6 "bc" ["a" "b"] ",a,,b,"
// -1 4 ",a,,b," ",a,,b," ",a,,b," false
// "héllo wörld" "": true 0 13 12 true true "" "héllo wörld" true ["h" "é" "l" "l" "o" " " "w" "ö" "r" "l" "d"] ["h" "éllo wörld"] ["h" "é" "l" "l" "o" " " "w" "ö" "r" "l" "d"] "-h-éllo wörld" "<>h<>é<>l<>l<>o<> <>w<>ö<>r<>l<>d<>" "héllo wörld"
//   -1 -1 "héllo wörld" "héllo wörld" "héllo wörld" "héllo wörld" 1 false
// "héllo wörld" ",": false -1 -1 0 false false "héllo wörld" "" false ["héllo wörld"] ["héllo wörld"] ["héllo wörld"] "héllo wörld" "héllo wörld" "héllo wörld"
//   -1 -1 "héllo wörld" "héllo wörld" "héllo wörld" "héllo wörld" 1 false
// "héllo wörld" "a": false -1 -1 0 false false "héllo wörld" "" false ["héllo wörld"] ["héllo wörld"] ["héllo wörld"] "héllo wörld" "héllo wörld" "héllo wörld"
//   -1 -1 "héllo wörld" "héllo wörld" "héllo wörld" "héllo wörld" 1 false
// "héllo wörld" "go": false -1 -1 0 false false "héllo wörld" "" false ["héllo wörld"] ["héllo wörld"] ["héllo wörld"] "héllo wörld" "héllo wörld" "héllo wörld"
//   5 5 "héllo wörld" "héllo wörld" "héllo wörld" "héllo wörld" 1 false
// "héllo wörld" "世": false -1 -1 0 false false "héllo wörld" "" false ["héllo wörld"] ["héllo wörld"] ["héllo wörld"] "héllo wörld" "héllo wörld" "héllo wörld"
//   -1 -1 "héllo wörld" "héllo wörld" "héllo wörld" "héllo wörld" -1 false
// "héllo wörld" "aa": false -1 -1 0 false false "héllo wörld" "" false ["héllo wörld"] ["héllo wörld"] ["héllo wörld"] "héllo wörld" "héllo wörld" "héllo wörld"
//   -1 -1 "héllo wörld" "héllo wörld" "héllo wörld" "héllo wörld" 1 false
// "héllo wörld" "zz": false -1 -1 0 false false "héllo wörld" "" false ["héllo wörld"] ["héllo wörld"] ["héllo wörld"] "héllo wörld" "héllo wörld" "héllo wörld"
//   -1 -1 "héllo wörld" "héllo wörld" "héllo wörld" "héllo wörld" -1 false
// "héllo wörld" " ": true 6 6 1 false false "héllo" "wörld" true ["héllo" "wörld"] ["héllo" "wörld"] ["héllo " "wörld"] "héllo-wörld" "héllo<>wörld" "héllo wörld"
//   6 6 "héllo wörld" "héllo wörld" "héllo wörld" "héllo wörld" 1 false
// "héllo wörld" ["héllo" "wörld"] "héllo wörld" "HÉLLO WÖRLD" "héllo wörld" "Héllo Wörld" 11 "iêmmpx÷sme" ["héll" " wörld"] "héllo wörld"
// -1 12 " " "héllo wörld" "héllo wörld" false
// "  trim me\t\n" "": true 0 11 12 true true "" "  trim me\t\n" true [" " " " "t" "r" "i" "m" " " "m" "e" "\t" "\n"] [" " " trim me\t\n"] [" " " " "t" "r" "i" "m" " " "m" "e" "\t" "\n"] "- - trim me\t\n" "<> <> <>t<>r<>i<>m<> <>m<>e<>\t<>\n<>" "  trim me\t\n"
//   -1 -1 "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" 1 false
// "  trim me\t\n" ",": false -1 -1 0 false false "  trim me\t\n" "" false ["  trim me\t\n"] ["  trim me\t\n"] ["  trim me\t\n"] "  trim me\t\n" "  trim me\t\n" "  trim me\t\n"
//   -1 -1 "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" -1 false
// "  trim me\t\n" "a": false -1 -1 0 false false "  trim me\t\n" "" false ["  trim me\t\n"] ["  trim me\t\n"] ["  trim me\t\n"] "  trim me\t\n" "  trim me\t\n" "  trim me\t\n"
//   -1 -1 "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" -1 false
// "  trim me\t\n" "go": false -1 -1 0 false false "  trim me\t\n" "" false ["  trim me\t\n"] ["  trim me\t\n"] ["  trim me\t\n"] "  trim me\t\n" "  trim me\t\n" "  trim me\t\n"
//   -1 -1 "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" -1 false
// "  trim me\t\n" "世": false -1 -1 0 false false "  trim me\t\n" "" false ["  trim me\t\n"] ["  trim me\t\n"] ["  trim me\t\n"] "  trim me\t\n" "  trim me\t\n" "  trim me\t\n"
//   -1 -1 "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" -1 false
// "  trim me\t\n" "aa": false -1 -1 0 false false "  trim me\t\n" "" false ["  trim me\t\n"] ["  trim me\t\n"] ["  trim me\t\n"] "  trim me\t\n" "  trim me\t\n" "  trim me\t\n"
//   -1 -1 "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" -1 false
// "  trim me\t\n" "zz": false -1 -1 0 false false "  trim me\t\n" "" false ["  trim me\t\n"] ["  trim me\t\n"] ["  trim me\t\n"] "  trim me\t\n" "  trim me\t\n" "  trim me\t\n"
//   -1 -1 "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" "  trim me\t\n" -1 false
// "  trim me\t\n" " ": true 0 6 3 true false "" " trim me\t\n" true ["" "" "trim" "me\t\n"] ["" " trim me\t\n"] [" " " " "trim " "me\t\n"] "--trim me\t\n" "<><>trim<>me\t\n" "trim me\t\n"
//   0 6 "trim me\t\n" "  trim me\t\n" " trim me\t\n" "  trim me\t\n" 1 false
// "  trim me\t\n" ["trim" "me"] "trim me" "  TRIM ME\t\n" "  trim me\t\n" "  Trim Me\t\n" 11 "usjnnf" ["  trim me\t\n"] "  trim me\t\n"
// -1 8 "  trim me\t\n" "trim me\t\n" "  trim me" false
// "aaaa" "": true 0 4 5 true true "" "aaaa" true ["a" "a" "a" "a"] ["a" "aaa"] ["a" "a" "a" "a"] "-a-aaa" "<>a<>a<>a<>a<>" "aaaa"
//   -1 -1 "aaaa" "aaaa" "aaaa" "aaaa" 1 false
// "aaaa" ",": false -1 -1 0 false false "aaaa" "" false ["aaaa"] ["aaaa"] ["aaaa"] "aaaa" "aaaa" "aaaa"
//   -1 -1 "aaaa" "aaaa" "aaaa" "aaaa" 1 false
// "aaaa" "a": true 0 3 4 true true "" "aaa" true ["" "" "" "" ""] ["" "aaa"] ["a" "a" "a" "a" ""] "--aa" "<><><><>" ""
//   0 3 "" "" "aaa" "aaa" 1 false
// "aaaa" "go": false -1 -1 0 false false "aaaa" "" false ["aaaa"] ["aaaa"] ["aaaa"] "aaaa" "aaaa" "aaaa"
//   -1 -1 "aaaa" "aaaa" "aaaa" "aaaa" -1 false
// "aaaa" "世": false -1 -1 0 false false "aaaa" "" false ["aaaa"] ["aaaa"] ["aaaa"] "aaaa" "aaaa" "aaaa"
//   -1 -1 "aaaa" "aaaa" "aaaa" "aaaa" -1 false
// "aaaa" "aa": true 0 2 2 true true "" "aa" true ["" "" ""] ["" "aa"] ["aa" "aa" ""] "--" "<><>" ""
//   0 3 "" "" "aa" "aa" 1 false
// "aaaa" "zz": false -1 -1 0 false false "aaaa" "" false ["aaaa"] ["aaaa"] ["aaaa"] "aaaa" "aaaa" "aaaa"
//   -1 -1 "aaaa" "aaaa" "aaaa" "aaaa" -1 false
// "aaaa" " ": false -1 -1 0 false false "aaaa" "" false ["aaaa"] ["aaaa"] ["aaaa"] "aaaa" "aaaa" "aaaa"
//   -1 -1 "aaaa" "aaaa" "aaaa" "aaaa" 1 false
// "aaaa" ["aaaa"] "aaaa" "AAAA" "aaaa" "Aaaa" 4 "bbbb" ["aaaa"] "aaaa"
// -1 3 "" "aaaa" "aaaa" false
// "go gopher go" "": true 0 12 13 true true "" "go gopher go" true ["g" "o" " " "g" "o" "p" "h" "e" "r" " " "g" "o"] ["g" "o gopher go"] ["g" "o" " " "g" "o" "p" "h" "e" "r" " " "g" "o"] "-g-o gopher go" "<>g<>o<> <>g<>o<>p<>h<>e<>r<> <>g<>o<>" "go gopher go"
//   -1 -1 "go gopher go" "go gopher go" "go gopher go" "go gopher go" 1 false
// "go gopher go" ",": false -1 -1 0 false false "go gopher go" "" false ["go gopher go"] ["go gopher go"] ["go gopher go"] "go gopher go" "go gopher go" "go gopher go"
//   -1 -1 "go gopher go" "go gopher go" "go gopher go" "go gopher go" 1 false
// "go gopher go" "a": false -1 -1 0 false false "go gopher go" "" false ["go gopher go"] ["go gopher go"] ["go gopher go"] "go gopher go" "go gopher go" "go gopher go"
//   -1 -1 "go gopher go" "go gopher go" "go gopher go" "go gopher go" 1 false
// "go gopher go" "go": true 0 10 3 true true "" " gopher go" true ["" " " "pher " ""] ["" " gopher go"] ["go" " go" "pher go" ""] "- -pher go" "<> <>pher <>" " gopher "
//   0 11 " gopher go" "go gopher " " gopher go" "go gopher " 1 false
// "go gopher go" "世": false -1 -1 0 false false "go gopher go" "" false ["go gopher go"] ["go gopher go"] ["go gopher go"] "go gopher go" "go gopher go" "go gopher go"
//   -1 -1 "go gopher go" "go gopher go" "go gopher go" "go gopher go" -1 false
// "go gopher go" "aa": false -1 -1 0 false false "go gopher go" "" false ["go gopher go"] ["go gopher go"] ["go gopher go"] "go gopher go" "go gopher go" "go gopher go"
//   -1 -1 "go gopher go" "go gopher go" "go gopher go" "go gopher go" 1 false
// "go gopher go" "zz": false -1 -1 0 false false "go gopher go" "" false ["go gopher go"] ["go gopher go"] ["go gopher go"] "go gopher go" "go gopher go" "go gopher go"
//   -1 -1 "go gopher go" "go gopher go" "go gopher go" "go gopher go" -1 false
// "go gopher go" " ": true 2 9 2 false false "go" "gopher go" true ["go" "gopher" "go"] ["go" "gopher go"] ["go " "gopher " "go"] "go-gopher-go" "go<>gopher<>go" "go gopher go"
//   2 9 "go gopher go" "go gopher go" "go gopher go" "go gopher go" 1 false
// "go gopher go" ["go" "gopher" "go"] "go gopher go" "GO GOPHER GO" "go gopher go" "Go Gopher Go" 12 "hphpqifshp" ["g" " g" "pher g"] "go gopher go"
// -1 11 " gopher " "go gopher go" "go gopher go" false
// "世界世" "": true 0 9 4 true true "" "世界世" true ["世" "界" "世"] ["世" "界世"] ["世" "界" "世"] "-世-界世" "<>世<>界<>世<>" "世界世"
//   -1 -1 "世界世" "世界世" "世界世" "世界世" 1 false
// "世界世" ",": false -1 -1 0 false false "世界世" "" false ["世界世"] ["世界世"] ["世界世"] "世界世" "世界世" "世界世"
//   -1 -1 "世界世" "世界世" "世界世" "世界世" 1 false
// "世界世" "a": false -1 -1 0 false false "世界世" "" false ["世界世"] ["世界世"] ["世界世"] "世界世" "世界世" "世界世"
//   -1 -1 "世界世" "世界世" "世界世" "世界世" 1 false
// "世界世" "go": false -1 -1 0 false false "世界世" "" false ["世界世"] ["世界世"] ["世界世"] "世界世" "世界世" "世界世"
//   -1 -1 "世界世" "世界世" "世界世" "世界世" 1 false
// "世界世" "世": true 0 6 2 true true "" "界世" true ["" "界" ""] ["" "界世"] ["世" "界世" ""] "-界-" "<>界<>" "界"
//   0 6 "界世" "世界" "界世" "世界" 1 false
// "世界世" "aa": false -1 -1 0 false false "世界世" "" false ["世界世"] ["世界世"] ["世界世"] "世界世" "世界世" "世界世"
//   -1 -1 "世界世" "世界世" "世界世" "世界世" 1 false
// "世界世" "zz": false -1 -1 0 false false "世界世" "" false ["世界世"] ["世界世"] ["世界世"] "世界世" "世界世" "世界世"
//   -1 -1 "世界世" "世界世" "世界世" "世界世" 1 false
// "世界世" " ": false -1 -1 0 false false "世界世" "" false ["世界世"] ["世界世"] ["世界世"] "世界世" "世界世" "世界世"
//   -1 -1 "世界世" "世界世" "世界世" "世界世" 1 false
// "世界世" ["世界世"] "世界世" "世界世" "世界世" "世界世" 3 "丗畍丗" ["世界世"] "世界世"
// -1 -1 "" "世界世" "世界世" false
// "\xffbad\xfe" "": true 0 5 6 true true "" "\xffbad\xfe" true ["\xff" "b" "a" "d" "\xfe"] ["\xff" "bad\xfe"] ["\xff" "b" "a" "d" "\xfe"] "-\xff-bad\xfe" "<>\xff<>b<>a<>d<>\xfe<>" "\xffbad\xfe"
//   -1 -1 "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" 1 false
// "\xffbad\xfe" ",": false -1 -1 0 false false "\xffbad\xfe" "" false ["\xffbad\xfe"] ["\xffbad\xfe"] ["\xffbad\xfe"] "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe"
//   -1 -1 "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" 1 false
// "\xffbad\xfe" "a": true 2 2 1 false false "\xffb" "d\xfe" true ["\xffb" "d\xfe"] ["\xffb" "d\xfe"] ["\xffba" "d\xfe"] "\xffb-d\xfe" "\xffb<>d\xfe" "\xffbad\xfe"
//   2 2 "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" 1 false
// "\xffbad\xfe" "go": false -1 -1 0 false false "\xffbad\xfe" "" false ["\xffbad\xfe"] ["\xffbad\xfe"] ["\xffbad\xfe"] "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe"
//   -1 -1 "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" 1 false
// "\xffbad\xfe" "世": false -1 -1 0 false false "\xffbad\xfe" "" false ["\xffbad\xfe"] ["\xffbad\xfe"] ["\xffbad\xfe"] "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe"
//   -1 -1 "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" 1 false
// "\xffbad\xfe" "aa": false -1 -1 0 false false "\xffbad\xfe" "" false ["\xffbad\xfe"] ["\xffbad\xfe"] ["\xffbad\xfe"] "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe"
//   2 2 "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" 1 false
// "\xffbad\xfe" "zz": false -1 -1 0 false false "\xffbad\xfe" "" false ["\xffbad\xfe"] ["\xffbad\xfe"] ["\xffbad\xfe"] "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe"
//   -1 -1 "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" 1 false
// "\xffbad\xfe" " ": false -1 -1 0 false false "\xffbad\xfe" "" false ["\xffbad\xfe"] ["\xffbad\xfe"] ["\xffbad\xfe"] "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe"
//   -1 -1 "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" 1 false
// "\xffbad\xfe" ["\xffbad\xfe"] "\xffbad\xfe" "�BAD�" "�bad�" "�bad�" 5 "cbe" ["\xffbad\xfe"] "?bad?"
// -1 3 "\xffbad\xfe" "\xffbad\xfe" "\xffbad\xfe" false
// "MiXeD Case" "": true 0 10 11 true true "" "MiXeD Case" true ["M" "i" "X" "e" "D" " " "C" "a" "s" "e"] ["M" "iXeD Case"] ["M" "i" "X" "e" "D" " " "C" "a" "s" "e"] "-M-iXeD Case" "<>M<>i<>X<>e<>D<> <>C<>a<>s<>e<>" "MiXeD Case"
//   -1 -1 "MiXeD Case" "MiXeD Case" "MiXeD Case" "MiXeD Case" 1 false
// "MiXeD Case" ",": false -1 -1 0 false false "MiXeD Case" "" false ["MiXeD Case"] ["MiXeD Case"] ["MiXeD Case"] "MiXeD Case" "MiXeD Case" "MiXeD Case"
//   -1 -1 "MiXeD Case" "MiXeD Case" "MiXeD Case" "MiXeD Case" 1 false
// "MiXeD Case" "a": true 7 7 1 false false "MiXeD C" "se" true ["MiXeD C" "se"] ["MiXeD C" "se"] ["MiXeD Ca" "se"] "MiXeD C-se" "MiXeD C<>se" "MiXeD Case"
//   7 7 "MiXeD Case" "MiXeD Case" "MiXeD Case" "MiXeD Case" -1 false
// "MiXeD Case" "go": false -1 -1 0 false false "MiXeD Case" "" false ["MiXeD Case"] ["MiXeD Case"] ["MiXeD Case"] "MiXeD Case" "MiXeD Case" "MiXeD Case"
//   -1 -1 "MiXeD Case" "MiXeD Case" "MiXeD Case" "MiXeD Case" -1 false
// "MiXeD Case" "世": false -1 -1 0 false false "MiXeD Case" "" false ["MiXeD Case"] ["MiXeD Case"] ["MiXeD Case"] "MiXeD Case" "MiXeD Case" "MiXeD Case"
//   -1 -1 "MiXeD Case" "MiXeD Case" "MiXeD Case" "MiXeD Case" -1 false
// "MiXeD Case" "aa": false -1 -1 0 false false "MiXeD Case" "" false ["MiXeD Case"] ["MiXeD Case"] ["MiXeD Case"] "MiXeD Case" "MiXeD Case" "MiXeD Case"
//   7 7 "MiXeD Case" "MiXeD Case" "MiXeD Case" "MiXeD Case" -1 false
// "MiXeD Case" "zz": false -1 -1 0 false false "MiXeD Case" "" false ["MiXeD Case"] ["MiXeD Case"] ["MiXeD Case"] "MiXeD Case" "MiXeD Case" "MiXeD Case"
//   -1 -1 "MiXeD Case" "MiXeD Case" "MiXeD Case" "MiXeD Case" -1 false
// "MiXeD Case" " ": true 5 5 1 false false "MiXeD" "Case" true ["MiXeD" "Case"] ["MiXeD" "Case"] ["MiXeD " "Case"] "MiXeD-Case" "MiXeD<>Case" "MiXeD Case"
//   5 5 "MiXeD Case" "MiXeD Case" "MiXeD Case" "MiXeD Case" 1 false
// "MiXeD Case" ["MiXeD" "Case"] "MiXeD Case" "MIXED CASE" "mixed case" "MiXeD Case" 10 "NjYfEDbtf" ["MiXeD Case"] "MiXeD Case"
// 0 9 " " "MiXeD Case" "MiXeD Case" false
// true [a b c] 1 [a, b,c]
// ababab true x--y--z
// 2 3 4 -1 true true
// true true false true
// &lt;11b&gt; XaXbX 1-b-c-
// x true x true
// 3...2...1...ignition!世bytes 3...2...1...ignition!世bytes more 34 3 <nil> true
// 0 true 3...2...1...ignition!世bytes
// 10000 0123456789
// strings: illegal use of non-zero Builder copied by value
// strings: negative Repeat count
// h1 é2 !1 EOF
// 233 2 233 2 true true 1 true
// 65533 1 65533 1 false true 1 false
// 65533 0 65533 0 true false 0 true
// 19990 3 120 1 true true 2 true
// 65533 1 65533 1 false false 2 false
// 3 -1 false [228 184 150] false
// true false false false false true false false false false true true 65 97 65
// true false false false true false false false false false true true 90 122 90
// false true true false false false false false false false true true 53 53 53
// false false false true false false false false false false true true 32 32 32
// false false false true false false false false false true false false 10 10 10
// false false false false false false false true false false true true 33 33 33
// false false false false false false false false true false true true 43 43 43
// true false false false false false false false false false true true 19990 19990 19990
// true false false false false true false false false false true true 201 233 201
// true false false false false false true false false false true true 452 454 453
// false true true false false false false false false false true true 1632 1632 1632
// false false false true false false false false false false false false 8232 8232 8232
// false false false false false false false false false false false false 173 173 173
// false false false false false false false false true false true true 128512 128512 128512
// false false false false false false false false false false false false -1 -1 -1
// 961190547 678983925 588577657
