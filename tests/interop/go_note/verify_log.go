// Verify_log checks a checkpoint, an inclusion proof and a consistency proof with the packages
// that Go's own checksum database uses, so that nothing of ours judges what ours wrote.
//
// It reads one JSON object from standard input and exits with 0 if everything holds, with 1 and
// a word on standard output if something does not, and with 2 if it could not tell.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A request is what is to be verified; byte slices are base64 in JSON.
type request struct {
	Collection  string
	PublicKey   []byte
	Note        []byte
	Entry       []byte
	Index       int64
	Inclusion   [][]byte
	FirstSize   int64
	FirstRoot   []byte
	Consistency [][]byte
}

// A timedVerifier verifies signatures of type 0x04: eight bytes of time, then Ed25519.
type timedVerifier struct {
	name string
	key  ed25519.PublicKey
}

func (v timedVerifier) Name() string { return v.name }

func (v timedVerifier) KeyHash() uint32 {
	named := append([]byte(v.name+"\n\x04"), v.key...)
	sum := sha256.Sum256(named)
	return binary.BigEndian.Uint32(sum[:])
}

func (v timedVerifier) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	var message bytes.Buffer
	fmt.Fprintf(&message, "cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(signature))
	message.Write(text)
	return ed25519.Verify(v.key, message.Bytes(), signature[8:])
}

func main() {
	var asked request
	decoder := json.NewDecoder(os.Stdin)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&asked); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	size, root, err := openCheckpoint(asked)
	if err != nil {
		refuse("checkpoint", err)
	}
	leaf := tlog.RecordHash(asked.Entry)
	if err := tlog.CheckRecord(hashes(asked.Inclusion), size, root, asked.Index, leaf); err != nil {
		refuse("inclusion", err)
	}
	first := hash(asked.FirstRoot)
	proof := tlog.TreeProof(hashes(asked.Consistency))
	if err := tlog.CheckTree(proof, size, root, asked.FirstSize, first); err != nil {
		refuse("consistency", err)
	}
}

// OpenCheckpoint returns size and root hash once the plain and the timed signature hold.
func openCheckpoint(asked request) (int64, tlog.Hash, error) {
	encoded, err := note.NewEd25519VerifierKey(asked.Collection, asked.PublicKey)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	plain, err := note.NewVerifier(encoded)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	timed := timedVerifier{name: asked.Collection, key: asked.PublicKey}
	opened, err := note.Open(asked.Note, note.VerifierList(plain, timed))
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	if len(opened.Sigs) != 2 {
		return 0, tlog.Hash{}, fmt.Errorf("%d verified signatures", len(opened.Sigs))
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != asked.Collection {
		return 0, tlog.Hash{}, fmt.Errorf("not the three lines of this collection")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	return size, hash(root), err
}

func hashes(given [][]byte) []tlog.Hash {
	list := []tlog.Hash{}
	for _, each := range given {
		list = append(list, hash(each))
	}
	return list
}

func hash(given []byte) (fixed tlog.Hash) {
	if len(given) != len(fixed) {
		refuse("hash", fmt.Errorf("%d bytes", len(given)))
	}
	copy(fixed[:], given)
	return fixed
}

func refuse(what string, err error) {
	fmt.Fprintln(os.Stderr, err)
	fmt.Println(what)
	os.Exit(1)
}
