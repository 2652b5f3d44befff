package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func main() {
	text := "a\tb\tc\naaaa\tbbbb\tccccc\n\tx\t\ny\n1\t2\tnot\ttoo\tlong\nééé\tz\t|\n\n\t\tdeep\nlast\tone"
	for _, flags := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug, tabwriter.TabIndent, tabwriter.DiscardEmptyColumns, tabwriter.FilterHTML} {
		for _, pad := range []byte{' ', '\t', '.'} {
			w := tabwriter.NewWriter(os.Stdout, 5, 8, 1, pad, flags)
			fmt.Fprint(w, text)
			err := w.Flush()
			fmt.Println("|", flags, err)
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 3, '-', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "name\tqty\tprice\t")
	fmt.Fprintln(w, "apple\t3\t1.25\t")
	fmt.Fprintln(w, "watermelon\t12\t10.5\t")
	w.Flush()
	w.Init(os.Stdout, 8, 8, 0, '\t', tabwriter.FilterHTML|tabwriter.StripEscape)
	fmt.Fprintln(w, "<b>bold</b>\t&amp;x\t\xfftab\there\xff\tend")
	fmt.Fprintln(w, "plain\ty\tz\tend\fnew\tpage")
	fmt.Fprintln(w, "a\v\vb\vc")
	w.Flush()
}

// Output:
// a    b    c
// aaaa bbbb ccccc
//      x
// y
// 1    2    not  too  long
// ééé  z    |
//
//           deep
// last one| 0 <nil>
// a	b	c
// aaaa	bbbb	ccccc
// 	x
// y
// 1	2	not	too	long
// ééé	z	|
//
// 		deep
// last	one| 0 <nil>
// a....b....c
// aaaa.bbbb.ccccc
// .....x....
// y
// 1....2....not..too..long
// ééé..z....|
//
// ..........deep
// last.one| 0 <nil>
//     a    bc
//  aaaa bbbbccccc
//          x
// y
//     1    2  not  toolong
//   ééé    z|
//
//           deep
//  lastone| 4 <nil>
// a	b	c
// aaaa	bbbb	ccccc
// 	x
// y
// 1	2	not	too	long
// ééé	z	|
//
// 		deep
// last	one| 4 <nil>
// ....a....bc
// .aaaa.bbbbccccc
// .........x
// y
// ....1....2..not..toolong
// ..ééé....z|
//
// ..........deep
// .lastone| 4 <nil>
// a    |b    |c
// aaaa |bbbb |ccccc
//      |x    |
// y
// 1    |2    |not  |too  |long
// ééé  |z    ||
//
//      |     |deep
// last |one| 32 <nil>
// a	|b	|c
// aaaa	|bbbb	|ccccc
// 	|x	|
// y
// 1	|2	|not	|too	|long
// ééé	|z	||
//
// 	|	|deep
// last	|one| 32 <nil>
// a....|b....|c
// aaaa.|bbbb.|ccccc
// .....|x....|
// y
// 1....|2....|not..|too..|long
// ééé..|z....||
//
// .....|.....|deep
// last.|one| 32 <nil>
//     a|    b|c
//  aaaa| bbbb|ccccc
//      |    x|
// y
//     1|    2|  not|  too|long
//   ééé|    z||
//
//      |     |deep
//  last|one| 36 <nil>
// a	|b	|c
// aaaa	|bbbb	|ccccc
// 	|x	|
// y
// 1	|2	|not	|too	|long
// ééé	|z	||
//
// 	|	|deep
// last	|one| 36 <nil>
// ....a|....b|c
// .aaaa|.bbbb|ccccc
// .....|....x|
// y
// ....1|....2|..not|..too|long
// ..ééé|....z||
//
// .....|.....|deep
// .last|one| 36 <nil>
// a    b    c
// aaaa bbbb ccccc
// 	x
// y
// 1    2    not  too  long
// ééé  z    |
//
// 		deep
// last one| 16 <nil>
// a	b	c
// aaaa	bbbb	ccccc
// 	x
// y
// 1	2	not	too	long
// ééé	z	|
//
// 		deep
// last	one| 16 <nil>
// a....b....c
// aaaa.bbbb.ccccc
// 	x....
// y
// 1....2....not..too..long
// ééé..z....|
//
// 		deep
// last.one| 16 <nil>
// a    b    c
// aaaa bbbb ccccc
//      x
// y
// 1    2    not  too  long
// ééé  z    |
//
//           deep
// last one| 8 <nil>
// a	b	c
// aaaa	bbbb	ccccc
// 	x
// y
// 1	2	not	too	long
// ééé	z	|
//
// 		deep
// last	one| 8 <nil>
// a....b....c
// aaaa.bbbb.ccccc
// .....x....
// y
// 1....2....not..too..long
// ééé..z....|
//
// ..........deep
// last.one| 8 <nil>
// a    b    c
// aaaa bbbb ccccc
//      x
// y
// 1    2    not  too  long
// ééé  z    |
//
//           deep
// last one| 1 <nil>
// a	b	c
// aaaa	bbbb	ccccc
// 	x
// y
// 1	2	not	too	long
// ééé	z	|
//
// 		deep
// last	one| 1 <nil>
// a....b....c
// aaaa.bbbb.ccccc
// .....x....
// y
// 1....2....not..too..long
// ééé..z....|
//
// ..........deep
// last.one| 1 <nil>
// ---------name|---qty|---price|
// --------apple|-----3|----1.25|
// ---watermelon|----12|----10.5|
// <b>bold</b>	&amp;x	tab	hereend
// plain	y	z	end
// new	page
// a		b	c
