// Package utf8 encodes and decodes runes.
package utf8

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

func DecodeRuneInString(s string) (r rune, size int)
func DecodeLastRuneInString(s string) (r rune, size int)
func FullRuneInString(s string) bool
func RuneCountInString(s string) (n int)
func RuneLen(r rune) int
func ValidRune(r rune) bool
func ValidString(s string) bool

func DecodeRune(p []byte) (r rune, size int) {
	return DecodeRuneInString(string(p[:min(len(p), UTFMax)]))
}
func DecodeLastRune(p []byte) (r rune, size int) {
	return DecodeLastRuneInString(string(p[max(0, len(p)-UTFMax):]))
}
func FullRune(p []byte) bool { return FullRuneInString(string(p[:min(len(p), UTFMax)])) }
func RuneCount(p []byte) int { return RuneCountInString(string(p)) }
func RuneStart(b byte) bool  { return b&0xC0 != 0x80 }
func Valid(p []byte) bool    { return ValidString(string(p)) }

func AppendRune(p []byte, r rune) []byte { return append(p, string(r)...) }
func EncodeRune(p []byte, r rune) int {
	s := string(r)
	_ = p[len(s)-1]
	return copy(p, s)
}
