package main

import (
	"fmt"
	"unicode"
)

func main() {
	for _, r := range "aZ5 é\tßǅ中あアКαא٣ก½_-(«$+^©\u2028\u200b\ue000~٪한ªⅣ" {
		fmt.Printf("%q", r)
		for name, is := range map[string]bool{} {
			fmt.Print(name, is)
		}
		tables := []*unicode.RangeTable{unicode.Letter, unicode.Upper, unicode.Lower, unicode.Title, unicode.Digit, unicode.Number, unicode.Mark, unicode.Punct, unicode.Symbol, unicode.Space, unicode.Other, unicode.Sm, unicode.Sc, unicode.Pd, unicode.Nl,
			unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Arabic, unicode.Thai, unicode.Hangul, unicode.Latin, unicode.White_Space}
		for i, t := range tables {
			if unicode.Is(t, r) {
				fmt.Print(" ", i)
			}
		}
		fmt.Println(unicode.IsOneOf(tables[:2], r), unicode.In(r, unicode.Han, unicode.Latin), string(unicode.To(unicode.UpperCase, r)), string(unicode.SimpleFold(r)))
	}
	for _, r := range "AaKkſsSÅåµΩωß1" {
		fmt.Printf("%q ", unicode.SimpleFold(r))
	}
	fmt.Println()
	custom := &unicode.RangeTable{R16: []unicode.Range16{{'a', 'z', 2}, {0x100, 0x1ff, 1}}, R32: []unicode.Range32{{0x1F600, 0x1F64F, 1}}}
	fmt.Println(unicode.Is(custom, 'a'), unicode.Is(custom, 'b'), unicode.Is(custom, 'c'), unicode.Is(custom, 0x1F601), unicode.Is(custom, 0x150))
	fmt.Println(string(unicode.TurkishCase.ToUpper('i')), string(unicode.TurkishCase.ToLower('I')), string(unicode.TurkishCase.ToUpper('a')), unicode.TurkishCase.ToTitle('i'))
	fmt.Println(unicode.Is(unicode.Categories["Lu"], 'A'), unicode.Is(unicode.Scripts["Greek"], 'A'), unicode.Is(unicode.Cs, 0xD800), unicode.MaxRune)
}

// Output:
// 'a' 0 2 24true true A A
// 'Z' 0 1 24true true Z z
// '5' 4 5false false 5 5
// ' ' 9 25false false
// 'é' 0 2 24true true É É
// '\t' 10 25false false
// 'ß' 0 2 24true true ß ẞ
// 'ǅ' 0 3 24true true Ǆ ǆ
// '中' 0 15true true 中 中
// 'あ' 0 16true false あ あ
// 'ア' 0 17true false ア ア
// 'К' 0 1 18true false К к
// 'α' 0 2 19true false Α Α
// 'א' 0 20true false א א
// '٣' 4 5 21false false ٣ ٣
// 'ก' 0 22true false ก ก
// '½' 5false false ½ ½
// '_' 7false false _ _
// '-' 7 13false false - -
// '(' 7false false ( (
// '«' 7false false « «
// '$' 8 12false false $ $
// '+' 8 11false false + +
// '^' 8false false ^ ^
// '©' 8false false © ©
// '\u2028' 9 25false false
// '\u200b' 10false false ​ ​
// '\ue000' 10false false  
// '~' 8 11false false ~ ~
// '٪' 7 21false false ٪ ٪
// '한' 0 23true false 한 한
// 'ª' 0 24true true ª ª
// 'Ⅳ' 5 14 24false true Ⅳ ⅳ
// 'a' 'A' 'k' 'K' 'S' 'ſ' 's' 'å' 'Å' 'Μ' 'ω' 'Ω' 'ẞ' '1'
// true false true true true
// İ ı A 304
// true false true 1114111
