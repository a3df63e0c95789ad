import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { everybody } from "@/features/person/api";
import { AdminSyncs } from "@/features/portal/AdminSyncs";
import { SelectField } from "@/ui/Field";
import { Page } from "@/ui/Page";

export function SyncsPage() {
  const [filters, setFilters] = useSearchParams();
  const known = useQuery(everybody());
  const failedOnly = filters.get("show") === "failed";
  return (
    <Page title="Syncs" lead="What was read from outside portals, and what could not be.">
      <div className="mb-4 max-w-60">
        <SelectField
          label="Show"
          value={failedOnly ? "failed" : "all"}
          onChange={(event) => setFilters(event.target.value === "failed" ? { show: "failed" } : {})}
        >
          <option value="all">All</option>
          <option value="failed">What failed</option>
        </SelectField>
      </div>
      <AdminSyncs failedOnly={failedOnly} nameOf={(id) => known.data?.find((person) => person.id === id)?.name} />
    </Page>
  );
}
