import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { BookingDetail } from "@/features/booking/BookingDetail";
import { allNodes } from "@/features/node/api";
import { roomOf } from "@/features/node/rules";
import { useUser } from "../guards";
import { NotFoundPage } from "../NotFoundPage";
import { paths } from "../paths";

export function BookingPage() {
  const { id = "" } = useParams();
  const user = useUser();
  const nodes = useQuery({ ...allNodes(), enabled: user.role === "admin" });
  return (
    <BookingDetail
      key={id}
      id={id}
      user={user}
      nodes={(nodes.data ?? []).map((node) => ({ id: node.id, name: node.name, words: roomOf(node) }))}
      workspacePath={paths.workspace(id)}
      bookPath={paths.book()}
      notFound={<NotFoundPage />}
    />
  );
}
