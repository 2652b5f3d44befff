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
