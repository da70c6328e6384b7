// The peer of the differential test: golang.org/x/mod/sumdb, asked in lines over standard input.
//
//	append HEX            a leaf                         -> its size afterwards
//	root N                                               -> the root of the first N leaves
//	prove N T | tree N T                                 -> the hashes of the proof
//	check_record T ROOT N LEAF HASH... | check_tree T ROOT N OLD HASH...    -> good | bad
//	tile LEVEL N WIDTH                                   -> its bytes
//	tiles OLD NEW                                        -> the paths of the tiles of height 8
//	sign SIGNER HEX | open VERIFIER HEX                  -> the note; good | bad
//	time LEAVES CHECKS    seconds to build a tree of that many leaves, and to check proofs in it
package main

import (
	"bufio"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var stored []tlog.Hash
var size int64

func reader(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(stored)) {
			return nil, errors.New("no such hash")
		}
		found[i] = stored[index]
	}
	return found, nil
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "tlog_peer:", err)
		os.Exit(1)
	}
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	must(err)
	return n
}

func bytesOf(text string) []byte {
	raw, err := hex.DecodeString(text)
	must(err)
	return raw
}

func hashOf(text string) (hash tlog.Hash) {
	copy(hash[:], bytesOf(text))
	return hash
}

func hashesOf(texts []string) (hashes []tlog.Hash) {
	for _, text := range texts {
		hashes = append(hashes, hashOf(text))
	}
	return hashes
}

func textOf(hashes []tlog.Hash) string {
	var texts []string
	for _, hash := range hashes {
		texts = append(texts, hex.EncodeToString(hash[:]))
	}
	return strings.Join(texts, " ")
}

func verdict(err error) string {
	if err != nil {
		return "bad"
	}
	return "good"
}

func appendLeaf(leaf []byte) {
	hashes, err := tlog.StoredHashes(size, leaf, tlog.HashReaderFunc(reader))
	must(err)
	stored = append(stored, hashes...)
	size++
}

func tileOf(words []string) string {
	tile := tlog.Tile{H: 8, L: int(number(words[0])), N: number(words[1]), W: int(number(words[2]))}
	raw, err := tlog.ReadTileData(tile, tlog.HashReaderFunc(reader))
	must(err)
	return hex.EncodeToString(raw)
}

func tilesOf(from, to int64) string {
	var paths []string
	for _, tile := range tlog.NewTiles(8, from, to) {
		paths = append(paths, tile.Path())
	}
	return strings.Join(paths, " ")
}

func signNote(signer, text string) string {
	key, err := note.NewSigner(signer)
	must(err)
	signed, err := note.Sign(&note.Note{Text: text}, key)
	must(err)
	return hex.EncodeToString(signed)
}

func openNote(verifier string, raw []byte) string {
	key, err := note.NewVerifier(verifier)
	must(err)
	_, err = note.Open(raw, note.VerifierList(key))
	return verdict(err)
}

// Leaves are the decimal texts of their numbers.
func timed(leaves, checks int64) string {
	stored, size = nil, 0
	start := time.Now()
	for n := int64(0); n < leaves; n++ {
		appendLeaf([]byte(strconv.FormatInt(n, 10)))
	}
	root, err := tlog.TreeHash(size, tlog.HashReaderFunc(reader))
	must(err)
	built := time.Since(start)

	var proofs []tlog.RecordProof
	for i := int64(0); i < checks; i++ {
		proof, err := tlog.ProveRecord(size, i*(leaves/checks), tlog.HashReaderFunc(reader))
		must(err)
		proofs = append(proofs, proof)
	}
	start = time.Now()
	for i, proof := range proofs {
		n := int64(i) * (leaves / checks)
		leaf := tlog.RecordHash([]byte(strconv.FormatInt(n, 10)))
		must(tlog.CheckRecord(proof, size, root, n, leaf))
	}
	return fmt.Sprintf("%s %.6f %.6f", hex.EncodeToString(root[:]), built.Seconds(),
		time.Since(start).Seconds())
}

// The word at that place, or nothing: empty bytes have no digits.
func last(words []string, place int) string {
	if len(words) <= place {
		return ""
	}
	return words[place]
}

func answer(words []string) string {
	switch words[0] {
	case "append":
		appendLeaf(bytesOf(last(words, 1)))
		return strconv.FormatInt(size, 10)
	case "root":
		root, err := tlog.TreeHash(number(words[1]), tlog.HashReaderFunc(reader))
		must(err)
		return hex.EncodeToString(root[:])
	case "prove":
		proof, err := tlog.ProveRecord(number(words[2]), number(words[1]), tlog.HashReaderFunc(reader))
		must(err)
		return textOf(proof)
	case "tree":
		proof, err := tlog.ProveTree(number(words[2]), number(words[1]), tlog.HashReaderFunc(reader))
		must(err)
		return textOf(proof)
	case "check_record":
		return verdict(tlog.CheckRecord(hashesOf(words[5:]), number(words[1]), hashOf(words[2]),
			number(words[3]), hashOf(words[4])))
	case "check_tree":
		return verdict(tlog.CheckTree(hashesOf(words[5:]), number(words[1]), hashOf(words[2]),
			number(words[3]), hashOf(words[4])))
	case "tile":
		return tileOf(words[1:])
	case "tiles":
		return tilesOf(number(words[1]), number(words[2]))
	case "sign":
		return signNote(words[1], string(bytesOf(words[2])))
	case "open":
		return openNote(words[1], bytesOf(last(words, 2)))
	case "time":
		return timed(number(words[1]), number(words[2]))
	}
	must(fmt.Errorf("what is %q", words[0]))
	return ""
}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		fmt.Fprintln(out, answer(strings.Fields(line)))
		if lines.Buffered() == 0 {
			must(out.Flush())
		}
	}
}
