import { useNavigate, useParams } from "react-router";
import { AuditList } from "@/features/audit/AuditList";
import { NodeDetail } from "@/features/node/NodeDetail";
import { NotFoundPage } from "../NotFoundPage";
import { paths } from "../paths";

export function NodePage() {
  const { id = "" } = useParams();
  const navigate = useNavigate();
  const filters = { subjectKind: "node", subjectId: id, actorId: "", from: undefined, to: undefined };
  return (
    <NodeDetail
      key={id}
      id={id}
      bookingPath={paths.booking}
      onRetired={() => void navigate(paths.adminNodes())}
      notFound={<NotFoundPage />}
      events={<AuditList filters={filters} pathOf={() => undefined} onlyOf={() => paths.adminNode(id)} />}
    />
  );
}
