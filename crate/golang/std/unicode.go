// Package unicode knows the properties of characters.
package unicode

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
	Version         = "16.0.0"
)

const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

const UpperLower = MaxRune + 1

func IsControl(r rune) bool
func IsDigit(r rune) bool
func IsGraphic(r rune) bool
func IsLetter(r rune) bool
func IsLower(r rune) bool
func IsMark(r rune) bool
func IsNumber(r rune) bool
func IsPrint(r rune) bool
func IsPunct(r rune) bool
func IsSpace(r rune) bool
func IsSymbol(r rune) bool
func IsTitle(r rune) bool
func IsUpper(r rune) bool
func ToLower(r rune) rune
func ToTitle(r rune) rune
func ToUpper(r rune) rune

// category gives a bit for the rune's category, in the order of the constants below; 0 for none.
func category(r rune) uint32

// Range16 and Range32 are the runes from Lo to Hi, each Stride-th of them.
type Range16 struct{ Lo, Hi, Stride uint16 }

type Range32 struct{ Lo, Hi, Stride uint32 }

// RangeTable is a set of runes: ranges, or some categories.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
	categories  uint32
}

const (
	lu = 1 << iota
	ll
	lt
	lm
	lo
	mn
	mc
	me
	nd
	nl
	no
	pc
	pd
	ps
	pe
	pi
	pf
	po
	sm
	sc
	sk
	so
	zs
	zl
	zp
	cc
	cf
	cs
	co

	letter = lu | ll | lt | lm | lo
	mark   = mn | mc | me
	number = nd | nl | no
	punct  = pc | pd | ps | pe | pi | pf | po
	symbol = sm | sc | sk | so
	space  = zs | zl | zp
	other  = cc | cf | cs | co
)

func of(categories uint32) *RangeTable { return &RangeTable{categories: categories} }

// Categories, each under its name and some under two.
var (
	Lu        = of(lu)
	Ll        = of(ll)
	Lt        = of(lt)
	Lm        = of(lm)
	Lo        = of(lo)
	Mn        = of(mn)
	Mc        = of(mc)
	Me        = of(me)
	Nd        = of(nd)
	Nl        = of(nl)
	No        = of(no)
	Pc        = of(pc)
	Pd        = of(pd)
	Ps        = of(ps)
	Pe        = of(pe)
	Pi        = of(pi)
	Pf        = of(pf)
	Po        = of(po)
	Sm        = of(sm)
	Sc        = of(sc)
	Sk        = of(sk)
	So        = of(so)
	Zs        = of(zs)
	Zl        = of(zl)
	Zp        = of(zp)
	Cc        = of(cc)
	Cf        = of(cf)
	Cs        = of(cs)
	Co        = of(co)
	L, Letter = of(letter), of(letter)
	M, Mark   = of(mark), of(mark)
	N, Number = of(number), of(number)
	P, Punct  = of(punct), of(punct)
	S, Symbol = of(symbol), of(symbol)
	Z, Space  = of(space), of(space)
	C, Other  = of(other), of(other)
	Upper     = Lu
	Lower     = Ll
	Title     = Lt
	Digit     = Nd

	White_Space = runs("\u0009\u000d\u0020\u0020\u0085\u0085\u00a0\u00a0\u1680\u1680\u2000\u200a\u2028\u2029\u202f\u202f\u205f\u205f\u3000\u3000")
)

var Categories = map[string]*RangeTable{
	"Lu": Lu,
	"Ll": Ll,
	"Lt": Lt,
	"Lm": Lm,
	"Lo": Lo,
	"Mn": Mn,
	"Mc": Mc,
	"Me": Me,
	"Nd": Nd,
	"Nl": Nl,
	"No": No,
	"Pc": Pc,
	"Pd": Pd,
	"Ps": Ps,
	"Pe": Pe,
	"Pi": Pi,
	"Pf": Pf,
	"Po": Po,
	"Sm": Sm,
	"Sc": Sc,
	"Sk": Sk,
	"So": So,
	"Zs": Zs,
	"Zl": Zl,
	"Zp": Zp,
	"Cc": Cc,
	"Cf": Cf,
	"Cs": Cs,
	"Co": Co,
	"L":  L,
	"M":  M,
	"N":  N,
	"P":  P,
	"S":  S,
	"Z":  Z,
	"C":  C,
}

// runs makes a table of pairs of first and last runes.
func runs(pairs string) *RangeTable {
	t := new(RangeTable)
	lo := rune(-1)
	for _, r := range pairs {
		if lo < 0 {
			lo = r
			continue
		}
		if r < 1<<16 {
			t.R16 = append(t.R16, Range16{uint16(lo), uint16(r), 1})
			if r <= MaxLatin1 {
				t.LatinOffset++
			}
		} else {
			t.R32 = append(t.R32, Range32{uint32(lo), uint32(r), 1})
		}
		lo = -1
	}
	return t
}

// The scripts that programs ask for most.
var (
	Arabic     = runs("\u0600\u0604\u0606\u060b\u060d\u061a\u061c\u061e\u0620\u063f\u0641\u064a\u0656\u066f\u0671\u06dc\u06de\u06ff\u0750\u077f\u0870\u0891\u0897\u08e1\u08e3\u08ff\ufb50\ufd3d\ufd40\ufdcf\ufdf0\ufdff\ufe70\ufe74\ufe76\ufefc\U00010e60\U00010e7e\U00010ec2\U00010ec7\U00010ed0\U00010ed8\U00010efa\U00010eff\U0001ee00\U0001ee03\U0001ee05\U0001ee1f\U0001ee21\U0001ee22\U0001ee24\U0001ee24\U0001ee27\U0001ee27\U0001ee29\U0001ee32\U0001ee34\U0001ee37\U0001ee39\U0001ee39\U0001ee3b\U0001ee3b\U0001ee42\U0001ee42\U0001ee47\U0001ee47\U0001ee49\U0001ee49\U0001ee4b\U0001ee4b\U0001ee4d\U0001ee4f\U0001ee51\U0001ee52\U0001ee54\U0001ee54\U0001ee57\U0001ee57\U0001ee59\U0001ee59\U0001ee5b\U0001ee5b\U0001ee5d\U0001ee5d\U0001ee5f\U0001ee5f\U0001ee61\U0001ee62\U0001ee64\U0001ee64\U0001ee67\U0001ee6a\U0001ee6c\U0001ee72\U0001ee74\U0001ee77\U0001ee79\U0001ee7c\U0001ee7e\U0001ee7e\U0001ee80\U0001ee89\U0001ee8b\U0001ee9b\U0001eea1\U0001eea3\U0001eea5\U0001eea9\U0001eeab\U0001eebb\U0001eef0\U0001eef1")
	Cyrillic   = runs("\u0400\u0484\u0487\u052f\u1c80\u1c8a\u1d2b\u1d2b\u1d78\u1d78\u2de0\u2dff\ua640\ua69f\ufe2e\ufe2f\U0001e030\U0001e06d\U0001e08f\U0001e08f")
	Devanagari = runs("\u0900\u0950\u0955\u0963\u0966\u097f\ua8e0\ua8ff\U00011b00\U00011b09")
	Greek      = runs("\u0370\u0373\u0375\u0377\u037a\u037d\u037f\u037f\u0384\u0384\u0386\u0386\u0388\u038a\u038c\u038c\u038e\u03a1\u03a3\u03e1\u03f0\u03ff\u1d26\u1d2a\u1d5d\u1d61\u1d66\u1d6a\u1dbf\u1dbf\u1f00\u1f15\u1f18\u1f1d\u1f20\u1f45\u1f48\u1f4d\u1f50\u1f57\u1f59\u1f59\u1f5b\u1f5b\u1f5d\u1f5d\u1f5f\u1f7d\u1f80\u1fb4\u1fb6\u1fc4\u1fc6\u1fd3\u1fd6\u1fdb\u1fdd\u1fef\u1ff2\u1ff4\u1ff6\u1ffe\u2126\u2126\uab65\uab65\U00010140\U0001018e\U000101a0\U000101a0\U0001d200\U0001d245")
	Han        = runs("\u2e80\u2e99\u2e9b\u2ef3\u2f00\u2fd5\u3005\u3005\u3007\u3007\u3021\u3029\u3038\u303b\u3400\u4dbf\u4e00\u9fff\uf900\ufa6d\ufa70\ufad9\U00016fe2\U00016fe3\U00016ff0\U00016ff6\U00020000\U0002a6df\U0002a700\U0002b81d\U0002b820\U0002cead\U0002ceb0\U0002ebe0\U0002ebf0\U0002ee5d\U0002f800\U0002fa1d\U00030000\U0003134a\U00031350\U00033479")
	Hangul     = runs("\u1100\u11ff\u302e\u302f\u3131\u318e\u3200\u321e\u3260\u327e\ua960\ua97c\uac00\ud7a3\ud7b0\ud7c6\ud7cb\ud7fb\uffa0\uffbe\uffc2\uffc7\uffca\uffcf\uffd2\uffd7\uffda\uffdc")
	Hebrew     = runs("\u0591\u05c7\u05d0\u05ea\u05ef\u05f4\ufb1d\ufb36\ufb38\ufb3c\ufb3e\ufb3e\ufb40\ufb41\ufb43\ufb44\ufb46\ufb4f")
	Hiragana   = runs("\u3041\u3096\u309d\u309f\U0001b001\U0001b11f\U0001b132\U0001b132\U0001b150\U0001b152\U0001f200\U0001f200")
	Katakana   = runs("\u30a1\u30fa\u30fd\u30ff\u31f0\u31ff\u32d0\u32fe\u3300\u3357\uff66\uff6f\uff71\uff9d\U0001aff0\U0001aff3\U0001aff5\U0001affb\U0001affd\U0001affe\U0001b000\U0001b000\U0001b120\U0001b122\U0001b155\U0001b155\U0001b164\U0001b167")
	Latin      = runs("\u0041\u005a\u0061\u007a\u00aa\u00aa\u00ba\u00ba\u00c0\u00d6\u00d8\u00f6\u00f8\u02b8\u02e0\u02e4\u1d00\u1d25\u1d2c\u1d5c\u1d62\u1d65\u1d6b\u1d77\u1d79\u1dbe\u1e00\u1eff\u2071\u2071\u207f\u207f\u2090\u209c\u212a\u212b\u2132\u2132\u214e\u214e\u2160\u2188\u2c60\u2c7f\ua722\ua787\ua78b\ua7dc\ua7f1\ua7ff\uab30\uab5a\uab5c\uab64\uab66\uab69\ufb00\ufb06\uff21\uff3a\uff41\uff5a\U00010780\U00010785\U00010787\U000107b0\U000107b2\U000107ba\U0001df00\U0001df1e\U0001df25\U0001df2a")
	Thai       = runs("\u0e01\u0e3a\u0e40\u0e5b")
)

var Scripts = map[string]*RangeTable{
	"Arabic":     Arabic,
	"Cyrillic":   Cyrillic,
	"Devanagari": Devanagari,
	"Greek":      Greek,
	"Han":        Han,
	"Hangul":     Hangul,
	"Hebrew":     Hebrew,
	"Hiragana":   Hiragana,
	"Katakana":   Katakana,
	"Latin":      Latin,
	"Thai":       Thai,
}

// Is tells whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if rangeTab.categories != 0 {
		return category(r)&rangeTab.categories != 0
	}
	for _, x := range rangeTab.R16 {
		if r < rune(x.Lo) {
			return false
		}
		if r <= rune(x.Hi) {
			return x.Stride == 1 || (r-rune(x.Lo))%rune(x.Stride) == 0
		}
	}
	for _, x := range rangeTab.R32 {
		if r < rune(x.Lo) {
			return false
		}
		if r <= rune(x.Hi) {
			return x.Stride == 1 || (r-rune(x.Lo))%rune(x.Stride) == 0
		}
	}
	return false
}

func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// To maps r to a case.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

// orbits has the steps of SimpleFold that do not lead to the other case: pairs.
const orbits = "\u006b\u212a\u0073\u017f\u00df\u1e9e\u00e5\u212b\u0130\u0130\u0131\u0131\u01c4\u01c5\u01c7\u01c8\u01ca\u01cb\u01f1\u01f2\u0390\u1fd3\u03a3\u03c2\u03b0\u1fe3\u03b2\u03d0\u03b5\u03f5\u03b8\u03d1\u03b9\u1fbe\u03ba\u03f0\u03bc\u00b5\u03c0\u03d6\u03c1\u03f1\u03c2\u03c3\u03c6\u03d5\u03c9\u2126\u03d1\u03f4\u03f4\u0398\u0432\u1c80\u0434\u1c81\u043e\u1c82\u0441\u1c83\u0442\u1c84\u044a\u1c86\u0463\u1c87\u1c84\u1c85\u1e61\u1e9b\u1fbe\u0345\u1fd3\u0390\u1fe3\u03b0\u2126\u03a9\u212a\u004b\u212b\u00c5\ua64b\u1c88\ufb05\ufb06\ufb06\ufb05"

// SimpleFold gives the next rune that is r but for its case; from the largest it goes to the least.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	from := rune(-1)
	for _, x := range orbits {
		if from < 0 {
			from = x
			continue
		}
		if from == r {
			return x
		}
		from = -1
	}
	if l := ToLower(r); l != r {
		return l
	}
	return ToUpper(r)
}

// CaseRange maps the runes from Lo to Hi to their cases, by adding to them.
type CaseRange struct {
	Lo, Hi uint32
	Delta  [MaxCase]rune
}

// SpecialCase is what a language does in its own way.
type SpecialCase []CaseRange

var TurkishCase SpecialCase = SpecialCase{
	{0x49, 0x49, [MaxCase]rune{0, 0x131 - 0x49, 0}},
	{0x69, 0x69, [MaxCase]rune{0x130 - 0x69, 0, 0x130 - 0x69}},
	{0x130, 0x130, [MaxCase]rune{0, 0x69 - 0x130, 0}},
	{0x131, 0x131, [MaxCase]rune{0x49 - 0x131, 0, 0x49 - 0x131}},
}

var AzeriCase = TurkishCase

func (special SpecialCase) to(_case int, r rune) rune {
	for _, c := range special {
		if rune(c.Lo) <= r && r <= rune(c.Hi) {
			if c.Delta[_case] > MaxRune {
				// Upper and lower by turns, from Lo on.
				return rune(c.Lo) + ((r-rune(c.Lo))&^1 | rune(_case&1))
			}
			return r + c.Delta[_case]
		}
	}
	return To(_case, r)
}

func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }
