import { Empty } from "../ui/Empty";
export default function DecisionsPage() {
  return <Empty>…</Empty>;
}
