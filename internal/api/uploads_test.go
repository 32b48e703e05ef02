package api_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// carOf makes the CARv1 of a folder with one random file.
func carOf(t testing.TB, size int) (dataset.CID, []byte) {
	t.Helper()
	dir := t.TempDir()
	content := make([]byte, size)
	rand.Read(content)
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), content, 0o600); err != nil {
		t.Fatal(err)
	}
	shelf := must(ipfs.OpenStore(t.Context(), t.TempDir()))(t)
	t.Cleanup(func() { shelf.Close() })
	added := must(shelf.Add(t.Context(), dir, ipfs.AddOptions{}))(t)
	var b bytes.Buffer
	if err := ipfs.WriteCAR(t.Context(), &b, added.Root, shelf, ipfs.Limits{}); err != nil {
		t.Fatal(err)
	}
	return added.Root, b.Bytes()
}

func (s *site) announce(c *http.Client, root dataset.CID, size int) api.Upload {
	s.t.Helper()
	r := s.call(c, "POST", "/api/v1/uploads", api.NewUpload{Root: root.String(), Bytes: int64(size)})
	if r.StatusCode != 201 {
		s.t.Fatalf("%d %s", r.StatusCode, r.body)
	}
	var u api.Upload
	r.into(s.t, &u)
	return u
}

func (s *site) part(c *http.Client, id string, offset int, b []byte, edit ...func(*http.Request)) reply {
	s.t.Helper()
	edit = append([]func(*http.Request){header("Content-Type", "application/octet-stream"), header("Upload-Offset", strconv.Itoa(offset))}, edit...)
	return s.call(c, "PATCH", "/api/v1/uploads/"+id, bytes.NewReader(b), edit...)
}

func TestUploadInParts(t *testing.T) {
	s := newSite(t)
	c := s.browser()
	s.signIn(c, 0)
	root, car := carOf(t, 250<<10)
	u := s.announce(c, root, len(car))
	if u.Offset != 0 || u.State != "receiving" || u.PartBytes != 100<<10 {
		t.Fatalf("%+v", u)
	}
	for u.State == "receiving" {
		end := min(int(u.Offset+u.PartBytes), len(car))
		r := s.part(c, u.ID, int(u.Offset), car[u.Offset:end])
		if r.StatusCode != 200 {
			t.Fatalf("%d %s", r.StatusCode, r.body)
		}
		r.into(t, &u)
		if int(u.Offset) != end || r.Header.Get("Upload-Offset") != strconv.Itoa(end) {
			t.Fatalf("offset %d, header %s, want %d", u.Offset, r.Header.Get("Upload-Offset"), end)
		}
	}
	if u.State != "complete" {
		t.Errorf("%+v", u)
	}
	if r := s.part(c, u.ID, len(car), []byte("x")); r.code() != "upload_closed" {
		t.Errorf("after the end: %s", r.code())
	}
}

func TestUploadGapNamesTheOffset(t *testing.T) {
	s := newSite(t)
	c := s.browser()
	s.signIn(c, 0)
	root, car := carOf(t, 50<<10)
	u := s.announce(c, root, len(car))
	s.part(c, u.ID, 0, car[:1000])
	for _, offset := range []int{0, 999, 1001, 5000} {
		r := s.part(c, u.ID, offset, car[1000:2000])
		var p api.Problem
		if err := json.Unmarshal(r.body, &p); err != nil {
			t.Fatal(err)
		}
		if r.StatusCode != 409 || p.Code != "upload_offset" || p.Offset == nil || *p.Offset != 1000 {
			t.Errorf("at %d: %s", offset, r.body)
		}
	}
	var got api.Upload
	s.call(c, "GET", "/api/v1/uploads/"+u.ID, nil).into(t, &got)
	if got.Offset != 1000 || got.State != "receiving" {
		t.Errorf("%+v", got)
	}
}

func TestBrokenPartCountsAsFarAsItCame(t *testing.T) {
	s := newSite(t)
	c := s.browser()
	s.signIn(c, 0)
	root, car := carOf(t, 80<<10)
	u := s.announce(c, root, len(car))
	cookies := c.Jar.Cookies(must(url.Parse(s.url))(t))
	conn := must(net.Dial("tcp", s.url[len("http://"):]))(t)
	req := must(http.NewRequest("PATCH", s.url+"/api/v1/uploads/"+u.ID, nil))(t)
	for _, k := range cookies {
		req.AddCookie(k)
	}
	head := "PATCH /api/v1/uploads/" + u.ID + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/octet-stream\r\n" +
		"Upload-Offset: 0\r\nCookie: " + req.Header.Get("Cookie") + "\r\nContent-Length: " + strconv.Itoa(len(car)) + "\r\n\r\n"
	must(conn.Write(append([]byte(head), car[:30<<10]...)))(t)
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	var got api.Upload
	for range 200 {
		s.call(c, "GET", "/api/v1/uploads/"+u.ID, nil).into(t, &got)
		if got.Offset > 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if got.Offset != 30<<10 || got.State != "receiving" {
		t.Fatalf("after the break: %+v", got)
	}
	if r := s.part(c, u.ID, 30<<10, car[30<<10:]); r.StatusCode != 200 || !strings.Contains(string(r.body), `"complete"`) {
		t.Errorf("the rest: %d %s", r.StatusCode, r.body)
	}
}

func TestUploadRefusals(t *testing.T) {
	s := newSite(t)
	c, other := s.browser(), s.browser()
	s.signIn(c, 0)
	s.signIn(other, 1)
	root, car := carOf(t, 50<<10)
	u := s.announce(c, root, len(car))
	flipped := bytes.Clone(car)
	flipped[len(flipped)-100] ^= 1
	for _, try := range []struct {
		name, want string
		status     int
		do         func() reply
	}{
		{"without a session", "no_session", 401, func() reply { return s.part(s.browser(), u.ID, 0, car) }},
		{"announced without a session", "no_session", 401, func() reply {
			return s.call(s.browser(), "POST", "/api/v1/uploads", api.NewUpload{Root: root.String(), Bytes: 100})
		}},
		{"of another address", "upload_unknown", 404, func() reply { return s.part(other, u.ID, 0, car) }},
		{"seen by another address", "upload_unknown", 404, func() reply { return s.call(other, "GET", "/api/v1/uploads/"+u.ID, nil) }},
		{"as JSON", "media_type", 415, func() reply {
			return s.part(c, u.ID, 0, car, header("Content-Type", "application/json"))
		}},
		{"without an offset", "malformed", 422, func() reply { return s.part(c, u.ID, 0, car, header("Upload-Offset", "")) }},
		{"a negative offset", "malformed", 422, func() reply { return s.part(c, u.ID, -1, car) }},
		{"a CIDv0", "malformed", 422, func() reply {
			return s.call(c, "POST", "/api/v1/uploads", api.NewUpload{Root: "QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn", Bytes: 100})
		}},
		{"no CID", "malformed", 422, func() reply {
			return s.call(c, "POST", "/api/v1/uploads", api.NewUpload{Root: "../../etc/passwd", Bytes: 100})
		}},
		{"too large", "upload_too_large", 413, func() reply {
			return s.call(c, "POST", "/api/v1/uploads", api.NewUpload{Root: root.String(), Bytes: 5 << 20})
		}},
		{"more than announced", "part_too_large", 413, func() reply { return s.part(c, u.ID, 0, append(bytes.Clone(car), 0)) }},
		{"a flipped byte", "bad_block", 422, func() reply {
			return s.part(c, s.announce(c, root, len(car)).ID, 0, flipped)
		}},
		{"another root", "car_malformed", 422, func() reply {
			otherRoot, _ := carOf(t, 10)
			return s.part(c, s.announce(c, otherRoot, len(car)).ID, 0, car)
		}},
	} {
		t.Run(try.name, func(t *testing.T) {
			if r := try.do(); r.StatusCode != try.status || r.code() != try.want {
				t.Errorf("%d %s", r.StatusCode, r.body)
			}
		})
	}
	if r := s.part(c, u.ID, 0, car); r.StatusCode != 200 {
		t.Errorf("the upload itself, after all that: %d %s", r.StatusCode, r.body)
	}
}
