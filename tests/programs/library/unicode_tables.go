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
