// Package errors makes, wraps and inspects error values.
package errors

// ErrUnsupported says that a requested operation cannot be done.
var ErrUnsupported = New("unsupported operation")

type errorString struct{ s string }

func (e *errorString) Error() string { return e.s }

// New gives an error with this text; each call's is distinct.
func New(text string) error { return &errorString{text} }

type joinError struct{ errs []error }

func (e *joinError) Error() string {
	text := e.errs[0].Error()
	for _, err := range e.errs[1:] {
		text += "\n" + err.Error()
	}
	return text
}

func (e *joinError) Unwrap() []error { return e.errs }

// Join wraps the errors that are not nil; nil where none is left.
func Join(errs ...error) error {
	var some []error
	for _, err := range errs {
		if err != nil {
			some = append(some, err)
		}
	}
	if len(some) == 0 {
		return nil
	}
	return &joinError{some}
}

// Unwrap gives what err wraps, or nil.
func Unwrap(err error) error {
	if u, ok := err.(interface{ Unwrap() error }); ok {
		return u.Unwrap()
	}
	return nil
}

// canCompare says whether v's dynamic type has ==.
func canCompare(v any) bool

// Is reports whether an error in err's tree matches target.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, canCompare(target))
}

func is(err, target error, compare bool) bool {
	for err != nil {
		if compare && err == target {
			return true
		}
		if m, ok := err.(interface{ Is(error) bool }); ok && m.Is(target) {
			return true
		}
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range many.Unwrap() {
				if is(e, target, compare) {
					return true
				}
			}
			return false
		}
		err = Unwrap(err)
	}
	return false
}

// checkTarget says what is wrong with the target of As; "" if nothing is.
func checkTarget(target any) string

// assign stores err in *target if its dynamic type allows.
func assign(err error, target any) bool

// As finds the first error in err's tree that *target can hold, and stores it there.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if wrong := checkTarget(target); wrong != "" {
		panic(wrong)
	}
	return as(err, target)
}

func as(err error, target any) bool {
	for err != nil {
		if assign(err, target) {
			return true
		}
		if m, ok := err.(interface{ As(any) bool }); ok && m.As(target) {
			return true
		}
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range many.Unwrap() {
				if as(e, target) {
					return true
				}
			}
			return false
		}
		err = Unwrap(err)
	}
	return false
}

// AsType finds the first error in err's tree that is an E.
func AsType[E error](err error) (E, bool) {
	for err != nil {
		if e, ok := err.(E); ok {
			return e, true
		}
		if m, ok := err.(interface{ As(any) bool }); ok {
			var e E
			if m.As(&e) {
				return e, true
			}
		}
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			for _, one := range many.Unwrap() {
				if e, ok := AsType[E](one); ok {
					return e, true
				}
			}
			break
		}
		err = Unwrap(err)
	}
	var none E
	return none, false
}
