// Command openapi writes the API's description to the file that it is given. It is what
// go generate runs.
package main

import (
	"fmt"
	"os"

	"github.com/witan-project/witan/internal/api"
)

func main() {
	if err := write(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "openapi:", err)
		os.Exit(1)
	}
}

func write(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want the name of the file to write")
	}
	document, err := api.OpenAPI()
	if err != nil {
		return err
	}
	return os.WriteFile(args[0], document, 0o644)
}
