package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"plain", "tab\tnew\nline", "quote\"back\\slash", "世界\u00a0\u2028", "\xff\x00\x7f", "😀'"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
	}
	for _, r := range []rune{'a', '\'', '"', '\n', '世', '\u00a0', 0x10ffff, -1, 0xd800} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	}
	for _, s := range []string{`"a\tb"`, "`raw\\n`", `'x'`, `'\x41'`, `"\u4e16\101"`, `'ab'`, `"open`, `plain`, `""`, `"\q"`, `'\"'`, `"\'"`, `''`} {
		u, err := strconv.Unquote(s)
		fmt.Printf("%q %v\n", u, err)
	}
	for _, s := range []string{`"a\"b" rest`, "`x` y", `'c'd`, `'cd'`, `no`, `"open`, ``, "\"a\nb\"", `"\z"`} {
		p, err := strconv.QuotedPrefix(s)
		fmt.Printf("%q %v\n", p, err)
	}
	for _, c := range []struct {
		s     string
		quote byte
	}{{`\nabc`, '"'}, {`\x80z`, '"'}, {`\u00e9z`, '"'}, {`éz`, '"'}, {`\'z`, '\''}, {`\'z`, '"'}, {`'z`, '\''}, {`'z`, 0}, {`\"`, 0}, {`\400`, '"'}, {``, '"'}, {`\ud800`, '"'}, {`\`, '"'}} {
		r, multi, tail, err := strconv.UnquoteChar(c.s, c.quote)
		fmt.Println(r, multi, tail, err)
	}
	b := []byte("x:")
	b = strconv.AppendInt(b, -42, 16)
	b = strconv.AppendUint(append(b, ' '), 42, 2)
	b = strconv.AppendBool(append(b, ' '), true)
	b = strconv.AppendFloat(append(b, ' '), 1.5, 'e', 3, 32)
	b = strconv.AppendQuote(append(b, ' '), "q")
	b = strconv.AppendQuoteToASCII(append(b, ' '), "é")
	b = strconv.AppendQuoteToGraphic(append(b, ' '), "\u00a0")
	b = strconv.AppendQuoteRune(append(b, ' '), 'r')
	b = strconv.AppendQuoteRuneToASCII(append(b, ' '), 'é')
	b = strconv.AppendQuoteRuneToGraphic(append(b, ' '), '\t')
	fmt.Println(string(b))
}

// Output:
// "plain" "plain" "plain" true
// "tab\tnew\nline" "tab\tnew\nline" "tab\tnew\nline" false
// "quote\"back\\slash" "quote\"back\\slash" "quote\"back\\slash" true
// "世界\u00a0\u2028" "\u4e16\u754c\u00a0\u2028" "世界 \u2028" true
// "\xff\x00\x7f" "\xff\x00\x7f" "\xff\x00\x7f" false
// "😀'" "\U0001f600'" "😀'" true
// 'a' 'a' 'a' true true
// '\'' '\'' '\'' true true
// '"' '"' '"' true true
// '\n' '\n' '\n' false false
// '世' '\u4e16' '世' true true
// '\u00a0' '\u00a0' ' ' false true
// '\U0010ffff' '\U0010ffff' '\U0010ffff' false false
// '�' '\ufffd' '�' false false
// '�' '\ufffd' '�' false false
// "a\tb" <nil>
// "raw\\n" <nil>
// "x" <nil>
// "A" <nil>
// "世A" <nil>
// "" invalid syntax
// "" invalid syntax
// "" invalid syntax
// "" <nil>
// "" invalid syntax
// "" invalid syntax
// "" invalid syntax
// "" <nil>
// "\"a\\\"b\"" <nil>
// "`x`" <nil>
// "'c'" <nil>
// "" invalid syntax
// "" invalid syntax
// "" invalid syntax
// "" invalid syntax
// "" invalid syntax
// "" invalid syntax
// 10 false abc <nil>
// 128 false z <nil>
// 233 true z <nil>
// 233 true z <nil>
// 39 false z <nil>
// 0 false  invalid syntax
// 0 false  invalid syntax
// 39 false z <nil>
// 0 false  invalid syntax
// 0 false  invalid syntax
// 0 false  invalid syntax
// 0 false  invalid syntax
// 0 false  invalid syntax
// x:-2a 101010 true 1.500e+00 "q" "\u00e9" " " 'r' '\u00e9' '\t'
