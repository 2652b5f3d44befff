// Package unsafe measures types as gc does on amd64. Its names are the checker's own: Pointer, Sizeof, Alignof, Offsetof.
// A Pointer can be made of every pointer, and becomes one again where what lies there has the pointer's shape.
package unsafe
