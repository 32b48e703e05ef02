import { mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

/** A folder for one test, on disk until remove. */
export class Folder {
  private static readonly left = new Set<Folder>()

  private constructor(readonly path: string) {
    Folder.left.add(this)
  }

  /** Removes the folders of a test that failed before it could. */
  static async removeLeft(): Promise<void> {
    await Promise.all([...Folder.left].map((f) => f.remove()))
  }

  /** A folder of that name with these files, given by path and content. */
  static async of(name: string, files: Record<string, string> = {}): Promise<Folder> {
    const f = new Folder(join(await mkdtemp(join(tmpdir(), "witan-files-")), name))
    await mkdir(f.path)
    for (const [path, content] of Object.entries(files)) await f.write(path, content)
    return f
  }

  async write(path: string, content: string | Uint8Array): Promise<string> {
    const full = join(this.path, path)
    await mkdir(dirname(full), { recursive: true })
    await writeFile(full, content)
    return full
  }

  /** A file of that many zero bytes, which takes no space on most disks. */
  async zeros(path: string, bytes: number): Promise<string> {
    const full = join(this.path, path)
    const f = await open(full, "w")
    await f.truncate(bytes)
    await f.close()
    return full
  }

  /** n documents of about that many bytes each, no two alike. */
  async documents(n: number, bytes: number): Promise<void> {
    for (let i = 0; i < n; i++) {
      const line = (k: number) =>
        `Clause ${i}.${k}: the council keeps register ${i * 7919 + k} in room ${k}.\n`
      let text = `# Document ${i}\n\n`
      for (let k = 0; text.length < bytes; k++) text += (k % 8 === 0 ? `\n## Part ${k}\n\n` : "") + line(k)
      await this.write(`${Math.floor(i / 100)}/document-${i}.md`, text)
    }
  }

  async remove(): Promise<void> {
    Folder.left.delete(this)
    await rm(dirname(this.path), { recursive: true, force: true })
  }
}
