// Package reflect looks at types and values. Only types that the program has anywhere can be had at run time.
package reflect

import "strconv"

type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer

	Ptr = Pointer
)

var kinds = [...]string{
	"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr",
	"float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr", "slice", "string",
	"struct", "unsafe.Pointer",
}

func (k Kind) String() string {
	if int(k) < len(kinds) {
		return kinds[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// Natives: types are numbers, values a type and the memory where they lie.
func typeOf(i any) int
func text(t int) string
func info(t, what, i int) int
func field(t, i int) (name, tag string, typ, offset, bytes, flags int)
func method(t, i int) (name string, sig int)
func find(kind, elem, key, n int) int
func valueOf(i any) (t int, p *byte)
func pack(t int, p *byte) any
func word(t int, p *byte) uint64
func setWord(t int, p *byte, w uint64)
func str(p *byte) string
func iface(p *byte) any
func ref(p *byte) *byte
func setStr(p *byte, s string)
func setRef(p, r *byte)
func at(p *byte, slots int) *byte
func copyTo(t int, to, from *byte)
func alloc(t int) *byte
func length(t int, p *byte) int
func capacity(t int, p *byte) int
func elem(t int, p *byte, i int) *byte
func mapGet(t int, p, key *byte) *byte
func mapSet(t int, p, key, value *byte, remove bool)
func entries(t int, p *byte) []*byte
func makeMap(t, n int) *byte
func makeSlice(t, n, cap int) *byte
func reslice(t int, p *byte, i, j, k int) *byte
func makeChan(t, n int) *byte
func closeChan(c *byte)
func choose(chans, sends []*byte, elems []int, block bool) (chosen int, value *byte, ok bool)
func call(t int, f *byte, method int, args []*byte) []*byte
func entry(f *byte) uintptr
func isZero(t int, p *byte) bool
func equal(t int, p, q *byte) bool

// What info tells.
const (
	ofKind = iota
	ofElem
	ofKey
	ofLen
	ofFields
	ofMethods
	ofIns
	ofIn
	ofOuts
	ofOut
	ofVariadic
	ofComparable
	ofDir
	ofPointer
	ofSize
	ofAlign
	ofNamed
	ofImplements
)

// DeepEqual tells whether x and y are equal, and what they refer to.
func DeepEqual(x, y any) bool

// Type is a type; two are the same if they are ==.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	In(i int) Type
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	OverflowFloat(x float64) bool
	OverflowComplex(x complex128) bool
	number() int
}

// rtype is a type's number; above its low 32 bits stands how often * is before it, for pointers that the program lacks.
type rtype int

const star = 1 << 32

func typ(t int) Type {
	if t < 0 {
		return nil
	}
	return rtype(t)
}

func (t rtype) number() int { return int(t) }
func (t rtype) base() int   { return int(t) & (star - 1) }

func (t rtype) info(what int) int {
	if t >= star {
		switch what {
		case ofKind:
			return int(Pointer)
		case ofElem:
			return int(t - star)
		case ofComparable:
			return 1
		case ofSize, ofAlign:
			return 8
		}
		return 0
	}
	return info(int(t), what, 0)
}

// TypeOf gives the dynamic type of i, nil for nil.
func TypeOf(i any) Type { return typ(typeOf(i)) }

func (t rtype) Kind() Kind       { return Kind(t.info(ofKind)) }
func (t rtype) NumMethod() int   { return t.info(ofMethods) }
func (t rtype) Size() uintptr    { return uintptr(t.info(ofSize)) }
func (t rtype) Align() int       { return t.info(ofAlign) }
func (t rtype) FieldAlign() int  { return t.info(ofAlign) }
func (t rtype) Comparable() bool { return t.info(ofComparable) == 1 }
func (t rtype) Bits() int        { return 8 * t.info(ofSize) }

func (t rtype) String() string {
	s := text(t.base())
	for ; t >= star; t -= star {
		s = "*" + s
	}
	return s
}

func (t rtype) isNamed() bool {
	k := t.Kind()
	return t < star && (t.info(ofNamed) == 1 || k <= Complex128 || k == String || k == UnsafePointer)
}

// Name is without its package; "" where the type has none.
func (t rtype) Name() string {
	if !t.isNamed() {
		return ""
	}
	s := t.String()
	for i, depth := len(s)-1, 0; i >= 0; i-- {
		switch {
		case s[i] == ']':
			depth++
		case s[i] == '[':
			depth--
		case s[i] == '.' && depth == 0:
			return s[i+1:]
		}
	}
	return s
}

func (t rtype) PkgPath() string {
	if t >= star || t.info(ofNamed) != 1 {
		return ""
	}
	s, name := t.String(), t.Name()
	if len(s) == len(name) {
		return ""
	}
	return s[:len(s)-len(name)-1]
}

func (t rtype) must(kind Kind, name string) {
	if t.Kind() != kind {
		panic("reflect: " + name + " of non-" + kind.String() + " type " + t.String())
	}
}

func (t rtype) Elem() Type {
	switch t.Kind() {
	case Array, Chan, Map, Pointer, Slice:
		return typ(t.info(ofElem))
	}
	panic("reflect: Elem of invalid type " + t.String())
}

func (t rtype) Key() Type {
	t.must(Map, "Key")
	return typ(t.info(ofKey))
}

func (t rtype) Len() int {
	t.must(Array, "Len")
	return t.info(ofLen)
}

func (t rtype) ChanDir() ChanDir {
	t.must(Chan, "ChanDir")
	return ChanDir(t.info(ofDir))
}

func (t rtype) IsVariadic() bool {
	t.must(Func, "IsVariadic")
	return t.info(ofVariadic) == 1
}

func (t rtype) NumIn() int {
	t.must(Func, "NumIn")
	return t.info(ofIns)
}

func (t rtype) NumOut() int {
	t.must(Func, "NumOut")
	return t.info(ofOuts)
}

func (t rtype) part(what, i int) Type {
	p := info(int(t), what, i)
	if p < 0 {
		panic("reflect: index out of range")
	}
	return typ(p)
}

func (t rtype) In(i int) Type {
	t.must(Func, "In")
	return t.part(ofIn, i)
}

func (t rtype) Out(i int) Type {
	t.must(Func, "Out")
	return t.part(ofOut, i)
}

func (t rtype) NumField() int {
	t.must(Struct, "NumField")
	return t.info(ofFields)
}

// StructTag is what stands behind a field.
type StructTag string

func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for tag != "" {
		for tag != "" && tag[0] == ' ' {
			tag = tag[1:]
		}
		i := 0
		for i < len(tag) && tag[i] > ' ' && tag[i] != ':' && tag[i] != '"' && tag[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(tag) || tag[i] != ':' || tag[i+1] != '"' {
			break
		}
		name := string(tag[:i])
		tag = tag[i+1:]
		for i = 1; i < len(tag) && tag[i] != '"'; i++ {
			if tag[i] == '\\' {
				i++
			}
		}
		if i >= len(tag) {
			break
		}
		quoted := string(tag[:i+1])
		tag = tag[i+1:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			return value, err == nil
		}
	}
	return "", false
}

type StructField struct {
	Name      string
	PkgPath   string
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

func (t rtype) Field(i int) StructField {
	t.must(Struct, "Field")
	if i < 0 || i >= t.NumField() {
		panic("reflect: Field index out of bounds")
	}
	name, tag, ft, _, bytes, flags := field(int(t), i)
	f := StructField{Name: name, Type: typ(ft), Tag: StructTag(tag), Offset: uintptr(bytes), Index: []int{i}, Anonymous: flags&1 != 0}
	if flags&2 == 0 {
		if f.PkgPath = t.PkgPath(); f.PkgPath == "" {
			f.PkgPath = "main"
		}
	}
	return f
}

func (t rtype) FieldByIndex(index []int) StructField {
	var f StructField
	var at Type = t
	for i, x := range index {
		if i > 0 && at.Kind() == Pointer && at.Elem().Kind() == Struct {
			at = at.Elem()
		}
		f = at.Field(x)
		at = f.Type
	}
	f.Index = index
	return f
}

// FieldByName looks into embedded structs too, breadth first.
func (t rtype) FieldByName(name string) (StructField, bool) {
	t.must(Struct, "FieldByName")
	type level struct {
		t     Type
		index []int
	}
	seen := map[Type]bool{}
	for now := []level{{t, nil}}; len(now) > 0; {
		var next []level
		var found StructField
		count := 0
		for _, l := range now {
			if seen[l.t] {
				continue
			}
			seen[l.t] = true
			for i := range l.t.NumField() {
				f := l.t.Field(i)
				f.Index = append(append([]int(nil), l.index...), i)
				if f.Name == name {
					found = f
					count++
				}
				if ft := f.Type; f.Anonymous {
					if ft.Kind() == Pointer {
						ft = ft.Elem()
					}
					if ft.Kind() == Struct {
						next = append(next, level{ft, f.Index})
					}
				}
			}
		}
		if count > 0 {
			return found, count == 1
		}
		now = next
	}
	return StructField{}, false
}

// VisibleFields gives the fields of t and those of its embedded structs.
func VisibleFields(t Type) []StructField {
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var all []StructField
	var walk func(t Type, index []int)
	walk = func(u Type, index []int) {
		for i := range u.NumField() {
			f := u.Field(i)
			f.Index = append(append([]int(nil), index...), i)
			if v, ok := t.FieldByName(f.Name); ok && len(v.Index) == len(f.Index) || f.Name == "_" {
				all = append(all, f)
			}
			ft := f.Type
			if ft.Kind() == Pointer {
				ft = ft.Elem()
			}
			if f.Anonymous && ft.Kind() == Struct {
				walk(ft, f.Index)
			}
		}
	}
	walk(t, nil)
	return all
}

// Method is a method; Type has no receiver, and Func is not valid.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

func (t rtype) Method(i int) Method {
	if i < 0 || i >= t.NumMethod() {
		panic("reflect: Method index out of range")
	}
	name, sig := method(int(t), i)
	return Method{Name: name, Type: typ(sig), Index: i}
}

func (t rtype) MethodByName(name string) (Method, bool) {
	for i := range t.NumMethod() {
		if m := t.Method(i); m.Name == name {
			return m, true
		}
	}
	return Method{}, false
}

func (t rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(t, u)
}

func implements(t rtype, u Type) bool {
	if t.Kind() != Interface {
		return u.NumMethod() == 0 || t < star && info(int(t), ofImplements, u.number()) == 1
	}
	for i := range u.NumMethod() {
		want := u.Method(i)
		if has, ok := t.MethodByName(want.Name); !ok || has.Type != want.Type {
			return false
		}
	}
	return true
}

// under tells whether two types have the same underlying type, as far as their texts tell.
func under(t, u rtype) bool {
	if t.Kind() != u.Kind() {
		return false
	}
	switch k := t.Kind(); k {
	case Array:
		return t.Elem() == u.Elem() && t.Len() == u.Len()
	case Chan:
		return t.Elem() == u.Elem() && t.ChanDir() == u.ChanDir()
	case Map:
		return t.Elem() == u.Elem() && t.Key() == u.Key()
	case Pointer, Slice:
		return t.Elem() == u.Elem()
	case Struct:
		if t.NumField() != u.NumField() {
			return false
		}
		for i := range t.NumField() {
			f, g := t.Field(i), u.Field(i)
			if f.Name != g.Name || f.Type != g.Type || f.Anonymous != g.Anonymous {
				return false
			}
		}
	case Func:
		if t.NumIn() != u.NumIn() || t.NumOut() != u.NumOut() || t.IsVariadic() != u.IsVariadic() {
			return false
		}
		for i := range t.NumIn() {
			if t.In(i) != u.In(i) {
				return false
			}
		}
		for i := range t.NumOut() {
			if t.Out(i) != u.Out(i) {
				return false
			}
		}
	case Interface:
		return implements(t, u) && implements(u, t)
	}
	return true
}

func (t rtype) AssignableTo(u Type) bool {
	v := u.(rtype)
	if t == v || v.Kind() == Interface && implements(t, u) {
		return true
	}
	if t.Kind() == Chan && v.Kind() == Chan && t.ChanDir() == BothDir && t.Elem() == v.Elem() {
		return !t.isNamed() || !v.isNamed()
	}
	return (!t.isNamed() || !v.isNamed()) && under(t, v)
}

func isNumber(k Kind) bool  { return Int <= k && k <= Float64 }
func isComplex(k Kind) bool { return k == Complex64 || k == Complex128 }
func isInt(k Kind) bool     { return Int <= k && k <= Int64 }
func isUint(k Kind) bool    { return Uint <= k && k <= Uintptr }

func (t rtype) ConvertibleTo(u Type) bool {
	v := u.(rtype)
	k, l := t.Kind(), v.Kind()
	switch {
	case t.AssignableTo(u), under(t, v), isNumber(k) && isNumber(l):
		return true
	case l == String && (isInt(k) || isUint(k)):
		return true
	case k == String && l == Slice, k == Slice && l == String:
		s := t
		if k == String {
			s = v
		}
		e := s.Elem().Kind()
		return e == Uint8 || e == Int32
	case isComplex(k) && isComplex(l):
		return true
	}
	return false
}

func (t rtype) OverflowInt(x int64) bool {
	if !isInt(t.Kind()) {
		panic("reflect: OverflowInt of non-int type " + t.String())
	}
	shift := 64 - t.Bits()
	return x<<shift>>shift != x
}

func (t rtype) OverflowUint(x uint64) bool {
	if !isUint(t.Kind()) {
		panic("reflect: OverflowUint of non-uint type " + t.String())
	}
	shift := 64 - t.Bits()
	return x<<shift>>shift != x
}

func (t rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		x = max(x, -x)
		return x > 0x1p127*(1+(1-0x1p-23)) && x <= 0x1p1023*(1+(1-0x1p-52))
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

func (t rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		f := TypeOf(float32(0))
		return f.OverflowFloat(real(x)) || f.OverflowFloat(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

// TypeFor gives the type T.
func TypeFor[T any]() Type { return TypeOf((*T)(nil)).Elem() }

// TypeAssert is v.Interface().(T).
func TypeAssert[T any](v Value) (T, bool) {
	x, ok := v.Interface().(T)
	return x, ok
}

// PointerTo gives the type *t.
func PointerTo(t Type) Type {
	n := t.number()
	if n < star {
		if p := info(n, ofPointer, 0); p >= 0 {
			return typ(p)
		}
	}
	return rtype(n + star)
}

func PtrTo(t Type) Type { return PointerTo(t) }

func found(t int, text string) Type {
	if t < 0 {
		panic("reflect: the program has no type " + text)
	}
	return typ(t)
}

func SliceOf(t Type) Type {
	return found(find(int(Slice), t.number(), -1, 0), "[]"+t.String())
}

func ArrayOf(length int, elem Type) Type {
	return found(find(int(Array), elem.number(), -1, length), "["+strconv.Itoa(length)+"]"+elem.String())
}

func MapOf(key, elem Type) Type {
	return found(find(int(Map), elem.number(), key.number(), 0), "map["+key.String()+"]"+elem.String())
}

func ChanOf(dir ChanDir, t Type) Type {
	return found(find(int(Chan), t.number(), -1, int(dir)), dir.String()+" "+t.String())
}

// Value is a value, or the zero Value for none.
type Value struct {
	t    int // type + 1
	p    *byte
	flag int
}

const (
	addressable = 1 << iota
	hidden      // came by an unexported field
	isMethod    // p holds the receiver's interface; its number stands above
	methodShift = 8
)

// ValueError is the panic of a method that does not fit a value's kind.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func (v Value) wrong(method string) {
	panic(&ValueError{"reflect.Value." + method, v.Kind()})
}

func ValueOf(i any) Value {
	t, p := valueOf(i)
	return Value{t + 1, p, 0}
}

func (v Value) rtype() rtype { return rtype(v.t - 1) }

func (v Value) Kind() Kind {
	if v.t == 0 {
		return Invalid
	}
	return v.rtype().Kind()
}

func (v Value) Type() Type {
	if v.t == 0 {
		v.wrong("Type")
	}
	return v.rtype()
}

func (v Value) IsValid() bool    { return v.t != 0 }
func (v Value) CanAddr() bool    { return v.flag&addressable != 0 }
func (v Value) CanSet() bool     { return v.flag&(addressable|hidden) == addressable }
func (v Value) CanInt() bool     { return isInt(v.Kind()) }
func (v Value) CanUint() bool    { return isUint(v.Kind()) }
func (v Value) CanFloat() bool   { return v.Kind() == Float32 || v.Kind() == Float64 }
func (v Value) CanComplex() bool { return v.Kind() == Complex64 || v.Kind() == Complex128 }
func (v Value) Comparable() bool { return v.t == 0 || v.rtype().Comparable() }
func (v Value) CanInterface() bool {
	if v.t == 0 {
		v.wrong("CanInterface")
	}
	return v.flag&hidden == 0
}

func (v Value) Interface() any {
	if v.t == 0 {
		v.wrong("Interface")
	}
	if v.flag&hidden != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.get()
}

// get is Interface for whatever value.
func (v Value) get() any {
	if v.t > star {
		panic("reflect: the program has no type " + v.rtype().String())
	}
	if v.flag&isMethod != 0 {
		panic("reflect.Value.Interface: methods are not available as values in Raceway")
	}
	return pack(v.t-1, v.p)
}

// part is a Value inside v.
func (v Value) part(t int, p *byte) Value {
	return Value{t + 1, p, v.flag & (addressable | hidden)}
}

func (v Value) Bool() bool {
	if v.Kind() != Bool {
		v.wrong("Bool")
	}
	return v.word() != 0
}

func (v Value) word() uint64 { return word(v.t-1, v.p) }

// address is that of what p points at.
func address(p *byte) uintptr

func (v Value) Int() int64 {
	if !v.CanInt() {
		v.wrong("Int")
	}
	return int64(v.word())
}

func (v Value) Uint() uint64 {
	if !v.CanUint() {
		v.wrong("Uint")
	}
	return v.word()
}

func (v Value) Float() float64 {
	if !v.CanFloat() {
		v.wrong("Float")
	}
	return float(v.word())
}

func (v Value) OverflowInt(x int64) bool          { return v.rtype().OverflowInt(x) }
func (v Value) OverflowUint(x uint64) bool        { return v.rtype().OverflowUint(x) }
func (v Value) OverflowFloat(x float64) bool      { return v.rtype().OverflowFloat(x) }
func (v Value) OverflowComplex(x complex128) bool { return v.rtype().OverflowComplex(x) }

func (v Value) Complex() complex128 {
	if !v.CanComplex() {
		v.wrong("Complex")
	}
	f := typeOf(float64(0))
	return complex(float(word(f, v.p)), float(word(f, at(v.p, 1))))
}

func (v Value) SetComplex(x complex128) {
	v.mustSet("SetComplex")
	if !v.CanComplex() {
		v.wrong("SetComplex")
	}
	if v.Kind() == Complex64 {
		x = complex128(complex64(x))
	}
	f := typeOf(float64(0))
	setWord(f, v.p, bits(real(x)))
	setWord(f, at(v.p, 1), bits(imag(x)))
}

// String gives a string's text, and of any other value only its type.
func (v Value) String() string {
	switch v.Kind() {
	case Invalid:
		return "<invalid Value>"
	case String:
		return str(v.p)
	}
	return "<" + v.rtype().String() + " Value>"
}

func (v Value) Len() int {
	switch v.Kind() {
	case Array, Chan, Map, Slice, String:
		return length(v.t-1, v.p)
	case Pointer:
		if e := v.rtype().Elem(); e.Kind() == Array {
			return e.Len()
		}
	}
	v.wrong("Len")
	return 0
}

func (v Value) Cap() int {
	switch v.Kind() {
	case Array, Chan, Slice:
		return capacity(v.t-1, v.p)
	}
	v.wrong("Cap")
	return 0
}

func (v Value) IsNil() bool {
	switch v.Kind() {
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.flag&isMethod == 0 && ref(v.p) == nil
	}
	v.wrong("IsNil")
	return false
}

func (v Value) IsZero() bool {
	if v.t == 0 {
		v.wrong("IsZero")
	}
	if v.t > star {
		return ref(v.p) == nil
	}
	return isZero(v.t-1, v.p)
}

func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if v.t == 0 || u.t == 0 {
		return v.t == u.t
	}
	if v.t != u.t {
		return false
	}
	if !v.rtype().Comparable() {
		panic("reflect.Value.Equal: values of type " + v.rtype().String() + " are not comparable")
	}
	return equal(v.t-1, v.p, u.p)
}

// Elem is what an interface holds or a pointer points at.
func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		e := ValueOf(iface(v.p))
		e.flag = v.flag & hidden
		return e
	case Pointer:
		p := ref(v.p)
		if p == nil {
			return Value{}
		}
		return Value{v.rtype().info(ofElem) + 1, p, v.flag&hidden | addressable}
	}
	v.wrong("Elem")
	return Value{}
}

func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// pointer is a Value of type t that points at p.
func pointer(t Type, p *byte, flag int) Value {
	box := new(*byte)
	*box = p
	_, at := valueOf(box)
	return Value{t.number() + 1, ref(at), flag}
}

func (v Value) Addr() Value {
	if !v.CanAddr() {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return pointer(PointerTo(v.rtype()), v.p, v.flag&hidden)
}

func (v Value) NumField() int {
	if v.Kind() != Struct {
		v.wrong("NumField")
	}
	return v.rtype().NumField()
}

func (v Value) Field(i int) Value {
	if v.Kind() != Struct {
		v.wrong("Field")
	}
	if i < 0 || i >= v.rtype().NumField() {
		panic("reflect: Field index out of range")
	}
	_, _, t, offset, _, flags := field(v.t-1, i)
	f := v.part(t, at(v.p, offset))
	if flags&2 == 0 {
		f.flag |= hidden
	}
	return f
}

func (v Value) FieldByIndex(index []int) Value {
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.rtype().Elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

func (v Value) FieldByName(name string) Value {
	if v.Kind() != Struct {
		v.wrong("FieldByName")
	}
	if f, ok := v.rtype().FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) Index(i int) Value {
	switch v.Kind() {
	case Array:
		return v.part(v.rtype().info(ofElem), elem(v.t-1, v.p, i))
	case Slice:
		e := v.part(v.rtype().info(ofElem), elem(v.t-1, v.p, i))
		e.flag |= addressable
		return e
	case String:
		s := str(v.p)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		e := ValueOf(s[i])
		e.flag = v.flag & hidden
		return e
	}
	v.wrong("Index")
	return Value{}
}

func (v Value) MapIndex(key Value) Value {
	if v.Kind() != Map {
		v.wrong("MapIndex")
	}
	t := v.rtype()
	key = key.assignTo("reflect.Value.MapIndex", t.info(ofKey))
	p := mapGet(v.t-1, v.p, key.p)
	if p == nil {
		return Value{}
	}
	return Value{t.info(ofElem) + 1, p, (v.flag | key.flag) & hidden}
}

func (v Value) MapKeys() []Value {
	if v.Kind() != Map {
		v.wrong("MapKeys")
	}
	all := entries(v.t-1, v.p)
	keys := make([]Value, 0, len(all)/2)
	for i := 0; i < len(all); i += 2 {
		keys = append(keys, Value{v.rtype().info(ofKey) + 1, all[i], v.flag & hidden})
	}
	return keys
}

// MapIter goes through the entries that a map had when MapRange was called.
type MapIter struct {
	m   Value
	all []*byte
	at  int
}

func (v Value) MapRange() *MapIter {
	if v.Kind() != Map {
		v.wrong("MapRange")
	}
	return &MapIter{m: v, at: -2}
}

func (it *MapIter) Next() bool {
	if it.at < 0 {
		it.all = entries(it.m.t-1, it.m.p)
	}
	it.at += 2
	return it.at < len(it.all)
}

func (it *MapIter) Reset(v Value) { it.m, it.at = v, -2 }

func (it *MapIter) part(what, i int) Value {
	if it.at < 0 || it.at >= len(it.all) {
		panic("MapIter: no entry at hand: Next was not called, or has ended")
	}
	return Value{it.m.rtype().info(what) + 1, it.all[it.at+i], it.m.flag & hidden}
}

func (v Value) SetIterKey(it *MapIter)   { v.Set(it.Key()) }
func (v Value) SetIterValue(it *MapIter) { v.Set(it.Value()) }

func (it *MapIter) Key() Value   { return it.part(ofKey, 0) }
func (it *MapIter) Value() Value { return it.part(ofElem, 1) }

func (v Value) mustSet(method string) {
	if v.t == 0 {
		v.wrong(method)
	}
	if v.flag&hidden != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	if v.flag&addressable == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

// assignTo makes v a value of type t, as an assignment does.
func (v Value) assignTo(context string, t int) Value {
	if v.t == 0 {
		panic(context + ": value of type nil is not assignable to type " + rtype(t).String())
	}
	if v.t-1 == t {
		return v
	}
	if !v.rtype().AssignableTo(rtype(t)) {
		panic(context + ": value of type " + v.rtype().String() + " is not assignable to type " + rtype(t).String())
	}
	if rtype(t).Kind() == Interface {
		u := Value{t + 1, alloc(t), v.flag & hidden}
		setIface(u.p, v.get())
		return u
	}
	return Value{t + 1, v.p, v.flag}
}

func setIface(p *byte, x any) {
	box := new(any)
	*box = x
	_, at := valueOf(box)
	setRef(p, ref(ref(at)))
}

func (v Value) Set(x Value) {
	v.mustSet("Set")
	if x.flag&hidden != 0 {
		panic("reflect: reflect.Value.Set using value obtained using unexported field")
	}
	x = x.assignTo("reflect.Set", v.t-1)
	copyTo(v.rtype().base(), v.p, x.p)
}

func (v Value) SetZero() {
	v.mustSet("SetZero")
	copyTo(v.t-1, v.p, nil)
}

func (v Value) SetBool(x bool) {
	v.mustSet("SetBool")
	if v.Kind() != Bool {
		v.wrong("SetBool")
	}
	w := uint64(0)
	if x {
		w = 1
	}
	setWord(v.t-1, v.p, w)
}

func (v Value) SetInt(x int64) {
	v.mustSet("SetInt")
	if !v.CanInt() {
		v.wrong("SetInt")
	}
	shift := 64 - v.rtype().Bits()
	setWord(v.t-1, v.p, uint64(x<<shift>>shift))
}

func (v Value) SetUint(x uint64) {
	v.mustSet("SetUint")
	if !v.CanUint() {
		v.wrong("SetUint")
	}
	shift := 64 - v.rtype().Bits()
	setWord(v.t-1, v.p, x<<shift>>shift)
}

func (v Value) SetFloat(x float64) {
	v.mustSet("SetFloat")
	if !v.CanFloat() {
		v.wrong("SetFloat")
	}
	if v.Kind() == Float32 {
		x = float64(float32(x))
	}
	setWord(v.t-1, v.p, bits(x))
}

func (v Value) SetString(x string) {
	v.mustSet("SetString")
	if v.Kind() != String {
		v.wrong("SetString")
	}
	setStr(v.p, x)
}

func (v Value) SetBytes(x []byte) {
	v.mustSet("SetBytes")
	if v.Kind() != Slice || v.rtype().Elem().Kind() != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	_, p := valueOf(x)
	setRef(v.p, ref(p))
}

func (v Value) Bytes() []byte {
	if k := v.Kind(); (k == Slice || k == Array) && v.rtype().Elem().Kind() == Uint8 {
		b := make([]byte, v.Len())
		if k == Slice {
			box := new([]byte)
			_, at := valueOf(box)
			setRef(ref(at), ref(v.p))
			return *box
		}
		for i := range b {
			b[i] = byte(v.Index(i).Uint())
		}
		return b
	}
	v.wrong("Bytes")
	return nil
}

func (v Value) SetLen(n int) {
	v.mustSet("SetLen")
	if v.Kind() != Slice {
		v.wrong("SetLen")
	}
	if n < 0 || n > v.Cap() {
		panic("reflect: slice length out of range in SetLen")
	}
	setRef(v.p, reslice(v.t-1, v.p, 0, n, v.Cap()))
}

func (v Value) SetCap(n int) {
	v.mustSet("SetCap")
	if v.Kind() != Slice {
		v.wrong("SetCap")
	}
	if n < v.Len() || n > v.Cap() {
		panic("reflect: slice capacity out of range in SetCap")
	}
	setRef(v.p, reslice(v.t-1, v.p, 0, v.Len(), n))
}

func (v Value) SetMapIndex(key, x Value) {
	if v.Kind() != Map {
		v.wrong("SetMapIndex")
	}
	if v.flag&hidden != 0 {
		panic("reflect: reflect.Value.SetMapIndex using value obtained using unexported field")
	}
	key = key.assignTo("reflect.Value.SetMapIndex", v.rtype().info(ofKey))
	if x.t == 0 {
		mapSet(v.t-1, v.p, key.p, nil, true)
		return
	}
	x = x.assignTo("reflect.Value.SetMapIndex", v.rtype().info(ofElem))
	mapSet(v.t-1, v.p, key.p, x.p, false)
}

func (v Value) Clear() {
	switch v.Kind() {
	case Map:
		for _, key := range v.MapKeys() {
			v.SetMapIndex(key, Value{})
		}
	case Slice:
		for i := range v.Len() {
			v.Index(i).SetZero()
		}
	default:
		v.wrong("Clear")
	}
}

// made is a Value whose memory holds a reference.
func made(t Type, r *byte) Value { return pointer(t, r, 0) }

func (v Value) Slice(i, j int) Value {
	switch v.Kind() {
	case String:
		s := str(v.p)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		u := New(v.rtype()).Elem()
		setStr(u.p, s[i:j])
		u.flag = v.flag & hidden
		return u
	case Slice:
		return v.Slice3(i, j, v.Cap())
	case Array:
		if v.flag&addressable == 0 {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
		return v.Slice3(i, j, v.Len())
	}
	v.wrong("Slice")
	return Value{}
}

func (v Value) Slice3(i, j, k int) Value {
	t := v.Type()
	if v.Kind() == Array {
		t = SliceOf(t.Elem())
	}
	if i < 0 || j < i || k < j || k > v.Cap() {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	u := made(t, reslice(v.t-1, v.p, i, j, k))
	u.flag = v.flag & hidden
	return u
}

// Pointer is the address that a reference holds.
func (v Value) Pointer() uintptr {
	switch v.Kind() {
	case Func:
		return entry(ref(v.p))
	case Chan, Map, Pointer, UnsafePointer, Slice, String:
		return address(ref(v.p))
	}
	v.wrong("Pointer")
	return 0
}

func (v Value) NumMethod() int {
	if v.t == 0 {
		v.wrong("NumMethod")
	}
	return v.rtype().NumMethod()
}

func (v Value) Method(i int) Value {
	if v.t == 0 {
		v.wrong("Method")
	}
	if i < 0 || i >= v.NumMethod() {
		panic("reflect: Method index out of range")
	}
	if v.Kind() == Interface {
		name, _ := method(v.t-1, i)
		return v.Elem().MethodByName(name)
	}
	_, sig := method(v.t-1, i)
	box := new(any)
	*box = v.get()
	_, at := valueOf(box)
	return Value{sig + 1, ref(at), v.flag&hidden | isMethod | i<<methodShift}
}

func (v Value) MethodByName(name string) Value {
	if v.t == 0 {
		v.wrong("MethodByName")
	}
	m, ok := v.rtype().MethodByName(name)
	if !ok {
		return Value{}
	}
	return v.Method(m.Index)
}

// Call calls a function; the last of a variadic one's arguments are put into a slice.
func (v Value) Call(in []Value) []Value {
	if v.Kind() != Func {
		v.wrong("Call")
	}
	t := v.rtype()
	n := t.NumIn()
	if t.IsVariadic() {
		n--
		if len(in) < n {
			panic("reflect: Call with too few input arguments")
		}
		st := t.In(n)
		rest := MakeSlice(st, len(in)-n, len(in)-n)
		for i, x := range in[n:] {
			if x.t == 0 || !x.rtype().AssignableTo(st.Elem()) {
				panic("reflect: cannot use " + x.name() + " as type " + st.Elem().String() + " in Call")
			}
			rest.Index(i).Set(x)
		}
		in = append(append([]Value(nil), in[:n]...), rest)
	} else if len(in) < n {
		panic("reflect: Call with too few input arguments")
	} else if len(in) > n {
		panic("reflect: Call with too many input arguments")
	}
	return v.invoke("Call", in)
}

func (v Value) name() string {
	if v.t == 0 {
		return "nil"
	}
	return v.rtype().String()
}

// CallSlice calls a variadic function with its last arguments in a slice.
func (v Value) CallSlice(in []Value) []Value {
	if v.Kind() != Func {
		v.wrong("CallSlice")
	}
	if !v.rtype().IsVariadic() {
		panic("reflect: CallSlice of non-variadic function")
	}
	if len(in) != v.rtype().NumIn() {
		panic("reflect: CallSlice with wrong number of input arguments")
	}
	return v.invoke("CallSlice", in)
}

func (v Value) invoke(method string, in []Value) []Value {
	if v.flag&hidden != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	t := v.rtype()
	args := make([]*byte, len(in))
	for i, x := range in {
		if x.t == 0 {
			panic("reflect: " + method + " using zero Value argument")
		}
		if !x.rtype().AssignableTo(t.In(i)) {
			panic("reflect: " + method + " using " + x.name() + " as type " + t.In(i).String())
		}
		args[i] = x.assignTo("reflect.Value.Call", t.In(i).number()).p
	}
	number := -1
	if v.flag&isMethod != 0 {
		number = v.flag >> methodShift
	} else if ref(v.p) == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	out := make([]Value, t.NumOut())
	for i, p := range call(int(t), ref(v.p), number, args) {
		out[i] = Value{t.Out(i).number() + 1, p, 0}
	}
	return out
}

func (v Value) CanConvert(t Type) bool { return v.Type().ConvertibleTo(t) }

func (v Value) Convert(t Type) Value {
	if !v.Type().ConvertibleTo(t) {
		panic("reflect.Value.Convert: value of type " + v.rtype().String() + " cannot be converted to type " + t.String())
	}
	if t.Kind() == Interface {
		return v.assignTo("reflect.Value.Convert", t.number())
	}
	u := New(t).Elem()
	k, l := v.Kind(), t.Kind()
	switch {
	case l == String && (isInt(k) || isUint(k)):
		r := rune(0xFFFD)
		if w := int64(v.word()); w == int64(rune(w)) {
			r = rune(w)
		}
		u.SetString(string(r))
	case k == String && l == Slice:
		s := v.String()
		if t.Elem().Kind() == Uint8 {
			u.SetBytes([]byte(s))
		} else {
			_, p := valueOf([]rune(s))
			setRef(u.p, ref(p))
		}
	case k == Slice && l == String:
		if v.rtype().Elem().Kind() == Uint8 {
			u.SetString(string(v.Bytes()))
		} else {
			var rs []rune
			for i := range v.Len() {
				rs = append(rs, rune(v.Index(i).Int()))
			}
			u.SetString(string(rs))
		}
	case isInt(l):
		switch {
		case v.CanFloat():
			u.SetInt(int64(v.Float()))
		default:
			u.SetInt(int64(v.word()))
		}
	case isUint(l):
		switch {
		case v.CanFloat():
			u.SetUint(uint64(v.Float()))
		default:
			u.SetUint(v.word())
		}
	case isComplex(l):
		u.SetComplex(v.Complex())
	case l == Float32 || l == Float64:
		switch {
		case v.CanFloat():
			u.SetFloat(v.Float())
		case v.CanInt():
			u.SetFloat(float64(v.Int()))
		default:
			u.SetFloat(float64(v.Uint()))
		}
	default:
		copyTo(u.t-1, u.p, v.p)
	}
	u.flag = v.flag & hidden
	return u
}

// New gives a pointer to a new zero value.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	return pointer(PointerTo(t), alloc(t.(rtype).base()), 0)
}

func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	return Value{t.number() + 1, alloc(t.(rtype).base()), 0}
}

func MakeSlice(t Type, len, cap int) Value {
	switch {
	case t.Kind() != Slice:
		panic("reflect.MakeSlice of non-slice type")
	case len < 0:
		panic("reflect.MakeSlice: negative len")
	case cap < 0:
		panic("reflect.MakeSlice: negative cap")
	case len > cap:
		panic("reflect.MakeSlice: len > cap")
	}
	return made(t, makeSlice(t.number(), len, cap))
}

func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return made(t, makeMap(t.number(), n))
}

func MakeChan(t Type, buffer int) Value {
	switch {
	case t.Kind() != Chan:
		panic("reflect.MakeChan of non-chan type")
	case buffer < 0:
		panic("reflect.MakeChan: negative buffer size")
	case t.ChanDir() != BothDir:
		panic("reflect.MakeChan: unidirectional channel type")
	}
	return made(t, makeChan(t.number(), buffer))
}

func (v Value) Grow(n int) {
	v.mustSet("Grow")
	if v.Kind() != Slice {
		v.wrong("Grow")
	}
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	if have := v.Len(); have+n > v.Cap() {
		u := MakeSlice(v.rtype(), have, max(have+n, 2*v.Cap()))
		Copy(u, v)
		setRef(v.p, ref(u.p))
	}
}

func Append(s Value, x ...Value) Value {
	if s.Kind() != Slice {
		s.wrong("Append")
	}
	u := New(s.rtype()).Elem()
	copyTo(u.t-1, u.p, s.p)
	n := u.Len()
	u.Grow(len(x))
	u.SetLen(n + len(x))
	for i, v := range x {
		u.Index(n + i).Set(v)
	}
	return Value{u.t, u.p, 0}
}

func AppendSlice(s, t Value) Value {
	all := make([]Value, t.Len())
	for i := range all {
		all[i] = t.Index(i)
	}
	return Append(s, all...)
}

func Copy(dst, src Value) int {
	n := min(dst.Len(), src.Len())
	if n == 0 {
		return 0
	}
	tmp := make([]*byte, n)
	t := dst.rtype().info(ofElem)
	for i := range tmp {
		tmp[i] = alloc(t)
		copyTo(t, tmp[i], src.Index(i).p)
	}
	for i, p := range tmp {
		copyTo(t, elem(dst.t-1, dst.p, i), p)
	}
	return n
}

// Swapper gives a function that swaps two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{"Swapper", v.Kind()})
	}
	t := v.rtype().info(ofElem)
	return func(i, j int) {
		tmp := alloc(t)
		p, q := elem(v.t-1, v.p, i), elem(v.t-1, v.p, j)
		copyTo(t, tmp, p)
		copyTo(t, p, q)
		copyTo(t, q, tmp)
	}
}

func (v Value) channel(method string, dir ChanDir) *byte {
	if v.Kind() != Chan {
		v.wrong(method)
	}
	if v.rtype().ChanDir()&dir == 0 {
		if dir == SendDir {
			panic("reflect: send on recv-only channel")
		}
		panic("reflect: recv on send-only channel")
	}
	return ref(v.p)
}

func (v Value) send(method string, x Value, block bool) bool {
	c := v.channel(method, SendDir)
	e := v.rtype().info(ofElem)
	x = x.assignTo("reflect.Value.Send", e)
	if x.p == nil {
		x.p = alloc(e)
	}
	chosen, _, _ := choose([]*byte{c}, []*byte{x.p}, []int{e}, block)
	return chosen == 0
}

func (v Value) recv(method string, block bool) (Value, bool) {
	c := v.channel(method, RecvDir)
	e := v.rtype().info(ofElem)
	chosen, p, ok := choose([]*byte{c}, []*byte{nil}, []int{e}, block)
	if chosen < 0 {
		return Value{}, false
	}
	return Value{e + 1, p, 0}, ok
}

func (v Value) Send(x Value)                { v.send("Send", x, true) }
func (v Value) TrySend(x Value) bool        { return v.send("TrySend", x, false) }
func (v Value) Recv() (x Value, ok bool)    { return v.recv("Recv", true) }
func (v Value) TryRecv() (x Value, ok bool) { return v.recv("TryRecv", false) }

func (v Value) Close() {
	if v.Kind() != Chan {
		v.wrong("Close")
	}
	if v.rtype().ChanDir()&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	closeChan(ref(v.p))
}

type SelectDir int

const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

// SelectCase is one case of Select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// Select is a select statement with any number of cases.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	var chans, sends []*byte
	var elems, which []int
	other := -1
	for i, c := range cases {
		var ch, x *byte
		e := -1
		switch c.Dir {
		case SelectDefault:
			if other >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
			other = i
			continue
		case SelectSend:
			if !c.Chan.IsValid() {
				break
			}
			ch = c.Chan.channel("Select", SendDir)
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			e = c.Chan.rtype().info(ofElem)
			if x = c.Send.assignTo("reflect.Select", e).p; x == nil {
				x = alloc(e)
			}
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			if !c.Chan.IsValid() {
				break
			}
			ch = c.Chan.channel("Select", RecvDir)
			e = c.Chan.rtype().info(ofElem)
		default:
			panic("reflect.Select: invalid Dir")
		}
		chans, sends, elems, which = append(chans, ch), append(sends, x), append(elems, e), append(which, i)
	}
	n, p, ok := choose(chans, sends, elems, other < 0)
	if n < 0 {
		return other, Value{}, false
	}
	chosen = which[n]
	if cases[chosen].Dir == SelectRecv {
		recv = Value{elems[n] + 1, p, 0}
		recvOK = ok
	}
	return chosen, recv, recvOK
}

// float64s and their bits. Package math is not imported for these two.
func float(w uint64) float64
func bits(x float64) uint64
