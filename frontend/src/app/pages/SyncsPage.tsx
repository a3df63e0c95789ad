import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { everybody } from "@/features/person/api";
import { AdminSyncs } from "@/features/portal/AdminSyncs";
import { myPortals } from "@/features/portal/api";
import { allSources } from "@/features/source/api";
import { SelectField } from "@/ui/Field";
import { Page } from "@/ui/Page";

export function SyncsPage() {
  const [filters, setFilters] = useSearchParams();
  const known = useQuery(everybody());
  const sources = useQuery(allSources);
  const portals = useQuery(myPortals);
  const failedOnly = filters.get("show") === "failed";
  const source = filters.get("source") ?? "";

  function narrow(name: string, value: string) {
    setFilters((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  }

  return (
    <Page title="Syncs" lead="What was read from outside portals and sources, and what could not be.">
      <div className="mb-4 grid max-w-xl gap-4 sm:grid-cols-2">
        <SelectField
          label="Show"
          value={failedOnly ? "failed" : ""}
          onChange={(event) => narrow("show", event.target.value)}
        >
          <option value="">All</option>
          <option value="failed">What failed</option>
        </SelectField>
        <SelectField label="Of" value={source} onChange={(event) => narrow("source", event.target.value)}>
          <option value="">Portals and sources</option>
          {sources.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <AdminSyncs
        filter={{ failedOnly, ...(source && { source }) }}
        portalName={(id) => portals.data?.find(({ portal }) => portal === id)?.name}
        nameOf={(id) => known.data?.find((person) => person.id === id)?.name}
      />
    </Page>
  );
}
