// Package tabwriter puts text in cells, which tabs end, into columns.
package tabwriter

import (
	"io"
	"unicode/utf8"
)

const (
	FilterHTML uint = 1 << iota
	StripEscape
	AlignRight
	DiscardEmptyColumns
	TabIndent
	Debug
)

// Escape stands around text that is taken as it is.
const Escape = '\xff'

// cell is a text, and how wide it is seen; htab: a tab ended it, not a vertical one.
type cell struct {
	size, width int
	htab        bool
}

// Writer lays out what is written to it, when it is flushed or a line has no tabs.
type Writer struct {
	output   io.Writer
	minwidth int
	tabwidth int
	padding  int
	padbytes [8]byte
	flags    uint

	buf     []byte
	pos     int // how far buf is measured
	cell    cell
	endChar byte // what ends an escaped text, 0: none is open
	lines   [][]cell
	widths  []int
	err     error
}

func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	b.output, b.minwidth, b.tabwidth, b.padding = output, minwidth, tabwidth, padding
	for i := range b.padbytes {
		b.padbytes[i] = padchar
	}
	if padchar == '\t' {
		// Tabs would not be aligned to the right.
		flags &^= AlignRight
	}
	b.flags = flags
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.buf, b.pos, b.cell, b.endChar = b.buf[:0], 0, cell{}, 0
	b.lines, b.widths = nil, b.widths[:0]
	b.addLine()
}

func (b *Writer) addLine() { b.lines = append(b.lines, nil) }

func (b *Writer) write(p []byte) {
	if b.err != nil {
		return
	}
	n, err := b.output.Write(p)
	if n != len(p) && err == nil {
		err = io.ErrShortWrite
	}
	b.err = err
}

func (b *Writer) writeN(p []byte, n int) {
	for n > len(p) {
		b.write(p)
		n -= len(p)
	}
	b.write(p[:n])
}

var (
	tabs    = []byte("\t\t\t\t\t\t\t\t")
	newline = []byte{'\n'}
	bar     = []byte{'|'}
)

func (b *Writer) pad(textw, cellw int, useTabs bool) {
	if b.padbytes[0] == '\t' || useTabs {
		if b.tabwidth == 0 {
			return
		}
		cellw = (cellw + b.tabwidth - 1) / b.tabwidth * b.tabwidth
		n := cellw - textw
		if n < 0 {
			panic("internal error")
		}
		b.writeN(tabs, (n+b.tabwidth-1)/b.tabwidth)
		return
	}
	b.writeN(b.padbytes[:], cellw-textw)
}

// print writes the lines from line0 to before line1, whose text starts at pos.
func (b *Writer) print(pos, line0, line1 int) int {
	for i := line0; i < line1; i++ {
		line := b.lines[i]
		useTabs := b.flags&TabIndent != 0
		for j, c := range line {
			if j > 0 && b.flags&Debug != 0 {
				b.write(bar)
			}
			switch {
			case c.size == 0:
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], useTabs)
				}
			case b.flags&AlignRight == 0:
				useTabs = false
				b.write(b.buf[pos : pos+c.size])
				pos += c.size
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], false)
				}
			default:
				useTabs = false
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], false)
				}
				b.write(b.buf[pos : pos+c.size])
				pos += c.size
			}
		}
		if i+1 == len(b.lines) {
			// The last line has no end yet: what is behind its last tab.
			b.write(b.buf[pos : pos+b.cell.size])
			pos += b.cell.size
		} else {
			b.write(newline)
		}
	}
	return pos
}

// format lays out the lines; a column is a run of lines that all have a cell there that a tab ends.
func (b *Writer) format(pos0, line0, line1 int) (pos int) {
	pos = pos0
	column := len(b.widths)
	for this := line0; this < line1; this++ {
		if column >= len(b.lines[this])-1 {
			continue
		}
		pos = b.print(pos, line0, this)
		line0 = this
		width := b.minwidth
		discardable := true
		for ; this < line1 && column < len(b.lines[this])-1; this++ {
			c := b.lines[this][column]
			width = max(width, c.width+b.padding)
			if c.width > 0 || c.htab {
				discardable = false
			}
		}
		if discardable && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		pos = b.format(pos, line0, this)
		b.widths = b.widths[:len(b.widths)-1]
		line0 = this
		this--
	}
	return b.print(pos, line0, line1)
}

// measure brings the open cell's width up to date.
func (b *Writer) measure() {
	b.cell.width += utf8.RuneCount(b.buf[b.pos:])
	b.pos = len(b.buf)
}

func (b *Writer) append(text []byte) {
	b.buf = append(b.buf, text...)
	b.cell.size += len(text)
}

func (b *Writer) startEscape(ch byte) {
	switch ch {
	case Escape:
		b.endChar = Escape
	case '<':
		b.endChar = '>'
	case '&':
		b.endChar = ';'
	}
}

func (b *Writer) endEscape() {
	switch b.endChar {
	case Escape:
		b.measure()
		if b.flags&StripEscape == 0 {
			b.cell.width -= 2 // the two escapes
		}
	case '>': // a tag is not seen
	case ';':
		b.cell.width++ // an entity is one character
	}
	b.pos = len(b.buf)
	b.endChar = 0
}

// endCell closes the open cell, and tells how many the line has.
func (b *Writer) endCell(htab bool) int {
	b.cell.htab = htab
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], b.cell)
	b.cell = cell{}
	return len(b.lines[last])
}

// Flush writes out what is there.
func (b *Writer) Flush() error {
	b.flushNow()
	err := b.err
	b.err = nil
	return err
}

func (b *Writer) flushNow() {
	if b.cell.size > 0 {
		if b.endChar != 0 {
			b.endEscape()
		}
		b.endCell(false)
	}
	b.format(0, 0, len(b.lines))
	b.reset()
}

func (b *Writer) Write(buf []byte) (n int, err error) {
	for i, ch := range buf {
		if b.endChar == 0 {
			switch ch {
			case '\t', '\v', '\n', '\f':
				b.append(buf[n:i])
				b.measure()
				n = i + 1
				cells := b.endCell(ch == '\t')
				if ch == '\n' || ch == '\f' {
					b.addLine()
					if ch == '\f' || cells == 1 {
						// A line without tabs ends all columns.
						b.flushNow()
						if ch == '\f' && b.flags&Debug != 0 {
							b.write([]byte("---\n"))
						}
					}
				}
			case Escape:
				b.append(buf[n:i])
				b.measure()
				n = i
				if b.flags&StripEscape != 0 {
					n++
				}
				b.startEscape(Escape)
			case '<', '&':
				if b.flags&FilterHTML != 0 {
					b.append(buf[n:i])
					b.measure()
					n = i
					b.startEscape(ch)
				}
			}
		} else if ch == b.endChar {
			j := i + 1
			if ch == Escape && b.flags&StripEscape != 0 {
				j = i
			}
			b.append(buf[n:j])
			n = i + 1
			b.endEscape()
		}
		if b.err != nil {
			err, b.err = b.err, nil
			return n, err
		}
	}
	b.append(buf[n:])
	return len(buf), nil
}
