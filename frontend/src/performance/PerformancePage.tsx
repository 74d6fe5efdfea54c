import { Empty } from "../ui/Empty";
export default function PerformancePage() {
  return <Empty>…</Empty>;
}
