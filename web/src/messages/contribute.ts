export const contribute = {
  title: "Contribute",
}
