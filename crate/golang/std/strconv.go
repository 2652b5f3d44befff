// Package strconv converts between basic types and text.
package strconv

import "errors"

const IntSize = 64

var (
	ErrRange  = errors.New("value out of range")
	ErrSyntax = errors.New("invalid syntax")
)

// NumError says which conversion of what failed, and why.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// What the natives' code says: 0 all well, 1 syntax, 2 range, 3 base, 4 bit size.
func failed(f, num string, code, arg int) error {
	err := ErrSyntax
	switch code {
	case 0:
		return nil
	case 2:
		err = ErrRange
	case 3:
		err = errors.New("invalid base " + Itoa(arg))
	case 4:
		err = errors.New("invalid bit size " + Itoa(arg))
	}
	return &NumError{f, num, err}
}

func argOf(code, base, bitSize int) int {
	if code == 4 {
		return bitSize
	}
	return base
}

func parseInt(s string, base, bitSize int) (i int64, code int)
func parseUint(s string, base, bitSize int) (u uint64, code int)
func parseFloat(s string, bitSize int) (f float64, code int)

func Atoi(s string) (int, error) {
	i, code := parseInt(s, 10, 64)
	if code != 0 {
		return int(i), failed("Atoi", s, code, 0)
	}
	return int(i), nil
}

func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	i, code := parseInt(s, base, bitSize)
	return i, failed("ParseInt", s, code, argOf(code, base, bitSize))
}

func ParseUint(s string, base int, bitSize int) (uint64, error) {
	u, code := parseUint(s, base, bitSize)
	return u, failed("ParseUint", s, code, argOf(code, base, bitSize))
}

func ParseFloat(s string, bitSize int) (float64, error) {
	f, code := parseFloat(s, bitSize)
	return f, failed("ParseFloat", s, code, 0)
}

// ParseComplex reads N, Ni or N±Ni, in parentheses or not.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	body := s
	if n := len(s) - 1; n > 0 && s[0] == '(' && s[n] == ')' {
		body = s[1:n]
	}
	re, im := body, "0"
	if n := len(body) - 1; n >= 0 && body[n] == 'i' {
		re, im = "0", body[:n]
		for i := n - 1; i > 0; i-- {
			if c := body[i-1] | 0x20; (body[i] == '+' || body[i] == '-') && c != 'e' && c != 'p' {
				re, im = body[:i], body[i:n]
				switch {
				case c == '+'|0x20 && body[i] == '-':
					re = body[:i-1] // 1+-2i
				case body[i] == '+' && len(im) > 1:
					im = im[1:] // NaN has no sign.
				}
				break
			}
		}
	}
	x, code := parseFloat(re, size)
	y, code2 := parseFloat(im, size)
	if code == 1 || code2 == 1 {
		return 0, failed("ParseComplex", s, 1, 0)
	}
	return complex(x, y), failed("ParseComplex", s, max(code, code2), 0)
}

func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	im := FormatFloat(imag(c), fmt, prec, bitSize/2)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), fmt, prec, bitSize/2) + im + "i)"
}

func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, failed("ParseBool", str, 1, 0)
}

func Itoa(i int) string
func formatInt(i int64, base int) string
func formatUint(i uint64, base int) string

func checkBase(base int) {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
}

func FormatInt(i int64, base int) string {
	checkBase(base)
	return formatInt(i, base)
}

func FormatUint(i uint64, base int) string {
	checkBase(base)
	return formatUint(i, base)
}

func FormatFloat(f float64, fmt byte, prec, bitSize int) string

func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// What stands unescaped in quotes.
const (
	printable = iota
	ascii
	graphic
)

func quote(s string, plain int) string
func quoteRune(r rune, plain int) string

func Quote(s string) string            { return quote(s, printable) }
func QuoteToASCII(s string) string     { return quote(s, ascii) }
func QuoteToGraphic(s string) string   { return quote(s, graphic) }
func QuoteRune(r rune) string          { return quoteRune(r, printable) }
func QuoteRuneToASCII(r rune) string   { return quoteRune(r, ascii) }
func QuoteRuneToGraphic(r rune) string { return quoteRune(r, graphic) }
func IsGraphic(r rune) bool
func CanBackquote(s string) bool
func IsPrint(r rune) bool
func unquote(s string) (t string, ok bool)

func Unquote(s string) (string, error) {
	t, ok := unquote(s)
	if !ok {
		return "", ErrSyntax
	}
	return t, nil
}

// unquoteRune gives the first character of s, whether it is a rune or else a byte, and how long it is in s.
func unquoteRune(s string, quote byte) (r rune, whole bool, size int)

// UnquoteChar reads the first character or escape of a literal between quotes.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	value, multibyte, size := unquoteRune(s, quote)
	if size == 0 {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s[size:], nil
}

// QuotedPrefix gives the literal that s begins with.
func QuotedPrefix(s string) (string, error) {
	if s == "" {
		return "", ErrSyntax
	}
	switch quote := s[0]; quote {
	case '`':
		for i := 1; i < len(s); i++ {
			if s[i] == quote {
				return s[:i+1], nil
			}
		}
	case '"', '\'':
		for i, n := 1, 0; i < len(s) && s[i] != '\n'; n++ {
			if s[i] == quote {
				if quote == '\'' && n > 1 {
					break
				}
				return s[:i+1], nil
			}
			_, _, size := unquoteRune(s[i:], quote)
			if size == 0 {
				break
			}
			i += size
		}
	}
	return "", ErrSyntax
}

func AppendInt(dst []byte, i int64, base int) []byte   { return append(dst, FormatInt(i, base)...) }
func AppendUint(dst []byte, i uint64, base int) []byte { return append(dst, FormatUint(i, base)...) }
func AppendBool(dst []byte, b bool) []byte             { return append(dst, FormatBool(b)...) }
func AppendQuote(dst []byte, s string) []byte          { return append(dst, Quote(s)...) }
func AppendQuoteRune(dst []byte, r rune) []byte        { return append(dst, QuoteRune(r)...) }
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, FormatFloat(f, fmt, prec, bitSize)...)
}

func AppendQuoteToASCII(dst []byte, s string) []byte   { return append(dst, QuoteToASCII(s)...) }
func AppendQuoteToGraphic(dst []byte, s string) []byte { return append(dst, QuoteToGraphic(s)...) }
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return append(dst, QuoteRuneToASCII(r)...) }
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}
