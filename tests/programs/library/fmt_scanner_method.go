package main

import (
	"fmt"
)

type temp float64

func (t *temp) Scan(s fmt.ScanState, verb rune) error {
	s.SkipSpace()
	tok, err := s.Token(false, func(r rune) bool { return r >= '0' && r <= '9' })
	if err != nil {
		return err
	}
	w, ok := s.Width()
	fmt.Println("token", string(tok), string(verb), w, ok)
	r, size, err := s.ReadRune()
	fmt.Printf("%q %d %v\n", r, size, err)
	if err == nil && r != 'C' {
		s.UnreadRune()
	}
	*t = temp(len(tok))
	return nil
}

type myInt int8
type myStr string

func main() {
	var s string
	var te temp
	n, err := fmt.Sscan("  123C rest", &te, &s)
	fmt.Println(te)
	fmt.Println(n, err, s)
	n, err = fmt.Sscanf("98765", "%3x", &te)
	fmt.Println(te)
	fmt.Println(n, err, s)
	n, err = fmt.Sscan("", &te)
	fmt.Println(n, err, s)
	var mi myInt
	var ms myStr
	n, err = fmt.Sscan("12 words", &mi, &ms)
	fmt.Println(mi, ms)
	fmt.Println(n, err, s)
	n, err = fmt.Sscan("1200", &mi)
	fmt.Println(n, err, s)
}

// Output:
// token 123 v 0 false
// 'C' 1 <nil>
// 3
// 2 <nil> rest
// token 987 x 3 true
// '\x00' 0 EOF
// 3
// 1 <nil> rest
// token  v 0 false
// '\x00' 0 EOF
// 1 <nil> rest
// 12 words
// 2 <nil> rest
// 0 integer overflow on token 1200 rest
