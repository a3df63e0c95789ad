import { useDeferredValue } from "react";
import { useSearchParams } from "react-router";
import { PeopleList } from "@/features/person/PeopleList";
import { TextField } from "@/ui/Field";
import { Page } from "@/ui/Page";
import { useTyped } from "@/ui/useTyped";
import { useUser } from "../guards";

export function PeoplePage() {
  const [params, setParams] = useSearchParams();
  const query = params.get("query") ?? "";
  const asked = useDeferredValue(query.trim());
  const { control } = useTyped({
    value: query,
    onChange: (text) => setParams(text ? { query: text } : {}, { replace: true }),
  });
  return (
    <Page title="People" lead="Who has an account, and what they may do.">
      <search className="mb-6 block max-w-md">
        <TextField label="Find a person" type="search" placeholder="Name or e-mail" {...control} />
      </search>
      <PeopleList query={asked} me={useUser()} />
    </Page>
  );
}
