package config

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// reserved are WITAN_ variables that are not options: the signing key and its password,
// the command line's server and chain, and the tests' corpora.
var reserved = map[string]bool{
	"WITAN_KEY": true, "WITAN_KEY_PASSWORD": true,
	"WITAN_SERVER": true, "WITAN_RPC": true, "WITAN_EIPS": true,
}

// applyEnvironment sets each option that environ names. An unknown WITAN_ variable with
// a section's prefix is an error, so that a misspelt option is not ignored.
func applyEnvironment(c *Config, environ []string) error {
	fields := map[string]reflect.Value{}
	sections := reflect.ValueOf(c).Elem()
	for i := range sections.NumField() {
		section := strings.ToUpper(sections.Type().Field(i).Tag.Get("toml"))
		for j := range sections.Field(i).NumField() {
			key := strings.ToUpper(sections.Field(i).Type().Field(j).Tag.Get("toml"))
			fields["WITAN_"+section+"_"+key] = sections.Field(i).Field(j)
		}
	}
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		field, known := fields[name]
		if !known {
			if strings.HasPrefix(name, "WITAN_") && !reserved[name] && !strings.HasPrefix(name, "WITAN_TEST_") {
				return fmt.Errorf("environment: %s is not an option: see witan config", name)
			}
			continue
		}
		if err := setField(field, value); err != nil {
			return fmt.Errorf("environment: %s: %w", name, err)
		}
	}
	return nil
}

func setField(f reflect.Value, value string) error {
	if u, ok := f.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return u.UnmarshalText([]byte(value))
	}
	switch f.Kind() {
	case reflect.String:
		f.SetString(value)
	case reflect.Bool:
		v, err := strconv.ParseBool(value)
		if err != nil {
			return fmt.Errorf("%q: want true or false", value)
		}
		f.SetBool(v)
	case reflect.Int:
		v, err := strconv.Atoi(value)
		if err != nil {
			return fmt.Errorf("%q: want a whole number", value)
		}
		f.SetInt(int64(v))
	case reflect.Uint64:
		v, err := strconv.ParseUint(value, 10, 64)
		if err != nil {
			return fmt.Errorf("%q: want a whole number", value)
		}
		f.SetUint(v)
	case reflect.Slice:
		items := []string{}
		for item := range strings.SplitSeq(value, ",") {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, item)
			}
		}
		f.Set(reflect.ValueOf(items))
	default:
		return fmt.Errorf("options of type %s cannot be set by the environment", f.Type())
	}
	return nil
}
