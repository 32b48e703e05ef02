import { queryOptions, useQuery } from "@tanstack/react-query"
import { api, data } from "@/api/client"
import { datasetQuery } from "@/api/queries"

/** What the contributor says of a dataset that has a description. */
const toldQuery = (dataset: string) =>
  queryOptions({
    queryKey: ["metadata", dataset],
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1/datasets/{id}/metadata", { params: { path: { id: dataset } }, signal })),
    retry: false,
  })

/** How much an import will fetch, as its contributor says; undefined where nobody said it. */
export function useTold(dataset: string, wanted: boolean): { files?: number; bytes?: number } | undefined {
  const described = useQuery({ ...datasetQuery(dataset), enabled: wanted }).data?.metadata !== undefined
  return useQuery({ ...toldQuery(dataset), enabled: wanted && described }).data
}
